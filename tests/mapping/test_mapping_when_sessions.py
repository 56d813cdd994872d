"""Repetitions and sessions: what stands apart is put together, and only what is certain is worked out."""

from datetime import date

import pytest

from harvester.mapping.holidays import STATES, disputed, easter, holidays, ranges
from harvester.mapping.sessions import DaysOff, expand
from harvester.records import Source
from vocab.model import Schedule, Session

NRW, BERLIN = "05", "11"
SCHOOL = "2026-10-17/2026-10-31 2026-12-23/2027-01-06 2027-03-22/2027-04-03"


@pytest.mark.parametrize(
    ("year", "day"),
    [(2020, "04-12"), (2024, "03-31"), (2026, "04-05"), (2038, "04-25"), (2049, "04-18"), (2076, "04-19")],
)
def test_easter(year, day):
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2026-01-01", STATES),
        ("2026-01-06", {"08", "09", "15"}),
        ("2026-03-08", {"11", "13"}),
        ("2022-03-08", {"11"}),
        ("2026-04-03", STATES),
        ("2026-04-05", {"12"}),
        ("2026-05-14", STATES),
        ("2026-06-04", {"05", "06", "07", "08", "09", "10"}),
        ("2026-08-15", {"10"}),
        ("2026-09-20", {"16"}),
        ("2026-10-31", {"01", "02", "03", "04", "12", "13", "14", "15", "16"}),
        ("2026-11-01", {"05", "07", "08", "09", "10"}),
        ("2026-11-18", {"14"}),
        ("2025-05-08", {"11"}),
        ("2026-12-24", set()),
    ],
)
def test_public_holidays_by_state(day, states):
    on = date.fromisoformat(day)
    assert {state for state in STATES if on in holidays(on.year, state)} == set(states)


def test_holidays_of_parts_of_a_state_and_of_no_known_state_are_disputed():
    assert date(2026, 6, 4) in disputed(2026, "14")
    assert date(2026, 10, 31) in disputed(2026, "")
    assert date(2026, 12, 25) not in disputed(2026, "")


def test_school_holidays_are_read_from_ranges_and_from_calendars():
    calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261017\nDTEND;VALUE=DATE:20261101\nEND:VEVENT\n"
    assert ranges("2026-10-17/2026-10-31, bald, 2026-99-01") == ((date(2026, 10, 17), date(2026, 10, 31)),)
    assert ranges(calendar) == ranges("2026-10-17/2026-10-31")


def weekly(**changes) -> Schedule:
    return Schedule(**{"days": ("Th",), "start_date": "2026-10-15", **changes})


@pytest.mark.parametrize(
    ("schedule", "off", "days"),
    [
        (weekly(end_date="2026-11-05", count=4), DaysOff(NRW), "10-15 10-22 10-29 11-05"),
        (weekly(end_date="2026-11-05", count=2), DaysOff(NRW, SCHOOL), "10-15 11-05"),
        (weekly(end_date="2026-11-05", count=4), DaysOff(NRW, SCHOOL), "10-15 10-22 10-29 11-05"),
        (weekly(end_date="2026-11-05"), DaysOff(NRW, SCHOOL), "10-15 11-05"),
        (weekly(count=3), DaysOff(NRW, SCHOOL), "10-15 11-05 11-12"),
        (weekly(count=3, except_dates=("2026-11-05",)), DaysOff(NRW, SCHOOL), "10-15 11-12 11-19"),
        (weekly(count=2, weeks=2), DaysOff(NRW, SCHOOL), "10-15 11-12"),
        (weekly(start_date="2026-05-28", end_date="2026-06-11", count=2), DaysOff(NRW), "05-28 06-11"),
        (weekly(start_date="2026-05-28", end_date="2026-06-11", count=3), DaysOff(BERLIN), "05-28 06-04 06-11"),
        (weekly(end_date="2026-11-05"), DaysOff(NRW), ""),
        (weekly(count=4), DaysOff(NRW), ""),
        (weekly(end_date="2026-11-05", count=3), DaysOff(NRW), ""),
        (weekly(start_date="2026-05-28", end_date="2026-06-11", count=3), DaysOff(""), ""),
        (weekly(start_date="2026-10-14", end_date="2026-11-05", count=4), DaysOff(NRW), ""),
        (weekly(count=60), DaysOff(NRW, SCHOOL), ""),
        (
            weekly(days=("Su",), start_date="2026-10-25", month_week=-1, count=1),
            DaysOff(NRW, "2026-12-01 2027-01-01"),
            "10-25",
        ),
    ],
)
def test_sessions_are_worked_out_only_where_days_off_are_certain(schedule, off, days):
    assert " ".join(one.start[5:] for one in expand(schedule, off).sessions) == days


def test_sessions_keep_their_local_time_when_the_clocks_change_and_end_after_midnight():
    schedule = weekly(
        days=("Sa",), start_date="2026-10-24", end_date="2026-10-31", count=2, start_time="22:00", end_time="01:00"
    )
    assert expand(schedule, DaysOff(NRW)).sessions == (
        Session(start="2026-10-24T22:00:00+02:00", end="2026-10-25T01:00:00+02:00"),
        Session(start="2026-10-31T22:00:00+01:00", end="2026-11-01T01:00:00+01:00"),
    )


def test_more_sessions_than_fit_are_told():
    assert expand(weekly(end_date="2026-10-29", count=9), DaysOff(NRW)).code == "schedule-count"


def held(result):
    [one] = result.offer.instances
    return one


def codes(result):
    return {finding.code for finding in result.findings}


COLOGNE = Source(id="vhs", address="https://vhs.example/", municipality="05315000")
WITH_HOLIDAYS = Source(id="vhs", address="https://vhs.example/", municipality="05315000", options={"holidays": SCHOOL})


def test_date_time_and_count_that_stand_apart_make_one_schedule(mapped):
    one = held(mapped(source=COLOGNE, startDate="2026-10-15", timeText="18:00–19:30 Uhr", sessionCount="5"))
    assert (one.start, one.end) == ("2026-10-15T18:00:00+02:00", "")
    assert one.schedule == weekly(start_time="18:00", end_time="19:30", count=5)
    assert one.sessions == ()


def test_start_end_and_count_that_agree_give_the_sessions(mapped):
    one = held(
        mapped(
            source=COLOGNE, startDate="2026-10-15", endDate="2026-11-05", timeText="18 bis 19.30 Uhr", sessionCount="4"
        )
    )
    assert one.end == "2026-11-05T19:30:00+01:00"
    assert [session.start for session in one.sessions][-1] == "2026-11-05T18:00:00+01:00"
    assert len(one.sessions) == 4


def test_a_pattern_in_words_is_published_without_sessions(mapped):
    one = held(mapped(source=COLOGNE, dateText="donnerstags ab 15.10.2026, 18 Uhr, 10x"))
    assert one.schedule == weekly(start_time="18:00", count=10)
    assert (one.start, one.end, one.sessions) == ("2026-10-15T18:00:00+02:00", "", ())


def test_with_school_holidays_the_sessions_of_a_pattern_are_worked_out(mapped):
    one = held(mapped(source=WITH_HOLIDAYS, dateText="donnerstags ab 15.10.2026, 18–19.30 Uhr, 3x"))
    assert [session.end for session in one.sessions] == [
        "2026-10-15T19:30:00+02:00", "2026-11-05T19:30:00+01:00", "2026-11-12T19:30:00+01:00",
    ]  # fmt: skip
    assert one.end == "2026-11-12T19:30:00+01:00"


def test_a_pattern_without_dates_is_a_schedule_all_the_same(mapped):
    assert held(mapped(dateText="jeden Montag, 18 Uhr")).schedule == Schedule(days=("Mo",), start_time="18:00")


def test_a_table_of_sessions_wins_over_a_pattern(mapped, make):
    parts = tuple(make("Event", startDate=f"2026-10-{day}T18:00") for day in (15, 22, 23))
    result = mapped(source=COLOGNE, startDate="2026-10-15", dateText="donnerstags", sessionCount="6", subEvent=parts)
    assert [session.start[8:10] for session in held(result).sessions] == ["15", "22", "23"]
    assert held(result).schedule.days == ("Th",)
    assert "session-count" in codes(result)


def test_dates_that_are_as_many_as_the_sessions_are_the_sessions(mapped):
    one = held(mapped(dateText="3 Termine: 15.10., 22.10. und 29.10.2026, 18–19 Uhr"))
    assert (one.start, one.end) == ("2026-10-15T18:00:00+02:00", "2026-10-29T19:00:00+01:00")
    assert len(one.sessions) == 3


def test_words_add_the_time_to_a_day_of_the_markup(mapped):
    one = held(mapped(startDate="2026-10-15", dateText="Do., 15.10.2026, 18–19 Uhr"))
    assert (one.start, one.end) == ("2026-10-15T18:00:00+02:00", "2026-10-15T19:00:00+02:00")


def test_words_that_list_days_from_the_first_day_on_give_its_sessions(mapped):
    one = held(mapped(startDate="2026-10-15", endDate="2026-10-29", dateText="15.10., 22.10., 29.10.2026, 18 Uhr"))
    assert [session.start[8:16] for session in one.sessions] == ["15T18:00", "22T18:00", "29T18:00"]


def test_lessons_are_never_sessions(mapped):
    one = held(mapped(source=COLOGNE, startDate="2026-10-15T18:00", lessonCount="24"))
    assert (one.schedule, one.sessions) == (None, ())


def test_schedules_of_the_markup_are_read(mapped, make):
    schedule = make(
        "Schedule", byDay=("https://schema.org/Tuesday", "TH"), startTime="18:00", endTime="19:30:00",
        startDate="2026-10-13", endDate="2026-11-05", repeatFrequency="P1W", exceptDate="2026-10-20",
    )  # fmt: skip
    one = held(mapped(eventSchedule=schedule))
    assert one.schedule == Schedule(
        days=("Tu", "Th"), start_time="18:00", end_time="19:30", start_date="2026-10-13", end_date="2026-11-05",
        except_dates=("2026-10-20",),
    )  # fmt: skip
    assert (one.start, one.end) == ("2026-10-13T18:00:00+02:00", "2026-11-05T19:30:00+01:00")


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"startDate": "2026-10-15T18:00", "dateText": "22.10.2026, 18 Uhr"}, "date-disagrees"),
        ({"startDate": "2026-10-15T18:00", "timeText": "19 Uhr"}, "date-disagrees"),
        ({"startDate": "2026-10-15", "sessionCount": "viele"}, "session-count-unread"),
        (
            {"startDate": "2026-10-15", "endDate": "2026-10-22", "sessionCount": "9", "dateText": "donnerstags"},
            "schedule-count",
        ),
        ({"startDate": "2098-10-15"}, "date-implausible"),
        ({"startDate": "1970-01-01"}, "date-implausible"),
        ({"dateText": "31.02.2026"}, "date-implausible"),
        ({"dateText": "nach Vereinbarung"}, "date-open"),
        ({"dateText": "Oktober 2026"}, "date-vague"),
        ({"dateText": "Anmeldeschluss 15.08.2026"}, "date-other"),
        ({"dateText": "Dienstag, 02.09.2026"}, "date-weekday"),
        ({"dateText": ("5.10.2026", "12.10.2026"), "sessionCount": "24"}, "session-count"),
    ],
)
def test_what_is_wrong_is_told(mapped, properties, code):
    assert code in codes(mapped(source=COLOGNE, **properties))


def test_a_session_of_more_than_a_day_has_no_end(mapped, make):
    part = make("Event", startDate="2026-10-15T18:00", endDate="2026-10-29T19:30")
    result = mapped(startDate="2026-10-15", endDate="2026-10-29", subEvent=part)
    assert held(result).sessions == (Session(start="2026-10-15T18:00:00+02:00"),)
    assert "session-long" in codes(result)


def test_where_date_and_time_came_from_is_kept(mapped):
    offer = mapped(dateText="donnerstags ab 15.10.2026").offer
    origins = {origin.field: origin.words for origin in offer.origins}
    assert origins["instances.start"] == origins["instances.schedule"] == "donnerstags ab 15.10.2026"
