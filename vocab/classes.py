"""Says in RDF what an offer was found to belong to, why and how surely, and what the concepts are called."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from vocab import codes
from vocab.entities import A, Entity, Say, entity
from vocab.iris import DISTRICT, MUNICIPALITY, STATE, Iris, concept
from vocab.lines import decimal, literal
from vocab.model import Classification, Offer
from vocab.places import gazetteer
from vocab.places.states import STATES
from vocab.terms import DCT, SKOS, be, schema

Part = Callable[[str, str], str]
"""Takes kind and name of a part of an offer, and returns its IRI as N-Triples has it."""

PROPERTIES: dict[str, tuple[str, ...]] = {
    "themes": (be("theme"), schema("about")),
    "stages": (be("stage"), schema("educationalLevel")),
    "types": (be("offerType"),),
    "target-groups": (be("targetGroup"),),
    "isced-f": (be("iscedField"),),
    "language-levels": (be("languageLevel"),),
    "formats": (be("format"),),
    "price-categories": (be("priceCategory"),),
    "certificates": (be("certificate"),),
    "accessibility": (be("accessibilityFeature"),),
    "dvv": (be("dvvArea"),),
    "municipality": (f"<{DCT}spatial>", be("municipality")),
    "provider-municipality": (be("providerMunicipality"),),
}
"""Code list -> the properties that lead from an offer to its concepts, our own and where there is one schema.org's."""

_WORDS, _IN_SCHEME, _BROADER = be("words"), f"<{SKOS}inScheme>", f"<{SKOS}broader>"
_LABEL, _NOTATION = f"<{SKOS}prefLabel>", f"<{SKOS}notation>"
SHOWN = 3
"""Pieces of evidence that are published of each verdict."""


def write_classes(offer: Offer, me: str, part: Part, iris: Iris, say: Say) -> None:
    """Write the verdicts on an offer: the concept itself, and beside it who says so, how surely, by which words."""
    for verdict in offer.classifications:
        scheme = verdict.concept.partition("/")[0]
        thing = f"<{concept(verdict.concept)}>"
        for name in PROPERTIES[scheme]:
            say(me, name, thing)
        _write_verdict(verdict, thing, me, part("class", verdict.concept), say)
    for area in dict.fromkeys(place.area for place in offer.places if place.area):
        say(me, be("socialArea"), f"<{iris.area(area)}>")


def _write_verdict(verdict: Classification, thing: str, me: str, node: str, say: Say) -> None:
    say(me, be("classification"), node)
    say(node, A, be("Classification"))
    say(node, be("concept"), thing)
    say(node, be("confidence"), decimal(f"{verdict.confidence:.2f}"))
    say(node, be("method"), be(f"methods/{verdict.method}"))
    for evidence in verdict.evidence[:SHOWN]:
        say(node, _WORDS, literal(evidence.words))


def describe_concepts(named: Iterable[str]) -> Iterator[Entity]:
    """Yield the concepts that an offer belongs to, by list and name, and all that are broader, each with its labels."""
    for name in named:
        key = name
        while key and key.partition("/")[0] in codes.schemes():
            yield _concept(key)
            key = codes.concept(key).broader


@lru_cache(1_024)
def _concept(key: str) -> Entity:
    found = codes.concept(key)

    def fill(say: Say, me: str) -> None:
        say(me, A, f"<{SKOS}Concept>")
        for language, label in found.labels.items():
            say(me, _LABEL, f"{literal(label)}@{language}")
        say(me, _IN_SCHEME, be(found.scheme))
        if found.notation:
            say(me, _NOTATION, literal(found.notation))
        if found.broader:
            say(me, _BROADER, be(found.broader))

    return entity(found.iri, fill)


def describe_municipalities(keys: Iterable[str]) -> Iterator[Entity]:
    """Yield the municipalities of these AGS with their districts and states, each with its name."""
    for ags in keys:
        yield _area(MUNICIPALITY, ags, gazetteer().name(ags), DISTRICT, ags[:5])
        if district := gazetteer().district(ags):
            yield _area(DISTRICT, ags[:5], district.name, STATE, ags[:2])
        yield _area(STATE, ags[:2], STATES.get(ags[:2], ags[:2]), "", "")


@lru_cache(4_096)
def describe_social_area(name: str, iris: Iris) -> Entity:
    """Return a social area, named by AGS, a slash and the municipality's own name for it."""
    ags, _, own = name.partition("/")

    def fill(say: Say, me: str) -> None:
        say(me, A, be("SocialArea"))
        say(me, schema("name"), literal(own))
        say(me, f"<{DCT}isPartOf>", f"<{MUNICIPALITY}{ags}>")

    return entity(iris.area(name), fill)


@lru_cache(4_096)
def _area(kind: str, key: str, name: str, above: str, key_above: str) -> Entity:
    def fill(say: Say, me: str) -> None:
        say(me, A, schema("AdministrativeArea"))
        say(me, schema("name"), literal(name))
        say(me, schema("identifier"), literal(key))
        if above:
            say(me, schema("containedInPlace"), f"<{above}{key_above}>")

    return entity(kind + key, fill)
