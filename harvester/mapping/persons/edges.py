"""Completes names of persons: titles before, a dot after them, and initials with a first name in brackets."""

import re
from collections.abc import Iterator

from harvester.mapping.persons.ends import is_cut
from harvester.mapping.persons.roles import CAPITAL, LETTER, SHORTENED, TITLES
from harvester.mapping.persons.tokens import Words

_DEGREES = frozenset({"Dipl", "Mag", "Priv", "Univ"})
_INITIALS = re.compile(
    rf"(?:(?:[Pp]rof|[Dd]r|[Dd]rs|[Ii]r|[Mm]r|[Mm]s|MSc"
    rf"|MA)\.? ?){{0,4}}(?:{CAPITAL}[a-z]?\. ?){{1,5}}\({CAPITAL}{LETTER}+(?:[ -]{CAPITAL}{LETTER}+)?\)"
    rf"(?: (?:van|de|der|den|ter|ten|von|te|el|al)){{0,3}} {CAPITAL}{LETTER}+(?:-{CAPITAL}{LETTER}+)?"
)
"""A name as Dutch universities write it: `dr. J.P. (Jan) van Dalen`."""


def with_initials(words: Words) -> Iterator[tuple[int, int]]:
    """Yield names of initials with the first name in brackets behind them."""
    if ".(" not in words.text and ". (" not in words.text:
        return
    for met in _INITIALS.finditer(words.text):
        inside = [at for at, start in enumerate(words.starts) if met.start() <= start < met.end()]
        if inside:
            yield inside[0], inside[-1] + 1


def with_titles(words: Words, at: int) -> int:
    """Return the word with which the titles before a name begin."""
    while at and words.words[at - 1].lower() in TITLES and (words.joined(at - 1) or words.gap(at - 1) == ".-"):
        at -= 1
    if at > 1 and words.gap(at - 2) in {".-", "-"} and words.words[at - 2] in _DEGREES and words.joined(at - 1):
        at -= 2
    return at


def dot(words: Words, at: int) -> int:
    """Return 1 where a dot belongs to the word that ends a name, else 0."""
    short = len(words.words[at]) == 1 or words.words[at].lower() in SHORTENED
    short = short or (at > 0 and words.gap(at - 1) == ", " and is_cut(words, at))
    return int(short and words.text[words.ends[at] : words.ends[at] + 1] == ".")
