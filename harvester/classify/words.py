"""Takes German text apart into words that can be compared: folded, stemmed, gender forms joined; no meaning yet."""

import re
from functools import lru_cache

LONGEST = 2_000
"""Characters of a text that are read; what an offer is about stands at its beginning."""

_WORD = re.compile(r"[^\W_]{2,40}|\d")
_GENDER = re.compile(r"(?<=[a-zäöüß])(?:[*:_·]|/-?)(?=in(?:nen)?\b)", re.IGNORECASE)
_MAY_JOIN = {mark: (f"{mark}in", f"{mark}In", f"{mark}-in", f"{mark}-In") for mark in "*:_·/"}
"""What every gender form has in it; looked for first, for it is found out fast that there is none."""
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
    return _WORD.findall(_joined(text))


def pieces(text: str) -> list[str]:
    """Return what stands between the blanks of a text, each with `tokens` of its own; together they are the text's.

    >>> pieces("Klimaschutz-Workshop für Bürger*innen ab B1, 10.10.")
    ['Klimaschutz-Workshop', 'für', 'Bürgerinnen', 'ab', 'B1,', '10.10.']
    """
    return _joined(text).split()


def _joined(text: str) -> str:
    """Return what is read of a text, without soft hyphens and with its gender forms in one."""
    text = text[:LONGEST]
    for mark in _SOFT:
        text = text.replace(mark, "")
    return _GENDER.sub("", text) if _may_join(text) else text


def _may_join(text: str) -> bool:
    for mark, forms in _MAY_JOIN.items():
        if mark in text:
            for form in forms:
                if form in text:
                    return True
    return False


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
