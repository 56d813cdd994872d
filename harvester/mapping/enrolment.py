"""Reads whether and until when one can register, and how many places there are: fields first, then words."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from harvester.mapping.details.deadlines import deadline
from harvester.mapping.details.seats import FEW, availability
from harvester.mapping.details.seatsizes import capacity
from harvester.mapping.details.seatsleft import places_left
from harvester.mapping.items import first, local, said, things
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.mapping.when.words import day
from harvester.records import Item
from vocab.model import Availability, Enrolment, Moment

MOST = 100_000
"""More places than this are a mistake."""
_WEB: dict[str, Availability] = {
    "SoldOut": "full", "OutOfStock": "full", "LimitedAvailability": "few", "InStock": "free", "OnlineOnly": "free",
    "InStoreOnly": "free", "PreOrder": "free", "BackOrder": "waitlist", "Reserved": "full", "Discontinued": "full",
}  # fmt: skip
NOTHING: Mapping[str, Sequence[str]] = {}
_TOLD = frozenset({"seats", "sizes", "deadline"})
_FIELDS = frozenset(
    """offers statusText maximumAttendeeCapacity minimumAttendeeCapacity remainingAttendeeCapacity attendeeCount
    registrationDeadline""".split()
)


def enrolment(
    item: Item, zone: ZoneInfo, notes: Notes, field: str = "enrolment", told: Mapping[str, Sequence[str]] = NOTHING
) -> Enrolment | None:
    """Return what `item` says of registering, or None; `told` is what running text says of `seats` and the like."""
    if _FIELDS.isdisjoint(item.properties) and _TOLD.isdisjoint(told):
        return None
    seats, sizes, until = ("\n".join(told.get(name, ())).lower() for name in ("seats", "sizes", "deadline"))
    most, least = _number(item, "maximumAttendeeCapacity"), _number(item, "minimumAttendeeCapacity")
    left = _number(item, "remainingAttendeeCapacity", zero=True)
    taken = _number(item, "attendeeCount", zero=True)
    if left is None and most and taken is not None:
        left = max(0, most - taken)
    state = _availability(item)
    if seats:
        said_left, total = places_left(seats)
        left, most = said_left if left is None else left, most or total
        state = state or availability(seats)
    if sizes:
        said_most, said_least = capacity(sizes)
        most, least = most or said_most, least or said_least
    if not state and left is not None:
        state = "full" if left == 0 else "few" if left <= FEW else "free"
    made = Enrolment(
        availability=state,
        left=left,
        most=most or None,
        least=least or None,
        deadline=_deadline(item, until, zone, notes),
    )
    if made == Enrolment():
        return None
    notes.origin(field, _words(item) or seats or sizes or until)
    return made


def _number(item: Item, name: str, *, zero: bool = False) -> int | None:
    """Return a stated number; `-1` and, of sizes, `0` mean that nothing is known."""
    words = first(item, name).strip()
    if not words.isdecimal() or len(words) > 6:
        return None
    value = int(words)
    return value if value <= MOST and (value or zero) else None


def _availability(item: Item) -> Availability:
    for words in said(item, "statusText"):
        if state := availability(line(words[:500]).lower()):
            return state
    for offer in things(item, "offers"):
        for words in said(offer, "availability"):
            state = _WEB.get(local(words), "")
            if state := state or availability(line(words[:200]).lower()):
                return state
    return ""


def _deadline(item: Item, told: str, zone: ZoneInfo, notes: Notes) -> Moment:
    for words in (
        *said(item, "registrationDeadline"),
        *(w for o in things(item, "offers") for w in said(o, "validThrough")),
    ):
        if found := day(line(words[:200]), zone):
            return found
        notes.finding("date-invalid", "registrationDeadline", words)
    return deadline(told, zone)


def _words(item: Item) -> str:
    return next(
        (
            words
            for name in ("statusText", "registrationDeadline", "maximumAttendeeCapacity")
            for words in said(item, name)
        ),
        "",
    )
