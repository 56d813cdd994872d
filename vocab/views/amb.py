"""AMB: an offer in the general metadata profile for educational resources (KIM, 20231019), as one JSON object.

Source: <https://w3id.org/kim/amb/20231019/>. Its subjects are those of the German statistics of higher education; the
code list of fields has no mapping to them, so `SUBJECTS` is one, by group.
"""

from vocab.graph import Change
from vocab.iris import Iris
from vocab.model import Offer
from vocab.terms import COURSES, RESOURCES
from vocab.views.authorities import LANGUAGES
from vocab.views.base import (
    HCRT,
    TEXT_LANGUAGE,
    WIDER,
    Json,
    View,
    filled,
    is_course,
    keywords,
    known,
    languages,
    matches,
    moment,
    offerers,
    refused,
    uri,
)
from vocab.views.schemaorg import aliased, course_instance, free, organization, prices

CONTEXT: Json = ["https://w3id.org/kim/amb/context.jsonld", {"@language": TEXT_LANGUAGE}]
LEVEL = "https://w3id.org/kim/educationalLevel/"
LEVELS = {
    "level_0": {"de": "Elementarbereich", "en": "Early childhood education"},
    "level_1": {"de": "Primarbereich", "en": "Primary education"},
    "level_2": {"de": "Sekundarbereich I", "en": "Lower secondary education"},
    "level_3": {"de": "Sekundarbereich II", "en": "Upper secondary education"},
    "level_4": {"de": "Postsekundarer nicht-tertiärer Bereich", "en": "Post-secondary non-tertiary education"},
    "level_5": {"de": "Kurzes tertiäres Bildungsprogramm", "en": "Short-cycle tertiary education"},
    "level_678": {"de": "Hochschule", "en": "University"},
    "level_10": {"de": "Fortbildung", "en": "Advanced training"},
}
"""Level in the list of KIM -> its labels there; our stages are only like them."""
_SUBJECT = "https://w3id.org/kim/hochschulfaechersystematik/"
SUBJECTS = {
    "0": ("n0", "Fachübergreifend", "Interdisciplinary"),
    "1": ("n1", "Geisteswissenschaften", "Humanities"),
    "3": ("n3", "Rechts-, Wirtschafts- und Sozialwissenschaften", "Law, Economics and Social Sciences"),
    "4": ("n4", "Mathematik, Naturwissenschaften", "Mathematics, Natural Sciences"),
    "5": ("n5", "Humanmedizin/Gesundheitswissenschaften", "Human Medicine / Health Sciences"),
    "7": (
        "n7",
        "Agrar-, Forst- und Ernährungswissenschaften, Veterinärmedizin",
        "Agricultural, Forest and Nutritional Sciences, Veterinary medicine",
    ),
    "8": ("n8", "Ingenieurwissenschaften", "Engineering Sciences"),
    "9": ("n9", "Kunst, Kunstwissenschaft", "Art, Art Theory"),
}
"""Group of subjects -> its name in the list of KIM, and its labels there."""
GROUPS = {
    "01": "3",
    "021": "9",
    "022": "1",
    "023": "1",
    "03": "3",
    "04": "3",
    "05": "4",
    "06": "8",
    "07": "8",
    "08": "7",
    "091": "5",
    "092": "3",
}
"""Beginning of a code of ISCED-F 2013 -> group of subjects, as the statistics of higher education sort the same fields
(Destatis, "Systematik der Fächergruppen, Studienbereiche und Studienfächer"). Basic education (00), services (10) and
what covers several groups are left out."""


def view(change: Change, iris: Iris) -> View:
    """Return an offer that is a course or a learning resource; events are no works, so AMB has no room for them."""
    offer = change.offer
    course = is_course(offer)
    reasons = refused({"no-title": not offer.name.strip(), "not-a-course": not course and offer.type not in RESOURCES})
    if reasons:
        return View(reasons=reasons)
    providers: list[Json] = [organization(one, iris) for one in offerers(offer)]
    described: dict[str, Json] = {
        "@context": CONTEXT,
        "id": iris.offer(change.key),
        "type": _types(offer, course=course),
        "name": offer.name,
        "description": offer.description if offer.licence else "",
        "url": uri(offer.url),
        "about": _about(offer),
        "keywords": [*keywords(offer)],
        "inLanguage": [*languages(offer, LANGUAGES)],
        "learningResourceType": _resource_type(offer, course=course),
        "educationalLevel": _levels(offer),
        "audience": [_concept(one.iri, one.labels) for one in known(offer, "target-groups")],
        "publisher": aliased(providers),
        "isAccessibleForFree": free(offer),
        "courseCode": offer.course_code if course else "",
        "offers": aliased(prices(offer.price)),
        "hasCourseInstance": [aliased(course_instance(one, offer, iris)) for one in offer.instances] if course else [],
        "dateModified": moment(offer.modified),
        "mainEntityOfPage": [_page(change, iris)],
    }
    return View(document=filled(described))


def _types(offer: Offer, *, course: bool) -> list[Json]:
    if course:
        return ["LearningResource", "Course"]
    return ["LearningResource", "Quiz"] if offer.type == "Quiz" else ["LearningResource"]


def _concept(iri: str, labels: dict[str, str]) -> Json:
    return filled({"id": iri, "type": "Concept", "prefLabel": {**labels}})


def _resource_type(offer: Offer, *, course: bool) -> list[Json]:
    found: list[Json] = [_concept(one.iri, one.labels) for one in matches(offer, "types", HCRT)]
    named = any(isinstance(one, dict) and one["id"] == f"{HCRT}course" for one in found)
    if course and not named and (offer.type in COURSES or not found):
        found.insert(0, _concept(f"{HCRT}course", {"de": "Kurs", "en": "Course"}))
    return found


def _levels(offer: Offer) -> list[Json]:
    found = matches(offer, "stages", LEVEL, WIDER)
    return [_concept(one.iri, LEVELS.get(one.iri.removeprefix(LEVEL), one.labels)) for one in found]


def _about(offer: Offer) -> list[Json]:
    """Return the subjects and themes; AMB takes themes only where a subject of its own lists stands beside them."""
    groups = dict.fromkeys(
        group for one in known(offer, "isced-f") for start, group in GROUPS.items() if one.notation.startswith(start)
    )
    subjects = [_concept(_SUBJECT + name, {"de": de, "en": en}) for name, de, en in map(SUBJECTS.__getitem__, groups)]
    themes = [_concept(one.iri, one.labels) for one in known(offer, "themes")]
    return [*subjects, *themes] if subjects else []


def _page(change: Change, iris: Iris) -> Json:
    """Return what is said of the description itself: where it stands, when it changed, the licence of its texts."""
    return filled(
        {
            "id": f"{iris.base}offers/{change.key}",
            "type": "WebContent",
            "dateModified": moment(change.at),
            "license": {"id": uri(change.offer.licence)} if uri(change.offer.licence) else {},
            "provider": {"id": iris.dataset(), "type": "Dataset", "name": "Bildungsernte"},
        }
    )
