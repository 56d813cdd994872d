"""Undoes Content-Encoding piece by piece, within a bound, and tells a whole body from one that was cut off."""

import zlib
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Protocol

import brotli

from harvester.fetch.answers import Trouble

ACCEPTED = "gzip, deflate, br"
ALLOWANCE = 64 * 1024
"""Bytes on the wire beyond the bound, for encodings that make small bodies larger."""
SPILL = 4 * 1024 * 1024
"""Bytes of a body that are kept in memory where the rest may go to a file."""
PIECE = 256 * 1024
"""Bytes decompressed at once: what a bomb can cost beyond the bound."""


class _Coder(Protocol):
    whole: bool

    def pieces(self, data: bytes) -> Any:
        """Yield what `data` decompresses to, PIECE by PIECE."""
        ...


class _Zlib:
    def __init__(self, make: Callable[[bytes], Any]) -> None:
        self._make = make
        self._coder: Any = None
        self._held = b""
        self.whole = False

    def pieces(self, data: bytes) -> Any:
        data, self._held = self._held + data, b""
        while data:
            if self._coder is None or self.whole:
                if len(data) < 2:  # the first two bytes tell what follows
                    self._held = data
                    return
                if self.whole and not data.startswith(b"\x1f\x8b"):
                    return
                self._coder, self.whole = self._make(data), False
            piece = self._coder.decompress(data, PIECE)
            yield piece
            self.whole = self._coder.eof
            data = self._coder.unused_data if self.whole else self._coder.unconsumed_tail
            while not data and not self.whole and len(piece) == PIECE:
                piece = self._coder.decompress(b"", PIECE)
                yield piece
                self.whole = self._coder.eof


class _Brotli:
    def __init__(self) -> None:
        self._coder = brotli.Decompressor()
        self.whole = False

    def pieces(self, data: bytes) -> Any:
        yield self._coder.process(data, output_buffer_limit=PIECE)
        while not self._coder.can_accept_more_data() and not self._coder.is_finished():
            yield self._coder.process(b"", output_buffer_limit=PIECE)
        self.whole = self._coder.is_finished()


def _gzip(_: bytes) -> Any:
    return zlib.decompressobj(31)


def _deflate(head: bytes) -> Any:
    """Return a reader of zlib's format, or of the bare stream that some servers send under the same name."""
    zlib_format = len(head) > 1 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0
    return zlib.decompressobj(15 if zlib_format else -15)


_CODERS: dict[str, Callable[[], _Coder]] = {
    "gzip": lambda: _Zlib(_gzip),
    "x-gzip": lambda: _Zlib(_gzip),
    "deflate": lambda: _Zlib(_deflate),
    "br": _Brotli,
}


class Body:
    """Collects a body: feed it what arrives, then take `whole()`; raises Trouble when too large, cut off or broken.

    With `spill`, a large one stands in `file` after that, and `whole()` is empty.
    """

    def __init__(self, encoding: str, size: int, *, cut: bool = False, spill: bool = False) -> None:
        names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
        if len(names) > 2 or any(name not in _CODERS for name in names):
            raise Trouble("damaged", "page-encoding", encoding)
        self._coders = [_CODERS[name]() for name in reversed(names)]
        self._parts: list[bytes] = []
        self._size = 0
        self._fed = 0
        self._limit = size
        self._cut = cut
        self._spill = spill
        self.file: BinaryIO | None = None
        self.full = False

    def feed(self, data: bytes) -> None:
        """Take the next bytes from the wire."""
        self._fed += len(data)
        try:
            self._pass(data, 0)
        except (zlib.error, brotli.error) as wrong:
            raise Trouble("damaged", "page-encoding", wrong) from wrong
        if self._fed > self._limit + ALLOWANCE and not self.full:
            raise Trouble("damaged", "page-too-large", f"more than {self._limit} bytes")

    def _pass(self, data: bytes, level: int) -> None:
        if level == len(self._coders):
            self._keep(data)
            return
        for piece in self._coders[level].pieces(data):
            if piece:
                self._pass(piece, level + 1)
            if self.full:
                return

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            if not self._cut:
                raise Trouble("damaged", "page-too-large", f"more than {self._limit} bytes")
            data = data[: len(data) - (self._size - self._limit)]
            self.full = True
        if self.file is None and self._spill and self._size > SPILL:
            self.file = TemporaryFile()  # noqa: SIM115 - it ends with its last reader
            self.file.writelines(self._parts)
            self._parts.clear()
        if self.file is None:
            self._parts.append(data)
        else:
            self.file.write(data)

    def whole(self) -> bytes:
        """Return the body; raises Trouble("page-cut-off") when a compressed stream did not reach its end."""
        if self._fed and not self.full and any(not coder.whole for coder in self._coders):
            raise Trouble("damaged", "page-cut-off", f"{self._size} bytes", transient=True)
        return b"".join(self._parts)


def gunzip(data: bytes | BinaryIO, size: int, *, spill: bool = False) -> tuple[bytes, BinaryIO | None]:
    """Return what a gzip file holds, at most `size` bytes, in memory or in a file; raises Trouble as `Body` does."""
    body = Body("gzip", size, spill=spill)
    if isinstance(data, bytes):
        body.feed(data)
    else:
        data.seek(0)
        while piece := data.read(PIECE):
            body.feed(piece)
    return body.whole(), body.file
