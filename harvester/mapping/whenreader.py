"""Reads words about dates from first to last: tokens in, parts out; marks between them say what a date is for."""

from collections.abc import Callable

from harvester.mapping import whenmarks as marks
from harvester.mapping import whensteps as steps
from harvester.mapping.whendays import days
from harvester.mapping.whenparts import Group, Parts, State, Week
from harvester.mapping.whentokens import tokens
from harvester.mapping.whenweekdays import weekday

_FILLERS = frozenset({"filler", "colon", "der", "from", "weekday", "comma"})
_CLAUSE_ENDS = frozenset({"nothing", "comma", "close", "semi", "stop", "and"})
_OPEN_ROLES = frozenset({"", "until", "from", "holiday"})


def parts(words: str) -> Parts:
    """Return what `words` consist of.

    >>> read = parts("mittwochs ab 02.09.2026, 10x")
    >>> read.weeks[0].days, read.groups[0].role, read.counts
    ((2,), 'from', {10})
    """
    state = State(tokens(words))
    end = len(state.tokens) - 5
    while state.at < end:
        step = _STEPS.get(state.kind())
        if step is None:
            state.interrupt()
            state.at += 1
        elif step in _READERS:
            step(state)
        else:
            step(state)
            state.at += 1
    return state.parts


def _comma(state: State) -> None:
    before = state.tokens[state.at - 1].kind if state.at else ""
    behind = state.kind(1)
    if state.pending == "deadline" and behind not in {"to", "from", "latest"}:
        state.pending = "deadline" if before == "weekday" and _date(state, 1) else ""
    elif state.pending == "end" or (state.pending in {"except", "old"} and before != "weekday"):
        state.pending = ""
    state.next_clause()


def _semi(state: State) -> None:
    state.pending = ""
    state.started = state.anded = state.onto = state.each = False
    state.weekday, state.closed = -2, False
    state.next_clause()
    state.interrupt()


def _open(state: State) -> None:
    if state.pending == "deadline":
        state.pending = ""
    state.next_clause()


def _close(state: State) -> None:
    state.pending = ""
    state.next_clause()


def _colon(state: State) -> None:
    before = state.tokens[state.at - 1].kind if state.at else ""
    if state.pending == "deadline" and before not in {"deadline", "note", "to", "from", "filler"}:
        state.pending = ""
    if state.link == "next":
        state.interrupt()


def _to(state: State) -> None:
    state.link = "to" if state.link in {"next", "to"} else "until"
    behind = state.behind(1, frozenset({"to", "filler", "comma"}))
    if state.link == "to" and state.tokens[behind].kind in {"deadline", "word"}:
        state.interrupt()


def _and(state: State) -> None:
    state.anded = True


def _slash(state: State) -> None:
    if state.at and state.tokens[state.at - 1].kind == "iso" == state.kind(1):
        state.link = "to"  # an interval of ISO 8601
    else:
        state.anded = True


def _nothing(_state: State) -> None:
    """Pass over a word that changes nothing."""


def _from(state: State) -> None:
    state.started = True


def _begin(state: State) -> None:
    state.started, state.hour_role = True, "begin"
    if state.pending != "except":
        state.pending = ""
    state.interrupt()


def _end(state: State) -> None:
    state.hour_role = "end"
    state.pending = state.pending or "end"


def _deadline(state: State) -> None:
    last = state.parts.groups[-1] if state.parts.groups else None
    same = last and last.clause == state.clause and state.link == "next"
    if last and same and last.role in {"until", "from"}:
        last.role = "deadline"  # `bis 29.09. anmelden`
    elif state.negated != state.clause:  # but not `ohne Anmeldung`
        state.pending = "deadline"
    state.started = False
    state.interrupt()


def _note(state: State) -> None:
    """Take words that have other meanings for those of a deadline only right before a date: `Stand: 3.8.2026`."""
    until = state.tokens[state.at + 1]
    if _date(state, 1) or (until.kind == "to" and until.numbers):
        _deadline(state)
    else:
        state.interrupt()


def _latest(state: State) -> None:
    state.pending = state.pending or "until"


def _except(state: State) -> None:
    state.deny()
    state.pending = "except"
    state.interrupt()


def _without(state: State) -> None:
    state.deny()
    if _date(state, 1):
        state.pending = "except"
    state.interrupt()


def _not(state: State) -> None:
    state.deny()
    if state.kind(1) in {"filler", "holidays"}:
        state.pending = "except"
    state.interrupt()


def _no(state: State) -> None:
    state.deny()
    if state.kind(1) in {"course", "count", "label"}:
        state.at += 1
        if not _date(state, 1) and state.holidays != state.clause:
            _strike(state)
        state.pending = "except"
    state.interrupt()


def _cancelled(state: State) -> None:
    state.deny()
    if _date(state, 1) or not _strike(state):
        state.pending = "except"
    state.interrupt()


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
        return True
    return False


def _free(state: State) -> None:
    if state.holidays == state.clause:
        state.parts.holidays = True  # `Ferien frei`
    state.interrupt()


def _since(state: State) -> None:
    state.pending = "since"


def _hours_open(state: State) -> None:
    state.closed = True
    state.interrupt()


def _holidays(state: State) -> None:
    state.holidays = state.clause
    if state.negated == state.clause:
        state.parts.holidays = True
    if state.pending == "except" and not _date(state, 1) and state.kind(1) != "open":
        state.pending = ""
    elif not state.pending and state.kind(1) == "colon":
        state.pending = "holiday"
    state.interrupt()


def _school_time(state: State) -> None:
    state.parts.holidays = True
    state.interrupt()


def _moved(state: State) -> None:
    state.parts.moved = True
    state.onto = state.kind(1) == "to"
    state.interrupt()


def _onto(state: State) -> None:
    state.onto = True
    state.interrupt()


def _old(state: State) -> None:
    if not state.parts.takes_place:
        state.pending = "old"
    state.interrupt()


def _takes_place(state: State) -> None:
    state.parts.takes_place = True
    state.interrupt()


def _alternative(state: State) -> None:
    state.pending = "alternative"
    state.interrupt()


def _pause(state: State) -> None:
    state.deny()
    behind = state.tokens[state.behind(1, _FILLERS)].kind
    if _date(state, 1) and state.kind(1) != "comma":
        state.pending = "except"
    elif behind in {"number", "clock", "point"} and state.kind(1) != "comma":
        state.hour_role = "entry"
    state.interrupt()


def _entry(state: State) -> None:
    held = state.anchor.hours if state.anchor else state.parts.lead
    if state.added == state.at and held and state.kind(1) in _CLAUSE_ENDS:
        held.pop()  # `18 Uhr Einlass, 19 Uhr Beginn`
    else:
        state.hour_role = "entry"
    state.interrupt()


def _meeting_point(state: State) -> None:
    state.hour_role = "meeting"
    state.interrupt()


def _article(state: State) -> None:
    state.article = state.at + 1


def _universal(state: State) -> None:
    state.parts.universal = state.kind(1) != "and"  # `GMT+0200` is no time of Greenwich


def _vague(state: State) -> None:
    state.parts.unclear = True


def _date(state: State, ahead: int) -> bool:
    at = state.behind(ahead, _FILLERS)
    kind = state.tokens[at].kind
    return kind in {"date", "iso"} or (kind in {"number", "month"} and days(state.tokens, at) is not None)


_Step = Callable[[State], object]
_READERS: frozenset[_Step] = frozenset(
    {
        steps.dated,
        steps.number,
        steps.month,
        steps.month_year,
        steps.iso,
        steps.clock,
        steps.point,
        steps.year,
        weekday,
        marks.number_word,
    }
)
"""Steps that move on themselves, by as many tokens as they read."""
_STEPS: dict[str, _Step] = {
    "date": steps.dated, "iso": steps.iso, "number": steps.number, "month": steps.month, "monthyear": steps.month_year,
    "clock": steps.clock, "point": steps.point, "noon": steps.clock, "midnight": steps.clock,
    "weekday": weekday, "habit": weekday, "number-word": marks.number_word,
    "comma": _comma, "semi": _semi, "stop": _semi, "open": _open, "close": _close, "colon": _colon,
    "to": _to, "and": _and, "slash": _slash, "filler": _nothing, "half": _nothing, "unit": _nothing, "from": _from,
    "begin": _begin, "end": _end, "each": marks.each, "always": marks.always,
    "weekly": marks.weekly, "monthly": marks.monthly,
    "month-word": marks.within_month, "daily": marks.daily, "cycle": marks.cycle, "all": marks.every,
    "ordinal": marks.ordinal, "semester": marks.semester, "season": marks.semester, "term": marks.term,
    "deadline": _deadline, "note": _note, "latest": _latest,
    "except": _except, "without": _without, "not": _not, "no": _no, "cancelled": _cancelled, "free": _free,
    "since": _since, "hours-open": _hours_open, "year": steps.year,
    "holidays": _holidays, "schooltime": _school_time, "moved": _moved, "onto": _onto, "old": _old,
    "takes-place": _takes_place, "alternative": _alternative, "entry": _entry, "meeting-point": _meeting_point,
    "weekdays": marks.weekdays, "weekend": marks.weekend, "parity": marks.parity, "last-time": marks.last_time,
    "times-word": marks.times_word, "pause": _pause, "des": _article, "der": _article, "universal": _universal,
    "vague": _vague,
}  # fmt: skip
