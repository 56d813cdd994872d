"""Reads the tables of places, each once and only when it is asked for; those of the data directory come first."""

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from pathlib import Path

from vocab.places.model import PlacesError
from vocab.places.names import name_of
from vocab.places.points import Point
from vocab.places.stored import stored

PACKAGED = Path(__file__).parents[1] / "data" / "places"
Marked = tuple[str, tuple[str, ...]]
"""An AGS and the marks of the name that it goes by."""
_AFTER_ALL = "\U0010ffff"
"""The last of all characters."""


class Names(dict[str, list[Marked]]):
    """Head of a name -> the municipalities that have it."""

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self)

    def beginning(self, start: str) -> list[str]:
        """Return the heads that begin with `start`; all names must be there before it is asked for the first time."""
        first, after = bisect_left(self._in_order, start), bisect_left(self._in_order, start + _AFTER_ALL)
        return self._in_order[first:after]


class Tables:
    """The tables in `vocab/data/places`, with those that an operator imported into `extra` in their stead."""

    def __init__(self, extra: Path | None = None) -> None:
        self.extra = extra

    def file(self, name: str) -> Path:
        """Return the file of a table."""
        return self.extra / name if self.extra and (self.extra / name).is_file() else PACKAGED / name

    def rows(self, name: str) -> list[list[str]]:
        """Return the rows of a table, none when there is no such table; raises PlacesError when it is damaged."""
        file = self.file(name)
        return stored(file) if file.is_file() else []

    @cached_property
    def register(self) -> dict[str, list[str]]:
        """AGS -> name, kind, successor, how it is known, and with an imported register ARS."""
        return {ags: rest for ags, *rest in self.rows("register.tsv")}

    @cached_property
    def names(self) -> Names:
        """Head of a name -> the municipalities that have it; withdrawn ones with others under `withdrawn`."""
        return self._names(withdrawn=False)

    @cached_property
    def withdrawn(self) -> Names:
        """Head of a name -> withdrawn municipalities."""
        return self._names(withdrawn=True)

    def _names(self, *, withdrawn: bool) -> Names:
        register, found = self.register, Names()
        for head, ags, marks in self.rows("names.tsv"):
            if ags not in register:
                other = self.file("register.tsv")
                raise PlacesError("places-mismatch", where=str(self.file("names.tsv")), words=ags, other=str(other))
            if (register[ags][2] != "") == withdrawn:
                found.setdefault(head, []).append((ags, tuple(marks.split())))
        for head, each in found.items():
            if len(each) > 1:
                found[head] = [one for one in each if register[one[0]][1] != "unincorporated"] or each
        return found

    @cached_property
    def components(self) -> dict[str, list[str]]:
        """Head of one half of a double name with a hyphen -> the municipalities that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for ags, (name, _, successor, *_) in self.register.items():
            halves = name.split("-")
            if not successor and len(halves) == 2 and all(len(half) > 4 and half[0].isupper() for half in halves):
                for half in halves:
                    found[name_of(half).head].append(ags)
        return found

    @cached_property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """Postal code -> AGS of the municipalities that it serves."""
        return {code: tuple(keys.split()) for code, keys in self.rows("postal.odbl.tsv")}

    @cached_property
    def codes_of(self) -> dict[str, list[str]]:
        """AGS -> its postal codes, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for code, keys in self.codes.items():
            for ags in keys:
                found[ags].append(code)
        return found

    @cached_property
    def centroids(self) -> dict[str, Point]:
        """Postal code -> the middle of its area."""
        return {code: (float(lat), float(lon)) for code, lat, lon in self.rows("centroids.tsv")}

    @cached_property
    def geonames(self) -> dict[str, tuple[float, float, int]]:
        """AGS -> latitude, longitude and inhabitants of its main place."""
        return {ags: (float(lat), float(lon), int(people)) for ags, lat, lon, people in self.rows("geonames.tsv")}

    @cached_property
    def localities(self) -> dict[str, list[Point]]:
        """Head of a name -> where places of that name lie that are no municipality of their own."""
        found: dict[str, list[Point]] = defaultdict(list)
        for head, lat, lon in self.rows("localities.tsv"):
            found[head].append((float(lat), float(lon)))
        return found

    @cached_property
    def population(self) -> dict[str, int]:
        """AGS -> inhabitants as an operator imported them."""
        return {ags: int(people) for ags, people in self.rows("population.tsv")}

    @cached_property
    def districts(self) -> dict[str, list[str]]:
        """AGS5 -> name, kind, NUTS3, inhabitants, successors."""
        return {ags: rest for ags, *rest in self.rows("districts.tsv")}

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """AGS -> further names in use."""
        return {ags: tuple(names.split("|")) for ags, names in self.rows("aliases.tsv")}
