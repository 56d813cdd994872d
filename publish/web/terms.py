"""Says of each class, property, shape and reason of our own what a page shows: graphs in, frozen views out."""

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from publish.web.language import noop
from publish.web.ontology import FILES, graph
from vocab import codes
from vocab.terms import BE, OWL, PREFIXES, RDFS, SH, SKOS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

QB = "http://purl.org/linked-data/cube#"
NAMES = PREFIXES | {
    "qb": QB,
    "elm": "http://data.europa.eu/snb/model/elm/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
}
"""Prefixes by which a page shortens what it names."""

KINDS = {
    f"{RDFS}Class": noop("Class"),
    f"{OWL}ObjectProperty": noop("Property"),
    f"{OWL}DatatypeProperty": noop("Property"),
    f"{OWL}AnnotationProperty": noop("Annotation"),
    f"{SH}NodeShape": noop("Rules"),
    f"{SKOS}ConceptScheme": noop("Code list"),
    f"{SKOS}Concept": noop("Concept"),
}
RULE = noop("Rule")
"""A property shape, which need not have a type."""
ROWS = {
    f"{RDFS}subClassOf": noop("Subclass of"),
    f"{RDFS}subPropertyOf": noop("Subproperty of"),
    f"{RDFS}domain": noop("Said of"),
    f"{RDFS}range": noop("Leads to"),
    f"{QB}codeList": noop("Code list"),
    f"{SKOS}inScheme": noop("Code list"),
    f"{SKOS}hasTopConcept": noop("Concepts"),
    f"{SKOS}exactMatch": noop("Same as"),
    f"{SKOS}closeMatch": noop("Nearly the same as"),
    f"{SKOS}broadMatch": noop("Narrower than"),
    f"{SKOS}narrowMatch": noop("Wider than"),
    f"{SKOS}relatedMatch": noop("Related to"),
    f"{SH}targetClass": noop("Holds for"),
    f"{SH}property": noop("Rules"),
    f"{SH}path": noop("Property"),
}
"""Predicate -> word, in the order in which a page shows them."""
LABELS = (f"{RDFS}label", f"{SKOS}prefLabel", f"{SH}name")
MESSAGE = f"{SH}message"
PART = f"{SH}property"
COMMENTS = (f"{RDFS}comment", f"{SKOS}definition", MESSAGE)
EXAMPLE = f"{SKOS}example"


class Link(Struct, frozen=True):
    """A value on a page: words, and an address on this site (`path`) or elsewhere (`url`) if it has one."""

    words: str
    path: str = ""
    url: str = ""


class Row(Struct, frozen=True):
    """What one predicate says of a term; `words` is a message, or the predicate itself."""

    words: str
    values: tuple[Link, ...]


class Term(Struct, frozen=True):
    """A class, property, shape or reason, in one language."""

    name: str
    iri: str
    kind: str
    label: str
    comment: str
    examples: tuple[str, ...]
    rows: tuple[Row, ...]


@cache
def terms(language: str) -> dict[str, Term]:
    """Return every term of ontology and shapes by name, in alphabetical order."""
    from rdflib import URIRef

    found: dict[str, Term] = {}
    for name in FILES:
        own = {s for s in graph(name).subjects() if isinstance(s, URIRef) and s.startswith(BE) and str(s) != BE}
        found |= {s.removeprefix(BE): _term(graph(name), s, language) for s in own}
    return dict(sorted(found.items(), key=lambda one: (one[0].casefold(), one[0])))


def _term(held: "Graph", iri: str, language: str) -> Term:
    from rdflib import RDF, URIRef

    texts, links = _texts(held, iri, language), _links(held, iri, language)
    types = {str(kind) for kind in held.objects(URIRef(iri), RDF.type)}
    labels, comments = ([one for name in names for one in texts.get(name, [])] for names in (LABELS, COMMENTS))
    return Term(
        name=iri.removeprefix(BE),
        iri=iri,
        kind=next((word for kind, word in KINDS.items() if kind in types), RULE),
        label=labels[0] if labels else "",
        comment=comments[0] if comments else "",
        examples=tuple(texts.get(EXAMPLE, [])),
        rows=tuple(
            Row(ROWS.get(name, shortened(name)), tuple(links[name]))
            for name in [*ROWS, *sorted(links.keys() - ROWS.keys())]
            if name in links
        ),
    )


def _texts(held: "Graph", iri: str, language: str) -> dict[str, list[str]]:
    from rdflib import Literal, URIRef

    found: dict[str, list[str]] = {}
    for predicate, value in sorted(held.predicate_objects(URIRef(iri))):
        if isinstance(value, Literal) and value.language in {language, None}:
            found.setdefault(str(predicate), []).append(str(value))
    return found


def _links(held: "Graph", iri: str, language: str) -> dict[str, list[Link]]:
    """Return what leads on from a term: its own, and the rules within its nameless parts (either this or that)."""
    from rdflib import BNode, URIRef

    found: dict[str, list[Link]] = {}
    todo: list[Node] = [URIRef(iri)]
    for subject in todo:
        for predicate, value in sorted(held.predicate_objects(subject)):
            name = str(predicate)
            if isinstance(value, BNode):
                todo += [value] if value not in todo else []
            elif name == PART:
                words = _texts(held, str(value), language).get(MESSAGE, [])
                found.setdefault(name, []).append(link(str(value), language, " ".join(words)))
            elif _shown(name) and subject == todo[0]:
                found.setdefault(name, []).append(link(str(value), language))
    return found


def _shown(name: str) -> bool:
    return name in ROWS or (name.startswith(SH) and name not in {MESSAGE, *LABELS})


def link(value: str, language: str, words: str = "") -> Link:
    """Return what a page shows of a value: our own names lead to their pages, other addresses to where they are."""
    if not value.startswith("http"):
        return Link(value)
    if value.startswith(BE):
        name = value.removeprefix(BE)
        return Link(words or _title(name, language), path=f"vocab/{name}")
    return Link(shortened(value), url=value)


def _title(name: str, language: str) -> str:
    scheme, concept = codes.schemes().get(name), codes.by_iri(BE + name)
    if concept:
        return concept.labels[language]
    return scheme.title[language] if scheme else name


def shortened(iri: str) -> str:
    """Return an IRI with its prefix, where it has one.

    >>> shortened("https://schema.org/about"), shortened("http://example.org/x")
    ('schema:about', 'http://example.org/x')
    """
    return next((f"{name}:{iri.removeprefix(base)}" for name, base in NAMES.items() if iri.startswith(base)), iri)
