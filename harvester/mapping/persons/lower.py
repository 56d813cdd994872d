"""Finds names written small throughout, behind a role or `mit`: a text in, the places of names out."""

import re
from collections.abc import Iterator

from harvester.mapping.persons.roles import LETTER
from harvester.mapping.persons.things import is_institution, is_thing
from harvester.mapping.persons.words import is_given, is_surname, is_surname_only, kind

_SMALL = r"[a-zß-öø-ÿāăąćčďęěğıłńňőřśşšťůűźżž]+"
_PAIR = rf"({_SMALL}(?:-{_SMALL})?) ((?:(?:von|van|de|der|el|al|dos|da) ){{0,2}}{_SMALL}(?:-{_SMALL})?)"
_TITLES = r"(?:(?:frau|herrn?|dr\.|prof\.) ?){0,3}"
_ENDS = r"(?=\s*(?:[.,;|)(/–\n\t]|$| und | & | (?:am|im|in|aus|für|zu|zum|zur|über|auf) ))"
_SAID = re.compile(rf"\b({LETTER}+)(?: ?[:=] ?| (?=mit|bei))(?:(?:mit|bei) )?{_TITLES}{_PAIR}{_ENDS}")
_MET = re.compile(rf"\b(?:mit|bei|by|with|von|an) {_TITLES}{_PAIR}{_ENDS}")
_AT_HEAD = re.compile(rf"{_PAIR}{_ENDS}")
_AT = re.compile(_PAIR)
_NO_NAMES = frozenset(
    "einer einem allen ihrem dem der den und oder bis eine alle kinder eltern viel gute guter neue anderen seinen "
    "ihren unseren jeder jedem diesem dieser mir dir uns euch ihm ihr ihnen can per long will mark son tag "
    "bitte".split()
)


def lower_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand that are written without capitals.

    >>> [text[a:b] for text in ("kursleitung: erika muster, raum 3",) for a, b in lower_names(text)]
    ['erika muster']
    """
    small = text.islower()
    for met in _SAID.finditer(text):
        if (
            kind(met[1].capitalize()) in {"strong", "profession"}
            and (_is_first(met[2]) or small)
            and _may_be(met[2], met[3])
        ):
            yield met.start(2), met.end(3)
    opens = _AT_HEAD.match(text) if small else None
    if opens and _is_first(opens[1]) and _may_be(opens[1], opens[2]) and is_surname(_last(opens[2])):
        yield opens.start(1), opens.end(2)
    for met in _MET.finditer(text):
        if _is_first(met[1]) and _may_be(met[1], met[2]) and (small or is_surname_only(_last(met[2]))):
            yield met.start(1), met.end(2)


def may_be_lower(text: str, at: int) -> bool:
    """Return whether a name without capitals begins at `at`, as far as its given name tells."""
    met = _AT.match(text, at)
    return bool(met and _is_first(met[1]) and is_surname(_last(met[2])))


def _is_first(word: str) -> bool:
    return len(word) > 2 and word not in _NO_NAMES and is_given(word) and not is_thing(word)


def _may_be(first: str, last: str) -> bool:
    end = _last(last)
    return not ({first, end} & _NO_NAMES) and not is_thing(end) and not is_institution(end) and len(end) > 1


def _last(words: str) -> str:
    return words.rpartition(" ")[2].capitalize()
