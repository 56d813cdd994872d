"""Dates and times: what stood there, and the moment it is."""

from zoneinfo import ZoneInfo

import pytest

from harvester.mapping.dates import before, duration, end_after, moment
from harvester.mapping.when.words import when

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-12-04", "2025-12-04"),
        ("20251204", "2025-12-04"),
        (" 2025-12-04\n", "2025-12-04"),
        ("2025-12-04T19:30", "2025-12-04T19:30:00+01:00"),
        ("2025-12-04T19:30+01:00", "2025-12-04T19:30:00+01:00"),
        ("2025-12-04T19:30:00+0100", "2025-12-04T19:30:00+01:00"),
        ("2025-12-04T19:30:00+01", "2025-12-04T19:30:00+01:00"),
        ("2025-12-04T19:30:00-05:00", "2025-12-04T19:30:00-05:00"),
        ("2025-12-04T19:30:00.123456Z", "2025-12-04T19:30:00+00:00"),
        ("2025-12-04T19:30:00-00:00", "2025-12-04T19:30:00+00:00"),
        ("2025-12-04 19:30", "2025-12-04T19:30:00+01:00"),
        ("2025-12-04 19:30:00 UTC", "2025-12-04T19:30:00+00:00"),
        ("20251204T193000", "2025-12-04T19:30:00+01:00"),
        ("2025-07-04T19", "2025-07-04T19:00:00+02:00"),
        ("2025-07-04T19:30:00+02:00[Europe/Berlin]", "2025-07-04T19:30:00+02:00"),
        ("2025-12-04T00:00:00", "2025-12-04T00:00:00+01:00"),
        ("2025-12-04T23:59:59", "2025-12-04T23:59:59+01:00"),
        ("2025-12-31T24:00", "2026-01-01T00:00:00+01:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
        ("Thu, 04 Dec 2025 19:30:00 +0100", "2025-12-04T19:30:00+01:00"),
        ("4 Dec 2025 19:30:00", "2025-12-04T19:30:00+01:00"),
    ],
)
def test_a_machine_date_becomes_a_moment(words, expected):
    assert moment(words, BERLIN) == (expected, "")


@pytest.mark.parametrize(
    "words",
    [
        "2026-02-30",
        "2026-13-01",
        "0000-00-00",
        "2026-10-05T25:00",
        "2026-10-05T24:30",
        "2026-10-05T18:60",
        "2026-10-05T18:00+15:00",
        "2026-10-05T18:00+01:75",
    ],
)
def test_a_date_that_no_calendar_has_is_refused(words):
    assert moment(words, BERLIN) == ("", "date-invalid")


@pytest.mark.parametrize(
    "words",
    [
        "0001-01-01T00:00:00",
        "1970-01-01",
        "1970-01-01T00:00:00Z",
        "2099-12-31",
        "9999-12-31T23:59:59Z",
        "Thu, 04 Dec 1970 19:30:00 +0100",
    ],
)
def test_what_software_writes_for_no_date_is_implausible(words):
    assert moment(words, BERLIN) == ("", "date-implausible")


@pytest.mark.parametrize("words", ["bald", "1764873000", "1959", "2026-10", "Sa., 15.11.2025", "", "2026-W10-1"])
def test_other_words_are_no_machine_date(words):
    assert moment(words, BERLIN) is None


def test_a_time_that_is_shown_twice_is_the_first():
    assert moment("2026-10-25T02:30", BERLIN) == ("2026-10-25T02:30:00+02:00", "")


def test_a_time_that_the_clocks_skip_is_moved_on():
    assert moment("2026-03-29T02:30", BERLIN) == ("2026-03-29T03:30:00+02:00", "date-skipped")


@pytest.mark.parametrize(
    ("words", "years", "expected"),
    [
        ("18 Sep - 10 Oct", {2026}, [("2026-09-18", "2026-10-10")]),
        ("3 Sep 09:00 - 17:00", {2026}, [("2026-09-03T09:00:00+02:00", "2026-09-03T17:00:00+02:00")]),
        (
            "Wednesday, March 22, 13:30-17:30 CET",
            {2022, 2023, 2024},
            [("2023-03-22T13:30:00+01:00", "2023-03-22T17:30:00+01:00")],
        ),
        ("Sa., 15.11.2025, um 09:00 Uhr", (), [("2025-11-15T09:00:00+01:00", "")]),
        ("Mo., 08.09.2025, um 16:00 Uhr", (), [("2025-09-08T16:00:00+02:00", "")]),
        (
            "Montag • 08.09.2025 • 16:00 - 17:30 Uhr • Haus A • Raum 12",
            (),
            [("2025-09-08T16:00:00+02:00", "2025-09-08T17:30:00+02:00")],
        ),
        ("12./13.09.2026", (), [("2026-09-12", ""), ("2026-09-13", "")]),
        ("12.-13.09.2026", (), [("2026-09-12", "2026-09-13")]),
        ("12.09 - 13.09.2026", (), [("2026-09-12", "2026-09-13")]),
        ("18 - 20 Sep 2026", (), [("2026-09-18", "2026-09-20")]),
        ("Oct 5-7, 2026", (), [("2026-10-05", "2026-10-07")]),
        ("November 10 & 11 2026", (), [("2026-11-10", ""), ("2026-11-11", "")]),
        ("01.09. - 10.11.2026", (), [("2026-09-01", "2026-11-10")]),
        ("28.12. - 3.1.2027", (), [("2026-12-28", "2027-01-03")]),
        ("24.12.2026 bis 06.01.2027", (), [("2026-12-24", "2027-01-06")]),
        ("10. bis 12. Oktober 2026", (), [("2026-10-10", "2026-10-12")]),
        ("ab 1. September 2026", (), [("2026-09-01", "")]),
        ("Di. 1.9.26 18h", (), [("2026-09-01T18:00:00+02:00", "")]),
        ("5. Oktober 2026, 18.00–19.30 Uhr", (), [("2026-10-05T18:00:00+02:00", "2026-10-05T19:30:00+02:00")]),
        ("Oct 5, 2026 1-3 pm", (), [("2026-10-05T13:00:00+02:00", "2026-10-05T15:00:00+02:00")]),
        ("Thursday 4th December 2025 at 7:30pm", (), [("2025-12-04T19:30:00+01:00", "")]),
        ("5 Oct 2026, 10:00 UTC", (), [("2026-10-05T12:00:00+02:00", "")]),
        ("5.10.2026 22:00 - 02:00", (), [("2026-10-05T22:00:00+02:00", "2026-10-06T02:00:00+02:00")]),
        (
            "vrijdag 5 september 2025 van 10.00 tot 12.00 uur",
            (),
            [("2025-09-05T10:00:00+02:00", "2025-09-05T12:00:00+02:00")],
        ),
        (
            "15.11.2025 09:00 Uhr - 16.11.2025 17:00 Uhr",
            (),
            [("2025-11-15T09:00:00+01:00", "2025-11-16T17:00:00+01:00")],
        ),
        ("5, 12 and 19 October 2026", (), [("2026-10-05", ""), ("2026-10-12", ""), ("2026-10-19", "")]),
        (
            "24.10. und 31.10.2026, 10-16 Uhr",
            (),
            [
                ("2026-10-24T10:00:00+02:00", "2026-10-24T16:00:00+02:00"),
                ("2026-10-31T10:00:00+01:00", "2026-10-31T16:00:00+01:00"),
            ],
        ),
        ("2025-12-04 19:30 - 21:00", (), [("2025-12-04T19:30:00+01:00", "2025-12-04T21:00:00+01:00")]),
        ("13/04/2026", (), [("2026-04-13", "")]),
    ],
)
def test_dates_in_words_become_spans(words, years, expected):
    assert list(when(words, BERLIN, years).spans) == expected


@pytest.mark.parametrize(
    ("words", "years", "code"),
    [
        ("18 Sep - 10 Oct", (), "date-no-year"),
        ("18 Sep - 10 Oct", {2025, 2026}, "date-no-year"),
        ("Monday, March 22", {2022, 2023}, "date-no-year"),
        ("29.02.", {2027}, "date-no-year"),
        ("31.02.2026", (), "date-implausible"),
        ("03/04/2026", (), "date-unclear"),
        ("10x mittwochs 18:00-19:30", {2026}, ""),
        ("März 2026", (), ""),
        ("26, 10-16 Uhr", {2026}, ""),
        ("Nr. 26", {2026}, "date-invalid"),
        ("auf Anfrage", {2026}, "date-open"),
        ("Anmeldeschluss 1.10.2026", {2026}, "date-other"),
        ("1.1.1970", (), "date-implausible"),
        ("", (), "date-open"),
    ],
)
def test_words_that_name_no_certain_date_give_no_span(words, years, code):
    found = when(words, BERLIN, years)
    assert (found.spans, found.code) == ((), code)


def test_a_year_from_elsewhere_on_the_page_is_told():
    assert when("3 Sep", BERLIN, {2026}).code == "date-year-inferred"


def test_times_that_fit_no_day_are_left_out():
    found = when("5.10.2026 9:00-10:00 11:00", BERLIN)
    assert (found.spans, found.code) == ((("2026-10-05", ""),), "date-unclear")


@pytest.mark.parametrize(
    ("start", "words", "end"),
    [
        ("2026-10-05T18:00:00+02:00", "PT1H30M", "2026-10-05T19:30:00+02:00"),
        ("2026-10-24T18:00:00+02:00", "P1D", "2026-10-25T17:00:00+01:00"),
        ("2026-10-24T18:00:00-05:00", "PT2H", "2026-10-24T20:00:00-05:00"),
        ("2026-10-05", "P3D", "2026-10-07"),
        ("2026-10-05", "P1W", "2026-10-11"),
        ("2026-10-05", "PT2H", ""),
    ],
)
def test_a_duration_gives_the_end(start, words, end):
    assert end_after(start, duration(words), BERLIN) == end


@pytest.mark.parametrize("words", ["", "P", "PT", "2 Stunden", "P1M", "P2Y", "-P1D", "P0D", "P99999999999D"])
def test_other_durations_are_none(words):
    assert duration(words) is None


def test_moments_are_compared_by_instant_or_by_day():
    assert before("2026-10-05T17:00:00+02:00", "2026-10-05T16:30:00+01:00")
    assert not before("2026-10-05", "2026-10-05T16:30:00+01:00")
