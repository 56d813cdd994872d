"""A harvest with publication, killed at random moments: what is left is whole, and the next start goes on."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph
import pytest

from harvester.config import load
from harvester.ledger import Ledger
from harvester.records import Source
from publish.graphstore import versions
from publish.projector import open_projector
from vocab.graph import describe, triples
from vocab.iris import Iris

SITE = "https://vhs.example"
KILLS = int(os.environ.get("ERNTE_TEST_KILLS", "200"))


def offers(state: str) -> dict[str, str]:
    """Return path -> name of what the site offers in state `a` or `b`: most is the same, some changed, gone or new."""
    numbers = range(60) if state == "a" else range(20, 80)
    return {f"/kurs/{n}": f"Kurs {n}" + ("" if n % 7 or state == "a" else " (verschoben)") for n in numbers}


def site(state: str) -> dict[str, tuple[str, str]]:
    """Return the pages of the site in a state."""
    found = offers(state)
    links = "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in found.items())
    pages = {"/": ("text/html", f"<html><body><main><h1>Kurse</h1><ul>{links}</ul></main></body></html>")}
    for path, name in found.items():
        course = {
            "@context": "https://schema.org",
            "@type": "Course",
            "name": name,
            "url": SITE + path,
            "provider": {"@type": "Organization", "name": f"Haus {path[-1]}"},
            "hasCourseInstance": {"@type": "CourseInstance", "startDate": "2027-03-01T18:00+01:00", "location": "Aula"},
        }
        markup = f'<script type="application/ld+json">{json.dumps(course)}</script>'
        pages[path] = ("text/html", f"<html>{markup}<h1>{name}</h1></html>")
    return pages


class Driver:
    """The process that forks harvests."""

    def __init__(self, data: Path) -> None:
        driver = Path(__file__).with_name("kill_driver.py")
        self.process = subprocess.Popen(
            [sys.executable, str(driver), str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, warc: Path) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{warc}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline().split()[1])

    def end(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline().split()[1])

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/") as ledger:
        ledger.add_source(Source(id="site", address=f"{SITE}/", state="approved"))
    return tmp_path


@pytest.fixture
def driver(data: Path) -> Iterator[Driver]:
    started = Driver(data)
    yield started
    started.close()


def assert_ledger_is_whole(data: Path, since: int = 0) -> int:
    """Return the last sequence number after checking that each run after `since` left all of its changes or none."""
    with sqlite3.connect(f"file:{data / 'ledger.sqlite'}?mode=ro", uri=True) as raw:
        assert raw.execute("PRAGMA quick_check").fetchone() == ("ok",)
    with Ledger.open(data / "ledger.sqlite", create=False) as ledger:
        changes = ledger.changes(since, 1_000_000)
        assert [c.seq for c in changes] == list(range(since + 1, since + len(changes) + 1))
        for run in ledger.runs(limit=5 if since else 10_000):
            if 0 < run.first_seq <= since:
                continue
            made = [c for c in changes if c.run == run.id]
            assert len(made) == run.added + run.changed + run.withdrawn + run.restored, run
        names = {c.offer.name for c in ledger.offers()}
        assert names in (set(), set(offers("a").values()), set(offers("b").values()))
        return ledger.last_seq()


def said(data: Path, seq: int) -> list[str]:
    """Return what the ledger says of its state at `seq`, as sorted N-Triples lines."""
    with Ledger.open(data / "ledger.sqlite", create=False) as ledger:
        iris = Iris(ledger.base_address)
        entities = (e for _, now in ledger.delta(0, seq) for e in describe(now, ledger.run(now.run), iris))
        return sorted(triples(entities))


def assert_version_is_whole(data: Path) -> None:
    """Check that what is served is the ledger's state at one sequence number, all of it and nothing else."""
    name = versions.current(data / "graph")
    if not name:
        return
    served = pyoxigraph.Store.read_only(str(data / "graph" / "versions" / name))
    told = pyoxigraph.Store()
    told.load("\n".join(said(data, int(name.partition("-")[0]))).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert set(served) == set(told)


@pytest.mark.slow
def test_what_is_left_after_a_kill_is_whole(data, driver, archive, tmp_path):
    warcs = [archive(tmp_path / f"{state}.warc.gz", site(state)) for state in "ab"]
    chance = random.Random(20261123)
    for warc in warcs:  # the first includes the start of the driver, the second says how long the work takes
        began = time.monotonic()
        driver.start(warc)
        assert driver.end() == 0
    whole = time.monotonic() - began
    killed = seq = 0
    moment = time.sleep  # the moment of the kill is the very thing under test
    for number in range(KILLS * 10):
        child = driver.start(warcs[number % 2])
        delay = chance.uniform(0, whole)
        moment(delay)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        if driver.end() == signal.SIGKILL:
            killed += 1
        else:  # the work was done by then, so later moments are none of it
            whole = max(delay, whole * 0.9)
        seq = assert_ledger_is_whole(data, seq)
        assert_version_is_whole(data)
        if killed == KILLS:
            break
    assert killed == KILLS
    driver.start(warcs[0])
    assert driver.end() == 0
    last = assert_ledger_is_whole(data)
    assert versions.current(data / "graph").partition("-")[0] == str(last)
    assert_version_is_whole(data)


@pytest.mark.slow
def test_the_incremental_way_ends_where_a_rebuild_does(data, driver, archive, tmp_path):
    for state in "abab":
        driver.start(archive(tmp_path / f"{state}.warc.gz", site(state)))
        assert driver.end() == 0
    with Ledger.open(data / "ledger.sqlite", create=False) as ledger:
        dumps = []
        for again in (False, True):
            with open_projector(data / "graph", ledger, load(data, {})) as projector:
                if again:
                    projector.rebuild()
            name = versions.current(data / "graph")
            store = pyoxigraph.Store.read_only(str(data / "graph" / "versions" / name))
            dumps.append(sorted(store.dump(format=pyoxigraph.RdfFormat.N_QUADS).splitlines()))
            del store
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) > 500


def test_a_busy_source_is_named_and_the_others_go_on(data, archive, tmp_path):
    warc = archive(tmp_path / "a.warc.gz", site("a"))
    with Ledger.open(data / "ledger.sqlite", create=False) as ledger:
        ledger.add_source(Source(id="other", address=f"{SITE}/", state="approved"))
        ledger.lease("site", "another machine", 60.0)
    done = subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), "harvest", "site", "other", "--warc", str(warc)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "another machine" in done.stderr
    assert "other: succeeded: 60 offers" in done.stdout
