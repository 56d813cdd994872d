"""Finds where strings end in JSON that was put together by hand, and makes them sound; in linear time.

In comes broken JSON and the place behind an opening quote; out come the string as JSON and the place behind it.
"""

import re

SPACE = r"[\s\x00-\x1f\ufeff\u200b]"
_GAP = rf"(?:{SPACE}++|/\*.{{0,200}}?\*/|//[^\n]{{0,200}}+|<!--.{{0,200}}?-->|</?[a-zA-Z][^<>\"]{{0,100}}>){{0,12}}+"
_KEY = (
    r"(?:\"(?:[^\"\\\n]|\\.){0,100}+\"|'(?:[^'\\\n]|\\.){0,100}+'|[“„”](?:[^“”\\\n]|\\.){0,100}+[“”])"
    rf"{SPACE}{{0,100}}+:"
)
_AFTER = {
    "{": rf"(?:\Z|[}}\]]|{_KEY}|,{_GAP}(?:\Z|[,}}\]]|{_KEY}))",
    "[": rf"(?:\Z|[}}\]]|,{_GAP}(?:\Z|[\"'“„\[{{\]\d-]|true|false|null))",
    "": r"\Z",
}
_CLOSED = {inside: re.compile(_GAP + after, re.DOTALL) for inside, after in _AFTER.items()}
"""What follows the end of a value in an object, a list or outside of both; only then a quote ends it."""
_SWALLOWED = re.compile(r"\s{0,100}+(?::|,\s{0,100}+[\"'][@a-zA-Z]\w{0,50}+[\"'](?=\s))\s{0,100}+[\"'\[{]")
_ENDS = {
    quote: re.compile(rf"(?:[^{ends}\\]++|\\.)*+[{ends}]", re.DOTALL)
    for quote, ends in {'"': '"', "'": "'", "“": "“”", "„": "“”", "”": "”"}.items()
}
QUOTES = "".join(_ENDS)

_BARE = re.compile(r"\\.|\"", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.?)", re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def key_end(text: str, quote: str, at: int) -> int:
    """Return the place behind the next closing quote; -1 when there is none."""
    found = _ENDS[quote].match(text, at)
    return found.end() if found else -1


def value_end(text: str, quote: str, at: int, inside: str) -> int:
    """Return the place behind the quote that ends a value `inside` `{`, `[` or nothing; quotes within it are passed.

    It is -1 when the text ends before, and -2 when the value would swallow the next key: then its own end is missing.

    >>> text = '"Kurs "Malen", für alle", "price": 5}'
    >>> text[: value_end(text, '"', 1, "{")]
    '"Kurs "Malen", für alle"'
    """
    while found := _ENDS[quote].match(text, at):
        at = found.end()
        if _CLOSED[inside].match(text, at):
            return at
        if _SWALLOWED.match(text, at):
            return -2
    return -1


def sound(words: str) -> str:
    """Return what stood between quotes as a string of JSON.

    >>> print(sound('Kurs "Malen" f\\ür alle'))
    "Kurs \\"Malen\\" für alle"
    """
    if '"' in words:
        words = _BARE.sub(lambda found: '\\"' if found[0] == '"' else found[0], words)
    if not words.isprintable():
        words = _CONTROL.sub(lambda found: _SHORT.get(found[0], ""), words)
    if "\\" in words:
        words = _SURROGATE.sub(lambda found: found[0] if len(found[0]) == 12 else "\\ufffd", words)
        words = _ESCAPE.sub(_escape, words)
    return f'"{words}"'


def _escape(found: re.Match[str]) -> str:
    letter = found[1]
    if len(letter) == 5 or letter in {'"', "\\", "/", "b", "f", "n", "r", "t"}:
        return found[0]
    return letter
