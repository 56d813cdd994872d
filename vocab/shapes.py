"""Judges the graph of an offer by the published rules: N-Triples lines in, results and findings out; no RDF library."""

from collections.abc import Iterable
from functools import cache

from vocab.messages import finding
from vocab.model import Finding
from vocab.rules import rule_field, rules
from vocab.shacl.judge import Judge
from vocab.shacl.model import Result
from vocab.shacl.values import lexical
from vocab.terms import SH

CODES = {f"{SH}Violation": "rule-violated", f"{SH}Warning": "rule-warned", f"{SH}Info": "rule-noted"}
"""Severity -> code of the finding."""
NOTHING = "–"
"""Stands for the words where something is missing, or a thing as a whole is wrong; its address would tell nobody."""


@cache
def judge() -> Judge:
    """Return the judge of the published rules."""
    return Judge(rules())


def check(lines: Iterable[str]) -> tuple[Result, ...]:
    """Return what the rules find in a graph: the lines of an offer together with those of all things that it refers to.

    >>> offer = "<https://ernte.example/id/offer/k1>"
    >>> found = check([f'{offer} <https://schema.org/hasCourseInstance> "2026-10-05" .'])
    >>> found[0].shape.rpartition("/")[2], found[0].component.rpartition("#")[2], found[0].value
    ('HeldShape', 'NodeKindConstraintComponent', '"2026-10-05"')
    """
    return judge().check(lines)


def findings(results: Iterable[Result], page: str) -> tuple[Finding, ...]:
    """Return results as findings of a page, each once: field, what stands there, and in `detail` the rule's IRI."""
    return tuple(dict.fromkeys(_finding(one, page) for one in results))


def _finding(result: Result, page: str) -> Finding:
    words = lexical(result.value) if result.value[:1] in {"<", '"'} else result.value
    return finding(
        CODES[result.severity],
        page=page,
        field=rule_field(result.shape),
        words=words if words and words != result.focus else NOTHING,
        detail=result.shape,
    )
