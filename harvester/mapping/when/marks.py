"""Reads words that say how something is repeated, and terms: notes it in the parts and leaves dates to others."""

from harvester.mapping.when.parts import State
from harvester.mapping.when.weekdays import counted, week


def each(state: State) -> None:
    """Read `jeden`, `every`, `every other`, `every two weeks`."""
    behind = state.kind(1)
    if state.link == "next":
        state.interrupt()
    if behind == "weeks":
        state.parts.weekly = True
        state.at += 1
    elif behind in {"number", "number-word"} and state.kind(2) in {"weeks", "days"}:
        _cycle_of(state)
    elif behind == "other":
        state.parts.cycle = 2
        state.each = True
        state.at += 1
    else:
        state.each = True
        if behind == "days":
            state.parts.daily = True


def _cycle_of(state: State) -> None:
    """Read `alle 4 Wochen`, `alle 14 Tage`, `every two weeks`."""
    count = state.tokens[state.at + 1].numbers[0]
    if state.kind(2) == "weeks" and 0 < count < 53:
        state.parts.cycle = count
    elif count % 7 == 0 and count:
        state.parts.cycle = count // 7
    else:
        state.parts.unclear = True
    state.at += 2


def always(state: State) -> None:
    """Note that what follows holds for all days."""
    state.parts.all_times = True
    state.each = state.pending != "except"


def weekly(state: State) -> None:
    """Note that it is held every week."""
    before = [token.kind for token in state.tokens[max(state.at - 2, 0) : state.at]]
    rate = before[-1:] == ["lessons"] or (
        state.kind(1) in {"number", "amount"} and state.kind(2) in {"lessons", "hours"}
    )
    often = before == ["number", "times"] and state.tokens[state.at - 2].numbers[0] > 1
    if not rate and not often:
        state.parts.weekly = True


def monthly(state: State) -> None:
    """Note that it is held every month."""
    state.parts.monthly = True


def within_month(state: State) -> None:
    """Note that a month is spoken of: `im Monat`."""
    state.parts.within_month = True


def daily(state: State) -> None:
    """Note that it is held every day."""
    rate = state.at > 0 and state.tokens[state.at - 1].kind == "lessons"  # `8 Stunden täglich`
    rate = rate or (state.kind(1) in {"number", "amount"} and state.kind(2) == "lessons")
    if not rate and (state.kind(1), state.kind(2)) != ("after", "agreed"):
        state.parts.daily = True


def cycle(state: State) -> None:
    """Note every how many weeks it is held."""
    state.parts.cycle = state.tokens[state.at].numbers[0]


def every(state: State) -> None:
    """Read `alle 14 Tage`."""
    if state.kind(1) in {"number", "number-word"} and state.kind(2) in {"weeks", "days"}:
        _cycle_of(state)


def ordinal(state: State) -> None:
    """Read `erster Mittwoch`."""
    value = state.tokens[state.at].numbers[0]
    if state.kind(1) in {"weekday", "habit"}:
        state.ordinal = value
    elif state.kind(1) in {"half-year", "term"} and state.kind(2) == "year" and value in {1, 2}:
        state.parts.semester = f"{state.tokens[state.at + 2].numbers[0]}-{value}"  # `zweites Halbjahr 2026`
        state.at += 2
    elif state.kind(1) == "weeks" and state.each and value > 0:
        state.parts.cycle, state.each = value, False  # `jede zweite Woche`
    elif state.kind(1) == "count" and value < 0:
        state.pending = "until"  # `letzter Termin`
        state.at += 1
    elif state.kind(1) in {"and", "comma"} and state.kind(2) in {"ordinal", "number"}:
        state.parts.unclear = True  # `am ersten und dritten Montag`


def number_word(state: State) -> None:
    """Read `zehn Abende`."""
    if not counted(state):
        state.interrupt()
        state.at += 1


def weeks(state: State) -> None:
    """Read `im Zwei-Wochen-Rhythmus` and `im Abstand von zwei Wochen`."""
    before = [token for token in state.tokens[max(state.at - 4, 0) : state.at] if token.kind != "to"]
    ahead = state.tokens[state.behind(1, frozenset({"to"}))].kind == "rhythm"
    counted_ = before[-1:] and before[-1].kind in {"number", "number-word"}
    if counted_ and (ahead or [token.kind for token in before[-3:-1]] == ["rhythm", "from"]):
        state.parts.cycle = min(before[-1].numbers[0], 52)
    else:
        state.interrupt()


def semester(state: State) -> None:
    """Read `Wintersemester 2026/27`, `summer term 2026`."""
    half = state.tokens[state.at].numbers[0]
    at = state.behind(1, frozenset({"term", "comma", "filler", "to"}))
    token = state.tokens[at]
    headed = [token.kind for token in state.tokens[max(state.at - 2, 0) : state.at]] == ["term", "colon"]
    season = (
        state.kind() == "season"
        and not headed
        and "term" not in {state.kind(1), state.kind(1) == "to" and state.kind(2)}
    )
    if not season and token.kind in {"year", "years", "number"}:
        year = token.numbers[0]
        state.parts.semester = f"{year + 2000 if year < 100 else year}-{half}"
        state.at = at
    state.interrupt()


def term(state: State) -> None:
    """Read `Semester 2026/2` and `Halbjahr: 2/2026`."""
    at = state.behind(1, frozenset({"colon"}))
    token = state.tokens[at]
    year, half = (
        token.numbers if token.kind == "years" else token.numbers[::-1] if token.kind == "monthyear" else (0, 0)
    )
    if half in {1, 2}:
        state.parts.semester = f"{year}-{half}"
        state.at = at


def weekdays(state: State) -> None:
    """Read `wochentags`."""
    week(state, (0, 1, 2, 3, 4), habit=True, ranged=True)


def weekend(state: State) -> None:
    """Read `jedes Wochenende`."""
    if state.each or state.pending == "except":
        week(state, (5, 6), habit=True)
    else:
        state.interrupt()


def parity(state: State) -> None:
    """Read `in geraden Wochen`."""
    if state.kind(1) in {"weeks", "label"}:
        state.parts.cycle = 2
        state.at += 1


def last_time(state: State) -> None:
    """Read `letztmals am 18.11.2026`."""
    state.pending = "until"


def times_word(state: State) -> None:
    """Read `zehnmal`, and `zweimal im Monat`, which says nothing of how many there are."""
    behind = state.kind(1)
    if behind in {"monthly", "weekly", "per", "daily"} or (
        behind == "filler" and state.kind(2) in {"month-word", "weeks"}
    ):
        state.parts.monthly = state.parts.monthly or "month" in behind or state.kind(2) == "month-word"
    else:
        state.parts.counts.add(state.tokens[state.at].numbers[0])
