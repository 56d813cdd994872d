"""Compares two literals: by value where their datatypes share one, else as pySHACL orders what cannot be compared."""

from datetime import datetime

from vocab.shacl.values import NUMBERS, Value, datatype, language, value


def compare(one: str, two: str) -> int | None:
    """Return -1, 0 or 1 as `one` is less than, equal to or more than `two`; None when that cannot be said.

    Literals of different datatypes stand in the order of their datatypes, but for times. SPARQL has no answer for them;
    a rule that bounds a value also says which datatype it is of.

    >>> compare('"9"', '"10"'), compare('"9"^^<http://www.w3.org/2001/XMLSchema#byte>', "<http://a/b>")
    (1, None)
    """
    if one[0] != '"' or two[0] != '"':
        return None
    kinds, values = (datatype(one), datatype(two)), (value(one), value(two))
    if isinstance(values[0], str) != isinstance(values[1], str):
        return None
    both = values[0] is not None and values[1] is not None
    if both and kinds[0] in NUMBERS and kinds[1] in NUMBERS:
        return _sign(*values)
    if kinds[0] != kinds[1]:
        if isinstance(values[0], datetime):
            return None
        return 1 if kinds[0] > kinds[1] else -1
    if language(one) != language(two):
        return 1 if language(one) > language(two) else -1
    return _sign(*values) if both else None


def _sign(one: Value, two: Value) -> int | None:
    try:
        return 0 if one == two else 1 if one > two else -1
    except (TypeError, ArithmeticError):
        return None


def in_order(one: str, two: str, *, strictly: bool) -> bool:
    """Tell whether `one` is less than `two`, or unless `strictly` equal to it; IRIs and texts compare as texts."""
    if one == two:
        return not strictly
    texts = _text(one), _text(two)
    if texts[0] is not None and texts[1] is not None:
        return texts[0] < texts[1] or (not strictly and texts[0] == texts[1])
    found = compare(one, two)
    return found == -1 or (found == 0 and not strictly)


def _text(term: str) -> str | None:
    if term[0] == "<":
        return term[1:-1]
    found = value(term)
    return found if isinstance(found, str) else None
