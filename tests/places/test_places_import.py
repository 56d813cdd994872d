"""Reading official files: what they change, and what is said of broken ones."""

import json
import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely

from vocab.messages import LANGUAGES, text
from vocab.model import Place
from vocab.places import PlacesError, gazetteer
from vocab.places.boundaries import FILE, Boundaries, inside, packed
from vocab.places.importing import Read, read_file

CITY = "06611000"


def square(west: float, south: float, size: float = 0.2) -> list[list[list[float]]]:
    """Return the coordinates of a square polygon with a hole in its middle."""

    def ring(at: float) -> list[list[float]]:
        low, high = at, size - at
        corners = ((low, low), (high, low), (high, high), (low, high), (low, low))
        return [[west + x, south + y] for x, y in corners]

    return [ring(0), ring(0.4 * size)]


def drawn(file: Path, *rows: tuple[dict[str, object], list[object]], crs: str = "") -> Path:
    """Write polygons as GeoJSON."""
    features = [
        {"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": c}} for p, c in rows
    ]
    named = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    file.write_text(json.dumps({"type": "FeatureCollection", **named, "features": features}), "utf-8")
    return file


def written(file: Path, content: str) -> Path:
    """Write a text file."""
    file.write_text(content, "utf-8")
    return file


def sentence(read: Read) -> str:
    """Return what is said of a file that was read."""
    return text(read.code, "de", **read.parts)


@pytest.fixture(scope="session")
def folder(register_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the official register and the official boundaries."""
    made = tmp_path_factory.mktemp("data") / "places"
    read_file(register_file, made)
    read_file(register_file.parent / "vg5000" / "VG5000_GEM.shp", made)
    return made


def test_the_register_gives_keys_names_and_validity(register_file, tmp_path):
    read = read_file(register_file, tmp_path)
    assert sentence(read) == (
        f"{register_file}: Gemeindeverzeichnis vom 2023-11-30 gelesen: 10981 Gemeinden und gemeindefreie Gebiete,"
        " 400 Kreise; 0 neu, 0 weggefallen, 0 umbenannt."
    )
    known = gazetteer(tmp_path)
    assert known.municipality("01051001").ars == "010515175001"
    assert known.municipality("09162000").kind == "city"
    assert known.municipality("06437014").successor == "06437016"
    assert known.resolve_text("35037 Marburg").ags == "06534014"


def test_a_register_of_another_day_withdraws_renames_and_adds(register_file, tmp_path):
    lines = register_file.read_text("utf-8").splitlines()
    others = [line for line in lines if "06534014" not in line[:18]]
    added = next(line for line in lines if line[:2] == "60" and line[10:18] == "06534001")
    others.append(added[:10] + "06534099" + "0099" + f"{'Neumarburg, Stadt':50}" + added[72:])
    file = written(tmp_path / "register.txt", "\n".join(others).replace("Bad Endbach      ", "Bad Anfang       "))
    read = read_file(file, tmp_path / "places")
    assert {name: read.parts[name] for name in ("new", "gone", "renamed")} == {"new": 1, "gone": 1, "renamed": 1}
    known = gazetteer(tmp_path / "places")
    assert known.municipality("06534014").withdrawn
    assert known.resolve_text("Neumarburg").ags == "06534099"
    assert known.resolve_text("Bad Anfang").ags == known.resolve_text("Bad Endbach").ags != ""


@pytest.fixture(scope="session")
def without_hanau(register_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a register in which Hanau and Ludwigsau are missing, and the official boundaries."""
    made = tmp_path_factory.mktemp("data")
    lines = register_file.read_text("utf-8").splitlines()
    others = "\n".join(line for line in lines if line[10:18] not in {HANAU, "06632012"})
    read_file(written(made / "register.txt", others), made / "places")
    read_file(register_file.parent / "vg5000" / "VG5000_GEM.shp", made / "places")
    return made / "places"


HANAU = "06435014"


@pytest.mark.parametrize(
    "place",
    [
        Place(locality="Hanau"),
        Place(words="63450 Hanau"),
        Place(postal_code="63450", locality="Hanau"),
        Place(postal_code="63450"),
        Place(postal_code="63450", locality="Musterdorf"),
        Place(latitude=50.1328, longitude=8.9169),
        Place(postal_code="63450", locality="Hanau", latitude=50.1328, longitude=8.9169),
    ],
)
def test_a_withdrawn_municipality_without_successor_is_never_an_answer(without_hanau, place):
    answer = gazetteer(without_hanau).resolve(place)
    assert (answer.ags, answer.candidates, answer.confidence) == ("", (), 0)
    assert [found.code for found in answer.findings] == ["place-withdrawn"]


@pytest.mark.parametrize(
    ("text", "ags", "candidates"),
    [
        ("63450 Marburg", "", ("06534014",)),  # the code of one that is gone, the name of another
        ("36251", "", ("06632002",)),  # a part of it belonged to Ludwigsau
        ("36251 Bad Hersfeld", "06632002", ("06632002",)),
    ],
)
def test_what_is_left_of_a_code_is_a_candidate(without_hanau, text, ags, candidates):
    answer = gazetteer(without_hanau).resolve_text(text)
    assert (answer.ags, answer.candidates) == (ags, candidates)
    assert "place-withdrawn" in [found.code for found in answer.findings]


@pytest.mark.parametrize(
    ("latitude", "longitude", "ags"),
    [
        (50.8093, 8.7711, "06534014"),
        (50.1109, 8.6821, "06412000"),
        (54.1800, 7.8900, "01056025"),  # Helgoland, one of several polygons
        (51.0906, 8.6264, "06635001"),  # Bromskirchen in 2021, Allendorf (Eder) since
        (48.2082, 16.3738, ""),  # Wien
        (47.8095, 13.0550, ""),  # Salzburg, ten kilometres behind the border
        (54.6000, 7.0000, ""),  # the North Sea
    ],
)
def test_a_point_resolves_by_boundary(folder, latitude, longitude, ags):
    answer = gazetteer(folder).resolve(Place(latitude=latitude, longitude=longitude))
    assert answer.ags == ags
    assert answer.basis == ("boundary" if ags else "coordinate")
    assert [f.code for f in answer.findings] == ([] if ags else ["place-outside"])


def test_boundaries_agree_with_another_library_on_holes_and_borders(folder, shared):
    from vocab.places.importing.polygons import features, layer

    file = shared / "data" / "gazetteer" / "vg5000" / "VG5000_GEM.shp"
    shapes = [(ags, shape) for (ags,), shape in features(file, layer(file, "ags"), ["AGS"], "") if ags[:3] == "065"]
    ours = Boundaries.open(folder)
    for ags, shape in shapes:
        point = shape.representative_point()
        assert ours.at((point.y, point.x)) == ags
        corner = shapely.Point(shape.bounds[0], shape.bounds[1])
        theirs = {other for other, each in shapes if each.contains(corner)}
        assert ours.at((corner.y, corner.x)) in {*theirs, ""} or not theirs


def test_a_point_confirms_or_contradicts_an_address(folder):
    known = gazetteer(folder)
    marburg = {"postal_code": "35037", "locality": "Marburg"}
    agreed = known.resolve(Place(**marburg, latitude=50.8093, longitude=8.7711))
    assert (agreed.ags, agreed.confidence, agreed.basis) == ("06534014", 0.99, "postal-code+name+boundary")
    beside = known.resolve(Place(**marburg, latitude=50.86, longitude=8.77))
    assert (beside.ags, beside.confidence) == ("06534014", 0.85)
    far = known.resolve(Place(**marburg, latitude=52.52, longitude=13.40))
    assert (far.ags, set(far.candidates)) == ("", {"06534014", "11000000"})
    assert [f.code for f in far.findings] == ["place-point-contradiction"]
    abroad = known.resolve(Place(**marburg, latitude=48.2, longitude=16.37))
    assert (abroad.ags, abroad.confidence) == ("06534014", 0.7)


def test_a_polygon_with_a_hole_holds_no_point_of_the_hole():
    ring = [0, 0, 90, 0, 90, 90, 0, 90, 0, 0]
    hole = [30, 30, 60, 30, 60, 60, 30, 60, 30, 30]
    island = [200, 0, 210, 0, 210, 10, 200, 10, 200, 0]
    opened = Boundaries(packed([("06611000", [ring, hole, island])]))
    assert opened.at((0.000010, 0.000010)) == "06611000"
    assert opened.at((0.000045, 0.000045)) == ""
    assert opened.at((0.000005, 0.000205)) == "06611000"
    assert not inside([ring], 100, 10)


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "shp"])
def test_boundaries_are_read_from_each_format_and_system(tmp_path, ending):
    outer, hole = square(9.3, 51.2)
    geometry, system = shapely.Polygon(outer, [hole]), "EPSG:4326"
    if ending != "geojson":
        system = "EPSG:25832"
        to_utm = pyproj.Transformer.from_crs("EPSG:4326", system, always_xy=True).transform
        geometry = shapely.transform(geometry, to_utm, interleaved=False)
    shapes, keys = np.array([shapely.to_wkb(geometry)], dtype=object), np.array([CITY], dtype=object)
    pyogrio.raw.write(tmp_path / f"gem.{ending}", shapes, [keys], ["AGS"], geometry_type="Polygon", crs=system)
    read = read_file(tmp_path / f"gem.{ending}", tmp_path / "places")
    assert read.parts["count"] == 1
    known = gazetteer(tmp_path / "places")
    assert known.resolve(Place(latitude=51.22, longitude=9.32)).ags == CITY
    assert known.resolve(Place(latitude=51.30, longitude=9.40)).ags == ""


def test_population_replaces_what_was_known(tmp_path):
    file = written(tmp_path / "people.csv", "AGS;Einwohner\n06611000;204.202\n6534014;77129\n")
    assert sentence(read_file(file, tmp_path / "places")).endswith("2 Gemeinden gelesen, zusammen 281331.")
    known = gazetteer(tmp_path / "places")
    assert (known.people("06611000"), known.people("06534014")) == (204_202, 77_129)


def test_areas_are_found_by_polygon_code_and_district(tmp_path):
    places = tmp_path / "places"
    file = drawn(
        tmp_path / "areas.geojson",
        ({"id": "nord", "name": "Nordstadt"}, square(9.4, 51.3)),
        ({"id": "west", "name": "Wilhelmshöhe"}, square(9.2, 51.3)),
    )
    assert "2 Sozialräume von Kassel" in sentence(read_file(file, places, ags=CITY))
    kassel = {"postal_code": "34117", "locality": "Kassel"}
    assert gazetteer(places).resolve(Place(**kassel, latitude=51.31, longitude=9.41)).area == f"{CITY}/nord"
    assert gazetteer(places).resolve(Place(**kassel)).area == ""
    listed = written(tmp_path / "a.csv", "plz;id;name\n34117;mitte;Mitte\n34131;west;West\nHarleshausen;west;West\n")
    read_file(listed, places, ags=CITY)
    known = gazetteer(places)
    assert known.resolve(Place(**kassel)).area == f"{CITY}/mitte"
    assert known.resolve(Place(postal_code="34128", locality="Kassel-Harleshausen")).area == f"{CITY}/west"
    assert known.resolve_text("34131 Kassel").area == f"{CITY}/west"
    assert known.resolve_text("35037 Marburg").area == ""


BROKEN = [
    ("x.csv", "Farbe;Form\nrot;rund\n", {}, "places-kind", "Farbe"),
    ("x.csv", "AGS;Einwohner\n99999999;5\n", {}, "places-ags", "99999999"),
    ("x.csv", "AGS;Einwohner\n06611000;viele\n", {}, "places-row", "Zeile 2: „viele“"),
    ("x.csv", "AGS;Einwohner\n06611000;1.2\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "AGS;Einwohner\n06611000;-3\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "AGS;Fläche\n06611000;5\n", {"kind": "population"}, "places-column", "AGS, Fläche"),
    *(("x.csv", blank, {}, "places-empty", "leer") for blank in ("", "\ufeff", " \n\n")),
    ("x.csv", "", {"kind": "population"}, "places-empty", "leer"),
    ("x.csv", "", {"kind": "register"}, "places-empty", "leer"),
    ("x.csv", "\nFarbe;Form\n", {}, "places-kind", "Farbe;Form"),
    ("x.csv", "AGS;Einwohner\n06611000;99999999999999999999\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "AGS;Einwohner\n06611000;10000001\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "AGS;Einwohner\n06611000;1_000\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "AGS;Einwohner\n06611000;٣\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "AGS;Einwohner\n6611000;1\n06534014;2\n06611000;1\n", {}, "places-twice", "Zeile 4: „06611000“"),
    ("x.csv", "ortsteil;id\nWest;a\nwest;b\n", {"ags": CITY, "kind": "areas"}, "places-column", "name"),
    ("x.csv", "ortsteil;id;name\nSüd-West;a;A\nsüd west;b;B\n", {"ags": CITY}, "places-twice", "in Zeile 2"),
    ("x.csv", "ortsteil;id;name\nWest;a;A\nWest;a;A\n", {"ags": CITY}, "places-twice", "Zeile 3: „West“"),
    ("x.csv", "AGS;Einwohner\n", {}, "places-row", "Zeile 2"),
    ("x.csv", "plz;id;name\n34117;mitte;Mitte\n", {}, "places-ags-needed", "--ags"),
    ("x.csv", "plz;id;name\n34117;mitte;Mitte\n", {"ags": "06437002"}, "places-ags", "06437002"),
    ("x.csv", "plz;id;name\n34117;a/../b;Mitte\n", {"ags": CITY}, "places-area", "a/../b"),
    ("x.txt", "\0\0\0", {}, "places-encoding", "UTF-8"),
    ("x.txt", "102023113001          Schleswig-Holstein\n", {}, "places-register", "0 < 10000"),
    ("x.txt", "AGS;Einwohner\n", {"kind": "register"}, "places-register", "GV100AD"),
    ("x.txt", "AGS;Einwohner\n", {"kind": "karte"}, "places-kind", "karte"),
    *(("x.geojson", wrong, {}, "places-format", "GeoJSON") for wrong in ("{", "{}", "[]", "kein JSON")),
    *(("x.geojson", blank, {"kind": "boundaries"}, "places-empty", "leer") for blank in ("", " \n")),
    ("x.geojson", '{"type":"FeatureCollection","features":[]}', {"kind": "boundaries"}, "places-empty", "leer"),
    ("x.geojson", '{"type":"FeatureCollection","features":[]}', {}, "places-empty", "leer"),
    ("x.geojson", '{"type":"Feature"}', {}, "places-column", "AGS | id"),
    ("x.shp", "kurz", {}, "places-geometry", "x.shp"),
    ("x.gpkg", "kein GeoPackage", {}, "places-format", "GeoPackage"),
]


@pytest.mark.parametrize(("name", "content", "options", "code", "said"), BROKEN)
def test_a_broken_file_is_refused_with_a_sentence(tmp_path, name, content, options, code, said):
    file = written(tmp_path / name, content)
    with pytest.raises(PlacesError) as wrong:
        read_file(file, tmp_path / "places", **options)
    assert wrong.value.code == code
    for language in LANGUAGES:
        assert str(file) in text(code, language, **wrong.value.parts)
        assert "…" not in text(code, language, **wrong.value.parts)
        assert "driver" not in text(code, language, **wrong.value.parts)
    assert said in text(code, "de", **wrong.value.parts)
    assert not (tmp_path / "places").exists()


@pytest.mark.parametrize(
    ("ags", "west", "south", "bounded", "there"),
    [
        (CITY, 9.45, 51.30, False, ""),
        (CITY, 9.45, 51.30, True, ""),
        ("06412000", 9.45, 51.30, False, "Kassel (06611000)"),
        ("06412000", 9.45, 51.30, True, "Kassel (06611000)"),
        ("06633003", 9.45, 51.30, False, ""),  # Baunatal is close by, and nobody imported boundaries
        ("06633003", 9.45, 51.30, True, "Kassel (06611000)"),
        (CITY, 7.0, 54.4, False, "54.4"),  # the sea
        (CITY, 7.0, 54.4, True, "54.4"),
    ],
)
def test_an_area_outside_its_municipality_is_refused(folder, tmp_path, ags, west, south, bounded, there):
    places = shutil.copytree(folder, tmp_path / "places") if bounded else tmp_path / "places"
    file = drawn(tmp_path / "areas.geojson", ({"id": "nord"}, square(west, south, 0.04)))
    if not there:
        assert read_file(file, places, ags=ags).parts["count"] == 1
        return
    with pytest.raises(PlacesError) as wrong:
        read_file(file, places, ags=ags)
    assert wrong.value.code == "places-elsewhere"
    assert there in text(wrong.value.code, "de", **wrong.value.parts)
    assert not (places / "areas").exists()


def test_a_postal_code_of_elsewhere_is_a_warning(tmp_path):
    file = written(tmp_path / "a.csv", "plz;id;name\n34117;mitte;Mitte\n99999;mitte;Mitte\n35037;mitte;Mitte\n")
    read = read_file(file, tmp_path / "places", ags=CITY)
    assert [(code, parts["words"]) for code, parts in read.warnings] == [
        ("places-code-elsewhere", "99999"),
        ("places-code-elsewhere", "35037"),
    ]
    assert all("…" not in text(code, language, **parts) for code, parts in read.warnings for language in LANGUAGES)


@pytest.mark.parametrize("change", ["twice", "people"])
def test_a_register_that_says_a_key_twice_or_too_many_people_is_refused(register_file, tmp_path, change):
    lines = register_file.read_text("utf-8").splitlines()
    number, marburg = next((n, line) for n, line in enumerate(lines) if line[:2] == "60" and line[10:18] == "06534014")
    other = marburg if change == "twice" else marburg[:139] + "99999999999" + marburg[150:]
    lines[number : number + 1] = [marburg, other] if change == "twice" else [other]
    with pytest.raises(PlacesError) as wrong:
        read_file(written(tmp_path / "register.txt", "\n".join(lines)), tmp_path / "places")
    assert wrong.value.code == ("places-twice" if change == "twice" else "places-row")
    assert "06534014" in text(wrong.value.code, **wrong.value.parts)
    assert not (tmp_path / "places").exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    for name in ("nichts.csv", "nichts.shp"):
        with pytest.raises(PlacesError) as wrong:
            read_file(tmp_path / name, tmp_path / "places")
        assert wrong.value.code == "places-missing"


@pytest.fixture
def shapefile(register_file: Path, tmp_path: Path) -> Path:
    """Return a copy of the official districts that may be damaged."""
    for file in (register_file.parent / "vg5000").glob("VG5000_KRS.*"):
        shutil.copyfile(file, tmp_path / file.name)
    return tmp_path / "VG5000_KRS.shp"


@pytest.mark.parametrize("size", [50, 5_000, 300_000])
def test_a_truncated_shapefile_is_refused(shapefile, tmp_path, size):
    os.truncate(shapefile, size)
    with pytest.raises(PlacesError) as wrong:
        read_file(shapefile, tmp_path / "places")
    assert wrong.value.code == "places-geometry"


@pytest.mark.parametrize(
    ("missing", "code"), [(".dbf", "places-geometry"), (".shx", "places-geometry"), (".prj", "places-crs")]
)
def test_a_shapefile_without_one_of_its_parts_is_refused(shapefile, tmp_path, missing, code):
    shapefile.with_suffix(missing).unlink()
    with pytest.raises(PlacesError) as wrong:
        read_file(shapefile, tmp_path / "places")
    assert wrong.value.code == code


@pytest.mark.parametrize(
    ("crs", "code"), [("EPSG:99999", "places-crs"), ("keines", "places-crs"), ("EPSG:4326", "places-outside")]
)
def test_a_wrong_coordinate_system_is_refused(shapefile, tmp_path, crs, code):
    with pytest.raises(PlacesError) as wrong:
        read_file(shapefile, tmp_path / "places", crs=crs)
    assert wrong.value.code == code


def test_boundaries_of_districts_are_not_those_of_municipalities(shapefile, tmp_path):
    with pytest.raises(PlacesError) as wrong:
        read_file(shapefile, tmp_path / "places")
    assert (wrong.value.code, wrong.value.parts["words"]) == ("places-ags", "01001")


def test_without_the_extra_it_is_said_how_to_install_it(shapefile, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyogrio", None)
    with pytest.raises(PlacesError) as wrong:
        read_file(shapefile, tmp_path / "places")
    assert "pip install 'bildungsernte[geo]'" in text(wrong.value.code, "de", **wrong.value.parts)


def test_what_was_there_before_still_holds_after_a_failure(tmp_path):
    places = tmp_path / "places"
    read_file(written(tmp_path / "a.csv", "AGS;Einwohner\n06611000;200000\n"), places)
    with pytest.raises(PlacesError):
        read_file(written(tmp_path / "b.csv", "AGS;Einwohner\n06611000;1\n99999999;5\n"), places)
    assert gazetteer(places).people("06611000") == 200_000
    assert [file.name for file in places.iterdir()] == ["population.tsv"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    blocked = written(tmp_path / "file", "") / "places"
    with pytest.raises(PlacesError) as wrong:
        read_file(written(tmp_path / "a.csv", "AGS;Einwohner\n06611000;200000\n"), blocked)
    assert wrong.value.code == "places-write"


DAMAGED = [
    ("register.tsv", lambda raw: raw[:400_000], "places-damaged-line"),
    ("register.tsv", lambda raw: raw[: raw.index(b"\n", 400_000) + 1], "places-damaged-count"),
    ("register.tsv", lambda raw: raw.replace(b"\tcity\t", b"\t", 1), "places-damaged-line"),
    ("register.tsv", lambda raw: b"", "places-damaged-line"),
    ("register.tsv", lambda raw: b"\xff" + raw, "places-damaged"),
    ("register.tsv", lambda raw: raw.replace(b"\n06534014\t", b"\n06534099\t"), "places-mismatch"),
    ("names.tsv", lambda raw: raw[:200_000], "places-damaged-line"),
    ("names.tsv", lambda raw: raw.replace(b"\t\n", b"\n", 1), "places-damaged-line"),
    ("population.tsv", lambda raw: raw[:-3], "places-damaged-line"),
    ("population.tsv", lambda raw: raw.replace(b"\n06534014\t", b"\n06534014\tviele "), "places-damaged-line"),
    ("population.tsv", lambda raw: raw + b"06534014\t5\n", "places-damaged-count"),
    (FILE, lambda raw: raw[:-2], "places-damaged"),
    (f"areas/{CITY}.json", lambda raw: raw.replace(b'"rings":[[', b'"rings":[[5,'), "places-damaged"),
    (f"areas/{CITY}.json", lambda raw: b"[]"[:1], "places-damaged"),
]


@pytest.fixture
def imported(folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the imported tables that may be damaged, with areas of Kassel."""
    copied = shutil.copytree(folder, tmp_path / "places")
    drawing = drawn(tmp_path / "areas.geojson", ({"id": "nord"}, square(9.45, 51.30, 0.05)))
    read_file(drawing, copied, ags=CITY)
    return copied


@pytest.mark.parametrize(("name", "damage", "code"), DAMAGED)
def test_a_damaged_table_is_named_with_what_to_do(imported, name, damage, code):
    file = imported / name
    assert damage(file.read_bytes()) != file.read_bytes()
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(PlacesError) as wrong:
        gazetteer(imported).resolve(Place(words="Neustadt, Kassel", latitude=51.31, longitude=9.46))
    assert wrong.value.code == code
    for language in LANGUAGES:
        sentence = text(code, language, **wrong.value.parts)
        assert str(file) in sentence
        assert "ernte places import" in sentence
        assert "…" not in sentence
    assert (wrong.value.parts.get("line", 0) > 0) == (code == "places-damaged-line")


@pytest.mark.parametrize("content", [b"", b"something else", b"bildungsernte boundaries 1\n\xff\xff\xff\xff\0\0\0\0"])
def test_a_damaged_store_is_named(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(PlacesError) as wrong:
        gazetteer(tmp_path).resolve(Place(latitude=50.1, longitude=8.7))
    assert (wrong.value.code, wrong.value.parts["where"]) == ("places-damaged", str(tmp_path / FILE))
