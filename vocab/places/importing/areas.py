"""Reads the social areas of one municipality: polygons with id and name, or CSV that lists what belongs to each."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from vocab.places.areas import FOLDER, Area, spelled
from vocab.places.gazetteer import Gazetteer
from vocab.places.importing.polygons import features, layer, rings, united
from vocab.places.importing.site import Site
from vocab.places.importing.store import Read, Warned, replaced
from vocab.places.importing.text import rows
from vocab.places.model import PlacesError
from vocab.places.tables import Tables

ID = ("id", "area", "sozialraum", "kennung", "nummer", "nr")
NAME = ("name", "bezeichnung", "titel")
PART = ("plz", "postleitzahl", "postal_code", "ortsteil", "stadtteil", "bezirk", "district", "part")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_CODE = re.compile(r"\d{5}")


def import_areas(file: Path, folder: Path, ags: str, crs: str = "") -> Read:
    """Read the areas of a municipality into `folder`; they replace those that it had."""
    if not ags:
        raise PlacesError("places-ags-needed", where=str(file))
    row = Tables(folder).register.get(ags)
    if row is None or row[2]:
        raise PlacesError("places-ags", where=str(file), words=ags)
    if file.suffix.lower() in {".csv", ".tsv", ".txt"}:
        found = _listed(file)
    else:
        found = _drawn(file, crs, Site(Gazetteer(folder), ags, str(file)))
    replaced(folder / FOLDER / f"{ags}.json", msgspec.json.encode(found))
    return Read(
        code="places-read-areas",
        parts={
            "where": str(file),
            "count": len(found),
            "ags": ags,
            "name": row[0],
            "polygons": sum(bool(a.rings) for a in found),
            "codes": sum(bool(a.codes) for a in found),
            "words": sum(bool(a.words) for a in found),
        },
        warnings=tuple(_strange(found, ags, row[0], folder, str(file))),
    )


def _strange(found: list[Area], ags: str, name: str, folder: Path, where: str) -> Iterator[Warned]:
    """Yield a warning for each postal code that does not belong to the municipality, as far as is known."""
    codes = Tables(folder).codes
    for code in dict.fromkeys(code for area in found for code in area.codes):
        if ags not in codes.get(code, ()):
            yield "places-code-elsewhere", {"where": where, "words": code, "name": name, "ags": ags}


def _checked(key: str, where: str) -> str:
    if not _ID.fullmatch(key):
        raise PlacesError("places-area", where=where, words=key, detail=_ID.pattern)
    return key


def _listed(file: Path) -> list[Area]:
    names: dict[str, str] = {}
    codes: dict[str, list[str]] = defaultdict(list)
    words: dict[str, list[str]] = defaultdict(list)
    said: dict[str, int] = {}
    for line, (part, key, name) in rows(file, PART, ID, NAME):
        if not part:
            raise PlacesError("places-row", where=str(file), line=line, words=key, detail=" | ".join(PART))
        first = said.setdefault(spelled(part), line)
        if first != line and not _CODE.fullmatch(part):
            raise PlacesError("places-twice", where=str(file), line=line, words=part, first=first)
        names.setdefault(_checked(key, f"{file}:{line}"), name)
        (codes if _CODE.fullmatch(part) else words)[key].append(part)
    if not names:
        raise PlacesError("places-row", where=str(file), line=2, words="", detail="0")
    return [
        Area(id=key, name=name, codes=tuple(codes.get(key, ())), words=tuple(words.get(key, ())))
        for key, name in names.items()
    ]


def _drawn(file: Path, crs: str, site: Site) -> list[Area]:
    chosen = layer(file, "id")
    small = {name.lower(): name for name in chosen.columns}
    columns = [next((small[word] for word in words if word in small), "") for words in (ID, NAME)]
    if not columns[0]:
        choices = ", ".join(chosen.columns) or "–"
        raise PlacesError("places-column", where=str(file), words="id", choices=choices)
    names: dict[str, str] = {}
    parts: dict[str, list[Any]] = defaultdict(list)
    for said, geometry in features(file, chosen, [c for c in columns if c], crs):
        key = _checked(said[0], str(file))
        names.setdefault(key, said[-1])
        parts[key].append(geometry)
    found = []
    for key, each in parts.items():
        whole = united(each, str(file))
        drawn = tuple(tuple(ring) for ring in rings(whole))
        if not drawn:
            raise PlacesError("places-area", where=str(file), words=key, detail="Polygon")
        middle = whole.representative_point()
        site.check(key, (middle.y, middle.x))
        found.append(Area(id=key, name=names[key], rings=drawn))
    return found
