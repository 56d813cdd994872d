"""Reads what an offer costs: the words, the sums in them, and whether it is free; zero alone does not say free."""

import re

from harvester.mapping.amounts import amounts, currency, number
from harvester.mapping.items import first, said, things, values
from harvester.mapping.notes import Notes
from harvester.mapping.text import cut, line
from harvester.records import Item
from vocab.model import Amount, Answer, Price

_FREE = re.compile(
    r"\b(?:kosten(?:frei|los)|gebührenfrei|entgeltfrei|unentgeltlich|eintritt(?: ist)? frei|freier eintritt|gratis"
    r"|free(?: of charge| entry| admission|$)|no charge|kosteloos|toegang vrij)",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(
    r"\b(?:nicht|kein\w*|not|niet)\s+(?:\w+\s+)?(?:kosten|gebühren|entgelt|free|gratis|kosteloos|frei)", re.IGNORECASE
)
_NO_PRICE = re.compile(r"\d|[./:]\w")
"""Numbers without a currency, and addresses."""
_TELLING = frozenset({"offers", "price", "isAccessibleForFree", "priceSpecification", "free"})
_TRUE = frozenset({"true", "yes", "ja", "1", "https://schema.org/true", "http://schema.org/true"})
_FALSE = frozenset({"false", "no", "nein", "0", "https://schema.org/false", "http://schema.org/false"})
_SUMS = (
    ("price", ""),
    ("lowPrice", "lowPrice"),
    ("highPrice", "highPrice"),
    ("minPrice", "minPrice"),
    ("maxPrice", "maxPrice"),
)
_NOTHING = frozenset({"nan", "null", "none", "undefined", "n/a", "-", "inf", "infinity"})
"""What software writes for no price."""
_DEALS = frozenset({"paid", "subscription", "partially free", "offer", "aggregateoffer"})
"""Categories that say nothing of whom a price is for."""


class _Found:
    """What the offers of one item say together."""

    def __init__(self) -> None:
        self.words: dict[str, None] = {}
        self.amounts: dict[Amount, None] = {}
        self.free = False
        self.zero = ""


def price(item: Item, notes: Notes, field: str = "price") -> Price | None:
    """Return what `item` costs, or None when it does not say."""
    properties = item.properties
    if _TELLING.isdisjoint(properties):
        return None
    found = _Found()
    for value in values(item, "offers"):
        if isinstance(value, Item):
            _offer(value, found, notes, field)
        else:
            _words(value, found)
    if "price" in properties or "priceSpecification" in properties:
        _offer(item, found, notes, field, own=True)
    says = _accessible(item)
    if not found.words and not says:
        return None
    made = Price(
        words=cut("; ".join(found.words), 500), amounts=tuple(found.amounts), free=_free(found, says, notes, field)
    )
    notes.origin(field, made.words or f"isAccessibleForFree: {says}")
    return made


def _accessible(item: Item) -> str:
    """Return `yes` or `no` as the item says of itself or all of its offers, else nothing."""
    for holder in (item, *things(item, "offers")):
        for words in said(holder, "isAccessibleForFree", "free"):
            word = words.strip().casefold()
            if word in _TRUE or word in _FALSE:
                return "yes" if word in _TRUE else "no"
    return ""


def _free(found: _Found, says: str, notes: Notes, field: str) -> Answer:
    if found.amounts:
        return "unknown" if found.free or says == "yes" else "no"
    if says == "yes" or found.free:
        return "yes"
    if found.zero and not says:
        notes.finding("price-zero", field, found.zero)
    return "no" if says == "no" else "unknown"


def _offer(offer: Item, found: _Found, notes: Notes, field: str, *, own: bool = False) -> None:
    """Add what a schema.org Offer, AggregateOffer or PriceSpecification says."""
    unit = currency(first(offer, "priceCurrency", "currency"))
    category = "" if own else _category(offer)
    if _FREE.match(category) or category.casefold() == "free":
        found.words[category], found.free, category = None, True, ""
    for name, kind in _SUMS:
        for words in said(offer, name):
            _sum(words, unit, category or kind, found, notes, field)
    for inner in (*values(offer, "priceSpecification"), *things(offer, "price")):
        if isinstance(inner, str):
            _words(inner, found)
        elif unit and "priceCurrency" not in inner.properties:
            _offer(Item(properties={**inner.properties, "priceCurrency": (unit,)}), found, notes, field)
        else:
            _offer(inner, found, notes, field)
    if not own:
        _described(offer, found)
        for inner_offer in things(offer, "offers"):
            _offer(inner_offer, found, notes, field)


def _described(offer: Item, found: _Found) -> None:
    for words in said(offer, "description"):
        if len(words) < 200 and (_FREE.search(words) or amounts(words)):
            _words(words, found)


def _category(offer: Item) -> str:
    for words in said(offer, "category", "name", "eligibleCustomerType", "description"):
        text = line(words[:200])
        if text and len(text) <= 60 and "://" not in text and text.casefold() not in _DEALS and not amounts(text):
            return text
    return ""


def _sum(words: str, unit: str, category: str, found: _Found, notes: Notes, field: str) -> None:
    """Add one stated price: a bare number, or words that hold sums with their currency."""
    text = cut(line(words[:1000]), 300)
    value = number(text)
    if text.casefold() in _NOTHING:
        notes.finding("price-invalid", field, text)
        return
    if value is None:
        if _words(text, found) or _FREE.search(text):
            return
        notes.finding("price-invalid", field, text)
        return
    unit = unit or next((amount.currency for amount in amounts(text)), "")
    found.words[text if not unit or amounts(text) else f"{text} {unit}"] = None
    if float(value) == 0:
        found.zero = text
    elif Amount(value=value, currency=unit, category="") not in found.amounts:
        found.amounts[Amount(value=value, currency=unit, category=category)] = None


def _words(words: str, found: _Found) -> bool:
    """Add words about a price; return whether they say one."""
    text = cut(line(words[:1000]), 500)
    if not text:
        return False
    sums = amounts(text)
    free = bool(_FREE.search(text)) and not _NOT_FREE.search(text)
    if not sums and not free:
        if _NO_PRICE.search(text) or len(text) > 100:
            return False
        found.words[text] = None  # such as "auf Anfrage" or "Spende"
        return True
    found.words[text] = None
    found.free = found.free or free
    for amount in sums:
        if float(amount.value) == 0:
            found.zero = text
        else:
            found.amounts[amount] = None
    return True
