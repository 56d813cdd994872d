"""Splits the bytes of a calendar of any size into unfolded lines: a page in, lines with their numbers out.

Only one piece of the file and one line are in memory, and of a line no more than `MOST_LINE` bytes.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from harvester.extract.charsets import shown
from harvester.extract.streams import opened
from harvester.records import Page

PIECE = 256 * 1024
MOST_LINE = 2 * 1024 * 1024
"""Bytes of one unfolded line that are read."""
_BEGIN = re.compile(rb"[ \t]*BEGIN:VCALENDAR", re.IGNORECASE)
_CALENDAR = re.compile(rb"^[ \t]*BEGIN:VCALENDAR", re.IGNORECASE | re.MULTILINE)
_LAST = "cp1252"
_UNFIT = frozenset({"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape"})
"""Encodings that no calendar is in: they take long, or give signs that cannot be written."""


class Line(NamedTuple):
    """One unfolded line, the number of the line in the file where it begins, and whether it was too long to be kept."""

    number: int
    text: str
    cut: bool = False


def is_calendar(begin: bytes) -> bool:
    """Return whether a VCALENDAR begins in the first bytes of a page."""
    return any(_CALENDAR.search(piece) for piece in _narrow(iter([begin])))


def encoding(page: Page) -> str:
    """Return the encoding that all lines of a calendar are in; empty when no calendar begins in the page.

    >>> encoding(Page(address="/a", asked="/a", body=b"BEGIN:VCALENDAR\\r\\nX-WR-CALNAME:Ch\\xf6re"))
    'cp1252'
    """
    begun = False
    possible = ["utf-8", *([page.charset] if _is_fit(page.charset) else ())]
    for _, line, cut in _unfolded(page):
        begun = begun or bool(_BEGIN.match(line))
        if not line.isascii():
            possible = [name for name in possible if _reads(line, name, cut)]
    return (possible[0] if possible else _LAST) if begun else ""


def lines(page: Page, encoded: str) -> Iterator[Line]:
    """Yield the unfolded lines; bytes are joined before they are decoded, for folds part letters."""
    for number, line, cut in _unfolded(page):
        yield Line(number, line.decode(encoded, "replace"), cut)


def _is_fit(charset: str) -> bool:
    try:
        b"".decode(charset)
        return codecs.lookup(charset).name not in _UNFIT
    except (LookupError, ValueError):
        return False


def _reads(line: bytes, name: str, cut: bool) -> bool:
    """Tell whether a line is written in an encoding; of a line that was cut the last letter may be."""
    try:
        codecs.getincrementaldecoder(name)().decode(line, not cut)
    except ValueError:
        return False
    return True


def _unfolded(page: Page) -> Iterator[tuple[int, bytes, bool]]:
    number, held, size = 0, [b""], 0
    for count, raw in enumerate(_raw(page), 1):
        if raw[:1] in {b" ", b"\t"} and held[0]:
            if size <= MOST_LINE:
                held.append(raw[1:])
                size += len(raw)
            continue
        if not raw:  # \r\r\n, as some programs end each line, also before a fold
            continue
        if held[0].strip():
            yield number, b"".join(held)[:MOST_LINE], size > MOST_LINE
        number, held, size = count, [raw], len(raw)
    if held[0].strip():
        yield number, b"".join(held)[:MOST_LINE], size > MOST_LINE


def _raw(page: Page) -> Iterator[bytes]:
    """Yield the lines as they stand in the file; of one that is too long for memory the beginning."""
    begun, held = b"", b""
    for piece in _narrow(_pieces(page)):
        data = held + piece
        held = b"\r" if data.endswith(b"\r") else b""  # perhaps the half of a line's end
        data = data.removesuffix(held)
        ended = data.splitlines()
        last = b"" if not ended or data.endswith((b"\r", b"\n")) else ended.pop()
        if ended:
            yield begun + ended[0]
            yield from ended[1:]
            begun = last
        elif len(begun) <= MOST_LINE:
            begun += last
    yield begun


def _pieces(page: Page) -> Iterator[bytes]:
    stream = opened(page)
    while piece := stream.read(PIECE):
        yield piece


def _narrow(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the pieces without a byte order mark; UTF-16 as UTF-8."""
    first = next(pieces, b"")
    name, mark = shown(first)
    if name in {"", "utf-8"}:
        yield first[mark:]
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    yield decoder.decode(first[mark:]).encode("utf-8", "replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")
