"""Decodes a body of any size as it is read: bytes in, pieces of text out, and a finding where its charset is wrong."""

import codecs
import re
from collections.abc import Iterator

from harvester.extract.charsets import is_utf8, known, shown
from harvester.extract.streams import opened
from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

PIECE = 256 * 1024
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_SINGLE = re.compile(r"(?:iso8859-\d+|cp125\d|cp437|cp850|mac-roman|koi8-r)$")
"""Encodings of one byte each that a file may declare; of others only UTF-8, UTF-16 and UTF-32 are read."""


class TextStream:
    """The text of a page, piece by piece; `finding` says, once all is read, that its charset was declared wrong.

    Bytes that are no UTF-8 in a file that says it is are read as windows-1252, one by one, so that nothing is lost.

    >>> page = Page(address="/a", asked="/a", body="<a>Töpfern</a>".encode("cp1252"))
    >>> stream = TextStream(page)
    >>> "".join(stream), stream.finding.detail
    ('<a>Töpfern</a>', 'windows-1252')
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.finding: Finding | None = None

    def __iter__(self) -> Iterator[str]:
        stream = opened(self._page)
        piece = stream.read(PIECE)
        name, mark = shown(piece)
        declared = "" if name else _declared(piece, self._page)
        utf8 = _Utf8()
        decoder = codecs.getincrementaldecoder(name)("replace") if name not in {"", "utf-8"} else utf8
        piece = piece[mark:]
        undecided = bool(declared)
        while piece:
            if undecided and not piece.isascii():
                undecided = False
                if is_utf8(piece):
                    self._say(declared, "utf-8")
                else:
                    decoder = codecs.getincrementaldecoder(declared)("replace")
            yield decoder.decode(piece)
            piece = stream.read(PIECE)
        yield decoder.decode(b"", True)
        if utf8.mended:
            self._say(declared or "utf-8", "windows-1252")

    def _say(self, declared: str, found: str) -> None:
        self.finding = finding("charset-wrong", page=self._page.address, words=declared, detail=found)


class _Utf8:
    """Decodes UTF-8, and bytes that are none as windows-1252; `mended` tells that there were some."""

    def __init__(self) -> None:
        self.mended = False
        self._left = b""

    def decode(self, piece: bytes, final: bool = False) -> str:
        """Return the text of a piece; a character cut at its end waits for the next."""
        data = self._left + piece
        try:
            words, used = codecs.utf_8_decode(data, "strict", final)
        except UnicodeDecodeError:
            self.mended = True
            used = len(data) - (0 if final else _begun(data))
            words = _HIGH.sub(_mended, data[:used]).decode("utf-8")
        self._left = data[used:]
        return words


_HIGH = re.compile(rb"[\x80-\xff]+")


def _mended(found: re.Match[bytes]) -> bytes:
    """Return signs beyond ASCII as UTF-8, which they are or else become from windows-1252."""
    try:
        return found[0].decode("utf-8").encode("utf-8")
    except UnicodeDecodeError:
        return found[0].decode("cp1252", "replace").encode("utf-8")


def _begun(data: bytes) -> int:
    """Return how many bytes at the end may be a character that the next piece completes."""
    return next((back for back in (1, 2, 3) if data[-back : len(data) - back + 1] >= b"\xc0"), 0)


def _declared(piece: bytes, page: Page) -> str:
    """Return the declared encoding if it is one of single bytes; all others are tried as UTF-8 first."""
    found = _DECLARED.search(piece, 0, 1_000)
    said = found[1].decode("ascii") if found else page.charset
    name = known(said)
    return name if _SINGLE.match(name) else ""
