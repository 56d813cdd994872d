"""Takes verdicts from fields that were made for them: form, price, and the classes that the provider itself gives."""

import re
from collections.abc import Iterator

from vocab import codes
from vocab.model import Classification, Evidence, Offer, Price

FORMATS = {"onsite": "formats/onsite", "online": "formats/online", "blended": "formats/blended"}
_DVV = re.compile(r"(?:dvv|programmbereich)?[\s:.-]*([0-7])[.,](\d{2})\b", re.IGNORECASE)
_SAID = 0.95


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
    elif any(float(amount.value) > 0 for amount in price.amounts):
        yield "paid"


def _areas(offer: Offer) -> Iterator[Classification]:
    for words in offer.categories:
        found = _DVV.match(words)
        if not found:
            continue
        names = (f"{found[1]}.{found[2]}", found[1])
        known = {one.name: one for one in codes.scheme("dvv").concepts}
        if one := next((known[name] for name in names if name in known), None):
            evidence = (Evidence(field="categories", words=words),)
            yield Classification(concept=one.key, confidence=_SAID, method="field", evidence=evidence)
