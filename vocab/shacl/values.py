"""Takes terms apart as N-Triples writes them: lexical form, datatype, language, and the value that it stands for.

What counts as well-formed is what pySHACL says, so that both come to the same verdicts: it reads dates with
`fromisoformat` and numbers with Python's own types. Rules that want more say so with a pattern.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from vocab.terms import RDF, XSD

Value: TypeAlias = Any
"""A text, number, truth value, date or time."""
STRING, LANG_STRING = f"<{XSD}string>", f"<{RDF}langString>"

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_TRUTH = {"true": True, "false": False, "1": True, "0": False}
NOT_A_VALUE = (ValueError, ArithmeticError, KeyError)
"""What is raised by a lexical form that its datatype does not know."""


def lexical(term: str) -> str:
    r"""Return the text of a literal, or the IRI itself.

    >>> lexical('"Töpfern \\"für alle\\""@de'), lexical("<https://vhs.example/>")
    ('Töpfern "für alle"', 'https://vhs.example/')
    """
    text = term[1:-1] if term[0] == "<" else term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED[match[3]]


def datatype(term: str) -> str:
    """Return the datatype of a literal, in brackets; nothing of an IRI or blank node.

    >>> datatype('"Chor"'), datatype('"Chor"@de')[-11:], datatype("_:a")
    ('<http://www.w3.org/2001/XMLSchema#string>', 'langString>', '')
    """
    if term[0] != '"':
        return ""
    rest = term[term.rindex('"') + 1 :]
    return rest[2:] if rest[:2] == "^^" else LANG_STRING if rest else STRING


def language(term: str) -> str:
    """Return the language of a literal in small letters; nothing of what has none.

    >>> language('"Chor"@de-AT'), language('"Chor"')
    ('de-at', '')
    """
    rest = term[term.rindex('"') + 1 :] if term[0] == '"' else ""
    return rest[1:].lower() if rest[:1] == "@" else ""


def _day(text: str) -> date:
    """Return the day of an xsd:date, whose zone does not matter."""
    text = text[:-1] if text[-1:] in {"Z", "z"} else text
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    head, _, zone = text.rpartition("-")
    if "T" in text:
        text = text.partition("T")[0]
    elif text.rfind("+") > 0:
        text = text[: text.rfind("+")]
    elif head and ":" in zone:
        text = head
    if "-" not in text:
        raise ValueError(text)
    return date.fromisoformat(sign + text)


def _whole(least: int | None, most: int | None) -> Callable[[str], int]:
    def number(text: str) -> int:
        found = int(text)
        if (least is not None and found < least) or (most is not None and found > most):
            raise ValueError(text)
        return found

    return number


_WHOLE = {
    "integer": (None, None),
    "long": (None, None),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "unsignedLong": (0, None),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}
NUMBERS: dict[str, Callable[[str], Value]] = {
    **{f"<{XSD}{name}>": _whole(*bounds) for name, bounds in _WHOLE.items()},
    f"<{XSD}decimal>": Decimal,
    f"<{XSD}float>": float,
    f"<{XSD}double>": float,
}
READERS: dict[str, Callable[[str], Value]] = {
    **NUMBERS,
    STRING: str,
    LANG_STRING: str,
    f"<{XSD}anyURI>": str,
    f"<{XSD}boolean>": _TRUTH.__getitem__,
    f"<{XSD}date>": _day,
    f"<{XSD}dateTime>": datetime.fromisoformat,
}
"""Datatype -> what makes a value of its lexical forms, or raises one of NOT_A_VALUE; others cannot be judged."""


@lru_cache(4_096)
def value(term: str) -> Value | None:
    """Return what a literal stands for; None when that is nothing, or not known.

    >>> value('"2026-02-30"^^<http://www.w3.org/2001/XMLSchema#date>') is None
    True
    """
    read = READERS.get(datatype(term))
    try:
        return read(lexical(term)) if read else None
    except NOT_A_VALUE:
        return None
