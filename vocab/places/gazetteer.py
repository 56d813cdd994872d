"""The gazetteer: municipalities and districts by key, and the municipality of a place, an address or a point."""

from functools import cached_property, lru_cache
from pathlib import Path

from msgspec.structs import replace

from vocab.model import Place
from vocab.places import address
from vocab.places.areas import Areas
from vocab.places.boundaries import Boundaries
from vocab.places.keys import derived_ars
from vocab.places.located import located
from vocab.places.model import District, Municipality, Resolved
from vocab.places.names import name_of
from vocab.places.points import Point, kilometres, middle
from vocab.places.tables import Tables

FOLDER = "places"
"""The folder inside a data directory that imported tables stand in."""
REMEMBERED = 20_000
"""Answers that are kept for the same question."""
_SURE = {"register": 1.0, "name": 0.9, "place": 0.8}


class Gazetteer:
    """All that is known of German municipalities; every table is read when it is first needed."""

    def __init__(self, extra: Path | None = None) -> None:
        self.tables = Tables(extra)
        self.areas = Areas(extra)
        self._answers: dict[tuple[Place | str, str], Resolved] = {}

    @cached_property
    def boundaries(self) -> Boundaries | None:
        """The imported boundaries, when there are any."""
        return Boundaries.open(self.tables.extra) if self.tables.extra else None

    def municipalities(self, *, withdrawn: bool = False) -> list[str]:
        """Return every valid AGS, or with `withdrawn` every one, in order."""
        return [ags for ags, row in self.tables.register.items() if withdrawn or not row[2]]

    def municipality(self, ags: str) -> Municipality | None:
        """Return a municipality by its AGS; None when there never was one."""
        row = self.tables.register.get(ags)
        if row is None:
            return None
        name, kind, successor, basis = row[:4]
        point = self.point(ags)
        return Municipality(
            ags=ags,
            ars=row[4] if len(row) > 4 else derived_ars(ags),
            name=name,
            kind=kind,
            district=ags[:5],
            state=ags[:2],
            postal_codes=tuple(self.tables.codes_of.get(ags, ())),
            latitude=point[0] if point else None,
            longitude=point[1] if point else None,
            population=self.people(ags),
            aliases=self.tables.aliases.get(ags, ()),
            withdrawn=bool(successor),
            successor=successor.strip("?"),
            successor_confidence=_SURE.get(basis, 0.0) if successor else 1.0,
        )

    def district(self, key: str) -> District | None:
        """Return a district by the first five digits of an AGS."""
        row = self.tables.districts.get(key[:5])
        if row is None:
            return None
        name, kind, nuts, people, successors = row
        gone = key[:5] not in self._valid_districts
        return District(
            ags=key[:5], name=name, kind=kind, nuts=nuts, population=int(people or 0), state=key[:2],
            withdrawn=gone, successors=tuple(successors.split()),
        )  # fmt: skip

    def districts(self) -> list[str]:
        """Return the key of every district that has a municipality, in order."""
        register = self.tables.register
        return list(dict.fromkeys(a[:5] for a in self.municipalities() if register[a][1] != "unincorporated"))

    @cached_property
    def _valid_districts(self) -> frozenset[str]:
        return frozenset(self.districts())

    def district_named(self, words: str) -> str:
        """Return the key of the only district that `words` name; empty when none or several are."""
        return self._district_names.get(name_of(words).head, "")

    def is_district(self, words: str) -> bool:
        """Tell whether `words` name a district and no municipality, such as `Odenwaldkreis`."""
        return name_of(words).head not in self.tables.names and bool(self.district_named(words))

    @cached_property
    def _district_names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key in self.districts():
            head = name_of(self.tables.districts[key][0]).head if key in self.tables.districts else ""
            if self.tables.register.get(f"{key}000"):
                continue
            for words in (head, f"landkreis {head}", f"kreis {head}", f"lk {head}"):
                found[words] = "" if words in found else key
        return found

    def name(self, ags: str) -> str:
        """Return the name of a municipality; the key itself when there is none."""
        row = self.tables.register.get(ags)
        return row[0] if row else ags

    def people(self, ags: str) -> int:
        """Return the inhabitants of a municipality, roughly; 0 when not known."""
        place = self.tables.geonames.get(ags)
        return self.tables.population.get(ags, place[2] if place else 0)

    def point(self, ags: str) -> Point | None:
        """Return where a municipality lies: its main place, or the middle of its postal codes."""
        place = self.tables.geonames.get(ags)
        if place:
            return place[:2]
        points = [self.tables.centroids[c] for c in self.tables.codes_of.get(ags, ()) if c in self.tables.centroids]
        return middle(points) if points else None

    @cached_property
    def _points(self) -> list[tuple[str, Point]]:
        return [(ags, point) for ags in self.municipalities() if (point := self.point(ags))]

    def nearest(self, at: Point, count: int = 3) -> tuple[str, ...]:
        """Return the municipalities whose points lie nearest, within 30 km."""
        box = [(kilometres(at, p), ags) for ags, p in self._points if abs(p[0] - at[0]) < 0.3]
        return tuple(ags for far, ags in sorted(box)[:count] if far < 30)

    def closest(self, keys: tuple[str, ...], at: Point | None) -> str:
        """Return the candidate that lies clearly closest to a point: within 15 km, the next twice as far."""
        if at is None:
            return ""
        ranked = sorted((kilometres(at, p), ags) for ags in keys if (p := self.point(ags)))
        clear = ranked and ranked[0][0] < 15 and (len(ranked) == 1 or ranked[1][0] > 15 + 2 * ranked[0][0])
        return ranked[0][1] if clear else ""

    def valid(self, ags: str) -> str:
        """Return the AGS itself, or of a withdrawn one its valid successor; empty when that is not known.

        >>> gazetteer().valid("06437014")
        '06437016'
        """
        for _ in range(5):
            row = self.tables.register.get(ags)
            if row is None or not row[2]:
                return ags if row else ""
            ags = row[2].strip("?")
        return ""

    def resolve(self, place: Place, near: str = "") -> Resolved:
        """Return where a place lies; `near`, the AGS of its source, only breaks ties.

        >>> gazetteer().resolve(Place(postal_code="35037", locality="Marburg")).ags
        '06534014'
        """
        known = self._answers.get((place, near))
        if known is None:
            known = self._remember((place, near), located(address.of_place(place), self.valid(near), self, place))
        return known

    def resolve_text(self, text: str, near: str = "") -> Resolved:
        """Return where the address, postal code or name in a text lies.

        >>> gazetteer().resolve_text("Bad Homburg v. d. H.").ags, gazetteer().resolve_text("A-5020 Salzburg").ags
        ('06434001', '')
        """
        text = address.cleaned(text)
        known = self._answers.get((text, near))
        if known is None:
            answer = located(address.of_text(text), self.valid(near), self, Place(words=text))
            known = self._remember((text, near), answer)
        return known

    def _remember(self, question: tuple[Place | str, str], answer: Resolved) -> Resolved:
        if len(self._answers) >= REMEMBERED:
            self._answers.clear()
        answer = replace(answer, words=answer.words[:200])
        self._answers[question] = answer
        return answer


def gazetteer(extra: Path | None = None) -> Gazetteer:
    """Return the gazetteer, with what an operator imported into the folder `extra`; read once until that changes."""
    files = sorted(extra.rglob("*")) if extra and extra.is_dir() else []
    return _opened(extra, tuple((str(file), file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=4)
def _opened(extra: Path | None, stamp: tuple[tuple[str, int], ...]) -> Gazetteer:  # noqa: ARG001 - the stamp tells versions apart
    return Gazetteer(extra)
