"""Makes values of shapes in RDF, in an order in which each comes after those that it names; refuses what is not judged.

A rule that the harvest would ignore is worse than none: whatever of SHACL is not known here is an error (ShapeError).
"""

from collections.abc import Iterator

from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from vocab.lines import literal
from vocab.shacl.components import KINDS, SHAPE_TESTS, VALUE_TESTS, compiled_pattern
from vocab.shacl.model import Aim, Constraint, Shape, Target, Text
from vocab.shacl.sets import WHOLES
from vocab.shacl.values import NUMBERS, READERS, STRING, lexical, value

AIMS: tuple[Aim, ...] = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
COUNTS = ("minCount", "maxCount")
LISTS = ("in", "languageIn", "and", "or")
MANY = ("class", "hasValue", "lessThan", "lessThanOrEquals", "node", "not", "and", "or", "property", "pattern")
"""Parameters that may be said several times of a shape; each time is a rule of its own."""
OF_PATHS = (*COUNTS, "uniqueLang", "lessThan", "lessThanOrEquals")
"""Parameters that only a property shape may have."""
PARAMETERS = (*COUNTS, *VALUE_TESTS, *SHAPE_TESTS, *WHOLES, "property")
SAID = ("path", "flags", "severity", "message", "name", "description", "deactivated", "order", "group", "defaultValue")
_BOUNDS = ("minInclusive", "minExclusive", "maxInclusive", "maxExclusive")
_COMPARED = {*NUMBERS, *(kind for kind in READERS if kind.endswith(("#date>", "#dateTime>"))), STRING}


class ShapeError(ValueError):
    """A shape that cannot be judged: which one, and why."""


def shapes(graph: Graph) -> tuple[Shape, ...]:
    """Return every shape of a graph that has an IRI or a target, and all that they name."""
    found: dict[str, Shape] = {}
    for node in sorted(_tops(graph), key=str):
        _Compiler(graph, found).add(node, str(node), ())
    return tuple(found.values())


def _tops(graph: Graph) -> set[Node]:
    """Return the shapes that stand for themselves: those with a target, and those with a type and an IRI."""
    typed = {one for kind in (SH.NodeShape, SH.PropertyShape) for one in graph.subjects(RDF.type, kind)}
    aimed = {one for aim in AIMS for one in graph.subjects(SH[aim])}
    return {one for one in typed | aimed if isinstance(one, URIRef) or one in aimed}


class _Compiler:
    """Reads one shape and those that it names; `found` holds those that are read already."""

    def __init__(self, graph: Graph, found: dict[str, Shape]) -> None:
        self.graph = graph
        self.found = found

    def add(self, node: Node, key: str, above: tuple[Node, ...]) -> str:
        """Read a shape, after those that it names, and return its key."""
        if node in above:
            raise ShapeError(f"{key}: refers to itself; a shape may not")
        if key not in self.found:
            self.refuse_unknown(node, key)
            made = self.shape(node, key, (*above, node))
            self.found[key] = made
        return key

    def refuse_unknown(self, node: Node, key: str) -> None:
        """Raise for whatever is said in SHACL's own words and not known here."""
        known = {SH[name] for name in (*PARAMETERS, *AIMS, *SAID)}
        for predicate in sorted(self.graph.predicates(node), key=str):
            if str(predicate).startswith(str(SH)) and predicate not in known:
                raise ShapeError(f"{key}: sh:{_local(predicate)} is not judged; say it with {', '.join(PARAMETERS)}")

    def shape(self, node: Node, key: str, above: tuple[Node, ...]) -> Shape:
        """Return a shape."""
        path, inverse = self.path(node, key)
        made = tuple(self.constraints(node, key, above))
        if not path and (wrong := [one.kind for one in made if one.kind in OF_PATHS]):
            raise ShapeError(f"{key}: sh:{wrong[0]} belongs to a shape with a path")
        return Shape(
            key=key,
            path=path,
            inverse=inverse,
            severity=str(self.one(node, key, "severity") or SH.Violation),
            name=self.spoken(node, "name"),
            messages=self.spoken(node, "message"),
            targets=tuple(self.targets(node)),
            constraints=made,
            deactivated=str(self.one(node, key, "deactivated")) == "true",
        )

    def one(self, node: Node, key: str, name: str) -> Node | None:
        """Return what is said of a shape once or not at all."""
        found = list(self.graph.objects(node, SH[name]))
        if len(found) > 1:
            raise ShapeError(f"{key}: sh:{name} is said {len(found)} times; it may be said once")
        return found[0] if found else None

    def path(self, node: Node, key: str) -> tuple[str, bool]:
        """Return the property of a property shape, and whether it leads backwards."""
        path = self.one(node, key, "path")
        if path is None:
            return "", False
        said = list(self.graph.predicate_objects(path)) if isinstance(path, BNode) else []
        back = said[0][1] if [predicate for predicate, _ in said] == [SH.inversePath] else None
        if not isinstance(back or path, URIRef):
            raise ShapeError(f"{key}: sh:path is neither one property nor its inverse; only these are judged")
        return _term(back or path), back is not None

    def targets(self, node: Node) -> Iterator[Target]:
        """Yield the targets of a shape; a class that is a shape is its own."""
        if (node, RDF.type, RDFS.Class) in self.graph:
            yield Target("targetClass", _term(node))
        for aim in AIMS:
            yield from (Target(aim, term) for term in sorted(map(_term, self.graph.objects(node, SH[aim]))))

    def spoken(self, node: Node, name: str) -> Text:
        """Return a text by language."""
        said = [one for one in self.graph.objects(node, SH[name]) if isinstance(one, Literal)]
        return {one.language or "": str(one) for one in sorted(said, key=lambda one: (one.language or "", str(one)))}

    def constraints(self, node: Node, key: str, above: tuple[Node, ...]) -> Iterator[Constraint]:
        """Yield the constraints of a shape."""
        flags = self.one(node, key, "flags")
        for kind in PARAMETERS:
            said = sorted(self.graph.objects(node, SH[kind]), key=self.described)
            if len(said) > 1 and kind not in MANY:
                raise ShapeError(f"{key}: sh:{kind} is said {len(said)} times; it may be said once")
            for place, one in enumerate(said, 1):
                nodes = list(Collection(self.graph, one)) if kind in LISTS else [one]
                terms = tuple(self.terms(kind, nodes, f"{key}|{kind}-{place}", above))
                made = Constraint(kind, terms, str(flags or "") if kind == "pattern" else "")
                _verify(made, key)
                yield made

    def described(self, node: Node) -> str:
        """Return a text for a term that sorts alike each time; of a blank node what is said of it."""
        if not isinstance(node, BNode):
            return _term(node)
        said = sorted(f"{_term(name)} {self.described(one)}" for name, one in self.graph.predicate_objects(node))
        return f"[{' ; '.join(said)}]"

    def terms(self, kind: str, nodes: list[Node], key: str, above: tuple[Node, ...]) -> Iterator[str]:
        """Yield the terms of a constraint; of one that names shapes their keys, once they are read."""
        for place, node in enumerate(nodes, 1):
            if kind not in SHAPE_TESTS and kind != "property":
                yield _term(node)
                continue
            if not list(self.graph.predicates(node)):
                raise ShapeError(f"{key}: sh:{kind} names {node}, which is no shape here")
            if kind == "property" and self.graph.value(node, SH.path) is None:
                raise ShapeError(f"{key}: sh:property names {node}, which has no sh:path")
            yield self.add(node, str(node) if isinstance(node, URIRef) else f"{key}-{place}", above)


def _local(term: Node) -> str:
    return str(term).removeprefix(str(SH))


def _term(node: Node) -> str:
    """Return a term as `vocab.lines` writes it."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if not isinstance(node, Literal):
        return f"_:{node}"
    text = literal(str(node))
    if node.language:
        return f"{text}@{node.language}"
    return text if node.datatype is None or f"<{node.datatype}>" == STRING else f"{text}^^<{node.datatype}>"


def _verify(made: Constraint, key: str) -> None:
    """Raise for a parameter whose value cannot be judged."""
    term = made.terms[0] if made.terms else ""
    if made.kind == "nodeKind" and term not in KINDS:
        raise ShapeError(f"{key}: sh:nodeKind {term} is none of {', '.join(KINDS)}")
    if made.kind == "datatype" and term not in READERS:
        raise ShapeError(f"{key}: sh:datatype {term} is not judged; the choices are {', '.join(READERS)}")
    if made.kind in {*COUNTS, "minLength", "maxLength"} and not isinstance(value(term), int):
        raise ShapeError(f"{key}: sh:{made.kind} {term} is no whole number")
    if made.kind in _BOUNDS and (value(term) is None or term[term.rindex('"') + 3 :] not in _COMPARED):
        raise ShapeError(f"{key}: sh:{made.kind} {term} is not compared; use a number, a date or a time")
    if made.kind == "pattern":
        try:
            compiled_pattern(lexical(term), made.flags)
        except (ValueError, KeyError) as wrong:
            raise ShapeError(f"{key}: sh:pattern: {wrong}") from wrong
