"""Calendars that were recorded or collected elsewhere: every event is found, none breaks the reader."""

import json
from datetime import datetime
from html import unescape

import icalendar
import pytest


def all_events(body: bytes):
    return icalendar.Calendar.from_ical(body).walk("VEVENT")


def test_the_surf_calendar_gives_twenty_offers(shared, read_bytes):
    folder = shared / "material/tess-sites/surf"
    expected = json.loads((folder / "EXPECTED.json").read_text("utf-8"))
    assert len(read_bytes((folder / "000.ics").read_bytes()).offers) == int(expected["counts"][0][1])


def test_the_surf_calendar_gives_the_event_that_others_found(shared, read_bytes):
    offers = read_bytes((shared / "material/tess-sites/surf/000.ics").read_bytes()).offers
    [days] = [one for one in offers if one.name == "SURF Onderwijsdagen 2026"]
    assert [(one.start, one.end) for one in days.instances] == [
        ("2026-11-10T09:00:00+01:00", "2026-11-10T17:00:00+01:00"),
        ("2026-11-11T09:00:00+01:00", "2026-11-11T17:00:00+01:00"),
    ]
    assert [place.words for place in days.places] == ["Amare, Spuiplein 150, 2511 DG Den Haag"]


def test_every_summary_and_time_of_the_surf_calendar_is_kept(shared, read_bytes):
    body = (shared / "material/tess-sites/surf/000.ics").read_bytes()
    offers = read_bytes(body).offers
    events = all_events(body)
    assert {one.name for one in offers} == {" ".join(unescape(event["SUMMARY"]).split()) for event in events}
    starts = {datetime.fromisoformat(i.start) for one in offers for i in one.instances if "T" in i.start}
    ends = {datetime.fromisoformat(i.end) for one in offers for i in one.instances if "T" in i.end}
    timed = [event for event in events if event["DTSTART"].params.get("VALUE") != "DATE"]
    assert starts == {event["DTSTART"].dt for event in timed}
    assert ends == {event["DTEND"].dt for event in timed}
    uids = {name for one in offers for name in one.identifiers}
    assert uids == {f"uid:{event['UID']}" for event in events}


def test_every_collected_calendar_gives_its_events(shared, read_bytes):
    files = sorted((shared / "material/tess-fixtures/ingestion/icalendar").glob("*.ics"))
    assert files
    for file in files:
        body = file.read_bytes()
        names = {" ".join(unescape(event["SUMMARY"]).split()) for event in all_events(body)}
        found = read_bytes(body)
        assert {one.name for one in found.offers} == names, file.name
        assert all(one.instances[0].start for one in found.offers), file.name


def test_no_calendar_of_the_conformance_suite_breaks_the_reader(shared, read_bytes):
    files = sorted((shared / "material/conformance/icalendar").rglob("*.ics"))
    assert len(files) > 100
    for file in files:
        found = read_bytes(file.read_bytes())
        assert "ical-not-a-calendar" not in found.codes or not found.offers


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("issue_218_bad_tzid", 1),
        ("timezoned", 1),
        ("multiple_calendar_components", 3),
        ("issue_526_calendar_with_events", 2),
        ("issue_313_globally_unique_tzid", 3),
    ],
)
def test_odd_calendars_keep_their_good_events(name, starts, shared, read_bytes):
    body = (shared / f"material/conformance/icalendar/calendars/{name}.ics").read_bytes()
    assert sum(1 for one in read_bytes(body).offers if one.instances) == starts
