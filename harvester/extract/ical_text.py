"""Tells the events and zones of a calendar apart, line by line; tolerant of all that is broken, blind to persons.

Only properties that an offer can use are kept, so that names of organisers and attendees go no further.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from harvester.extract.ical_lines import Line
from vocab.messages import finding
from vocab.model import Finding

MOST_EVENTS = 250_000
MOST_OF_EVENT = 2 * 1024 * 1024
"""Characters of one event that are read; each line counts as `_LINE` more."""
MOST_ZONES = 1_000
"""Zones that one calendar may define or name."""
_LINE = 50
_SHOWN = 20
"""Findings about broken lines of one calendar; what more there is, is counted."""
_LONGEST = 200
"""Characters of a value that says something of the whole calendar."""
_MOST_OFFSETS = 20
_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])", re.ASCII)
_WANTED = frozenset(
    "UID SUMMARY DESCRIPTION LOCATION URL CATEGORIES GEO STATUS CLASS DTSTART DTEND DURATION RRULE RDATE EXDATE "
    "RECURRENCE-ID SEQUENCE LAST-MODIFIED".split()
)


class Block(Struct):
    """The wanted lines of one event, from the line where it begins; `calendar` is the number of its VCALENDAR."""

    calendar: int
    number: int
    lines: list[Line]


class Head(Struct):
    """What one VCALENDAR says of all its events."""

    number: int
    method: str = ""
    zone: str = ""
    """X-WR-TIMEZONE: the zone of times without one."""
    zones: dict[str, list[str]] = {}
    """TZID of each VTIMEZONE -> its TZOFFSETTO values."""
    events: int = 0


Part: TypeAlias = Block | Head | Finding


def parts(lines: Iterable[Line], page: str) -> Iterator[Part]:
    """Yield the events of each calendar as they end, then its head; and at last what is broken."""
    reader = _Reader(page)
    for line in lines:
        reader.take(line)
        if reader.done:
            yield from reader.done
            reader.done.clear()
    yield from reader.close()


class _Reader:
    """Takes the lines one after the other and remembers in which components it stands."""

    def __init__(self, page: str) -> None:
        self.done: list[Part] = []
        self._page = page
        self._head: Head | None = None
        self._findings: list[Finding] = []
        self._broken = 0
        self._open: list[str] = []
        self._event: Block | None = None
        self._room, self._full = 0, False
        self._offsets: list[str] | None = None
        """Of the zone that was begun last."""
        self._events = 0

    def take(self, line: Line) -> None:
        words = line.text.lstrip()
        name = _NAME.match(words)
        if not name:
            if self._event and self._open[-1:] == ["VEVENT"]:
                self._note(line.number, line.text)
            return
        upper = name.group().upper()
        value = words[name.end() + 1 :].strip()
        if upper == "BEGIN":
            self._begin(value[:_LONGEST].upper(), line)
        elif upper == "END":
            self._end(value[:_LONGEST].upper(), line)
        else:
            self._property(upper, value, line)

    def close(self) -> list[Part]:
        if self._open:
            self._finish_event()
            self._findings.append(finding("ical-cut-off", page=self._page, words=self._open[-1]))
        self._finish_calendar()
        if self._broken > _SHOWN:
            self._findings.append(finding("ical-broken-more", page=self._page, words=self._broken - _SHOWN))
        if self._events > MOST_EVENTS:
            self._findings.append(
                finding("ical-too-many", page=self._page, words=self._events, detail=str(MOST_EVENTS))
            )
        return [*self.done, *self._findings]

    def _begin(self, kind: str, line: Line) -> None:
        if kind == "VCALENDAR":
            if self._open:
                self._note(line.number, line.text)
                self._finish_event()
            self._finish_calendar()
            self._open = [kind]
            self._head = Head(number=line.number)
            return
        if kind == "VEVENT" and "VEVENT" in self._open:
            self._note(line.number, line.text)
            self._finish_event()
            del self._open[self._open.index("VEVENT") :]
        if not self._head or len(self._open) > 20:
            return
        self._open.append(kind)
        if kind == "VEVENT":
            self._events += 1
            self._event = Block(self._head.number, line.number, [])
            self._room, self._full = MOST_OF_EVENT, False
        elif kind == "VTIMEZONE":
            self._offsets = None

    def _end(self, kind: str, line: Line) -> None:
        if kind not in self._open:
            if self._head:
                self._note(line.number, line.text)
            return
        del self._open[len(self._open) - 1 - self._open[::-1].index(kind) :]
        if "VEVENT" not in self._open:
            self._finish_event()

    def _finish_event(self) -> None:
        if self._event and self._head and self._events <= MOST_EVENTS:
            self._head.events += 1
            self.done.append(self._event)
        self._event = None

    def _finish_calendar(self) -> None:
        if self._head:
            self.done.append(self._head)

    def _property(self, name: str, value: str, line: Line) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "VEVENT":
            if self._event and name in _WANTED:
                self._wanted(self._event, line)
        elif self._head and self._open:
            self._of_all(self._head, inside, name, value)

    def _wanted(self, event: Block, line: Line) -> None:
        """Keep a line of an event if there is room for it; the first for which there is none is told."""
        needed = MOST_OF_EVENT + 1 if line.cut else len(line.text) + _LINE
        if needed <= self._room:
            self._room -= needed
            event.lines.append(Line(line.number, line.text.strip()))
        elif not self._full:
            self._full = True
            size = MOST_OF_EVENT // 1024**2
            self._findings.append(finding("ical-event-large", page=self._page, words=size, detail=str(event.number)))

    def _of_all(self, head: Head, inside: str, name: str, value: str) -> None:
        """Read what holds for all events of a calendar."""
        value = value[:_LONGEST]
        if inside == "VCALENDAR" and name == "METHOD":
            head.method = value.upper()
        elif inside == "VCALENDAR" and name == "X-WR-TIMEZONE":
            head.zone = value
        elif inside == "VTIMEZONE" and name == "TZID":
            self._offsets = []
            if value and (len(head.zones) < MOST_ZONES or value in head.zones):
                head.zones[value] = self._offsets
        elif name == "TZOFFSETTO" and self._offsets is not None and "VTIMEZONE" in self._open:
            self._offsets += [value] if value not in self._offsets and len(self._offsets) < _MOST_OFFSETS else []

    def _note(self, number: int, words: str) -> None:
        self._broken += 1
        if self._broken <= _SHOWN:
            self._findings.append(finding("ical-broken", page=self._page, words=_printable(words), detail=str(number)))


def _printable(words: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in words[:200])
