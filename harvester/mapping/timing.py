"""Reads when one item is held: dates, schedules and words about them in; spans, and what repeats between them, out."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from harvester.mapping.dates import LATEST, before, duration, end_after
from harvester.mapping.dates import moment as machine_moment
from harvester.mapping.items import first, said, things
from harvester.mapping.notes import Notes
from harvester.mapping.schedules import Stated, completed, marked, stated
from harvester.mapping.sessions import DaysOff, at, expand
from harvester.mapping.text import line
from harvester.mapping.when import When, when
from harvester.mapping.whenspans import Span
from harvester.mapping.zones import zone_or_default
from harvester.records import Item
from vocab.model import Schedule, Session

MOST = 1_000
"""Instances of one offer, and sessions of one instance, that are read; more is a mistake or an attack."""

_ORIGINS = {"startDate": "instances.start", "endDate": "instances.end", "dateText": "instances.start"}
_MORE = frozenset({"dateText", "timeText", "eventSchedule", "courseSchedule", "sessionCount"})


class Context(Struct, frozen=True):
    """What dates are read with: the zone of times without one, and the years that the page names."""

    zone: ZoneInfo
    years: frozenset[int] = frozenset()
    latest: int = LATEST
    """The last year in which something of today's offers may begin."""
    state: str = ""
    """Of the source, the first two digits of its AGS."""
    school_holidays: str = ""


class Held(Struct, frozen=True):
    """One span in which something is held, with its repetition and its single sessions where they are known."""

    start: str = ""
    end: str = ""
    schedule: Schedule | None = None
    sessions: tuple[Session, ...] = ()


def held(item: Item, context: Context, notes: Notes) -> list[Held]:
    """Return when an item is held: by its dates, completed by its schedule and by words, where they say more."""
    spans = _spans(item, context, notes)
    if _MORE.isdisjoint(item.properties) and (spans or "startDate" not in item.properties):
        return [Held(span.start, span.end) for span in spans]
    texts = said(item, "dateText")[:MOST]
    words = [_worded(text, "dateText", context, notes) for text in texts]
    if spans:
        _compare(spans, texts, words, notes)
    else:
        words.extend(_worded(text, "startDate", context, notes) for text in said(item, "startDate")[:1])
        spans = list(dict.fromkeys(span for one in words for span in one.spans))
    times = [_worded(text, "timeText", context, notes) for text in said(item, "timeText")[:10]]
    told = stated(item, [*words, *times], notes)
    schedules = things(item, "eventSchedule", "courseSchedule")[:50]
    if schedules:
        return [one for each in schedules for one in _marked(each, spans, told, context, notes)]
    if len(spans) > 1:
        return _listed([_at_time(span, told, context, notes) for span in spans], told, notes)
    return _repeated([_at_time(span, told, context, notes) for span in spans], told, context, notes)


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
    span = _span(item, begin, end, context, notes)
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


def _spans(item: Item, context: Context, notes: Notes) -> list[Span]:
    """Return the spans that start and end state."""
    begins = list(dict.fromkeys(said(item, "startDate")))
    if not begins:
        return []
    ends = list(dict.fromkeys(said(item, "endDate")))
    if len(begins) > 1 and len(ends) in {0, len(begins)}:
        pairs = zip(begins, ends or [""] * len(begins), strict=True)
    else:
        pairs = zip(begins[:1], ends[:1] or [""], strict=True)
    if len(begins) == 1 and not ends and machine_moment(begins[0], context.zone) is None:
        return list(_worded(begins[0], "startDate", context, notes).spans)
    found = (_span(item, begin, end, context, notes) for begin, end in list(pairs)[:MOST])
    return [span for span in found if span]


def _span(item: Item, begin: str, end: str, context: Context, notes: Notes) -> Span | None:
    span = _stated(begin, "startDate", context, notes)
    if not span:
        return None
    last = _stated(end, "endDate", context, notes) if end else None
    finish = (last.end or last.start) if last else ""
    if finish and before(finish, span.start):
        notes.finding("date-order", "endDate", end, begin)
        finish = ""
    if not end and not span.end and (words := first(item, "duration")) and (length := duration(words)):
        finish = end_after(span.start, length, context.zone)
    return Span(span.start, finish or span.end)


def _stated(words: str, field: str, context: Context, notes: Notes) -> Span | None:
    """Return the moment that `words` state, as a span without end unless words name one."""
    read = machine_moment(words, context.zone)
    if read is None:
        worded = _worded(words, field, context, notes).spans
        return worded[0] if worded else None
    if read.code:
        notes.finding(read.code, field, words)
    if not read.moment:
        return None
    if int(read.moment[:4]) > context.latest:
        notes.finding("date-implausible", field, words)
        return None
    notes.origin(_ORIGINS[field], words)
    return Span(read.moment)


def _worded(words: str, field: str, context: Context, notes: Notes) -> When:
    """Return what words say; a start in words that is no date is a finding, a time of day only where a day is due."""
    found = when(line(words), context.zone, context.years)
    far = [span for span in found.spans if int(span.start[:4]) > context.latest]
    if far or (found.schedule and found.schedule.start_date[:4] > str(context.latest)):
        found = When(code="date-implausible")
    code = found.code
    if field != "timeText" and not code and not found.spans and not found.schedule and not found.time[0]:
        code = "date-vague"
    if code and not (field == "timeText" and code in {"date-open", "date-other"}):
        notes.finding(code, field, words)
    if field in _ORIGINS and (found.spans or (found.schedule and found.schedule.start_date)):
        notes.origin(_ORIGINS[field], words)
    if found.schedule:
        notes.origin("instances.schedule", words)
    return found
