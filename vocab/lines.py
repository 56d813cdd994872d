"""Writes terms as N-Triples text: escapes what must be, and nothing more."""

import re

from vocab.terms import XSD

_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

_ADDRESS = re.compile(r"https?://(?:[\w\-.~]|%[0-9A-Fa-f]{2})+(?::[0-9]{1,5})?(?:[/?#].*)?\Z", re.ASCII | re.DOTALL)
_NOT_IN_PATH = re.compile(
    r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]"
)

DATE = f"^^<{XSD}date>"
DATE_TIME = f"^^<{XSD}dateTime>"
DECIMAL = f"^^<{XSD}decimal>"
BOOLEAN = f"^^<{XSD}boolean>"
INTEGER = f"^^<{XSD}integer>"
TIME = f"^^<{XSD}time>"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def literal(text: str) -> str:
    r"""Return a plain literal.

    >>> print(literal('Töpfern "für alle"\nab 18'))
    "Töpfern \"für alle\"\nab 18"
    """
    if _TO_ESCAPE.search(text):
        text = _TO_ESCAPE.sub(_escape, text)
    return f'"{text}"'


def moment(text: str) -> str:
    """Return a moment as xsd:date or xsd:dateTime, in canonical form.

    >>> moment("2026-10-05")
    '"2026-10-05"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    if text.endswith("+00:00"):
        text = text[:-6] + "Z"
    return f'"{text}"{DATE_TIME if "T" in text else DATE}'


def decimal(text: str) -> str:
    """Return a number as xsd:decimal in its canonical form, in which stores give it back.

    >>> decimal("85.00"), decimal("0.50")
    ('"85"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f'"{text}"{DECIMAL}'


def integer(number: int) -> str:
    """Return a whole number as xsd:integer.

    >>> integer(12)
    '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{number}"{INTEGER}'


def time(text: str) -> str:
    """Return a time of day in local time, `18:00`, as xsd:time.

    >>> time("18:00")
    '"18:00:00"^^<http://www.w3.org/2001/XMLSchema#time>'
    """
    return f'"{text}:00"{TIME}'


def address(text: str) -> str:
    """Return a web address as an IRI, escaped where needed; as a literal when it is none.

    >>> address("https://vhs.example/Kurse für alle?nr=[1]")
    '<https://vhs.example/Kurse%20für%20alle?nr=%5B1%5D>'
    >>> address("Rathaus, Zimmer 3")
    '"Rathaus, Zimmer 3"'
    """
    if not _ADDRESS.match(text):
        return literal(text)
    head, mark, fragment = text.partition("#")
    safe = _NOT_IN_PATH.sub(_percent, head)
    if mark:
        safe += "#" + _NOT_IN_PATH.sub(_percent, fragment.replace("#", "%23"))
    return f"<{safe}>"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
