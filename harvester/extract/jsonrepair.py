"""Repairs what content systems do wrong in JSON: wrappers, stray commas, raw line breaks, comments; in linear time."""

import re
from collections.abc import Iterator
from html import unescape

MAX_BYTES = 2_000_000

_WRAPPER = re.compile(r"(?:/\*.*?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[|<!--|-->|//\s*>|//|<!\]\]>|\]\]>|;|\s)+", re.DOTALL)
_PIECE = re.compile(
    r'"(?:[^"\\]++|\\.)*+\\?(?:"|\Z)|/\*.*?(?:\*/|\Z)|(?<![:\w])//[^\n]*+|<!--.*?(?:-->|\Z)|[,\]}:\[{]|\w++|\s++|.',
    re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.?)", re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_WORDS = {"undefined": "null", "NaN": "null", "Infinity": "null", "None": "null", "True": "true", "False": "false"}
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


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


def repaired(text: str) -> str:
    """Return `text` with everything mended that can be mended without guessing at its meaning.

    >>> repaired('{"name": "Töpfern\\n für alle", /* Preis */ "offers": [{"price": 5,},],}')
    '{"name": "Töpfern\\\\n für alle",  "offers": [{"price": 5}]}'
    """
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    out: list[str] = []
    last, comma = "", -1
    for piece in _pieces(text):
        if piece.isspace():
            out.append(piece)
            continue
        if piece == "," and (last in {"", "[", "{", ",", ":"}):
            continue
        if last == "," and piece in {"]", "}"}:
            out[comma] = ""
        if piece == "{" and last == "}":
            out.append(",")
        if piece == ",":
            comma = len(out)
        out.append(_WORDS.get(piece, piece))
        last = piece
    if last == ",":
        out[comma] = ""
    joined = "".join(out).strip()
    return f"[{joined}]" if _several(joined) else joined


def _pieces(text: str) -> Iterator[str]:
    """Yield strings made sound, marks, words and spaces; comments are left out."""
    for found in _PIECE.finditer(text):
        piece = found[0]
        if not piece.startswith(("/*", "//", "<!--")):
            yield _string(piece) if piece[0] == '"' else piece


def _several(joined: str) -> bool:
    """Tell whether objects stand side by side without a list around them."""
    if not joined.startswith("{"):
        return False
    depth = 0
    for found in _PIECE.finditer(joined):
        piece = found[0]
        if piece in "{[":
            depth += 1
        elif piece in "}]":
            depth -= 1
            if depth == 0:
                return bool(joined[found.end() :].strip())
    return False


def _string(piece: str) -> str:
    if not piece.endswith('"') or len(piece) < 2:
        piece += '"'
    if not piece.isprintable():
        piece = _CONTROL.sub(lambda found: _SHORT.get(found[0], ""), piece)
    if "\\" in piece:
        piece = _SURROGATE.sub(lambda found: found[0] if len(found[0]) == 12 else "\\ufffd", piece)
        piece = _ESCAPE.sub(_escape, piece)
    return piece


def _escape(found: re.Match[str]) -> str:
    letter = found[1]
    if len(letter) == 5 or letter in {'"', "\\", "/", "b", "f", "n", "r", "t"}:
        return found[0]
    return letter
