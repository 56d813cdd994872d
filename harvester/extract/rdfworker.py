"""The disposable process that parses one RDF file: a file on stdin, Items and troubles as JSON lines on stdout.

A parser that loops, swells or crashes ends this process alone: CPU, memory, files and children are limited before a
byte is read, and nothing here opens a file or a connection.
"""

import gc
import resource
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from harvester.extract.jsontext import StreamError
from harvester.extract.rdfanswer import Answer
from harvester.extract.rdfelm import course, is_opportunity
from harvester.extract.rdfgraph import Graph, Ref, Term, Words
from harvester.extract.rdfjson import Reader

MOST_BROKEN = 100
"""Broken statements after which reading ends."""

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "rdfxml": RdfFormat.RDF_XML,
}


def main(arguments: list[str]) -> None:
    """Parse stdin; the arguments are format, base address, most bytes of memory, most seconds of computing."""
    kind, base, memory, seconds = arguments
    _limit(int(memory), int(seconds))
    gc.disable()  # nothing here is cyclic, and looking through millions of triples took a quarter of the time
    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for line in answers(sys.stdin.buffer, kind, base):
        out.write(encode(line) + b"\n")
    out.write(encode(Answer(last=True)) + b"\n")
    out.flush()


def answers(stream: BinaryIO, kind: str, base: str) -> Iterator[Answer]:
    """Yield what is wrong with a file, then its offers."""
    graph = Graph()
    yield from _jsonld(stream, base, graph) if kind == "jsonld" else _parsed(stream, kind, base, graph)
    for item, whole in graph.offers():
        if not whole:
            yield Answer(code="rdf-too-much", words=item.id)
        yield Answer(item=course(item) if is_opportunity(item) else item)


def _parsed(stream: BinaryIO, kind: str, base: str, graph: Graph) -> Iterator[Answer]:
    """Fill the graph; the parser goes on after a broken statement."""
    triples = iter(parse(stream, format=FORMATS[kind], base_iri=base))
    broken = 0
    while broken < MOST_BROKEN:
        try:
            for one in triples:
                subject = one.subject
                if not isinstance(subject, Triple) and (term := _term(one.object)) is not None:
                    graph.add(_node(subject), one.predicate.value, term)
        except (SyntaxError, ValueError) as wrong:
            broken += 1
            yield Answer(code="rdf-broken", words=str(wrong)[:200], detail=str(getattr(wrong, "lineno", None) or ""))
            if kind == "rdfxml":
                return
        else:
            return


def _jsonld(stream: BinaryIO, base: str, graph: Graph) -> Iterator[Answer]:
    reader = Reader(stream, base)
    try:
        for subject, predicate, term in reader.triples():
            graph.add(subject, predicate, term)
    except StreamError as wrong:
        yield Answer(code="rdf-broken", words=str(wrong)[:200])
    except RecursionError:
        yield Answer(code="rdf-broken", words="nested too deep")
    if reader.broken:
        yield Answer(code="rdf-broken", words=f"{reader.broken} elements")
    for address in sorted(reader.unknown)[:20]:
        yield Answer(code="rdf-context", words=address)


def _node(term: NamedNode | BlankNode) -> Ref:
    return Ref(term.value if isinstance(term, NamedNode) else f"_:{term.value}")


def _term(term: Any) -> Term | None:
    if isinstance(term, Literal):
        return Words(term.value, term.language) if term.language else term.value
    return None if isinstance(term, Triple) else _node(term)


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    main(sys.argv[1:])
