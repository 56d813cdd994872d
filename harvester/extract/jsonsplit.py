"""Splits JSON of any size into the elements of one array as it is read: bytes or text in, each element out."""

import re
from collections.abc import Generator, Iterable, Iterator
from itertools import count
from typing import BinaryIO

import orjson

from harvester.extract.jsontext import MOST_BYTES, OPENS, JsonText, StreamError
from harvester.extract.pieces import MOST, Piece

_LOST = {"cut-off": "stream-cut-off", "too-large": "stream-large"}


def elements(stream: BinaryIO, path: tuple[str, ...] = ()) -> Iterator[bytes]:
    """Yield each element of the array that the names in `path` lead to; raises StreamError.

    A single value that stands where an array may stand is its one element; `null` is none. Without a path, values that
    follow each other (JSON Lines) are elements too.

    >>> from io import BytesIO
    >>> list(elements(BytesIO(b'{"page": 1, "kurse": {"kurs": [{"a": "]"}, 2]}}'), ("kurse", "kurs")))
    [b'{"a": "]"}', b'2']
    >>> list(elements(BytesIO(b'{"a": 1}\\n{"a": 2}')))
    [b'{"a": 1}', b'{"a": 2}']
    """
    return iter(Elements(stream, path))


class Elements:
    """The elements of an array, to be walked once; then `rest` is the document without them, for its other values.

    >>> from io import BytesIO
    >>> split = Elements(BytesIO(b'{"next": "/2", "kurse": [1, 2]}'), ("kurse",))
    >>> list(split), split.rest
    ([b'1', b'2'], b'{"next":"/2","kurse":[]}')
    """

    def __init__(self, stream: BinaryIO, path: tuple[str, ...] = ()) -> None:
        self._text = JsonText(stream.read)
        self._path = path
        self._parts: list[bytes] = []
        self._size = 0
        self._found = False

    @property
    def rest(self) -> bytes:
        """Return all that stands beside the array; JSON only when reading came to the end."""
        return b"".join(self._parts)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the elements; raises StreamError."""
        yield from self._within(self._path)
        while not self._path and self._text.next() in OPENS:
            yield self._text.value()
        if self._text.next() >= 0:
            raise StreamError("not-json", self._text.near())
        if not self._found:
            raise StreamError("no-list", ".".join(self._path).encode())

    def _within(self, path: tuple[str, ...]) -> Iterator[bytes]:
        if not path:
            self._found = True
            self._keep(b"[]")
            yield from self._array()
        elif self._text.next() == ord("{"):
            yield from self._object(path)
        else:
            self._keep(self._text.value())

    def _array(self) -> Iterator[bytes]:
        text = self._text
        if text.next() != ord("["):
            if (single := text.value()) != b"null":
                yield single
            return
        text.take()
        if text.next() == ord("]"):
            text.take()
            return
        while True:
            yield text.value()
            if text.comma(ord("]")):
                return

    def _object(self, path: tuple[str, ...]) -> Iterator[bytes]:
        text = self._text
        text.take()
        self._keep(b"{")
        if text.next() == ord("}"):
            text.take()
            self._keep(b"}")
            return
        while True:
            name = text.name()
            self._keep(name + b":")
            if not self._found and _plain(name) == path[0]:
                yield from self._within(path[1:])
            else:
                self._keep(text.value())
            done = text.comma(ord("}"))
            self._keep(b"}" if done else b",")
            if done:
                return

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > MOST_BYTES:
            raise StreamError("too-large", part)
        self._parts.append(part)


def _plain(name: bytes) -> str:
    try:
        return str(orjson.loads(name))
    except orjson.JSONDecodeError:
        return ""


def pieces(chunks: Iterable[str], name: str) -> Iterator[Piece]:
    """Yield the objects of the list that is the text itself or stands under `name`, at whatever depth.

    Instead of a list of one the object may stand there. Only brackets count: what else stands between objects, or is
    missing there, loses none. The last piece is number 0, `lost` when the list never ends.

    >>> [one.text for one in pieces(['{"stand": "heute", "kurs": [{"a": "}"}, {"b"', ': [{}]}]}'], "kurs")]
    ['{"a": "}"}', '{"b": [{}]}', '']
    """
    encoded = (chunk.encode("utf-8", "replace") for chunk in chunks if chunk)
    text = JsonText(lambda _: next(encoded, b""), MOST, MOST)
    named = re.compile(rb'"%s"\s*+:\s*+(?=[\[{])' % re.escape(name.encode()))
    before = b"" if text.next() == ord("[") else text.seek(named)
    lost = "" if before is None else (yield from _objects(text, before.decode("utf-8", "replace")))
    yield Piece(number=0, text="", lost=lost)


def _objects(text: JsonText, before: str) -> Generator[Piece, None, str]:
    """Yield the objects of the list that begins here, or the one that does, and return why it has no end."""
    single = text.next() == ord("{")
    if not single:
        text.take()
    for number in count(1):
        if (mark := text.bracket()) not in OPENS:
            return "" if mark >= 0 else "stream-cut-off"
        lost = ""
        try:
            raw = text.value()
        except StreamError as wrong:
            raw, lost = text.near(400), _LOST[wrong.trouble]
        yield Piece(number=number, text=raw.decode("utf-8", "replace"), before=before if number == 1 else "", lost=lost)
        if lost == "stream-large":
            text.skip()
        if single or lost == "stream-cut-off":
            break
    return ""
