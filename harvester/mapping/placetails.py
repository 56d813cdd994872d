"""Takes remarks from the end of words, where they hide that a list stands before them; it reads no address."""

import re

from harvester.mapping.placeparts import is_entrance, is_online
from harvester.mapping.placeremarks import is_nowhere, is_remark

_TAIL = re.compile(
    r"(?P<said>.*?\S)\s*(?:[,;|•·\n]\s*(?P<last>[^,;|•·\n()]{3,60})|\((?P<aside>[^()]{3,60})\))", re.DOTALL
)
_STOP = re.compile(r"(?<=[a-zäöüß]{4})(?<!str)\.$")
_PLACED = re.compile(r"\s(?:im|in|am|an|bei|beim)\s|\s[-–/]\s")
"""What tells that a remark may hold a place."""
_BETWEEN = re.compile(r"[,;|•]|\s/\s")
_MOST = 3


def untailed(text: str) -> str:
    """Return words without the remarks behind the last mark: `Rathaus und Museum, barrierefrei`.

    >>> untailed("Rathaus und Museum, barrierefrei"), untailed("Rathaus (Saal)"), untailed("Tel. 0561 12345")
    ('Rathaus und Museum', 'Rathaus (Saal)', 'Tel. 0561 12345')
    """
    for _ in range(_MOST):
        found = _TAIL.fullmatch(text)
        if not found or not _is_tail((found["last"] or found["aside"]).strip()):
            return text
        text = _STOP.sub("", found["said"])
    return text


def _is_tail(words: str) -> bool:
    """Tell whether words are remarks that name neither a place nor the way to one."""
    if is_online(words) or is_nowhere(words) or is_entrance(words) or _PLACED.search(words):
        return False
    return all(map(is_remark, map(str.strip, _BETWEEN.split(words))))
