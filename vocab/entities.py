"""One thing and what is said of it, as N-Triples lines; how such lines are gathered."""

from collections.abc import Callable

from msgspec import Struct

from vocab.terms import RDF, RDFS

Say = Callable[[str, str, str], None]
"""Takes subject, predicate and object, each as N-Triples has them."""

A = f"<{RDF}type>"
LABEL = f"<{RDFS}label>"


class Entity(Struct, frozen=True):
    """What one IRI is said to be: N-Triples lines, each once, about `iri` or `iri` with a fragment."""

    iri: str
    lines: tuple[str, ...]


def entity(iri: str, fill: Callable[[Say, str], None]) -> Entity:
    """Collect what `fill` says into an entity; the second argument of `fill` is the subject."""
    lines: dict[str, None] = {}

    def say(subject: str, predicate: str, thing: str) -> None:
        lines[f"{subject} {predicate} {thing} ."] = None

    fill(say, f"<{iri}>")
    return Entity(iri, tuple(lines))
