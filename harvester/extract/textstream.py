"""Decodes a body of any size as it is read: bytes in, pieces of text out, and a finding where its charset is wrong."""

import codecs
import re
from collections.abc import Iterator

from harvester.extract.streams import opened
from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

PIECE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_SINGLE = re.compile(r"(?:iso8859-\d+|cp125\d|cp437|cp850|mac-roman|koi8-r)$")
"""Encodings of one byte each that a file may declare; of others only UTF-8, UTF-16 and UTF-32 are read."""
_TWICE = re.compile("Ã[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")


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
        name, mark = _wide(piece)
        declared = "" if name else _declared(piece, self._page)
        utf8 = _Utf8()
        decoder = codecs.getincrementaldecoder(name)("replace") if name not in {"", "utf-8"} else utf8
        piece = piece[mark:]
        undecided = bool(declared)
        while piece:
            if undecided and not piece.isascii():
                undecided = False
                if _is_utf8(piece):
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


def once(words: str, least: int = 2) -> str:
    """Return words that were encoded as UTF-8 twice as they were meant; fewer than `least` such letters are no sign.

    >>> once("TÃ¶pfern fÃ¼r AnfÃ¤nger")
    'Töpfern für Anfänger'
    """
    return _TWICE.sub(_once, words) if "Ã" in words and len(_TWICE.findall(words)) >= least else words


def _once(found: re.Match[str]) -> str:
    for codec in ("cp1252", "latin-1"):
        try:
            return found[0].encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return found[0]


def _wide(piece: bytes) -> tuple[str, int]:
    """Return the encoding that a byte order mark or the zeros between the first letters tell, and the mark's length."""
    for mark, name in _BOMS:
        if piece.startswith(mark):
            return name, len(mark)
    zeros = "".join(str(index) for index, byte in enumerate(piece[:4]) if byte == 0)
    return {"13": "utf-16-le", "02": "utf-16-be"}.get(zeros, ""), 0


def _declared(piece: bytes, page: Page) -> str:
    """Return the declared encoding if it is one of single bytes; all others are tried as UTF-8 first."""
    found = _DECLARED.search(piece, 0, 1_000)
    said = found[1].decode("ascii") if found else page.charset
    try:
        name = codecs.lookup(said).name if said else ""
    except (LookupError, ValueError):
        return ""
    return ("cp1252" if name == "iso8859-1" else name) if _SINGLE.match(name) else ""


def _is_utf8(piece: bytes) -> bool:
    """Tell whether bytes are UTF-8, though a character may be cut at their end."""
    try:
        codecs.utf_8_decode(piece, "strict", False)
    except UnicodeDecodeError:
        return False
    return True
