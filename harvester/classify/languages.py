"""Tells German from other languages by the little words that no German sentence does without; no more than that."""

from harvester.classify.words import words

GERMAN = frozenset(
    """
    der die das den dem des ein eine einen einem einer und oder aber mit fur von vom zu zum zur im in am an auf aus bei
    nach uber unter vor sich sie wir ihr ist sind wird werden nicht auch wie was wer als wenn ob bis durch ohne um
    """.split()
)
_LEAST = 12
"""Words from which a language can be told."""
_SHARE = 0.08


def is_foreign(text: str) -> bool:
    """Return whether a text is surely not German; of a short one nothing is sure.

    >>> is_foreign("This course is for everybody who wants to learn how to build a chair from old wood and paint it")
    True
    >>> is_foreign("In diesem Kurs lernen alle, die das wollen, wie man aus altem Holz einen Stuhl baut und bemalt")
    False
    """
    found = words(text[:1500])
    if len(found) < _LEAST:
        return False
    return sum(word in GERMAN for word in found) < _SHARE * len(found)
