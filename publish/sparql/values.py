"""What goes into the query pool and what comes out: limits, queries, answers."""

from collections.abc import Iterator
from typing import IO

from msgspec import Struct

from harvester.config import Settings

RESULT_FORMATS = ("json", "xml", "csv", "tsv")
GRAPH_FORMATS = ("ttl", "nt", "jsonld", "rdf")
_BLOCK = 65_536


def formats(form: str) -> tuple[str, ...]:
    """Return the formats that the answer to a query of `form` may have.

    >>> formats("ASK")
    ('json', 'xml', 'csv', 'tsv')
    """
    return RESULT_FORMATS if form in {"SELECT", "ASK"} else GRAPH_FORMATS


class Limits(Struct, frozen=True, kw_only=True):
    """What one query may cost, and how many may run and wait."""

    seconds: float = 30.0
    rows: int = 1_000_000
    bytes: int = 256 * 1024 * 1024
    memory: int = 2 * 1024**3
    workers: int = 2
    waiting: int = 64
    """Queries that may wait for a worker; one more is refused."""
    patience: float = 10.0
    """Seconds a query may wait for a worker."""
    cache: int = 64 * 1024 * 1024
    """Bytes of answers kept for the version they belong to."""

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """Return the limits that an operator has set."""
        return cls(
            seconds=settings.query_seconds,
            rows=settings.query_rows,
            bytes=settings.query_bytes,
            memory=settings.query_memory,
            workers=settings.query_workers,
        )


class Query(Struct, frozen=True):
    """A query and the format its answer is wanted in, one of RESULT_FORMATS or GRAPH_FORMATS as its form has it."""

    text: str
    format: str


class Answer:
    """An answer, whole: in memory, or in a temporary file without a name when it is large."""

    def __init__(self, *, body: bytes, spool: IO[bytes] | None, version: str, etag: str, truncated: bool) -> None:
        self._body = body
        self._spool = spool
        self.version = version
        self.etag = etag
        """Strong validator with its quotes; empty when asking again may give another answer."""
        self.truncated = truncated

    @property
    def size(self) -> int:
        """Return the number of bytes."""
        if self._spool is None:
            return len(self._body)
        self._spool.seek(0, 2)
        return self._spool.tell()

    @property
    def small(self) -> bytes | None:
        """Return the bytes when they are in memory."""
        return self._body if self._spool is None else None

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes in blocks and let go of the file."""
        if self._spool is None:
            yield self._body
            return
        with self._spool as file:
            file.seek(0)
            while block := file.read(_BLOCK):
                yield block

    def read(self) -> bytes:
        """Return all bytes."""
        return b"".join(self.blocks())
