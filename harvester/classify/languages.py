"""Tells German from other languages by the little words that no German sentence does without; no more than that."""

from collections.abc import Sequence

GERMAN = frozenset(
    """
    der die das den dem des ein eine einen einem einer und oder aber mit fur von vom zu zum zur im in am an auf aus bei
    nach uber unter vor sich sie wir ihr ist sind wird werden nicht auch wie was wer als wenn ob bis durch ohne um
    """.split()
)
_LEAST = 12
"""Words from which a language can be told."""
_MOST = 60
_SHARE = 0.08


def is_foreign(words: Sequence[str]) -> bool:
    """Return whether folded words are surely not German; of a few nothing is sure.

    >>> is_foreign("this course is for all who want to learn how to build a chair from old wood".split())
    True
    >>> is_foreign("in diesem kurs lernen alle die das wollen wie man aus altem holz einen stuhl baut".split())
    False
    """
    found = words[:_MOST]
    return sum(map(GERMAN.__contains__, found)) < _SHARE * len(found) and len(set(found)) >= _LEAST
