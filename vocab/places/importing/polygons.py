"""Reads polygons of any layer and coordinate system with the extra `geo`, and gives rings in WGS 84."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct

from vocab.places.boundaries import UNIT
from vocab.places.importing.text import LARGEST
from vocab.places.model import PlacesError

Row = tuple[list[str], Any]
"""The values of the wanted columns, and a geometry."""

FORMATS = {".shp": "Shapefile", ".gpkg": "GeoPackage", ".geojson": "GeoJSON", ".json": "GeoJSON"}
_BLANK = 1_000
"""Bytes of a file that may be nothing but blanks."""
WEST, SOUTH, EAST, NORTH = 5.5, 47.0, 15.6, 55.4
"""The box that Germany lies in."""


class Layer(Struct, frozen=True, kw_only=True):
    """What is known of a layer before it is read."""

    name: str | None
    columns: tuple[str, ...]
    crs: str
    count: int
    """Features; -1 when that is not known."""


def library(name: str, where: str) -> Any:
    """Return a library of the extra `geo`; raises PlacesError that says how to install it."""
    try:
        return import_module(name)
    except ImportError as wrong:
        raise PlacesError("places-geo", where=where, words=name) from wrong


def layer(file: Path, column: str) -> Layer:
    """Return the layer to read: the first with `column`, in any case; else the first."""
    pyogrio = library("pyogrio", str(file))
    _complete(file)
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(file)]
        found = [_info(pyogrio, file, name) for name in names]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as wrong:
        raise _unreadable(file) from wrong
    if all(one.count == 0 for one in found):
        raise PlacesError("places-empty", where=str(file))
    fit = [one for one in found if column in {name.lower() for name in one.columns}]
    municipal = [one for one in fit if one.name and one.name.lower().endswith("gem")]
    return (municipal or fit or found)[0]


def _info(pyogrio: Any, file: Path, name: str) -> Layer:
    info = pyogrio.read_info(file, layer=name)
    return Layer(
        name=name, columns=tuple(map(str, info["fields"])), crs=str(info["crs"] or ""), count=int(info["features"])
    )


def _unreadable(file: Path) -> PlacesError:
    """Return the error for a file that is not what its ending says."""
    return PlacesError("places-format", where=str(file), words=FORMATS.get(file.suffix.lower(), file.suffix))


def _complete(file: Path) -> None:
    """Refuse a file that is missing, empty, too large, or a shapefile that is shorter than its own header says."""
    try:
        size = file.stat().st_size
        with file.open("rb") as handle:
            head = handle.read(32) if file.suffix.lower() == ".shp" else b""
    except OSError as wrong:
        raise PlacesError("places-missing", where=str(file), detail=wrong.strerror or str(wrong)) from wrong
    if size < _BLANK and not file.read_bytes().strip():
        raise PlacesError("places-empty", where=str(file))
    if size > LARGEST:
        raise PlacesError("places-too-large", where=str(file), limit=LARGEST)
    if head:
        wanted = 2 * int.from_bytes(head[24:28], "big")
        if size < wanted or size < 100:
            raise PlacesError("places-geometry", where=str(file), detail=f"{size} < {wanted} bytes")
        for ending in (".shx", ".dbf"):
            if not file.with_suffix(ending).is_file() and not file.with_suffix(ending.upper()).is_file():
                raise PlacesError("places-geometry", where=str(file), detail=f"{ending} is missing")


def features(file: Path, chosen: Layer, columns: Sequence[str], crs: str) -> Iterator[Row]:
    """Yield the values of `columns` and the geometry in WGS 84 of every feature; Germany alone is taken."""
    pyogrio, shapely = library("pyogrio", str(file)), library("shapely", str(file))
    turned = _turning(file, crs or chosen.crs)
    try:
        _, _, shapes, values = pyogrio.raw.read(file, layer=chosen.name, columns=list(columns), force_2d=True)
        geometries = shapely.from_wkb(shapes)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError, shapely.errors.ShapelyError) as wrong:
        raise _unreadable(file) from wrong
    if len(geometries) == 0:
        raise PlacesError("places-empty", where=str(file))
    by_name = dict(zip((name for name in chosen.columns if name in columns), values, strict=True))
    for number, geometry in enumerate(geometries):
        said = [_word(by_name[column][number]) for column in columns]
        if geometry is None or geometry.is_empty:
            raise PlacesError("places-geometry", where=str(file), detail=f"{said}: no geometry")
        there = shapely.transform(geometry, turned, interleaved=False)
        west, south, east, north = there.bounds
        if not (west > WEST and south > SOUTH and east < EAST and north < NORTH):
            raise PlacesError(
                "places-outside", where=str(file), words=" ".join(said), detail=f"{south:.3f}, {west:.3f}"
            )
        yield said, there


def _word(value: Any) -> str:
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124 - NaN is not itself


def _turning(file: Path, crs: str) -> Any:
    """Return the function that turns coordinates into longitude and latitude."""
    pyproj = library("pyproj", str(file))
    if not crs:
        raise PlacesError("places-crs", where=str(file), detail="–")
    try:
        return pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform
    except pyproj.exceptions.ProjError as wrong:
        raise PlacesError("places-crs", where=str(file), detail=f"{crs[:80]}: {str(wrong)[:200]}") from wrong


def united(geometries: list[Any], where: str) -> Any:
    """Return one valid geometry for several parts of one municipality."""
    shapely = library("shapely", where)
    return shapely.make_valid(geometries[0] if len(geometries) == 1 else shapely.union_all(geometries))


def rings(geometry: Any) -> list[list[int]]:
    """Return all rings of all polygons of a geometry in millionths of a degree; lines and points are left out."""
    found: list[list[int]] = []
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type == "Polygon":
            found += [_units(ring) for ring in (part.exterior, *part.interiors)]
        elif hasattr(part, "geoms"):
            found += rings(part)
    return found


def _units(ring: Any) -> list[int]:
    return [round(number * UNIT) for point in ring.coords for number in point[:2]]
