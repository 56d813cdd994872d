"""Reads the lines of one calendar event as values: text unescaped, times with their zone; broken lines are skipped."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.extract.ical_text import Block, Line
from harvester.extract.ical_zones import resolve
from vocab.messages import finding
from vocab.model import Finding

Time = date
"""A whole day, or (its subclass) a datetime with a zone."""
EARLIEST, LATEST = 1980, 2098
MOST_DATES = 10_000
"""Values of RDATE or EXDATE that are read of one event."""

_TEXT = re.compile(r'[A-Za-z0-9-]+\s*(?:;(?:[^":]|"[^"]*")*+)?:(.*)', re.DOTALL)
_TZID = re.compile(r';\s*TZID\s*=\s*("[^"]*"|[^;]*)', re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_COMMA = re.compile(r"(?<!\\),")
_TIME = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z)?)?", re.IGNORECASE | re.ASCII)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?", re.ASCII
)
_GEO = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*[;,]\s*(-?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)


class Event(Struct, kw_only=True):
    """One VEVENT."""

    line: int
    uid: str = ""
    summary: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    geo: tuple[str, str] | None = None
    cancelled: bool = False
    private: bool = False
    start: Time | None = None
    end: Time | None = None
    """As written: of whole days the day after the last one."""
    length: timedelta | None = None
    rules: list[Line] = []
    more: list[Time | tuple[Time, Time]] = []
    """RDATE."""
    less: list[Time] = []
    """EXDATE."""
    instead: Time | None = None
    """RECURRENCE-ID: which occurrence of the series this event stands for."""
    onward: bool = False
    """Whether it stands for all later ones too."""
    sequence: int = 0
    modified: datetime | None = None


class Zones:
    """Tells the zone of written times, and remembers which names nobody knows."""

    def __init__(self, here: ZoneInfo, defined: Mapping[str, Sequence[str]]) -> None:
        self.here = here
        self.unknown: dict[str, int] = {}
        self._defined = defined
        self._known: dict[str, ZoneInfo] = {}

    def of(self, tzid: str, line: int) -> ZoneInfo:
        """Return the zone that `tzid` means; the calendar's own for one that means none."""
        if not tzid:
            return self.here
        if tzid not in self._known:
            found = resolve(tzid, self._defined, self.here)
            if found is None:
                self.unknown.setdefault(tzid, line)
            self._known[tzid] = found or self.here
        return self._known[tzid]


def events(blocks: Sequence[Block], zones: Zones, page: str) -> tuple[list[Event], list[Finding]]:
    """Return the events that have a start, and what is wrong with their lines."""
    made, findings = [], []
    for block in blocks:
        event = Event(line=block.number)
        for line in block.lines:
            name = line.text.partition(":")[0].partition(";")[0].strip().upper()
            if not _READERS[name](event, line, zones):
                findings.append(finding("ical-broken", page=page, words=line.text, detail=str(line.number)))
        if event.start is None:
            words = "-" if event.private else event.summary
            findings.append(finding("ical-no-start", page=page, words=words, detail=str(event.line)))
            continue
        _settle(event)
        made.append(event)
    findings += [finding("ical-zone", page=page, words=tzid, detail=str(line)) for tzid, line in zones.unknown.items()]
    return made, findings


def _settle(event: Event) -> None:
    """Give the event an end of the same kind as its start, or none; an end before the start is none."""
    start, end = event.start, event.end
    if start is None:
        return
    if end is None and event.length is not None:
        end = later(start, event.length)
    if isinstance(end, datetime) and not isinstance(start, datetime):
        end = end.date() + timedelta(days=1)
    elif isinstance(start, datetime) and end is not None and not isinstance(end, datetime):
        end = None
    event.end = end if end is not None and end > start else None


def later(start: Time, length: timedelta) -> Time:
    """Return the time `length` after `start`: days by the calendar, the rest by the clock.

    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> later(datetime(2026, 10, 25, 1, tzinfo=berlin), timedelta(hours=3)).isoformat()
    '2026-10-25T03:00:00+01:00'
    """
    whole = timedelta(days=length.days)
    if not isinstance(start, datetime):
        return start + (whole if length == whole else whole + timedelta(days=1))
    return ((start + whole).astimezone(UTC) + (length - whole)).astimezone(start.tzinfo)


def text(line: Line) -> str:
    """Return the value of a line, unescaped.

    >>> text(Line(1, "SUMMARY;LANGUAGE=de:Malen\\\\, Zeichnen"))
    'Malen, Zeichnen'
    """
    return _unescaped(_value(line))


def _value(line: Line) -> str:
    found = _TEXT.fullmatch(line.text)
    return found[1] if found else line.text.partition(":")[2]


def _unescaped(words: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], words).strip()


def _text(field: str) -> Callable[[Event, Line, Zones], bool]:
    def read(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
        if not getattr(event, field):
            setattr(event, field, text(line))
        return True

    return read


def _categories(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    parts = (_unescaped(part) for part in _COMMA.split(_value(line)))
    event.categories += tuple(part for part in parts if part)[:50]
    return True


def _geo(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    found = _GEO.fullmatch(_value(line))
    event.geo = (found[1], found[2]) if found else None
    return found is not None


def _status(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    event.cancelled = text(line).upper() == "CANCELLED"
    return True


def _class(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    event.private = text(line).upper() not in {"", "PUBLIC"}
    return True


def _sequence(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    words = text(line)
    if not words.isdecimal() or len(words) > 9:
        return False
    event.sequence = int(words)
    return True


def _time(field: str) -> Callable[[Event, Line, Zones], bool]:
    def read(event: Event, line: Line, zones: Zones) -> bool:
        where, values = _dated(line, zones)
        found = moment(values[0], where)
        if found is None or len(values) > 1:
            return False
        setattr(event, field, found)
        return True

    return read


def _instead(event: Event, line: Line, zones: Zones) -> bool:
    event.onward = "THISANDFUTURE" in line.text.upper()
    return _time("instead")(event, line, zones)


def _modified(event: Event, line: Line, zones: Zones) -> bool:
    where, values = _dated(line, zones)
    found = moment(values[0], where)
    event.modified = found if isinstance(found, datetime) else None
    return found is not None


def _duration(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    event.length = duration(text(line))
    return event.length is not None


def _rule(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    event.rules = [*event.rules, Line(line.number, _value(line))]
    return True


def _more(event: Event, line: Line, zones: Zones) -> bool:
    where, values = _dated(line, zones)
    found = [_date_or_period(words, where) for words in values[:MOST_DATES] if words]
    event.more = [*event.more, *(one for one in found if one is not None)][:MOST_DATES]
    return None not in found and len(values) <= MOST_DATES


def _less(event: Event, line: Line, zones: Zones) -> bool:
    where, values = _dated(line, zones)
    found = [moment(words, where) for words in values[:MOST_DATES] if words]
    event.less = [*event.less, *(one for one in found if one is not None)][:MOST_DATES]
    return None not in found and len(values) <= MOST_DATES


def _dated(line: Line, zones: Zones) -> tuple[ZoneInfo, list[str]]:
    """Return the zone that a line names, and its values; a TZID may hold colons though it should not."""
    head, _, value = line.text.rpartition(":")
    found = _TZID.search(head)
    return zones.of(found[1].strip('" ') if found else "", line.number), [one.strip() for one in value.split(",")]


def moment(words: str, where: ZoneInfo) -> Time | None:
    """Return the day or time that `words` are, at the clocks of `where` unless they say UTC.

    >>> moment("20261005T180000", ZoneInfo("Europe/Berlin")).isoformat(), moment("20261305", ZoneInfo("UTC"))
    ('2026-10-05T18:00:00+02:00', None)
    """
    found = _TIME.fullmatch(words)
    if not found or not EARLIEST <= int(found[1]) <= LATEST:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        if found[4] is None:
            return date(year, month, day)
        clock = int(found[4]), int(found[5]), min(int(found[6] or 0), 59)
        return datetime(year, month, day, *clock, tzinfo=ZoneInfo("UTC") if found[7] else where)
    except ValueError:
        return None


def duration(words: str) -> timedelta | None:
    """Return how long a DURATION is; None for none, negative ones and more than ten years."""
    found = _DURATION.fullmatch(words.strip().upper())
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if length <= timedelta(days=3660) else None


def _date_or_period(words: str, where: ZoneInfo) -> Time | tuple[Time, Time] | None:
    begin, _, rest = words.partition("/")
    start = moment(begin, where)
    if start is None or not rest:
        return start
    length = duration(rest)
    end = later(start, length) if length is not None else moment(rest, where)
    return (start, end) if end is not None and type(end) is type(start) and end > start else start


_READERS: Mapping[str, Callable[[Event, Line, Zones], bool]] = {
    "UID": _text("uid"),
    "SUMMARY": _text("summary"),
    "DESCRIPTION": _text("description"),
    "LOCATION": _text("location"),
    "URL": _text("url"),
    "CATEGORIES": _categories,
    "GEO": _geo,
    "STATUS": _status,
    "CLASS": _class,
    "SEQUENCE": _sequence,
    "DTSTART": _time("start"),
    "DTEND": _time("end"),
    "DURATION": _duration,
    "RRULE": _rule,
    "RDATE": _more,
    "EXDATE": _less,
    "RECURRENCE-ID": _instead,
    "LAST-MODIFIED": _modified,
}
