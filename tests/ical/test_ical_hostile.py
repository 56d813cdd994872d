"""Calendars made to cost time or to break the reader; any bytes at all."""

from datetime import date, datetime
from time import process_time

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

START = "UID:1\nSUMMARY:A\nDTSTART:20261005T180000\n"


def many(form: str, count: int) -> str:
    return ",".join(datetime.fromtimestamp(1_790_000_000 + i * 3_600).strftime(form) for i in range(count))  # noqa: DTZ006


@pytest.mark.parametrize(
    ("lines", "most"),
    [
        ("RRULE:FREQ=SECONDLY", 1),
        ("RRULE:FREQ=HOURLY;COUNT=1000000000", 1),
        ("RRULE:FREQ=DAILY;COUNT=1000000000", 1_000),
        ("RRULE:FREQ=DAILY;UNTIL=20981231", 1_000),
        ("RRULE:FREQ=DAILY;INTERVAL=0", 1),
        ("RRULE:FREQ=DAILY;COUNT=0", 1),
        ("RRULE:FREQ=DAILY;COUNT=-1", 1),
        ("RRULE:FREQ=DAILY;INTERVAL=99999999999", 1),
        ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3", 1),
        ("RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3", 1),
        ("RRULE:FREQ=DAILY;COUNT=10000;BYHOUR=" + ",".join(map(str, range(24))), 1_000),
        ("RRULE:FREQ=DAILY;COUNT=3;COUNT=4", 1),
        ("RRULE:" + "FREQ=DAILY;" * 10_000, 1),
        ("RRULE:", 1),
        ("RRULE:%n;BYMONTH=", 1),
        ("\n".join(["RRULE:FREQ=DAILY"] * 1_000), 1_000),
        ("RRULE:FREQ=DAILY;COUNT=5000\nEXDATE:" + many("%Y%m%dT%H%M%S", 100_000), 1_000),
        ("RDATE:" + many("%Y%m%dT%H%M%S", 100_000), 1_000),
        ("DURATION:P999999999999W", 1),
        ("RECURRENCE-ID;RANGE=THISANDFUTURE:20261005T180000", 1),
        ("DESCRIPTION:" + "x\n " * 300_000, 1),
        ('LOCATION;X="' + 'a":"' * 300_000, 1),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_hostile_event_costs_little(lines, most, read):
    begun = process_time()
    found = read(START + lines)
    assert process_time() - begun < 30
    assert sum(len(one.instances) for one in found.offers) <= most


def test_broken_lines_are_told_a_few_times_and_counted(read):
    found = read(START + "Unsinn\n" * 50_000)
    assert len(found.findings) == 21
    assert (found.findings[-1].code, found.findings[-1].words) == ("ical-broken-more", "49980")


def test_a_rule_that_cannot_be_read_is_told(read):
    found = read(START + "RRULE:FREQ=SECONDLY\n")
    assert "ical-rule" in [one.code for one in found.findings]


@pytest.mark.parametrize("name", ["EXDATE", "RDATE"])
def test_more_dates_than_are_read_are_told(name, read):
    found = read(f"{START}RRULE:FREQ=DAILY;COUNT=9\n{name}:{many('%Y%m%dT%H%M%S', 10_001)}")
    assert "ical-broken" in found.codes


def test_more_events_than_are_read_are_told(read_bytes, monkeypatch):
    monkeypatch.setattr("harvester.extract.ical_text.MOST_EVENTS", 20)
    found = read_bytes(
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261005\nEND:VEVENT\n" * 21 + b"END:VCALENDAR"
    )
    [told] = found.findings
    assert (told.code, told.words, told.detail) == ("ical-too-many", "21", "20")
    assert len(found.offers) == 1


def test_more_events_of_one_offer_than_are_read_are_told(read, monkeypatch):
    monkeypatch.setattr("harvester.extract.ical_offers.MOST_OF_OFFER", 3)
    found = read(
        *(f"UID:{day}\nSUMMARY:A\nDTSTART:202610{day:02}" for day in range(1, 6)), "SUMMARY:B\nDTSTART:20261005"
    )
    [told] = found.findings
    assert (told.code, told.words, told.detail) == ("ical-too-many-dates", "3", "18")
    assert [len(one.instances) for one in found.offers] == [3, 1]


def test_an_offer_with_more_text_than_is_read_is_told(read, monkeypatch):
    monkeypatch.setattr("harvester.extract.ical_offers.MOST_TEXT", 5_000)
    found = read(*(f"UID:{n}\nSUMMARY:A\nDTSTART:2026100{n}\nDESCRIPTION:{'x' * 1_000}" for n in range(1, 9)))
    assert found.codes == ["ical-too-many-dates"]
    assert len(found.starts) == 4


@pytest.mark.parametrize("text", ["x" * 3_000_000, "x" * 3_000_000 + "ü", "xxxxxxxx\n " * 300_000, "ü" * 3_000_000])
def test_of_an_event_that_is_too_long_the_rest_is_read(text, read):
    found = read(f"SUMMARY:A\nDESCRIPTION:{text}\nDTSTART:20261005", "SUMMARY:B\nDTSTART:20261005")
    [told] = found.findings
    assert (told.code, told.words, told.detail) == ("ical-event-large", "2", "3")
    assert [(one.name, one.description) for one in found.offers] == [("A", ""), ("B", "")]


def test_an_event_of_too_many_lines_is_read_as_far_as_there_is_room(read):
    found = read(START + "GEO:1;2\n" * 40_000)
    assert [one.code for one in found.findings] == ["ical-event-large"]
    assert len(found.offers) == 1


def test_long_lines_that_no_offer_needs_are_skipped(read):
    assert not read(START + "ATTACH;ENCODING=BASE64:" + "QUJD\n " * 1_000_000 + "\nX-A:" + "x" * 3_000_000).findings


@pytest.mark.parametrize("name", ["EXDATE", "RDATE"])
def test_more_dates_on_several_lines_than_are_read_are_told(name, read):
    line = f"{name}:{many('%Y%m%dT%H%M%S', 6_000)}\n"
    assert "ical-broken" in read(f"{START}RRULE:FREQ=DAILY;COUNT=9\n{line}{line}").codes


def test_more_zones_than_are_known_are_not_looked_for(read):
    found = read(*(f"SUMMARY:A\nDTSTART;TZID=Nirgends/{n}:20261005T180000" for n in range(1_100)))
    assert found.codes == ["ical-zone"] * 1_000
    assert found.starts == ["2026-10-05T18:00:00+02:00"]


@pytest.mark.parametrize("lines", ["RRULE:FREQ=DAILY", "RDATE:" + many("%Y%m%dT%H%M%S", 100)])
@pytest.mark.parametrize(("bound", "most"), [("MOST_OF_ALL", 1_000), ("MOST_SECONDS", 0.01)])
def test_many_series_share_one_bound(lines, bound, most, read, monkeypatch):
    monkeypatch.setattr(f"harvester.extract.ical_series.{bound}", most)
    found = read(*(f"UID:{i}\nSUMMARY:A{i}\nDTSTART:20200101T180000\n{lines}" for i in range(40)))
    assert sum(len(one.instances) for one in found.offers) <= 1_040
    assert len(found.offers) == 40
    assert "ical-too-many-dates" in found.codes


def test_an_offer_of_more_times_than_are_read_is_told(read, monkeypatch):
    monkeypatch.setattr("harvester.extract.ical_offers.MOST_OF_OFFER", 20)
    found = read(*(f"UID:{i}\nSUMMARY:A\nDTSTART:2026110{i}\nRRULE:FREQ=WEEKLY;COUNT=9" for i in range(1, 6)))
    [told] = found.findings
    assert (told.code, told.words, told.detail) == ("ical-too-many-dates", "27", "21")
    assert len(found.starts) == 27


def plausible(moment: str) -> bool:
    when = datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    return 1979 <= when.year <= 2099 and ("T" not in moment or when.tzinfo is not None)


def check(found) -> None:
    msgspec.json.encode([found.offers, found.findings, found.remarks])
    for one in found.offers:
        assert one.name
        assert one.url.startswith("https://")
        for instance in one.instances:
            assert plausible(instance.start)
            assert not instance.end or plausible(instance.end)


fixed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fixed
@given(body=st.binary(max_size=300))
def test_any_bytes_are_read(body, read_bytes):
    check(read_bytes(body))
    check(read_bytes(b"BEGIN:VCALENDAR\n" + body))
    check(
        read_bytes(
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261005\n" + body + b"\nEND:VEVENT\nEND:VCALENDAR"
        )
    )


NAMES = [
    "UID",
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "SEQUENCE",
    "URL",
]
NAMES += ["DTSTART;VALUE=DATE", "DTSTART;TZID=Europe/Berlin", "EXDATE;TZID=UTC", "STATUS", "CLASS", "GEO", "CATEGORIES"]
VALUES = ["20261005", "20261005T180000", "20261005T160000Z", "P1D", "PT2H", "1", "Chor", "/a", "52;13", "CANCELLED", ""]
VALUES += ["20260329T023000", "00010101", "20261005T180000/PT2H", "20261011T180000,20261012"]
RULES = [
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=YEARLY",
    "COUNT=5",
    "UNTIL=20271001",
    "UNTIL=20261101T000000Z",
]
RULES += ["INTERVAL=2", "BYDAY=MO,-1FR", "BYMONTH=2,10", "BYMONTHDAY=-1,31", "BYSETPOS=-1", "BYHOUR=9,18", "WKST=SU"]
RULES += ["BYYEARDAY=366", "BYWEEKNO=53", ""]
rules = st.lists(st.sampled_from(RULES), max_size=5).map(";".join)
lines = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.text(max_size=20)),
    st.tuples(st.just("RRULE"), rules),
).map(":".join)
events = st.lists(st.lists(lines, max_size=8).map("\n".join), min_size=1, max_size=3)


@fixed
@given(events=events)
def test_any_events_are_read(events, read):
    check(read(*(f"SUMMARY:A\nDTSTART:20261005T180000\n{one}".encode("utf-8", "replace").decode() for one in events)))
