"""Reads how an offer is held (onsite, online, blended) and whether it still takes place (its event status)."""

import re

from harvester.mapping.items import local, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item
from vocab.terms import EVENT_STATUSES

_ATTENDANCE = {
    "OfflineEventAttendanceMode": "onsite",
    "OnlineEventAttendanceMode": "online",
    "MixedEventAttendanceMode": "blended",
}
_WORDS = (
    ("blended", re.compile(r"blended|hybrid|mixed|gemischt|kombiniert", re.IGNORECASE)),
    ("online", re.compile(r"online|mooc|webinar|e-?learning|virtu|digital|fernlehrgang via", re.IGNORECASE)),
    (
        "onsite",
        re.compile(
            r"on-?site|offline|präsenz|presence|in[ -]person|class-?room|face[ -]to[ -]face|vor ort", re.IGNORECASE
        ),
    ),
)
_STATUS_WORDS = (
    ("EventCancelled", re.compile(r"cancell?ed|abgesagt|entfällt|fällt aus|geannuleerd", re.IGNORECASE)),
    ("EventPostponed", re.compile(r"postponed|verschoben|uitgesteld", re.IGNORECASE)),
    ("EventRescheduled", re.compile(r"rescheduled|verlegt|verplaatst", re.IGNORECASE)),
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


def _mode_of(words: str) -> str:
    text = line(words[:500])
    named = [name for name, pattern in _WORDS if pattern.search(text)]
    return "blended" if len(named) > 1 else "".join(named)


def status(item: Item, notes: Notes, field: str = "status") -> str:
    """Return the local name of the event status, or nothing when the item does not say or says a wrong one."""
    for words in said(item, "eventStatus"):
        name = local(words)
        if name in EVENT_STATUSES:
            notes.origin(field, words)
            return name
        text = line(words[:500])
        for name, pattern in _STATUS_WORDS:
            if pattern.search(text):
                notes.origin(field, words)
                return name
        notes.finding("status-unknown", field, words)
    return ""
