"""Cuts an XML file of any size into its records: pieces of text in, the text of each record out; memory stays bounded.

Nothing is parsed here, so no entity is ever expanded and a broken record harms no other. Records may not hold records
of the same name; one that begins before the last one ended shows that the end of that one is missing.
"""

import re
from collections.abc import Iterable, Iterator

from harvester.extract.pieces import MOST, Piece

_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_ROOT = re.compile(r"<(?:([\w.-]{1,100}):)?([A-Za-z_][\w.-]{0,100})((?:\s[^<>]{0,20000})?)/?>")
_NAMESPACE = re.compile(r"""\bxmlns(?::([\w.-]{1,100}))?\s{0,20}=\s{0,20}["']([^"'<>]{0,500})["']""")


class Cutter:
    """Cuts out the elements called `name`, with any prefix, in the order of the file.

    The last piece is number 0: what stands behind the last record, `lost` when the root element is never closed.

    >>> cutter = Cutter("kurs")
    >>> [piece.text for piece in cutter.pieces(["<a><!-- <kurs/> --><kurs>1</ku", "rs><b/><kurs>2</kurs></a>"])]
    ['<kurs>1</kurs>', '<kurs>2</kurs>', '']
    """

    def __init__(self, name: str) -> None:
        self._token = re.compile(rf"<!--|<!\[CDATA\[|<\?|<!DOCTYPE[^<>\[]*\[|<(/?)(?:[\w.-]+:)?{name}(?=[\s/>])")
        self._text = ""
        self._done = 0
        """Up to where the text was given away."""
        self._at = 0
        """Where the search goes on."""
        self._begin = -1
        """Where the open record begins; -1 between records."""
        self._closing = ""
        """The end of the comment, CDATA section or declaration that is open."""
        self._before: list[str] = []
        self._room = MOST
        self._number = 0

    def pieces(self, chunks: Iterable[str]) -> Iterator[Piece]:
        """Yield a piece for each record, and one for the end of the file."""
        root = ""
        for chunk in chunks:
            self._text += chunk
            root = root or root_of(self._text)[0]
            yield from self._found()
            if self._begin >= 0 and len(self._text) - self._begin > MOST:
                yield self._lost("stream-large")
            self._forget()
        told = self._begin >= 0
        if told:
            yield self._lost("stream-cut-off")
        self._keep(len(self._text))
        text = "".join(self._before)
        whole = told or (not self._closing and _closes(root, text))
        yield Piece(number=0, text="", before=text, lost="" if whole else "stream-cut-off")

    def _found(self) -> Iterator[Piece]:
        end = self._text.rfind(">") + 1
        while self._closed():
            token = self._token.search(self._text, self._at, end)
            if token is None:
                self._at = max(self._at, end)
                return
            self._at = token.end()
            if token[1] is None:
                self._closing = _ENDS.get(token[0], "]>")
            elif token[1]:
                yield from self._ended()
            else:
                yield from self._begun(token.start())

    def _closed(self) -> bool:
        """Go behind the comment or section that is open; return False when its end has not come yet."""
        if self._closing:
            end = self._text.find(self._closing, self._at)
            if end < 0:
                self._at = max(self._at, len(self._text) - 2)
                return False
            self._at = end + len(self._closing)
            self._closing = ""
        return True

    def _begun(self, start: int) -> Iterator[Piece]:
        if self._begin >= 0:
            yield self._piece(start, "stream-unclosed")
        self._keep(start)
        self._begin = start
        if self._text[self._text.find(">", start) - 1] == "/":
            yield from self._ended()

    def _ended(self) -> Iterator[Piece]:
        """Yield the open record up to the next bracket; an end without a beginning belongs to one that was lost."""
        self._at = self._text.find(">", self._at) + 1
        if self._begin >= 0:
            yield self._piece(self._at)
        self._done = self._at

    def _lost(self, code: str) -> Piece:
        """Give up the open record; the next one is sought in what comes now."""
        self._closing = ""
        self._at = len(self._text)
        return self._piece(self._at, code)

    def _piece(self, end: int, lost: str = "") -> Piece:
        self._number += 1
        text, before = self._text[self._begin : end], "".join(self._before)
        self._begin, self._done = -1, end
        self._before, self._room = [], MOST
        return Piece(number=self._number, text=text, before=before, lost=lost)

    def _keep(self, end: int) -> None:
        """Remember what stands between records, as far as there is room for it."""
        if self._room > 0 and end > self._done:
            self._before.append(self._text[self._done : min(end, self._done + self._room)])
            self._room -= end - self._done
        self._done = max(end, self._done)

    def _forget(self) -> None:
        """Let go of the text that nobody needs any more."""
        start = self._begin
        if start < 0:
            start = max(self._at, self._done)
            if len(self._text) - start > MOST:
                start = self._at = len(self._text)
            self._keep(start)
        self._text = self._text[start:]
        self._at -= start
        self._done = 0
        self._begin = 0 if self._begin >= 0 else -1


def _closes(root: str, text: str) -> bool:
    """Tell whether the root element ends in `text`, or is empty altogether."""
    name = rf"(?:[\w.-]+:)?{re.escape(root)}"
    return bool(root and re.search(rf"</{name}\s*>|<{name}(?:\s[^<>]*)?/>", text))


def root_of(text: str) -> tuple[str, str]:
    """Return the local name of the first element and its namespace; nothing where no element begins.

    >>> root_of('<?xml version="1.0"?><!-- <b> --><o:export xmlns:o="http://www.dvv-vhs.de/Open-VHS">')
    ('export', 'http://www.dvv-vhs.de/Open-VHS')
    """
    at = 0
    while at < len(text):
        start = text.find("<", at)
        if start < 0:
            break
        ending = next((end for mark, end in _ENDS.items() if text.startswith(mark, start)), "")
        if text.startswith("<!DOCTYPE", start):
            ending = "]>" if "[" in text[start : text.find(">", start)] else ">"
        if not ending:
            found = _ROOT.match(text, start)
            return (found[2], dict(_NAMESPACE.findall(found[3])).get(found[1] or "", "")) if found else ("", "")
        end = text.find(ending, start)
        at = end + len(ending) if end >= 0 else len(text)
    return "", ""
