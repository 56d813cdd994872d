"""Reads words that say when something is not held: `außer`, `entfällt`, `in den Ferien`; notes it in the state."""

from harvester.mapping.when.hours import hours
from harvester.mapping.when.parts import CLAUSE_ENDS, Group, State, Week, follows_time
from harvester.mapping.when.roles import FILLERS, dated_behind

_PARTED = frozenset({"comma", "open", "to", "stop", "semi"})
_OPEN_ROLES = frozenset({"", "until", "from", "holiday"})
_COURSES = frozenset({"course", "count", "label"})
_TIMES = frozenset({"number", "clock", "point"})


def exception(state: State) -> None:
    """Read `außer am 14.10.` and `14.10. ausgenommen`."""
    state.deny()
    if not _follows_days(state):
        state.pending = "except"
    state.interrupt()


def without(state: State) -> None:
    """Read `ohne 24.12.`."""
    state.deny()
    if dated_behind(state, 1):
        state.pending = "except"
    state.interrupt()


def negation(state: State) -> None:
    """Read `nicht am`, `nicht in den Ferien`, `findet am 14.10. nicht statt`."""
    state.deny()
    if state.kind(1) == "old" and state.parts.takes_place:
        if dated_behind(state, 2):
            state.pending = "except"
            state.at += 1
        else:
            _strike(state)
    elif (state.kind(1) in {"filler", "holidays"} or dated_behind(state, 1)) and not _follows_days(state):
        state.pending = "except"
    elif hours(state.tokens, state.at + 1):
        state.hour_role = "entry"  # `nicht 18 Uhr, sondern 19 Uhr`
    elif _repeated(state):
        _follows_days(state)
    state.interrupt()


def none_held(state: State) -> None:
    """Read `kein Kurs am`, `am 14.10. kein Yoga`."""
    state.deny()
    if state.kind(1) in _COURSES or (state.kind(1) == "word" and (dated_behind(state, 2) or _repeated(state))):
        state.at += 1
        if not dated_behind(state, 1) and not _holidays_ahead(state):
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
    if state.at == 0 and state.kind(1) in {"colon", "stop", "to"} and state.kind(2) in {"word", "course"}:
        state.parts.unclear = True  # `ABGESAGT: Wanderung, 18.10.2026`
    if state.at == 0 and state.kind(1) == "stop" and dated_behind(state, 2):
        state.at += 1  # `Abgesagt! 12.09.2026`
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
        if anchor.role == "from" and state.holidays == clause:
            return True  # `ab 02.09. in den Ferien geschlossen`
        for group in _listed(state, anchor):
            group.role = "except"
        return True
    if isinstance(anchor, Week) and anchor.clause == clause and anchor in state.parts.weeks:
        if state.holidays == clause or _holidays_ahead(state):
            return True  # `mittwochs in den Ferien geschlossen`
        state.parts.weeks.remove(anchor)
        state.parts.without.update(anchor.days)
        return True
    return False


def _listed(state: State, last: Group) -> list[Group]:
    """Return the days that are taken back with the last: those of its clause, all of a list beside a repetition."""
    groups = state.parts.groups
    begin = len(groups)
    while begin and groups[begin - 1].role == last.role and groups[begin - 1].run == last.run:
        if groups[begin - 1] is not last and (groups[begin - 1].hours or groups[begin - 1].last):
            break
        begin -= 1
    of_clause = [group for group in groups if group.clause == last.clause and group.role == last.role]
    listed = groups[begin:]
    return listed if (begin or _repeated(state)) and len(listed) > len(of_clause) else of_clause


def _repeated(state: State) -> bool:
    """Whether a repetition stands before, so that days named now may be those that are left out."""
    ranged = any(one.last and one.first.weekday >= 0 > one.last.weekday for one in state.parts.groups)
    often = max(state.parts.counts, default=0) > 1
    return ranged or often or any(week.habit or week.hours for week in state.parts.weeks)


def _follows_days(state: State) -> bool:
    """Take back days that stand right before a word which ends the clause: `14.10. ausgenommen`."""
    anchor = state.anchor
    near = isinstance(anchor, Group) and anchor.role in _OPEN_ROLES and anchor.clause == state.clause
    if not near or state.link != "next" or state.kind(1) not in CLAUSE_ENDS:
        return False
    return _strike(state)


def _holidays_ahead(state: State) -> bool:
    """Whether school holidays are named in the words right behind: `kein Kurs in den Ferien`."""
    ahead = state.behind(1, frozenset({"word", "filler", "public"}))
    return state.tokens[ahead].kind == "holidays"


def free(state: State) -> None:
    """Read `Ferien frei`, `14.10. frei`, `frei am 14.10.`."""
    before = state.tokens[state.at - 1].kind if state.at else ""
    if state.holidays == state.clause:
        state.parts.holidays = True
    elif len(state.parts.groups) > 1 and state.link == "next":
        _strike(state)  # `05.10.–14.12. (12.10. frei)`
    elif _repeated(state) and not _follows_days(state) and before in _PARTED and dated_behind(state, 1):
        state.pending = "except"
    state.interrupt()


def pause(state: State) -> None:
    """Read `Pause`."""
    state.deny()
    behind = state.tokens[state.behind(1, FILLERS)].kind
    if state.kind(1) == "colon" and not state.anchor and not state.parts.lead:
        state.interrupt()  # `Kunst in der Mittagspause: 12.30 Uhr`
        return
    if dated_behind(state, 1) and state.kind(1) != "comma":
        state.pending = "except"
    elif behind in _TIMES and state.kind(1) != "comma":
        state.hour_role = "entry"
    elif _repeated(state):
        _follows_days(state)
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
    elif not state.pending and (state.kind(1) == "colon" or _left_out(state)):
        state.pending = "holiday"
    state.interrupt()


def _left_out(state: State) -> bool:
    """Whether the days of holidays follow beside a repetition: `mittwochs, Ferien vom 12. bis 24.10.`"""
    within = state.at > 0 and state.tokens[state.at - 1].kind == "filler"
    return not within and _repeated(state) and dated_behind(state, 1)


def public(state: State) -> None:
    """Read `Feiertag: 03.10.`."""
    if state.kind(1) == "colon" and not state.pending:
        state.pending = "except"
    state.interrupt()


def school_time(state: State) -> None:
    """Read `in der Schulzeit`."""
    state.parts.holidays = True
    state.interrupt()
