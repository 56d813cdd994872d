"""Makes spans of dated days and the times said of them: which time holds for which day, and on past midnight."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from harvester.mapping.dates import Read
from harvester.mapping.dates import clock as moment_of
from harvester.mapping.when.hours import DAY, Hours
from harvester.mapping.when.parts import Parts
from harvester.mapping.when.years import Run
from harvester.mapping.zones import written
from vocab.model import Moment

_NIGHT = 16 * 60
"""The longest time past midnight, in minutes, that is taken for one night."""
_EVENING = 14 * 60


class Span(NamedTuple):
    """From when to when; `end` may be nothing."""

    start: Moment
    end: Moment = ""


class Spans(NamedTuple):
    """The spans of a text, and the code of a remark; without spans, of what is wrong."""

    spans: tuple[Span, ...] = ()
    code: str = ""


def spans(read: Parts, held: Sequence[Run], zone: ZoneInfo) -> Spans:
    """Return the spans of all runs in order, each with the times that are said of it."""
    found: list[Span] = []
    code = ""
    for run, times in zip(held, _times(read, held), strict=True):
        made = list(_by_weekday(read, run, zone))
        if not made:
            made, remark = _spans(run, times, zone, universal=read.universal)
            code = code or remark
            if not made:
                return Spans((), remark)
        found.extend(one for one in made if one not in found)
    timed = {one.start[:10] for one in found if "T" in one.start}
    return Spans(tuple(one for one in found if one.end or one.start not in timed), code)


def sane(time: Hours) -> bool:
    """Whether a time ends on its own day or in the night after it."""
    if time.end < 0 or time.end > time.start:
        return True
    return time.start >= _EVENING and time.end + DAY - time.start <= _NIGHT


def _times(read: Parts, held: Sequence[Run]) -> list[list[Hours]]:
    """Return the times of each run: its own, else those of the run that it is listed with, else those of all."""
    times = [list(run.group.hours) for run in held]
    for index in range(len(held) - 2, -1, -1):
        if not times[index] and held[index].group.run == held[index + 1].group.run:
            times[index] = times[index + 1]
    told = [one for one in times if one]
    if not told and read.lead:
        return [read.lead for _ in held]
    if read.all_times and told and all(one == told[0] for one in told):
        return [told[0] for _ in held]
    if not told and any(week.hours for week in read.weeks):
        return [_of_weekday(read, run) for run in held]
    if not told and read.soft:
        return [read.soft for _ in held]
    return _paired(times)


def _paired(times: list[list[Hours]]) -> list[list[Hours]]:
    """Give each of several days its own time where they cannot be those of one day: `18./19.09., 15–19 / 9–17 Uhr`."""
    at = 0
    while at < len(times):
        told = times[at]
        behind = next((other for other in range(at, len(times)) if times[other] is not told), len(times))
        overlap = any(one.end > other.start for one, other in pairwise(told))
        if overlap and behind - at == len(told):
            times[at:behind] = [[time] for time in told]
        at = behind
    return times


def _of_weekday(read: Parts, run: Run) -> list[Hours]:
    weeks = [week for week in read.weeks if week.hours]
    if run.end and run.end != run.start:  # `Freitag 18 Uhr bis Sonntag 13 Uhr, 12.–14.06.2026`
        ends = [week.hours for day in (run.start, run.end) for week in weeks if day.weekday() in week.days]
        if len(weeks) > 1 and len(ends) == 2:
            return [ends[0][0], ends[1][-1]]
    found = [week.hours for week in weeks if run.start.weekday() in week.days]
    if found:
        return found[0]
    return weeks[0].hours if len(weeks) == 1 else []


def _by_weekday(read: Parts, run: Run, zone: ZoneInfo) -> Iterator[Span]:
    """Yield a span for each day of a range whose weekdays have times of their own: `Fr 18–21 Uhr, Sa 10–16 Uhr`."""
    times = {day: week.hours for week in read.weeks for day in week.days if week.hours}
    if not run.end or run.group.hours or len(times) < 2 or (run.end - run.start).days > 6:
        return
    days = [run.start + timedelta(days=step) for step in range((run.end - run.start).days + 1)]
    if (
        all(len(times.get(day.weekday(), ())) == 1 for day in days)
        and all(one[0].end >= 0 for one in times.values())
        and len({tuple(one) for one in times.values()}) > 1
    ):
        for day in days:
            yield from _day(day, times[day.weekday()], zone, universal=read.universal)[0]


def _spans(run: Run, times: list[Hours], zone: ZoneInfo, *, universal: bool) -> tuple[list[Span], str]:
    if run.end is None:
        return _day(run.start, times, zone, universal=universal)
    whole = Span(run.start.isoformat(), run.end.isoformat())
    if not times:
        return [whole], ""
    if len(times) > 2:
        return [whole], "date-unclear"
    start, end = times[0].start, times[-1].end if times[-1].end >= 0 or len(times) == 1 else times[-1].start
    begin = _moment(run.start, start, zone, universal=universal)
    last = _moment(run.end, end, zone, universal=universal) if end >= 0 else Read()
    if run.end == run.start and 0 <= end <= start:
        return [], "date-implausible"
    return [Span(begin.moment, last.moment or whole.end)], begin.code or last.code


def _day(on: date, times: list[Hours], zone: ZoneInfo, *, universal: bool) -> tuple[list[Span], str]:
    """Return the spans of one day, one for each of its times."""
    if not times:
        return [Span(on.isoformat())], ""
    if times[0].end >= 0 and all(time.end < 0 and time.start < times[0].end for time in times[1:]):
        times = times[:1]  # `10–16 Uhr, Mittagessen 12.30 Uhr`
    if len({time.end < 0 for time in times}) > 1:
        return [Span(on.isoformat())], "date-unclear"
    found: list[Span] = []
    code = ""
    for time in times:
        if not sane(time):
            return [], "date-implausible"
        start = _moment(on, time.start, zone, universal=universal)
        end = Read()
        if time.end >= 0:
            next_day = timedelta(days=time.end < time.start)
            end = _moment(on + next_day, time.end, zone, universal=universal)
        found.append(Span(start.moment, end.moment))
        code = code or start.code or end.code
    return found, code


def _moment(on: date, minutes: int, zone: ZoneInfo, *, universal: bool) -> Read:
    if not universal:
        return moment_of(on, minutes // 60, minutes % 60, 0, "", zone)
    at = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(minutes=minutes)
    return Read(written(at.astimezone(zone)))
