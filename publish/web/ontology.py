"""Reads ontology, shapes and code lists as they were written, and as N-Triples lines about one term of them."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from vocab.terms import BE

if TYPE_CHECKING:
    from rdflib import Graph

FILES = ("ontology", "shapes")


def source(name: str) -> bytes:
    """Return the Turtle of ontology, shapes or a code list as it was written."""
    folder = files("vocab") / "data"
    return ((folder if name in FILES else folder / "codes") / f"{name}.ttl").read_bytes()


@cache
def graph(name: str) -> "Graph":
    """Return what a file says; its blank nodes are named the same each time."""
    import rdflib  # half a second, and only these pages need it
    from rdflib.compare import to_canonical_graph

    rdflib.NORMALIZE_LITERALS = False
    read = rdflib.Graph().parse(data=source(name), format="turtle")
    return to_canonical_graph(read) if name in FILES else read


@cache
def lines(name: str) -> dict[str, tuple[str, ...]]:
    """Return what a file says as N-Triples lines, by subject."""
    found: dict[str, list[str]] = {}
    for line in sorted(graph(name).serialize(format="nt").splitlines()):
        if line:
            found.setdefault(line.split(" ", 1)[0], []).append(line)
    return {subject: tuple(about) for subject, about in found.items()}


def every(name: str) -> tuple[str, ...]:
    """Return all lines of a file."""
    return tuple(line for about in lines(name).values() for line in about)


def about(name: str, iri: str) -> tuple[str, ...]:
    """Return the lines of a file about an IRI and the blank nodes that it leads to."""
    held, todo = lines(name), [f"<{iri}>"]
    found: dict[str, tuple[str, ...]] = {}
    while todo:
        subject = todo.pop(0)
        if subject not in found:
            found[subject] = held.get(subject, ())
            todo += [part for line in found[subject] if (part := line.split(" ", 2)[2][:-2]).startswith("_:")]
    return tuple(line for each in found.values() for line in each)


def home(name: str) -> str:
    """Return the file that a term stands in."""
    return next(file for file in FILES if f"<{BE}{name}>" in lines(file))
