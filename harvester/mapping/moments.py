"""Reads start, end and words about dates of one item: what stands there in, spans and what words say out."""

from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.mapping.dates import LATEST, before, duration, end_after
from harvester.mapping.dates import moment as machine_moment
from harvester.mapping.items import first, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.mapping.when.spans import Span
from harvester.mapping.when.words import When, when
from harvester.records import Item

MOST = 1_000
"""Instances of one offer, and sessions of one instance, that are read; more is a mistake or an attack."""

_ORIGINS = {"startDate": "instances.start", "endDate": "instances.end", "dateText": "instances.start"}


class Context(Struct, frozen=True):
    """What dates are read with: the zone of times without one, and the years that the page names."""

    zone: ZoneInfo
    years: frozenset[int] = frozenset()
    latest: int = LATEST
    """The last year in which something of today's offers may begin."""
    state: str = ""
    """Of the source, the first two digits of its AGS."""
    school_holidays: str = ""


def stated_spans(item: Item, context: Context, notes: Notes) -> list[Span]:
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
        return list(worded(begins[0], "startDate", context, notes).spans)
    found = (stated_span(item, begin, end, context, notes) for begin, end in list(pairs)[:MOST])
    return [span for span in found if span]


def stated_span(item: Item, begin: str, end: str, context: Context, notes: Notes) -> Span | None:
    """Return the span between two moments as they are written; without an end, of the duration that the item states."""
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
        found = worded(words, field, context, notes).spans
        return found[0] if found else None
    if read.code:
        notes.finding(read.code, field, words)
    if not read.moment:
        return None
    if int(read.moment[:4]) > context.latest:
        notes.finding("date-implausible", field, words)
        return None
    notes.origin(_ORIGINS[field], words)
    return Span(read.moment)


def worded(words: str, field: str, context: Context, notes: Notes) -> When:
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
