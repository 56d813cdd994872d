"""Splits words about dates into days, clock times and what joins them; it does not say which day has which time."""

import re
from datetime import date
from typing import NamedTuple

from harvester.mapping.names import MONTHS, WEEKDAYS

_TOKEN = re.compile(
    r"(?P<iso>\b\d{4}-\d\d-\d\d)"
    r"|(?P<dotted>\b\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:\d{4}|\d\d)(?![\d.:h]))?)"
    r"|(?P<slashed>\b\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<time>\b\d{1,2}[:h][0-5]\d(?!\d)(?:\s?(?:[ap]\.?m\b\.?|uhr\b|uur\b))?"
    r"|\b\d{1,2}(?:\.[0-5]\d)?\s?(?:uhr|uur|h|[ap]\.?m)\b\.?)"
    r"|(?P<pointed>\b\d{1,2}\.\d\d(?![\d.]))"
    r"|(?P<year>\b[12]\d{3}\b)"
    r"|(?P<number>\b\d{1,2}(?:\.|st\b|nd\b|rd\b|th\b|\b)(?!\d))"
    r"|(?P<to>[-–—]|\b(?:bis(?: zum)?|to|until|till|tot(?: en met)?)\b|\bt/m\b)"
    r"|(?P<also>[/&+;,]|\b(?:und|and|en|sowie)\b)"
    r"|(?P<word>[^\W\d_]+)"
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s?([ap])?")
_DIGITS = re.compile(r"\d+")
_HOURS = re.compile(r"\d\s?(?:uhr|uur|h|[ap]\.?m)\b")


class Day(NamedTuple):
    """A day as far as it is written: `year` 0 and `weekday` -1 when they are not."""

    year: int
    month: int
    day: int
    weekday: int = -1
    joined: bool = False
    """Whether it ends a range that the day before it begins."""


class Clock(NamedTuple):
    """A time of day; `half` is `a` or `p` for twelve-hour clocks."""

    hour: int
    minute: int
    half: str = ""


class Tokens(NamedTuple):
    """The days and times in order; `universal` when the times are said to be UTC."""

    days: tuple[Day, ...]
    times: tuple[Clock, ...]
    universal: bool
    wrong: bool
    """Whether a date stood there that no calendar has."""


def read(words: str) -> Tokens:
    """Return the days and times that `words` name.

    >>> read("Sa., 15.11.2025, um 09:00 Uhr").days
    (Day(year=2025, month=11, day=15, weekday=5, joined=False),)
    """
    text = words.lower()
    reader = _Reader(pointed_times=bool(_HOURS.search(text)))
    for token in _TOKEN.finditer(text):
        getattr(reader, token.lastgroup or "word")(token.group())
    reader.close()
    return Tokens(tuple(reader.days), tuple(reader.times), reader.universal, reader.wrong)


class _Reader:
    """Takes one token after the other; a number waits until a month, a date or a time says what it is."""

    def __init__(self, *, pointed_times: bool) -> None:
        self.days: list[Day] = []
        self.times: list[Clock] = []
        self.universal = False
        self.wrong = False
        self._pointed_times = pointed_times
        self._numbers: list[tuple[int, bool]] = []
        self._month = 0
        """A month whose day is still to come: `March` in `March 22`."""
        self._open = False
        """Whether the last day may still get its year: `22` in `March 22, 2023`."""
        self._joined = False
        self._weekday = -1

    def iso(self, token: str) -> None:
        year, month, day = (int(part) for part in token.split("-"))
        self._add(year, month, day)

    def dotted(self, token: str) -> None:
        day, month, *rest = (int(part) for part in _DIGITS.findall(token))
        year = rest[0] if rest else 0
        self._waiting(year + 2000 if 0 < year < 100 else year, month)
        self._add(year + 2000 if 0 < year < 100 else year, month, day)

    def slashed(self, token: str) -> None:
        first, second, year = (int(part) for part in token.split("/"))
        if first <= 12 and second <= 12 and first != second:
            self.wrong = True  # nobody can tell day from month here
        else:
            self._add(year, *((second, first) if first > 12 else (first, second)))

    def time(self, token: str) -> None:
        self._hours()
        found = _CLOCK.match(token)
        assert found is not None
        self._clock(int(found[1]), int(found[2] or 0), found[3] or "")

    def pointed(self, token: str) -> None:
        one, two = (int(part) for part in token.split("."))
        if self._pointed_times and one < 25 and two < 60 and (self.days or two > 12):
            self._hours()
            self._clock(one, two, "")
        else:
            self._waiting(0, two)
            self._add(0, two, one)

    def year(self, token: str) -> None:
        self._settle(named=True)
        if self._open and self.days and not self.days[-1].year:
            self.days[-1] = self.days[-1]._replace(year=int(token))

    def number(self, token: str) -> None:
        number = int(token.rstrip(".stndrh"))
        if self._month:
            self._add(0, self._month, number)
        else:
            self._numbers.append((number, self._joined))
        self._joined = False

    def to(self, _token: str) -> None:
        self._joined = True

    def also(self, _token: str) -> None:
        self._joined = False

    def word(self, token: str) -> None:
        if token in MONTHS:
            self._month_named(MONTHS[token])
        elif token in WEEKDAYS:
            self._weekday = WEEKDAYS[token]
        elif token in {"utc", "gmt"}:
            self.universal = True
        else:
            self._numbers.clear()
            self._month = 0

    def close(self) -> None:
        """Settle what still waits."""
        self._settle()

    def _month_named(self, month: int) -> None:
        if not self._numbers:
            self._month = month
            return
        day, joined = self._numbers.pop()
        self._waiting(0, month)
        self._joined = joined
        self._add(0, month, day)

    def _waiting(self, year: int, month: int) -> None:
        """Make days of the numbers that wait: `12.` in `12./13.09.2026`."""
        numbers, self._numbers = self._numbers, []
        joined_next = self._joined
        for number, joined in numbers:
            self._joined = joined and bool(self.days)
            self._add(year, month, number)
        self._joined = joined_next

    def _settle(self, *, named: bool = False) -> None:
        """Make a day of a number that follows a day of the same month: `Oct 5-7`, with a year after it `Oct 5 & 7`."""
        if len(self._numbers) == 1 and (named or self._numbers[0][1]) and self._open and self.days:
            number, self._joined = self._numbers[0]
            self._add(self.days[-1].year, self.days[-1].month, number)
        self._numbers.clear()
        self._month = 0

    def _hours(self) -> None:
        """Make times of numbers that lead to a time: `10` in `10-16 Uhr`."""
        if self._joined and self._numbers:
            self._clock(self._numbers.pop()[0], 0, "")
        self._settle()
        self._open = False

    def _clock(self, hour: int, minute: int, half: str) -> None:
        if hour > 24 or (half and not 1 <= hour <= 12):
            self.wrong = True
            return
        self.times.append(Clock(hour, minute, half))
        self._joined = False

    def _add(self, year: int, month: int, day: int) -> None:
        try:
            date(year or 2000, month, day)
        except ValueError:
            self.wrong = True
        else:
            joined = self._joined and bool(self.days)
            self.days.append(Day(year, month, day, self._weekday, joined))
        self._open, self._joined, self._month, self._weekday = True, False, 0, -1
