"""Judges the values of a property as a whole: what must be among them, and how they stand to those of another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from vocab.shacl.facts import Facts
from vocab.shacl.model import Constraint
from vocab.shacl.order import in_order
from vocab.shacl.values import language, lexical

Whole: TypeAlias = Callable[[Facts, str, Sequence[str]], Iterable[str]]
"""Takes facts, a node and the values of a property; returns each wrong value, "" where all are wrong together."""


def _has_value(made: Constraint) -> Whole:
    wanted = made.terms[0]
    return lambda _facts, _node, values: () if wanted in values else ("",)


def _unique_language(made: Constraint) -> Whole:
    if lexical(made.terms[0]) != "true":
        return lambda _facts, _node, _values: ()

    def whole(_facts: Facts, _node: str, values: Sequence[str]) -> Iterator[str]:
        for found, count in Counter(map(language, values)).items() if len(values) > 1 else ():
            if found and count > 1:
                yield ""

    return whole


def _less_than(*, strictly: bool) -> Callable[[Constraint], Whole]:
    def made_of(made: Constraint) -> Whole:
        other = made.terms[0]

        def whole(facts: Facts, node: str, values: Sequence[str]) -> Iterator[str]:
            beyond = facts.values(node, other)
            return (one for one in values for two in beyond if not in_order(one, two, strictly=strictly))

        return whole

    return made_of


WHOLES: dict[str, Callable[[Constraint], Whole]] = {
    "hasValue": _has_value,
    "uniqueLang": _unique_language,
    "lessThan": _less_than(strictly=True),
    "lessThanOrEquals": _less_than(strictly=False),
}
"""Parameter -> what makes its judgement."""
