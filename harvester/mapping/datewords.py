"""Reads dates and times in German, English and Dutch words: `Sa., 15.11.2025, um 09:00 Uhr`, `18 Sep - 10 Oct 2026`.

A year that is not written is taken from the years that the page names, or not at all; nothing is guessed.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from harvester.mapping.dates import EARLIEST, LATEST, Read, before, clock
from harvester.mapping.datetokens import Clock, Day, Tokens, read
from vocab.model import Moment


class Span(NamedTuple):
    """From when to when; `end` may be nothing."""

    start: Moment
    end: Moment = ""


class Spans(NamedTuple):
    """The spans that words name; without any, the code of the finding that says why, else a remark or nothing."""

    spans: tuple[Span, ...] = ()
    code: str = ""


def spans(words: str, where: ZoneInfo, years: Collection[int] = ()) -> Spans:
    """Return the spans of time that `words` name, each day that no range joins as its own.

    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> spans("18 Sep - 10 Oct 2026", berlin).spans
    (Span(start='2026-09-18', end='2026-10-10'),)
    >>> spans("3 Sep 09:00 - 17:00", berlin)
    Spans(spans=(), code='date-no-year')
    """
    tokens = read(words[:500])
    if not tokens.days:
        return Spans(code="date-invalid")
    dates = _dated(tokens.days, years)
    if not dates:
        return Spans(code="date-no-year")
    if not all(EARLIEST <= on.year <= LATEST for on in dates):
        return Spans(code="date-invalid")
    inferred = "date-year-inferred" if not any(day.year for day in tokens.days) else ""
    return _timed(tokens, dates, where, "date-invalid" if tokens.wrong else inferred)


def _dated(days: Sequence[Day], years: Collection[int]) -> list[date]:
    """Return the dates of `days`, each year written or carried over from its neighbours; nothing when none is known."""
    written = [index for index, day in enumerate(days) if day.year]
    if not written:
        year = _only_year(days, years)
        if not year:
            return []
        days = [days[0]._replace(year=year), *days[1:]]
        written = [0]
    found: dict[int, int] = {index: days[index].year for index in written}
    for index in range(written[0] - 1, -1, -1):
        later = days[index + 1]
        found[index] = found[index + 1] - (days[index][1:3] > later[1:3])
    for index in range(written[0] + 1, len(days)):
        if index not in found:
            ahead = next((days[i].year for i in written if i > index), 0)
            found[index] = ahead or found[index - 1] + (days[index][1:3] < days[index - 1][1:3])
    try:
        return [date(found[index], day.month, day.day) for index, day in enumerate(days)]
    except ValueError:  # 29 February of another year
        return []


def _only_year(days: Sequence[Day], years: Collection[int]) -> int:
    """Return the one year in `years` in which the weekdays named are right, or 0 when there is none or several."""
    fits = {year for year in years if all(_on_weekday(year, day) for day in days[:1])}
    return fits.pop() if len(fits) == 1 else 0


def _on_weekday(year: int, day: Day) -> bool:
    try:
        on = date(year, day.month, day.day)
    except ValueError:
        return False
    return day.weekday in {-1, on.weekday()}


def _timed(tokens: Tokens, dates: list[date], where: ZoneInfo, remark: str) -> Spans:
    """Return the spans of `dates` at the times in `tokens`."""
    runs = _runs(tokens.days, dates)
    times = _twenty_four(tokens.times)
    if not times:
        return Spans(tuple(Span(a.isoformat(), b.isoformat() if b else "") for a, b in runs), remark)
    if len(times) > 2 and len(times) != 2 * len(runs):
        return Spans(_timed(tokens._replace(times=()), dates, where, "").spans, "date-unclear")
    offset = "Z" if tokens.universal else ""
    found: list[Span] = []
    for number, (first, last) in enumerate(runs):
        pair = times[2 * number : 2 * number + 2] if len(times) > 2 else times
        start = _at(first, pair[0], offset, where)
        end = _at(last or first, pair[1], offset, where) if len(pair) == 2 else Read()
        if last is None and end.moment and not before(start.moment, end.moment):
            end = _at(first + timedelta(days=1), pair[1], offset, where)  # past midnight
        remark = start.code or end.code or remark
        if start.moment:
            found.append(Span(start.moment, end.moment or (last.isoformat() if last else "")))
    return Spans(tuple(found), remark or ("" if found else "date-invalid"))


def _runs(days: Sequence[Day], dates: list[date]) -> list[tuple[date, date | None]]:
    """Return first and last day of each range; a day by itself has no last day."""
    runs: list[tuple[date, date | None]] = []
    for day, on in zip(days, dates, strict=True):
        if day.joined and runs and runs[-1][1] is None:
            runs[-1] = (runs[-1][0], on)
        elif (on, None) not in runs:
            runs.append((on, None))
    return runs


def _twenty_four(times: Sequence[Clock]) -> list[Clock]:
    """Return times by the 24-hour clock; the half of the day said of the end holds for the start: `1-3 pm`."""
    found: list[Clock] = []
    for index, time in enumerate(times):
        half = time.half
        if not half and index % 2 == 0 and index + 1 < len(times) and time.hour <= times[index + 1].hour <= 12:
            half = times[index + 1].half
        hour = time.hour % 12 + (12 if half == "p" else 0) if half else time.hour
        found.append(Clock(hour, time.minute))
    return found


def _at(on: date, time: Clock, offset: str, where: ZoneInfo) -> Read:
    return clock(on, time.hour, time.minute, 0, offset, where)
