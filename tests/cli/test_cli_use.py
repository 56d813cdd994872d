"""What the command line says to wrong use: where, what, why and the choices, in both languages, with exit status 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from harvester import __version__
from publish.cli import app

SITE = "https://vhs.example/kurse/"


def ernte(data: Path, *words: str, language: str = "en", **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ERNTE_")}
    return subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=clean | {"ERNTE_LANG": language} | environ,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory with one proposed and one approved source, and nothing harvested."""
    folder = tmp_path_factory.mktemp("data")
    assert ernte(folder, "source", "add", SITE, "--id", "vhs").returncode == 0
    assert ernte(folder, "source", "add", f"{SITE}x.ics", "--id", "kalender", "--approve").returncode == 0
    return folder


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["source", "add", "ftp://vhs.example/", "--id", "a"], "ftp://vhs.example/"),
        (["source", "add", "vhs.example", "--id", "a"], "vhs.example"),
        (["source", "add", "https://user:secret@vhs.example/", "--id", "a"], "address"),
        (["source", "add", SITE, "--id", "Große Quelle"], "Große Quelle"),
        (["source", "add", SITE, "--id", "vhs"], "vhs"),
        (["source", "add", SITE, "--id", "a", "--kind", "jsonl"], "browser, feed, ical, json"),
        (["source", "add", SITE, "--id", "a", "--municipality", "6435"], "6435"),
        (["source", "add", SITE, "--id", "a", "--licence", "frei"], "frei"),
        (["source", "add", SITE, "--id", "a", "--schedule", "61 3 * * *"], "61 3 * * *"),
        (["source", "add", SITE, "--id", "a", "--timezone", "Europe/Fulda"], "Europe/Fulda"),
        (["source", "show", "nirgends"], "kalender, vhs"),
        (["source", "approve", "nirgends"], "kalender, vhs"),
        (["harvest"], "kalender, vhs"),
        (["harvest", "nirgends"], "kalender, vhs"),
        (["harvest", "vhs"], "ernte source approve vhs"),
        (["run", "show", "nirgends-1"], "nirgends-1"),
        (["export", "offers.docx"], ".nq"),
        (["query", "fehlt.rq"], "fehlt.rq"),
        (["query", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"], "SERVICE"),
        (["query", "INSERT DATA { <a:b> <a:c> <a:d> }"], "INSERT"),
        (["query", "ASK {}", "--format", "ttl"], "json"),
    ],
)
def test_wrong_use_is_refused_with_a_sentence_that_helps(data, words, said):
    done = ernte(data, *words)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_question_before_anything_is_published_says_so(data):
    done = ernte(data, "query", "ASK {}")
    assert done.returncode == 1
    assert "nothing has been published" in done.stderr


@pytest.mark.parametrize(("language", "word"), [("de", "gibt es nicht"), ("en", "kalender, vhs")])
def test_errors_come_in_the_language_of_the_user(data, language, word):
    assert word in ernte(data, "source", "show", "nirgends", language=language).stderr


def test_a_data_directory_that_is_not_there_is_named(tmp_path):
    done = ernte(tmp_path / "nirgends", "source", "list")
    assert done.returncode == 2
    assert "nirgends" in done.stderr
    assert not (tmp_path / "nirgends").exists()


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("delay = 'bald'", "delay"),
        ("dely = 2", "delay"),
        ("delay = ", "ernte.toml"),
        ("base_address = 'vhs.example'", "base_address"),
        ("allow_networks = ['lokal']", "lokal"),
    ],
)
def test_a_wrong_setting_names_its_file_and_field(tmp_path, toml, said):
    (tmp_path / "ernte.toml").write_text(toml, encoding="utf-8")
    done = ernte(tmp_path, "source", "list")
    assert done.returncode == 2
    assert "ernte.toml" in done.stderr
    assert said in done.stderr


def test_the_base_address_is_fixed_when_the_data_directory_is_made(tmp_path):
    assert ernte(tmp_path, "source", "add", SITE, "--id", "vhs").returncode == 0
    done = ernte(tmp_path, "source", "list", ERNTE_BASE_ADDRESS="https://ernte.example/")
    assert done.returncode == 2
    assert "http://localhost:8000/" in done.stderr


def test_sources_are_listed_for_people_and_for_programs(data):
    assert "vhs\tproposed\tweb\thttps://vhs.example/kurse/" in ernte(data, "source", "list").stdout
    assert [s["id"] for s in json.loads(ernte(data, "source", "list", "--json").stdout)] == ["kalender", "vhs"]


def test_the_kind_of_a_source_is_told_from_its_address(data):
    assert json.loads(ernte(data, "source", "show", "kalender").stdout)["kind"] == "ical"


def test_a_source_is_paused_and_resumed(tmp_path):
    ernte(tmp_path, "source", "add", SITE, "--id", "vhs", "--approve")
    states = []
    for command in ("pause", "resume"):
        assert ernte(tmp_path, "source", command, "vhs").returncode == 0
        states.append(json.loads(ernte(tmp_path, "source", "show", "vhs").stdout)["state"])
    assert states == ["paused", "approved"]


COMMANDS = [
    ["source", name] for name in ("add", "list", "show", "approve", "pause", "resume")
] + [["run", "list"], ["run", "show"]] + [["recipe", name] for name in ("try", "suggest", "list", "show")] + [
    [name] for name in ("harvest", "preview", "query", "export", "rebuild", "serve", "demo")
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(command):
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert f"ernte {' '.join(command)}" in " ".join(shown.output.split())


def test_the_version_is_told():
    assert CliRunner().invoke(app, ["--version"]).output == f"bildungsernte {__version__}\n"


def test_help_needs_none_of_the_heavy_libraries():
    code = "import publish.cli, sys; print(*sorted({n.partition('.')[0] for n in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"scrapy", "twisted", "sqlalchemy", "pyoxigraph", "rdflib", "starlette", "aiohttp", "babel", "lxml", "rich"}
    assert heavy.isdisjoint(loaded)
