"""Lets what persons said win over what was found: verdicts and corrections in, verdicts out."""

from collections.abc import Collection, Iterable, Sequence

from harvester.records import Correction, Scope
from vocab import codes
from vocab.model import Classification, Evidence, Offer

_NARROWEST: tuple[Scope, ...] = ("offer", "category", "source")


def corrected(
    offer: Offer, found: Sequence[Classification], corrections: Collection[Correction]
) -> tuple[Classification, ...]:
    """Return the verdicts on an offer: for each code list that was corrected those of the narrowest correction.

    >>> yoga = Offer(source="vhs", local_id="1", type="Course", name="Yoga", url="/1", categories=("Gesundheit",))
    >>> guess = Classification(concept="themes/culture", confidence=0.6, method="model")
    >>> none = Correction(scope="category", source="vhs", subject="gesundheit", scheme="themes")
    >>> corrected(yoga, [guess], [none])
    ()
    """
    if not corrections:
        return tuple(found)
    said: dict[str, Correction] = {}
    for one in sorted(corrections, key=lambda one: _NARROWEST.index(one.scope)):
        if one.scheme not in said and holds(one, offer):
            said[one.scheme] = one
    kept = [verdict for verdict in found if verdict.concept.partition("/")[0] not in said]
    return (*kept, *(verdict for one in said.values() for verdict in _verdicts(one)))


def holds(one: Correction, offer: Offer) -> bool:
    """Return whether a correction is about an offer."""
    if one.source != offer.source:
        return False
    if one.scope == "offer":
        return one.subject == offer.key
    return one.scope == "source" or one.subject in {folded(word) for word in (*offer.categories, *offer.keywords)}


def in_order(found: Iterable[Classification]) -> tuple[Classification, ...]:
    """Return verdicts by code list, the surest of each first."""
    return tuple(sorted(found, key=lambda one: (one.concept.partition("/")[0], -one.confidence, one.concept)))


def folded(category: str) -> str:
    """Return a provider's category as corrections name it: in small letters, with single spaces."""
    return " ".join(category.casefold().split())


def _verdicts(one: Correction) -> list[Classification]:
    evidence = (Evidence(field="categories", words=one.subject),) if one.scope == "category" else ()
    keys = dict.fromkeys(today(f"{one.scheme}/{name}") for name in one.concepts)
    return [Classification(concept=key, confidence=1.0, method="person", evidence=evidence) for key in keys if key]


def today(key: str) -> str:
    """Return what a concept is called today: itself, or its successor; nothing when it has none.

    >>> today("themes/culture"), today("municipality/06611000")
    ('themes/culture', 'municipality/06611000')
    """
    if key.partition("/")[0] not in codes.schemes():
        return key
    found = codes.find(key)
    while found and found.deprecated:
        found = codes.find(found.successor)
    return found.key if found else ""
