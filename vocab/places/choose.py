"""Chooses among municipalities that an address can mean; every number of confidence stands here."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from vocab.messages import finding
from vocab.model import Finding
from vocab.places.address import Address
from vocab.places.model import Resolved

if TYPE_CHECKING:
    from vocab.places.gazetteer import Gazetteer

BOTH = 0.98
"""Postal code and name say the same municipality."""
NAME = 0.9
"""A name that only one municipality has."""
CODE = 0.8
"""A postal code of one municipality, and nothing that speaks against it."""
PART = 0.75
"""A name with more words behind it, or a withdrawn one."""
UNSURE = 0.6
"""A postal code, and a name that small municipalities far away have and perhaps a village here."""
DOMINANT = 0.7
"""A name that several have, one of them far greater than all others."""
NEAR = 0.5
"""One of several equal candidates, chosen by the municipality of the source."""
VENUE = 0.5
"""A name inside the name of a venue."""
OPEN = 0.8
"""The truth is among the candidates."""

TIMES = 10
"""How many times as many inhabitants a city needs to win over its namesakes."""
UNKNOWN = 5_000
"""Inhabitants that a municipality is taken to have when nothing is known of them."""
LARGE = 10_000
"""Inhabitants of a well-known town."""


def one_of(keys: tuple[str, ...], sure: float, near: str, known: "Gazetteer", basis: str, address: Address) -> Resolved:
    """Choose among candidates that are equally good: by the point, the source's municipality, size, or not at all."""
    if len(keys) == 1:
        return Resolved(ags=keys[0], candidates=keys, confidence=sure, basis=basis, words=address.words)
    if not keys:
        return Resolved(words=address.words)
    rules: tuple[tuple[Callable[[], str], float, str], ...] = (
        (lambda: known.closest(keys, address.point), 0.85, "+coordinate"),
        (lambda: near if near in keys else "", NEAR + 0.1, "+source"),
        (lambda: _dominant(keys, near, known) if basis in {"name", "venue"} else "", DOMINANT, "+size"),
        (
            lambda: _only(a for a in keys if near and a[:5] == near[:5]) if basis != "postal-code" else "",
            NEAR,
            "+source",
        ),
    )
    for rule, confidence, more in rules:
        if ags := rule():
            least = min(confidence, sure)
            return Resolved(ags=ags, candidates=keys, confidence=least, basis=basis + more, words=address.words)
    return ambiguous(keys, OPEN, basis, address, known)


def _only(keys: Iterable[str]) -> str:
    found = tuple(keys)
    return found[0] if len(found) == 1 else ""


def _dominant(keys: tuple[str, ...], near: str, known: "Gazetteer") -> str:
    """Return the one with at least ten times the inhabitants of every other and ten thousand of its own.

    A district-free city also wins when none of the others has ten thousand; but none wins when the source lies in the
    district of another.
    """
    first, *others = sorted(keys, key=known.people, reverse=True)
    rest = max(known.people(ags) or UNKNOWN for ags in others)
    great = known.people(first) >= LARGE and known.people(first) >= TIMES * rest
    if not great and not (first.endswith("000") and rest < LARGE):
        return ""
    return "" if any(near and ags[:5] == near[:5] for ags in others) else first


def ambiguous(keys: tuple[str, ...], sure: float, basis: str, address: Address, known: "Gazetteer") -> Resolved:
    """Answer with candidates only."""
    found: tuple[Finding, ...] = (finding("place-ambiguous", words=address.words, detail=named(keys, known)),)
    return Resolved(candidates=keys[:20], confidence=sure, basis=basis, words=address.words, findings=found)


def named(keys: Iterable[str], known: "Gazetteer") -> str:
    """Return names and keys for people to read."""
    return ", ".join(f"{known.name(ags)} ({ags})" for ags in tuple(keys)[:8])
