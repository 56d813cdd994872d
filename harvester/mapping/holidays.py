"""Tells on which days courses pause: public holidays by federal state, counted from Easter, and given school holidays.

Sources: the holiday acts (Feiertagsgesetze) of the sixteen states as they are in force since 2020, with the single
holidays that Berlin set for 2020, 2025 and 2028; Easter by the method of Meeus, Jones and Butcher. Holidays that hold
in some municipalities of a state only are kept apart: nobody knows whether a course pauses then.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

Range = tuple[date, date]
"""First and last day."""

SH, HH, NI, HB, NW, HE, RP, BW, BY, SL, BE, BB, MV, SN, ST, TH = (f"{number:02}" for number in range(1, 17))
"""The states by the first two digits of the AGS."""
STATES = frozenset({SH, HH, NI, HB, NW, HE, RP, BW, BY, SL, BE, BB, MV, SN, ST, TH})
FIRST, LAST = 2020, 2099

_EVERYWHERE = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
_FIXED = {
    (1, 6): {BW, BY, ST},
    (8, 15): {SL},
    (9, 20): {TH},
    (10, 31): {BB, HB, HH, MV, NI, SH, SN, ST, TH},
    (11, 1): {BW, BY, NW, RP, SL},
}
_FROM_EASTER = {
    -2: STATES, 1: STATES, 39: STATES, 50: STATES,
    0: {BB}, 49: {BB}, 60: {BW, BY, HE, NW, RP, SL},
}  # fmt: skip
_WOMENS_DAY = {BE: 2019, MV: 2023}
_ONCE = {date(2020, 5, 8): BE, date(2025, 5, 8): BE, date(2028, 6, 17): BE}
_IN_PARTS = {(8, 15): {BY}, (8, 8): {BY}}
_IN_PARTS_FROM_EASTER = {60: {SN, TH}}
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_MOST = 2_000


@lru_cache(128)
def easter(year: int) -> date:
    """Return Easter Sunday.

    >>> easter(2026), easter(2038)
    (datetime.date(2026, 4, 5), datetime.date(2038, 4, 25))
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, part = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * part + 2 * (rest // 4) - epact - rest % 4) % 7
    turn = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * turn + 114, 31)
    return date(year, month, day + 1)


@lru_cache(512)
def holidays(year: int, state: str) -> frozenset[date]:
    """Return the public holidays of a year that hold in all of a state; none for another year than 2020 to 2099.

    >>> date(2026, 6, 4) in holidays(2026, "05"), date(2026, 6, 4) in holidays(2026, "11")
    (True, False)
    """
    if not FIRST <= year <= LAST:
        return frozenset()
    found = {date(year, *day) for day in _EVERYWHERE}
    found.update(date(year, *day) for day, states in _FIXED.items() if state in states)
    found.update(easter(year) + timedelta(days) for days, states in _FROM_EASTER.items() if state in states)
    found.update(day for day, one in _ONCE.items() if one == state and day.year == year)
    if state in _WOMENS_DAY and year >= _WOMENS_DAY[state]:
        found.add(date(year, 3, 8))
    if state == SN:
        found.add(_repentance(year))
    return frozenset(found)


@lru_cache(512)
def disputed(year: int, state: str) -> frozenset[date]:
    """Return the days of which nobody can say whether they are holidays: in parts of the state, or the state unknown.

    >>> sorted(disputed(2026, "09"))
    [datetime.date(2026, 8, 8), datetime.date(2026, 8, 15)]
    """
    if state not in STATES:
        return frozenset(day for one in STATES for day in holidays(year, one) | disputed(year, one)) - _common(year)
    found = {date(year, *day) for day, states in _IN_PARTS.items() if state in states}
    found.update(easter(year) + timedelta(days) for days, states in _IN_PARTS_FROM_EASTER.items() if state in states)
    return frozenset(found)


def _common(year: int) -> frozenset[date]:
    """Return the holidays of all states."""
    return frozenset.intersection(*(holidays(year, one) for one in STATES))


def _repentance(year: int) -> date:
    """Return Buß- und Bettag: the Wednesday before 23 November."""
    before = date(year, 11, 22)
    return before - timedelta((before.weekday() - 2) % 7)


@lru_cache(64)
def ranges(text: str) -> tuple[Range, ...]:
    """Return the school holidays that an operator gave: days and ranges between slashes, or an iCalendar file's text.

    >>> ranges("2026-10-05/2026-10-17 2026-11-02")[1]
    (datetime.date(2026, 11, 2), datetime.date(2026, 11, 2))
    """
    found = _of_calendar(text) if "BEGIN:VCALENDAR" in text else _of_words(text)
    return tuple(sorted(one for one in list(found)[:_MOST] if one[0] <= one[1]))


def _of_words(text: str) -> Iterable[Range]:
    for match in _RANGE.finditer(text):
        first, last = _date(match[1]), _date(match[2] or match[1])
        if first and last:
            yield first, last


def _of_calendar(text: str) -> Iterable[Range]:
    """Yield the events; the end that a calendar states is the day after the last."""
    first = last = None
    for row in text.splitlines():
        name, _, value = row.partition(":")
        name = name.partition(";")[0].upper()
        if name == "DTSTART":
            first = _date(value)
        elif name == "DTEND":
            end = _date(value)
            last = end - timedelta(days=1) if end and "T" not in value else end
        elif name == "END" and value.strip().upper() == "VEVENT":
            if first:
                yield first, last or first
            first = last = None


def _date(text: str) -> date | None:
    found = _DAY.match(text.strip())
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
