"""Reads one date or time as markup states it (ISO 8601 in its real forms, RFC 822) and tells what is wrong with it."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from harvester.mapping.zones import local, written
from vocab.model import Moment

EARLIEST, LATEST = 1980, 2098
"""Years outside are what software writes for nothing: 0001, 1970, 2099, 9999."""

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:(?:[Tt]|\s+)(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?"
    r"\s?([Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\[[\w/+-]+\])?)?"
)
_RFC_822 = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d.*", re.ASCII)
_DURATION = re.compile(
    r"P(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+)(?:[.,]\d+)?S)?)?"
)


class Read(NamedTuple):
    """A moment, or nothing and the code of the finding that says why; with a moment the code is a remark."""

    moment: Moment = ""
    code: str = ""


def moment(words: str, where: ZoneInfo) -> Read | None:
    """Return the moment that `words` state in a form made for machines; None when they are of no such form.

    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> moment("2026-10-05", berlin).moment, moment("2026-10-05T18:00", berlin).moment
    ('2026-10-05', '2026-10-05T18:00:00+02:00')
    >>> moment("2026-02-30", berlin)
    Read(moment='', code='date-invalid')
    """
    words = words.strip()
    if found := _ISO.fullmatch(words):
        return _iso(found, where)
    if _RFC_822.fullmatch(words):
        return _rfc_822(words, where)
    return None


def _iso(found: re.Match[str], where: ZoneInfo) -> Read:
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        return Read(code="date-invalid")
    if not EARLIEST <= on.year <= LATEST:
        return Read(code="date-implausible")
    if hour is None:
        return Read(on.isoformat())
    return clock(on, int(hour), int(minute or 0), int(second or 0), offset or "", where)


def clock(on: date, hour: int, minute: int, second: int, offset: str, where: ZoneInfo) -> Read:
    """Return the moment of a time on a day: at `offset` where one is written, else by the clocks in `where`."""
    if hour == 24 and not minute and not second:
        hour, on = 0, on + timedelta(days=1)
    second = min(second, 59) if second == 60 else second
    try:
        at = datetime(on.year, on.month, on.day, hour, minute, second)  # noqa: DTZ001 - its offset follows
        if offset:
            return Read(f"{at.isoformat()}{_offset(offset)}")
    except ValueError:
        return Read(code="date-invalid")
    here, skipped = local(at, where)
    return Read(written(here), "date-skipped" if skipped else "")


def _offset(words: str) -> str:
    """Return an offset as +HH:MM; raises ValueError for one that no place on earth has."""
    if words in {"Z", "z", "UTC", "GMT"}:
        return "+00:00"
    sign, digits = words[0], words[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise ValueError(words)
    return f"{'+' if not hours and not minutes else sign}{hours:02}:{minutes:02}"


def _rfc_822(words: str, where: ZoneInfo) -> Read:
    try:
        at = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError, IndexError):
        return Read(code="date-invalid")
    if not EARLIEST <= at.year <= LATEST:
        return Read(code="date-implausible")
    if at.tzinfo is None:
        at, _ = local(at, where)
    return Read(written(at))


def duration(words: str) -> timedelta | None:
    """Return how long an ISO 8601 duration of weeks, days and times is; None for months, years and other words.

    >>> duration("PT1H30M"), duration("P3D"), duration("2 Stunden")
    (datetime.timedelta(seconds=5400), datetime.timedelta(days=3), None)
    """
    words = words.strip().upper()
    found = _DURATION.fullmatch(words)
    if not found or len(words) > 40 or words in {"P", "PT"}:
        return None
    weeks, days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    try:
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return length if timedelta() < length <= timedelta(days=3660) else None


def end_after(start: Moment, length: timedelta, where: ZoneInfo) -> Moment:
    """Return when something ends that begins at `start` and lasts `length`; nothing for hours after a whole day.

    >>> end_after("2026-10-05", timedelta(days=3), ZoneInfo("Europe/Berlin"))
    '2026-10-07'
    """
    if "T" not in start:
        if length % timedelta(days=1):
            return ""
        return (date.fromisoformat(start) + length - timedelta(days=1)).isoformat()
    begin = datetime.fromisoformat(start)
    end = begin + length
    here = begin.astimezone(UTC).astimezone(where)
    if here.utcoffset() == begin.utcoffset():  # written in the zone of the source, so is the end
        end = end.astimezone(where)
    return written(end)


def before(one: Moment, other: Moment) -> bool:
    """Return whether `one` lies before `other`; a whole day lies before no time on it.

    >>> before("2026-10-05T18:00:00+02:00", "2026-10-05T17:00:00+01:00"), before("2026-10-04", "2026-10-05")
    (False, True)
    """
    if len(one) == len(other) == 25 and one[19:] != other[19:]:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other)
    if len(one) == len(other):
        return one < other
    return one[:10] < other[:10]
