"""Turns a schedule into single sessions, if its end and its days off are certain; else it stays a schedule."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from harvester.mapping.dates import clock
from harvester.mapping.holidays import Range, disputed, holidays, ranges
from harvester.mapping.zones import zone_or_default
from vocab.model import Moment, Schedule, Session

MOST = 500
"""Sessions of one schedule."""
_LONGEST = 3 * 366
_WEEK = {name: number for number, name in enumerate(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))}


class DaysOff:
    """When courses of a source pause: by its federal state, and in the school holidays that the operator gave."""

    def __init__(self, state: str = "", school: str = "") -> None:
        self.state = state
        self._school = school

    @cached_property
    def school(self) -> tuple[Range, ...]:
        """The school holidays, in order; none when they were not given."""
        return ranges(self._school)

    def public(self, day: date) -> bool:
        """Return whether a day is a public holiday in all of the state."""
        return day in holidays(day.year, self.state)

    def unsure(self, day: date) -> bool:
        """Return whether nobody can say if a day is a public holiday."""
        return day in disputed(day.year, self.state)

    def covers(self, first: date, last: date) -> bool:
        """Return whether the school holidays given reach as far as a schedule does."""
        return bool(self.school) and self.school[0][0] - timedelta(days=366) <= first and last <= self.school[-1][1]

    def in_school_holidays(self, day: date) -> bool:
        """Return whether a day lies in the school holidays given."""
        return any(first <= day <= last for first, last in self.school)


class Expanded(NamedTuple):
    """The sessions, none where they are not certain; `code` tells that count and dates contradict each other."""

    sessions: tuple[Session, ...] = ()
    code: str = ""


def expand(schedule: Schedule, off: DaysOff) -> Expanded:
    """Return the sessions of a schedule.

    Certain they are when start, end and count agree once public holidays (and school holidays, where they are given)
    are left out, or when the school holidays are given and there is an end or a count.

    >>> weekly = Schedule(days=("Mo",), start_date="2026-11-02", end_date="2026-11-16", count=3)
    >>> [one.start for one in expand(weekly, DaysOff("05")).sessions]
    ['2026-11-02', '2026-11-09', '2026-11-16']
    """
    if not schedule.start_date or not (schedule.end_date or schedule.count):
        return Expanded()
    first = date.fromisoformat(schedule.start_date)
    last = date.fromisoformat(schedule.end_date) if schedule.end_date else first + timedelta(days=_LONGEST)
    if (last - first).days > _LONGEST or schedule.count > MOST:
        return Expanded()
    every = list(_days(schedule, first, last))
    if not every or every[0] != first:
        return Expanded()
    found, code = _certain(schedule, every, off)
    zone = zone_or_default(schedule.timezone)
    return Expanded(tuple(_session(schedule, day, zone) for day in found), code)


def _certain(schedule: Schedule, every: list[date], off: DaysOff) -> tuple[list[date], str]:
    """Return the days of the sessions, none when they are not certain."""
    working = [day for day in every if not off.public(day)]
    taught = [day for day in working if not off.in_school_holidays(day)]
    count = schedule.count
    if not schedule.end_date:
        taught = taught[:count]
        sure = len(taught) == count and off.covers(taught[0], taught[-1]) if taught else False
        return (taught, "") if sure and not any(map(off.unsure, taught)) else ([], "")
    if any(map(off.unsure, every)):
        return [], ""
    if not count:
        return (taught, "") if off.covers(every[0], every[-1]) else ([], "")
    for days in (taught, *(() if schedule.skips_holidays else (working,))):
        if len(days) == count:
            return days, ""
    return [], "schedule-count" if len(every) < count else ""


def _days(schedule: Schedule, first: date, last: date) -> Iterator[date]:
    """Yield the days of the repetition but the exceptions, without regard to holidays, at most twice `MOST`."""
    weekdays = {_WEEK[name] for name in schedule.days}
    monday = first - timedelta(days=first.weekday())
    without = set(schedule.except_dates)
    found = 0
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        if day.weekday() not in weekdays or day.isoformat() in without:
            continue
        if schedule.month_week:
            fits = _week_of_month(day, schedule.month_week)
        else:
            fits = (day - monday).days // 7 % max(schedule.weeks, 1) == 0
        if fits:
            yield day
            found += 1
        if found == 2 * MOST:
            return


def _week_of_month(day: date, week: int) -> bool:
    if week > 0:
        return (day.day - 1) // 7 + 1 == week
    return (day + timedelta(days=7)).month != day.month


def _session(schedule: Schedule, day: date, zone: ZoneInfo) -> Session:
    start = at(day, schedule.start_time, zone)
    over = bool(schedule.end_time) and schedule.end_time <= schedule.start_time
    end = at(day + timedelta(days=over), schedule.end_time, zone) if schedule.end_time else ""
    return Session(start=start, end=end)


def at(day: date, time: str, zone: ZoneInfo) -> Moment:
    """Return the moment of a local time such as `18:00` on a day; the day itself when there is no time.

    >>> at(date(2026, 10, 26), "18:00", ZoneInfo("Europe/Berlin"))
    '2026-10-26T18:00:00+01:00'
    """
    if not time:
        return day.isoformat()
    return clock(day, int(time[:2]), int(time[3:5]), 0, "", zone).moment
