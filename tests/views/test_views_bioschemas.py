"""Bioschemas: each course has the properties of the profile, in the kinds that it expects.

The table was written from `Course/jsonld/Course_v1.0-RELEASE.json` and `CourseInstance/jsonld/…_v1.0-RELEASE.json` of
<https://github.com/BioSchemas/specifications> (13 September 2022): marginality, cardinality and expected types.
"""

import jsonschema
import msgspec
import pytest

from vocab.views import bioschemas as made

TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "format": "uri"}
DAY = {"type": "string", "format": "date"}
THING = {"type": "object", "required": ["@type"]}


def many(of):
    return {"anyOf": [of, {"type": "array", "minItems": 1, "items": of}]}


def one_of(*kinds):
    return {"anyOf": [*kinds]}


INSTANCE = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"const": "CourseInstance"},
        "courseMode": many(TEXT),
        "location": one_of(THING, TEXT, {"type": "array"}),
        "endDate": one_of(DAY, {"type": "string", "format": "date-time"}),
        "startDate": one_of(DAY, {"type": "string", "format": "date-time"}),
        "inLanguage": TEXT,
        "offers": many(THING),
        "url": URL,
        "eventStatus": URL,
        "subEvent": many(THING),
    },
    "if": {"required": ["dct:conformsTo"]},
    "then": {"required": ["courseMode", "location"], "properties": {"location": one_of(THING, TEXT)}},
}
COURSE = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["@context", "@id", "@type", "dct:conformsTo", "description", "keywords", "name"],
    "properties": {
        "@id": URL,
        "@type": {"const": "Course"},
        "dct:conformsTo": {"const": {"@id": "https://bioschemas.org/profiles/Course/1.0-RELEASE"}},
        "about": many(THING),
        "audience": many(THING),
        "courseCode": many(TEXT),
        "dateModified": DAY,
        "description": TEXT,
        "educationalLevel": one_of(THING, TEXT),
        "hasCourseInstance": many(INSTANCE),
        "keywords": one_of(THING, TEXT),
        "license": URL,
        "name": TEXT,
        "provider": many(THING),
        "url": URL,
    },
}
RECOMMENDED = {"about", "hasCourseInstance", "license", "provider", "url"}
"""Recommended properties that an offer can have here; the others (abstract, citation, teaches …) no source states."""


@pytest.fixture(scope="module")
def judge():
    return jsonschema.Draft7Validator(COURSE, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


def test_every_document_keeps_to_the_profile(judge, changes, iris):
    documents = [view.document for change in changes if (view := made.view(change, iris)).document]
    wrong = {one["@id"]: [e.message for e in judge.iter_errors(one)] for one in documents}
    assert {name: errors for name, errors in wrong.items() if errors} == {}
    assert len(documents) > 20


def test_a_complete_course_has_what_is_recommended(complete, as_change, iris):
    document = made.view(as_change(complete), iris).document
    assert set(document) >= RECOMMENDED
    assert document["keywords"].startswith("Klima, ")
    assert [("dct:conformsTo" in one) for one in document["hasCourseInstance"]] == [True, True]
    assert "https://schema.org" not in str(document["@context"]).replace("'https://schema.org/'", "")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"description": ""}, "no-description"),
        ({"licence": ""}, "no-licence"),
        ({"keywords": (), "classifications": ()}, "no-keywords"),
        ({"type": "EducationEvent"}, "not-a-course"),
        ({"name": ""}, "no-title"),
    ],
)
def test_what_is_missing_is_the_reason(complete, as_change, iris, fields, reason):
    assert made.view(as_change(msgspec.structs.replace(complete, **fields)), iris).reasons == (reason,)
