"""Tells days from what only looks like them: numbers of rooms and courses, names of streets, years of history."""

from harvester.mapping.when.days import Day
from harvester.mapping.when.parts import State
from harvester.mapping.when.tokens import END
from harvester.mapping.when.years import EARLIEST

_BEFORE_DATE = frozenset({"weekday", "comma", "filler"})
_EPOCH = 1970
"""Year of a date that is shown where there is none; other years before `EARLIEST` in words are what it is about."""


def numbered(state: State) -> bool:
    """Whether what stands here is a number that is only written as dates are: `Kursnr.: 26.10.2026`."""
    before = state.tokens[state.at - 1] if state.at else END
    if before.kind in {"colon", "stop"} and state.at > 1:
        before = state.tokens[state.at - 2]
    return before.kind == "label" and before.numbers == (2,)


def heads(state: State) -> bool:
    """Whether what stands here numbers a course whose date follows: `Kurs 10.11.12: 12.11.2026`."""
    label = state.at > 0 and state.tokens[state.at - 1].kind == "label"
    return label and state.kind(1) == "colon" and state.tokens[state.behind(2, _BEFORE_DATE)].kind == "date"


def labelled(state: State) -> bool:
    """Whether what stands here numbers something: `Raum 12.09.`, `Haus B 1.12.`."""
    for back in (1, 2):
        token = state.tokens[state.at - back] if state.at >= back else END
        if token.kind == "label":
            return bool(token.numbers)
        if token.kind not in {"word", "code"}:
            return False
    return False


def is_a_name(state: State, at: int, last: Day) -> bool:
    """Whether days are part of a name: `Platz des 4. Juli`, `der 9. November`, `20. Juli 1944`."""
    street = state.behind(0, frozenset({"to"}))
    if state.tokens[street].kind == "street" and not last.year:
        return True  # `1.-Mai-Straße`
    if state.tokens[at].kind == "date":
        return state.article == at and state.tokens[at - 1].kind == "des"
    if history(last.year):
        return True
    return state.article == at and (not last.year or state.tokens[at - 1].kind == "des")


def history(year: int) -> bool:
    """Whether a year that stands with the name of a month is what something is about."""
    return 0 < year < EARLIEST and year != _EPOCH
