"""Real recorded sites through the real command line: harvested from WARC, asked by SPARQL, judged by others' readings.

`EXPECTED.json` beside each site holds what an independent harvester's own tests expect of it (count, title, address);
`EXPECTED_MARKUP.json` what an independent extractor reads in each page. Deviations are named here with their reasons.
"""

import csv
import html
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Ernte = Callable[..., subprocess.CompletedProcess[str]]

SITES = {
    "rug": "https://www.rug.nl/about-ug/latest-news/events/calendar/",
    "lcrdm": "https://lcrdm.nl/evenementen/",
    "dcc": "https://dcc-po.nl/agenda/",
    "oscd": "https://osc-delft.github.io/events",
    "surf": "https://www.surf.nl/ical/surf-agenda.ics",
}

ONLY_LISTED = {
    "Leergang AI voor beleidsmakers - voor professionals",
    "Webclasses: Data Science & Society",
    "Webclasses: Global Responsibility & Leadership",
    "Promotie 'Between the Lines'",
    "Promotie Germain Abdul-Rahman 'Citizen Science Through the Lens of AI & Serious Games'",
}
"""Events of rug that the listing states in full while their own pages are not in the recording: the other harvester,
which reads own pages only, does not count them; here a listing's facts are facts."""

ADDRESSES_MADE_UP = {"oscd", "surf"}
"""Their expected addresses end in a fragment that the other harvester made from the title; no page holds it. Published
instead: the heading's own id (oscd) and the calendar's address (surf, whose events have none)."""

SPEAKERS_LEFT_OUT = {"Opening up a Flow battery by Sanli Faez": "Opening up a Flow battery"}
"""Titles that name their speaker, as the other harvester expects them, and as they are published: without persons."""

EVENTS = """
PREFIX schema: <https://schema.org/>
PREFIX be: <https://w3id.org/bildungsernte/vocab/>
SELECT ?offer ?name ?url ?start ?end WHERE {
  ?offer a be:Offer ; be:source <http://localhost:8000/id/source/SITE> ; schema:name ?name ; schema:url ?url .
  OPTIONAL { ?offer schema:startDate|schema:subEvent/schema:startDate ?start }
  OPTIONAL { ?offer schema:endDate|schema:subEvent/schema:endDate ?end }
}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def ernte(data: Path) -> Ernte:
    def run(*words: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "publish.cli", "--data", str(data), *words],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={k: v for k, v in os.environ.items() if not k.startswith("ERNTE_")},
        )
        assert done.returncode == status, done.stderr + done.stdout
        return done

    return run


@pytest.fixture(scope="module")
def harvested(shared: Path, ernte: Ernte) -> dict[str, list[dict[str, str]]]:
    """Harvest every site once; return its rows by site."""
    found: dict[str, list[dict[str, str]]] = {}
    for site, address in SITES.items():
        ernte("source", "add", address, "--id", site, "--timezone", "Europe/Amsterdam", "--approve")
        ernte("harvest", site, "--warc", str(warc(shared, site)))
    for site in SITES:
        query = EVENTS.replace("SITE", site)
        answer = json.loads(ernte("query", query, "--format", "json").stdout)
        found[site] = [{k: v["value"] for k, v in row.items()} for row in answer["results"]["bindings"]]
    return found


def warc(shared: Path, site: str) -> Path:
    return shared / "material" / "tess-sites" / site / "site.warc.gz"


def expected(shared: Path, site: str) -> dict[str, list]:
    return json.loads((shared / "material" / "tess-sites" / site / "EXPECTED.json").read_text("utf-8"))


@pytest.mark.parametrize("site", SITES)
def test_as_many_offers_as_the_other_harvester_counts(site, shared, harvested):
    offers = {row["offer"]: html.unescape(row["name"]) for row in harvested[site]}
    names = [name for name in offers.values() if not (site == "rug" and name in ONLY_LISTED)]
    assert len(names) == int(expected(shared, site)["counts"][0][1])


@pytest.mark.parametrize("site", SITES)
def test_the_expected_titles_are_there(site, shared, harvested):
    names = {row["name"] for row in harvested[site]}
    assert {SPEAKERS_LEFT_OUT.get(title, title) for title in expected(shared, site)["title"]} <= names


@pytest.mark.parametrize("site", sorted(SITES.keys() - ADDRESSES_MADE_UP))
def test_the_expected_addresses_are_there(site, shared, harvested):
    assert set(expected(shared, site)["url"]) <= {row["url"] for row in harvested[site]}


@pytest.mark.parametrize("site", ["rug", "lcrdm"])
def test_titles_dates_and_addresses_are_those_of_the_markup(site, shared, harvested):
    markup = json.loads((shared / "material" / "EXPECTED_MARKUP.json").read_text("utf-8"))
    with (shared / "material" / "tess-sites" / site / "index.tsv").open(encoding="utf-8") as index:
        address = {f"tess-sites/{site}/{row['file']}": row["uri"] for row in csv.DictReader(index, delimiter="\t")}
    rows: dict[tuple[str, str, str], list[str]] = {}
    for row in harvested[site]:
        rows.setdefault((row.get("start", ""), row.get("end", ""), row["url"]), []).append(row["name"])
    missing = []
    for file, syntaxes in markup.items():
        if not file.startswith(f"tess-sites/{site}/") or address[file] == SITES[site]:
            continue
        for event in (event for events in syntaxes.values() for event in events):
            url = event["url"] or address[file]
            wanted = (whole(event["startDate"]), whole(event["endDate"]), url)
            if not any(is_shortened(event["name"], name) for name in rows.get(wanted, ())):
                missing.append((event["name"], *wanted))
    assert missing == []


def is_shortened(stated: str, name: str) -> bool:
    """Return whether `name` is what was stated, at most without the names of persons: most of its words, in order."""
    words, kept = iter(stated.split()), [word.strip(".,:;–-|()'") for word in name.split()]
    stripped = (word.strip(".,:;–-|()'") for word in words)
    return all(word in stripped for word in kept if word) and 2 * len(kept) >= len(stated.split()) - 6


def whole(written: str) -> str:
    """Return a date as written with the seconds that RDF asks for."""
    return f"{written[:16]}:00{written[16:]}" if "T" in written and written[16] in "+-Z" else written


def test_the_entries_that_only_the_listing_of_rug_states_are_offers_too(harvested):
    assert {row["name"] for row in harvested["rug"]} >= ONLY_LISTED


def test_every_date_of_the_calendar_is_published(shared, harvested, ernte):
    text = (shared / "material" / "tess-sites" / "surf" / "000.ics").read_text("utf-8").replace("\r\n ", "")
    days = {
        line.rpartition(":")[2][:8] for line in text.splitlines() if line.startswith(("DTSTART;TZID", "DTSTART;VALUE"))
    }
    published = {row["start"][:10].replace("-", "") for row in harvested["surf"]}
    assert len(days) > 25
    assert days <= published


@pytest.mark.parametrize("site", SITES)
def test_a_second_harvest_changes_nothing(site, shared, harvested, ernte):
    again = json.loads(ernte("harvest", site, "--warc", str(warc(shared, site)), "--json").stdout)
    (run,) = again
    assert (run["added"], run["changed"], run["withdrawn"], run["restored"]) == (0, 0, 0, 0)
    assert run["seen"] == len({row["offer"] for row in harvested[site]})


def test_preview_shows_the_same_and_writes_nothing(shared, tmp_path):
    empty = tmp_path / "nowhere"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "publish.cli",
            "--data",
            str(empty),
            "preview",
            SITES["lcrdm"],
            "--warc",
            str(warc(shared, "lcrdm")),
            "--json",
        ],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["offers"]) == 4
    assert not empty.exists()


def test_what_a_listing_leaves_out_is_no_fault_where_the_own_page_says_it(harvested, ernte):
    messages = json.loads(ernte("run", "show", "lcrdm-1", "--json").stdout)[0]["messages"]
    assert {"date-no-year", "offer-no-start"}.isdisjoint(message["code"] for message in messages)
