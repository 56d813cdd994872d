"""The tables against the official register, and what must hold among them."""

from pathlib import Path

import pytest

from vocab.places.names import name_of
from vocab.places.points import kilometres
from vocab.places.tables import PACKAGED

TABLES = sorted(PACKAGED.glob("*.tsv"))


def test_hesse_is_complete_with_421_municipalities_and_26_districts(known, official):
    hesse = {ags for ags in official if ags[:2] == "06"}
    ours = {a for a in known.municipalities() if a[:2] == "06" and known.municipality(a).kind != "unincorporated"}
    assert ours == hesse
    assert len(hesse) == 421
    assert len([key for key in known.districts() if key[:2] == "06"]) == 26


def test_germany_has_all_municipalities_and_districts(known, official):
    ours = {ags for ags in known.municipalities() if known.municipality(ags).kind != "unincorporated"}
    assert len(official) == 10_773
    assert ours == official.keys()
    assert set(known.districts()) == {ags[:5] for ags in official}
    assert len(known.districts()) == 400


def test_hessian_municipalities_have_name_key_kind_district_code_and_point(known, official):
    for ags, (name, kind) in official.items():
        if ags[:2] == "06":
            one = known.municipality(ags)
            assert (one.name, one.ars) == (name, f"{ags[:5]}0{ags[5:]}{ags[5:]}" if ags[5:] != "000" else one.ars)
            assert one.kind == {"61": "city", "63": "town", "64": "municipality"}[kind]
            assert one.postal_codes
            assert one.latitude
            assert known.district(ags).name


def test_nearly_every_name_is_the_official_one(known, official):
    other = [ags for ags, (name, _) in official.items() if name_of(known.name(ags)).head != name_of(name).head]
    assert len(other) < len(official) / 1_000


def test_every_municipality_has_a_postal_code_and_a_point_in_germany(known, official):
    for ags in official:
        one = known.municipality(ags)
        assert one.postal_codes, ags
        assert 47 < one.latitude < 55.1, ags
        assert 5.8 < one.longitude < 15.1, ags


def test_hessian_points_lie_where_their_boundaries_are(known, hessian_boxes):
    for ags, (west, south, east, north) in hessian_boxes.items():
        one = known.municipality(known.valid(ags))
        if one.kind == "unincorporated":
            continue
        middle = ((south + north) / 2, (west + east) / 2)
        assert kilometres((one.latitude, one.longitude), middle) < 15, one.name


@pytest.fixture(scope="session")
def hessian_boxes(shared: Path) -> dict[str, tuple[float, float, float, float]]:
    """Return the box of each Hessian municipality as VG5000 draws it."""
    from vocab.places.importing.polygons import features, layer

    file = shared / "data" / "gazetteer" / "vg5000" / "VG5000_GEM.shp"
    drawn = features(file, layer(file, "ags"), ["AGS"], "")
    return {ags: shape.bounds for (ags,), shape in drawn if ags[:2] == "06"}


def test_successors_are_valid_and_in_the_same_state(known):
    gone = [known.municipality(a) for a in known.municipalities(withdrawn=True) if known.municipality(a).withdrawn]
    assert len(gone) > 2_500
    told = [one for one in gone if one.successor]
    assert len(told) > 1_800
    for one in told:
        successor = known.municipality(known.valid(one.ags))
        assert not successor.withdrawn, one.ags
        assert successor.state == one.state, one.ags
        assert 0.5 < one.successor_confidence <= 1


@pytest.mark.parametrize(
    ("withdrawn", "successor"),
    [
        ("06437002", "06437016"),  # Beerfelden -> Oberzent
        ("06437008", "06437016"),
        ("06437014", "06437016"),
        ("06437015", "06437016"),
        ("06633021", "06633030"),  # Oberweser -> Wesertal
        ("06633027", "06633030"),
        ("06635005", "06635001"),  # Bromskirchen -> Allendorf (Eder)
        ("03152012", "03159016"),  # Göttingen, district of 2016
        ("05313000", "05334002"),  # Aachen, 2009
        ("16056000", "16063105"),  # Eisenach, 2021
        ("14262000", "14612000"),  # Dresden, 2008
        ("13003000", "13003000"),  # Rostock kept its key
    ],
)
def test_withdrawn_municipalities_point_to_their_successors(known, withdrawn, successor):
    assert known.valid(withdrawn) == successor


def test_no_hessian_municipality_is_withdrawn_without_a_successor(known):
    gone = [known.municipality(a) for a in known.municipalities(withdrawn=True) if a[:2] == "06"]
    assert [one.name for one in gone if one.withdrawn and not one.successor] == []


def test_withdrawn_districts_name_their_successors(known):
    assert known.district("03152").successors == ("03159",)
    assert known.district("16056").withdrawn
    assert not known.district("06534").withdrawn


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_says_what_it_is_and_is_named_in_the_sources(table):
    assert table.read_text("utf-8").startswith("# ")
    assert f"`{table.name}`" in (PACKAGED / "SOURCES.md").read_text("utf-8")


def test_the_table_under_the_open_database_licence_says_so():
    assert "ODbL" in (PACKAGED / "postal.odbl.tsv").read_text("utf-8").partition("\n")[0]
