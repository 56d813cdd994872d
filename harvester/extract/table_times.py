"""Puts together what the cells of a row say of days and times, each in its own column, without reading words."""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from harvester.extract.table_cells import dated

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d)?)?")
_TIME = r"(?P<{0}h>[01]?\d|2[0-4])(?:[:.](?P<{0}m>[0-5]\d)(?::[0-5]\d)?)?\s?(?:uhr|h)?"
_GERMAN = re.compile(
    r"(?:\w{2,10}\.?,?\s)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s(?:um )?" + _TIME.format("a") + ")?", re.IGNORECASE
)
_RANGE = re.compile(
    r"(?:von |ab )?" + _TIME.format("a") + r"(?:\s?(?:-|–|—|bis)\s?" + _TIME.format("b") + ")?", re.IGNORECASE
)

_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


class Day(Struct, frozen=True):
    """A day (ISO) with a time of day, if any; `words` where it is written in another form."""

    day: str = ""
    time: str = ""
    words: str = ""

    def at(self, time: str) -> str:
        """Return the day at its own time, else at `time`; the words where the day is not known."""
        time = self.time or time
        return self.words or (f"{self.day}T{time}" if time else self.day)


def day(words: str) -> Day:
    """Return the day that a cell states.

    >>> day("Mo., 5.10.2026, 18 Uhr"), day("20261005T183000"), day("Herbst 2026").words
    (Day(day='2026-10-05', time='18:00', words=''), Day(day='2026-10-05', time='18:30', words=''), 'Herbst 2026')
    """
    words = dated(words)
    if len(words) > 60:
        return Day(words=words)
    if found := _ISO.fullmatch(words):
        year, month, on, hour, minute = found.groups()
        return Day(f"{year}-{month}-{on}", f"{hour}:{minute}" if hour and hour + minute != "0000" else "")
    if found := _GERMAN.fullmatch(words):
        return Day(f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}", _clock(found, "a"))
    return Day(words=words)


def times(words: str) -> tuple[str, str]:
    """Return begin and end of a time of day; nothing where it is written in another form.

    >>> times("18.00 - 19.30 Uhr"), times("9 Uhr"), times("vormittags")
    (('18:00', '19:30'), ('09:00', ''), ('', ''))
    """
    found = _RANGE.fullmatch(words.strip()) if len(words) < 60 else None
    return (_clock(found, "a"), _clock(found, "b")) if found else ("", "")


def _clock(found: re.Match[str], which: str) -> str:
    hour = found[f"{which}h"]
    return f"{hour:0>2}:{found[f'{which}m'] or '00'}" if hour else ""


def _zoned(words: str, zone: str) -> str:
    """Return a moment with the offset of its zone; only its day where the zone is unknown.

    >>> _zoned("2022-01-12T11:00", "Australia/Sydney"), _zoned("2022-01-12T11:00", "?")
    ('2022-01-12T11:00+11:00', '2022-01-12')
    """
    if not _LOCAL.fullmatch(words):
        return words
    try:
        return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return words[:10]


def when(said: Mapping[str, str]) -> dict[str, str]:
    """Return startDate, endDate, dateText and timeText as the cells of a row say them.

    >>> when({"startDate": "5.10.2026", "timeText": "18:00 - 19:30"})
    {'startDate': '2026-10-05T18:00', 'endDate': '2026-10-05T19:30'}
    """
    begin, end = times(said.get("timeText", ""))
    first, last = times(said.get("startTime", ""))
    begin, end = first or begin, times(said.get("endTime", ""))[0] or last or end
    start = day(said["startDate"]) if "startDate" in said else Day()
    stop = day(said["endDate"]) if "endDate" in said else Day()
    found: dict[str, str] = {}
    if start != Day():
        found["startDate"] = start.at(begin)
        if stop != Day():
            found["endDate"] = stop.at(end)
        elif end and start.day and end > (start.time or begin):
            found["endDate"] = f"{start.day}T{end}"
    if "timezone" in said:
        found = {name: _zoned(words, said["timezone"]) for name, words in found.items()}
    for name in ("dateText", "timeText"):
        if name in said and not (name == "timeText" and begin and found):
            found[name] = said[name]
    return found
