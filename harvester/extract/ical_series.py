"""Expands the events of one UID to the times at which it is held; rules without an end as far as a horizon."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Any, cast
from zoneinfo import ZoneInfo

from icalendar import Calendar as Component
from icalendar import Event as EventComponent
from icalendar.prop import vRecur
from msgspec import Struct
from recurring_ical_events import CalendarQuery

from harvester.extract.ical_events import Event
from harvester.extract.ical_rules import Rule, rule
from harvester.extract.ical_times import Time
from vocab.messages import finding
from vocab.model import Finding

MOST = 1_000
"""Times that are read of one series."""
MOST_OF_ALL = 250_000
"""Times that are read of the series of one file."""
MOST_SECONDS = 60.0
"""Seconds of computing that the series of one file may cost; far more than honest ones need."""
_YEARS = 25
"""How far a series with an end may reach."""
_BACK = 1
"""Months before this one from which a series without an end is read."""
_AHEAD = 13
_INDEX = "X-BILDUNGSERNTE-EVENT"


class Held(Struct, frozen=True):
    """One time at which an event is held; `end` as written, of whole days the day after the last one."""

    event: Event
    start: Time
    end: Time | None


class Horizon(Struct, frozen=True):
    """From when to when series without an end are read, `last` included."""

    first: date
    last: date


def horizon(now: datetime) -> Horizon:
    """Return the horizon of a month, the same for all runs within it.

    >>> horizon(datetime(2026, 11, 23)).last
    datetime.date(2027, 12, 31)
    """
    first = _month(now.date(), -_BACK)
    return Horizon(first, _month(now.date(), _AHEAD + 1) - timedelta(days=1))


def _month(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


class Expansion:
    """Expands the series of one file within what all of them together may cost."""

    def __init__(self, reach: Horizon, here: ZoneInfo, page: str) -> None:
        self.findings: list[Finding] = []
        self._reach = reach
        self._here = here
        self._page = page
        self._left = MOST_OF_ALL
        self._seconds = MOST_SECONDS

    def held(self, events: Sequence[Event]) -> list[Held]:
        """Return when the events of one series (the first is its main one) are held, in the order of time."""
        main = events[0]
        if len(events) == 1 and not main.rules and not main.more:
            return [_alone(main)]
        if self._left <= 0 or self._seconds <= 0:
            self._note("ical-too-many-dates", "1", main.line)
            return [_alone(main)]
        rules = self._rules(main)
        begun = process_time()
        try:
            found = self._within(events, rules)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, AssertionError) as wrong:
            self._note("ical-rule", str(wrong) or type(wrong).__name__, main.line)
            found = [_alone(event) for event in events]
        self._seconds -= process_time() - begun
        if not found and len(events) == 1 and _day(main.start) > self._reach.last:
            return [_alone(main)]
        if not found:
            self._note("ical-no-dates", main.summary, main.line)
        self._left -= len(found)
        return sorted(found, key=lambda one: sorting(one.start))

    def cut(self, read: int, line: int) -> None:
        """Note that of an offer only so many events or times are read, and none from that line on."""
        self._note("ical-too-many-dates", str(read), line)

    def _rules(self, main: Event) -> list[Rule]:
        """Return the rules that can be expanded; others are findings."""
        rules = []
        for line in main.rules:
            if made := rule(line.text, cast("Time", main.start), self._here):
                rules.append(made)
            else:
                self._note("ical-rule", line.text, line.number)
        return rules

    def _within(self, events: Sequence[Event], rules: Sequence[Rule]) -> list[Held]:
        """Return the times within the horizon, or of a series with an end all; year by year until there are enough."""
        query = CalendarQuery(_calendar(events, rules))
        if all(one.ends for one in rules):
            windows = _years(events, rules)
        else:
            begins = _day(events[0].start) - timedelta(days=1)
            windows = [(max(begins, self._reach.first), self._reach.last)]
        found: dict[tuple[datetime, int], Held] = {}
        most = min(MOST, self._left)
        for first, last in windows:
            for one in query.between(first - timedelta(days=1), last + timedelta(days=2)):
                held = _held(one, events)
                if first <= _day(held.start) <= last:
                    found[sorting(held.start), held.event.line] = held
            if len(found) > most:
                self._note("ical-too-many-dates", str(most), events[0].line)
                return sorted(found.values(), key=lambda one: sorting(one.start))[:most]
        return list(found.values())

    def _note(self, code: str, words: str, line: int) -> None:
        if len(self.findings) < 100:
            self.findings.append(finding(code, page=self._page, words=words, detail=str(line)))


def _years(events: Sequence[Event], rules: Sequence[Rule]) -> list[tuple[date, date]]:
    """Return the years in which a series that ends may be held."""
    named = {_day(one).year for event in events for one in (event.start, event.instead) if one is not None}
    named.update(_day(one[0] if isinstance(one, tuple) else one).year for one in events[0].more)
    if rules:
        begins = _day(events[0].start).year
        named.update(range(begins, begins + _YEARS + 1))
    return [(date(year, 1, 1), date(year, 12, 31)) for year in sorted(named)]


def _alone(event: Event) -> Held:
    return Held(event, cast("Time", event.start), event.end)


def _calendar(events: Sequence[Event], rules: Sequence[Rule]) -> Component:
    """Return the events with nothing but their times, for the library that expands them."""
    calendar = Component()
    for index, event in enumerate(events):
        made = EventComponent()
        made.add("UID", "series")
        made.add(_INDEX, str(index))
        made.add("DTSTART", event.start)
        if event.end is not None:
            made.add("DTEND", event.end)
        if event.sequence:
            made.add("SEQUENCE", event.sequence)
        if event.instead is not None:
            made.add("RECURRENCE-ID", event.instead, {"RANGE": "THISANDFUTURE"} if event.onward else {})
        if not index:
            for one in rules:
                made.add("RRULE", vRecur.from_ical(one.words))
            if event.more:
                made.add("RDATE", event.more)
            if event.less:
                made.add("EXDATE", list(dict.fromkeys(event.less)))
        calendar.add_component(made)
    return calendar


def _held(one: Any, events: Sequence[Event]) -> Held:
    event = events[int(one[_INDEX])]
    start: Time = one["DTSTART"].dt
    end: Time | None = one["DTEND"].dt if "DTEND" in one else None
    if event.end is None and not isinstance(end, datetime):
        end = None
    return Held(event, start, end if end is not None and end > start else None)


def _day(time: Time | None) -> date:
    return time.date() if isinstance(time, datetime) else cast("date", time)


def sorting(time: Time) -> datetime:
    """Return what orders days and times: a day as its beginning.

    >>> sorting(date(2026, 10, 5)) < sorting(datetime(2026, 10, 5, 18, tzinfo=ZoneInfo("Europe/Berlin")))
    True
    """
    if isinstance(time, datetime):
        return time.astimezone(UTC)
    return datetime(time.year, time.month, time.day, tzinfo=UTC)
