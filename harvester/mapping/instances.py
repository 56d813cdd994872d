"""Reads when an offer is held: course instances, sub-events, schedules and words in; instances out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.mapping.addresses import web
from harvester.mapping.dates import before, duration, end_after
from harvester.mapping.dates import moment as machine_moment
from harvester.mapping.datewords import Span, spans
from harvester.mapping.items import first, said, things
from harvester.mapping.modes import mode, status
from harvester.mapping.notes import Notes
from harvester.mapping.places import places
from harvester.mapping.prices import price
from harvester.mapping.text import cut, line
from harvester.mapping.zones import zone
from harvester.records import Item
from vocab.model import Instance, Moment, Session

MOST = 1_000
"""Instances of one offer, and sessions of one instance, that are read; more is a mistake or an attack."""

_ORIGINS = {"startDate": "instances.start", "endDate": "instances.end"}


class When(Struct, frozen=True):
    """What dates are read with: the zone of times without one, and the years that the page names."""

    zone: ZoneInfo
    years: frozenset[int] = frozenset()


def instances(item: Item, when: When, notes: Notes) -> tuple[Instance, ...]:
    """Return every time that `item` is held, in the order of the page."""
    listed = things(item, "hasCourseInstance", "instances")
    if len(listed) > MOST:
        notes.finding("too-many-instances", "instances", str(len(listed)))
    found = [made for inner in listed[:MOST] for made in _instance_of(inner, when, notes)]
    if not listed or first(item, "startDate", "dateText"):
        found.extend(_own(item, when, notes))
    return tuple(dict.fromkeys(found))


def _own(item: Item, when: When, notes: Notes) -> list[Instance]:
    """Return the instances that the item itself is, with sub-events as sessions or, outside of it, as instances."""
    own = [Instance(start=span.start, end=span.end) for span in _spans(item, when, notes)]
    return _with_parts(item, own, when, notes)


def _instance_of(item: Item, when: When, notes: Notes) -> list[Instance]:
    """Return one course instance, or several where it states several spans, with all that is said of it."""
    own = _spans(item, when, notes) or [Span("")]
    detail = Instance(
        places=places(item, ("location",), notes, "instances.places"),
        price=price(item, notes, "instances.price"),
        status=status(item, notes, "instances.status"),
        mode=mode(item, notes, "instances.mode"),
        url=web(first(item, "url")) or web(item.id),
        identifier=cut(line(first(item, "identifier", "courseCode")[:400]), 200),
    )
    made = [
        Instance(
            start=span.start, end=span.end, places=detail.places, price=detail.price, status=detail.status,
            mode=detail.mode, url=detail.url, identifier=detail.identifier,
        )
        for span in own
    ]  # fmt: skip
    return [one for one in _with_parts(item, made, when, notes) if one != Instance()]


def _with_parts(item: Item, own: list[Instance], when: When, notes: Notes) -> list[Instance]:
    """Add sub-events: those within the one instance become its sessions, others further instances."""
    parts = things(item, "subEvent", "subEvents")
    if not parts:
        return own
    sessions: list[Session] = []
    further: list[Instance] = []
    whole = own[0] if len(own) == 1 else None
    for part in parts[:MOST]:
        for span in _spans(part, when, notes):
            at = places(part, ("location",), notes, "instances.places")
            name = cut(line(first(part, "name")[:1000]), 300)
            if whole and (not whole.start or _within(span, whole)):
                sessions.append(Session(start=span.start, end=span.end, name=name, place=at[0] if at else None))
            else:
                further.append(Instance(start=span.start, end=span.end, places=at, status=status(part, notes)))
    if whole and sessions:
        ordered = tuple(sorted(dict.fromkeys(sessions), key=lambda one: (one.start, one.end, one.name)))
        begin = whole.start or ordered[0].start
        own = [_replace(whole, start=begin, sessions=ordered)]
    return own + further


def _replace(instance: Instance, *, start: Moment, sessions: tuple[Session, ...]) -> Instance:
    return Instance(
        start=start, end=instance.end, sessions=sessions, places=instance.places, price=instance.price,
        status=instance.status, mode=instance.mode, url=instance.url, identifier=instance.identifier,
    )  # fmt: skip


def _within(span: Span, whole: Instance) -> bool:
    last = whole.end or whole.start[:10]
    return not before(span.start, whole.start) and not before(last, span.start)


def _spans(item: Item, when: When, notes: Notes) -> list[Span]:
    """Return the spans that the item states: start and end, else its schedule, else dates in words."""
    begins = list(dict.fromkeys(said(item, "startDate")))
    if begins:
        ends = list(dict.fromkeys(said(item, "endDate")))
        if len(begins) > 1 and len(ends) in {0, len(begins)}:
            pairs = zip(begins, ends or [""] * len(begins), strict=True)
        else:
            pairs = zip(begins[:1], ends[:1] or [""], strict=True)
        found = (_span(item, begin, end, when, notes) for begin, end in list(pairs)[:MOST])
        return [span for span in found if span]
    schedules = things(item, "eventSchedule", "courseSchedule")[:MOST]
    if schedules:
        return [span for one in schedules if (span := _schedule(one, when, notes))]
    return [span for words in said(item, "dateText") for span in _worded(words, "startDate", when, notes)]


def _span(item: Item, begin: str, end: str, when: When, notes: Notes) -> Span | None:
    span = _stated(begin, "startDate", when, notes)
    if not span:
        return None
    last = _stated(end, "endDate", when, notes) if end else None
    finish = (last.end or last.start) if last else ""
    if finish and before(finish, span.start):
        notes.finding("date-order", "endDate", end, begin)
        finish = ""
    if not end and not span.end and (length := _length(item)):
        finish = end_after(span.start, length, when.zone)
    return Span(span.start, finish or span.end)


def _length(item: Item) -> timedelta | None:
    words = first(item, "duration")
    return duration(words) if words else None


def _stated(words: str, field: str, when: When, notes: Notes) -> Span | None:
    """Return the moment that `words` state, as a span without end unless words name one."""
    read = machine_moment(words, when.zone)
    if read is None:
        worded = _worded(words, field, when, notes)
        return worded[0] if worded else None
    if read.code:
        notes.finding(read.code, field, words)
    if not read.moment:
        return None
    notes.origin(_ORIGINS[field], words)
    return Span(read.moment)


def _worded(words: str, field: str, when: When, notes: Notes) -> tuple[Span, ...]:
    found = spans(line(words[:1000]), when.zone, when.years)
    if found.code:
        notes.finding(found.code, field, words)
    if found.spans:
        notes.origin(_ORIGINS[field], words)
    return found.spans


def _schedule(item: Item, when: When, notes: Notes) -> Span | None:
    """Return from when to when a schedule runs; it is not expanded, for holidays are not in it."""
    where = zone(line(first(item, "scheduleTimezone")[:100])) or when.zone
    inner = When(where, when.years)
    begin, end = first(item, "startDate"), first(item, "endDate")
    if not begin:
        return None
    return _span(item, _at(begin, first(item, "startTime")), _at(end, first(item, "endTime")), inner, notes)


def _at(day: str, time: str) -> str:
    """Return a day and a time of day as one; the day alone when it has a time or there is none."""
    time = time.strip()
    return f"{day.strip()}T{time}" if day and time[:2].isdigit() and "T" not in day else day
