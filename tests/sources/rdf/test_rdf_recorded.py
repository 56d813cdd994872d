"""Examples of schema.org and the European Learning Model are read as files; what describes no offer yields none."""

import re

import pytest

from harvester.mapping import offer
from harvester.records import Source

_BLOCK = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_OFFER = re.compile(
    rb'^\s*\[?\s*\{[^{}]*"@type"\s*:\s*"(?:Course|(?:\w*Event|EventSeries)|EducationalOccupationalProgram)"'
)
NAMELESS = {"eg-0332"}
"""Courses that the example gives no name."""


def test_examples_whose_subject_is_an_offer_are_read(shared, read_file):
    files = sorted((shared / "material/en/schemaorg-examples").glob("*.json.html"))
    read = 0
    for file in files:
        for block in _BLOCK.findall(file.read_bytes()):
            found = read_file("rdf", block)
            if not _OFFER.match(block) or file.name.partition(".")[0] in NAMELESS:
                continue
            assert found.offers, file.name
            assert all(offer(one, Source(id="s", address=one.page)).offer for one in found.offers)
            read += 1
    assert read >= 20


def test_the_learning_opportunity_of_the_judge_is_read(shared, read_file):
    found = read_file("rdf", (shared / "judges/elm/elm.ttl").read_bytes())
    assert found.codes == []
    properties = found.properties
    assert properties["name"] == ("Deutsch A1",)
    assert properties["offers"][0].properties == {"price": ("85.0",), "priceCurrency": ("EUR",)}
    assert properties["about"][0].properties["termCode"] == ("0231",)
    made = offer(found.offers[0], Source(id="s", address=found.offers[0].page)).offer
    assert made is not None
    assert (made.languages, made.instances[0].mode) == (("de",), "onsite")
    assert made.providers[0].name == "vhs Region Kassel"


@pytest.mark.parametrize("folder", ["rdf/ontology", "rdf/ap/loq"])
def test_ontologies_and_shapes_describe_no_offers(folder, shared, read_file):
    for file in sorted((shared / "material/conformance/elm" / folder).glob("*.ttl")):
        found = read_file("rdf", file.read_bytes())
        assert (found.offers, found.codes) == ([], ["rdf-no-offers"]), file.name


def test_credentials_describe_no_offers(shared, read_file):
    for file in sorted((shared / "material/conformance/elm/Credentials").rglob("*.json*")):
        found = read_file("rdf", file.read_bytes())
        assert found.offers == [], file.name
        assert found.codes, file.name


def test_the_events_of_the_openactive_tutorial_are_read(shared, read_file):
    for file in sorted((shared / "material/data/openactive/tutorials").rglob("*.json")):
        found = read_file("rdf", file.read_bytes())
        assert len(found.offers) == 1, file.name
