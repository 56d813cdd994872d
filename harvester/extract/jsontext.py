"""Finds its way in JSON of any size as it is read: bytes in; the bytes of one value after the other out.

Nothing is decoded here: a value may be broken JSON within its brackets. Strings are passed over whole, so that brackets
in them do not count. The expressions are possessive: they never go back.
"""

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

CHUNK = 256 * 1024
MOST_BYTES = 8 * 1024 * 1024
"""Most bytes of one value."""
DEEPEST = 100
"""Most brackets open within one value."""
OPENS = frozenset(b"{[")

Trouble: TypeAlias = Literal["cut-off", "too-deep", "too-large", "not-json", "no-list"]

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BETWEEN = rb'[^"{}\[\]]*+(?:' + _STRING + rb'[^"{}\[\]]*+)*+'
_QUOTED = re.compile(_STRING, re.DOTALL)
_PASSED = re.compile(_BETWEEN, re.DOTALL)
_BRACKET = re.compile(_BETWEEN + rb"[{}\[\]]", re.DOTALL)
_SCALAR = re.compile(rb"[^\s,:\[\]{}\"]++(?=[\s,\]}])")
_LAST = re.compile(rb"[^\s,:\[\]{}\"]++")
_SPACE = re.compile(rb"[ \t\r\n]*+")
_STRAY = frozenset(b",:]}")


class StreamError(ValueError):
    """Where reading had to stop; `trouble` says why. What was yielded before is whole."""

    def __init__(self, trouble: Trouble, near: bytes = b"") -> None:
        super().__init__(f"{trouble}: {near[:60].decode('utf-8', 'replace')}")
        self.trouble = trouble
        self.near = near[:60].decode("utf-8", "replace")


class JsonText:
    """The text as far as it is read, and the place in it; `read` gives so many bytes, or none at the end.

    >>> from io import BytesIO
    >>> text = JsonText(BytesIO(b' {"a": "}"} 12').read)
    >>> text.value(), text.value(), text.next()
    (b'{"a": "}"}', b'12', -1)
    """

    def __init__(self, read: Callable[[int], bytes], most: int = MOST_BYTES, deepest: int = DEEPEST) -> None:
        self._read = read
        self._most = most
        self._deepest = deepest
        self._buffer = read(CHUNK)
        self._place = 3 if self._buffer.startswith(b"\xef\xbb\xbf") else 0
        self._at = 0
        """How far the value was read that was too large."""
        self._depth = 0
        """How many of its brackets are open there."""

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

    def near(self, size: int = 60) -> bytes:
        """Return what stands here."""
        return self._buffer[self._place : self._place + size]

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
        if first in OPENS:
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

    def seek(self, pattern: re.Pattern[bytes]) -> bytes | None:
        """Go behind what first fits, and return what stood before it, as far as it was kept; None when nothing fits."""
        while (found := pattern.search(self._buffer, self._place)) is None:
            self._place = max(self._place, len(self._buffer) - self._most)
            if not self._more():
                return None
        start, self._place = self._place, found.end()
        return self._buffer[start : found.start()]

    def bracket(self) -> int:
        """Go to the next bracket, whatever stands before it, and return it; -1 at the end."""
        while (found := _BRACKET.match(self._buffer, self._place)) is None:
            if not self._past():
                return -1
        self._place = found.end() - 1
        return self._buffer[self._place]

    def skip(self) -> None:
        """Go behind the value that was too large, of which nothing is kept."""
        self._place = self._at
        while self._depth and self.bracket() >= 0:
            self._depth += 1 if self._buffer[self._place] in OPENS else -1
            self._place += 1

    def _bracketed(self) -> bytes:
        depth, at = 0, self._place
        while True:
            found = _BRACKET.match(self._buffer, at)
            if found is None:
                at -= self._place
                self._depth, self._at = depth, at
                if not self._more():
                    raise StreamError("cut-off", self.near())
                continue
            at = found.end()
            depth += 1 if self._buffer[at - 1] in OPENS else -1
            if depth == 0:
                start, self._place = self._place, at
                return self._buffer[start:at]
            if depth > self._deepest:
                raise StreamError("too-deep", self.near())
            if at - self._place > self._most:
                self._depth, self._at = depth, at
                raise StreamError("too-large", self.near())

    def _more(self) -> bool:
        """Read on, as much again as is waiting, and drop what lies behind; tell whether there was more."""
        self._buffer, self._place = self._buffer[self._place :], 0
        if len(self._buffer) > self._most:
            raise StreamError("too-large", self._buffer)
        read = self._read(max(CHUNK, len(self._buffer)))
        self._buffer += read
        return bool(read)

    def _past(self) -> bool:
        """Read on, and drop what lies behind and between brackets; of a string that is open two characters at most."""
        passed = _PASSED.match(self._buffer, self._place)
        waiting = self._buffer[passed.end() if passed else self._place :]
        escaping = (len(waiting) - len(waiting.rstrip(b"\\"))) % 2
        read = self._read(CHUNK)
        self._buffer, self._place = waiting[:1] + b"\\" * escaping + read, 0
        return bool(read)
