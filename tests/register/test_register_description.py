"""Describing a source: what is taken, and how what is not is answered."""

import pytest
from apscheduler.triggers.cron import CronTrigger
from msgspec.structs import replace

from harvester.errors import SourceError
from harvester.records import Source
from harvester.register import moved, new_source
from harvester.register.cron import cron_fault
from harvester.register.states import NEXT

GOOD = {"id": "vhs-musterstadt", "address": "https://vhs.example/kurse/", "kinds": ("web", "ical")}


def refused(**described: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        new_source(**{**GOOD, **described})
    for language in ("de", "en"):
        assert "…" not in caught.value.say(language)
        assert caught.value.say(language) != caught.value.code
    return caught.value


def test_an_id_and_an_address_are_enough():
    assert new_source(**GOOD) == Source(id="vhs-musterstadt", address="https://vhs.example/kurse/")


def test_a_whole_description_is_taken_as_it_is():
    described = {
        "kind": "ical", "title": "VHS", "municipality": "05315000", "provider": "Stadt Köln",
        "schedule": "30 4 * * mon-fri",
        "licence": "https://creativecommons.org/licenses/by/4.0/", "timezone": "Europe/Vienna", "state": "approved",
        "options": {"depth": "3"},
    }  # fmt: skip
    source = new_source(**GOOD, **described)
    assert {name: getattr(source, name) for name in described} == described


def test_spaces_that_slipped_in_are_taken_out():
    source = new_source(**{**GOOD, "address": " https://vhs.example/ ", "title": " VHS  Musterstadt "})
    assert (source.address, source.title) == ("https://vhs.example/", "VHS Musterstadt")


def test_a_calendar_address_is_a_web_address():
    assert new_source(**{**GOOD, "address": "webcal://vhs.example/k.ics"}).address == "https://vhs.example/k.ics"


@pytest.mark.parametrize("name", ["", "VHS", "vhs musterstadt", "-vhs", "vhs-", "vhs/1", "ü", "a" * 65, "vhs\n"])
def test_an_id_is_a_short_plain_word(name):
    if name.strip() == "vhs":
        assert new_source(**{**GOOD, "id": name}).id == "vhs"
    else:
        assert refused(id=name).code == "register-id"


@pytest.mark.parametrize("address", [
    "", "vhs.example/kurse", "/kurse", "ftp://vhs.example/", "file:///etc/passwd", "https://", "https:///kurse", "http://[::1/",
    "https://vhs.example/a b", "https://user:pass@vhs.example/", "https://vhs.example:99999/", "javascript:alert(1)",
    "https://vhs.example/\x00", "mailto:info@vhs.example",
])  # fmt: skip
def test_an_address_is_whole_and_of_the_web(address):
    assert refused(address=address).code == "register-address"


@pytest.mark.parametrize("ags", ["5315000", "053150000", "0531500a", "99315000", "00000000", "Köln", "٠٥٣١٥٠٠٠"])
def test_a_municipality_is_named_by_its_key(ags):
    assert refused(municipality=ags).code == "register-municipality"


@pytest.mark.parametrize("licence", ["CC BY 4.0", "creativecommons.org/licenses/by/4.0/", "https://"])
def test_a_licence_is_named_by_its_address(licence):
    assert refused(licence=licence).code == "register-licence"


@pytest.mark.parametrize("zone", ["", "Europe/Berlim", "MEZ", "../../etc/passwd", "/etc/localtime", "Europe"])
def test_a_time_zone_is_a_known_one(zone):
    assert refused(timezone=zone).code == "register-timezone"


def test_a_kind_is_an_installed_one():
    error = refused(kind="jsonl")
    assert (error.code, error.parts["choices"]) == ("source-kind", "ical, web")


def test_an_option_has_a_plain_name():
    assert refused(options={"Tiefe der Suche": "3"}).code == "register-option"


@pytest.mark.parametrize("schedule", [
    "0 3 * * *", "*/15 * * * *", "0 0,12 1-15 * *", "5 4 * jan-mar mon", "0 22 * * 0-4", "0 6-20/2 * * *",
    "59 23 31 12 6",
])  # fmt: skip
def test_a_schedule_of_five_fields_is_taken(schedule):
    assert cron_fault(schedule) == ""
    assert CronTrigger.from_crontab(schedule, timezone="UTC")


@pytest.mark.parametrize(("schedule", "where"), [
    ("", "0 of 5"), ("daily", "1 of 5"), ("0 3 * *", "4 of 5"), ("0 3 * * * *", "6 of 5"), ("60 3 * * *", "minute"),
    ("0 24 * * *", "hour"), ("0 3 0 * *", "day"), ("0 3 32 * *", "day"), ("0 3 * 13 *", "month"),
    ("0 3 * * 7", "weekday"),
    ("0 3 * * fri-mon", "weekday"), ("5-1 * * * *", "minute"), ("*/0 * * * *", "minute"), ("*/90 * * * *", "minute"),
    ("-5 * * * *", "minute"), ("1,,2 * * * *", "minute"), ("0 3 * foo *", "month"), ("0 3 ? * *", "day"),
])  # fmt: skip
def test_what_is_wrong_with_a_schedule_is_said(schedule, where):
    assert where in cron_fault(schedule)
    assert refused(schedule=schedule).code == "register-schedule"


ALL = sorted(NEXT)


@pytest.mark.parametrize("before", ALL)
@pytest.mark.parametrize("after", ALL)
def test_a_state_follows_only_where_somebody_could_have_meant_it(before, after):
    source = replace(new_source(**GOOD), state=before)
    if after == before or after in NEXT[before]:
        assert moved(source, after).state == after
    else:
        with pytest.raises(SourceError) as caught:
            moved(source, after)
        assert (caught.value.code, caught.value.parts["choices"]) == ("register-state", ", ".join(NEXT[before]))


@pytest.mark.parametrize("state", ["rejected", "dead"])
def test_what_was_turned_down_is_not_approved_without_being_proposed_again(state):
    with pytest.raises(SourceError):
        moved(replace(new_source(**GOOD), state=state), "approved")
