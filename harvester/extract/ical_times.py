"""Reads the days, times and durations of calendars: the words of one value in, the time or nothing out."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

Time = date
"""A whole day, or (its subclass) a datetime with a zone."""
EARLIEST, LATEST = 1980, 2098

_TIME = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z)?)?", re.IGNORECASE | re.ASCII)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?", re.ASCII
)


def moment(words: str, where: ZoneInfo) -> Time | None:
    """Return the day or time that `words` are, at the clocks of `where` unless they say UTC.

    >>> moment("20261005T180000", ZoneInfo("Europe/Berlin")).isoformat(), moment("20261305", ZoneInfo("UTC"))
    ('2026-10-05T18:00:00+02:00', None)
    """
    found = _TIME.fullmatch(words)
    if not found or not EARLIEST <= int(found[1]) <= LATEST:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        if found[4] is None:
            return date(year, month, day)
        clock = int(found[4]), int(found[5]), min(int(found[6] or 0), 59)
        return datetime(year, month, day, *clock, tzinfo=ZoneInfo("UTC") if found[7] else where)
    except ValueError:
        return None


def duration(words: str) -> timedelta | None:
    """Return how long a DURATION is; None for none, negative ones and more than ten years."""
    found = _DURATION.fullmatch(words.strip().upper())
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if length <= timedelta(days=3660) else None


def date_or_period(words: str, where: ZoneInfo) -> Time | tuple[Time, Time] | None:
    """Return the day or time that `words` are, or of a period both ends."""
    begin, _, rest = words.partition("/")
    start = moment(begin, where)
    if start is None or not rest:
        return start
    length = duration(rest)
    end = later(start, length) if length is not None else moment(rest, where)
    return (start, end) if end is not None and type(end) is type(start) and end > start else start


def later(start: Time, length: timedelta) -> Time:
    """Return the time `length` after `start`: days by the calendar, the rest by the clock.

    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> later(datetime(2026, 10, 25, 1, tzinfo=berlin), timedelta(hours=3)).isoformat()
    '2026-10-25T03:00:00+01:00'
    """
    whole = timedelta(days=length.days)
    if not isinstance(start, datetime):
        return start + (whole if length == whole else whole + timedelta(days=1))
    return ((start + whole).astimezone(UTC) + (length - whole)).astimezone(start.tzinfo)
