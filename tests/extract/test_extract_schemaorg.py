"""The examples of schema.org: all syntaxes of one example yield the same offers, or a reason stands here."""

import pytest

from harvester.records import Item

DIFFERENT = {
    "eg-0009": "the JSON-LD events have no name",
    "eg-0172": "the JSON-LD holds a place and an offer, no event",
    "eg-0332": "the JSON-LD course has no name",
    "eg-0426": "the JSON-LD leaves the year out of the name, and only it gives the place a name; the RDFa links to one",
    "eg-0436": "the quotation marks of the name stand in microdata and RDFa only; the dates of the RDFa are others",
}
NO_OFFERS = {
    "eg-0010", "eg-0011", "eg-0025", "eg-0204", "eg-0207", "eg-0208", "eg-0228", "eg-0259", "eg-0260", "eg-0261",
    "eg-0277", "eg-0393", "eg-0394", "eg-0396", "eg-0397", "eg-0462", "eg-0475", "eg-3617", "eg-4505",
}  # fmt: skip
"""Products, people, credentials, places, occupations, services: nothing that one can take part in."""


def words(item, name):
    value = next(iter(item.properties.get(name, ())), "")
    return value if isinstance(value, str) else next(iter(value.properties.get("name", ())), "")


def times(item):
    return words(item, "startDate"), words(item, "endDate"), words(item, "location")


def parts(item, name):
    return tuple(sorted(times(part) for part in item.properties.get(name, ()) if isinstance(part, Item)))


def prices(item):
    found = []
    for name in ("offers", "hasCourseInstance", "subEvent"):
        for part in item.properties.get(name, ()):
            if isinstance(part, Item):
                found += [part.properties[n][0] for n in ("price", "lowPrice", "highPrice") if n in part.properties]
                found += prices(part)
    return sorted(found)


def seen(offer):
    item = offer.item
    instances = [parts(item, name) for name in ("hasCourseInstance", "subEvent")]
    return item.types, item.properties["name"], times(item), *instances, prices(item)


@pytest.fixture
def read_example(read, shared):
    def read_all(example):
        files = sorted((shared / "material/en/schemaorg-examples").glob(f"{example}.*.html"))
        return {file.name.split(".")[1]: read(file.read_bytes(), f"https://example.org/{example}") for file in files}

    return read_all


@pytest.fixture
def examples(shared):
    return sorted({file.name.split(".")[0] for file in (shared / "material/en/schemaorg-examples").glob("*.html")})


def test_all_syntaxes_of_an_example_say_the_same(read_example, examples):
    for example in examples:
        said = {syntax: [seen(offer) for offer in got.offers] for syntax, got in read_example(example).items()}
        same = all(one == said[next(iter(said))] for one in said.values())
        assert same != (example in DIFFERENT), (example, said)


def test_examples_without_an_offer_yield_none_and_all_others_at_least_one(read_example, examples):
    without = {example for example in examples if not any(got.offers for got in read_example(example).values())}
    assert without == NO_OFFERS


def test_examples_of_several_syntaxes_are_many(read_example, examples):
    assert sum(len(read_example(example)) > 1 and example not in DIFFERENT for example in examples) >= 20


def test_offers_without_a_name_are_reported(read_example):
    assert read_example("eg-0009")["json"].codes == ["offer-without-name"] * 2
    assert read_example("eg-0332")["json"].codes == ["offer-without-name"]


def test_the_body_of_a_page_may_be_the_offer(read_example):
    assert [offer.item.types for offer in read_example("eg-0333")["rdfa"].offers] == [("Course",)]
