"""Reads the lines of one calendar event as values: text unescaped, times with their zone; broken lines are skipped."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.extract.ical_lines import Line
from harvester.extract.ical_text import MOST_ZONES, Block
from harvester.extract.ical_times import Time, date_or_period, duration, later, moment
from harvester.extract.ical_zones import resolve
from vocab.messages import finding
from vocab.model import Finding

MOST_DATES = 10_000
"""Values of RDATE or EXDATE that are read of one event."""
MOST_RULES = 5
MOST_CATEGORIES = 50

_TEXT = re.compile(r'[A-Za-z0-9-]+\s*(?:;(?:[^":]|"[^"]*")*+)?:(.*)', re.DOTALL)
_TZID = re.compile(r';\s*TZID\s*=\s*("[^"]*"|[^;]*)', re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_COMMA = re.compile(r"(?<!\\),")
_GEO = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*[;,]\s*(-?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)

Read = TypeVar("Read")


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
            if len(self._known) == MOST_ZONES:
                return self.here
            found = resolve(tzid, self._defined, self.here)
            if found is None:
                self.unknown.setdefault(tzid, line)
            self._known[tzid] = found or self.here
        return self._known[tzid]


def read_event(block: Block, zones: Zones, page: str) -> tuple[Event | None, list[Finding]]:
    """Return the event, if it has a start, and what is wrong with its lines."""
    made = Event(line=block.number)
    findings = []
    for line in block.lines:
        name = line.text.partition(":")[0].partition(";")[0].strip().upper()
        if not _READERS[name](made, line, zones):
            findings.append(finding("ical-broken", page=page, words=line.text, detail=str(line.number)))
    if made.start is None:
        words = "-" if made.private else made.summary
        findings.append(finding("ical-no-start", page=page, words=words, detail=str(made.line)))
        return None, findings
    _settle(made)
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


def text(line: Line) -> str:
    """Return the value of a line, unescaped.

    >>> text(Line(1, "SUMMARY;LANGUAGE=de:Malen\\\\, Zeichnen"))
    'Malen, Zeichnen'
    """
    return _unescaped(_value(line))


def _value(line: Line) -> str:
    head, _, value = line.text.partition(":")
    found = _TEXT.fullmatch(line.text) if '"' in head else None
    return found[1] if found else value


def _unescaped(words: str) -> str:
    if "\\" in words:
        words = _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], words)
    return words.strip()


def _text(field: str) -> Callable[[Event, Line, Zones], bool]:
    def read(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
        if not getattr(event, field):
            setattr(event, field, text(line))
        return True

    return read


def _categories(event: Event, line: Line, zones: Zones) -> bool:  # noqa: ARG001
    parts = (_unescaped(part) for part in _COMMA.split(_value(line)))
    found = [part for part in parts if part][:MOST_CATEGORIES]
    event.categories = tuple(dict.fromkeys((*event.categories, *found)))[:MOST_CATEGORIES]
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
    event.rules = [*event.rules, Line(line.number, _value(line))][:MOST_RULES]
    return True


def _more(event: Event, line: Line, zones: Zones) -> bool:
    where, values = _dated(line, zones)
    return _added(event.more, [date_or_period(words, where) for words in values[:MOST_DATES] if words], values)


def _less(event: Event, line: Line, zones: Zones) -> bool:
    where, values = _dated(line, zones)
    return _added(event.less, [moment(words, where) for words in values[:MOST_DATES] if words], values)


def _added(dates: list[Read], found: Sequence[Read | None], values: Sequence[str]) -> bool:
    """Add what was read of a line to the dates; tell whether all of it was read and there was room for it."""
    room = MOST_DATES - len(dates)
    read = [one for one in found if one is not None]
    dates.extend(read[:room])
    return None not in found and len(values) <= MOST_DATES and len(read) <= room


def _dated(line: Line, zones: Zones) -> tuple[ZoneInfo, list[str]]:
    """Return the zone that a line names, and its values; a TZID may hold colons though it should not."""
    head, _, value = line.text.rpartition(":")
    found = _TZID.search(head)
    return zones.of(found[1].strip('" ') if found else "", line.number), [
        one.strip() for one in value.split(",", MOST_DATES)
    ]


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
