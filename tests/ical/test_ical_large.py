"""Calendars of many events: read whole, in pieces of any size, in memory that does not grow with them."""

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from harvester.extract import ical, ical_lines, ical_offers, ical_series, ical_text
from harvester.extract.ical import Calendar
from harvester.records import Page, RawOffer, Source

SOURCE = Source(id="stadt", address="https://stadt.example/a.ics")
DOCUMENT = Path(__file__).parents[2] / "docs/sources/ical.md"
MEBIBYTE = 1024 * 1024
ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Amt\nBEGIN:STANDARD\nTZOFFSETTO:-0500\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETTO:-0400\n"
    "END:DAYLIGHT\nEND:VTIMEZONE\n"
)


def written(count: int, more: str = "", *, repeat: bool = True) -> str:
    """Return a calendar: of each ten events the last two have one name, the first one is repeated and one day moved."""
    events = []
    for n in range(count):
        name = n - 1 if n % 10 == 9 else n
        day = f"202610{1 + n % 28:02}T180000"
        events.append(f"UID:{n}\nSUMMARY:Malen im\n  Grünen {name}\nDTSTART;TZID=Amt:{day}\n")
        if repeat and not n % 10:
            events[-1] += "RRULE:FREQ=DAILY;COUNT=2\n"
            events.append(f"UID:{n}\nRECURRENCE-ID;TZID=Amt:{day}\nDTSTART:20261201T180000\n")
    body = "".join(f"BEGIN:VEVENT\n{event}DESCRIPTION:{'Wort ' * 60}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\n{body}{more}{ZONE}END:VCALENDAR\n"


def filed(body: bytes) -> Page:
    return Page(address=SOURCE.address, asked=SOURCE.address, body=b"", file=BytesIO(body), fetched="2026-11-23")


def extracted(text: str) -> list:
    return list(Calendar().extract(filed(text.encode()), SOURCE))


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_are_read_alike_in_pieces_of_any_size(newline, encoding, monkeypatch):
    page = filed(written(8).replace("\n", newline).encode(encoding))
    name = ical_lines.encoding(page)
    whole = list(ical_lines.lines(page, name))
    assert "SUMMARY:Malen im Grünen 7" in [line.text for line in whole]
    for size in (200, 201, 333, 1_000):
        monkeypatch.setattr(ical_lines, "PIECE", size)
        assert ical_lines.encoding(page) == name
        assert list(ical_lines.lines(page, name)) == whole


def test_the_memory_for_many_events_does_not_grow_with_them():
    page = filed(written(2_000, repeat=False).encode())
    tracemalloc.start()
    found = sum(isinstance(one, RawOffer) for one in Calendar().extract(page, SOURCE))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == 1_800
    assert peak < 4_000_000


def test_a_method_and_a_zone_behind_many_events_hold_for_the_first():
    [first, *others] = extracted(written(1_000, more="METHOD:CANCEL\n"))
    assert len(others) == 899
    assert first.item.properties["eventStatus"] == ("EventCancelled",)
    assert first.item.properties["instances"][0].properties["startDate"] == ("2026-10-02T18:00:00-04:00",)


def test_events_of_one_offer_are_found_wherever_they_stand():
    other = "BEGIN:VEVENT\nUID:x\nSUMMARY:Malen im Grünen 0\nDTSTART:20261224T180000\nEND:VEVENT\n"
    found = extracted(written(1_000, more=other))
    assert len(found) == 900
    assert found[0].identifiers == ("uid:0", "uid:x")
    assert len(found[0].item.properties["instances"]) == 3


def test_the_document_names_the_bounds_of_the_code():
    said = DOCUMENT.read_text("utf-8")
    assert ical_text.MOST_EVENTS >= 100_000
    assert f"| a file | {ical_text.MOST_EVENTS:,} events; {ical.MOST_BYTES // MEBIBYTE} MB |" in said
    assert f"| an event | {ical_text.MOST_OF_EVENT // MEBIBYTE} MB" in said
    assert f"| an offer | {ical_offers.MOST_OF_OFFER:,} events, {ical_offers.MOST_TEXT // MEBIBYTE} million" in said
    assert f"| a series | {ical_series.MOST:,} times |" in said
    assert f"| the series of a file | {ical_series.MOST_OF_ALL:,} times" in said
    assert f"more than {ical_text.MOST_EVENTS:,} events" in said
