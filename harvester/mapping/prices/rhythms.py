"""Tells how often something takes place from how often a sum is paid: a clause in, yes or no out."""

from harvester.mapping.prices.clauses import Clause
from harvester.mapping.prices.times import named

OFTEN = frozenset({"x", "einmal", "zweimal", "dreimal", "mal", "once", "twice", "jeden"})
"""What stands before a time that is only a rhythm: `2x wöchentlich`."""


def is_often(clause: Clause, at: int) -> bool:
    """Tell whether the word before one for a time only counts how often it takes place: `2x wöchentlich`."""
    one = clause.words[at]
    if not at or at == clause.before or not (named(one.senses, "label:") or "pro" in one.senses):
        return False
    return clause.words[at - 1].text.lower() in OFTEN


def is_rhythm(clause: Clause, at: int) -> bool:
    """Tell whether brackets tell of a rhythm or of leaving: `(1x wöchentlich)`, `(monatlich kündbar)`."""
    words = clause.words
    then = words[at + 1] if at + 1 in clause.inner and at + 1 != clause.before else None
    held = any(words[place].kind == "number" for place in clause.inner if place < at)
    leaves = then is not None and then.kind == "word" and then.text.lower().endswith(("bar", "iger", "ige"))
    return leaves or (held and bool(words[at].senses & {"pro"} or named(words[at].senses, "label:")))
