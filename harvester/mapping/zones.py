"""Gives local times their offset: wall clock and zone in, moment out; times that a clock change skips are moved on."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DEFAULT = "Europe/Berlin"


@cache
def zone(name: str) -> ZoneInfo | None:
    """Return the zone of that name, or None when there is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError; folders and long names are OSErrors
        return None


def zone_or_default(name: str) -> ZoneInfo:
    """Return the zone of that name, else that of Berlin."""
    return zone(name) or ZoneInfo(DEFAULT)


def local(clock: datetime, where: ZoneInfo) -> tuple[datetime, bool]:
    """Return the moment at which clocks in `where` first show `clock`, and whether they skip that time.

    >>> local(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Berlin"))[0].isoformat()
    '2026-03-29T03:30:00+02:00'
    """
    at = clock.replace(tzinfo=where, fold=0)
    if at.utcoffset() == at.replace(fold=1).utcoffset():
        return at, False
    again = at.astimezone(UTC).astimezone(where)
    return again, again.replace(tzinfo=None) != clock


def written(at: datetime) -> str:
    """Return a moment to the second with its offset to the minute.

    >>> written(datetime(2026, 10, 5, 18, tzinfo=UTC))
    '2026-10-05T18:00:00+00:00'
    """
    offset = at.utcoffset() or timedelta()
    if offset.microseconds or offset.seconds % 60:  # zones before about 1900 differ by seconds
        at = at.astimezone(UTC)
    return at.isoformat(timespec="seconds")
