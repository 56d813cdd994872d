"""A query worker: opens one version read-only in a jail, then answers queries from its socket until that closes.

Started by the pool as a program of its own. It is meant to be killed: whatever a query does to it, the pool counts
seconds and bytes from outside and starts another.
"""

import os
import re
import resource
import sys
from collections.abc import Iterator
from itertools import islice

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from publish.sparql.frames import ASK, BROKEN, DATA, END, ENDING, HEAD, ORDER, READY, WRONG, frame
from publish.sparql.jail import LAST_RESORT, STRONG, JailError, lock
from publish.sparql.rows import Counter

RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
_CHUNK = 65_536
_ONLY: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph()]
_NONE: list[NamedNode | BlankNode] = []
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Characters that no XML 1.0 document may hold, not even escaped; they become U+FFFD."""
_EXPECTED = re.compile(r'(?:^|, )("[^"]+"|[A-Z_]{2,})(?=,|$)')


class Sink:
    """A file to write an answer to: sends it as frames, counts rows, keeps out of XML what XML cannot hold."""

    def __init__(self, handle: int, counter: Counter | None, *, few: int = 0, xml: bool = False) -> None:
        """Let `counter` count unless the whole answer has less than `few` bytes, so has fewer rows than that."""
        self._handle = handle
        self._counter = counter
        self._few = few
        self._xml = xml
        self._rest = b""
        self._waiting: list[bytes] = []
        self._size = 0
        self._sent = False

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        self._waiting.append(bytes(data))
        self._size += len(data)
        if self._size >= _CHUNK:
            self.send()
        return len(data)

    def flush(self) -> None:
        """Do nothing: `send` says when."""

    def send(self) -> None:
        """Send what is waiting."""
        self._sent = True
        send(self._handle, self._frame())

    def end(self, *, cut: bool) -> None:
        """Send what is left, and that the answer is whole."""
        if not self._sent and self._size < self._few:
            self._counter = None
        data = self._frame(last=True)
        rows = self._counter.rows if self._counter else 0
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        send(self._handle, data + frame(END, ENDING.pack(rows, cut, peak)))

    def _frame(self, *, last: bool = False) -> bytes:
        data = b"".join(self._waiting)
        self._waiting.clear()
        self._size = 0
        if self._xml:
            data = self._cleaned(data, last=last)
        if self._counter:
            self._counter.add(data)
        return frame(DATA, data) if data else b""

    def _cleaned(self, data: bytes, *, last: bool) -> bytes:
        data = self._rest + data
        cut = 0 if last else 1 if data.endswith(b"\xef") else 2 if data.endswith(b"\xef\xbf") else 0
        self._rest = data[len(data) - cut :]
        return _NOT_XML.sub(b"\xef\xbf\xbd", data[: len(data) - cut])


def send(handle: int, data: bytes) -> None:
    """Write all of `data`."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def orders(handle: int) -> Iterator[bytes]:
    """Yield the payload of each order until the other side is gone."""
    data = b""
    while True:
        while len(data) < HEAD.size or len(data) < HEAD.size + HEAD.unpack_from(data)[1]:
            part = os.read(handle, _CHUNK)
            if not part:
                return
            data += part
        kind, size = HEAD.unpack_from(data)
        if kind != ASK:
            return
        order, data = data[HEAD.size : HEAD.size + size], data[HEAD.size + size :]
        yield order


def answer(store: Store, text: str, format: str, most: int, sink: Sink) -> bool:  # noqa: A002
    """Write the answer to `sink` and tell whether it was cut at `most` triples."""
    result = store.query(text, default_graph=_ONLY, named_graphs=_NONE)
    if isinstance(result, QueryTriples):
        cut = _Cut(result, most)
        serialize(cut, sink, GRAPHS[format])  # type: ignore[arg-type]
        return cut.more
    if isinstance(result, QueryBoolean) and format == "csv":
        sink.write(f"{str(bool(result)).lower()}\r\n".encode())
    else:
        result.serialize(sink, RESULTS[format])  # type: ignore[arg-type]
    return False


class _Cut:
    """At most so many triples, and whether there would have been more."""

    def __init__(self, triples: QueryTriples, most: int) -> None:
        self._triples = triples
        self._most = most
        self.more = False

    def __iter__(self) -> Iterator[Triple]:
        yield from islice(self._triples, self._most or None)
        self.more = next(self._triples, None) is not None


def wrong(problem: Exception) -> bytes:
    """Return the frame that says what is wrong with a query."""
    place = _PLACE.match(str(problem))
    if isinstance(problem, SyntaxError):
        line, column, detail = place.groups() if place else ("?", "?", str(problem))
        parts = ["query-syntax", line, column, readable(detail)]
    else:
        parts = ["query-evaluation", "", "", f"{problem}"]
    return frame(WRONG, "\t".join(part.replace("\t", " ") for part in parts).encode()[:4_000])


def readable(detail: str) -> str:
    """Return what the parser expected without its character classes and without what is not allowed anyway.

    >>> readable('expected one of LATERAL, SERVICE, "}", "("')
    'expected one of "}", "("'
    """
    start, found, things = detail.partition("expected one of ")
    if not found:
        return detail[:300]
    words = [word for word in _EXPECTED.findall(things) if word not in {"LATERAL", "SERVICE"}]
    return f"{start}{found}{', '.join(words[:20])}" if words else f"{start}unexpected text"


def serve(handle: int, store: Store) -> None:
    """Answer queries until the other side is gone."""
    for order in orders(handle):
        most, name, few = ORDER.unpack_from(order)
        format = name.rstrip(b"\0").decode()  # noqa: A001
        counter = Counter(format) if few and format in RESULTS else None
        sink = Sink(handle, counter, few=few, xml=format in {"xml", "rdf"})
        try:
            cut = answer(store, order[ORDER.size :].decode(), format, most, sink)
        except (SyntaxError, ValueError, OSError, RuntimeError, MemoryError) as problem:
            send(handle, wrong(problem))
            continue
        sink.end(cut=cut)


def enter(folder: str, memory: int, layers: list[str]) -> tuple[Store, list[str]]:
    """Return the opened version and the layers of the jail round it; `layers` tries only these."""
    try:
        held = lock(memory, folder, [name for name in STRONG if name in layers or not layers])
    except JailError:
        if layers and "descriptors" not in layers:
            raise
    else:
        return Store.read_only(folder), held
    store = Store.read_only(folder)
    return store, lock(memory, folder, LAST_RESORT)


def main(arguments: list[str]) -> None:
    """Run a worker; arguments: the socket's descriptor, the version's folder, bytes of memory, perhaps jail layers."""
    handle, folder, memory = int(arguments[0]), arguments[1], int(arguments[2])
    layers = arguments[3].split(",") if len(arguments) > 3 else []
    try:
        with open("/proc/self/oom_score_adj", "w") as score:  # noqa: PTH123  (pathlib costs start time)
            score.write("1000")
        store, held = enter(folder, memory, layers)
    except OSError as broken:
        send(handle, frame(BROKEN, str(broken).encode()))
        return
    send(handle, frame(READY, " ".join(held).encode()))
    serve(handle, store)


if __name__ == "__main__":
    main(sys.argv[1:])
