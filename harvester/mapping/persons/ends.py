"""Tells where a name that begins at a word ends: words in, the word after a name out."""

import re
from functools import lru_cache

from harvester.mapping.persons.roles import CAPITAL, PARTICLES, SHORTENED, TITLES
from harvester.mapping.persons.things import is_institution, is_thing
from harvester.mapping.persons.tokens import Words
from harvester.mapping.persons.tongues import is_far
from harvester.mapping.persons.words import WORDS_TOO, given_names, is_given, is_listed, is_surname_only, kind, plain

_ARTICLED = re.compile(rf"(?:al|el|as|ash|an|ad|ar|at)[-'’]{CAPITAL}|[dODd]['’]{CAPITAL}", re.IGNORECASE)
_ROMANCE = re.compile(r"[áíóúñçã]|ez$|[aeo]s$", re.IGNORECASE)
_KOREAN = frozenset({"Park", "Bang", "Song", "Moon", "Ring"})
_LONGEST = 12
"""Words a name may have."""
_TO = frozenset("zum zur vom der den".split())
_OF = frozenset("i y da de do dos das del della di van ter".split())
_CUT = re.compile(r"\.(?: ?[·|,;)/–]| [·|–]|\s*$)")
END_OF_NAME = re.compile(
    r"\s*(?:$|[.,;:!?()/|&–—·<\n\t-]|(?:und|and|u|sowie|ist|sind|hat|oder|war|in|im|aus|am|an|unter|per|bzw|vom"
    r"|von|bei"
    r"|mit|auf|zum|zur|at|on|to|about|durch|für|from|is|will|has)\b)"
)


def end_of(words: Words, at: int, *, sure: bool = False) -> int:
    """Return the word after a name that begins at `at`; `at` itself when none does."""
    last = begin = at
    surname, unknown = "", 0
    while at < min(len(words.words), begin + _LONGEST):
        word = words.words[at]
        lower = word.lower()
        if lower in PARTICLES or _is_nickname(words, at, begin) or (lower in TITLES and word != "Frau"):
            if _leads_on(words, at, unknown):
                break
        elif is_given(word) and word[0].isupper() and not surname:
            last, unknown = at + 1, -1
        elif word[0].isupper() and (len(word) == 1 or lower in SHORTENED) and words.gap(at).startswith("."):
            last = at + 1
        elif (
            (word[0].isupper() or _ARTICLED.match(word))
            and not (is_thing(word) and not is_listed(word) and not _is_after_initial(words, at, begin))
            and (sure or last)
        ):
            unknown += unknown >= 0
            goes_on = not surname or _goes_on(words, at, surname, sure and unknown == 2, unknown < 0)
            if not goes_on or kind(word) in {"strong", "weak", "title"}:
                break
            surname, last = word, at + 1
        else:
            break
        if not words.joined(at):
            break
        at += 1
    return _before_house(words, last) if last else last


def _before_house(words: Words, last: int) -> int:
    """Return the word after a name; 0 where an institution bears it: `Anna Muster-Straße`, `Anna Muster Haus`."""
    if "-" in words.words[last - 1] and is_institution(words.words[last - 1]):
        return 0
    if last < len(words.words) and words.joined(last - 1) and is_institution(words.words[last]):
        return last + 1 if words.words[last].capitalize() in _KOREAN and is_far(words.words[last - 1]) else 0
    return last


def _leads_on(words: Words, at: int, unknown: int) -> bool:
    """Return whether a small word tells where to or of what, no family: `Mauer zum Anfassen`, `zu den Kindern`."""
    to = words.words[at].lower() in _TO and unknown > 0 and words.words[at - 1] not in _OF
    return to or words.words[at : at + 2] == ["zu", "den"]


def _goes_on(words: Words, at: int, surname: str, second: bool, given: bool) -> bool:
    """Return whether a name goes on behind its surname: a short one, a Romance one, or with a further known one."""
    of = words.words[at - 1] in _OF
    known = given and is_surname_only(words.words[at])
    return len(surname) < 4 or of or bool(_ROMANCE.search(surname)) or second or known


def _is_after_initial(words: Words, at: int, begin: int) -> bool:
    """Return whether a word that is a surname, too, stands behind an initial: `B. Sonntag`."""
    initial = at > begin and len(words.words[at - 1]) == 1 and words.gap(at - 1).startswith(".")
    return initial and words.words[at].lower() in WORDS_TOO


def _is_nickname(words: Words, at: int, begin: int) -> bool:
    """Return whether a word stands in quotes within a name: `Knut „Käpt’n“ Boysen`."""
    return at > begin and words.gap(at - 1) in {" „", ' "'} and words.gap(at) in {"“ ", '" '}


@lru_cache(1 << 10)
def _begins_given(word: str) -> bool:
    return any(name.startswith(word) for name in given_names())


def is_cut(words: Words, at: int) -> bool:
    """Return whether a word is a given name cut short with its dot: `Friedr.`"""
    word = words.words[at]
    if not 2 < len(word) < 8 or not word[0].isupper() or not _CUT.match(words.text, words.ends[at]):
        return False
    return _begins_given(plain(word))


def ends_here(words: Words, end: int) -> bool:
    """Return whether what follows a name cannot belong to it."""
    return bool(END_OF_NAME.match(words.text, words.ends[end - 1]))
