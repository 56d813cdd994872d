"""Writes code lists and rules as JSON: `data/codes/*.ttl` and `data/shapes.ttl` in, the same bytes out every time.

Run it as `python -m vocab.compile`, or `make vocabulary`, after each change of a code list or rule.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rdflib import DCTERMS, OWL, QB, RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from vocab.codes import Concept, Scheme, Text, Words
from vocab.rulebook import page
from vocab.rules import encoded
from vocab.shacl.compile import shapes
from vocab.shacl.model import Shape
from vocab.terms import BE

DATA = Path(__file__).parent / "data"
RULEBOOK = Path(__file__).parents[1] / "docs" / "rules.md"
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_BE = Namespace(BE)


def compiled(data: Path) -> bytes:
    """Return the code lists of a folder as JSON; what cannot be told for sure is an error (ValueError)."""
    ontology = Graph().parse(data / "ontology.ttl", format="turtle")
    properties = {str(scheme): _key(term) for term, scheme in ontology.subject_objects(QB.codeList)}
    found = sorted((_scheme(file, properties) for file in (data / "codes").glob("*.ttl")), key=lambda one: one.name)
    return msgspec.json.format(msgspec.json.encode(found, order="sorted"), indent=1) + b"\n"


def rules(data: Path) -> tuple[Shape, ...]:
    """Return the rules of a folder; one that the harvest could not judge is an error (ShapeError)."""
    return shapes(Graph().parse(data / "shapes.ttl", format="turtle"))


def _scheme(file: Path, properties: dict[str, str]) -> Scheme:
    graph = Graph().parse(file, format="turtle")
    schemes = list(graph.subjects(RDF.type, SKOS.ConceptScheme))
    if len(schemes) != 1:
        raise ValueError(f"{file.name}: holds {len(schemes)} code lists; a file holds one")
    iri = schemes[0]
    if str(iri) != f"{BE}{file.stem}":
        raise ValueError(f"{file.name}: holds {iri}; it is to be {BE}{file.stem}")
    concepts = [_concept(graph, one, file.stem) for one in graph.subjects(RDF.type, SKOS.Concept)]
    return Scheme(
        name=file.stem,
        iri=str(iri),
        title=_text(graph, iri, DCTERMS.title),
        description=_text(graph, iri, DCTERMS.description),
        licence=_one(graph, iri, DCTERMS.license),
        modified=_one(graph, iri, DCTERMS.modified),
        property=properties.get(str(iri), ""),
        concepts=tuple(_in_order(concepts, "")),
    )


def _in_order(concepts: list[Concept], above: str) -> Iterator[Concept]:
    below = [one for one in concepts if one.broader == above]
    for one in sorted(below, key=lambda one: (one.order, one.notation, one.name)):
        yield one
        yield from _in_order(concepts, one.key)


def _concept(graph: Graph, node: Node, scheme: str) -> Concept:
    key = _key(node)
    if not key.startswith(f"{scheme}/"):
        raise ValueError(f"{scheme}: {node} stands in the file of another code list")
    return Concept(
        key=key,
        scheme=scheme,
        name=key.removeprefix(f"{scheme}/"),
        iri=str(node),
        labels=_text(graph, node, SKOS.prefLabel),
        alt=_words(graph, node, SKOS.altLabel),
        hidden=_words(graph, node, SKOS.hiddenLabel),
        weak=_words(graph, node, _BE.weakLabel),
        misleading=_words(graph, node, _BE.misleadingWord),
        definition=_text(graph, node, SKOS.definition),
        note=_text(graph, node, SKOS.scopeNote),
        examples=_words(graph, node, SKOS.example),
        notation=_one(graph, node, SKOS.notation),
        broader=_key(graph.value(node, SKOS.broader)),
        order=int(_one(graph, node, _BE.order) or 0),
        matches=_matches(graph, node),
        deprecated=_one(graph, node, OWL.deprecated) == "true",
        successor=_key(graph.value(node, DCTERMS.isReplacedBy)),
    )


def _key(node: Node | None) -> str:
    return str(node).removeprefix(BE) if node else ""


def _one(graph: Graph, node: Node, predicate: URIRef) -> str:
    found = list(graph.objects(node, predicate))
    if len(found) > 1:
        raise ValueError(f"{node}: {predicate} is said {len(found)} times; it may be said once")
    return str(found[0]) if found else ""


def _spoken(graph: Graph, node: Node, predicate: URIRef) -> Iterator[tuple[str, str]]:
    for one in graph.objects(node, predicate):
        if not isinstance(one, Literal) or one.language not in {"de", "en"}:
            raise ValueError(f"{node}: {predicate}: {one!r} is neither German nor English; write @de or @en")
        yield one.language, str(one)


def _text(graph: Graph, node: Node, predicate: URIRef) -> Text:
    found: Text = {}
    for language, text in sorted(_spoken(graph, node, predicate)):
        if language in found:
            raise ValueError(f"{node}: {predicate} is said twice in {language}: {found[language]!r}, {text!r}")
        found[language] = text
    return found


def _words(graph: Graph, node: Node, predicate: URIRef) -> Words:
    found: dict[str, set[str]] = {}
    for language, text in _spoken(graph, node, predicate):
        found.setdefault(language, set()).add(text)
    return {language: _sorted(words) for language, words in sorted(found.items())}


def _matches(graph: Graph, node: Node) -> Words:
    found = {name: _sorted(str(one) for one in graph.objects(node, SKOS[name])) for name in MATCHES}
    return {name: iris for name, iris in found.items() if iris}


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (word.casefold(), word)))


if __name__ == "__main__":
    (DATA / "codes.json").write_bytes(compiled(DATA))
    (DATA / "shapes.json").write_bytes(encoded(rules(DATA)))
    RULEBOOK.write_text(page(rules(DATA)), encoding="utf-8")
