"""AMB: the judge is the one of the profile's own examples, and every document that is given passes it."""

import json

import msgspec
import pytest

from vocab.model import Classification
from vocab.views import amb as made

EXAMPLES = "material/de/amb/20231019/examples"
NOT_IN_PYTHON = {"dateTime.json": "a time without a zone, which RFC 3339 and so Python's checker refuse"}


def files(shared, kind):
    return {
        file.name: json.loads(file.read_text("utf-8")) for file in sorted((shared / EXAMPLES / kind).glob("*.json"))
    }


def test_the_judge_passes_the_valid_examples_of_the_profile(shared, amb):
    found = files(shared, "valid")
    assert len(found) == 33
    assert {name for name, document in found.items() if not amb.is_valid(document)} == set(NOT_IN_PYTHON)


def test_the_judge_catches_the_invalid_examples_of_the_profile(shared, amb):
    found = files(shared, "invalid")
    assert len(found) == 35
    assert [name for name, document in found.items() if amb.is_valid(document)] == []


def test_every_document_is_valid(amb, changes, iris):
    views = [made.view(change, iris) for change in changes]
    wrong = {v.document["id"]: [e.message for e in amb.iter_errors(v.document)] for v in views if v.document}
    assert {name: errors for name, errors in wrong.items() if errors} == {}
    assert len(wrong) > 100


def test_a_complete_course_says_all_that_is_known(complete, as_change, iris):
    document = made.view(as_change(complete), iris).document
    assert document["type"] == ["LearningResource", "Course"]
    assert document["name"] == "Klimawerkstatt"
    assert [one["id"].rsplit("/", 1)[1] for one in document["about"]] == ["n4"]
    assert document["learningResourceType"][0]["id"] == "https://w3id.org/kim/hcrt/course"
    assert document["inLanguage"] == ["de"]
    assert document["isAccessibleForFree"] is False
    assert document["publisher"][0]["name"] == "VHS Kassel"
    assert [one["startDate"] for one in document["hasCourseInstance"]] == ["2026-10-05T18:00:00+02:00", "2027-03-01"]
    assert document["mainEntityOfPage"][0]["license"] == {"id": "https://creativecommons.org/licenses/by/4.0/"}
    assert "license" not in document


@pytest.mark.parametrize(
    ("kind", "given"), [("types/seminar", True), ("types/language-course", True), ("types/lecture", False), ("", False)]
)
def test_an_event_is_a_course_when_its_kind_is_one(complete, as_change, iris, kind, given):
    verdicts = (Classification(concept=kind, confidence=0.9, method="rule"),) if kind else ()
    view = made.view(as_change(msgspec.structs.replace(complete, type="Event", classifications=verdicts)), iris)
    assert bool(view.document) == given


@pytest.mark.parametrize(
    ("kind", "reasons"), [("Course", ()), ("Quiz", ()), ("Event", ("not-a-course",)), ("Festival", ("not-a-course",))]
)
def test_only_courses_and_learning_resources_are_works(complete, as_change, iris, kind, reasons):
    assert made.view(as_change(msgspec.structs.replace(complete, type=kind)), iris).reasons == reasons
