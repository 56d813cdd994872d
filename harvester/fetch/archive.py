"""Keeps raw answers as WARC 1.1 (ISO 28500), one gzip member a record, each flushed: a crash loses the last at most.

A body is stored decompressed. The headers that told how it travelled are kept under Common Crawl's names
(`X-Crawler-Content-Encoding` and so on), so that the record is a whole and true HTTP message for every reader.
"""

import zlib
from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha1
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeAlias
from urllib.parse import urlsplit
from uuid import uuid4

from harvester import __version__
from harvester.fetch.answers import Answer

LEVEL = 3
"""Compression: level 9 costs five times the time of level 3 for a tenth of the size."""
PIECE = 256 * 1024
_Block: TypeAlias = Sequence[bytes | BinaryIO]
_TRAVEL = frozenset(("content-encoding", "content-length", "transfer-encoding"))
_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class Archive:
    """The WARC file of one run of one source; it is made when the first record is."""

    def __init__(self, folder: Path, source: str, agent: str) -> None:
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}.warc.gz"
        self.path = folder / source / name
        self._agent = agent
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def keep(self, answer: Answer) -> None:
        """Write the request and the answer."""
        ends = "revisit" if answer.status == 304 else "response"
        response_id = _record_id()
        message = [_response(answer), answer.body if answer.file is None else answer.file]
        headers = [("WARC-Target-URI", answer.address), ("WARC-Payload-Digest", _digest(message[1:]))]
        if ends == "revisit":
            headers[1] = ("WARC-Profile", _PROFILE)
        if answer.peer:
            headers.append(("WARC-IP-Address", answer.peer))
        self._write(ends, response_id, "application/http; msgtype=response", headers, message)
        asked = [("WARC-Target-URI", answer.address), ("WARC-Concurrent-To", response_id)]
        self._write("request", _record_id(), "application/http; msgtype=request", asked, [_request(answer)])

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("xb", buffering=0)
            fields = {
                "software": f"Bildungsernte/{__version__}",
                "http-header-user-agent": self._agent,
                "format": "WARC File Format 1.1",
                "robots": "obey",
            }
            text = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
            headers = [("WARC-Filename", self.path.name)]
            self._write("warcinfo", _record_id(), "application/warc-fields", headers, [text])
        return self._file

    def _write(self, kind: str, name: str, media: str, headers: Iterable[tuple[str, str]], block: _Block) -> None:
        file = self._opened()
        now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        length = sum(map(len, _pieces(block)))
        lines = [
            "WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: {name}", f"WARC-Date: {now}",
            *(f"{field}: {value}" for field, value in headers),
            f"WARC-Block-Digest: {_digest(block)}", f"Content-Type: {media}", f"Content-Length: {length}",
        ]  # fmt: skip
        coder = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        written = coder.compress(head)
        for piece in _pieces(block):
            written += coder.compress(piece)
            if len(written) > PIECE:
                file.write(written)
                written = b""
        file.write(written + coder.compress(b"\r\n\r\n") + coder.flush())


def _record_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _pieces(block: _Block) -> Iterator[bytes]:
    """Yield the bytes of a block piece by piece, those of a file from its beginning."""
    for part in block:
        if isinstance(part, bytes):
            yield part
        else:
            part.seek(0)
            while piece := part.read(PIECE):
                yield piece


def _digest(block: _Block) -> str:
    hashed = sha1(usedforsecurity=False)
    for piece in _pieces(block):
        hashed.update(piece)
    return "sha1:" + b32encode(hashed.digest()).decode()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _response(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} {_phrase(answer.status)}"]
    for name, value in answer.headers:
        lines.append(f"X-Crawler-{name.title()}: {value}" if name in _TRAVEL else f"{name.title()}: {value}")
    if answer.status != 304:
        lines.append(f"Content-Length: {sum(map(len, _pieces([answer.file or answer.body])))}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n"


def _request(answer: Answer) -> bytes:
    parts = urlsplit(answer.address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in answer.sent)]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n"
