"""Takes remarks from the end of words, where they hide that a list stands before them; it reads no address."""

import re
from functools import lru_cache

from harvester.mapping.places.parts import is_entrance, is_online, part
from harvester.mapping.places.remarks import is_nowhere, is_remark

_MARKS = ",;|•·\n"
_STOP = re.compile(r"(?<=[a-zäöüß]{4})(?<!str)\.$")
_PLACED = re.compile(r"\s(?:im|in|am|an|bei|beim)\s|\s[-–/]\s|[()]")
"""What tells that a remark may hold a place."""
_BETWEEN = re.compile(r"[,;|•]|\s/\s")
_LONGEST, _MOST = 60, 3


def untailed(text: str) -> str:
    """Return words without the remarks behind the last mark: `Rathaus und Museum, barrierefrei`.

    >>> untailed("Rathaus und Museum, barrierefrei"), untailed("Rathaus (Saal)"), untailed("Tel. 0561 12345")
    ('Rathaus und Museum', 'Rathaus (Saal)', 'Tel. 0561 12345')
    """
    for _ in range(_MOST):
        if text.endswith(")"):
            at = text.rfind("(")
            last = text[at + 1 : -1]
        else:
            at = max(map(text.rfind, _MARKS))
            last = text[at + 1 :].strip()
        if at < 1 or not 2 < len(last) <= _LONGEST or not _is_tail(last):
            return text
        text = _STOP.sub("", text[:at].rstrip())
    return text


@lru_cache(4096)
def _is_tail(words: str) -> bool:
    """Tell whether words are remarks that name neither a place nor the way to one."""
    if is_online(words) or is_nowhere(words) or is_entrance(words) or _PLACED.search(words):
        return False
    return all(is_remark(one) and part(one).kind == "remark" for one in map(str.strip, _BETWEEN.split(words)))
