"""Social areas inside municipalities, as an operator imported them: by polygon, postal code or city district."""

from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from vocab.places.boundaries import UNIT, inside
from vocab.places.model import PlacesError
from vocab.places.names import folded
from vocab.places.points import Point

FOLDER = "areas"


class Area(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a municipality and what belongs to it."""

    id: str
    name: str = ""
    rings: tuple[tuple[int, ...], ...] = ()
    """Longitude and latitude (WGS 84) by turns, in millionths of a degree."""
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Names of city districts."""

    def __post_init__(self) -> None:
        """Refuse rings that are none."""
        if any(len(ring) < 6 or len(ring) % 2 for ring in self.rings):
            raise ValueError(f"{self.id}: rings")


def spelled(words: str) -> str:
    """Return words as they compare: lower case, single blanks for whatever is no letter or digit.

    >>> spelled("Kassel-Süd, Haus 3")
    ' kassel sued haus 3 '
    """
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in folded(words)).split())} "


class Areas:
    """The areas in the folder of a data directory, each municipality's read when it is first needed."""

    def __init__(self, extra: Path | None) -> None:
        self._folder = extra / FOLDER if extra else None
        self._read: dict[str, list[Area]] = {}

    @cached_property
    def municipalities(self) -> frozenset[str]:
        """The municipalities that have areas."""
        return frozenset(file.stem for file in self._folder.glob("*.json")) if self._folder else frozenset()

    def of(self, ags: str) -> list[Area]:
        """Return the areas of a municipality; PlacesError when their file is damaged."""
        if ags not in self.municipalities or self._folder is None:
            return []
        if ags not in self._read:
            file = self._folder / f"{ags}.json"
            try:
                found = msgspec.json.decode(file.read_bytes(), type=list[Area])
            except (OSError, msgspec.MsgspecError) as wrong:
                raise PlacesError("places-damaged", where=str(file), detail=str(wrong)) from wrong
            self._read[ags] = found
        return self._read[ags]

    def area(self, ags: str, point: Point | None, code: str, words: str) -> str:
        """Return the area that a place in a municipality lies in, such as `06611000/nord`; empty when none is sure.

        The point counts before the city district, and that before the postal code; two areas at once count as none.
        """
        known = self.of(ags)
        text = spelled(words) if known else ""
        rules = (
            [a.id for a in known if point and a.rings and inside(a.rings, *_units(point))],
            [a.id for a in known if any(spelled(w) in text for w in a.words)],
            [a.id for a in known if code in a.codes],
        )
        found = next((ids for ids in rules if ids), [])
        return f"{ags}/{found[0]}" if len(found) == 1 else ""


def _units(point: Point) -> tuple[int, int]:
    return round(point[1] * UNIT), round(point[0] * UNIT)
