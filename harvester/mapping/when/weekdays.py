"""Reads weekdays and counts: takes the token where the state stands, adds to the parts, and moves on."""

from datetime import date, timedelta

from harvester.mapping.when.days import Day, days, unpointed
from harvester.mapping.when.hours import hours
from harvester.mapping.when.parts import CLAUSE_ENDS, Group, State, Week
from harvester.mapping.when.tokens import END, Token

_FILLERS = frozenset({"filler", "der", "comma", "colon", "slash", "semi"})
_WEEKDAYS = frozenset({"weekday", "habit"})
_DATES = frozenset({"date", "iso", "year", "month", "number"})
_COUNT_ENDS = (CLAUSE_ENDS - {"and"}) | {"open", "slash", "to", "weekday", "habit", "each", "always", "from", "begin"}
_SESSIONS = range(5, 17)
"""How many times 45 minutes or fewer are that many meetings rather than so many lessons: `10x 45 Min.`"""
_UNTIL = Token("to", (1,))
_RATES = frozenset({"per", "weekly", "monthly", "daily", "slash"})
_PER = frozenset({"word", "weeks", "month-word", "days", "term", "half-year"})


def counted(state: State) -> bool:
    """Read how often: `10x`, `10 Termine`, `6 Samstage`; return whether it said so."""
    token = state.tokens[state.at]
    if token.tight:
        return False
    count, at = token.numbers[0], state.at + 1
    if state.tokens[at].kind == "to" and state.tokens[at + 1].kind == "times":
        at += 1
    kind, after = state.tokens[at].kind, state.tokens[at + 1]
    if kind == "weekly" and after.kind == "count":
        state.parts.weekly = True  # `8 wöchentliche Treffen`
        state.parts.counts.add(count)
        state.at = at + 2
        return True
    if kind not in {"times", "count", "weekdays-counted"}:
        return False
    lessons = kind == "times" and after.kind in {"number", "label"} and after.numbers[:1] == (45,)
    short = kind == "times" and after.kind == "number" and after.numbers[0] < 45
    lessons = (lessons or (short and state.tokens[at + 2].kind == "lessons")) and count not in _SESSIONS
    if kind == "times" and after.kind in _RATES:
        lessons = after.kind != "slash" or state.tokens[at + 2].kind in _PER  # `2x/Woche`
    if kind == "times" and after.kind == "filler" and state.tokens[at + 2].kind in {"month-word", "weeks", "word"}:
        lessons = True
    if state.tokens[at + 2].kind == "money":
        return False
    if lessons:
        state.parts.monthly = state.parts.monthly or "month" in state.tokens[at + 2].kind or after.kind == "monthly"
    else:
        state.parts.counts.add(count)
    if kind == "weekdays-counted":
        week(state, (state.tokens[at].numbers[0],), habit=True)
    state.at = at + 1
    return True


def number_behind(state: State) -> None:
    """Read `Anzahl der Termine: 10`."""
    token, at = state.tokens[state.at + 2], state.at + 2
    if state.kind(1) == "colon" and token.kind == "number" and not token.tight and state.kind(3) in _COUNT_ENDS:
        ranged = state.kind(3) in {"to", "slash"} and state.tokens[at + 1].tight
        if not ranged and days(state.tokens, at) is None and hours(state.tokens, at) is None:
            state.parts.counts.add(token.numbers[0])
            state.at = at
    state.interrupt()


def weekdays_counted(state: State) -> None:
    """Read `an Samstagen`."""
    if not state.at or state.tokens[state.at - 1].kind != "some":
        week(state, (state.tokens[state.at].numbers[0],), habit=True)


def weekday(state: State) -> None:
    """Read weekdays: one said of the date behind it, or some that stand by themselves."""
    token = state.tokens[state.at]
    named = token.tight and state.kind(1) == "word" and not state.each
    money = _francs(state)
    if named or money or (token.kind == "weekday" and titled(state)):
        state.interrupt()  # `Fr. Müller`, `So schmeckt der Sommer`
        state.at += 1 + money
        return
    habit, ranged, found, at = token.kind == "habit" and not _in_name(state), False, [token.numbers[0]], state.at + 1
    while (behind := _another(state, at)) and len(found) < 15:
        another = state.tokens[behind]
        habit = habit or another.kind == "habit"
        if state.tokens[at].kind == "to" and state.tokens[at + 1].kind not in {"and", "slash"}:
            first, length = found[-1], (another.numbers[0] - found[-1]) % 7
            found.extend([(first + step) % 7 for step in range(1, length)])
            ranged = True
        found.append(another.numbers[0])
        at = behind + 1
    if state.tokens[at].kind == "count" and state.tokens[at].numbers and len(found) == 1:
        habit, at = True, at + 1  # `Tuesday evenings`
    if len(found) == 1 and not habit and not state.each and _date_behind(state, at):
        state.at, state.weekday = at, found[0]
        return
    if _by_agreement(state, at) or (state.at and state.tokens[state.at - 1].kind == "some"):
        state.at = at
        return
    if len(found) == 1 and not habit and _names_day(state, found[0], at):
        state.at = at
        return
    if len(found) == 1 and state.link == "to" and _ends_there(state, found[0], at):
        state.at = at
        return
    week(state, tuple(dict.fromkeys(found)), habit=habit or state.each, ranged=ranged, begin=state.at)
    state.at = at


def _in_name(state: State) -> bool:
    """Whether a habit is part of a name: `Montags-Treff`, `Fridays for Future`."""
    joined = state.kind(1) == "to" and state.tokens[state.at + 1].tight
    return (joined or state.kind(1) == "for") and state.kind(2) == "word"


def _francs(state: State) -> bool:
    """Whether `Fr.` before a number is money: `Kosten: Fr. 18.30`."""
    token, before = state.tokens[state.at], state.tokens[max(state.at - 2, 0) : state.at]
    priced = any(one.kind in {"cost", "note"} for one in before[-2:])
    return token.tight and token.numbers == (4,) and priced and state.kind(1) in {"point", "number", "digits", "amount"}


def titled(state: State) -> bool:
    """Whether what stands here is the name of a person: `Dr. Anna Mai`, `Herr Freitag`."""
    before = [token.kind for token in state.tokens[max(state.at - 2, 0) : state.at]]
    return before[-1:] == ["title"] or before == ["title", "word"]


def _names_day(state: State, number: int, at: int) -> bool:
    """Give the day before it a weekday in brackets, `14.01.2027 (Do.) um 18.45 Uhr`; return whether it is one."""
    bracketed = state.tokens[state.at - 1].kind == "open" and state.tokens[at].kind == "close" and state.at > 0
    group = state.anchor
    if not bracketed or not isinstance(group, Group) or state.tokens[state.at - 2].kind not in _DATES:
        return False
    if group.last:
        group.last = group.last._replace(weekday=number)
    else:
        group.first = group.first._replace(weekday=number)
    return True


def _ends_there(state: State, number: int, at: int) -> bool:
    """Let the last day go on to a weekday that is named without its date: `Fr., 13.11.2026, 19 Uhr bis Sa, 9 Uhr`."""
    group = state.anchor
    while state.tokens[at].kind in _FILLERS:
        at += 1
    if (
        not hours(state.tokens, at)
        or not isinstance(group, Group)
        or group.last
        or not group.first.year
        or len(group.hours) != 1
    ):
        return False
    first = date(group.first.year, group.first.month, group.first.day)
    last = first + timedelta(days=(number - first.weekday()) % 7)
    if group.hours[0].end >= 0 or not 1 <= (last - first).days <= 3:
        return False
    group.last = Day(last.year, last.month, last.day, number)
    return True


def _another(state: State, at: int) -> int:
    """Return the index of a further weekday behind a separator, or 0."""
    if state.tokens[at].kind not in {"to", "and", "slash", "comma"}:
        return 0
    at += 1
    while state.tokens[at].kind in {"and", "filler"}:
        at += 1
    if state.tokens[at].kind not in _WEEKDAYS or _by_agreement(state, at + 1):
        return 0
    return at


def _date_behind(state: State, at: int) -> bool:
    while state.tokens[at].kind in _FILLERS:
        at += 1
    kind = state.tokens[at].kind
    if kind == "open":  # `von Freitag (16.10.) bis Sonntag (18.10.2026)`
        return state.tokens[at + 1].kind == "date" and state.tokens[at + 2].kind == "close"
    if kind == "point" and unpointed(state.tokens, at):
        return True
    return kind in {"date", "iso"} or (kind in {"number", "month"} and days(state.tokens, at) is not None)


def _by_agreement(state: State, at: int) -> bool:
    """Whether the weekday is only to be agreed on: `Sa. nach Absprache`."""
    at += state.tokens[at].kind in {"comma", "open"}
    return state.tokens[at].kind in {"after", "onto"} and state.tokens[at + 1].kind == "agreed"


def week(state: State, found: tuple[int, ...], *, habit: bool, ranged: bool = False, begin: int = 0) -> None:
    """Add weekdays that begin at a token and stand by themselves; behind `außer` those on which nothing is held."""
    if state.closed:
        state.anchor = None  # `12.09.2026, 10 Uhr, Büro: Mo–Fr 9–12 Uhr`
    if state.closed or state.pending == "deadline":
        return
    if state.pending == "except":
        state.parts.without.update(found)  # `täglich außer montags`
        state.pending = ""
        return
    before = state.tokens[begin - 1] if begin > 0 else END
    once = not habit and len(found) == 1 and (before.kind in {"from", "relative"} or before == _UNTIL)
    ordinal = state.ordinal if state.ordinal > -2 else 0
    made = Week(found, state.clause, habit=habit, range_=ranged, ordinal=ordinal)
    made.once = once
    made.ends = state.hour_role == "end"
    state.parts.weeks.append(made)
    state.anchor, state.ordinal, state.each, state.pending = made, -2, False, ""
