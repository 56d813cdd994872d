"""Reads when an offer is held: course instances, sub-events, schedules and words in; instances out."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from harvester.mapping.addresses import web
from harvester.mapping.dates import before
from harvester.mapping.details.statuses import status
from harvester.mapping.enrolment import enrolment
from harvester.mapping.items import first, things
from harvester.mapping.modes import mode
from harvester.mapping.moments import MOST, Context
from harvester.mapping.notes import Notes
from harvester.mapping.places.venues import places
from harvester.mapping.prices.costs import price
from harvester.mapping.text import cut, line
from harvester.mapping.timing import Held, held
from harvester.records import Item
from vocab.model import Instance, Session

_SITTING = timedelta(hours=24)
"""The longest that one session may last."""


def instances(item: Item, context: Context, notes: Notes) -> tuple[Instance, ...]:
    """Return every time that `item` is held, in the order of the page."""
    listed = things(item, "hasCourseInstance", "instances")
    if len(listed) > MOST:
        notes.finding("too-many-instances", "instances", str(len(listed)))
    found = [made for inner in listed[:MOST] for made in _instance_of(inner, context, notes)]
    if not listed or first(item, "startDate", "dateText"):
        found.extend(_own(item, context, notes))
    return tuple(dict.fromkeys(found))


def _own(item: Item, context: Context, notes: Notes) -> list[Instance]:
    """Return the instances that the item itself is, with sub-events as sessions or, outside of it, as instances."""
    own = [
        Instance(start=one.start, end=one.end, schedule=one.schedule, sessions=one.sessions)
        for one in held(item, context, notes)
    ]
    return _with_parts(item, own, context, notes)


def _instance_of(item: Item, context: Context, notes: Notes) -> list[Instance]:
    """Return one course instance, or several where it states several spans, with all that is said of it."""
    own = held(item, context, notes) or [Held()]
    detail = Instance(
        places=places(item, ("location",), notes, "instances.places"),
        price=price(item, notes, "instances.price"),
        status=status(item, notes, "instances.status"),
        mode=mode(item, notes, "instances.mode"),
        enrolment=enrolment(item, context.zone, notes, "instances.enrolment"),
        url=web(first(item, "url")) or web(item.id),
        identifier=cut(line(first(item, "identifier", "courseCode")[:400]), 200),
    )
    made = [
        Instance(
            start=one.start, end=one.end, schedule=one.schedule, sessions=one.sessions, places=detail.places,
            price=detail.price, enrolment=detail.enrolment, status=detail.status,
            mode=detail.mode, url=detail.url, identifier=detail.identifier,
        )
        for one in own
    ]  # fmt: skip
    return [one for one in _with_parts(item, made, context, notes) if one != Instance()]


def _with_parts(item: Item, own: list[Instance], context: Context, notes: Notes) -> list[Instance]:
    """Add sub-events: those within the one instance become its sessions, others further instances."""
    parts = things(item, "subEvent", "subEvents")
    if not parts:
        return own
    sessions: list[Session] = []
    further: list[Instance] = []
    whole = own[0] if len(own) == 1 else None
    for part in parts[:MOST]:
        for one in held(part, context, notes):
            at = places(part, ("location",), notes, "instances.places")
            name = cut(line(first(part, "name")[:1000]), 300)
            if whole and one.start and (not whole.start or _within(one, whole)):
                end = _sitting(one, notes)
                sessions.append(Session(start=one.start, end=end, name=name, place=at[0] if at else None))
            else:
                made = Instance(start=one.start, end=one.end, schedule=one.schedule, sessions=one.sessions, places=at)
                further.append(replace(made, status=status(part, notes)))
    if whole and sessions:
        own = [_with_sessions(item, whole, sessions, notes)]
    return own + further


def _with_sessions(item: Item, whole: Instance, sessions: list[Session], notes: Notes) -> Instance:
    """Return an instance with the sessions that are listed, which stand before those that a schedule gave."""
    ordered = tuple(sorted(dict.fromkeys(sessions), key=lambda one: (one.start, one.end, one.name)))
    told = line(first(item, "sessionCount")[:200])
    if told.isdecimal() and int(told[:5]) != len(ordered):
        notes.finding("session-count", "sessionCount", told, str(len(ordered)))
    end = whole.end or ordered[-1].end or ordered[-1].start[:10]
    return replace(whole, start=whole.start or ordered[0].start, end=end, sessions=ordered)


def _sitting(one: Held, notes: Notes) -> str:
    """Return when a session ends; an end more than a day later belongs to something else."""
    if "T" not in one.start or "T" not in one.end:
        return one.end
    if datetime.fromisoformat(one.end) - datetime.fromisoformat(one.start) <= _SITTING:
        return one.end
    notes.finding("session-long", "endDate", one.end, one.start)
    return ""


def _within(one: Held, whole: Instance) -> bool:
    return not before(one.start, whole.start) and not (whole.end and before(whole.end, one.start))
