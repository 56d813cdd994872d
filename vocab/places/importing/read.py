"""Tells what kind of official file one is, and reads it."""

from pathlib import Path
from typing import Literal, get_args

from vocab.places.importing.areas import ID, import_areas
from vocab.places.importing.boundaries import COLUMN, import_boundaries
from vocab.places.importing.polygons import layer
from vocab.places.importing.population import AGS, PEOPLE, import_population
from vocab.places.importing.register import import_register, is_register
from vocab.places.importing.store import Read
from vocab.places.importing.text import text
from vocab.places.model import PlacesError

Kind = Literal["register", "boundaries", "population", "areas"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_DRAWN = {".shp", ".gpkg", ".geojson", ".json"}


def kind_of(file: Path) -> Kind:
    """Return the kind of a file, by its ending, first line or columns; raises PlacesError when it shows none."""
    if file.suffix.lower() in _DRAWN:
        columns = {name.lower() for name in layer(file, COLUMN).columns}
        if COLUMN in columns:
            return "boundaries"
        if columns & set(ID):
            return "areas"
        if not columns:
            raise PlacesError("places-column", where=str(file), words="AGS | id", choices="–")
        raise PlacesError("places-kind", where=str(file), detail=", ".join(sorted(columns)))
    words = text(file)
    first = words.partition("\n")[0].rstrip("\r")
    if is_register(first):
        return "register"
    columns = {word.strip().strip('"').lower() for word in first.replace("\t", ";").replace(",", ";").split(";")}
    if columns & set(AGS) and columns & set(PEOPLE):
        return "population"
    if columns & set(ID):
        return "areas"
    raise PlacesError("places-kind", where=str(file), detail=words.lstrip().splitlines()[0][:80])


def read_file(file: Path, folder: Path, *, kind: str = "", ags: str = "", crs: str = "") -> Read:
    """Read a file of `kind`, or of the kind that it shows, into `folder`; PlacesError says what is wrong with it."""
    chosen = kind or kind_of(file)
    if chosen == "register":
        return import_register(file, folder)
    if chosen == "boundaries":
        return import_boundaries(file, folder, crs)
    if chosen == "population":
        return import_population(file, folder)
    if chosen == "areas":
        return import_areas(file, folder, ags, crs)
    raise PlacesError("places-kind", where=str(file), detail=f"--kind {chosen}: {', '.join(KINDS)}")
