"""Takes verdicts from fields that were made for them: form, price, and the classes that the provider itself gives."""

import re
from collections.abc import Iterator

from harvester.classify.occupations import KLDB
from vocab import codes
from vocab.model import Classification, Evidence, Offer, Price

FORMATS = {"onsite": "formats/onsite", "online": "formats/online", "blended": "formats/blended"}
_DVV = re.compile(r"(?:dvv|programmbereich)?[\s:-]*([0-7])\.(\d{2})(?=$|\s+(?!Euro\b|EUR\b|€)[^\W\d_])", re.IGNORECASE)
_KLDB = re.compile(r"(?:KldB|B)?[\s:-]*(\d{2})\d{3}(?=$|\s+[^\W\d_])", re.IGNORECASE)
_ISCED = re.compile(r"isced-f/(\d{2,3})$")
_OWED = frozenset({"", "reduced", "rate"})
"""Kinds of amounts that one has to pay to take part; a donation or a grant is none."""
_SAID = 0.95
_FOLLOWS = 0.8
"""How sure is what follows from a class of the provider by way of its mapping."""


def said(offer: Offer) -> tuple[Classification, ...]:
    """Return what the fields of an offer say that it belongs to.

    >>> course = Offer(source="vhs", local_id="1", type="Course", name="Deutsch A1", url="/1", mode="online")
    >>> [one.concept for one in said(course)]
    ['formats/online']
    """
    return (*_formats(offer), *_prices(offer), *_areas(offer))


def _formats(offer: Offer) -> Iterator[Classification]:
    for mode in dict.fromkeys(filter(None, (offer.mode, *(one.mode for one in offer.instances)))):
        yield Classification(
            concept=FORMATS[mode], confidence=_SAID, method="field", evidence=(Evidence(field="mode", words=mode),)
        )


def _prices(offer: Offer) -> Iterator[Classification]:
    prices = [price for price in (offer.price, *(one.price for one in offer.instances)) if price]
    for concept in dict.fromkeys(name for price in prices for name in _categories(price)):
        words = next((price.words for price in prices if price.words), "")
        evidence = (Evidence(field="price", words=words[:200]),) if words else ()
        yield Classification(concept=f"price-categories/{concept}", confidence=_SAID, method="field", evidence=evidence)


def _categories(price: Price) -> Iterator[str]:
    """Yield the categories of a price; of an unknown one none, for unknown is never free."""
    if price.free == "yes":
        yield "free"
    elif price.free == "no" or any(float(one.value) > 0 for one in price.amounts if one.kind in _OWED):
        yield "paid"


def _areas(offer: Offer) -> Iterator[Classification]:
    """Yield what numbers of the provider's own classes say: DVV areas, and by them and by occupations the field."""
    found: dict[str, Classification] = {}
    for words in offer.categories:
        evidence = (Evidence(field="categories", words=words),)
        if number := _DVV.match(words):
            for concept, sure in _dvv(number[1], number[2]):
                found.setdefault(
                    concept, Classification(concept=concept, confidence=sure, method="field", evidence=evidence)
                )
        elif (number := _KLDB.match(words)) and number[1] in KLDB:
            for concept in (f"isced-f/{KLDB[number[1]]}", "themes/workforce"):
                found.setdefault(
                    concept, Classification(concept=concept, confidence=_FOLLOWS, method="field", evidence=evidence)
                )
    yield from found.values()


def _dvv(area: str, number: str) -> Iterator[tuple[str, float]]:
    """Yield the DVV concept of a number and the ISCED-F field that it maps to; nothing for a number that is none."""
    known = {one.notation: one for one in codes.scheme("dvv").concepts if not one.deprecated}
    one = known.get(f"{area}.{number}") or known.get(area)
    if one is None:
        return
    yield one.key, _SAID
    for kind in ("exactMatch", "closeMatch", "broadMatch"):
        for iri in one.matches.get(kind, ()):
            if field := _ISCED.search(iri):
                yield f"isced-f/{field[1]}", _FOLLOWS
                return
