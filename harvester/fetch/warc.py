"""Reads WARC files, zipped or plain, and says where one is broken: a reader that stops early would lose offers."""

import zlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from harvester.errors import UseError, WorkError

CHUNK = 64 * 1024
LONGEST_LINE = 64 * 1024
MOST_HEADERS = 1_000


class Record(Struct, frozen=True, kw_only=True):
    """One record: header names in lower case; `at` and `inside` lead back to it."""

    headers: dict[str, str]
    block: bytes
    """The first bytes of it, as many as were asked for."""
    length: int
    """Bytes of the whole block."""
    at: int
    """Offset in the file of the gzip member, or of the record when the file is plain."""
    inside: int
    """Bytes of the unzipped member before the record."""


class _Cut(Exception):  # noqa: N818 - never leaves this module
    """The bytes ended, or cannot be read, in the middle of something."""


class _Stream:
    """The unzipped bytes of a file from an offset on, with the offset of every gzip member met."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        file.seek(start)
        self._file = file
        self._buffer = b""
        self._position = 0
        self._read = start
        self._coder: zlib._Decompress | None = None
        self._rest = file.read(2)
        self._zipped = self._rest == b"\x1f\x8b"
        self._read += len(self._rest)
        self._members: deque[tuple[int, int]] = deque([(0, start)])
        self._start = start

    def place(self) -> tuple[int, int]:
        """Return what leads back to here: offset of the member, bytes inside of it."""
        if not self._buffer:
            self._buffer = self._more()
        if not self._zipped:
            return self._start + self._position, 0
        while len(self._members) > 1 and self._members[1][0] <= self._position:
            self._members.popleft()
        before, offset = self._members[0]
        return offset, self._position - before

    def take(self, size: int) -> bytes:
        """Return the next `size` bytes."""
        parts = [self._buffer]
        missing = size - len(self._buffer)
        while missing > 0:
            more = self._more()
            if not more:
                raise _Cut(f"the file ends {missing} bytes too early")
            parts.append(more)
            missing -= len(more)
        joined = b"".join(parts)
        self._buffer = joined[size:]
        self._position += size
        return joined[:size]

    def skip(self, size: int) -> None:
        """Pass over the next `size` bytes."""
        while size > 0:
            size -= len(self.take(min(size, CHUNK)))

    def line(self) -> bytes | None:
        """Return the next line without its end, None at the end of the file."""
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > LONGEST_LINE:
                raise _Cut("a line is too long")
            more = self._more()
            if not more:
                if self._buffer:
                    raise _Cut("the file ends within a line")
                return None
            self._buffer += more
        line, self._buffer = self._buffer[:end], self._buffer[end + 1 :]
        self._position += end + 1
        return line.rstrip(b"\r")

    def _more(self) -> bytes:
        while True:
            raw = self._rest or self._file.read(CHUNK)
            self._read += 0 if self._rest else len(raw)
            self._rest = b""
            if not self._zipped:
                return raw
            piece = self._unzip(raw)
            if piece or not raw:
                return piece

    def _unzip(self, raw: bytes) -> bytes:
        if self._coder is None or self._coder.eof:
            if not raw.strip(b"\0"):
                return b""
            self._coder = zlib.decompressobj(31)
            self._members.append((self._position + len(self._buffer), self._read - len(raw)))
        elif not raw and not self._coder.unconsumed_tail:
            raise _Cut("the file ends within a gzip member")
        try:
            piece = self._coder.decompress(raw, CHUNK * 16)
        except zlib.error as wrong:
            raise _Cut(str(wrong)) from wrong
        self._rest = self._coder.unused_data if self._coder.eof else self._coder.unconsumed_tail
        return piece


def records(path: Path, keep: int) -> Iterator[Record]:
    """Yield every record of a WARC file with the first `keep` bytes of its block.

    Raises UseError("warc-missing"), and WorkError("warc-broken") with the offset of the first broken record.
    """
    with opened(path) as file:
        stream = _Stream(file, 0)
        found = False
        while True:
            place = 0
            try:
                place = stream.place()[0]
                record = _record(stream, keep)
            except _Cut as wrong:
                raise WorkError("warc-broken", file=str(path), offset=place, detail=str(wrong)) from wrong
            if record is None:
                break
            found = True
            yield record
        if not found:
            raise WorkError("warc-broken", file=str(path), offset=0, detail="there is no record in it")


def record_at(file: BinaryIO, at: int, inside: int, keep: int) -> Record:
    """Return the record at a place that `records` named; raises WorkError when the file was changed since."""
    try:
        stream = _Stream(file, at)
        stream.skip(inside)
        record = _record(stream, keep)
    except _Cut as wrong:
        raise WorkError("warc-broken", file=file.name, offset=at, detail=str(wrong)) from wrong
    if record is None:
        raise WorkError("warc-broken", file=file.name, offset=at, detail="the file has become shorter")
    return record


def opened(path: Path) -> BinaryIO:
    """Open a WARC file; raises UseError("warc-missing")."""
    try:
        return path.open("rb")
    except OSError as wrong:
        raise UseError("warc-missing", file=str(path), detail=wrong.strerror or str(wrong)) from wrong


def _record(stream: _Stream, keep: int) -> Record | None:
    place = stream.place()
    line = stream.line()
    while line == b"":
        place = stream.place()
        line = stream.line()
    if line is None:
        return None
    if not line.startswith(b"WARC/"):
        raise _Cut("a record does not begin with WARC/")
    headers = _headers(stream)
    try:
        length = int(headers["content-length"])
    except (KeyError, ValueError) as wrong:
        raise _Cut("a record has no Content-Length") from wrong
    if length < 0:
        raise _Cut("a record has a negative Content-Length")
    block = stream.take(min(length, keep))
    stream.skip(length - len(block))
    return Record(headers=headers, block=block, length=length, at=place[0], inside=place[1])


def _headers(stream: _Stream) -> dict[str, str]:
    headers: dict[str, str] = {}
    last = ""
    for _ in range(MOST_HEADERS):
        line = stream.line()
        if line is None:
            raise _Cut("the file ends within the headers of a record")
        if not line:
            return headers
        if line[:1] in b" \t" and last:
            headers[last] += " " + line.strip().decode("utf-8", "replace")
            continue
        name, colon, value = line.partition(b":")
        if not colon:
            raise _Cut("a header of a record has no colon")
        last = name.strip().lower().decode("ascii", "replace")
        headers[last] = value.strip().decode("utf-8", "replace")
    raise _Cut("a record has too many headers")
