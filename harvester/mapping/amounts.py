"""Reads numbers of money and names of currencies, German and English, one at a time."""

import re

NUMBER = (
    r"[0-9]{1,3}(?:[.,'’\u00a0\u202f ][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|[0-9]{1,9}(?:[.,][0-9]{1,2})?(?![0-9])"
)
_CURRENCY = r"€|euro?s?\b|eur\b|\$|us\$|usd\b|£|gbp\b|chf\b|fr\.|sfr\.?"
_BARE = re.compile(rf"(?:(?:{_CURRENCY})\s?)?({NUMBER})(?:[,.]?[-–—]{{1,2}})?\s?(?:{_CURRENCY})?", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,9}(?:\.\d{1,2}(?:0{2,})?)?", re.ASCII)
_AMBIGUOUS = re.compile(r"\d{1,3}[.,]\d{3}", re.ASCII)
"""A thousand and more, or a few with three decimals; nobody can tell."""
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_CURRENCY_CODE = re.compile(r"[A-Z]{3}", re.ASCII)


def number(words: str) -> str | None:
    """Return the decimal number that `words` are, with two decimals; None when they are no number.

    >>> number("1.250,00 €"), number("1,250.5"), number("13"), number("85,-"), number("-5"), number("1.250")
    ('1250.00', '1250.50', '13.00', '85.00', None, None)
    """
    words = words.strip()
    if _AMBIGUOUS.fullmatch(words):
        return None
    if _PLAIN.fullmatch(words):
        return _two(*words.partition(".")[::2])
    found = _BARE.fullmatch(words)
    return decimal(found[1]) if found else None


def decimal(digits: str) -> str:
    """Return a written number with a point: the last separator with one or two digits after it parts the decimals.

    >>> decimal("1.250,5"), decimal("1.250")
    ('1250.50', '1250.00')
    """
    if len(digits) > 2 and digits[-3] in ".,":
        whole, cents = digits[:-3], digits[-2:]
    elif len(digits) > 1 and digits[-2] in ".,":
        whole, cents = digits[:-2], digits[-1:]
    else:
        whole, cents = digits, ""
    return _two("".join(c for c in whole if c.isdecimal()), cents)


def _two(whole: str, cents: str) -> str:
    return f"{int(whole)}.{cents.rstrip('0').ljust(2, '0')}"


def currency(words: str) -> str:
    """Return the ISO 4217 code that `words` name, or nothing.

    >>> currency("eur"), currency("€"), currency("Taler")
    ('EUR', 'EUR', '')
    """
    words = words.strip()
    if words in _SIGNS:
        return _SIGNS[words]
    upper = words.upper().rstrip(".")
    if upper in {"EURO", "EUROS"}:
        return "EUR"
    if upper in {"FR", "SFR"}:
        return "CHF"
    if upper == "US$":
        return "USD"
    return upper if _CURRENCY_CODE.fullmatch(upper) else ""
