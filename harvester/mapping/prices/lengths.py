"""Gives the time that is told of one of several lengths of lessons to all of them: clauses in, their times set."""

from itertools import pairwise

from harvester.mapping.prices.bounds import per
from harvester.mapping.prices.clauses import Clause
from harvester.mapping.prices.parts import MINUTES

_LASTING = frozenset({"week", "month", "year", "unit"})


def lengths(found: list[Clause]) -> None:
    """Set for what each time a sum is paid where only one of several lengths tells it.

    >>> from harvester.mapping.prices.clauses import clauses
    >>> from harvester.mapping.prices.sums import tokens
    >>> told = clauses(tokens("Monatsbeitrag: 30 Min. 79 €, 45 Min. 110 €"))
    >>> lengths(told)
    >>> [one.per for one in told]
    ['month', 'month']
    """
    sums = [one for one in found if one.sum is not None]
    if len(sums) < 2 or not all(map(_is_timed, sums)):
        return
    units = {per(one) for one in sums} - {""}
    if len(units) == 1 and units <= _LASTING:
        for one in sums:
            one.per = min(units)


def _is_timed(clause: Clause) -> bool:
    """Tell whether words say how long a lesson is: `30 Min. 79 €`."""
    return any(one.kind == "number" and then.text.lower() in MINUTES for one, then in pairwise(clause.words))
