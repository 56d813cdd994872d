"""Takes German text apart into words that can be compared: folded, stemmed, gender forms joined; no meaning yet."""

import re
from functools import lru_cache

LONGEST = 2_000
"""Characters of a text that are read; what an offer is about stands at its beginning."""

_WORD = re.compile(r"[^\W_]{2,40}|\d")
_GENDER = re.compile(r"(?<=[a-zäöüß])(?:[*:_·]|/-?)(?=in(?:nen)?\b)", re.IGNORECASE)
_MAY_JOIN = tuple(f"{mark}{end}" for mark in ("*", ":", "_", "·", "/", "/-") for end in ("in", "In"))
_SOFT = ("\u00ad", "\u200b", "\u2060")
_FOLDED = str.maketrans("äöüéèêáàâóòôíìîúùûçñåøæ", "aoueeeaaaoooiiiuuucnaoa", "")
_PAIRS = (("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
_ENDINGS = ("erinnen", "innen", "ern", "erin", "en", "er", "es", "em", "e", "n", "s")
_SHORTEST = 4


def tokens(text: str) -> list[str]:
    """Return the words of a text in order, as written, numbers too; compounds with hyphens come apart.

    >>> tokens("Klimaschutz-Workshop für Bürger*innen ab B1, 10.10.")
    ['Klimaschutz', 'Workshop', 'für', 'Bürgerinnen', 'ab', 'B1', '10', '10']
    """
    text = text[:LONGEST]
    for mark in _SOFT:
        text = text.replace(mark, "")
    return _WORD.findall(_GENDER.sub("", text) if any(mark in text for mark in _MAY_JOIN) else text)


def words(text: str) -> list[str]:
    """Return the words of a text in order, folded.

    >>> words("Klimaschutz-Workshop für Bürger*innen")
    ['klimaschutz', 'workshop', 'fur', 'burgerinnen']
    """
    return [fold(word) for word in tokens(text)]


@lru_cache(20_000)
def fold(word: str) -> str:
    """Return a word in small letters without umlauts, however they were written.

    >>> fold("Vorträge"), fold("VORTRAEGE"), fold("Straße")
    ('vortrage', 'vortrage', 'strasse')
    """
    folded = word.lower().translate(_FOLDED)
    for pair, one in _PAIRS:
        folded = folded.replace(pair, one)
    return folded


@lru_cache(20_000)
def stem(word: str) -> str:
    """Return a folded word without its German ending, never shorter than four letters.

    >>> [stem(fold(word)) for word in ("Kurs", "Kurse", "Kursen", "Vorträge", "Vortrag", "Teilnehmerinnen", "Bildung")]
    ['kurs', 'kurs', 'kurs', 'vortrag', 'vortrag', 'teilnehm', 'bildung']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
