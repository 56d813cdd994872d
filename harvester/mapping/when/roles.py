"""Reads words that say what a day is for: deadlines, what was moved, what it replaces; notes it in the state."""

from harvester.mapping.when.days import days
from harvester.mapping.when.hours import hours
from harvester.mapping.when.parts import CLAUSE_ENDS, FROM, Group, State, Week

FILLERS = frozenset({"filler", "colon", "der", "from", "weekday", "comma", "always"})
_BEFORE_DAY = frozenset({"filler", "latest", "weekday", "comma", "from", "colon"})
_SOLD = frozenset({"word", "filler", "der", "end"})
"""What may stand between what is sold and since when: `Tickets sind erhältlich ab`."""
_BEFORE_ASKED = frozenset({"filler", "word", "colon"})


def deadline(state: State) -> None:
    """Read `Anmeldeschluss`: the next day is none on which something is held."""
    last = state.parts.groups[-1] if state.parts.groups else None
    if state.asked == state.at:
        state.pending = ""  # `bis 29.09. anmelden: 12.10.`
        state.interrupt()
        return
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


def now(state: State) -> None:
    """Pass over `jetzt anmelden` and `zur Buchung`, on which one is to click, unless their own date follows."""
    if state.kind(1) in {"deadline", "asked", "note"}:
        state.at += 1
        if dated_behind(state, 1 + (state.kind(1) in {"to", "latest"})):
            state.at -= 1
    state.interrupt()


def note(state: State) -> None:
    """Take words that have other meanings for those of a deadline only right before a date: `Stand: 3.8.2026`."""
    ahead = state.behind(1, _SOLD) if state.kind(1) in _SOLD | {"end"} else state.at + 1
    headed = state.tokens[ahead].kind == "colon" and ahead < state.at + 5
    told = ahead == state.at + 3 and state.kind(2) == "filler"
    if ahead > state.at + 1 and (headed or told) and dated_behind(state, ahead - state.at + headed):
        deadline(state)  # `Abgabe der Mappe: 15.02.2027`, `Link folgt am 02.11.`
        state.at = ahead - 1 + headed
        return
    until = state.tokens[ahead]
    sold = until.kind == "from" and ahead < state.at + 4 and dated_behind(state, ahead - state.at + 1)
    if sold or dated_behind(state, 1) or (until.kind == "to" and until.numbers) or until.kind == "latest":
        deadline(state)
    else:
        state.interrupt()


def valid(state: State) -> None:
    """Read `gültig bis 31.12.2026`, which says nothing of when something is held."""
    if state.kind(1) in {"to", "latest"} and dated_behind(state, 1 + (state.kind(1) == "to")):
        state.pending = "deadline"
    state.interrupt()


def asked(state: State) -> None:
    """Note whether something must be done until or from the day behind: `bis 15.08. anmelden`, `ab 1.9. buchbar`."""
    tokens, at = state.tokens, state.behind(1, _BEFORE_DAY)
    found = days(tokens, at)
    if found is None:
        return
    at = found[1]
    time = hours(tokens, at + (tokens[at].kind == "comma") + (tokens[at + 1].kind == "filler"))
    at = time[1] if time else at
    for _ in range(3):
        at += tokens[at].kind in _BEFORE_ASKED
    by_colon = time is not None and tokens[at - 1].kind == "colon"
    if tokens[at].kind == "asked" or (tokens[at].kind == "deadline" and (tokens[at].numbers or by_colon)):
        state.asked, state.pending = at, "deadline"
        state.interrupt()


def first(state: State) -> None:
    """Read `ab` and `vom`."""
    state.started = FROM
    asked(state)


def latest(state: State) -> None:
    """Read `spätestens`."""
    asked(state)
    state.pending = state.pending or "until"


def before(state: State) -> None:
    """Read `vor dem 12.09.2026`, `vor 18 Uhr`: nothing is held then."""
    ahead = state.behind(1, frozenset({"filler"}))
    if state.kind(1) != "comma" and dated_behind(state, 1):
        state.pending = "deadline"
    elif hours(state.tokens, ahead):
        state.hour_role = "entry"
    state.interrupt()


def since(state: State) -> None:
    """Read `seit`."""
    state.pending = "since"


def hours_open(state: State) -> None:
    """Read `Öffnungszeiten`."""
    week = state.anchor
    if isinstance(week, Week) and week.clause == state.clause and week in state.parts.weeks:
        state.parts.weeks.remove(week)  # `Mo–Fr 9–12 Uhr telefonisch erreichbar`
        state.anchor = None
    state.closed = True
    state.interrupt()


def moved(state: State) -> None:
    """Read `verschoben`."""
    state.parts.moved = True
    state.onto = state.kind(1) == "to"
    if state.kind(1) == "from" and dated_behind(state, 2):
        state.pending = "old"
        state.at += 1
    last = state.anchor
    before = state.tokens[state.at - 1].kind if state.at else ""
    near = isinstance(last, Group) and (last.clause == state.clause or before in {"open", "comma", "to"})
    nowhere = state.kind(1) == "onto" and not dated_behind(state, 2)  # `verschoben auf unbestimmte Zeit`
    if isinstance(last, Group) and near and not last.onto and (nowhere or state.kind(1) in CLAUSE_ENDS):
        last.role = "old"  # `12.09. verschoben`
    state.interrupt()


def onto(state: State) -> None:
    """Read `auf`."""
    state.onto = True
    state.interrupt()


def old(state: State) -> None:
    """Read `statt`, `bisher`."""
    if hours(state.tokens, state.at + 1):
        state.hour_role = "entry"  # `19 Uhr statt 18 Uhr`
    elif not state.parts.takes_place or dated_behind(state, 1):
        state.pending = "old"
    state.interrupt()


def label(state: State) -> None:
    """Read `alter Termin`, which is no age."""
    if state.tokens[state.at].numbers == (3,) and state.kind(1) == "count":
        old(state)
    ahead = 1 + (state.kind(1) == "colon")
    numbered = state.tokens[state.at].numbers == (2,) or (ahead == 2 and state.tokens[state.at].numbers)
    if numbered and state.kind(ahead) in {"weekday", "habit"}:
        state.closed = True  # `Tel.: Mo–Do 9–12 Uhr`
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
    if dated_behind(state, 1) and (state.kind(1) != "comma" or state.kind(2) == "filler"):
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
