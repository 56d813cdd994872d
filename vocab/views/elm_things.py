"""What learning opportunities of ELM share: organisations, locations and the concepts of European code lists."""

from collections.abc import Mapping
from functools import lru_cache

from vocab.entities import A, Entity
from vocab.lines import literal
from vocab.model import Offer, Organization, Place, concepts
from vocab.terms import DCT, SKOS, XSD
from vocab.views.authorities import AUTHORITY, COUNTRIES, CURRENCIES, EUROPASS, LANGUAGES, Term
from vocab.views.base import TEXT_LANGUAGE, offerers, web

ELM = "http://data.europa.eu/snb/model/elm/"
FOAF = "http://xmlns.com/foaf/0.1/"
ROV = "http://www.w3.org/ns/regorg#"
ADMS = "http://www.w3.org/ns/adms#"
SNB = "http://data.europa.eu/snb/"
PREFIXES = {
    "elm": ELM, "dct": DCT, "foaf": FOAF, "rov": ROV, "adms": ADMS, "skos": SKOS, "xsd": XSD,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}  # fmt: skip
"""Prefixes of a Turtle file of this view."""
SCHEME = "25831c2"
"""Local name of each code list of Europass."""

Concept = tuple[Entity, Entity]
"""A concept and its code list, both of which the profile wants in the data."""


def elm(name: str) -> str:
    """Return a term of ELM as N-Triples has it.

    >>> elm("Note")
    '<http://data.europa.eu/snb/model/elm/Note>'
    """
    return f"<{ELM}{name}>"


def text(words: str) -> str:
    """Return a text in the language that texts are taken to be in."""
    return f"{literal(words)}@{TEXT_LANGUAGE}"


class Lines:
    """Gathers triples, those of one subject together, each once."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, None]] = {}

    def __call__(self, subject: str, predicate: str, thing: str) -> None:
        """Take one triple; the subject is an IRI without brackets."""
        self._of.setdefault(subject, {})[f"<{subject}> {predicate} {thing} ."] = None

    def note(self, iri: str, words: str) -> str:
        """Write a note; return it as N-Triples has it."""
        self(iri, A, elm("Note"))
        self(iri, elm("noteLiteral"), text(words))
        return f"<{iri}>"

    def page(self, iri: str, url: str) -> str:
        """Write a web resource; return it as N-Triples has it."""
        self(iri, A, elm("WebResource"))
        self(iri, elm("contentUrl"), f"{literal(web(url))}^^<{XSD}anyURI>")
        return f"<{iri}>"

    def all(self) -> tuple[str, ...]:
        """Return the lines, subject after subject."""
        return tuple(line for lines in self._of.values() for line in lines)


@lru_cache(4_096)
def concept(iri: str, de: str, en: str, scheme: str) -> Concept:
    """Return a concept of a European code list, and the list."""
    lines = Lines()
    lines(iri, A, f"<{SKOS}Concept>")
    for language, label in (("de", de), ("en", en)):
        if label:
            lines(iri, f"<{SKOS}prefLabel>", f"{literal(label)}@{language}")
    lines(iri, f"<{SKOS}inScheme>", f"<{scheme}>")
    return Entity(iri, lines.all()), Entity(scheme, (f"<{scheme}> {A} <{SKOS}ConceptScheme> .",))


def europass(iri: str, labels: Mapping[str, str] | None = None) -> Concept:
    """Return a concept of Europass with its labels, and its code list; `labels` holds for one that has none here."""
    term = EUROPASS.get(iri.removeprefix(SNB))
    said = {"de": term.de, "en": term.en} if term else labels or {}
    return concept(iri, said.get("de", ""), said.get("en", ""), f"{iri.rpartition('/')[0]}/{SCHEME}")


def _authority(table: str, term: Term) -> Concept:
    return concept(f"{AUTHORITY}{table}/{term.code}", term.de, term.en, AUTHORITY + table)


def language(code: str) -> Concept:
    """Return the language of a code of ISO 639-1."""
    return _authority("language", LANGUAGES[code])


def country(code: str) -> Concept:
    """Return the country of a code of ISO 3166-1."""
    return _authority("country", COUNTRIES[code])


def currency(code: str) -> Concept:
    """Return the currency of a code of ISO 4217."""
    return _authority("currency", CURRENCIES[code])


def lies_in(place: Place) -> str:
    """Return the country that a place lies in: as it says itself, or Germany where its municipality is known."""
    if place.country in COUNTRIES:
        return place.country
    return "DE" if place.municipality and not place.country else ""


def seated(one: Organization, offer: Offer) -> str:
    """Return the country that an organisation is at home in: that of its address, or else the one where it is at work.

    That is the municipality that its source belongs to, or the country in which all venues of the offer lie. Of the
    address that the profile demands, nothing but the country is then said.
    """
    if one.address and (code := lies_in(one.address)):
        return code
    if len(offerers(offer)) > 1:
        return ""
    if concepts(offer, "provider-municipality") or concepts(offer, "municipality"):
        return "DE"
    everywhere = (*offer.places, *(place for held in offer.instances for place in held.places))
    countries = {lies_in(place) for place in everywhere if not place.online} - {""}
    return countries.pop() if len(countries) == 1 else ""


def describe_organisation(iri: str, one: Organization, code: str) -> Entity:
    """Return an organisation that has its seat in the country `code`."""
    lines = Lines()
    lines(iri, A, elm("Organisation"))
    lines(iri, f"<{ROV}legalName>", text(one.name))
    if web(one.url):
        lines(iri, f"<{FOAF}homepage>", lines.page(f"{iri}#homepage", one.url))
    lines(iri, elm("location"), _location(lines, f"{iri}#location", one.address or Place(), code))
    return Entity(iri, lines.all())


def describe_location(iri: str, place: Place, code: str) -> Entity:
    """Return a venue in the country `code`."""
    lines = Lines()
    _location(lines, iri, place, code)
    if place.name:
        lines(iri, elm("geographicName"), text(place.name))
    return Entity(iri, lines.all())


def _location(lines: Lines, iri: str, place: Place, code: str) -> str:
    at = f"{iri}-address" if "#" in iri else f"{iri}#address"
    lines(iri, A, f"<{DCT}Location>")
    lines(iri, elm("address"), f"<{at}>")
    lines(at, A, elm("Address"))
    lines(at, elm("countryCode"), f"<{country(code)[0].iri}>")
    town = f"{place.postal_code} {place.locality}".strip()
    if whole := ", ".join(part for part in (place.street, town) if part):
        lines(at, elm("fullAddress"), lines.note(f"{at}-full", whole))
    return f"<{iri}>"
