"""A WARC file in the place of the network: what it holds is answered, what it does not hold is not asked for."""

import re
from collections.abc import Mapping
from pathlib import Path

from harvester.fetch.addresses import normal
from harvester.fetch.answers import Answer, Limits, Trouble, readable
from harvester.fetch.coding import Body
from harvester.fetch.warc import opened, record_at, records

HEAD = 64
HEADERS_ALLOWANCE = 256 * 1024
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Replay:
    """Answers from a WARC file; where an address was recorded twice the later record holds.

    An address is looked up as it is, then with or without its final slash, then under the other of http and https.
    """

    live = False

    def __init__(self, path: Path) -> None:
        self._places: dict[str, tuple[int, int, bool]] = {}
        for record in records(path, HEAD):
            status = _STATUS.match(record.block)
            if record.headers.get("warc-type") != "response" or status is None:
                continue
            try:
                address = normal(record.headers.get("warc-target-uri", "").strip("<>"))
            except Trouble:
                continue
            self._places[address] = (record.at, record.inside, int(status[1]) in _REDIRECTS)
        self._file = opened(path)

    def __len__(self) -> int:
        return len(self._places)

    async def get(self, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:  # noqa: ARG002
        """Return what was recorded for `address`; raises Trouble("not-in-archive")."""
        place = self._place(address)
        if place is None:
            raise Trouble("refused", "not-in-archive")
        record = record_at(self._file, place[0], place[1], limits.size + HEADERS_ALLOWANCE)
        if record.headers.get("warc-truncated"):
            raise Trouble("damaged", "page-cut-off", f"WARC-Truncated: {record.headers['warc-truncated']}")
        if record.length > len(record.block) and not limits.cut:
            raise Trouble("damaged", "page-too-large", f"{record.length} bytes")
        return _answer(address, record.block, limits)

    async def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _place(self, address: str) -> tuple[int, int, bool] | None:
        """Find a record; only an exact one may be a redirect, or a site that adds slashes would run in circles."""
        if address in self._places:
            return self._places[address]
        slash = address[:-1] if address.endswith("/") else address + "/"
        for other in (slash, _other_scheme(address), _other_scheme(slash)):
            place = self._places.get(other)
            if place is not None and not place[2]:
                return place
        return None


def _other_scheme(address: str) -> str:
    scheme, _, rest = address.partition(":")
    return ("http:" if scheme == "https" else "https:") + rest


def _answer(address: str, block: bytes, limits: Limits) -> Answer:
    head, raw = _halves(block)
    lines = head.decode("utf-8", "surrogateescape").splitlines()
    status = int(lines[0].split(None, 2)[1])
    headers = tuple(
        (name.strip().lower(), value.strip())
        for name, colon, value in (line.partition(":") for line in lines[1:])
        if colon
    )
    fields = dict(headers)
    if status == 200 and not limits.any_type and not readable(fields.get("content-type", "")):
        raise Trouble("refused", "media-type", fields.get("content-type", ""))
    if "chunked" in fields.get("transfer-encoding", "").lower():
        raw = _dechunked(raw)
    encoding = fields.get("content-encoding", "")
    if "gzip" in encoding.lower() and not raw.startswith(b"\x1f\x8b"):
        encoding = ""
    body = Body(encoding, limits.size, cut=limits.cut, spill=limits.spill)
    body.feed(raw)
    whole = body.whole()
    return Answer(address=address, status=status, headers=headers, body=whole, file=body.file, received=len(raw))


def _halves(block: bytes) -> tuple[bytes, bytes]:
    ends = [(at, len(end)) for end in (b"\r\n\r\n", b"\n\n") if (at := block.find(end)) >= 0]
    if not ends:
        return block, b""
    at, length = min(ends)
    return block[:at], block[at + length :]


def _dechunked(raw: bytes) -> bytes:
    """Undo chunked transfer; many archives keep its header without the chunks: such a body stays as it is."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK.match(raw, at):
        begin, length = size.end(), int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        if begin + length > len(raw):
            break
        parts.append(raw[begin : begin + length])
        at = begin + length
        at += 2 if raw[at : at + 2] == b"\r\n" else 1
    if at:
        raise Trouble("damaged", "page-cut-off", f"{len(raw)} bytes")
    return raw
