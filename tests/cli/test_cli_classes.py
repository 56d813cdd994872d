"""`ernte classify`, `correction`, `reclassify` explain, correct, show before they write; wrong words are told why."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harvester import flow
from harvester.config import load
from harvester.ledger import Ledger
from harvester.records import Source

SITE = "https://vhs.example"
PAGE = """<html><h1>Kurse</h1><script type="application/ld+json">[
 {"@type": "Course", "name": "Klimaschutzworkshop", "url": "https://vhs.example/kurse/klima", "about": "Umwelt"},
 {"@type": "Course", "name": "Töpfern am Abend", "url": "https://vhs.example/kurse/ton"}]</script></html>"""


def ernte(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ERNTE_")}
    return subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), *words],
        check=False, capture_output=True, text=True, timeout=60, env=clean | {"ERNTE_LANG": "en"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, archive) -> Path:
    """Return a data directory with one harvested source."""
    folder = tmp_path_factory.mktemp("data")
    file = archive(folder / "site.warc.gz", {"/kurse": ("text/html", PAGE)})
    with Ledger.open(folder / "ledger.sqlite", base_address="http://localhost:8000/") as book:
        book.add_source(Source(id="vhs", address=f"{SITE}/kurse", state="approved"))
        flow.harvest(book, ["vhs"], load(folder, {}), warc=file)
    return folder


def test_a_verdict_is_explained_with_words_and_confidence(tmp_path):
    told = json.loads(ernte(tmp_path, "classify", "Klimaschutzworkshop", "--json").stdout)
    (theme,) = [one for one in told if one["concept"] == "themes/sustainability"]
    assert theme["label"] == "education for sustainable development"
    assert {"field": "name", "words": "Klimaschutzworkshop"} in theme["evidence"]
    assert 0 < theme["confidence"] <= 1


def test_words_that_tell_nothing_end_with_status_1(tmp_path):
    done = ernte(tmp_path, "classify", "4711")
    assert (done.returncode, "do not suffice" in done.stdout) == (1, True)


def test_classifying_needs_and_makes_no_data_directory(tmp_path):
    ernte(tmp_path / "none", "classify", "Chor")
    assert not (tmp_path / "none").exists()


def test_a_correction_is_applied_listed_and_taken_back(data):
    assert ernte(data, "reclassify").stdout.startswith("0 offers")
    added = ernte(data, "correction", "add", "themes", "democracy", "--source", "vhs", "--category", "Umwelt")
    assert added.returncode == 0, added.stderr
    (listed,) = json.loads(ernte(data, "correction", "list", "--json").stdout)
    assert (listed["scope"], listed["subject"], listed["concepts"]) == ("category", "umwelt", ["democracy"])
    found = ernte(
        data,
        "query",
        "SELECT ?n { ?o <https://w3id.org/bildungsernte/vocab/theme> ?t ; "
        "<https://schema.org/name> ?n FILTER(STRENDS(STR(?t), '/democracy')) }",
        "--format",
        "csv",
    ).stdout
    assert "Klimaschutzworkshop" in found
    assert ernte(data, "correction", "remove", "themes", "--source", "vhs", "--category", "Umwelt").returncode == 0
    assert json.loads(ernte(data, "correction", "list", "--json").stdout) == []
    assert ernte(data, "reclassify").stdout.startswith("0 offers")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["correction", "add", "farben", "rot", "--source", "vhs"], "themes, stages, types"),
        (["correction", "add", "themes", "kultur", "--source", "vhs"], "culture"),
        (["correction", "add", "themes", "culture"], "--offer KEY"),
        (["correction", "add", "themes", "culture", "--source", "vhs", "--offer", "x"], "--offer KEY"),
        (["correction", "add", "themes", "culture", "--category", "Umwelt"], "--offer KEY"),
        (["correction", "add", "themes", "culture", "--offer", "nirgends"], "nirgends"),
        (["correction", "add", "themes", "culture", "--source", "nirgends"], "vhs"),
        (["correction", "add", "stages", "school", "continuing", "--source", "vhs"], "at most one"),
        (["correction", "add", "municipality", "99999999", "--source", "vhs"], "99999999"),
        (["correction", "remove", "stages", "--source", "vhs"], "nothing is corrected"),
        (["reclassify", "nirgends"], "vhs"),
    ],
)
def test_wrong_words_are_told_with_the_choices_and_change_nothing(data, words, said):
    done = ernte(data, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert json.loads(ernte(data, "correction", "list", "--json").stdout) == []
