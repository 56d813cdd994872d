"""Evens how words about a price are spelled: blanks, hyphens and capitals; text in, text out."""

import re

_BLANKS = re.compile(r"[^\S\n]+")
_WORTH = re.compile(
    r"(?<=\d)-(?=(?:€|euro?\b)[- ]?\w{0,20}gutschein)|(?<=€)-(?=\w{0,20}gutschein)|(?<=euro)-(?=\w{0,20}gutschein)",
    re.IGNORECASE,
)
"""Hyphens of what a voucher is worth: `50-Euro-Gutschein`."""
_SHORT = re.compile(r"\b[^\W\d_]{1,3}\b|\b(?:Einer?|With|From|Frei|Eine[mn]?|Pro|Oder|Bzw|Inkl|Zzgl|Ohne|Sind|Wird)\b")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0xAD: None}
_RATE = re.compile(
    r"\b((?:hour|dai|week|month)ly|annual|student|member|group|(?:early-)?bird|standard|full|regular|reduced"
    r"|discounted) rate(?=s?\b)",
    re.IGNORECASE,
)
"""Words that make a rate the English one, unlike `Rate`, which is an instalment."""


def evened(text: str) -> str:
    """Return text with plain blanks and hyphens, and without those in what a voucher is worth.

    >>> evened("Schlüssel\u2011  pfand 5 €")
    'Schlüssel- pfand 5 €'
    """
    text = _BLANKS.sub(" ", text.translate(_HYPHENS))
    return _WORTH.sub(" ", text) if "utschein" in text.lower() else text


def calm(text: str) -> str:
    """Return words in capitals as they are written in sentences, each at its place.

    >>> calm("HOURLY RATE: €25")
    'Hourly rate: €25'
    """
    if not text.isupper() or len(text.title()) != len(text):
        return text
    return _RATE.sub(r"\1 rate", _SHORT.sub(lambda found: found[0].lower(), text.title()))
