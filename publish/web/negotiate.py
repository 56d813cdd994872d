"""Reads Accept headers (RFC 9110, section 12.5.1) and chooses the form of a document."""

from collections.abc import Sequence

MOST = 100
"""Parts of a header that are looked at; browsers send fewer than ten, the longest RDF clients about thirty."""


def preferences(header: str) -> list[tuple[str, float]]:
    """Return what a header of the Accept family names, with its weight, in the order written; weight 0 is left out.

    >>> preferences("text/turtle;q=0.9, text/html;level=1, image/png;q=0, x;q=no")
    [('text/turtle', 0.9), ('text/html', 1.0)]
    """
    found = []
    for part in header.split(",", MOST)[:MOST]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = _weight(parameters)
        if name and weight > 0:
            found.append((name.lower(), weight))
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0 <= weight <= 1 else 0.0
    return 1.0


def media_type(header: str, offered: Sequence[str]) -> str:
    """Return the best of `offered`, whose first is the default; a type named outright beats a wildcard.

    >>> media_type("text/turtle, */*;q=0.1", ["text/html", "text/turtle"])
    'text/turtle'
    >>> media_type("image/png", ["text/html", "text/turtle"])
    'text/html'
    """
    weights = dict(reversed(preferences(header)))
    best, highest = offered[0], (0.0, 0)
    for candidate in offered:
        kind = candidate.split("/", 1)[0]
        for exactness, name in ((2, candidate), (1, f"{kind}/*"), (0, "*/*")):
            if name in weights:
                if (weights[name], exactness) > highest:
                    best, highest = candidate, (weights[name], exactness)
                break
    return best
