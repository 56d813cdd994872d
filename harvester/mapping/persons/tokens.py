"""Takes a text apart into words that know where they stand, for finding persons: a text in, its words out."""

import re
from typing import NamedTuple

from harvester.mapping.persons.roles import HONORIFICS, LETTER, SHORT, SHORTENED, TITLES

_TOKEN = re.compile(rf"{LETTER}+(?:[-'’]{LETTER}+)*")
LISTED = re.compile(
    r"\.?\s*(?:\([^()\n]{1,60}\)\s*)?(?:,|;|&|/|\bund\b|\band\b|\bsowie\b|\boder\b"
    r"|\bbis\b|\bzu\b|\btrifft\b|\bgegen\b|\bvs\.)\s*(?:und\s)?"
)
"""What stands between the names of a list."""
TAUGHT = re.compile(r"\b(?:mit|with|bei|an|kontakt|contact|by|durch|m\.|w/)\s$")
"""What stands before whom one meets."""


_DOTTED = frozenset(word for word in TITLES | HONORIFICS | SHORT | SHORTENED if len(word) < 7) - frozenset(
    "frau herr herrn pater bruder imam graf kantor vikar diakon pastor lady abt doktor miss madame".split()
)
"""Titles and roles that a dot cuts short; behind others a dot ends the sentence."""


class Name(NamedTuple):
    """Where a name stands, with its titles."""

    start: int
    end: int


class Words(NamedTuple):
    """The words of a text, with where each begins and ends."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, at: int) -> str:
        """Return what stands between the word `at` and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]] if at + 1 < len(self.words) else "\n"

    def joined(self, at: int) -> bool:
        """Return whether the next word belongs to the same name or title as far as spacing tells."""
        gap = self.gap(at)
        word = self.words[at]
        if gap in {"“ ", '" '}:  # closes what this word opened, as a nickname; not the title of a work
            return self.text[self.starts[at] - 1 : self.starts[at]] in {"„", '"'}
        if gap in {" „", ' "'}:  # a nickname is one word
            return self.text[self.ends[at + 1] : self.ends[at + 1] + 1] in {"“", '"', "”"}
        return (
            gap in {" ", "\u00a0"}
            or (gap == ".-" and len(word) == 1)
            or (gap in {". ", "."} and (len(word) == 1 or word.lower() in _DOTTED))
        )


def words_of(text: str) -> Words:
    """Return the words of a text.

    >>> words_of("Dr. Erika Muster").words
    ['Dr', 'Erika', 'Muster']
    """
    met = list(_TOKEN.finditer(text))
    return Words(text, [m.group() for m in met], [m.start() for m in met], [m.end() for m in met])
