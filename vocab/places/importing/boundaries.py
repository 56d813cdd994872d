"""Reads the boundaries of municipalities (VG250, VG5000 or any polygons with a column AGS)."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from vocab.places.boundaries import FILE, packed
from vocab.places.importing.polygons import features, layer, rings, united
from vocab.places.importing.store import Read, replaced
from vocab.places.model import PlacesError
from vocab.places.tables import Tables

COLUMN = "ags"


def import_boundaries(file: Path, folder: Path, crs: str = "") -> Read:
    """Read boundaries into `folder`; parts with one AGS become one municipality."""
    chosen = layer(file, COLUMN)
    column = next((name for name in chosen.columns if name.lower() == COLUMN), "")
    if not column:
        choices = ", ".join(chosen.columns) or "–"
        raise PlacesError("places-column", where=str(file), words="AGS", choices=choices)
    parts: dict[str, list[Any]] = defaultdict(list)
    for (ags,), geometry in features(file, chosen, [column], crs):
        parts[ags].append(geometry)
    known = Tables(folder).register
    if not any(ags in known for ags in parts):
        raise PlacesError("places-ags", where=str(file), words=next(iter(parts)))
    shapes = [(ags, found) for ags, each in sorted(parts.items()) if (found := rings(united(each, str(file))))]
    replaced(folder / FILE, packed(shapes))
    valid = {ags for ags, row in known.items() if not row[2] and row[1] != "unincorporated"}
    return Read(
        code="places-read-boundaries",
        parts={
            "where": str(file),
            "count": len(shapes),
            "points": sum(len(ring) // 2 for _, each in shapes for ring in each),
            "words": crs or chosen.crs[:60],
            "unknown": sum(ags not in known for ags, _ in shapes),
            "missing": len(valid - {_now(ags, known) for ags, _ in shapes}),
        },
    )


def _now(ags: str, known: dict[str, list[str]]) -> str:
    row = known.get(ags)
    return row[2] if row and row[2] not in {"", "?"} else ags
