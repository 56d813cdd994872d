"""MOOChub: the whole answer of the interface passes the schema."""

import msgspec
import pytest

from vocab.model import Amount, Price
from vocab.views import moochub as made


def answer(views, **page):
    return {
        "links": made.links("https://ernte.example/feeds/offers.moochub.json", **page),
        "data": [view.document for view in views if view.document],
    }


def test_the_whole_answer_is_valid(moochub, changes, iris):
    views = [made.view(change, iris) for change in changes]
    for page in ({}, {"page": 1, "last": 3}, {"page": 2, "last": 3}, {"page": 3, "last": 3}):
        assert [error.message for error in moochub.iter_errors(answer(views, **page))] == []
    assert len(answer(views)["data"]) > 20


def test_the_judge_catches_what_is_missing(moochub, complete, as_change, iris):
    whole = answer([made.view(as_change(complete), iris)])
    assert moochub.is_valid(whole)
    for name in ("name", "license", "creator", "publisher", "url", "learningResourceType"):
        attributes = {n: v for n, v in whole["data"][0]["attributes"].items() if n != name}
        assert not moochub.is_valid({**whole, "data": [{**whole["data"][0], "attributes": attributes}]}), name


def test_a_complete_course_says_all_that_is_known(complete, as_change, iris):
    item = made.view(as_change(complete), iris).document
    said = item["attributes"]
    assert item["id"] == made.view(as_change(complete), iris).document["id"]
    assert said["license"][0]["identifier"] == "CC-BY-4.0"
    assert said["courseMode"] == ["onsite"]
    assert said["startDate"] == ["2026-10-05T18:00:00+02:00"]
    assert said["offer"] == [
        {"price": 85.0, "priceCurrency": "EUR", "paymentFrequency": "one-time", "category": "course"}
    ]
    assert said["educationalAlignment"][0]["shortCode"] == "052"
    assert said["contentLocation"]["address"]["city"] == "Kassel"


@pytest.mark.parametrize(
    ("words", "often"),
    [("85 €", "one-time"), ("20 € im Monat", "monthly"), ("9 €/Woche", "weekly"), ("5 € pro Termin", "other")],
)
def test_a_price_is_paid_as_often_as_its_words_say(complete, as_change, iris, words, often):
    price = Price(words=words, amounts=(Amount(value="20", currency="EUR"),))
    item = made.view(as_change(msgspec.structs.replace(complete, price=price)), iris).document
    assert item["attributes"]["offer"][0]["paymentFrequency"] == often


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("providers", (), "no-provider"),
        ("licence", "https://vhs.example/agb", "unknown-licence"),
        ("type", "Event", "not-a-course"),
        ("url", "tel:110", "no-url"),
        ("name", " ", "no-title"),
    ],
)
def test_what_is_missing_is_the_reason(complete, as_change, iris, field, value, reason):
    view = made.view(as_change(msgspec.structs.replace(complete, **{field: value})), iris)
    assert (view.document, view.reasons) == (None, (reason,))
