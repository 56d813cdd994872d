"""All offers by another standard, as files: written and refused are all, and the command line says so in words."""

import json

import pytest
import rdflib
from typer.testing import CliRunner

from harvester.ledger import Ledger
from harvester.records import Outcome, Source
from publish.cli import app
from publish.feeds.forms import VIEW_FORMATS
from publish.feeds.views import export_view
from vocab.messages import messages


@pytest.fixture(scope="module")
def stored(changes):
    """Return the offers that a ledger takes: those whose texts are Unicode."""
    return [one.offer for one in changes if "\ud800" not in one.offer.name]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, stored):
    """Return a data directory with offers of every kind."""
    made = tmp_path_factory.mktemp("data")
    (made / "ernte.toml").write_text('base_address = "https://ernte.example/"\n')
    with Ledger.open(made / "ledger.sqlite", base_address="https://ernte.example/") as ledger:
        ledger.add_source(Source(id="test", address="https://vhs.example/", state="approved"))
        lease = ledger.lease("test", "test", 60)
        run = ledger.start_run(lease, address="https://vhs.example/", software="test")
        ledger.commit_run(lease, run, Outcome(whole=True, added=tuple(stored)), (), ())
        ledger.release(lease)
    return made


@pytest.fixture(scope="module")
def book(folder):
    with Ledger.open(folder / "ledger.sqlite", base_address="https://ernte.example/") as ledger:
        yield ledger


@pytest.mark.parametrize("form", VIEW_FORMATS)
def test_written_and_refused_are_all_offers(book, stored, tmp_path, form):
    report = export_view(book, tmp_path / f"offers.{form}", form)
    assert report.written + report.refused == report.offers == len(stored)
    assert sum(report.reasons.values()) >= report.refused > 0
    assert set(report.reasons) <= set(messages())
    assert [file.name for file in tmp_path.iterdir()] == [f"offers.{form}"]


def test_both_files_of_elm_hold_the_same_triples(book, tmp_path, loq):
    for form in ("elm.ttl", "elm.nt"):
        export_view(book, tmp_path / f"offers.{form}", form)
    turtle = rdflib.Graph().parse(tmp_path / "offers.elm.ttl", format="turtle")
    lines = (tmp_path / "offers.elm.nt").read_text("utf-8").split("\n")
    assert len(lines) == len(set(lines))
    assert set(turtle) == set(rdflib.Graph().parse(data="\n".join(lines), format="nt11"))


def test_the_answer_of_moochub_is_valid_as_it_is_written(book, tmp_path, moochub):
    report = export_view(book, tmp_path / "offers.moochub.json", "moochub.json")
    answer = json.loads((tmp_path / "offers.moochub.json").read_bytes())
    assert moochub.is_valid(answer)
    assert len(answer["data"]) == report.written


def test_every_line_of_amb_is_valid_as_it_is_written(book, tmp_path, amb):
    report = export_view(book, tmp_path / "offers.amb.jsonl", "amb.jsonl")
    lines = (tmp_path / "offers.amb.jsonl").read_bytes().removesuffix(b"\n").split(b"\n")
    assert len(lines) == report.written
    assert all(amb.is_valid(json.loads(line)) for line in lines)


@pytest.mark.parametrize("form", VIEW_FORMATS)
def test_the_command_says_how_many_and_why_not_all(folder, stored, tmp_path, form):
    done = CliRunner().invoke(app, ["--data", str(folder), "export", str(tmp_path / f"x.{form}")])
    assert done.exit_code == 0, done.output
    said = done.output.splitlines()
    assert f" of {len(stored)} offers written" in said[0] or f" von {len(stored)} Angeboten" in said[0]
    assert len(said) > 2
    assert all(line.strip().split()[0].isdecimal() for line in said)
    assert not [line for line in said if "no-" in line]
