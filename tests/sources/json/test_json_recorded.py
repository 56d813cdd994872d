"""Recorded answers of real interfaces and examples of their specifications are read; other JSON is described."""

import json
from pathlib import Path

import jsonschema
import pytest

from harvester.extract.base import adapter
from harvester.mapping import offer
from harvester.records import Follow, Page, RawOffer, Source
from vocab.model import Finding

READ = {
    "bootcamps.json": ("bootcamps", 3),
    "mitpe_events.json": ("mit-professional", 6),
    "mitxonline_courses.json": ("course-platform", 3),
    "ol_events.json": ("drupal-events", 1),
    "prolearn_csail_programs.json": ("prolearn", 3),
    "prolearn_mitpe_courses.json": ("prolearn", 4),
    "test_mitx_course.json": ("course-platform", 2),
    "test_non_mitx_course.json": ("course-platform", 1),
    "test_oll_courses.json": ("course-platform", 1),
    "test_sloan_courses.json": ("sloan", 99),
    "xpro_courses.json": ("xpro", 2),
    "xpro_programs.json": ("xpro", 2),
}
NO_OFFERS = {"place_example_1", "facilityuse_example_1", "slot_example_1"}


def read(body: bytes) -> tuple[str, list[RawOffer], list[Finding]]:
    """Return the mapping that was used, the offers and all findings but that of the mapping."""
    source = Source(id="vhs", address="https://vhs.example/api", kind="json")
    page = Page(address=source.address, asked=source.address, body=body)
    found = [one for one in adapter("json").extract(page, source) if not isinstance(one, Follow)]
    findings = [one for one in found if isinstance(one, Finding)]
    used = next((one.detail for one in findings if one.code == "json-mapping"), "")
    offers = [one for one in found if isinstance(one, RawOffer)]
    assert all(offer(one, source).offer for one in offers)
    return used, offers, [one for one in findings if one.code not in {"json-mapping", "json-elsewhere"}]


@pytest.mark.parametrize("name", sorted(READ))
def test_catalogues_of_course_providers_are_read(name, shared):
    used, offers, _ = read((shared / "material/data/mit-learn/test_json" / name).read_bytes())
    assert (used, len(offers)) == READ[name]
    assert len({one.local_id for one in offers}) == len(offers)


def test_catalogues_that_are_no_lists_of_offers_are_described(shared):
    for file in sorted((shared / "material/data/mit-learn/test_json").iterdir()):
        if file.name not in READ:
            used, offers, [found] = read(file.read_bytes())
            assert (used, offers, found.code) == ("", [], "json-unknown")
            assert found.detail


def test_degree_programmes_are_read(shared):
    used, offers, findings = read((shared / "material/data/ec2u/OfferingsPoitiers.json").read_bytes())
    assert (used, len(offers), findings) == ("ec2u", 98, [])


def test_the_examples_of_openactive_are_read(shared):
    files = sorted((shared / "material/data/openactive").glob("*_example_1.json"))
    assert len(files) > 10
    for file in files:
        used, offers, findings = read(file.read_bytes())
        assert used == "openactive", file.name
        if file.stem in NO_OFFERS:
            assert (offers, findings) == ([], [])
        elif file.name.startswith("scheduledsession-split"):
            assert (offers, [one.code for one in findings]) == ([], ["json-no-name"])
        else:
            assert len(offers) == 1, file.name
        assert "Person" not in str(offers)
        assert "@gll.org" not in str(offers)


def test_what_was_deleted_from_a_feed_is_absent(shared):
    file = shared / "material/data/openactive/sessionseries_example_1.json"
    feed = json.loads(file.read_text("utf-8"))
    assert len(read(json.dumps(feed).encode())[1]) == 1
    feed["items"][0]["state"] = "deleted"
    assert read(json.dumps(feed).encode())[1] == []


def test_the_sessions_of_a_series_become_its_dates(shared):
    _, [raw], _ = read((shared / "material/data/openactive/sessionseries_example_1.json").read_bytes())
    assert [one.properties["startDate"] for one in raw.item.properties["subEvent"]] == [
        ("2018-10-02T19:15:00Z",),
        ("2018-10-09T19:15:00Z",),
    ]


def test_a_session_takes_words_from_the_series_it_belongs_to(shared):
    _, [raw], _ = read((shared / "material/data/openactive/scheduledsession_example_1.json").read_bytes())
    assert raw.item.properties["name"] == ("Hot Yoga",)
    assert raw.item.properties["description"][0].startswith("This is the virtual version")
    assert raw.item.properties["location"][0].properties["name"] == ("Middlesbrough Sports Village",)


@pytest.mark.parametrize("release", ["20231019", "draft"])
def test_every_valid_example_of_amb_is_one_offer(release, shared):
    files = sorted((shared / "material/de/amb" / release / "examples/valid").glob("*.json"))
    assert len(files) > 25
    for file in files:
        used, offers, findings = read(file.read_bytes())
        assert (used, len(offers), findings) == ("amb", 1, []), file.name


@pytest.mark.parametrize("release", ["20231019", "draft"])
def test_an_invalid_example_of_amb_ends_in_offers_or_findings(release, shared):
    for file in sorted((shared / "material/de/amb" / release / "examples/invalid").glob("*.json")):
        _, offers, findings = read(file.read_bytes())
        assert offers or findings, file.name


def test_the_saved_leaf_of_moochub_is_what_its_schema_asks_for(shared):
    schema = json.loads((shared / "judges/moochub/moochub-schema.json").read_text("utf-8"))
    leaf = json.loads((Path(__file__).parent / "cases/moochub-leaf/page.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(leaf)
