"""Says an offer as one JSON object, for programs that want no RDF: its triples as a tree; shared parts repeat."""

from harvester.records import Change
from vocab.contexts import CONTEXT, Json, fold, subjects
from vocab.graph import describe
from vocab.iris import Iris
from vocab.terms import SCHEMA
from vocab.things import Run

_AREA = "AdministrativeArea"
_DAYS = {"startDay": "startDate", "endDay": "endDate", "dayModified": "dateModified"}
_ADDRESSES = {"eventStatus", "eventAttendanceMode"}
"""Members whose values schema.org calls by their addresses."""
_OURS = frozenset(
    """
    accessibilityFeature certification changed classification derivedFrom dvvArea format iscedField languageLevel
    municipality offerType priceCategory providerMunicipality run socialArea source spatial stage targetGroup theme
    words
    """.split()
)
"""Members that are not of schema.org."""


def plain(change: Change, run: Run, iris: Iris) -> dict[str, Json]:
    """Return the offer of `change` as JSON-LD with our context; what is not known is left out."""
    lines = (line for entity in describe(change, run, iris) for line in entity.lines)
    tree = fold(subjects(lines), iris.offer(change.key))
    return {"@context": f"{iris.base}vocab/{CONTEXT}", **tree}


def in_page(change: Change, run: Run, iris: Iris) -> dict[str, Json]:
    """Return the offer as search engines read it in a page: in the names of schema.org alone, with nothing to fetch."""
    tree = plain(change, run, iris)
    said: dict[str, Json] = {**_schema(tree), "@context": {"@vocab": SCHEMA}, "@type": change.offer.type}
    spatial = tree.get("spatial", [])
    assert isinstance(spatial, list)
    venues: list[Json] = [_schema(one) for one in spatial if isinstance(one, dict) and one["@type"] != _AREA]
    held = said.get("hasCourseInstance", [])
    for one in held if venues and isinstance(held, list) else []:
        if isinstance(one, dict):
            one.setdefault("location", venues)
    return said


def _schema(thing: dict[str, Json]) -> dict[str, Json]:
    return {_DAYS.get(name, name): _value(name, value) for name, value in thing.items() if name not in _OURS}


def _value(name: str, value: Json) -> Json:
    if isinstance(value, list):
        return [_value(name, one) for one in value]
    if isinstance(value, dict):
        return _schema(value)
    return f"{SCHEMA}{value}" if isinstance(value, str) and name in _ADDRESSES else value
