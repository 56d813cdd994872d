"""Days on which something happens in Ahornbrück: counted from a given day, clear of holidays and Christmas."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def easter(year: int) -> date:
    """Return Easter Sunday (Gauss, in the form by Lichtenberg).

    >>> easter(2027)
    datetime.date(2027, 3, 28)
    """
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    cycle = year % 19
    seed = (19 * cycle + moon) % 30
    full = 21 + seed - (seed + cycle // 11) // 29
    sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=full + 7 - (full - sunday) % 7 - 1)


def closed(day: date) -> bool:
    """Say whether nothing is held on `day`: a holiday of all Germany, or the time round Christmas.

    >>> closed(date(2026, 12, 25)), closed(date(2026, 12, 11))
    (True, False)
    """
    fixed = (day.month, day.day)
    moving = (day - easter(day.year)).days
    return fixed >= (12, 20) or fixed <= (1, 6) or fixed in {(5, 1), (10, 3)} or moving in {-2, 0, 1, 39, 49, 50}


def first(today: date, week: int, weekday: str) -> date:
    """Return the named day of the week that begins `week` weeks after the Monday following `today`.

    >>> first(date(2026, 11, 23), 0, "Mi")
    datetime.date(2026, 12, 2)
    """
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(weeks=week, days=WEEKDAYS.index(weekday))


def clock_change(today: date) -> int:
    """Return how many weeks after the Monday following `today` the clocks change next.

    >>> clock_change(date(2026, 11, 23))
    16
    """
    monday = first(today, 0, "Mo")
    return next(week for week in range(60) if _offset(monday, week) != _offset(monday, week + 1))


def _offset(monday: date, week: int) -> timedelta | None:
    return datetime.combine(monday + timedelta(weeks=week), time(12), ZONE).utcoffset()


def weekly(start: date, every: int) -> Iterator[date]:
    """Yield `start` and every `every`-th week after it, closed days included."""
    while True:
        yield start
        start += timedelta(weeks=every)


def consecutive(start: date, days: int) -> list[date]:
    """Return `days` days in a row, the first on the weekday of `start`, weeks later if one of them is closed."""
    for begin in weekly(start, 1):
        run = [begin + timedelta(days=n) for n in range(days)]
        if not any(map(closed, run)):
            return run
    raise AssertionError


def at(day: date, clock: str) -> datetime:
    """Return the moment of `clock` (`18:30`) on `day` in Ahornbrück."""
    return datetime.combine(day, time.fromisoformat(clock), ZONE)
