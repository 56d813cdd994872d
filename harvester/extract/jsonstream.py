"""Cuts a JSON file of any size into the objects of one list: pieces of text in, the text of each object out.

The list is the file itself, or stands under one name; instead of a list of one the object may stand there. Memory stays
bounded.
"""

import re
from collections.abc import Generator, Iterable, Iterator

from harvester.extract.pieces import MOST, Piece

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|["{}\[\]]', re.DOTALL)
_STRING_END = re.compile(r'(?:[^"\\]++|\\.)*+"', re.DOTALL)


class JsonCutter:
    """Cuts out the objects that the list called `name` holds, in the order of the file.

    The last piece is number 0, `lost` when the list never ends.

    >>> cutter = JsonCutter("kurs")
    >>> [piece.text for piece in cutter.pieces(['{"stand": "heute", "kurs": [{"a": "}"}, {"b"', ': [{}]}]}'])]
    ['{"a": "}"}', '{"b": [{}]}', '']
    """

    def __init__(self, name: str) -> None:
        self._list = re.compile(rf'\A\s*\[|"{name}"\s*:\s*([\[{{])')
        self._text = ""
        self._at = 0
        """Where the search goes on."""
        self._begin = -1
        """Where the open object begins; -1 between objects, and while one is skipped."""
        self._depth = 0
        self._within = False
        """Whether a string is open that is not kept."""
        self._single = False
        self._number = 0
        self._before = ""
        """What stands before the list, until the first piece takes it along."""

    def pieces(self, chunks: Iterable[str]) -> Iterator[Piece]:
        """Yield a piece for each object, and one for the end of the file."""
        found = ended = False
        for chunk in chunks:
            if ended:
                continue
            self._text += chunk
            found = found or self._sought()
            if found:
                ended = yield from self._objects()
                yield from self._bounded()
            elif len(self._text) > MOST:
                self._text = self._text[-MOST:]
        if self._begin >= 0:
            yield self._piece(len(self._text), "stream-cut-off")
            ended = True
        yield Piece(number=0, text="", lost="" if ended or not found else "stream-cut-off")

    def _sought(self) -> bool:
        """Go to the beginning of the list; return False when it has not come yet."""
        found = self._list.search(self._text)
        if found is None:
            return False
        self._single = found[1] == "{"
        self._at = found.end() - 1 if self._single else found.end()
        self._before = self._text[: found.start()]
        return True

    def _objects(self) -> Generator[Piece, None, bool]:
        """Yield the objects that ended, and return whether the list did."""
        while self._resumed() and (token := _TOKEN.search(self._text, self._at)):
            mark = token[0]
            if mark == '"':
                self._at = token.start()
                return False
            self._at = token.end()
            if mark in "{[":
                if self._depth == 0:
                    self._begin = token.start()
                self._depth += 1
            elif mark in "}]":
                self._depth -= 1
                if self._depth == 0 and self._begin >= 0:
                    yield self._piece(self._at)
                if self._depth < 0 or (self._depth == 0 and self._single):
                    return True
        return False

    def _resumed(self) -> bool:
        """Go behind the string that is open and not kept; return False when its end has not come yet."""
        if self._within:
            end = _STRING_END.match(self._text)
            if end is None:
                escaping = (len(self._text) - len(self._text.rstrip("\\"))) % 2
                self._text = "\\" * escaping
                return False
            self._at = end.end()
            self._within = False
        return True

    def _piece(self, end: int, lost: str = "") -> Piece:
        self._number += 1
        text = self._text[self._begin : end]
        self._begin = -1
        before, self._before = self._before, ""
        return Piece(number=self._number, text=text, before=before, lost=lost)

    def _bounded(self) -> Iterator[Piece]:
        """Let go of the text that nobody needs any more, and of an object that is too large."""
        if self._begin >= 0 and len(self._text) - self._begin > MOST:
            yield self._piece(len(self._text), "stream-large")
        start = self._begin if self._begin >= 0 else self._at
        self._text = self._text[start:]
        self._at -= start
        self._begin = min(self._begin, 0)
        if self._begin < 0 and len(self._text) > MOST:
            self._text, self._within = self._text[1:], True
