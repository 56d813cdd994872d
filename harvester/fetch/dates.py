"""Dates as servers and sitemaps write them, read only as far as a decision needs."""

from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime


def not_after(modified: str, fetched: str) -> bool:
    """Return whether the last moment that `modified` can mean, in any zone when it names none, is before `fetched`.

    >>> not_after("2026-11-20", "2026-11-22T03:00:00+00:00"), not_after("2026-11-21", "2026-11-22T03:00:00+00:00")
    (True, False)
    >>> not_after("2026-11-22T02:59:00Z", "2026-11-22T03:00:00+00:00")
    True
    """
    try:
        latest, seen = datetime.fromisoformat(modified), datetime.fromisoformat(fetched)
    except ValueError:
        return False
    if len(modified) <= len("2026-11-22"):
        latest = datetime.combine(latest.date(), time.max)
    if latest.tzinfo is None:
        latest = latest.replace(tzinfo=UTC) + timedelta(hours=12)
    return latest < (seen if seen.tzinfo else seen.replace(tzinfo=UTC))


def retry_after(header: str, now: datetime) -> float:
    """Return the seconds that a Retry-After header asks to wait, 0 when it says nothing usable.

    >>> retry_after("120", datetime(2026, 11, 22, tzinfo=UTC))
    120.0
    >>> retry_after("Sun, 22 Nov 2026 00:00:30 GMT", datetime(2026, 11, 22, tzinfo=UTC))
    30.0
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, ((when if when.tzinfo else when.replace(tzinfo=UTC)) - now).total_seconds())
