"""Makes a schedule of weekdays, counts and dates where words state a repetition; else nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from harvester.mapping.when.hours import Hours
from harvester.mapping.when.parts import Group, Parts
from harvester.mapping.when.spans import sane
from harvester.mapping.when.years import Run, runs
from vocab.model import Schedule

_WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_LONGEST = 400
"""Days in a range of exceptions."""


class Weekly(NamedTuple):
    """A schedule; or the code of what cannot be said of the repetition; or neither where there is none."""

    schedule: Schedule | None = None
    code: str = ""


def weekly(read: Parts, held: Sequence[Run], until: date | None) -> Weekly:
    """Return the repetition that words state of at most one day or range."""
    if len(held) > 1:
        return Weekly()
    run = held[0] if held else None
    if run and _several(read, run):
        return Weekly(code="date-unclear")
    days = _days(read, run)
    if not days:
        return Weekly()
    turn = _turn(read)
    times = _hours(read, held)
    if turn is None or len(times) > 1:
        return Weekly(code="date-unclear")
    time = times[0] if times else Hours(-1)
    if not sane(time):
        return Weekly(code="date-implausible")
    end = (run.end if run else None) or until
    if run and end and end < run.start:
        return Weekly(code="date-implausible")
    return Weekly(
        Schedule(
            days=tuple(_WEEK[day] for day in days),
            start_time=spelled(time.start),
            end_time=spelled(time.end),
            start_date=run.start.isoformat() if run else "",
            end_date=end.isoformat() if end else "",
            count=_count(read),
            weeks=turn[0],
            month_week=turn[1],
            except_dates=_except(read, days, run, end),
            skips_holidays=read.holidays,
        )
    )


def spelled(minutes: int) -> str:
    """Return minutes after midnight as `18:00`, or nothing for none.

    >>> spelled(18 * 60), spelled(-1)
    ('18:00', '')
    """
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}" if minutes >= 0 else ""


def _count(read: Parts) -> int:
    return next(iter(read.counts)) if len(read.counts) == 1 else 0


def _days(read: Parts, run: Run | None) -> list[int]:
    """Return the weekdays of the repetition, none when the words state none."""
    named = sorted({day for week in read.weeks if run or not week.once for day in week.days})
    named = list(range(7)) if read.daily and len(named) < 2 else named  # but `täglich Mo–Fr`
    named = [day for day in named if day not in read.without]
    ordinal = any(week.ordinal for week in read.weeks)
    again = read.daily or read.weekly or bool(read.cycle) or ordinal or any(week.habit for week in read.weeks)
    several = _count(read) > 1
    if run is None:
        strong = again or several or len(named) > 1 or bool(read.lead) or any(week.hours for week in read.weeks)
        return named if strong else []
    if again or _interrupted(read, run) or (several and (named or not run.end)):
        whole = run.end is None or not (run.end - run.start).days % 7
        return named or ([run.start.weekday()] if whole else [])
    if several:
        return _weekday_of_range(run, _count(read))
    return named if _is_pattern(read, run, named) else []


def _interrupted(read: Parts, run: Run) -> bool:
    """Whether days left out of a range with its weekday show a repetition: `Do., 14.01.–25.03., nicht am 11.02.`"""
    named = run.group.first.weekday == run.start.weekday()
    denied = read.holidays or any(group.role == "except" for group in read.groups)
    return bool(named and run.end) and denied


def _weekday_of_range(run: Run, count: int) -> list[int]:
    """Return the weekday on which a range begins and ends, if that many meetings may lie in it."""
    assert run.end is not None
    weeks, rest = divmod((run.end - run.start).days, 7)
    return [run.start.weekday()] if not rest and 1 < count <= weeks + 1 else []


def _is_pattern(read: Parts, run: Run, named: list[int]) -> bool:
    """Whether weekdays beside dates are a repetition rather than names of those very days."""
    if (
        not named
        or any(week.ends for week in read.weeks)
        or len({tuple(week.hours) for week in read.weeks if week.hours}) > 1
    ):
        return False
    ranged = any(week.range for week in read.weeks)
    if run.end is None:
        told = any(week.hours for week in read.weeks)
        return (
            len(named) > 2 or (run.group.role == "from" and told) or (len(named) > 1 and run.start.weekday() in named)
        )
    length = (run.end - run.start).days + 1
    covered = {(run.start + timedelta(days=step)).weekday() for step in range(min(length, 7))}
    if length <= 7 and covered == set(named):
        return ranged and length > 3 and bool(_hours(read, [run]))
    if length > 7:
        return len(named) > 1 or bool(run.group.hours) or any(week.hours for week in read.weeks)
    return len(named) > 1 and covered > set(named)


def _several(read: Parts, run: Run) -> bool:
    """Whether weekdays have different times through many weeks: `Mo–Do 8–16 Uhr, Fr 8–12 Uhr, 05.10.–18.12.2026`."""
    told = {tuple(week.hours) for week in read.weeks if week.hours}
    long = (run.end - run.start).days > 6 if run.end else run.group.role == "from"
    return len(told) > 1 and long and not any(week.ends for week in read.weeks)


def _turn(read: Parts) -> tuple[int, int] | None:
    """Return every how many weeks and in which week of the month; None where that cannot be said."""
    ordinals = {week.ordinal for week in read.weeks if week.ordinal}
    if len(ordinals) > 1 or (read.monthly and not ordinals):
        return None
    if not ordinals:
        return read.cycle or 1, 0
    ordinal = ordinals.pop()
    if read.monthly or read.within_month:
        return (1, ordinal) if ordinal in {-1, 1, 2, 3, 4, 5} else None
    if ordinal in {-1, 1}:
        return (1, ordinal) if any(week.habit for week in read.weeks) else None  # but `letzten Freitag`
    return (ordinal, 0) if any(week.habit for week in read.weeks) and 0 < ordinal < 53 else None


def _hours(read: Parts, held: Sequence[Run]) -> list[Hours]:
    """Return the different times that are said anywhere."""
    told = [time for week in read.weeks for time in week.hours]
    told += [time for run in held for time in run.group.hours]
    told += [time for group in read.groups if group.role == "until" for time in group.hours]
    return list(dict.fromkeys(told or read.lead or read.soft))


def _except(read: Parts, days: list[int], run: Run | None, end: date | None) -> tuple[str, ...]:
    groups = [
        group for group in read.groups if group.role in {"except", "holiday"} and group is not (run and run.group)
    ]
    found: set[date] = set()
    for one in _excepted(groups, run, end):
        last = min(one.end or one.start, one.start + timedelta(days=_LONGEST))
        span = (one.start + timedelta(days=step) for step in range((last - one.start).days + 1))
        found.update(day for day in span if one.end is None or day.weekday() in days)
    return tuple(day.isoformat() for day in sorted(found))


def _excepted(groups: list[Group], run: Run | None, end: date | None) -> list[Run]:
    """Return dated exceptions; those without a year lie between the first and the last day."""
    if not groups:
        return []
    years = {run.start.year, (end or run.start).year} if run else set()
    if run and end and not any(group.first.year or (group.last and group.last.year) for group in groups):
        fitting = []
        for year in years:
            found = runs(groups, {year})
            if isinstance(found, list) and all(run.start <= one.start <= end for one in found):
                fitting.append(found)
        return fitting[0] if len(fitting) == 1 else []
    found = runs(groups, years)
    return found if isinstance(found, list) else []
