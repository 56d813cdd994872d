"""Splits JSON of any size into the elements of one array as it is read: bytes in, the bytes of each element out.

Nothing is decoded here: an element may be broken JSON within its brackets. Strings are passed over whole, so that
brackets in them do not count. The expressions are possessive: they never go back.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Literal, TypeAlias

import orjson

CHUNK = 256 * 1024
MOST_BYTES = 8 * 1024 * 1024
"""Most bytes of one element, and of all that stands beside the array."""
DEEPEST = 100
"""Most brackets open within one element."""

Trouble: TypeAlias = Literal["cut-off", "too-deep", "too-large", "not-json", "no-list"]

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_QUOTED = re.compile(_STRING, re.DOTALL)
_BRACKET = re.compile(rb'[^"{}\[\]]*+(?:' + _STRING + rb'[^"{}\[\]]*+)*+([{}\[\]])', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,:\[\]{}\"]++(?=[\s,\]}])")
_LAST = re.compile(rb"[^\s,:\[\]{}\"]++")
_SPACE = re.compile(rb"[ \t\r\n]*+")
_OPENS = frozenset(b"{[")
_STRAY = frozenset(b",:]}")


class StreamError(ValueError):
    """Where reading had to stop; `trouble` says why. What was yielded before is whole."""

    def __init__(self, trouble: Trouble, near: bytes = b"") -> None:
        super().__init__(f"{trouble}: {near[:60].decode('utf-8', 'replace')}")
        self.trouble = trouble
        self.near = near[:60].decode("utf-8", "replace")


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
        self._text = _Text(stream)
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
        while not self._path and self._text.next() in _OPENS:
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


class _Text:
    """The text as far as it is read, and the place in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = stream.read(CHUNK)
        self._place = 3 if self._buffer.startswith(b"\xef\xbb\xbf") else 0

    def next(self) -> int:
        """Return the next character that is no space, which stays; -1 at the end."""
        while True:
            found = _SPACE.match(self._buffer, self._place)
            self._place = found.end() if found else self._place
            if self._place < len(self._buffer):
                return self._buffer[self._place]
            if not self._more():
                return -1

    def take(self) -> None:
        """Go past one character."""
        self._place += 1

    def near(self) -> bytes:
        """Return what stands here."""
        return self._buffer[self._place : self._place + 60]

    def comma(self, closing: int) -> bool:
        """Go past a comma, or past the closing bracket, and return whether it was that."""
        found = self.next()
        if found not in {closing, ord(",")}:
            raise StreamError("cut-off" if found < 0 else "not-json", self.near())
        self.take()
        return found == closing

    def name(self) -> bytes:
        """Return the next name in its quotes, and go past its colon."""
        if (found := self.next()) != ord('"'):
            raise StreamError("cut-off" if found < 0 else "not-json", self.near())
        name = self.value()
        if (found := self.next()) != ord(":"):
            raise StreamError("cut-off" if found < 0 else "not-json", self.near())
        self.take()
        return name

    def value(self) -> bytes:
        """Return the next value of whatever kind."""
        first = self.next()
        if first in _OPENS:
            return self._bracketed()
        pattern = _QUOTED if first == ord('"') else _SCALAR
        while (found := pattern.match(self._buffer, self._place)) is None:
            if not self._more():
                found = _LAST.match(self._buffer, self._place) if pattern is _SCALAR else None
                break
        if found is None:
            raise StreamError("not-json" if first in _STRAY else "cut-off", self.near())
        self._place = found.end()
        return found[0]

    def _bracketed(self) -> bytes:
        depth, at = 0, self._place
        while True:
            found = _BRACKET.match(self._buffer, at)
            if found is None:
                at -= self._place
                if not self._more():
                    raise StreamError("cut-off", self.near())
                continue
            at = found.end()
            depth += 1 if self._buffer[at - 1] in _OPENS else -1
            if depth == 0:
                start, self._place = self._place, at
                return self._buffer[start:at]
            if depth > DEEPEST:
                raise StreamError("too-deep", self.near())
            if at - self._place > MOST_BYTES:
                raise StreamError("too-large", self.near())

    def _more(self) -> bool:
        """Read on, as much again as is waiting, and drop what lies behind; tell whether there was more."""
        waiting = self._buffer[self._place :]
        if len(waiting) > MOST_BYTES:
            raise StreamError("too-large", waiting)
        read = self._stream.read(max(CHUNK, len(waiting)))
        self._buffer, self._place = waiting + read, 0
        return bool(read)


def _plain(name: bytes) -> str:
    try:
        return str(orjson.loads(name))
    except orjson.JSONDecodeError:
        return ""
