"""Reads words that say what a day is for: deadlines, exceptions, what was moved; notes it in the state."""

from harvester.mapping.whendays import days
from harvester.mapping.whenparts import CLAUSE_ENDS, Group, State, Week, follows_time

FILLERS = frozenset({"filler", "colon", "der", "from", "weekday", "comma"})
_PARTED = frozenset({"comma", "open", "to", "stop", "semi"})
_OPEN_ROLES = frozenset({"", "until", "from", "holiday"})


def deadline(state: State) -> None:
    """Read `Anmeldeschluss`: the next day is none on which something is held."""
    last = state.parts.groups[-1] if state.parts.groups else None
    one_word = last and last.behind == state.at - 1 and state.tokens[last.behind].kind == "word"
    near = state.link == "next" or one_word or (last and last.role == "until")
    if last and near and not _dates_follow(state) and last.clause == state.clause and last.role in {"until", "from"}:
        last.role = "deadline"  # `bis 29.09. anmelden`
    elif state.negated != state.clause:  # but not `ohne Anmeldung`
        state.pending = "deadline"
    state.started = 0
    state.interrupt()


def _dates_follow(state: State) -> bool:
    """Whether a date stands right behind, be it one until which something must be done."""
    until = state.tokens[state.at + 1].kind == "to"
    return state.kind(1) != "comma" and dated_behind(state, 1 + until)


def note(state: State) -> None:
    """Take words that have other meanings for those of a deadline only right before a date: `Stand: 3.8.2026`."""
    until = state.tokens[state.at + 1]
    if dated_behind(state, 1) or (until.kind == "to" and until.numbers):
        deadline(state)
    else:
        state.interrupt()


def latest(state: State) -> None:
    """Read `spätestens`."""
    state.pending = state.pending or "until"


def exception(state: State) -> None:
    """Read `außer`."""
    state.deny()
    state.pending = "except"
    state.interrupt()


def without(state: State) -> None:
    """Read `ohne 24.12.`."""
    state.deny()
    if dated_behind(state, 1):
        state.pending = "except"
    state.interrupt()


def negation(state: State) -> None:
    """Read `nicht am`, `nicht in den Ferien`."""
    state.deny()
    if state.kind(1) in {"filler", "holidays"} or dated_behind(state, 1):
        state.pending = "except"
    state.interrupt()


def none_held(state: State) -> None:
    """Read `kein Kurs am`."""
    state.deny()
    if state.kind(1) in {"course", "count", "label"}:
        state.at += 1
        if not dated_behind(state, 1) and state.holidays != state.clause:
            _strike(state)
        state.pending = "except"
    state.interrupt()


def cancelled(state: State) -> None:
    """Read `entfällt`."""
    state.deny()
    if follows_time(state):
        state.held().pop()  # `ab 17 Uhr geschlossen`
    ends = state.behind(1, frozenset({"word", "filler"}))  # `entfällt leider`
    alone = state.at > 0 and state.tokens[state.at - 1].kind in _PARTED and state.tokens[ends].kind in CLAUSE_ENDS
    alone = alone and ends < state.at + 4
    weather = any(token.kind == "weather" for token in state.tokens[max(state.at - 1, 0) : state.at + 4])
    behind = state.kind(1) != "comma" and dated_behind(state, 1)
    if not weather and (behind or not (_strike(state) or (alone and _strike_last(state)))):
        state.pending = "except"
    state.interrupt()


def _strike_last(state: State) -> bool:
    """Take back the last day: `10.09.2026 (abgesagt)`; beside a repetition nobody knows what is meant."""
    anchor = state.anchor
    if state.parts.weeks:
        state.parts.unclear = True
    elif isinstance(anchor, Group) and anchor.role in _OPEN_ROLES:
        anchor.role = "except"
        return True
    return bool(state.parts.weeks)


def _strike(state: State) -> bool:
    """Take back the days or weekdays of this clause: `am 14.10. entfällt der Kurs`; return whether there were some."""
    anchor, clause = state.anchor, state.clause
    if isinstance(anchor, Group) and anchor.clause == clause and anchor.role in _OPEN_ROLES:
        for group in state.parts.groups:
            if group.clause == clause and group.role in _OPEN_ROLES:
                group.role = "except"
        return True
    if isinstance(anchor, Week) and anchor.clause == clause and anchor in state.parts.weeks:
        state.parts.weeks.remove(anchor)
        state.parts.without.update(anchor.days)
        return True
    return False


def free(state: State) -> None:
    """Read `Ferien frei`."""
    if state.holidays == state.clause:
        state.parts.holidays = True  # `Ferien frei`
    elif len(state.parts.groups) > 1 and state.link == "next":
        _strike(state)  # `05.10.–14.12. (12.10. frei)`
    state.interrupt()


def since(state: State) -> None:
    """Read `seit`."""
    state.pending = "since"


def hours_open(state: State) -> None:
    """Read `Öffnungszeiten`."""
    state.closed = True
    state.interrupt()


def holidays(state: State) -> None:
    """Read `Ferien`."""
    if state.at and state.tokens[state.at - 1].kind == "public":
        state.interrupt()  # `except public holidays`
        state.pending = ""
        return
    state.holidays = state.clause
    if state.negated == state.clause:
        state.parts.holidays = True
    if state.pending == "except" and not dated_behind(state, 1) and state.kind(1) != "open":
        state.pending = ""
    elif not state.pending and state.kind(1) == "colon":
        state.pending = "holiday"
    state.interrupt()


def school_time(state: State) -> None:
    """Read `in der Schulzeit`."""
    state.parts.holidays = True
    state.interrupt()


def moved(state: State) -> None:
    """Read `verschoben`."""
    state.parts.moved = True
    state.onto = state.kind(1) == "to"
    state.interrupt()


def onto(state: State) -> None:
    """Read `auf`."""
    state.onto = True
    state.interrupt()


def old(state: State) -> None:
    """Read `statt`, `bisher`."""
    if not state.parts.takes_place:
        state.pending = "old"
    state.interrupt()


def label(state: State) -> None:
    """Read `alter Termin`, which is no age."""
    if state.tokens[state.at].numbers == (3,) and state.kind(1) == "count":
        old(state)
    state.interrupt()


def takes_place(state: State) -> None:
    """Read `findet`, so that `statt` is no preposition."""
    state.parts.takes_place = True
    state.interrupt()


def alternative(state: State) -> None:
    """Read `Ausweichtermin`."""
    state.pending = "alternative"
    state.interrupt()


def weather(state: State) -> None:
    """Read `bei Regen am 13.09.`."""
    if dated_behind(state, 1):
        state.pending = "alternative"
    state.interrupt()


def replaced(state: State) -> None:
    """Read `Ersatztermin für den 10.09.`."""
    if state.pending == "alternative":
        state.pending = "old"
    state.interrupt()


def article(state: State) -> None:
    """Read `des` and `der`."""
    state.article = state.at + 1


def vague(state: State) -> None:
    """Read what names no certain days: `unregelmäßig`."""
    state.parts.unclear = True


def dated_behind(state: State, ahead: int) -> bool:
    """Return whether a date stands behind, but for fillers."""
    at = state.behind(ahead, FILLERS)
    kind = state.tokens[at].kind
    if kind == "month" and state.tokens[at + 1].kind == "year":
        return True
    return kind in {"date", "iso", "monthyear"} or (kind in {"number", "month"} and days(state.tokens, at) is not None)
