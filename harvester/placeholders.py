"""Tells what somebody, or a program, writes where there is no identifier: words in, yes or no out."""

import re

_PLACEHOLDERS = frozenset(
    "todo tbd tba neu folgt na none null nil undefined nan unknown unbekannt keine ka leer test x xxx "
    "true false".split()
)
_SIGNS = re.compile(r"[\W_]+")


def is_placeholder(words: str) -> bool:
    """Tell whether words stand in the place of an identifier that nobody gave.

    >>> [one for one in ("", "TODO", "-1", "n/a", "k. A.", "000", "K-1", "7") if not is_placeholder(one)]
    ['K-1', '7']
    """
    bare = _SIGNS.sub("", words).casefold()
    return not bare.strip("0") or bare in _PLACEHOLDERS or words.strip() == "-1"
