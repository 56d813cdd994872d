"""Reads words about dates from first to last: tokens in, parts out; marks between them say what a date is for."""

from collections.abc import Callable

from harvester.mapping.when import absences, marks, roles, steps, times
from harvester.mapping.when.clock import clock
from harvester.mapping.when.hours import hours
from harvester.mapping.when.parts import Group, Parts, State
from harvester.mapping.when.roles import dated_behind
from harvester.mapping.when.settled import settled
from harvester.mapping.when.tokens import Token, tokens
from harvester.mapping.when.weekdays import number_behind, weekday, weekdays_counted


def parts(words: str) -> Parts:
    """Return what `words` consist of.

    >>> read = parts("mittwochs ab 02.09.2026, 10x")
    >>> read.weeks[0].days, read.groups[0].role, read.counts
    ((2,), 'from', {10})
    """
    state = State(settled(tokens(words), words))
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
    if state.tokens[state.at].numbers == (2,):
        state.closed = False
    if state.pending == "deadline" and behind not in {"to", "from", "latest"}:
        state.pending = "deadline" if before == "weekday" and dated_behind(state, 1) else ""
    elif state.pending in {"end", "except", "old", "since"} and before not in {"weekday", "end"}:
        state.pending = ""
    state.next_clause()


def _semi(state: State) -> None:
    last = state.anchor
    unfinished = isinstance(last, Group) and not (last.first.year or last.hours or last.role)
    if unfinished and state.link == "next" and dated_behind(state, 1):
        state.next_clause()  # `01.09.; 15.09.; 29.09.2026, 18 Uhr`
        return
    dated = [group for group in state.parts.groups if not group.role]
    if len(dated) > 1 and not any(group.hours for group in dated) and hours(state.tokens, state.at + 1):
        state.parts.all_times = True  # `11.01.27; 18.01.27; 25.01.27; 17:30–20:45 Uhr`
    state.pending = ""
    state.started = 0
    state.anded = state.onto = state.each = False
    if state.tokens[state.at - 1].kind != "weekday":  # `Sa; 12.09.2026; 10 Uhr`
        state.weekday = -2
    state.closed = False
    state.next_clause()
    state.interrupt()


def _open(state: State) -> None:
    if state.pending == "deadline" and state.kind(1) not in {"to", "latest"}:
        state.pending = ""
    state.outside = (state.link, state.anchor)
    state.next_clause()


def _close(state: State) -> None:
    state.pending = ""
    if state.link == "break" and state.outside == ("next", state.anchor):
        state.link = "next"  # `19.06.2026 (Anreise 17 Uhr) bis 21.06.2026`
    state.outside = ("", None)
    state.next_clause()


_CLOSING = Token("deadline", (2,))
_OFFICE = ["weekday", "to", "weekday"]
_BEFORE_COLON = frozenset({"deadline", "note", "to", "from", "filler", "begin"})


def _colon(state: State) -> None:
    if state.pending == "deadline":
        before = state.tokens[state.at - 1].kind if state.at else ""
        if [token.kind for token in state.tokens[state.at + 1 : state.at + 4]] == _OFFICE:
            state.closed = True  # `Anmeldung und Information: Mo–Fr 9–12 Uhr`
        elif before not in _BEFORE_COLON and _CLOSING not in state.tokens[max(state.at - 6, 0) : state.at]:
            state.pending = ""
    if state.link == "next":
        state.interrupt()


def _to(state: State) -> None:
    if state.tokens[state.at].numbers:
        if isinstance(state.anchor, Group) and state.anchor.role == "old" and state.parts.moved:
            state.onto = True  # `rescheduled from 12 to 19 September`
            state.interrupt()
            return
        if (state.kind(1), state.kind(2)) == ("filler", "month") and state.tokens[state.at - 1].kind == "filler":
            return  # `Anfang bis Mitte März 2026`
        if state.kind(1) == "onto" and dated_behind(state, 2):
            state.at += 1  # `bis auf den 14.10.`
            absences.exception(state)
            return
        roles.asked(state)
        if state.pending == "deadline":
            return
    counted = state.at > 0 and state.tokens[state.at - 1].kind in {"count", "times", "weekdays-counted"}
    if counted and not state.tokens[state.at].numbers:
        state.interrupt()  # `10 Termine – am 14.10. kein Kurs`
    elif state.link in {"next", "to"}:
        state.link = "to"
    elif state.tokens[state.at].numbers:  # a dash behind other words only parts them
        state.link = "until"
    behind = state.behind(1, frozenset({"to", "filler", "comma"}))
    if state.link == "to" and state.tokens[behind].kind in {"deadline", "word"}:
        state.interrupt()


def _and(state: State) -> None:
    state.anded = True


def _slash(state: State) -> None:
    if state.at and state.tokens[state.at].tight and state.tokens[state.at - 1].kind == "iso" and state.kind(1) in _ISO:
        state.link = "to"  # an interval of ISO 8601
    else:
        state.anded = True


def _nothing(_state: State) -> None:
    """Pass over a word that changes nothing."""


_ISO = frozenset({"iso", "clock"})
_Step = Callable[[State], object]
_READERS: frozenset[_Step] = frozenset(
    {
        steps.dated,
        steps.number,
        steps.month,
        steps.month_year,
        steps.iso,
        clock,
        steps.point,
        steps.year,
        weekday,
        marks.number_word,
    }
)
"""Steps that move on themselves, by as many tokens as they read."""
_STEPS: dict[str, _Step] = {
    "date": steps.dated,
    "iso": steps.iso,
    "number": steps.number,
    "month": steps.month,
    "monthyear": steps.month_year,
    "clock": clock,
    "point": steps.point,
    "noon": clock,
    "midnight": clock,
    "weekday": weekday,
    "habit": weekday,
    "count": number_behind,
    "weekdays-counted": weekdays_counted,
    "number-word": marks.number_word,
    "comma": _comma,
    "semi": _semi,
    "stop": _semi,
    "open": _open,
    "close": _close,
    "colon": _colon,
    "to": _to,
    "and": _and,
    "slash": _slash,
    "filler": _nothing,
    "half": _nothing,
    "unit": _nothing,
    "from": roles.first,
    "begin": times.begin,
    "end": times.end,
    "each": marks.each,
    "always": marks.always,
    "weekly": marks.weekly,
    "monthly": marks.monthly,
    "month-word": marks.within_month,
    "daily": marks.daily,
    "cycle": marks.cycle,
    "all": marks.every,
    "ordinal": marks.ordinal,
    "weeks": marks.weeks,
    "semester": marks.semester,
    "season": marks.semester,
    "term": marks.term,
    "half-year": marks.term,
    "deadline": roles.deadline,
    "note": roles.note,
    "latest": roles.latest,
    "valid": roles.valid,
    "now": roles.now,
    "except": absences.exception,
    "without": absences.without,
    "not": absences.negation,
    "no": absences.none_held,
    "cancelled": absences.cancelled,
    "free": absences.free,
    "since": roles.since,
    "before": roles.before,
    "arrival": times.arrival,
    "hours-open": roles.hours_open,
    "year": steps.year,
    "holidays": absences.holidays,
    "public": absences.public,
    "schooltime": absences.school_time,
    "moved": roles.moved,
    "onto": roles.onto,
    "old": roles.old,
    "label": roles.label,
    "takes-place": roles.takes_place,
    "alternative": roles.alternative,
    "weather": roles.weather,
    "for": roles.replaced,
    "entry": times.entry,
    "meeting-point": times.meeting_point,
    "weekdays": marks.weekdays,
    "weekend": marks.weekend,
    "parity": marks.parity,
    "last-time": marks.last_time,
    "times-word": marks.times_word,
    "pause": absences.pause,
    "des": roles.article,
    "der": roles.article,
    "universal": times.universal,
    "vague": roles.vague,
}
