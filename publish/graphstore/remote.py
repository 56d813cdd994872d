"""Any store that speaks SPARQL 1.1 Query and Update, over HTTP: for publishing into it, and for asking one a query.

A store that speaks the SPARQL 1.1 Graph Store HTTP Protocol too is rebuilt by one request that streams all triples.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

import requests
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from harvester.errors import QueryError, WorkError
from publish.graphstore.base import Mark, Step
from publish.graphstore.difference import Difference, difference
from vocab.entities import Entity

NOTES = "urn:x-bildungsernte:notes"
"""Named graph that holds the mark; the triples themselves stand in the default graph."""

STAGING = "urn:x-bildungsernte:staging"
"""Named graph that a rebuild fills before it takes the place of the default graph."""

_BATCH = 5_000

_ESCAPE = re.compile(r"\\\\([uU])?|\\.")

ACCEPT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


def query(endpoint: str, text: str, format: str = "json", *, timeout: float = 60.0) -> bytes:  # noqa: A002
    """Return what `endpoint` answers to `text` in `format` (a key of ACCEPT), as it came.

    Raises QueryError when the endpoint finds the query wrong, WorkError when it cannot be asked.
    """
    wrapper = _wrapper(endpoint, timeout)
    wrapper.addCustomHttpHeader("Accept", f"{ACCEPT[format]}, */*;q=0.1")
    wrapper.queryString, wrapper.queryType = text, "SELECT"
    return _send(wrapper, endpoint)


class Remote:
    """A graph store behind two addresses; implements `publish.graphstore.base.GraphStore`.

    Queries go to that store directly, so there are no versions: what is applied is seen. `graph_address` is where it
    speaks the Graph Store Protocol; without, a rebuild takes some thousand updates. It may have a query of its own,
    such as Oxigraph's `?no_transaction`: nobody sees what is loaded before the mark moves.
    """

    def __init__(
        self, query_address: str, update_address: str = "", graph_address: str = "", *, timeout: float = 600.0
    ) -> None:
        self.query_address = query_address
        self.update_address = update_address or query_address
        self.graph_address = graph_address
        self.timeout = timeout

    def mark(self) -> Mark:
        """Return how far the store has come."""
        text = (
            f"SELECT ?seq ?recipe {{ GRAPH <{NOTES}> {{ <{NOTES}> <{NOTES}#seq> ?seq ; <{NOTES}#recipe> ?recipe }} }}"
        )
        rows = query(self.query_address, text, "csv", timeout=self.timeout).decode().split()[1:]
        if not rows:
            return Mark()
        seq, recipe = rows[0].replace('"', "").split(",")
        return Mark(int(seq), recipe)

    def begun(self) -> int:
        """Return 0: a batch and its mark are one request, which the store carries out whole or not at all."""
        return 0

    def apply(self, steps: Iterable[Step], upto: int) -> None:
        """Put `steps` into effect and move the mark to `upto`, in one request."""
        change = difference(steps)
        self._update("\n;\n".join((*_operations(change), *_note(Mark(upto, self.mark().recipe)))))

    def rebuild(self, descriptions: Iterable[tuple[Entity, ...]], mark: Mark) -> None:
        """Fill a named graph beside the data, then let it take their place, with the mark, in one request."""
        batches = _batches(_lines(descriptions))
        if self.graph_address:
            self._put(batches)
        else:
            self._update(f"DROP SILENT GRAPH <{STAGING}> ; CREATE SILENT GRAPH <{STAGING}>")
            for batch in batches:
                self._update(f"INSERT DATA {{ GRAPH <{STAGING}> {{\n{_data(batch)}\n}} }}")
        self._update("\n;\n".join((f"MOVE SILENT GRAPH <{STAGING}> TO DEFAULT", *_note(mark))))

    def publish(self) -> str:
        """Return the name of what is seen."""
        return str(self.mark().seq)

    def dump(self, output: IO[bytes]) -> None:
        """Write all triples as N-Quads, in no order."""
        output.write(query(self.query_address, "CONSTRUCT WHERE { ?s ?p ?o }", "nt", timeout=self.timeout))

    def close(self) -> None:
        """Do nothing: nothing is held between two requests."""

    def _put(self, batches: Iterator[list[str]]) -> None:
        """Replace the graph beside the data in one request, whose body is made while it is sent.

        SPARQL 1.1 Graph Store HTTP Protocol, section 5.3.
        """
        where = self.graph_address
        body = ("".join(f"{line}\n" for line in batch).encode() for batch in batches)
        headers = {"content-type": "application/n-triples", "user-agent": "Bildungsernte"}
        try:
            with requests.put(
                where,
                params={"graph": STAGING},
                data=body,
                headers=headers,
                timeout=self.timeout,
                allow_redirects=False,
            ) as response:
                number, said = response.status_code, response.text[:500]
        except requests.RequestException as wrong:
            raise WorkError("query-remote-failed", where=where, detail=str(wrong)) from wrong
        if not 200 <= number < 300:
            raise QueryError("query-remote-refused", where=where, detail=f"{number}: {said}")

    def _update(self, text: str) -> None:
        wrapper = _wrapper(self.update_address, self.timeout)
        wrapper.queryString, wrapper.queryType = text, "INSERT"
        _send(wrapper, self.update_address)


def _wrapper(address: str, timeout: float) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(address, agent="Bildungsernte")
    wrapper.setMethod(POST)
    wrapper.setRequestMethod("postdirectly")
    wrapper.setTimeout(int(timeout) or 1)
    return wrapper


def _send(wrapper: SPARQLWrapper, address: str) -> bytes:
    try:
        return bytes(wrapper.query().response.read())
    except SPARQLWrapperException as wrong:
        raise QueryError("query-remote-refused", where=address, detail=str(wrong)[:500]) from wrong
    except OSError as wrong:
        raise WorkError("query-remote-failed", where=address, detail=str(wrong)) from wrong


def _operations(change: Difference) -> Iterator[str]:
    """Return the update operations for `change`, additions first."""
    if change.add:
        yield f"INSERT DATA {{\n{_data(change.add)}\n}}"
    if change.remove:
        yield f"DELETE DATA {{\n{_data(change.remove)}\n}}"
    for entity in change.orphans:
        iri = entity.iri
        yield (
            f"DELETE {{\n{_data(entity.lines)}\n}} WHERE {{ FILTER NOT EXISTS {{ ?other ?refers <{iri}> "
            f'FILTER (?other != <{iri}> && !STRSTARTS(STR(?other), "{iri}#")) }} }}'
        )


def _note(mark: Mark) -> Iterator[str]:
    yield f"DELETE WHERE {{ GRAPH <{NOTES}> {{ <{NOTES}> ?p ?o }} }}"
    yield (
        f"INSERT DATA {{ GRAPH <{NOTES}> {{ "
        f'<{NOTES}> <{NOTES}#seq> {mark.seq} . <{NOTES}> <{NOTES}#recipe> "{mark.recipe}" . }} }}'
    )


def _data(lines: Iterable[str]) -> str:
    r"""Return N-Triples lines as SPARQL reads them.

    SPARQL may turn \uXXXX into its character before it looks at strings, so a backslash that belongs to the text must
    not stand before a `u`: that letter is escaped itself.

    >>> print(_data([r'<a:s> <a:p> "C:\\u0022\u0001\\\u0002" .']))
    <a:s> <a:p> "C:\\\u00750022\u0001\\\u0002" .
    """
    return _ESCAPE.sub(_escape, "\n".join(lines))


def _escape(match: re.Match[str]) -> str:
    letter = match.group(1)
    return rf"\\\u{ord(letter):04x}" if letter else match.group()


def _batches(lines: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(lines, _BATCH)):
        yield batch


def _lines(descriptions: Iterable[tuple[Entity, ...]]) -> Iterator[str]:
    seen: set[str] = set()
    for first, *shared in descriptions:
        yield from first.lines
        for entity in shared:
            if entity.iri not in seen:
                seen.add(entity.iri)
                yield from entity.lines
