"""Pages that answer with status 200 and are none: a soft 404 takes its offer away, a wall never does."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester import flow
from harvester.config import load
from harvester.ledger import Ledger
from harvester.records import Run, Source

SITE = "https://vhs.example"
GONE = "<html><title>Seite nicht gefunden | vhs</title><h1>Der Kurs wurde nicht gefunden</h1></html>"
WALLS = {
    "page-login": "<html><h1>Login</h1><form><input type=password></form></html>",
    "page-challenge": "<html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script></html>",
    "page-maintenance": "<html><h1>Wartungsarbeiten</h1></html>",
}


def listing(*names: str) -> str:
    return "<html><h1>Kurse</h1>" + "".join(f'<a href="/kurs/{name}">{name}</a> ' for name in names) + "</html>"


def course(name: str, *, under: str = "") -> str:
    said = {"@context": "https://schema.org", "@type": "Course", "name": name, "url": f"{SITE}/kurs/{under or name}"}
    return f'<html><h1>{name}</h1><script type="application/ld+json">{json.dumps(said)}</script></html>'


PAGES = {"/": listing("yoga", "go"), "/kurs/yoga": course("yoga"), "/kurs/go": course("go")}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/") as opened:
        opened.add_source(Source(id="kurse", address=f"{SITE}/", state="approved"))
        yield opened


@pytest.fixture
def harvest(ledger, archive, tmp_path):
    """Return a function that harvests the site with some pages changed; without `whole` one page is out of reach."""
    count = iter(range(100))

    def harvested(changed: dict[str, str], *, whole: bool = True) -> Run:
        pages = {**PAGES, **changed}
        if not whole:
            pages["/"] = pages["/"].replace("</html>", '<a href="/kurs/fehlt">fehlt</a></html>')
            pages["/kurs/fehlt"] = " "
        file = tmp_path / f"{next(count)}.warc.gz"
        archive(file, {path: ("text/html", text) for path, text in pages.items()})
        (done,) = flow.harvest(ledger, ["kurse"], load(tmp_path, {}), warc=file)
        return done.run

    return harvested


def names(ledger: Ledger) -> set[str]:
    return {change.offer.name for change in ledger.offers()}


def test_an_offer_whose_page_says_that_it_is_gone_is_withdrawn(harvest, ledger):
    assert harvest({}).added == 2
    run = harvest({"/kurs/go": GONE})
    assert (run.state, run.withdrawn) == ("succeeded", 1)
    assert names(ledger) == {"yoga"}
    assert [(change.action, change.reason) for change in ledger.changes(0)][-1] == ("withdrawn", "vanished")


def test_a_listing_that_still_states_it_does_not_keep_it(harvest, ledger):
    stated = PAGES["/"].replace("</html>", course("go") + "</html>")
    assert harvest({"/": stated}).added == 2
    assert harvest({"/": stated, "/kurs/go": GONE}).withdrawn == 1
    assert names(ledger) == {"yoga"}


def test_a_run_that_is_not_whole_withdraws_nothing_by_it(harvest, ledger):
    harvest({})
    run = harvest({"/kurs/go": GONE}, whole=False)
    assert (run.state, run.withdrawn) == ("partial", 0)
    assert names(ledger) == {"yoga", "go"}


@pytest.mark.parametrize("code", WALLS)
def test_an_offer_behind_a_wall_stays_however_often_it_is_met(harvest, ledger, code):
    harvest({})
    for _ in range(3):
        run = harvest({"/kurs/go": WALLS[code], "/": listing("yoga", "go", "neu"), "/kurs/neu": course("neu")})
        assert (run.state, run.reason, run.withdrawn) == ("partial", code, 0)
        assert names(ledger) == {"yoga", "go", "neu"}
    run = harvest({})
    assert (run.state, run.withdrawn) == ("succeeded", 1), "behind the wall nothing had changed"
    assert names(ledger) == {"yoga", "go"}


@pytest.mark.parametrize("body", [GONE, *WALLS.values()])
def test_a_start_page_that_is_none_takes_nothing_away(harvest, ledger, body):
    harvest({})
    run = harvest({"/": body})
    assert (run.state, run.withdrawn) == ("partial", 0)
    assert names(ledger) == {"yoga", "go"}


def test_an_offer_whose_page_comes_back_is_restored(harvest, ledger):
    harvest({})
    harvest({"/kurs/go": GONE})
    assert harvest({}).restored == 1
    assert names(ledger) == {"yoga", "go"}
