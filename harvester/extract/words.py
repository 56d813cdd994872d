"""Cleans single strings of markup: entities escaped twice, control characters, stray spaces; the words stay."""

import re
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+")


def clean(words: str) -> str:
    """Return `words` without entities (also escaped twice), control characters and spaces at its ends.

    >>> clean(" F&amp;uuml;r Anf&#228;nger ")
    'Für Anfänger'
    """
    if "&" in words and ";" in words:
        words = _unescaped(_unescaped(words))
    if not words.isprintable():
        words = _CONTROL.sub("", words)
    return words.strip()


def line(words: str) -> str:
    """Return `words` cleaned and in one line.

    >>> line("Töpfern\\n   am Abend")
    'Töpfern am Abend'
    """
    return " ".join(clean(words).split())


def _unescaped(words: str) -> str:
    return _ENTITY.sub(lambda found: unescape(found[0]), words)
