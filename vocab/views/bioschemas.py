"""Bioschemas Course 1.0: a course in that profile of schema.org, as one JSON object.

Source: <https://bioschemas.org/profiles/Course/1.0-RELEASE> and <https://bioschemas.org/profiles/CourseInstance/1.0-RELEASE>.
"""

import re

from vocab.graph import Change
from vocab.iris import Iris
from vocab.model import Offer
from vocab.terms import DCT, SCHEMA
from vocab.views.base import (
    Json,
    View,
    filled,
    is_course,
    keywords,
    known,
    moment,
    offerers,
    refused,
    uri,
)
from vocab.views.schemaorg import course_instance, organization

CONTEXT: Json = {"@vocab": SCHEMA, "dct": DCT}
"""Stands in each object, so that nobody has to fetch one."""
PROFILES = "https://bioschemas.org/profiles/"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*")


def view(change: Change, iris: Iris) -> View:
    """Return a course; the profile asks for a description, which is published only where a licence allows it."""
    offer = change.offer
    words = keywords(offer)
    reasons = refused(
        {
            "no-title": not offer.name.strip(),
            "not-a-course": not is_course(offer),
            "no-description": not offer.description.strip(),
            "no-licence": bool(offer.description.strip()) and not offer.licence,
            "no-keywords": not words,
        }
    )
    if reasons:
        return View(reasons=reasons)
    levels = [_term(one.iri, one.labels) for one in known(offer, "stages")]
    described: dict[str, Json] = {
        "@context": CONTEXT,
        "@id": iris.offer(change.key),
        "@type": "Course",
        "dct:conformsTo": {"@id": f"{PROFILES}Course/1.0-RELEASE"},
        "name": offer.name,
        "description": offer.description,
        "keywords": _listed(words),
        "url": uri(offer.url),
        "license": uri(offer.licence),
        "courseCode": offer.course_code,
        "about": [_term(one.iri, one.labels) for scheme in ("themes", "isced-f") for one in known(offer, scheme)],
        "educationalLevel": levels[0] if levels else "",
        "audience": _audiences(offer),
        "provider": [organization(one, iris) for one in dict.fromkeys(offerers(offer))],
        "hasCourseInstance": [_instance(number, change, iris) for number in range(len(offer.instances))],
        "dateModified": moment(offer.modified)[:10],
    }
    return View(document=filled(described))


def _listed(words: list[str]) -> Json:
    """Return keywords as one text; what could be taken for an address is said to be a term."""
    text = ", ".join(words)
    return {"@type": "DefinedTerm", "name": text} if _URI.fullmatch(text) else text


def _term(iri: str, labels: dict[str, str]) -> Json:
    return {"@type": "DefinedTerm", "@id": iri, "name": labels.get("en") or labels.get("de") or iri}


def _audiences(offer: Offer) -> list[Json]:
    said: list[Json] = [{"@type": "EducationalAudience", "audienceType": word} for word in offer.audiences if word]
    found: list[Json] = [
        {"@type": "EducationalAudience", "@id": one.iri, "audienceType": one.labels.get("en", one.name)}
        for one in known(offer, "target-groups")
    ]
    return said + found


def _instance(number: int, change: Change, iris: Iris) -> Json:
    """Return one time that a course is held; it keeps to its own profile when its form and its only place are known."""
    said = course_instance(change.offer.instances[number], change.offer, iris)
    venues = said.get("location")
    if isinstance(venues, list) and len(venues) == 1:
        said["location"] = venues[0]
    if change.offer.languages:
        said["inLanguage"] = change.offer.languages[0]
    if "courseMode" in said and isinstance(said.get("location"), dict):
        said["dct:conformsTo"] = {"@id": f"{PROFILES}CourseInstance/1.0-RELEASE"}
    return said
