"""Splits calendar bytes into the lines of its events and zones; tolerant of all that is broken, blind to persons.

Only properties that an offer can use are kept, so that names of organisers and attendees go no further.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from harvester.extract.charsets import shown
from vocab.messages import finding
from vocab.model import Finding

MOST_EVENTS = 20_000
_SHOWN = 20
"""Findings about broken lines of one calendar; what more there is, is counted."""
_NEWLINE = re.compile(rb"\r\n|\n|\r")
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_CALENDAR = re.compile(rb"^[ \t]*BEGIN:VCALENDAR", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])", re.ASCII)
_WANTED = frozenset(
    "UID SUMMARY DESCRIPTION LOCATION URL CATEGORIES GEO STATUS CLASS DTSTART DTEND DURATION RRULE RDATE EXDATE "
    "RECURRENCE-ID SEQUENCE LAST-MODIFIED".split()
)


class Line(NamedTuple):
    """One unfolded line, and the number of the line in the file where it begins."""

    number: int
    text: str


class Block(Struct):
    """The wanted lines of one event, from the line where it begins."""

    number: int
    lines: list[Line]


class CalendarText(Struct):
    """One VCALENDAR as text."""

    method: str = ""
    zone: str = ""
    """X-WR-TIMEZONE: the zone of times without one."""
    zones: dict[str, list[str]] = {}
    """TZID of each VTIMEZONE -> its TZOFFSETTO values."""
    events: list[Block] = []


def is_calendar(body: bytes) -> bool:
    """Return whether a VCALENDAR begins in `body`."""
    return bool(_CALENDAR.search(_narrow(body)))


def calendars(body: bytes, charset: str, page: str) -> tuple[list[CalendarText], list[Finding]]:
    """Return the calendars in `body`, and what is broken in them."""
    reader = _Reader(page)
    for line in lines(body, charset):
        reader.take(line)
    return reader.close()


def lines(body: bytes, charset: str) -> Iterator[Line]:
    """Yield the unfolded lines; bytes are joined before they are decoded, for folds part letters."""
    body = _narrow(body)
    encoding = _encoding(body, charset)
    number, held = 0, [b""]
    for count, raw in enumerate(_NEWLINE.split(body), 1):
        if raw[:1] in {b" ", b"\t"} and held[0]:
            held.append(raw[1:])
            continue
        if not raw:  # \r\r\n, as some programs end each line, also before a fold
            continue
        if held[0].strip():
            yield Line(number, b"".join(held).decode(encoding, "replace"))
        number, held = count, [raw]
    if held[0].strip():
        yield Line(number, b"".join(held).decode(encoding, "replace"))


def _narrow(body: bytes) -> bytes:
    """Return the body without a byte order mark; UTF-16 as UTF-8."""
    name, mark = shown(body)
    return body[mark:] if name in {"", "utf-8"} else body[mark:].decode(name, "replace").encode("utf-8", "replace")


def _encoding(body: bytes, charset: str) -> str:
    joined = _FOLD.sub(b"", body)
    for encoding in ("utf-8", charset):
        try:
            joined.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
        return encoding
    return "cp1252"


class _Reader:
    """Takes the lines one after the other and remembers in which components it stands."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._calendars: list[CalendarText] = []
        self._findings: list[Finding] = []
        self._broken = 0
        self._open: list[str] = []
        self._event: Block | None = None
        self._zone = ""
        self._events = 0

    def take(self, line: Line) -> None:
        name = _NAME.match(line.text.lstrip())
        if not name:
            if self._event and self._open[-1:] == ["VEVENT"]:
                self._note(line.number, line.text)
            return
        upper = name.group().upper()
        value = line.text.lstrip()[name.end() + 1 :].strip()
        if upper == "BEGIN":
            self._begin(value.upper(), line)
        elif upper == "END":
            self._end(value.upper(), line)
        else:
            self._property(upper, value, line)

    def close(self) -> tuple[list[CalendarText], list[Finding]]:
        if self._open:
            self._finish_event()
            self._findings.append(finding("ical-cut-off", page=self._page, words=self._open[-1]))
        if self._broken > _SHOWN:
            self._findings.append(finding("ical-broken-more", page=self._page, words=self._broken - _SHOWN))
        if self._events > MOST_EVENTS:
            self._findings.append(
                finding("ical-too-many", page=self._page, words=self._events, detail=str(MOST_EVENTS))
            )
        return self._calendars, self._findings

    def _begin(self, kind: str, line: Line) -> None:
        if kind == "VCALENDAR":
            if self._open:
                self._note(line.number, line.text)
                self._finish_event()
            self._open = [kind]
            self._calendars.append(CalendarText())
            return
        if kind == "VEVENT" and "VEVENT" in self._open:
            self._note(line.number, line.text)
            self._finish_event()
            del self._open[self._open.index("VEVENT") :]
        if not self._calendars or len(self._open) > 20:
            return
        self._open.append(kind)
        if kind == "VEVENT":
            self._events += 1
            self._event = Block(line.number, [])
        elif kind == "VTIMEZONE":
            self._zone = ""

    def _end(self, kind: str, line: Line) -> None:
        if kind not in self._open:
            if self._calendars:
                self._note(line.number, line.text)
            return
        del self._open[len(self._open) - 1 - self._open[::-1].index(kind) :]
        if "VEVENT" not in self._open:
            self._finish_event()

    def _finish_event(self) -> None:
        if self._event and self._events <= MOST_EVENTS:
            self._calendars[-1].events.append(self._event)
        self._event = None

    def _property(self, name: str, value: str, line: Line) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "VEVENT" and self._event:
            if name in _WANTED:
                self._event.lines.append(Line(line.number, line.text.strip()))
        elif inside == "VCALENDAR" and name == "METHOD":
            self._calendars[-1].method = value.upper()
        elif inside == "VCALENDAR" and name == "X-WR-TIMEZONE":
            self._calendars[-1].zone = value
        elif inside == "VTIMEZONE" and name == "TZID":
            self._zone = value
            self._calendars[-1].zones[value] = []
        elif name == "TZOFFSETTO" and self._zone and "VTIMEZONE" in self._open:
            self._calendars[-1].zones[self._zone].append(value)

    def _note(self, number: int, words: str) -> None:
        self._broken += 1
        if self._broken <= _SHOWN:
            self._findings.append(finding("ical-broken", page=self._page, words=_printable(words), detail=str(number)))


def _printable(words: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in words[:200])
