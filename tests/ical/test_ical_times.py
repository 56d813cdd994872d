"""When events are held: zones, whole days, durations, series and their exceptions."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events

from harvester.records import Source

SERIES = "UID:1\nSUMMARY:Chor\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART:20261005T180000", ("2026-10-05T18:00:00+02:00", "")),
        ("DTSTART:20261005T160000Z", ("2026-10-05T18:00:00+02:00", "")),
        ("DTSTART;TZID=Europe/London:20261005T180000", ("2026-10-05T18:00:00+01:00", "")),
        ("DTSTART;TZID=W. Europe Standard Time:20261005T180000", ("2026-10-05T18:00:00+02:00", "")),
        ('DTSTART;TZID="Eastern Standard Time":20261005T180000', ("2026-10-05T18:00:00-04:00", "")),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20261005T180000", ("2026-10-05T18:00:00+01:00", "")),
        ("DTSTART;TZID=Nirgends:20261005T180000", ("2026-10-05T18:00:00+02:00", "")),
        ("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20261005T180000", ("2026-10-05T18:00:00+02:00", "")),
        ("DTSTART;VALUE=DATE:20261005", ("2026-10-05", "")),
        ("DTSTART;VALUE=DATE:20261005\nDTEND;VALUE=DATE:20261006", ("2026-10-05", "2026-10-05")),
        ("DTSTART;VALUE=DATE:20261005\nDTEND;VALUE=DATE:20261008", ("2026-10-05", "2026-10-07")),
        ("DTSTART;VALUE=DATE:20261005\nDTEND;VALUE=DATE:20261005", ("2026-10-05", "")),
        ("DTSTART;VALUE=DATE:20261005\nDURATION:P3D", ("2026-10-05", "2026-10-07")),
        ("DTSTART:20261005T180000\nDTEND:20261005T193000", ("2026-10-05T18:00:00+02:00", "2026-10-05T19:30:00+02:00")),
        ("DTSTART:20261005T180000\nDURATION:PT1H30M", ("2026-10-05T18:00:00+02:00", "2026-10-05T19:30:00+02:00")),
        ("DTSTART:20261024T180000\nDURATION:P1D", ("2026-10-24T18:00:00+02:00", "2026-10-25T18:00:00+01:00")),
        ("DTSTART:20261025T010000\nDURATION:PT3H", ("2026-10-25T01:00:00+02:00", "2026-10-25T03:00:00+01:00")),
        ("DTSTART:20261005T180000\nDTEND:20261005T170000", ("2026-10-05T18:00:00+02:00", "")),
        ("DTSTART:20261005T180000\nDTEND;VALUE=DATE:20261006", ("2026-10-05T18:00:00+02:00", "")),
        ("DTSTART;VALUE=DATE:20261005\nDTEND:20261006T120000", ("2026-10-05", "2026-10-06")),
        ("DTSTART:20260329T023000", ("2026-03-29T03:30:00+02:00", "")),
        ("DTSTART:20261025T023000", ("2026-10-25T02:30:00+02:00", "")),
    ],
)
def test_an_event_is_held_when_it_says(lines, expected, read):
    assert read(f"SUMMARY:A\n{lines}").times == [expected]


def test_times_without_zone_are_those_of_the_calendar(read):
    found = read("SUMMARY:A\nDTSTART:20261005T180000", head="X-WR-TIMEZONE:Europe/Lisbon\n")
    assert found.starts == ["2026-10-05T18:00:00+01:00"]


def test_times_without_zone_are_those_of_the_source(read):
    source = Source(id="a", address="https://stadt.example/a.ics", timezone="Europe/Helsinki")
    assert read("SUMMARY:A\nDTSTART:20261005T180000", source=source).starts == ["2026-10-05T18:00:00+03:00"]


def test_a_zone_that_only_the_calendar_knows_is_told_by_its_offsets(read):
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Büro\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0000\nTZOFFSETTO:-0500\n"
        "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\n"
        "END:VTIMEZONE\n"
    )
    found = read("SUMMARY:A\nDTSTART;TZID=Büro:20261005T180000", head=zone)
    assert found.starts == ["2026-10-05T18:00:00-04:00"]
    assert not found.findings


def test_an_unknown_zone_is_told_once(read):
    event = "SUMMARY:A\nDTSTART;TZID=Nirgends:20261005T180000\nDTEND;TZID=Nirgends:20261005T190000"
    assert read(event, event).codes == ["ical-zone"]


def test_a_weekly_series_keeps_its_hour_over_the_change_of_clocks(read):
    found = read(
        f"{SERIES}DTSTART;TZID=Europe/Berlin:20261011T180000\nDTEND;TZID=Europe/Berlin:20261011T200000\nRRULE:FREQ=WEEKLY;COUNT=4"
    )
    assert found.times == [
        ("2026-10-11T18:00:00+02:00", "2026-10-11T20:00:00+02:00"),
        ("2026-10-18T18:00:00+02:00", "2026-10-18T20:00:00+02:00"),
        ("2026-10-25T18:00:00+01:00", "2026-10-25T20:00:00+01:00"),
        ("2026-11-01T18:00:00+01:00", "2026-11-01T20:00:00+01:00"),
    ]


def test_a_series_over_the_spring_change_moves_the_time_that_is_skipped(read):
    found = read(f"{SERIES}DTSTART:20260328T023000\nRRULE:FREQ=DAILY;COUNT=3")
    assert found.starts == ["2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00"]


@pytest.mark.parametrize("until", ["20261018", "20261018T180000", "20261018T160000Z", "20261018T235959"])
def test_until_is_inclusive_in_whatever_form(until, read):
    found = read(f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;UNTIL={until}")
    assert [start[:10] for start in found.starts] == ["2026-10-04", "2026-10-11", "2026-10-18"]


def test_until_the_year_9999_means_without_an_end(read):
    endless = read(f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY").starts
    assert len(endless) > 52
    assert read(f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z").starts == endless


@pytest.mark.parametrize("until", ["20261018", "20261018T235959Z", "20261018T000000Z"])
def test_until_holds_for_whole_days_too(until, read):
    found = read(f"{SERIES}DTSTART;VALUE=DATE:20261004\nRRULE:UNTIL={until};FREQ=WEEKLY")
    assert found.starts == ["2026-10-04", "2026-10-11", "2026-10-18"]


@pytest.mark.parametrize(
    "exception",
    ["EXDATE:20261011T180000", "EXDATE:20261011T160000Z", "EXDATE;VALUE=DATE:20261011", "EXDATE:,20261011T180000"],
)
def test_an_excepted_date_is_left_out(exception, read):
    found = read(f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;COUNT=3\n{exception}")
    assert [start[:10] for start in found.starts] == ["2026-10-04", "2026-10-18"]


def test_added_dates_and_periods_belong_to_the_series(read):
    found = read(
        f"{SERIES}DTSTART:20261004T180000\nDTEND:20261004T190000\nRDATE:20261106T180000,20270115T200000\n"
        "RDATE;VALUE=PERIOD:20261207T180000/PT3H"
    )
    assert found.times == [
        ("2026-10-04T18:00:00+02:00", "2026-10-04T19:00:00+02:00"),
        ("2026-11-06T18:00:00+01:00", "2026-11-06T19:00:00+01:00"),
        ("2026-12-07T18:00:00+01:00", "2026-12-07T21:00:00+01:00"),
        ("2027-01-15T20:00:00+01:00", "2027-01-15T21:00:00+01:00"),
    ]


def test_a_moved_occurrence_replaces_the_planned_one(read):
    found = read(
        f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;COUNT=3",
        f"{SERIES}RECURRENCE-ID:20261011T180000\nDTSTART:20261012T190000\nLOCATION:Saal",
    )
    assert found.starts == ["2026-10-04T18:00:00+02:00", "2026-10-12T19:00:00+02:00", "2026-10-18T18:00:00+02:00"]
    assert [[place.words for place in one.places] for one in found.offers[0].instances] == [[], ["Saal"], []]


def test_an_occurrence_moved_to_another_year_is_kept(read):
    found = read(
        f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;COUNT=2",
        f"{SERIES}RECURRENCE-ID:20261011T180000\nDTSTART:20250112T190000",
    )
    assert found.starts == ["2025-01-12T19:00:00+01:00", "2026-10-04T18:00:00+02:00"]


def test_a_cancelled_occurrence_is_left_out(read):
    found = read(
        f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;COUNT=3",
        f"{SERIES}RECURRENCE-ID:20261011T180000\nDTSTART:20261011T180000\nSTATUS:CANCELLED",
    )
    assert [start[:10] for start in found.starts] == ["2026-10-04", "2026-10-18"]
    assert found.offers[0].status == ""


def test_all_later_occurrences_can_be_changed_at_once(read):
    found = read(
        f"{SERIES}DTSTART:20261104T180000\nRRULE:FREQ=WEEKLY;COUNT=3",
        f"{SERIES}RECURRENCE-ID;RANGE=THISANDFUTURE:20261111T180000\nDTSTART:20261111T190000",
    )
    assert [start[8:13] for start in found.starts] == ["04T18", "11T19", "18T19"]


def test_of_two_versions_of_an_event_the_newer_counts(read):
    found = read(
        "UID:1\nSUMMARY:A\nDTSTART:20261004T180000\nSEQUENCE:1", "UID:1\nSUMMARY:A\nDTSTART:20261005T180000\nSEQUENCE:2"
    )
    assert found.starts == ["2026-10-05T18:00:00+02:00"]


def test_an_endless_series_is_read_to_the_end_of_the_month_thirteen_months_ahead(read):
    found = read(f"{SERIES}DTSTART:20200106T180000\nRRULE:FREQ=WEEKLY", fetched="2026-11-23T04:00:00+00:00")
    assert (found.starts[0], found.starts[-1]) == ("2026-10-05T18:00:00+02:00", "2027-12-27T18:00:00+01:00")
    assert not found.findings


def test_two_runs_in_one_month_read_an_endless_series_alike(read):
    event = f"{SERIES}DTSTART:20200106T180000\nRRULE:FREQ=DAILY"
    first = read(event, fetched="2026-11-01T00:00:00+00:00")
    assert first.offers == read(event, fetched="2026-11-30T23:59:59+00:00").offers
    assert first.offers != read(event, fetched="2026-12-01T00:00:00+00:00").offers


def test_an_endless_series_that_begins_after_the_horizon_keeps_its_first_date(read):
    assert read(f"{SERIES}DTSTART:20300107T180000\nRRULE:FREQ=WEEKLY").starts == ["2030-01-07T18:00:00+01:00"]


def test_a_series_without_a_day_left_is_no_offer(read):
    found = read(f"{SERIES}DTSTART:20261004T180000\nRRULE:FREQ=WEEKLY;COUNT=1\nEXDATE:20261004T180000")
    assert (found.offers, found.codes) == ([], ["ical-no-dates"])


RULES = [
    "FREQ=DAILY;COUNT=10",
    "FREQ=DAILY;INTERVAL=10;COUNT=5",
    "FREQ=DAILY;UNTIL=20270131T140000Z;BYMONTH=1",
    "FREQ=DAILY;COUNT=6;BYHOUR=9,14",
    "FREQ=WEEKLY;COUNT=10",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=8;BYDAY=TU,TH",
    "FREQ=WEEKLY;UNTIL=20261224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
    "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
    "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
    "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
    "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6",
    "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4",
    "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
    "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=10",
    "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
    "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
    "FREQ=YEARLY;BYDAY=20MO;COUNT=3",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=11",
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
]


@pytest.mark.parametrize("start", ["DTSTART;TZID=Europe/Berlin:20260902T090000", "DTSTART;VALUE=DATE:20260902"])
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_gives_the_dates_that_the_oracle_gives(rule, start, read):
    if "DATE:" in start:
        rule = rule.replace("T140000Z", "").replace("T000000Z", "").replace(";BYHOUR=9,14", "")
    event = f"{SERIES}{start}\nRRULE:{rule}"
    calendar = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR")
    ends = "COUNT" in rule or "UNTIL" in rule
    first, last = (date(2026, 9, 1), date(2051, 1, 1)) if ends else (date(2026, 10, 1), date(2028, 1, 1))
    oracle = {one["DTSTART"].dt for one in recurring_ical_events.of(calendar).between(first, last)}
    assert set(read(event).starts) == {one.isoformat() for one in oracle}


def test_a_series_reads_as_many_dates_as_one_offer_may_have(read):
    found = read(f"{SERIES}DTSTART:20261005T180000\nRRULE:FREQ=DAILY;COUNT=5000")
    assert len(found.starts) == 1_000
    assert found.codes == ["ical-too-many-dates"]
    last = datetime.fromisoformat(found.starts[-1]).astimezone(UTC).date()
    assert last == date(2026, 10, 5) + timedelta(days=999)
