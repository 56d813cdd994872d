"""Tells in which encoding words are written: bytes, or the name that somebody declared, in; an encoding's name out."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {"123": "utf-32-le", "012": "utf-32-be", "13": "utf-16-le", "02": "utf-16-be"}
"""Which bytes of each four are zero where most letters are Latin."""
_TWICE = re.compile("Ã[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")


def shown(begin: bytes) -> tuple[str, int]:
    """Return the encoding that a byte order mark or the zeros between letters show, and the length of the mark.

    >>> shown("Chöre".encode("utf-8-sig")), shown("Chöre".encode("utf-16-be")), shown("Chöre".encode())
    (('utf-8', 3), ('utf-16-be', 0), ('', 0))
    """
    for mark, name in _BOMS:
        if begin.startswith(mark):
            return name, len(mark)
    begin = begin[:200]
    zeros = [begin[place::4].count(0) for place in range(4)]
    return _WIDE.get("".join(str(place) for place in range(4) if zeros[place] * 8 > len(begin)), ""), 0


def known(declared: str) -> str:
    """Return Python's name of a declared encoding, windows-1252 for Latin-1; empty when unknown.

    >>> known("UTF8"), known("'iso-8859-1'"), known("unicode?")
    ('utf-8', 'cp1252', '')
    """
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared else ""
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name == "iso8859-1" else name


def is_utf8(begin: bytes) -> bool:
    """Tell whether bytes are UTF-8, though a letter may be cut at their end."""
    try:
        codecs.utf_8_decode(begin, "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def once(words: str, least: int = 2) -> str:
    """Return words that were encoded as UTF-8 twice as they were meant; fewer than `least` such letters are no sign.

    >>> once("TÃ¶pfern fÃ¼r AnfÃ¤nger")
    'Töpfern für Anfänger'
    """
    return _TWICE.sub(_once, words) if "Ã" in words and len(_TWICE.findall(words)) >= least else words


def _once(found: re.Match[str]) -> str:
    for codec in ("cp1252", "latin-1"):
        try:
            return found[0].encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return found[0]
