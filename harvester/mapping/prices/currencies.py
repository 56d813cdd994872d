"""Knows currencies as they are written beside a price: words in, ISO 4217 codes out."""

from harvester.mapping.amounts import currency

CENTS = frozenset({"cent", "cents", "ct", "pence", "p"})
"""Hundredths of a currency."""


def code(words: str) -> str:
    """Return the ISO 4217 code that a currency is written as here."""
    lower = words.lower()
    if lower in CENTS:
        return "GBP" if lower.startswith("p") else "EUR"
    return _NAMED.get(lower) or currency(words)


_NAMED = {
    "quid": "GBP", "bucks": "USD", "franken": "CHF", "schweizer franken": "CHF", "swiss franc": "CHF",
    "swiss francs": "CHF",
    "franc": "CHF", "francs": "CHF", "dollar": "USD", "dollars": "USD", "us-dollar": "USD",
    "us-dollars": "USD", "us-$": "USD", "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "britische pfund": "GBP",
    "zł": "PLN", "kč": "CZK",
    "¥": "JPY", "ca$": "CAD", "a$": "AUD", "hk$": "HKD", "nz$": "NZD", "c$": "CAD",
    "us dollar": "USD", "us dollars": "USD", "au$": "AUD",
}  # fmt: skip
