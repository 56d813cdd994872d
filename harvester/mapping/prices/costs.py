"""Reads what an offer costs: its fields and its words together; zero alone does not say free."""

import re
from functools import lru_cache

from msgspec.structs import replace

from harvester.mapping.amounts import currency, number
from harvester.mapping.items import first, said, things, values
from harvester.mapping.notes import Notes
from harvester.mapping.prices.grammar import Said, is_paid, read
from harvester.mapping.prices.money import is_implausible
from harvester.mapping.text import cut, line, prose
from harvester.records import Item
from vocab.model import Amount, Answer, Price

_TELLING = frozenset({"offers", "price", "priceText", "isAccessibleForFree", "priceSpecification", "free"})
_TRUE = frozenset({"true", "yes", "ja", "1", "https://schema.org/true", "http://schema.org/true"})
_FALSE = frozenset({"false", "no", "nein", "0", "https://schema.org/false", "http://schema.org/false"})
_ENDS = (("lowPrice", "highPrice"), ("minPrice", "maxPrice"))
_NOTHING = frozenset({"nan", "null", "none", "undefined", "n/a", "-", "inf", "infinity"})
"""What software writes for no price."""
_DEALS = frozenset({"paid", "subscription", "partially free", "offer", "aggregateoffer"})
"""Categories that say nothing of whom a price is for."""
_NO_PRICE = re.compile(r"\d|[./:]\w")
"""Numbers without a currency, and addresses."""
_MONEY = re.compile(r"€|\beur|\bchf\b|£|\$|frei\b|kostenlos|unentgelt|gratis|\bfree\b|spende|\bfr\.", re.IGNORECASE)
_UNITS = {"HUR": "hour", "DAY": "session", "WEE": "week", "MON": "month", "ANN": "year"}
"""UN/CEFACT codes of the units that prices are given for."""


class _Found:
    """What the fields and the words of one item say together."""

    def __init__(self, notes: Notes, field: str) -> None:
        self.notes = notes
        self.field = field
        self.words: dict[str, None] = {}
        self.worded: dict[Amount, None] = {}
        self.numbers: dict[Amount, str] = {}
        """Amounts of bare numbers, with the words to keep of them."""
        self.terms: set[str] = set()
        self.free = self.paid = False
        self.zero = ""


def price(item: Item, notes: Notes, field: str = "price") -> Price | None:
    """Return what `item` costs, or None when it does not say."""
    properties = item.properties
    if _TELLING.isdisjoint(properties):
        return None
    found = _Found(notes, field)
    for value in values(item, "offers", "priceText"):
        if isinstance(value, Item):
            _offer(value, found)
        else:
            _words(value, found)
    if "price" in properties or "priceSpecification" in properties:
        _offer(item, found, own=True)
    says = _accessible(item)
    amounts = _together(found)
    if not found.words and not says:
        return None
    made = Price(
        words=cut("; ".join(found.words), 500),
        amounts=amounts,
        free=_free(found, amounts, says),
        terms=tuple(sorted(found.terms)),  # type: ignore[arg-type]
    )
    notes.origin(field, made.words or f"isAccessibleForFree: {says}")
    return made


def _together(found: _Found) -> tuple[Amount, ...]:
    """Return the amounts of words and of fields, each once; a number a hundred times the words is a known fault."""
    amounts = list(found.worded)
    sums = {one.value: at for at, one in enumerate(amounts)}
    for one, words in found.numbers.items():
        if any(float(one.value) == 100 * float(other) for other in sums) and one.value not in sums:
            found.notes.finding("price-hundredfold", found.field, words)
            continue
        found.words[words] = None
        if one.value not in sums or (one.category and not amounts[sums[one.value]].category):
            amounts.append(one)
        elif not amounts[sums[one.value]].currency:
            amounts[sums[one.value]] = replace(amounts[sums[one.value]], currency=one.currency)
    return tuple(amounts)


def _accessible(item: Item) -> str:
    """Return `yes` or `no` as the item says of itself or all of its offers, else nothing."""
    for holder in (item, *things(item, "offers")):
        for words in said(holder, "isAccessibleForFree", "free"):
            word = words.strip().casefold()
            if word in _TRUE or word in _FALSE:
                return "yes" if word in _TRUE else "no"
    return ""


def _free(found: _Found, amounts: tuple[Amount, ...], says: str) -> Answer:
    kinds = {one.kind for one in amounts}
    free = found.free or says == "yes"
    if is_paid(kinds, free=free):
        return "unknown" if free else "no"
    if free:
        return "unknown" if found.paid else "yes"
    if found.zero and not says and not amounts:
        found.notes.finding("price-zero", found.field, found.zero)
    return "no" if says == "no" or found.paid else "unknown"


def _offer(offer: Item, found: _Found, *, own: bool = False) -> None:
    """Add what a schema.org Offer, AggregateOffer or PriceSpecification says."""
    properties = offer.properties
    unit = currency(first(offer, "priceCurrency", "currency"))
    like = _like("" if own else _category(offer), unit, found)
    if "unitText" in properties or "unitCode" in properties:
        like = replace(like, per=_per(offer) or like.per)
    for words in said(offer, "price"):
        _sum(words, like, found)
    for low, high in _ENDS:
        if low in properties or high in properties:
            _range(first(offer, low), first(offer, high), like, found)
    for inner in (*values(offer, "priceSpecification"), *things(offer, "price")):
        if isinstance(inner, str):
            _words(inner, found, unit)
        elif unit and "priceCurrency" not in inner.properties:
            _offer(Item(properties={**inner.properties, "priceCurrency": (unit,)}), found)
        else:
            _offer(inner, found)
    if not own:
        _described(offer, unit, found)
        for inner_offer in things(offer, "offers"):
            _offer(inner_offer, found)


def _described(offer: Item, unit: str, found: _Found) -> None:
    """Add what an offer says in words; of a description only what is surely about money."""
    for words in said(offer, "priceText"):
        _words(words, found, unit)
    for words in said(offer, "description"):
        if len(words) < 200 and _MONEY.search(words):
            told = read(prose(words))
            if told.amounts or told.free == "yes":
                _words(words, found)


def _category(offer: Item) -> str:
    for words in said(offer, "category", "name", "eligibleCustomerType", "description"):
        text = line(words[:200])
        if text and len(text) <= 60 and "://" not in text and text.casefold() not in _DEALS and not _sums(text):
            return text
    return ""


def _sums(text: str) -> bool:
    return bool(_MONEY.search(text)) and bool(read(text).amounts)


def _like(category: str, unit: str, found: _Found) -> Amount:
    """Return an amount without value as the label of an offer describes it."""
    if not category:
        return Amount(value="", currency=unit)
    if category.casefold() == "free" or (_MONEY.search(category) and read(category).free == "yes"):
        found.words[category], found.free = None, True
        return Amount(value="", currency=unit)
    return replace(_labelled(category), currency=unit)


@lru_cache(1024)
def _labelled(category: str) -> Amount:
    """Return an amount of no value as `category` describes it; the label of a few words is kept as it is printed."""
    told = read(f"{category}: 1 €").amounts
    if len(told) != 1 or told[0].value != "1.00":
        return Amount(value="", category=category)
    one = told[0]
    leads = not one.category or category.casefold().removeprefix("für ").startswith(one.category.casefold())
    known = leads and len(category.split()) <= 4
    return replace(one, value="", category=category) if known else Amount(value="", category=category)


def _per(offer: Item) -> str:
    """Return what a UnitPriceSpecification is for."""
    if unit := _UNITS.get(first(offer, "unitCode").strip()):
        return unit
    words = line(first(offer, "unitText")[:60])
    told = read(f"1 € pro {words}").amounts if words else ()
    return told[0].per if told else ""


def _range(low: str, high: str, like: Amount, found: _Found) -> None:
    """Add the ends of a range: one amount where they are the same."""
    if low and high and number(low) == number(high):
        _sum(low, like, found)
        return
    if low:
        _sum(low, replace(like, bound="from"), found)
    if high:
        _sum(high, replace(like, bound="to"), found)


def _sum(words: str, like: Amount, found: _Found) -> None:
    """Add one stated price: a bare number, or words that hold sums with their currency."""
    text = cut(line(words[:1000]), 300)
    value = number(text)
    if value is None:
        if text.casefold() in _NOTHING or not _words(words, found, like.currency, like):
            code = "price-implausible" if text[:1] in "-−" and number(text[1:]) else "price-invalid"
            found.notes.finding(code, found.field, text)
        return
    unit = like.currency or (read(text).amounts or (like,))[0].currency
    shown = text if not like.currency or not text[-1].isdecimal() or not text[0].isdecimal() else f"{text} {unit}"
    if float(value) == 0:
        found.words[shown], found.zero = None, text
        if like.category and like.kind == "reduced":
            found.terms.add("free-for-some")
    elif is_implausible(value):
        found.notes.finding("price-implausible", found.field, text)
    else:
        made = replace(like, value=value, currency=unit)
        if not any(one.value == value and one.currency == unit and not like.category for one in found.numbers):
            found.numbers[made] = shown


def _words(words: str, found: _Found, unit: str = "", like: Amount | None = None) -> bool:
    """Add words about a price; return whether they say one."""
    text = cut(line(words[:1000]), 500)
    told = read(text if "\n" not in words and "<" not in words else prose(words[:1000])) if text else Said()
    if told.implausible:
        found.notes.finding("price-implausible", found.field, text)
    if not told.anything:
        if not text or _NO_PRICE.search(text) or len(text) > 100:
            return False
        found.words[text] = None  # such as "siehe Aushang"
        return True
    if not told.implausible or told.amounts:
        found.words[text] = None
    found.free = found.free or told.free == "yes"
    found.paid = found.paid or told.free == "no"
    found.terms.update(told.terms)
    if told.zero:
        found.zero = text
    for one in told.amounts:
        made = one
        if like is not None and like != Amount(value="", currency=like.currency) and len(told.amounts) == 1:
            made = replace(like, value=one.value, currency=one.currency, bound=one.bound or like.bound)
        found.worded[made if made.currency or not unit else replace(made, currency=unit)] = None
    return True
