"""Reads how an offer is held: words in; `onsite`, `online` or `blended` out."""

import re
from functools import lru_cache

from harvester.mapping.items import local, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item

_ATTENDANCE = {
    "OfflineEventAttendanceMode": "onsite",
    "OnlineEventAttendanceMode": "online",
    "MixedEventAttendanceMode": "blended",
}
_WORDS = (
    (
        "blended",
        re.compile(
            r"blended|teils online|teils (?:in )?präsenz|(?:wechsel|mischung|mix) (?:zwischen|aus|von) (?:präsenz"
            r"|online)|hybrid|mixed|gemischt|kombiniert",
            re.IGNORECASE,
        ),
    ),
    ("online", re.compile(r"online|mooc|webinar|e-?learning|virtu|digital|fernlehrgang via", re.IGNORECASE)),
    (
        "onsite",
        re.compile(
            r"on-?site|offline|präsenz|presence|in[ -]person|class-?room|face[ -]to[ -]face|vor ort", re.IGNORECASE
        ),
    ),
)


def mode(item: Item, notes: Notes, field: str = "mode") -> str:
    """Return `onsite`, `online` or `blended`, or nothing when the item does not say."""
    found: set[str] = set()
    for words in said(item, "eventAttendanceMode", "courseMode"):
        one = _ATTENDANCE.get(local(words)) or _mode_of(words)
        if one:
            found.add(one)
            notes.origin(field, words)
    if len(found) > 1:
        return "blended"
    return found.pop() if found else ""


@lru_cache(1 << 10)
def _mode_of(words: str) -> str:
    text = line(words[:500])
    named = [name for name, pattern in _WORDS if pattern.search(text)]
    return "blended" if len(named) > 1 else "".join(named)
