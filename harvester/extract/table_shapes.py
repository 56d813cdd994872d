"""Tells whether a cell looks like what its column holds: a day where days stand, no day where prices stand."""

import re
from functools import cache, lru_cache
from zoneinfo import available_timezones

from msgspec import Struct

_DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d\d)(?!\d)|\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?!\d))"
_TIME = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?::[0-5]\d)?(?:\s?uhr)?|\s?uhr|\s?h)"
_URL = r"(?:https?://|www\.)\S+"
_PATH = r"(?:\.{0,2}/|\?)\S+|[\w-]{1,80}\.(?:html?|php|aspx?)\S*"
_MONEY = r"(?:(?:€|eur)\s?\d+(?:[.,]\d{1,3})*|\d+(?:[.,]\d{1,3})*(?:[.,]-{1,2})?\s?(?:€|euro?\b))"

URL = re.compile(rf"\s*{_URL}", re.IGNORECASE)
ONLY_DAY = re.compile(rf"(?:\w{{2,10}}\.?,?\s)?{_DAY}(?:[T ,]{{1,3}}(?:um )?{_TIME})?|\d{{8}}T\d{{4,6}}", re.IGNORECASE)
MONEY = re.compile(_MONEY, re.IGNORECASE)
TIME = re.compile(_TIME, re.IGNORECASE)
_LINK = re.compile(rf"{_URL}|{_PATH}", re.IGNORECASE)
POSTAL = re.compile(r"(?:D-?\s?)?\d{4,5}")
NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,15})?")
_SUM = re.compile(r"\d{1,6}[.,]\d\d")
_NOTHING = re.compile(r"(?:-+|–|k\.?\s?a\.?|n/?a|null|none|nan|unbekannt|tbd|tba|offen)?", re.IGNORECASE)


class Shape(Struct, frozen=True):
    """How cells of a column surely look, and those of which other columns they never do."""

    surely: re.Pattern[str]
    only: bool = False
    """Whether a cell that does not look so is wrong."""
    never: tuple[re.Pattern[str], ...] = ()
    """What never stands there: it belongs to another column."""


_MONEY_DATE = Shape(MONEY, never=(ONLY_DAY, URL))
_COUNT = Shape(NUMBER, only=True, never=(ONLY_DAY, URL, MONEY))
_DAYS = Shape(ONLY_DAY, never=(MONEY, URL))
_CLOCK = Shape(TIME, never=(ONLY_DAY, URL, MONEY))
SHAPES: dict[str, Shape] = {
    "startDate": _DAYS,
    "endDate": _DAYS,
    "registrationDeadline": _DAYS,
    "startTime": _CLOCK,
    "endTime": _CLOCK,
    "price": _MONEY_DATE,
    "reducedPrice": _MONEY_DATE,
    "url": Shape(_LINK, only=True, never=(ONLY_DAY, MONEY)),
    "postalCode": Shape(POSTAL, only=True, never=(ONLY_DAY, URL, MONEY)),
    "name": Shape(re.compile(r"(?!)"), never=(ONLY_DAY, MONEY, URL, TIME, _SUM)),
    "courseCode": Shape(re.compile(r"(?!)"), never=(URL, MONEY)),
    "addressLocality": Shape(re.compile(r"(?!)"), never=(ONLY_DAY, URL, MONEY)),
    "room": Shape(re.compile(r"(?!)"), never=(ONLY_DAY, MONEY)),
    "latitude": Shape(NUMBER, only=True),
    "longitude": Shape(NUMBER, only=True),
    "maximumAttendeeCapacity": _COUNT,
    "minimumAttendeeCapacity": _COUNT,
    "remainingAttendeeCapacity": _COUNT,
    "attendeeCount": _COUNT,
    "sessionCount": _COUNT,
}
"""Properties whose cells have a form; of all others any words will do."""


def holds(pattern: re.Pattern[str], words: str) -> bool:
    """Tell whether all of `words` is of a form."""
    return len(words) < 2_000 and pattern.fullmatch(words) is not None


def is_time(words: str) -> bool:
    """Tell whether words are one time of day.

    >>> is_time("18:00"), is_time("18.30 Uhr"), is_time("18:00 - 19:30"), is_time("1.9.2026")
    (True, True, False, False)
    """
    return holds(TIME, words)


def is_nothing(words: str) -> bool:
    """Tell whether words only say that nothing is known.

    >>> is_nothing("k.A."), is_nothing("-"), is_nothing("0")
    (True, True, False)
    """
    return len(words) < 10 and _NOTHING.fullmatch(words) is not None


@cache
def _zones() -> set[str]:
    return available_timezones()


@lru_cache(65_536)
def misplaced(name: str, words: str) -> bool:
    """Tell whether a cell belongs to another column than that of `name`.

    >>> misplaced("price", "05.10.2026"), misplaced("startDate", "85,00 €"), misplaced("startDate", "ab Herbst")
    (True, True, False)
    """
    shape = SHAPES.get(name)
    return shape is not None and any(holds(form, words) for form in shape.never)


@lru_cache(65_536)
def fits(name: str, words: str) -> bool:
    """Tell whether a cell can be what its column holds.

    >>> fits("postalCode", "10115"), fits("postalCode", "Berlin"), fits("price", "auf Anfrage")
    (True, False, True)
    """
    shape = SHAPES.get(name)
    if name == "timezone":
        return words in _zones()
    return shape is None or not shape.only or holds(shape.surely, words)
