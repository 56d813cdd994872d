"""Sets a SPARQL result out for people: as rows of plain values, and as a text table for the terminal."""

import json
import unicodedata

_WIDEST = 60


def rows(result: bytes) -> tuple[list[str], list[list[dict[str, str]]]]:
    """Return variables and rows of a result in JSON; a row holds a term per variable, {} where none is bound.

    An ASK result is one row under the name `ask`.
    """
    found = json.loads(result)
    if "boolean" in found:
        return ["ask"], [[{"type": "literal", "value": str(found["boolean"]).lower()}]]
    names = found["head"]["vars"]
    return names, [[row.get(name, {}) for name in names] for row in found["results"]["bindings"]]


def table(result: bytes) -> str:
    """Return a result in JSON as a text table with a line that counts.

    >>> print(table(b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"value": "Ton"}}]}}'))
    n
    ---
    Ton
    (1)
    <BLANKLINE>
    """
    names, found = rows(result)
    cells = [[_short(term.get("value", "")) for term in row] for row in found]
    widths = [max(map(_width, column)) for column in zip(names, *cells, strict=True)] if names else []
    lines = [names, ["-" * width for width in widths], *cells]
    text = [
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]
    return "\n".join([*text, f"({len(found)})", ""])


def _short(value: str) -> str:
    """Return `value` on one line, without control characters that would steer a terminal."""
    value = "".join(c if c.isprintable() else " " for c in value)
    return value if len(value) <= _WIDEST else f"{value[: _WIDEST - 1]}…"


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
