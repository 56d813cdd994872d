"""Decodes a feed of any size as it is read, in encodings of several bytes a letter too; the rest is for text streams.

Only feeds are met in them: in Big5, GB 2312, Shift JIS and the like where they declare it, in UTF-32 and in EBCDIC.
"""

import codecs
import re
from collections.abc import Iterator

from harvester.extract.charsets import is_utf8, known, shown
from harvester.extract.streams import head, opened
from harvester.extract.textstream import PIECE, TextStream
from harvester.records import Page
from vocab.model import Finding

_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_READ = re.compile(
    r"(?:big5|gb|euc_|shift_jis|johab|hz|iso2022_|cp\d|tis_620|iso8859_|koi8_|mac_|ptcp154|kz1048)\w*|hz|johab"
)


class FeedText:
    """The text of a page, piece by piece; `finding` says, once all is read, that its charset was declared wrong."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._name = _encoding(page)
        self._stream = TextStream(page)

    @property
    def finding(self) -> Finding | None:
        """What was wrong with the charset."""
        return self._stream.finding

    def __iter__(self) -> Iterator[str]:
        if not self._name:
            yield from self._stream
            return
        decoder = codecs.getincrementaldecoder(self._name)("replace")
        file = opened(self._page)
        while piece := file.read(PIECE):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)


def _encoding(page: Page) -> str:
    """Return the encoding that the first bytes show or that is declared and can be true, else nothing."""
    begin = head(page)
    if begin.startswith(_EBCDIC):
        return _declared(begin.decode("cp037").encode("utf-8", "replace")) or "cp037"
    if shown(begin)[0]:
        return ""
    name = _codec(page.charset) or _declared(begin)
    if not name or name == "cp1252" or (not begin.isascii() and is_utf8(begin)):
        return ""
    return "gb18030" if name in {"gb2312", "gbk"} else name


def _declared(begin: bytes) -> str:
    found = _DECLARED.match(begin)
    return _codec(found[1].decode("ascii")) if found else ""


def _codec(said: str) -> str:
    """Return the name of an encoding that feeds are read in; nothing for all others."""
    name = known(said).replace("-", "_")
    return name if _READ.fullmatch(name) else ""
