"""A page that can be read only in part, and would lose offers by that, loses none; its run says what it lacks."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester import flow
from harvester.config import load
from harvester.ledger import Ledger
from harvester.records import Run, Source

SITE = "https://vhs.example"


def event(number: int) -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{number}@vhs.example\r\nDTSTAMP:20261101T000000Z\r\n"
        f"DTSTART;TZID=Europe/Berlin:202703{number:02}T180000\r\nSUMMARY:Vortrag {number}\r\nEND:VEVENT\r\n"
    )


CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + "".join(event(n) for n in range(1, 9))
CUT_OFF = {
    "in an event": CALENDAR[: CALENDAR.index("SUMMARY:Vortrag 6") + 9],
    "between events": CALENDAR[: CALENDAR.index("BEGIN:VEVENT\r\nUID:6")],
    "an error page": "<html><body><h1>Wartungsarbeiten</h1></body></html>",
}


def block(name: str) -> str:
    said = {"@context": "https://schema.org", "@type": "Course", "name": name, "url": f"{SITE}/kurs/{name}"}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/") as opened:
        opened.add_source(Source(id="kalender", address=f"{SITE}/k.ics", kind="ical", state="approved"))
        opened.add_source(Source(id="kurse", address=f"{SITE}/kurse", state="approved"))
        yield opened


def harvest(ledger: Ledger, source: str, file: Path) -> Run:
    (done,) = flow.harvest(ledger, [source], load(file.parent, {}), warc=file)
    return done.run


def names(ledger: Ledger) -> set[str]:
    return {change.offer.name for change in ledger.offers()}


@pytest.mark.parametrize("how", CUT_OFF)
def test_a_calendar_that_breaks_off_loses_no_event(ledger, archive, tmp_path, how):
    whole = archive(tmp_path / "whole.warc.gz", {"/k.ics": ("text/calendar", CALENDAR + "END:VCALENDAR\r\n")})
    assert harvest(ledger, "kalender", whole).added == 8
    run = harvest(ledger, "kalender", archive(tmp_path / "cut.warc.gz", {"/k.ics": ("text/calendar", CUT_OFF[how])}))
    assert (run.state, run.withdrawn) == ("partial", 0)
    assert run.reason in {"ical-cut-off", "ical-not-a-calendar"}
    assert len(names(ledger)) == 8


def test_an_event_that_is_gone_from_a_whole_calendar_is_withdrawn(ledger, archive, tmp_path):
    whole = archive(tmp_path / "whole.warc.gz", {"/k.ics": ("text/calendar", CALENDAR + "END:VCALENDAR\r\n")})
    harvest(ledger, "kalender", whole)
    less = CALENDAR[: CALENDAR.index("BEGIN:VEVENT\r\nUID:6")] + "END:VCALENDAR\r\n"
    run = harvest(ledger, "kalender", archive(tmp_path / "less.warc.gz", {"/k.ics": ("text/calendar", less)}))
    assert (run.state, run.withdrawn) == ("succeeded", 3)


def test_a_broken_block_of_markup_loses_no_offer(ledger, archive, tmp_path):
    page = "<html><h1>Kurse</h1>{}{}</html>".format
    good = page(block("Yoga"), block("Go"))
    assert harvest(ledger, "kurse", archive(tmp_path / "a.warc.gz", {"/kurse": ("text/html", good)})).added == 2
    bad = page(block("Yoga"), '<script type="application/ld+json">{"@type": "Course", "name": Go Go</script>')
    run = harvest(ledger, "kurse", archive(tmp_path / "b.warc.gz", {"/kurse": ("text/html", bad)}))
    assert (run.state, run.reason, run.withdrawn) == ("partial", "jsonld-broken", 0)
    assert names(ledger) == {"Yoga", "Go"}
