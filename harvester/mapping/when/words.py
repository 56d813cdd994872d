"""Reads words about dates in German and English: single sessions, a schedule, a time or a period, or why there is none.

Words become tokens (`tokens`), tokens become parts (`reader`), and parts are given their years here and their
meaning; a year that is not written is taken from those that the page names, or not at all. Nothing is guessed.
"""

from collections.abc import Collection
from typing import NamedTuple
from zoneinfo import ZoneInfo

from harvester.mapping.dates import moment
from harvester.mapping.when.months import period
from harvester.mapping.when.parts import NOT_HELD, Group, Parts
from harvester.mapping.when.reader import parts
from harvester.mapping.when.spans import Span, sane, spans
from harvester.mapping.when.weekly import spelled, weekly
from harvester.mapping.when.years import EARLIEST, LATEST, Run, headed, runs
from vocab.model import Moment, Schedule

LONGEST = 4_000
"""Most characters that are read; a part of a longer text might be half a date."""


class When(NamedTuple):
    """What words say of dates: exactly one of the first five, or none and the code of the finding that says why.

    Beside a value, `code` is a remark on it.
    """

    spans: tuple[Span, ...] = ()
    schedule: Schedule | None = None
    time: tuple[str, str] = ("", "")
    """From when to when of a day that is not said, `18:00`; the end may be empty."""
    period: tuple[str, str] = ("", "")
    """First and last month, `2026-09`; the last may be empty."""
    semester: str = ""
    """`2026-1` for the summer, `2026-2` for the winter that begins in 2026."""
    often: int = 0
    """How often it is held, where the words say so."""
    code: str = ""


def when(words: str, zone: ZoneInfo, years: Collection[int] = ()) -> When:
    """Return what `words` say of when something is held, times by the clocks in `zone`.

    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> when("Sa., 15.11.2025, 9–12 Uhr, Anmeldeschluss: 1.11.2025", berlin).spans
    (Span(start='2025-11-15T09:00:00+01:00', end='2025-11-15T12:00:00+01:00'),)
    >>> weekly = when("mittwochs ab 02.09.2026, 10x", berlin).schedule
    >>> weekly.days, weekly.start_date, weekly.count
    (('We',), '2026-09-02', 10)
    >>> when("Sa., 15.11.", berlin).code
    'date-no-year'
    """
    if len(words) > LONGEST:
        return When(code="date-unclear")
    read = parts(words)
    if read.wrong:
        return When(code="date-implausible")
    if read.unclear:
        return When(code="date-unclear")
    headed(read.groups, read.headings)
    _turned(read)
    held = _held(read)
    untils = [group for group in read.groups if group.role == "until"]
    dated = held or untils
    found = _dated(read, held, untils, zone, years) if dated else _undated(words, read, zone, years)
    return found._replace(often=min(read.counts)) if len(read.counts) == 1 else found


def day(words: str, zone: ZoneInfo, years: Collection[int] = ()) -> Moment:
    """Return the one day or time that `words` name, whatever it is for; nothing when they name none or several.

    >>> day("Anmeldeschluss: 15.08.2026", ZoneInfo("Europe/Berlin"))
    '2026-08-15'
    """
    stated = moment(words, zone)
    if stated is not None:
        return stated.moment
    if len(words) > LONGEST:
        return ""
    read = parts(words)
    groups = [group for group in read.groups if group.role == "deadline"] or read.groups
    found = runs(groups, years) if groups and not read.wrong else ""
    if isinstance(found, str) or len(found) != 1 or found[0].end:
        return ""
    made = spans(read, found, zone).spans
    return (made[0].end or made[0].start) if len(made) == 1 else ""


def _held(read: Parts) -> list[Group]:
    """Return the days on which something is held."""
    weekly_too = any(week.habit or week.hours for week in read.weeks)
    held = [
        group for group in read.groups if group.role not in NOT_HELD and not (weekly_too and group.role == "holiday")
    ]
    if read.moved and any(group.onto for group in held):
        return [group for group in held if group.onto]
    if read.moved and any(group.role == "alternative" for group in read.groups):
        held = []
    since = [] if held else [group for group in read.groups if group.role == "since" and group.first.year]
    if len(since) == 1 and (weekly_too or since[0].last or any(group.role == "until" for group in read.groups)):
        return since  # `noch bis 10.01.2027, seit 04.10.2026`
    return held or [group for group in read.groups if group.role == "alternative"]


def _turned(read: Parts) -> None:
    """Put the beginning before an end that is said first: `Abreise 11.10.2026, Anreise 09.10.2026`."""
    if read.ended and len(read.groups) == 2 and read.groups[1].role == "from" and not read.groups[1].last:
        read.groups[1].last = read.ended.first
        read.groups[1].hours += read.ended.hours
        del read.groups[0]


def _undated(words: str, read: Parts, zone: ZoneInfo, years: Collection[int]) -> When:
    """Return what words without dates say: a schedule, a time, a period or nothing."""
    found = weekly(read, (), None)
    if found.code:
        return When(code=found.code)
    if found.schedule:
        return When(schedule=_in_zone(found.schedule, zone))
    times = list(dict.fromkeys(read.lead or read.soft))
    if read.weeks or any(group.role not in {"deadline", "since"} for group in read.groups):
        return When(code="date-other" if read.groups else "date-invalid")
    if len(times) == 1:
        if not sane(times[0]):
            return When(code="date-implausible")
        return When(time=(spelled(times[0].start), spelled(times[0].end)))
    if times:
        return When(code="date-unclear")
    if read.semester:
        believed = EARLIEST <= int(read.semester[:4]) <= LATEST
        return When(semester=read.semester) if believed else When(code="date-implausible")
    if any(group.role not in {"deadline", "since"} for group in read.groups) or (read.groups and not read.months):
        return When(code="date-other")
    if not read.months:
        return When(code="date-invalid" if any(map(str.isdecimal, words)) else "date-open")
    first, last, code = period(read.months, years)
    return When(period=(first, last), code=code)


def _dated(read: Parts, held: list[Group], untils: list[Group], zone: ZoneInfo, years: Collection[int]) -> When:
    named = {one.year for one in read.months if one.year} | read.headings.keys()
    order = [group for group in read.groups if group in held or group in untils]
    found = runs(order, named or years)
    if isinstance(found, str):
        return When(code=found)
    likely = [run for run in found if run.group not in untils]
    last = next((run.start for run in found if run.group in untils), None)
    if any(week.habit for week in read.weeks) and _nested(likely):
        return When(code="date-unclear")
    pattern = weekly(read, likely, last)
    if pattern.code:
        return When(code=pattern.code)
    if pattern.schedule:
        return When(schedule=_in_zone(pattern.schedule, zone), code=_remark(found, years))
    if last and len(likely) == 1 and likely[0].end is None and last > likely[0].start:
        likely = [likely[0]._replace(end=last)]
    if not likely:
        return When(code="date-invalid")
    made = spans(read, likely, zone)
    return When(spans=made.spans, code=made.code or _remark(found, years))


def _nested(held: list[Run]) -> bool:
    """Whether a day lies within or beside a long range, so that nobody can tell what it is beside a repetition."""
    if len(held) > 1 and any(one.end and (one.end - one.start).days > 6 for one in held):
        return True
    return any(one.end and one.start <= other.start <= one.end for one in held for other in held if other is not one)


def _in_zone(schedule: Schedule, zone: ZoneInfo) -> Schedule:
    if zone.key == schedule.timezone:
        return schedule
    return Schedule(**{name: getattr(schedule, name) for name in schedule.__struct_fields__} | {"timezone": zone.key})


def _remark(found: list[Run], years: Collection[int]) -> str:
    """Return what is to be said of dates that were read: their year is not written, or not their weekday."""
    days = [day for run in found for day in (run.group.first, run.group.last) if day]
    if years and not any(day.year for day in days):
        return "date-year-inferred"
    dates = [on for run in found for on in (run.start, run.end) if on]
    wrong = any(day.weekday not in {-1, on.weekday()} for day, on in zip(days, dates, strict=True))
    return "date-weekday" if wrong else ""
