"""Repairs what content systems do wrong in JSON: wrappers, commas, quotes, comments, brackets; in linear time.

In comes a text that a strict parser refused; out comes one that it may take. What only a guess could mend is left.
"""

import re
from html import unescape
from typing import NamedTuple

from harvester.extract.jsonstrings import QUOTES, SPACE, key_end, sound, value_end

MAX_BYTES = 1_000_000

_WRAPPER = re.compile(r"(?:/\*.*?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[|<!--|-->|//\s*>|//|<!\]\]>|\]\]>|;|\s)+", re.DOTALL)
_ENTITIES = re.compile(r"(?:[\[{\s\ufeff]++|<[^>]{1,100}>)*+&(?:quot|#34|#x22|apos|#39);", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<space>" + SPACE + r"++)|(?P<mark>[{}\[\],:])|(?P<quote>[" + QUOTES + r"])|"
    r"(?P<aside>/\*.*?(?:\*/|\Z)|(?<![:\w])//[^\n]*+|<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>\"]{0,100}>|;)|"
    r"(?P<word>[^\s,\]}:\[{;/<" + QUOTES + r"]++|.)",
    re.DOTALL,
)
_GERMAN = re.compile(r"-?\d{1,7},\d\d(?=\s{0,100}[,}])")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][+-]?\d++)?")
_FIGURES = re.compile(r"[+-]?[\d.]{1,30}")
_WORDS = {"undefined": "null", "NaN": "null", "Infinity": "null", "None": "null", "True": "true", "False": "false"}
_CLOSING = {"{": "}", "[": "]"}
_OPENING = {"}": "{", "]": "["}


class Repaired(NamedTuple):
    """Text made of broken JSON, and whether a value or a bracket was missing at its end."""

    text: str
    in_value: bool = False
    unclosed: bool = False


def unwrapped(text: str) -> str:
    """Return `text` without the comment or CDATA marks, byte order mark and semicolons that are put round JSON.

    >>> unwrapped("//<![CDATA[ \\n{}\\n //]]>")
    '{}'
    >>> unwrapped("<!--//--><![CDATA[//><!--\\n{}\\n//--><!]]>")
    '{}'
    """
    text = text.strip("\ufeff\u200b\x00 \t\r\n")
    if start := _WRAPPER.match(text):
        text = text[start.end() :]
    return _without_tail(text)


def _without_tail(text: str) -> str:
    for _ in range(10):
        shorter = text.rstrip("; \t\r\n\x00")
        for mark in ("-->", "<!]]>", "]]>", "*/", "//", "/*"):
            shorter = shorter.removesuffix(mark)
        if shorter == text:
            return text
        text = shorter
    return text


def repaired(text: str) -> Repaired:
    """Return `text` with everything mended that can be mended without guessing at its meaning.

    >>> repaired("{'name': 'Töpfern\\n für \\"alle\\"', /* Preis */ \\"offers\\": [{\\"price\\": 8,50,},],").text
    '{"name": "Töpfern\\\\n für \\\\"alle\\\\"",  "offers": [{"price": "8,50"}]}'
    """
    return _Mender(unescape(text) if _ENTITIES.match(text) else text).mended()


class _Mender:
    """Walks through the tokens of a text and writes them down again; `want` is what a sound text would go on with."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._open: list[str] = []
        self._count = {"{": 0, "[": 0}
        self._want = "value"
        self._comma = 0
        self._tops = 0
        self._in_value = False

    def mended(self) -> Repaired:
        at, text = 0, self._text
        while at >= 0 and (found := _TOKEN.match(text, at)):
            kind, at = found.lastgroup, found.end()
            if kind == "mark":
                self._mark(found[0])
            elif kind == "quote":
                at = self._string(found[0], at)
            elif kind == "word":
                at = self._word(found)
            elif kind == "space":
                self._out.append(" " if found[0].isspace() else "")
        if at == -2:
            return Repaired("")
        unclosed = bool(self._open)
        self._settle()
        self._out.extend(_CLOSING[sign] for sign in reversed(self._open))
        joined = "".join(self._out).strip()
        return Repaired(f"[{joined}]" if self._tops > 1 else joined, self._in_value, unclosed)

    @property
    def _inside(self) -> str:
        return self._open[-1] if self._open else ""

    def _begin(self) -> None:
        """Be ready for a key or value, also where the comma before it is missing."""
        if not self._open:
            self._tops += 1
        if self._want == "after":
            self._out.append(",")
        if self._want in {"after", "next"}:
            self._want = "key" if self._inside == "{" else "value"

    def _settle(self) -> None:
        """Make the innermost object or list fit to be closed."""
        if self._want == "next":
            self._out[self._comma] = ""
        elif self._want == "colon":
            self._out.append(":null")
        elif self._want == "value" and self._inside == "{":
            self._out.append("null")

    def _mark(self, sign: str) -> None:
        if sign in _CLOSING:
            self._begin()
            self._out.append(sign)
            self._open.append(sign)
            self._count[sign] += 1
            self._want = "key" if sign == "{" else "value"
        elif sign in _OPENING:
            self._close(_OPENING[sign])
        elif sign == ":":
            self._out.append(":")
            self._want = "value"
        elif self._want == "after" or (self._want == "value" and self._inside == "{"):
            self._settle()
            self._comma = len(self._out)
            self._out.append(",")
            self._want = "next"

    def _close(self, opening: str) -> None:
        """Close the object or list, and what was left open in it; a bracket that closes nothing is left out."""
        if not self._count[opening]:
            return
        self._settle()
        while True:
            closed = self._open.pop()
            self._count[closed] -= 1
            self._out.append(_CLOSING[closed])
            if closed == opening:
                break
        self._want = "after"

    def _string(self, quote: str, at: int) -> int:
        before = self._want, len(self._out), self._tops
        self._begin()
        text, want = self._text, self._want
        end = value_end(text, quote, at, self._inside) if want == "value" else key_end(text, quote, at)
        if end == -1:
            self._in_value = True
            self._want, length, self._tops = before
            del self._out[length:]
        elif end >= 0:
            self._out.append(sound(text[at : end - 1]))
            self._want = "colon" if want == "key" else "after"
        return end

    def _word(self, found: re.Match[str]) -> int:
        self._begin()
        words, end = _WORDS.get(found[0], found[0]), found.end()
        if self._inside == "{" and (german := _GERMAN.match(self._text, found.start())):
            words, end = f'"{german[0]}"', german.end()
        elif _FIGURES.fullmatch(words) and not _NUMBER.fullmatch(words):
            words = f'"{words}"'
        self._out.append(words)
        self._want = "after"
        return end
