"""`ernte recipe …` and recipes at registration, through the real command, on pages in an archive or a file."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publish.cli import app

CASES = Path(__file__).parent / "cases"
TEXT = (Path(__file__).parents[2] / "docs" / "sources" / "recipes.md").read_text("utf-8")
PAGES = dict(re.findall(r"<!-- page (\S+) -->\n```html\n(.*?)```", TEXT, re.DOTALL))
RECIPE = re.findall(r"<!-- recipe -->\n```toml\n(.*?)```", TEXT, re.DOTALL)[0]
SITE = "https://vhs.example"


def ernte(data: Path, *words: object, language: str = "en") -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ERNTE_")}
    return subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=clean | {"ERNTE_LANG": language, "COLUMNS": "160", "ERNTE_DELAY": "0"},
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory, archive) -> Path:
    """Return a data directory with the example's website as an archive, its recipe, and a wrong one."""
    folder = tmp_path_factory.mktemp("data")
    pages = {path: ("text/html", f"<html><body>{body}</body></html>") for path, body in PAGES.items()}
    archive(folder / "site.warc.gz", pages)
    (folder / "kurse.toml").write_text(RECIPE, encoding="utf-8")
    (folder / "falsch.toml").write_text(RECIPE.replace("item =", "items ="), encoding="utf-8")
    assert ernte(folder, "source", "add", f"{SITE}/", "--id", "vhs").returncode == 0
    return folder


def test_a_recipe_is_tried_field_by_field(data):
    done = ernte(
        data,
        "recipe",
        "try",
        f"{SITE}/kurse/toepfern",
        "--recipe",
        data / "kurse.toml",
        "--warc",
        data / "site.warc.gz",
        "--json",
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["recipe"], told["part"]) == ("familienbildung", "detail")
    fields = {one["name"]: one for one in told["entries"][0]["fields"]}
    assert fields["courseCode"] == {
        "name": "courseCode", "by": "Kursnummer:", "words": ["K 117"], "mapped": "K 117", "why": "", "seen": "",
    }  # fmt: skip
    assert len(told["entries"][0]["sessions"]) == 2


def test_a_listing_is_shown_with_where_it_goes_on(data):
    done = ernte(
        data,
        "recipe",
        "try",
        f"{SITE}/kurse",
        "--recipe",
        data / "kurse.toml",
        "--warc",
        data / "site.warc.gz",
        "--entries",
        1,
    )
    assert done.returncode == 0, done.stderr
    for said in (
        "2 entries",
        "h3",
        "Töpfern für Anfänger",
        "2026-10-05T18:00:00+02:00",
        "1 more",
        f"{SITE}/kurse?seite=2",
    ):
        assert said in done.stdout


@pytest.mark.parametrize(
    ("language", "why"), [("en", "there is no such element"), ("de", "Auf der Seite gibt es kein solches Element")]
)
def test_a_field_that_reads_nothing_says_why(data, language, why):
    (data / "anders.toml").write_text(RECIPE.replace('".preis"', '".gibt-es-nicht"'), encoding="utf-8")
    done = ernte(
        data,
        "recipe",
        "try",
        f"{SITE}/kurse",
        "--recipe",
        data / "anders.toml",
        "--warc",
        data / "site.warc.gz",
        language=language,
    )
    assert done.returncode == 0
    assert ".gibt-es-nicht" in done.stdout
    assert why in done.stdout


def test_a_page_that_a_recipe_does_not_know_ends_with_status_1(data):
    done = ernte(data, "recipe", "try", f"{SITE}/kurse", "--recipe", "kufer", "--warc", data / "site.warc.gz")
    assert done.returncode == 1
    assert "recognises neither a listing nor an offer's page here" in done.stdout


def test_without_a_recipe_the_built_in_ones_are_tried_and_a_proposal_is_pointed_to(data):
    case = CASES / "kufer-course"
    done = ernte(data, "recipe", "try", f"{SITE}/kurs/1", "--file", case / "page.html", "--json")
    assert json.loads(done.stdout)["recipe"] == "kufer"
    done = ernte(data, "recipe", "try", f"{SITE}/kurse", "--warc", data / "site.warc.gz")
    assert done.returncode == 1
    assert f"ernte recipe suggest {SITE}/kurse" in done.stdout


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_proposed_recipe_reads_listing_and_own_page_as_it_is(data, language, tmp_path):
    made = ernte(data, "recipe", "suggest", f"{SITE}/kurse", "--warc", data / "site.warc.gz", language=language)
    assert made.returncode == 0, made.stderr
    assert {"de": "# Liest: Töpfern für Anfänger", "en": "# Reads: Töpfern für Anfänger"}[language] in made.stdout
    (tmp_path / "x.toml").write_text(made.stdout, encoding="utf-8")
    words = ("--recipe", tmp_path / "x.toml", "--warc", data / "site.warc.gz", "--json")
    listing = json.loads(ernte(data, "recipe", "try", f"{SITE}/kurse", *words).stdout)
    assert listing["part"] == "listing"
    assert [entry["url"] for entry in listing["entries"]] == [f"{SITE}/kurse/toepfern", f"{SITE}/kurse/pekip"]
    fields = {one["name"]: one["words"] for one in listing["entries"][1]["fields"]}
    assert fields["name"] == ["PEKiP: das erste Lebensjahr"]
    assert fields["dateText"] == ["Di. 6.10.2026, 9:30 Uhr"]
    assert fields["location"] == ["Familienzentrum"]
    assert fields["priceText"] == ["kostenfrei"]
    own = json.loads(ernte(data, "recipe", "try", f"{SITE}/kurse/toepfern", *words).stdout)
    assert own["part"] == "detail"
    assert {one["name"]: one["words"] for one in own["entries"][0]["fields"]}["courseCode"] == ["K 117"]
    assert len(own["entries"][0]["sessions"]) == 2


LISTINGS = [
    name for name in sorted(folder.name for folder in CASES.iterdir()) if re.search("list$|^table|-list-", name)
]


@pytest.mark.parametrize("name", [name for name in LISTINGS if name != "definitions-list"])
def test_what_is_proposed_for_a_listing_reads_the_offers_that_a_person_found_there(data, name, tmp_path):
    case = tomllib.loads((CASES / name / "case.toml").read_text("utf-8"))
    words = (case["address"], "--file", CASES / name / "page.html")
    made = ernte(data, "recipe", "suggest", *words)
    assert made.returncode == 0, made.stderr
    (tmp_path / "x.toml").write_text(made.stdout, encoding="utf-8")
    told = json.loads(ernte(data, "recipe", "try", *words, "--recipe", tmp_path / "x.toml", "--json").stdout)
    read = {
        one["words"][0]
        for entry in told["entries"]
        if not entry["lacks"]
        for one in entry["fields"]
        if one["name"] == "name"
    }
    known = {
        offer["item"]["properties"]["name"][0]
        for offer in json.loads((CASES / name / "offers.json").read_text("utf-8"))
    }
    assert known <= read


def test_a_page_without_anything_repeated_gets_no_proposal(data, tmp_path):
    (tmp_path / "leer.html").write_text("<p>Guten Tag</p>", encoding="utf-8")
    done = ernte(data, "recipe", "suggest", f"{SITE}/", "--file", tmp_path / "leer.html")
    assert done.returncode == 1
    assert "nothing is repeated here" in done.stderr


def test_an_address_that_does_not_answer_is_said(data):
    done = ernte(data, "recipe", "try", f"{SITE}/fehlt", "--warc", data / "site.warc.gz")
    assert done.returncode == 1
    assert f"{SITE}/fehlt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_source_is_registered_with_the_text_of_its_recipe_and_harvested_by_it(data):
    done = ernte(
        data,
        "source",
        "add",
        f"{SITE}/kurse",
        "--id",
        "bildung",
        "--option",
        f"recipe=@{data / 'kurse.toml'}",
        "--approve",
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(ernte(data, "source", "show", "bildung").stdout)
    assert shown["options"]["recipe"] == RECIPE
    run = ernte(data, "harvest", "bildung", "--warc", data / "site.warc.gz", "--json")
    assert json.loads(run.stdout)[0]["seen"] == 2, run.stdout
    seen = ernte(
        data,
        "preview",
        f"{SITE}/kurse",
        "--kind",
        "web",
        "--option",
        f"recipe=@{data / 'kurse.toml'}",
        "--warc",
        data / "site.warc.gz",
        "--json",
    )
    sessions = {one["name"]: len(one["instances"][0].get("sessions", ())) for one in json.loads(seen.stdout)["offers"]}
    assert sessions == {"Töpfern für Anfänger": 2, "PEKiP: das erste Lebensjahr": 0}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--option", "recipe=@fehlt.toml"], "--option recipe: the file fehlt.toml cannot be read"),
        (["--option", "recipe=@"], "--option recipe: the file"),
        (["--option", "recipe=@falsch.toml"], "falsch.toml: listing.items: there is no such key. → item?"),
        (["--option", "recipe=kuffer"], "kufer, events-calendar"),
        (["--option", "recipe=[listing]"], "recipe: "),
        (
            ["--option", "recipe=kufer", "--kind", "ical"],
            "only the adapters web and browser read recipes, not ical",
        ),
    ],
)
def test_a_wrong_recipe_is_refused_at_registration(data, words, said):
    words = [word.replace("@falsch", f"@{data / 'falsch'}") for word in words]
    done = ernte(data, "source", "add", f"{SITE}/a", "--id", "falsch", *words)
    assert done.returncode == 2
    assert (
        said.replace("falsch.toml", str(data / "falsch.toml")) in done.stderr
        if "falsch" in said
        else said in done.stderr
    )
    assert ernte(data, "source", "show", "falsch").returncode == 2


def test_built_in_recipes_are_listed_and_shown():
    listed = CliRunner().invoke(app, ["recipe", "list", "--json"])
    names = list(json.loads(listed.output))
    assert names[0] == "kufer"
    for name in names:
        assert tomllib.loads(CliRunner().invoke(app, ["recipe", "show", name]).output)["name"] == name


@pytest.mark.parametrize("command", ["try", "suggest", "list", "show"])
def test_every_command_has_help_with_an_example(command):
    shown = CliRunner().invoke(app, ["recipe", command, "--help"])
    assert shown.exit_code == 0
    assert f"ernte recipe {command}" in " ".join(shown.output.split())
