"""Guesses which property each column of a table holds: by its heading, else by its cells; options have the last say."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from harvester.extract.table_shapes import SHAPES, holds, is_time

DROPPED = frozenset(("person", "unused"))
SEVERAL = frozenset(
    (
        "description",
        "audience",
        "category",
        "keywords",
        "priceText",
        "teaches",
        "coursePrerequisites",
        "accessibilityText",
    )
)
"""Properties that several columns may hold."""
SHARE = 0.8
"""So many of the cells of a column must look alike for its cells to tell what it holds."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_UNITS = re.compile(r"\b(?:in )?euro?\b|(?:\bin )?€")
_SIGNS = re.compile(r"[^a-z0-9€]+")


class Column(Struct, frozen=True):
    """A column: its place, what stands over it, and the property that it holds (`means`), if any."""

    place: int
    heading: str
    means: str = ""
    guessed: bool = False
    """Whether its cells told rather than its heading."""

    @property
    def field(self) -> str:
        """How people call it: by its heading, else by its number."""
        return self.heading or f"{self.place + 1}"


@cache
def headings() -> Mapping[str, tuple[str, int]]:
    """Return heading -> property and how far behind it stands in the list of its property."""
    table = tomllib.loads((files("harvester.extract") / "table_headings.toml").read_text("utf-8"))
    return {word: (name, place) for name, words in table.items() for place, word in enumerate(words)}


def properties() -> frozenset[str]:
    """Return the names of all properties that a column may hold."""
    return frozenset(name for name, _ in headings().values())


def plain(heading: str) -> str:
    """Return a heading in small letters and without signs.

    >>> plain("Gebühr (in €)"), plain("Kurs-Nr."), plain("max. TN"), plain("startDate")
    ('gebuehr in €', 'kurs nr', 'max tn', 'start date')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", heading[:200])
    return _SIGNS.sub(" ", apart.casefold().translate(_UMLAUTS).replace("ß", "ss")).strip()


@lru_cache(2048)
def meant(heading: str) -> tuple[str, int]:
    """Return the property that a heading means and how unsure that is; nothing when it is unknown.

    >>> meant("Gebühr (in €)")[0], meant("VA-Nr.")[0], meant("Wetter"), meant("Dozent/in")[0]
    ('price', 'courseCode', ('', 0), 'person')
    """
    known = headings()
    without = _BRACKETS.sub("", heading)
    for words in (plain(heading), plain(without), _UNITS.sub("", plain(without)).strip()):
        for tried in (words, words.replace(" ", "")):
            if tried in known:
                return known[tried]
    return "", 0


def score(cells: Sequence[str]) -> int:
    """Return how many columns the cells of a row name as headings, each property once."""
    return len({meant(cell)[0] for cell in cells if cell and len(cell) < 80} - {""})


def columns(row: Sequence[str], sample: Sequence[Sequence[str]], chosen: Mapping[str, str]) -> tuple[Column, ...]:
    """Return what each column holds: `chosen` for some headings or numbers, else guessed from heading and cells."""
    found: dict[int, Column] = {}
    for place, heading in enumerate(row):
        name = chosen.get(plain(heading), chosen.get(f"{place + 1}", "")) if chosen else ""
        if name:
            found[place] = Column(place, heading, "" if name == "-" else name)
    ranked = sorted((meant(heading)[1], place) for place, heading in enumerate(row) if meant(heading)[0])
    for _, place in ranked:
        if place not in found:
            name = _by_cells(meant(row[place])[0], _cells(sample, place))
            free = name in SEVERAL or name in DROPPED or all(one.means != name for one in found.values())
            found[place] = Column(place, row[place], name if free else "")
    for place, heading in enumerate(row):
        if place not in found:
            found[place] = _guess(place, heading, _cells(sample, place), found)
    return _places(tuple(found[place] for place in sorted(found)))


def _cells(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in sample if place < len(row) and row[place]]


def _by_cells(name: str, cells: Sequence[str]) -> str:
    """Return what a column holds whose heading may mean two things: a day or a time, dates or their number."""
    if not cells:
        return name
    times = sum(1 for cell in cells if is_time(cell)) / len(cells)
    if name in {"startDate", "endDate"} and times >= SHARE:
        return {"startDate": "startTime", "endDate": "endTime"}[name]
    if name == "timeText" and times >= SHARE:
        return "startTime"
    if name == "dateText" and all(cell.isdecimal() and len(cell) < 4 for cell in cells):
        return "sessionCount"
    return name


def _guess(place: int, heading: str, cells: Sequence[str], found: Mapping[int, Column]) -> Column:
    """Return what a column of unknown heading holds by its cells, where no other column holds that."""
    taken = {one.means for one in found.values()}
    if len(cells) >= 3:
        for name in ("url", "startDate", "postalCode", "price"):
            alike = sum(1 for cell in cells if holds(SHAPES[name].surely, cell))
            if name not in taken and alike >= SHARE * len(cells):
                return Column(place, heading, name, guessed=True)
    return Column(place, heading)


def _places(found: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with "Ort" as a venue where no column says that it is a town, or as the town of a venue."""
    names = {one.means for one in found}
    if "addressLocality" not in names or names & {"postalCode", "place", "venue", "streetAddress"}:
        return found
    return tuple(
        Column(one.place, one.heading, "place")
        if one.means == "addressLocality" and plain(one.heading) == "ort"
        else one
        for one in found
    )
