"""Gives days the years that are not written: from the days beside them, else the one year that fits."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from harvester.mapping.when.days import Day
from harvester.mapping.when.parts import Group

EARLIEST, LATEST = 2000, 2050
"""Years that words are believed: others are history, or slips such as 2062 for 2026."""
_TURN = 180
"""In a list, a day that lies so many days before the one before it is of the next year: `16.12., 13.1.`"""
_TURN_OF_RANGE = 85
"""The same in a range, which is thereby no longer than about nine months."""


class Run(NamedTuple):
    """A group with its dates; a single day has no end."""

    group: Group
    start: date
    end: date | None = None


def runs(groups: Sequence[Group], years: Collection[int]) -> list[Run] | str:
    """Return the groups with their dates, or the code of the finding that says why there are none."""
    days = [day for group in groups for day in (group.first, group.last) if day]
    ends = [last for group in groups for last in ((False, True) if group.last else (False,))]
    stated = any(day.year for day in days)
    if not stated:
        year = _only_year(days, ends, years)
        if not year:
            return "date-no-year"
        days = [days[0]._replace(year=year), *days[1:]]
    found = _dates(days, ends)
    if found is None:
        return "date-implausible"
    made = list(_runs(groups, iter(found)))
    if any(run.end and run.end < run.start for run in made):
        return "date-implausible" if stated else "date-no-year"
    likely = [run for run in made if EARLIEST <= run.start.year <= LATEST and (run.end or run.start).year <= LATEST]
    return likely or "date-implausible"


def headed(groups: Sequence[Group], headings: Mapping[int, int]) -> None:
    """Give days the years that stand above them where there are several: `2026: 12.9., 10.10. | 2027: 9.1.`"""
    if len(headings) < 2:
        return
    found = sorted((at, year) for year, at in headings.items())
    if found[0][0] > 0 or any(group.last or group.first.year for group in groups):
        return
    for index, group in enumerate(groups):
        year = next(year for at, year in reversed(found) if at <= index)
        group.first = group.first._replace(year=year)


def _runs(groups: Sequence[Group], dates: Iterator[date]) -> Iterator[Run]:
    for group in groups:
        yield Run(group, next(dates), next(dates) if group.last else None)


def _only_year(days: Sequence[Day], ends: Sequence[bool], years: Collection[int]) -> int:
    """Return the one year in which the weekdays named are right, or 0 when there is none or several."""
    fits = {year for year in years if _fits(days, ends, year)}
    return fits.pop() if len(fits) == 1 else 0


def _fits(days: Sequence[Day], ends: Sequence[bool], year: int) -> bool:
    found = _dates([days[0]._replace(year=year), *days[1:]], ends)
    return bool(found) and all(
        day.weekday in {-1, on.weekday()} for day, on in zip(days, found or (), strict=True) if not day.year
    )


def _dates(days: Sequence[Day], ends: Sequence[bool]) -> list[date] | None:
    """Return the date of each day: its own year, else that of its neighbours, turning where the year must turn."""
    first = next(index for index, day in enumerate(days) if day.year)
    found: list[date | None] = [None] * len(days)
    for index in range(first, len(days)):
        found[index] = _date(days, index, found[index - 1] if index > first else None, ends)
    for index in range(first - 1, -1, -1):
        later = found[index + 1]
        found[index] = later and _before(days[index], later, ends[index + 1])
    made = [on for on in found if on]
    return made if len(made) == len(days) else None


def _date(days: Sequence[Day], index: int, earlier: date | None, ends: Sequence[bool]) -> date | None:
    day = days[index]
    if day.year or earlier is None:
        return _on(day.year, day)
    same = _on(earlier.year, day)
    if same and same < earlier:
        later = next((other for other in days[index + 1 :] if other.year), None)
        turned = _on(earlier.year + 1, day)
        limit = _TURN_OF_RANGE if ends[index] else _TURN
        if turned and ((earlier - same).days > limit or (later and turned <= (_on(later.year, later) or date.min))):
            return turned
    return same


def _before(day: Day, later: date, end: bool) -> date | None:
    same = _on(later.year, day)
    if same and (same - later).days > (_TURN_OF_RANGE if end else _TURN):
        return _on(later.year - 1, day)
    return same


def _on(year: int, day: Day) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:  # 29 February of another year
        return None
