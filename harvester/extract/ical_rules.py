"""Checks recurrence rules before they are expanded: only forms that RFC 5545 allows and that end in a bounded time.

The expanding library follows a rule that matches nothing through eight thousand years, one that recurs every second
through each of them, and INTERVAL=0 for ever.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.extract.ical_times import LATEST, Time, moment

MOST_TIMES = 24
"""Times of one day that a rule may give."""
MOST_COUNT = 20_000

_DAY = r"[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)"
_FORMS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"\d{1,12}",
    "UNTIL": r"[\dTZ:-]{8,20}",
    "BYDAY": rf"{_DAY}(?:,{_DAY}){{0,60}}",
    "BYMONTH": r"(?:0?[1-9]|1[0-2])(?:,(?:0?[1-9]|1[0-2])){0,11}",
    "BYMONTHDAY": r"[+-]?(?:0?[1-9]|[12]\d|3[01])(?:,[+-]?(?:0?[1-9]|[12]\d|3[01])){0,61}",
    "BYYEARDAY": r"[+-]?[1-9]\d{0,2}(?:,[+-]?[1-9]\d{0,2}){0,366}",
    "BYWEEKNO": r"[+-]?(?:0?[1-9]|[1-4]\d|5[0-3])(?:,[+-]?(?:0?[1-9]|[1-4]\d|5[0-3])){0,60}",
    "BYHOUR": r"(?:[01]?\d|2[0-3])(?:,(?:[01]?\d|2[0-3])){0,23}",
    "BYMINUTE": r"[0-5]?\d(?:,[0-5]?\d){0,59}",
    "BYSECOND": r"[0-5]?\d(?:,[0-5]?\d){0,59}",
    "BYSETPOS": r"[+-]?[1-9]\d{0,2}(?:,[+-]?[1-9]\d{0,2}){0,60}",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
_PATTERNS = {name: re.compile(form, re.ASCII) for name, form in _FORMS.items()}
_NOT_WITH = {
    "DAILY": {"BYYEARDAY", "BYWEEKNO", "BYSETPOS"},
    "WEEKLY": {"BYYEARDAY", "BYWEEKNO", "BYMONTHDAY"},
    "MONTHLY": {"BYYEARDAY", "BYWEEKNO"},
    "YEARLY": set[str](),
}
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Rule(Struct, frozen=True):
    """A rule that can be expanded, in the form that RFC 5545 gives it, and whether it ends."""

    words: str
    ends: bool


def rule(words: str, start: Time, here: ZoneInfo) -> Rule | None:
    """Return the rule of a series that begins at `start`, or None when it cannot be expanded.

    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> rule("FREQ=WEEKLY;UNTIL=20261025;BYDAY=SU", moment("20261004T180000", berlin), berlin)
    Rule(words='FREQ=WEEKLY;UNTIL=20261025T225959Z;BYDAY=SU', ends=True)
    """
    parts = _parts(words)
    if parts is None or "FREQ" not in parts or not _plausible(parts):
        return None
    if parts.get("UNTIL", "")[:4] > str(LATEST):  # how programs write that a series has no end: 99991231
        del parts["UNTIL"]
    if "UNTIL" in parts:
        until = _until(parts["UNTIL"], start, here)
        if until is None:
            return None
        parts["UNTIL"] = until
        parts.pop("COUNT", None)
    elif "COUNT" in parts:
        if not int(parts["COUNT"]):
            return None
        parts["COUNT"] = str(min(int(parts["COUNT"]), MOST_COUNT))
    order = dict.fromkeys(("FREQ", "UNTIL", "COUNT", *parts))
    made = ";".join(f"{name}={parts[name]}" for name in order if name in parts)
    return Rule(made, "UNTIL" in parts or "COUNT" in parts)


def _parts(words: str) -> dict[str, str] | None:
    """Return the parts by name; None when one is no part of a rule or stands twice."""
    found: dict[str, str] = {}
    for part in "".join(words[:5000].upper().split()).split(";"):
        name, _, value = part.partition("=")
        if not part or name.startswith("X-") or (name == "RSCALE" and value == "GREGORIAN"):
            continue
        if name in found or name not in _PATTERNS or not _PATTERNS[name].fullmatch(value):
            return None
        found[name] = value
    return found


def _plausible(parts: Mapping[str, str]) -> bool:
    """Whether a rule keeps to what RFC 5545 allows and some day of some year matches it."""
    if not _NOT_WITH[parts["FREQ"]].isdisjoint(parts):
        return False
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(set(parts[name].split(","))) if name in parts else 1
    if times > MOST_TIMES:
        return False
    if "BYMONTH" not in parts or "BYMONTHDAY" not in parts:
        return True
    longest = max(_DAYS_OF_MONTH[int(month) - 1] for month in parts["BYMONTH"].split(","))
    return any(abs(int(day)) <= longest for day in parts["BYMONTHDAY"].split(","))


def _until(words: str, start: Time, here: ZoneInfo) -> str | None:
    """Return the last moment of a rule in the form that fits its start: a day, or a time in UTC; a day is whole."""
    if isinstance(start, datetime) and isinstance(start.tzinfo, ZoneInfo):
        here = start.tzinfo
    last = moment(words, here)
    if last is None:
        return None
    if not isinstance(start, datetime):
        day = last.astimezone(here).date() if isinstance(last, datetime) else last
        return f"{day:%Y%m%d}"
    if not isinstance(last, datetime):
        last = datetime.combine(last, time(23, 59, 59), here)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
