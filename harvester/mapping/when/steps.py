"""Reads days and months: takes the token where the state stands, adds to the parts, and moves on."""

from datetime import date, datetime, timedelta

from harvester.mapping.when.clock import add_hours, clock, several_hours
from harvester.mapping.when.days import Day, days, unpointed
from harvester.mapping.when.hours import Hours
from harvester.mapping.when.looks import heads, history, is_a_name, labelled, numbered
from harvester.mapping.when.parts import Group, Month, State
from harvester.mapping.when.weekdays import counted, titled
from harvester.mapping.when.years import EARLIEST, LATEST

_SUMS = frozenset({"number", "amount", "point", "digits"})
_YEAR_FIRST = frozenset({"comma", "date", "weekday", "number", "month"})
_BEFORE_YEAR = frozenset({"comma", "unit", "clock", "close"})
_WEEKDAYS = frozenset({"weekday", "habit"})


def dated(state: State) -> None:
    """Add a date that is written as one."""
    found = days(state.tokens, state.at)
    assert found is not None
    if (not found[0][0].year and labelled(state)) or numbered(state) or heads(state):
        state.interrupt()  # `Raum 12.09.`
        state.at = found[1]
    else:
        _add_days(state, *found)


def year(state: State) -> None:
    """Note a year that heads what follows: `2026: 12.09., 10.10.`; elsewhere it is noise."""
    number_ = state.tokens[state.at].numbers[0]
    if state.pending == "since":
        state.pending = ""
    bracketed = state.at > 0 and state.tokens[state.at - 1].kind == "open" and state.kind(1) == "close"
    first = state.at == 0 and state.kind(1) in _YEAR_FIRST
    last = state.at > 0 and state.kind(1) == "nothing" and state.tokens[state.at - 1].kind in _BEFORE_YEAR
    if (state.kind(1) == "colon" or bracketed or first or last) and EARLIEST <= number_ <= LATEST:
        state.parts.headings.setdefault(number_, len(state.parts.groups))
    state.interrupt()
    state.at += 1


def point(state: State) -> None:
    """Read two numbers with a point between as a day where they can only be one, else as a time."""
    found = None if labelled(state) else days(state.tokens, state.at) or unpointed(state.tokens, state.at)
    if found:
        _add_days(state, *found)
    elif labelled(state) or not several_hours(state):
        clock(state)


def number(state: State) -> None:
    """Read a number as day, hour, count or ordinal, whichever it can be; else it is noise."""
    if _hours_of_habit(state) and clock(state, quiet=True):
        return
    behind_label = state.at > 0 and state.tokens[state.at - 1].kind == "label"
    if not behind_label or state.tokens[state.at].tight:
        found = days(state.tokens, state.at)
        if found:
            _add_days(state, *found)
            return
    behind = state.tokens[state.at + 1]
    numbered_ = labelled(state) or (behind_label and behind.kind == "to" and not behind.tight)
    if not numbered_ and (clock(state, quiet=True) or several_hours(state)):
        return
    if not counted(state):
        _ordinal(state)


def _hours_of_habit(state: State) -> bool:
    """Whether two numbers are hours for sure: `Saturdays 9–12, 16 January – 27 March`."""
    if not state.at or state.tokens[state.at - 1].kind != "habit" or state.tokens[state.at].tight:
        return False
    return (state.kind(1), state.kind(2), state.kind(3)) == ("to", "number", "comma")


def _ordinal(state: State) -> None:
    """Read which of several weekdays or terms: `2. Dienstag im Monat`, `1. Halbjahr 2027`; else the number is noise."""
    token, behind = state.tokens[state.at], state.kind(1)
    if token.tight and behind in {"and", "comma", "slash"} and state.kind(3) in _WEEKDAYS:
        state.parts.unclear = True  # `am 1. und 3. Dienstag im Monat`
    elif token.tight and behind in _WEEKDAYS:
        state.ordinal = token.numbers[0]
    elif token.tight and behind in {"half-year", "term"} and state.kind(2) == "year" and token.numbers[0] in {1, 2}:
        state.parts.semester = f"{state.tokens[state.at + 2].numbers[0]}-{token.numbers[0]}"
        state.at += 2
    elif token.tight and behind == "half-year" and state.kind(2) == "years" and token.numbers[0] in {1, 2}:
        year_ = state.tokens[state.at + 2].numbers[0] + (token.numbers[0] == 2)  # `2. Schulhalbjahr 2026/27`
        state.parts.semester = f"{year_}-{3 - token.numbers[0]}"
        state.at += 2
    elif token.tight and behind == "quarter" and state.kind(2) == "year" and 1 <= token.numbers[0] <= 4:
        for month_ in (3 * token.numbers[0] - 2, 3 * token.numbers[0]):
            _add_month(state, state.tokens[state.at + 2].numbers[0], month_)
            state.link = "to"
        state.at += 2
    elif behind == "weeks" and token.tight and state.each:
        state.parts.cycle, state.each = token.numbers[0], False  # `jede 2. Woche`
    elif behind == "to" and state.kind(2) == "weekly":
        state.parts.cycle = token.numbers[0]  # `2-wöchentlich`
    else:
        state.interrupt()
    state.at += 1


def month(state: State) -> None:
    """Read days behind their month, or a month alone with its year."""
    found = days(state.tokens, state.at)
    if found:
        _add_days(state, *found)
        return
    token, behind = state.tokens[state.at], state.tokens[state.at + 1]
    joined = behind.kind == "to" and behind.tight and state.kind(2) in {"word", "course", "street"}
    if behind.kind != "year" and (titled(state) or joined or state.article == state.at):
        state.interrupt()
        state.at += 1
        return
    year = behind.numbers[0] if behind.kind in {"year", "years"} else 0
    if behind.kind == "years" and state.parts.months and token.numbers[0] < state.parts.months[-1].month:
        year = _second_year(behind.numbers)  # `Dezember/Januar 2026/27`
    if history(year):
        state.interrupt()
    else:
        _add_month(state, year, token.numbers[0])
    state.at += 2 if year else 1


def month_year(state: State) -> None:
    """Read a month with its year in digits."""
    number_, year = state.tokens[state.at].numbers
    labelled = state.at > 0 and state.tokens[state.at - 1].kind == "label"
    if 1 <= number_ <= 12 and not labelled:
        _add_month(state, year, number_)
    else:
        state.interrupt()
    state.at += 1


def _second_year(numbers: tuple[int, ...]) -> int:
    first, second = numbers
    return second if second > 1900 else first // 100 * 100 + second


def _add_month(state: State, year: int, number_: int) -> None:
    if state.pending in {"", "end"} and state.link != "until":
        joined = (state.link == "to" or state.pending == "end") and bool(state.parts.months)
        state.parts.months.append(Month(year, number_, joined=joined, start=bool(state.started)))
    state.started, state.link, state.pending = 0, "next", ""


def _add_days(state: State, found: list[Day], behind: int) -> None:
    before, state.at = state.at, behind
    if not state.pending and is_a_name(state, before, found[-1]):
        state.interrupt()
        return
    for index, day in enumerate(found):
        if state.weekday >= 0 and not index:
            day = day._replace(weekday=state.weekday)  # noqa: PLW2901 - the weekday stood before it
        if index:
            state.link = "to" if day.joined else "next"
        if _possible(day):
            _add(state, day)
            if index == len(found) - 1 and _priced(state):
                state.parts.groups[-1].role = "deadline"
        elif day.year or index or (day.month <= 12 and 31 >= day.day > 28):
            state.parts.wrong = state.parts.wrong or not state.pending
            state.pending = ""
        else:
            state.interrupt()


def _priced(state: State) -> bool:
    """Whether a price holds until or from a day: `50 € (ab 12.09.2026: 60 €)`."""
    return state.kind() == "colon" and state.kind(1) in _SUMS and state.kind(2) == "money"


def _possible(day: Day) -> bool:
    try:
        date(day.year or 2000, day.month, day.day)
    except ValueError:
        return False
    return True


def _add(state: State, day: Day) -> None:
    """Add a day: as the end of a range, or as a group of its own in the role that stands before it."""
    groups, role = state.parts.groups, state.pending
    last = groups[-1] if groups else None
    if last and last.last is None and (state.link == "to" or (role == "end" and last.role in {"", "from"})):
        last.last = day
    else:
        if role in {"", "end"}:
            role = _role(state, last)
        state.run += state.link == "break" or role in {"deadline", "old"}
        last = Group(day, role, state.run, state.clause, state.at, state.onto)
        groups.append(last)
        if state.pending == "end" and len(groups) == 1:
            state.parts.ended = last
    state.anchor, state.link, state.pending, state.weekday = last, "next", "", -2
    state.started = 0
    state.onto = state.anded = False


def _role(state: State, last: Group | None) -> str:
    if state.link == "until" and not state.onto:
        return "until"
    if state.started:
        return "from"
    if (
        last
        and state.link == "next"
        and (last.role in {"except", "holiday"} or (last.role in {"deadline", "old"} and state.anded))
    ):
        return last.role
    return ""


def iso(state: State) -> None:
    """Add a day of ISO 8601, with its time where one is written; an offset is counted back to UTC."""
    numbers, code = state.tokens[state.at].numbers, numbered(state)
    state.at += 1
    if code:
        state.interrupt()
        return
    day = Day(numbers[0], numbers[1], numbers[2])
    time = Hours(numbers[3] * 60 + numbers[4]) if len(numbers) > 3 else None
    if not _possible(day) or (time and (numbers[3] > 24 or numbers[4] > 59)):
        state.parts.wrong = True
        return
    if time and len(numbers) == 6 and day.year > 1:
        moved = datetime(day.year, day.month, day.day) + timedelta(minutes=time.start - numbers[5])  # noqa: DTZ001
        day = day._replace(year=moved.year, month=moved.month, day=moved.day)
        time = Hours(moved.hour * 60 + moved.minute)
        state.parts.universal = True
    _add(state, day)
    if time:
        add_hours(state, time)
