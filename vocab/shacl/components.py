"""Makes a test of each parameter that judges values one by one: constraint in, function of facts and a term out."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from vocab.shacl.facts import Facts
from vocab.shacl.model import Constraint
from vocab.shacl.order import compare
from vocab.shacl.values import LANG_STRING, NOT_A_VALUE, READERS, STRING, datatype, language, lexical
from vocab.terms import SH

Test: TypeAlias = Callable[[Facts, str], bool]
"""Tells whether a term is as it should be."""

KINDS = {
    f"<{SH}IRI>": "<",
    f"<{SH}BlankNode>": "_",
    f"<{SH}Literal>": '"',
    f"<{SH}BlankNodeOrIRI>": "<_",
    f"<{SH}BlankNodeOrLiteral>": '_"',
    f"<{SH}IRIOrLiteral>": '<"',
}
"""Node kind -> the signs that its terms begin with."""
FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE}


def component(kind: str) -> str:
    """Return the IRI of the component that a parameter belongs to.

    >>> component("minCount")
    'http://www.w3.org/ns/shacl#MinCountConstraintComponent'
    """
    return f"{SH}{kind[0].upper()}{kind[1:]}ConstraintComponent"


def compiled_pattern(text: str, flags: str = "") -> re.Pattern[str]:
    """Return a pattern with the flags of SPARQL's REGEX; wrong ones are the rule's mistake (ValueError, KeyError)."""
    try:
        return re.compile(text, sum(FLAGS[flag] for flag in dict.fromkeys(flags)))
    except re.error as wrong:
        raise ValueError(f"{text!r} is no pattern: {wrong}") from wrong


def _datatype(made: Constraint) -> Test:
    wanted = made.terms[0]
    if wanted in {STRING, LANG_STRING}:
        return lambda _, term: datatype(term) == wanted
    end, read = f'"^^{wanted}', READERS[wanted]

    def test(_: Facts, term: str) -> bool:
        if not term.endswith(end):
            return False
        try:
            read(lexical(term))
        except NOT_A_VALUE:
            return False
        return True

    return test


def _node_kind(made: Constraint) -> Test:
    signs = KINDS[made.terms[0]]
    return lambda _, term: term[0] in signs


def _class(made: Constraint) -> Test:
    wanted = made.terms[0]
    return lambda facts, term: facts.is_a(term, wanted)


def _in(made: Constraint) -> Test:
    members = frozenset(made.terms)
    return lambda _, term: term in members


def _min_length(made: Constraint) -> Test:
    least = int(lexical(made.terms[0]))
    return lambda _, term: least == 0 or (term[0] != "_" and len(lexical(term)) >= least)


def _max_length(made: Constraint) -> Test:
    most = int(lexical(made.terms[0]))
    return lambda _, term: term[0] != "_" and (len(term) <= most or len(lexical(term)) <= most)


def _pattern(made: Constraint) -> Test:
    search = compiled_pattern(lexical(made.terms[0]), made.flags).search
    return lambda _, term: term[0] != "_" and search(lexical(term)) is not None


def _language_in(made: Constraint) -> Test:
    known = {lexical(term).lower() for term in made.terms}

    def test(_: Facts, term: str) -> bool:
        found = language(term)
        return bool(found) and ("*" in known or found in known or found.partition("-")[0] in known)

    return test


def _bound(allowed: frozenset[int]) -> Callable[[Constraint], Test]:
    def made_of(made: Constraint) -> Test:
        bound = made.terms[0]
        return lambda _, term: compare(term, bound) in allowed

    return made_of


VALUE_TESTS: dict[str, Callable[[Constraint], Test]] = {
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "class": _class,
    "in": _in,
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "languageIn": _language_in,
    "minInclusive": _bound(frozenset({0, 1})),
    "minExclusive": _bound(frozenset({1})),
    "maxInclusive": _bound(frozenset({0, -1})),
    "maxExclusive": _bound(frozenset({-1})),
}
"""Parameter -> what makes its test."""


def _all(tests: Sequence[Test]) -> Test:
    def test(facts: Facts, term: str) -> bool:
        for one in tests:  # noqa: SIM110 - a generator costs more than the tests themselves
            if not one(facts, term):
                return False
        return True

    return tests[0] if len(tests) == 1 else test


def _any(tests: Sequence[Test]) -> Test:
    def test(facts: Facts, term: str) -> bool:
        for one in tests:  # noqa: SIM110 - a generator costs more than the tests themselves
            if one(facts, term):
                return True
        return False

    return test


def _not(tests: Sequence[Test]) -> Test:
    inner = tests[0]
    return lambda facts, term: not inner(facts, term)


all_of = _all
SHAPE_TESTS: dict[str, Callable[[Sequence[Test]], Test]] = {"node": _all, "and": _all, "or": _any, "not": _not}
"""Parameter -> what makes its test of the tests of the shapes that it names."""
