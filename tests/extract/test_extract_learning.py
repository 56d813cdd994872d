"""Open educational resources that call themselves creative works made for learning are offers; other works are none."""

import pytest

from harvester.extract.base import adapter
from harvester.records import Page, RawOffer, Source

PAGE = '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"{type}","name":"Ton",{more}}}</script>'
RECORDED = {
    "hoou-ifm-erzaehlung-wie.html": "IFM - Erzählung. Wie?",
    "hoou-online-punkteabfrage.html": "Online Punkteabfrage",
    "hoou-tutorial-lernen-lernen.html": "Tutorial: Lernen lernen",
}


def offers(body: bytes) -> list[RawOffer]:
    address = "https://oer.example/material/ton"
    page = Page(address=address, asked=address, body=body, media_type="text/html", charset="utf-8")
    found = adapter("web").extract(page, Source(id="oer", address="https://oer.example/"))
    return [one for one in found if isinstance(one, RawOffer)]


@pytest.mark.parametrize(
    ("type_", "more", "count"),
    [
        ("CreativeWork", '"learningResourceType":"Arbeitsblatt"', 1),
        ("VideoObject", '"educationalLevel":"Grundschule"', 1),
        ("CreativeWork", '"keywords":"Ton"', 0),
        ("NewsArticle", '"educationalLevel":"Grundschule"', 0),
    ],
)
def test_a_work_made_for_learning_is_a_learning_resource(type_, more, count):
    found = offers(PAGE.format(type=type_, more=more).encode())
    assert [one.item.types for one in found] == [("LearningResource",)] * count


@pytest.mark.parametrize("file", RECORDED)
def test_recorded_resources_are_read(shared, file):
    body = (shared / "material" / "de" / "hoou-oersi" / file).read_bytes()
    assert [one.item.properties["name"] for one in offers(body)] == [(RECORDED[file],)]
