"""Reads when one item is held: dates, schedules and words about them in; spans, and what repeats between them, out."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from harvester.mapping.items import first, said, things
from harvester.mapping.moments import MOST, Context, stated_span, stated_spans, worded
from harvester.mapping.notes import Notes
from harvester.mapping.schedules import Stated, completed, marked, stated
from harvester.mapping.sessions import DaysOff, at, expand
from harvester.mapping.when.spans import Span
from harvester.mapping.when.words import When
from harvester.mapping.zones import zone_or_default
from harvester.records import Item
from vocab.model import Schedule, Session

_MORE = frozenset({"dateText", "timeText", "eventSchedule", "courseSchedule", "sessionCount"})


class Held(Struct, frozen=True):
    """One span in which something is held, with its repetition and its single sessions where they are known."""

    start: str = ""
    end: str = ""
    schedule: Schedule | None = None
    sessions: tuple[Session, ...] = ()


def held(item: Item, context: Context, notes: Notes) -> list[Held]:
    """Return when an item is held: by its dates, completed by its schedule and by words, where they say more."""
    spans = stated_spans(item, context, notes)
    if _MORE.isdisjoint(item.properties) and (spans or "startDate" not in item.properties):
        return [Held(span.start, span.end) for span in spans]
    texts = said(item, "dateText")[:MOST]
    words = [worded(text, "dateText", context, notes) for text in texts]
    if spans:
        _compare(spans, texts, words, notes)
    else:
        words.extend(worded(text, "startDate", context, notes) for text in said(item, "startDate")[:1])
        spans = list(dict.fromkeys(span for one in words for span in one.spans))
    times = [worded(text, "timeText", context, notes) for text in said(item, "timeText")[:10]]
    told = stated(item, [*words, *times], notes)
    schedules = things(item, "eventSchedule", "courseSchedule")[:50]
    if schedules:
        return [one for each in schedules for one in _marked(each, spans, told, context, notes)]
    table = _table(spans, words)
    if table:
        return [_as_sessions(table)]
    spans = _refined(spans, words)
    if len(spans) > 1:
        return _listed([_at_time(span, told, context, notes) for span in spans], told, notes)
    return _repeated([_at_time(span, told, context, notes) for span in spans], told, context, notes)


def _table(spans: list[Span], words: list[When]) -> list[Span]:
    """Return the dates that words list of the one course that markup gives the first day of: they are its sessions."""
    listed = [span for one in words for span in one.spans]
    if len(spans) != 1 or len(listed) < 2 or listed[0].start[:10] != spans[0].start[:10]:
        return []
    last = spans[0].end[:10]
    return listed if not last or last in {spans[0].start[:10], listed[-1].start[:10], listed[-1].end[:10]} else []


def _refined(spans: list[Span], words: list[When]) -> list[Span]:
    """Return the one day of the markup with the times that words give of that very day."""
    told = [span for one in words for span in one.spans]
    if len(spans) != 1 or len(told) != 1 or "T" in spans[0].start or spans[0].start != told[0].start[:10]:
        return spans
    end = spans[0].end if spans[0].end[:10] > told[0].end[:10] else told[0].end
    return [Span(told[0].start, end)]


def _listed(spans: list[Span], told: Stated, notes: Notes) -> list[Held]:
    """Return several spans: the sessions of one course when they are as many as it is said to have."""
    if len(spans) == told.count:
        return [_as_sessions(spans)]
    if told.count > 1:
        notes.finding("session-count", "sessionCount", str(told.count), str(len(spans)))
    return [Held(span.start, span.end) for span in spans]


def _marked(item: Item, spans: list[Span], told: Stated, context: Context, notes: Notes) -> list[Held]:
    """Return what a schedule of the markup states; one of no known kind leaves its first and last day."""
    schedule = marked(item, context.zone, notes)
    if schedule is None:
        own = spans or _whole(item, context, notes)
        return [Held(span.start, span.end) for span in own]
    if not schedule.count and told.count:
        schedule = replace(schedule, count=told.count)
    if not schedule.start_time and told.time[0]:
        schedule = replace(schedule, start_time=told.time[0], end_time=told.time[1])
    whole = replace(told, schedule=schedule, time=(schedule.start_time, schedule.end_time), of_schedule=True)
    return _repeated([_at_time(span, whole, context, notes) for span in spans[:1]], whole, context, notes)


def _whole(item: Item, context: Context, notes: Notes) -> list[Span]:
    begin, end = first(item, "startDate"), first(item, "endDate")
    if not begin:
        return []
    begin, end = _with_time(begin, first(item, "startTime")), _with_time(end, first(item, "endTime"))
    span = stated_span(item, begin, end, context, notes)
    return [span] if span else []


def _with_time(day: str, time: str) -> str:
    """Return a day and a time of day as one; the day alone when it has a time or there is none."""
    time = time.strip()
    return f"{day.strip()}T{time}" if day and time[:2].isdigit() and "T" not in day else day


def _repeated(spans: list[Span], told: Stated, context: Context, notes: Notes) -> list[Held]:
    """Return the one span with its schedule; a schedule without dates stands alone."""
    span = spans[0] if spans else Span("")
    schedule = completed(told, span)
    if schedule is None:
        return [Held(span.start, span.end)] if span.start else []
    found = expand(schedule, DaysOff(context.state, context.school_holidays))
    if found.code:
        notes.finding(found.code, "sessionCount", str(schedule.count), f"{schedule.start_date}/{schedule.end_date}")
    start, end = span.start, span.end
    zone = zone_or_default(schedule.timezone)
    if not start and schedule.start_date:
        start = at(date.fromisoformat(schedule.start_date), schedule.start_time, zone)
    if start and not end and schedule.end_date:
        end = _last(schedule, zone)
    if found.sessions:
        end = end if end and end[:10] != start[:10] else found.sessions[-1].end or found.sessions[-1].start
    elif schedule.count != 1 and not schedule.end_date:
        end = ""  # what ends on the first day is the first session only
    return [Held(start, end, schedule, found.sessions)]


def _last(schedule: Schedule, zone: ZoneInfo) -> str:
    over = bool(schedule.end_time) and schedule.end_time <= schedule.start_time
    return at(date.fromisoformat(schedule.end_date) + timedelta(days=over), schedule.end_time, zone)


def _as_sessions(spans: list[Span]) -> Held:
    ordered = sorted(spans)
    last = ordered[-1]
    sessions = tuple(Session(start=span.start, end=span.end) for span in ordered)
    return Held(ordered[0].start, last.end or last.start[:10], None, sessions)


def _at_time(span: Span, told: Stated, context: Context, notes: Notes) -> Span:
    """Return a span at the time that is said elsewhere; a time of its own stands."""
    begin, end = told.time
    if not begin or not span.start:
        return span
    if "T" in span.start:
        if not told.of_schedule and span.start[11:16] != begin and told.words:
            notes.finding("date-disagrees", "timeText", told.words, span.start)
        return span
    first_day = date.fromisoformat(span.start)
    start = at(first_day, begin, context.zone)
    if span.end:
        last = at(date.fromisoformat(span.end[:10]), end, context.zone) if end and "T" not in span.end else span.end
        return Span(start, last)
    over = timedelta(days=bool(end) and end <= begin)
    return Span(start, at(first_day + over, end, context.zone) if end else "")


def _compare(spans: list[Span], said_: list[str], words: list[When], notes: Notes) -> None:
    """Note where words about dates name none of the days that the markup states; the markup stands."""
    first_day, last_day = spans[0].start[:10], max(span.end[:10] or span.start[:10] for span in spans)
    for text, one in zip(said_, words, strict=False):
        days = [span.start[:10] for span in one.spans]
        if one.schedule and one.schedule.start_date:
            days.append(one.schedule.start_date)
        if days and not any(first_day <= day <= last_day for day in days):
            notes.finding("date-disagrees", "dateText", text, spans[0].start)
