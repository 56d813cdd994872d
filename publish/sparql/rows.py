"""Counts rows in SPARQL results while they stream by, whatever cuts them into chunks."""

from collections.abc import Callable

_FIRST = b'"bindings":[{'


class Counter:
    """Counts the rows of results in `format`: json, xml, csv or tsv."""

    def __init__(self, format: str) -> None:  # noqa: A002
        self.rows = 0
        self._rest = b""
        self._quoted = False
        self._take: Callable[[bytes], None] = getattr(self, f"_{format}")
        if format in {"csv", "tsv"}:
            self.rows = -1

    def add(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._take(chunk)

    def _xml(self, chunk: bytes) -> None:
        chunk = self._rest + chunk
        self.rows += chunk.count(b"</result>")
        self._rest = chunk[-8:]

    def _tsv(self, chunk: bytes) -> None:
        self.rows += chunk.count(b"\n")

    def _csv(self, chunk: bytes) -> None:
        """A line ends outside of quotes only; a doubled quote leaves and enters them at once."""
        chunk = self._rest + chunk
        self._rest = b"\r" if chunk.endswith(b"\r") else b""
        self.rows += self._outside(chunk[: len(chunk) - len(self._rest)], b"\r\n")

    def _json(self, chunk: bytes) -> None:
        """Each row is an object in an array; outside of strings, objects follow each other only there."""
        chunk = self._rest + chunk
        if not self.rows:
            start = chunk.find(_FIRST)
            if start < 0:
                self._rest = chunk[-len(_FIRST) :]
                return
            self.rows = 1
            chunk = chunk[start + len(_FIRST) :]
        whole = len(chunk.rstrip(b"\\},"))
        self._rest = chunk[whole:]
        self.rows += self._outside(chunk[:whole].replace(b"\\\\", b"").replace(b'\\"', b""), b"},{")

    def _outside(self, chunk: bytes, mark: bytes) -> int:
        parts = chunk.split(b'"')
        found = sum(part.count(mark) for part in parts[self._quoted :: 2])
        if len(parts) % 2 == 0:
            self._quoted = not self._quoted
        return found
