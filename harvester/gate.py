"""Judges a whole run before anything of it is published: may this outcome stand, given what was public before?"""

from msgspec import Struct

from harvester.records import Outcome
from vocab.messages import finding
from vocab.model import Finding


class Verdict(Struct, frozen=True, kw_only=True):
    """What the gate says: `code` and `detail` name the reason when the run did not pass."""

    passed: bool = True
    code: str = ""
    detail: str = ""
    findings: tuple[Finding, ...] = ()


def gate(live_count: int, outcome: Outcome) -> Verdict:
    """Return whether `outcome` may be committed, where `live_count` offers of the source are public now.

    A whole run without a single offer, of a source that had some, is a broken site or reader and no news.

    >>> gate(12, Outcome(whole=True, seen=0)).code
    'no-offers'
    """
    if not outcome.whole or outcome.seen:
        return Verdict()
    if live_count:
        words = str(live_count)
        return Verdict(passed=False, code="no-offers", detail=words, findings=(finding("no-offers", words=words),))
    return Verdict(findings=(finding("no-offers-yet"),))
