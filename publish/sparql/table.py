"""Reads a SPARQL result in JSON as rows of terms, for a page to show."""

import json


def rows(result: bytes) -> tuple[list[str], list[list[dict[str, str]]]]:
    """Return variables and rows of a result in JSON; a row holds a term per variable, {} where none is bound.

    An ASK result is one row under the name `ask`.
    """
    found = json.loads(result)
    if "boolean" in found:
        return ["ask"], [[{"type": "literal", "value": str(found["boolean"]).lower()}]]
    names = found["head"]["vars"]
    return names, [[row.get(name, {}) for name in names] for row in found["results"]["bindings"]]
