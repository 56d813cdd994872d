"""`ernte places …` as its user sees it."""

import json
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from publish.commands import places
from publish.commands.places import PlacesUseError
from vocab.places.importing import read_file

app = typer.Typer(pretty_exceptions_enable=False)
places.add_to(app)


@app.callback()
def _root(context: typer.Context, data: Annotated[Path, typer.Option()] = Path("ernte-data")) -> None:
    context.obj = data.absolute()


def ernte(data: Path, *words: str) -> str:
    """Return what a command says."""
    done = CliRunner().invoke(app, ["--data", str(data), "places", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_find_names_the_municipality_with_confidence_and_basis(tmp_path):
    said = ernte(tmp_path, "find", "Stadtbücherei, 35037 Marburg")
    assert "Marburg (06534014)" in said
    assert "0.98" in said
    assert "postal-code+name" in said
    assert not list(tmp_path.iterdir()), "looking up stores nothing"


def test_find_lists_candidates_and_says_why(tmp_path):
    said = ernte(tmp_path, "find", "Lautertal")
    assert all(f"({ags})" in said for ags in ("06431014", "06535012", "09473141"))
    assert "ernte places find: " in said


def test_find_takes_a_point_and_a_source(tmp_path):
    assert "(06534014)" in ernte(tmp_path, "find", "50.8093, 8.7711")
    assert ernte(tmp_path, "find", "Lautertal", "--near", "06431014").startswith("Lautertal (Odenwald)")


def test_find_says_when_it_found_nothing(tmp_path):
    assert "Online" in ernte(tmp_path, "find", "Online")


def test_find_and_list_answer_programs_in_json(tmp_path):
    assert json.loads(ernte(tmp_path, "find", "35037", "--json"))["ags"] == "06534014"
    (one,) = json.loads(ernte(tmp_path, "list", "06534014", "--json"))
    assert (one["name"], one["ars"], one["postal_codes"][0]) == ("Marburg", "065340014014", "35037")


def test_list_shows_a_district_and_its_withdrawn_municipalities(tmp_path):
    assert len(ernte(tmp_path, "list", "06437").splitlines()) == 12
    assert "06437014\tRothenberg\t\t→ 06437016" in ernte(tmp_path, "list", "06437", "--withdrawn")


def test_import_says_what_was_read_and_find_uses_it(tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text("plz;id;name\n34117;mitte;Mitte\n", "utf-8")
    assert "Kassel (06611000)" in ernte(tmp_path, "import", str(file), "--ags", "06611000")
    assert "06611000/mitte" in ernte(tmp_path, "find", "34117 Kassel")


@pytest.mark.parametrize(
    "words",
    [
        ["import", "missing.csv"],
        ["import", str(Path(__file__).with_name("addresses_working.tsv"))],
        ["list", "99"],
    ],
)
def test_wrong_use_is_a_use_error_with_a_sentence(tmp_path, words):
    with pytest.raises(PlacesUseError) as wrong:
        ernte(tmp_path, *words)
    for language in ("de", "en"):
        assert "…" not in wrong.value.say(language)
        assert wrong.value.code not in wrong.value.say(language)


def test_import_warns_of_a_postal_code_of_elsewhere(tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text("plz;id;name\n99999;mitte;Mitte\n", "utf-8")
    said = CliRunner().invoke(app, ["--data", str(tmp_path), "places", "import", str(file), "--ags", "06611000"])
    assert "99999" in said.stderr
    assert "Kassel (06611000)" in said.stdout


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("register.tsv", ["find", "Marburg"]),
        ("register.tsv", ["list", "06534"]),
        ("names.tsv", ["find", "Marburg"]),
        ("districts.tsv", ["find", "Marburg"]),
        ("population.tsv", ["find", "Neustadt"]),
        ("population.tsv", ["list", "06534"]),
    ],
)
def test_a_damaged_table_is_a_use_error_with_its_line(tmp_path, table, words):
    stored = tmp_path / "places" / table
    stored.parent.mkdir()
    stored.write_text("# cut\n0653401", "utf-8")
    with pytest.raises(PlacesUseError) as wrong:
        ernte(tmp_path, *words)
    assert (wrong.value.code, wrong.value.parts["where"]) == ("places-damaged-line", str(stored))
    assert wrong.value.parts["line"] == 2


def test_a_damaged_store_is_a_use_error_that_names_it(tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text("plz;id;name\n34117;mitte;Mitte\n", "utf-8")
    read_file(file, tmp_path / "places", ags="06611000")
    stored = tmp_path / "places" / "areas" / "06611000.json"
    stored.write_text("{", "utf-8")
    with pytest.raises(PlacesUseError) as wrong:
        ernte(tmp_path, "find", "34117 Kassel")
    assert str(stored) in wrong.value.say("de")
