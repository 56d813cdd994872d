"""Finds the zone that a calendar means: Olson and Windows names, prefixes of old programs, offsets of a VTIMEZONE."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

DEFAULT = "Europe/Berlin"
_CANDIDATES = (
    "Europe/Berlin", "Europe/London", "Europe/Helsinki", "Europe/Lisbon", "UTC", "Europe/Istanbul", "America/New_York",
    "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai",
    "Asia/Tokyo", "Australia/Sydney", "Australia/Perth", "Pacific/Auckland", "Africa/Johannesburg",
)  # fmt: skip
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_OLSON = re.compile(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}$")
_YEAR = 2026
"""A year whose offsets are compared; the rules of the zones above have been steady for years."""


def zone(name: str) -> ZoneInfo | None:
    """Return the zone of that Olson name, or None; no file is looked for under a name that nobody knows."""
    return ZoneInfo(name) if name in _olson() else None


@cache
def _olson() -> set[str]:
    return available_timezones()


def default_zone(calendar: str, source: str) -> ZoneInfo:
    """Return the zone of times without one: the calendar's own, else the source's, else Berlin's."""
    return named(calendar) or zone(source) or ZoneInfo(DEFAULT)


def resolve(tzid: str, defined: Mapping[str, Sequence[str]], fallback: ZoneInfo) -> ZoneInfo | None:
    """Return the zone that `tzid` means; of a name only the calendar knows, one with the same offsets.

    >>> str(resolve("W. Europe Standard Time", {}, ZoneInfo("UTC")))
    'Europe/Berlin'
    >>> str(resolve("Kundendefiniert 1", {"Kundendefiniert 1": ["+0100", "+0200"]}, ZoneInfo("Europe/Amsterdam")))
    'Europe/Amsterdam'
    """
    tzid = tzid.strip().strip('"')
    known = named(tzid)
    if known:
        return known
    wanted = {minutes for words in defined.get(tzid, ()) if (minutes := _minutes(words)) is not None}
    if not wanted:
        return None
    for candidate in (fallback, *(ZoneInfo(name) for name in _CANDIDATES)):
        if _offsets(candidate) == wanted:
            return candidate
    only = wanted.pop()
    return zone(f"Etc/GMT{-only // 60:+d}") if not wanted and only % 60 == 0 else None


def named(tzid: str) -> ZoneInfo | None:
    """Return the zone that a name alone tells: Olson, Windows, or Olson at the end of a path."""
    tzid = tzid.strip().strip('"')
    if tzid.upper() in {"UTC", "GMT", "Z"}:
        return ZoneInfo("UTC")
    direct = zone(tzid) or zone(WINDOWS_TO_OLSON.get(tzid, ""))
    if direct:
        return direct
    end = _OLSON.search(tzid)
    parts = end.group().split("/") if end else []
    return zone("/".join(parts[-3:])) or zone("/".join(parts[-2:])) if parts else None


def _minutes(words: str) -> int | None:
    found = _OFFSET.match(words.strip())
    if not found:
        return None
    return (int(found[2]) * 60 + int(found[3])) * (-1 if found[1] == "-" else 1)


@cache
def _offsets(candidate: ZoneInfo) -> set[int]:
    """Return the offsets of a zone in winter and summer, in minutes."""
    found = set()
    for month in (1, 7):
        offset = datetime(_YEAR, month, 1, tzinfo=candidate).utcoffset()
        found.add(int(offset.total_seconds() // 60) if offset else 0)
    return found


def written(moment: date, here: ZoneInfo) -> str:
    """Return a date or time in ISO 8601; times in UTC by the clocks of the calendar.

    >>> written(datetime(2026, 10, 5, 16, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
    '2026-10-05T18:00:00+02:00'
    """
    if not isinstance(moment, datetime):
        return moment.isoformat()
    where = moment.tzinfo
    if where is None or str(where) == "UTC":
        where = here
        moment = moment if moment.tzinfo else moment.replace(tzinfo=here)
    try:
        at = moment.astimezone(UTC).astimezone(where)
    except OverflowError:
        at = moment
    return at.isoformat(timespec="seconds")
