"""Reads whether and until when one can register, and how many places there are: fields first, then words."""

import re
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from harvester.mapping.items import first, local, said, things
from harvester.mapping.notes import Notes
from harvester.mapping.seats import FEW, availability, capacity, places_left
from harvester.mapping.text import line
from harvester.mapping.when import day
from harvester.records import Item
from vocab.model import Availability, Enrolment, Moment

MOST = 100_000
"""More places than this are a mistake."""
_DEADLINE = re.compile(
    r"(?:anmelde(?:schluss|frist|ende|termin|tag|zeitraum)|(?:letzter )?(?:stichtag|anmeldestopp|buchungsende)"
    r"|\b(?:anmeld\w*|buch\w*|bewerb\w*|rückmeld\w*|regist\w*)"
    r"(?: [^\W\d]+){0,6},? (?:bis|spätestens|by|until|before|vor dem)|an(?:meldung|meldungen|m\.)(?: \w+){0,3} bis"
    r"|anmelden(?: \w+){0,2} bis"
    r"|melden sie sich(?: \w+){0,3} bis"
    r"|(?:bewerbungs|einsende|melde|buchungs|rückmelde)(?:schluss|frist)|(?:bewerbung|bewerbungen|rückmeldung"
    r"|buchung|buchbar|bewerben)(?: \w+){0,3} bis"
    r"|registration (?:closes|deadline|until|ends|is open until)|(?:application )?deadline(?: for \w+)?|(?:register"
    r"|sign up|apply|book|rsvp|enrol)(?: \w+){0,2} (?:by|until|before)"
    r"|\bbis(?: spätestens)?(?: zum)? (?=\d[^.\n]{0,12}\d?[^\n]{0,12} (?:\w+ ){0,3}(?:an\b|anmelden"
    r"|anmeldung)))[^\d\n]{0,50}?(?=\d|\bjan|\bfeb|\bmar|\bapr|\bmay|\bjun|\bjul"
    r"|\baug|\bsep|\boct|\bnov|\bdec)"
)
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


def deadline(text: str, zone: ZoneInfo) -> Moment:
    """Return until when one can register, as `text`, in lower case, says.

    >>> deadline("anmeldung bis 15. august 2026", ZoneInfo("Europe/Berlin"))
    '2026-08-15'
    """
    met = _DEADLINE.search(text)
    if met is None:
        return ""
    words = _UNTIL.split(text[met.end() : met.end() + 40])[0]
    return day(words, zone) or day(_UNTIL_YEAR.split(words)[0], zone)


_UNTIL = re.compile(r"\n|\s(?:erbeten|möglich|unter|bei|per|an|telefonisch|online|anmelden|anmeldung|im|in)\b")
_UNTIL_YEAR = re.compile(r"(?<=\d\d\d\d)\W")


def _words(item: Item) -> str:
    return next(
        (
            words
            for name in ("statusText", "registrationDeadline", "maximumAttendeeCapacity")
            for words in said(item, name)
        ),
        "",
    )
