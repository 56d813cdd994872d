"""Puts a repetition together from schedules of the markup, words, counts and times that stand apart."""

import re
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from harvester.mapping.dates import moment
from harvester.mapping.items import first, local, said, values
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.mapping.when.lexicon import sense
from harvester.mapping.when.spans import Span
from harvester.mapping.when.words import When, when
from harvester.mapping.zones import zone
from harvester.records import Item
from vocab.model import Schedule

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_TIME = re.compile(r"T?(\d\d):?(\d\d)(?::?\d\d)?.*", re.DOTALL)
_FREQUENCY = re.compile(r"P(\d{1,2})W")
_COUNT = re.compile(r"\d{1,4}")
_FREQUENCIES = {"weekly": 1, "daily": -1, "biweekly": 2, "fortnightly": 2, "p1d": -1, "p7d": 1, "p14d": 2}


class Stated(Struct, frozen=True):
    """What is stated of a repetition: a schedule if there is one, else its parts."""

    schedule: Schedule | None = None
    time: tuple[str, str] = ("", "")
    words: str = ""
    """Words that the time stood in."""
    of_schedule: bool = False
    """Whether the time is that of the schedule."""
    count: int = 0


def stated(item: Item, read: Sequence[When], notes: Notes) -> Stated:
    """Return what words and counts of an item state of its repetition."""
    count = _count(item, notes)
    schedule = _merged([one.schedule for one in read if one.schedule])
    times = [one.time for one in read if one.time[0]]
    if schedule and not schedule.start_time and times:
        schedule = replace(schedule, start_time=times[0][0], end_time=times[0][1])
    time = times[0] if times else (schedule.start_time, schedule.end_time) if schedule else ("", "")
    if count and schedule and not schedule.count:
        schedule = replace(schedule, count=count)
    told = count or (schedule.count if schedule else 0) or max((one.often for one in read), default=0)
    return Stated(schedule, time, first(item, "timeText"), not times, told)


def completed(told: Stated, span: Span) -> Schedule | None:
    """Return the schedule with the dates of its span; a count beside dates and a time makes one a week."""
    schedule = told.schedule or _counted(told, span)
    if schedule is None or not span.start:
        return schedule
    begin, end = span.start[:10], span.end[:10]
    changes: dict[str, str] = {}
    if not schedule.start_date:
        changes["start_date"] = begin
    if not schedule.end_date and end > begin:
        changes["end_date"] = end
    if not schedule.start_time and "T" in span.start:
        changes["start_time"] = span.start[11:16]
        if not schedule.end_time and "T" in span.end:
            changes["end_time"] = span.end[11:16]
    return replace(schedule, **changes) if changes else schedule


def _counted(told: Stated, span: Span) -> Schedule | None:
    """Return a weekly schedule for a course of several sessions that begins and ends on the same weekday."""
    if told.count < 2 or not span.start or not ("T" in span.start or told.time[0]):
        return None
    begin = date.fromisoformat(span.start[:10])
    end = date.fromisoformat(span.end[:10]) if span.end else begin
    weeks, rest = divmod((end - begin).days, 7)
    if rest or (end > begin and weeks + 1 < told.count):
        return None
    return Schedule(days=(WEEK[begin.weekday()],), start_time=told.time[0], end_time=told.time[1], count=told.count)


def _count(item: Item, notes: Notes) -> int:
    words = line(first(item, "sessionCount")[:200])
    if not words:
        return 0
    found = _COUNT.match(words)
    if not found or int(found[0]) < 1 or int(found[0]) > 1_000:
        notes.finding("session-count-unread", "sessionCount", words)
        return 0
    return int(found[0])


def _merged(worded: Sequence[Schedule]) -> Schedule | None:
    """Return the first schedule in words, completed by the others where they do not contradict it."""
    if not worded:
        return None
    made = worded[0]
    for other in worded[1:]:
        if other.days != made.days:
            continue
        names = [name for name in Schedule.__struct_fields__ if getattr(other, name) and not getattr(made, name)]
        made = replace(made, **{name: getattr(other, name) for name in names})
    return made


def marked(item: Item, where: ZoneInfo, notes: Notes) -> Schedule | None:
    """Return the schedule that markup states; without weekdays that of the day on which it begins."""
    own = zone(line(first(item, "scheduleTimezone")[:100])) or where
    begin, end = _day(item, "startDate", own, notes), _day(item, "endDate", own, notes)
    frequency = line(first(item, "repeatFrequency")[:40]).lower()
    weekly = _FREQUENCY.fullmatch(frequency.upper())
    every = int(weekly[1]) if weekly else _FREQUENCIES.get(local(frequency), 0)
    month_week = _month_week(item)
    days = _week_days(item) or (WEEK if every == -1 else ())
    if not days and begin and every > 0:
        days = (WEEK[date.fromisoformat(begin).weekday()],)
    if not days or (end and begin and end < begin) or (frequency and not every and not month_week):
        return None
    times = _time(item, "startTime"), _time(item, "endTime")
    count = _COUNT.fullmatch(line(first(item, "repeatCount")[:20]))
    read = (moment(one, own) for one in said(item, "exceptDate")[:200])
    without = tuple(sorted({found.moment[:10] for found in read if found and found.moment}))
    return Schedule(
        days=days, start_time=times[0], end_time=times[1] if times[0] else "", start_date=begin, end_date=end,
        count=int(count[0]) if count else 0, weeks=max(every, 1), month_week=month_week, except_dates=without,
        timezone=own.key,
    )  # fmt: skip


def _month_week(item: Item) -> int:
    words = first(item, "byMonthWeek").strip()
    return int(words) if words in {"-1", "1", "2", "3", "4", "5"} else 0


def _week_days(item: Item) -> tuple[str, ...]:
    """Return the weekdays of `byDay`: `https://schema.org/Monday`, `MO`, `Montag`."""
    found: set[int] = set()
    for value in values(item, "byDay"):
        words = value if isinstance(value, str) else value.id or first(value, "name")
        for part in words[:500].replace(";", ",").split(","):
            name = local(part).lower()
            kind, number = sense(_ENGLISH.get(name, name))
            if kind in {"weekday", "habit"}:
                found.add(number)
    return tuple(WEEK[number] for number in sorted(found))


_ENGLISH = {"tu": "tue", "we": "wed", "th": "thu", "su": "sun"}


def _day(item: Item, name: str, where: ZoneInfo, notes: Notes) -> str:
    words = first(item, name)
    if not words:
        return ""
    read = moment(words, where)
    if read is None:
        spans = when(line(words[:200]), where).spans
        found = spans[0].start[:10] if len(spans) == 1 else ""
        code = "" if found else "date-invalid"
    else:
        found, code = read.moment[:10], read.code
    if code:
        notes.finding(code, name, words)
    if found and name == "startDate":
        notes.origin("instances.start", words)
    return found


def _time(item: Item, name: str) -> str:
    words = first(item, name).strip()
    found = _TIME.fullmatch(words[:40].rpartition("T")[2] if "T" in words[1:] else words[:40])
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return f"{found[1]}:{found[2]}"
    return when(words[:40], _BERLIN).time[0] if words else ""


_BERLIN = ZoneInfo("Europe/Berlin")
