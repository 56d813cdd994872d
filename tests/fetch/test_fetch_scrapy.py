"""Scrapy's own command line in the checkout: it lists the spiders, and a crawl goes through to the ledger."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from harvester.ledger import Ledger
from harvester.records import Source

CHECKOUT = Path(__file__).parents[2]
COURSE = {
    "@context": "https://schema.org",
    "@type": "Course",
    "name": "Deutsch für den Beruf",
    "url": "/kurs/1",
    "description": "Ein Kurs in zehn Abenden.",
    "hasCourseInstance": {"@type": "CourseInstance", "startDate": "2031-02-03T18:00:00+01:00", "courseMode": "onsite"},
}
HOME = '<html><body><main><h1>Kurse</h1><ul><li><a href="/kurs/1">Kurs 1</a></li></ul></main></body></html>'


def environ(data: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("ERNTE_")}
    return own | {"ERNTE_DATA": str(data), "ERNTE_ALLOW_NETWORKS": "127.0.0.0/8", "ERNTE_DELAY": "0"}


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=CHECKOUT,
        env=environ(data),
        capture_output=True,
        text=True,
        timeout=80,
        check=False,
    )


@pytest.fixture
def data(server, faults, tmp_path):
    """Return a data directory with a source on loopback."""
    page = f'<html><script type="application/ld+json">{json.dumps(COURSE)}</script></html>'
    start = server.put("127.0.0.1", "/", faults.reply(HOME.encode()))
    server.put("127.0.0.1", "/kurs/1", faults.reply(page.encode()))
    ledger = Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/")
    ledger.add_source(Source(id="vhs", address=start, state="approved"))
    ledger.close()
    return tmp_path


def left(data: Path):
    """Return the runs and changes in the ledger, once the source could be taken: BusyError while it is held."""
    ledger = Ledger.open(data / "ledger.sqlite", create=False)
    try:
        ledger.release(ledger.lease("vhs", "this test", 5.0))
        return ledger.runs("vhs"), [(change.action, change.offer.name) for change in ledger.changes()]
    finally:
        ledger.close()


def test_scrapy_lists_the_spiders(tmp_path):
    assert run(tmp_path, "scrapy", "list").stdout.split() == ["ical", "web"]


def test_a_crawl_by_scrapy_is_in_the_ledger_and_gives_the_source_back(data):
    for count in (1, 2):
        done = run(data, "scrapy", "crawl", "web", "-a", "source=vhs")
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        ended, changes = left(data)
        assert [one.state for one in ended] == ["succeeded"] * count
        assert changes == [("added", "Deutsch für den Beruf")]
    assert list((data / "archive" / "vhs").glob("*.warc.gz"))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("crawl", "web"), "-a source=ID"),
        (("crawl", "web", "-a", "source=nobody"), "nobody"),
        (("crawl", "ical", "-a", "source=vhs"), "scrapy crawl web"),
    ],
)
def test_a_wrong_command_says_what_and_why(words, why, data):
    done = run(data, "scrapy", *words)
    assert done.returncode != 0
    assert why in done.stderr
    assert left(data)[1] == []


def test_without_a_data_directory_scrapy_says_so(data):
    env = {name: value for name, value in environ(data).items() if name != "ERNTE_DATA"}
    command = [sys.executable, "-m", "scrapy", "crawl", "web", "-a", "source=vhs"]
    done = subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=80, check=False)
    assert done.returncode != 0
    assert "ERNTE_DATA" in done.stderr


def test_sigterm_ends_a_crawl_by_scrapy_and_gives_the_source_back(data, server, faults):
    server.put("127.0.0.1", "/", faults.reply(HOME.replace("kurs/1", "kurs/2").encode()))
    server.put("127.0.0.1", "/kurs/2", faults.slow(faults.reply(content_length="9999"), b"x"))
    command = [sys.executable, "-m", "scrapy", "crawl", "web", "-a", "source=vhs"]
    with subprocess.Popen(command, cwd=CHECKOUT, env=environ(data), stderr=subprocess.PIPE, text=True) as process:
        server.wait_for("127.0.0.1", "/kurs/2")
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=60)[1]
    ended, changes = left(data)
    assert [(one.state, one.reason) for one in ended] == [("partial", "interrupted")], log
    assert changes == []
