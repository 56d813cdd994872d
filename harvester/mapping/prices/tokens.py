"""Splits words about a price into tokens: numbers, currencies, words with their senses, signs, and what is no price."""

import re
from typing import NamedTuple

from harvester.mapping.amounts import NUMBER, decimal
from harvester.mapping.prices.words import ABBREVIATIONS, NOTHING, counted, senses

LONGEST = 600
"""Characters of one text that are read."""
MOST = 200
"""Tokens of one text that are read."""

_CURRENCY = (
    r"€|EUR(?![a-z])|euros?(?![a-z])|(?:us|ca?|au?|hk|nz)-?\$|us[ -]dollars?\b|\$|usd\b"
    r"|£|gbp\b|chf(?![a-z])|(?:pln|czk|dkk|sek|nok|huf|jpy|aud|cad)\b|zł|kč|¥"
    r"|dollars?\b|pounds?\b|(?:britische\s)?pfund\b(?!\s[a-zäöü-]{2,})|(?:swiss\s)?francs?\b|quid\b|bucks\b"
    r"|(?:schweizer\s)?franken\b|s?fr\.(?=\s?\d)|(?<=\d\s)fr\.|(?<=[-–—]\s)fr\.|sfr\b"
    r"|cents?\b|ct\b|pence\b|(?<=\d)p\b(?![./])"
)
_PATTERN = (
    r"(?P<noise>(?=[\d+hw-]|[a-z]{1,3}\d)(?:https?://\S{1,300}|www\.\S{1,200}"
    r"|\d{1,4}-euro-\w{1,40}|\d\dplus\b|(?<=[\w.])-(?:frei|pflichtig)\b|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?:(?:20)?\d\d(?![\d,.])|\s20\d\d)?(?!\d|-)"
    r"|\d{1,2}(?:[.:]\d\d)?\s?(?:[-–]|bis)\s?\d{1,2}(?:[.:]\d\d)?\s?(?:uhr|h)\b"
    r"|(?<![€£$])\d{1,2}(?:[.:]\d\d)?\s?(?:uhr\b|h\b|[ap]\.m\.|[ap]m\b)|\d{1,2}:\d\d"
    r"|(?:\+\d\d|(?<![\d.,])0\d{1,5})[ /()-]{0,2}\d[\d /()-]{3,16}\d(?!\d|[.,]\d|\s?(?:€|eur))"
    r"|\d{1,9}[a-wyz][a-z]{0,3}\d[\w.-]{0,20}|(?<!\d)(?!(?:eur|chf|usd|gbp|sfr)\d)[a-z]{1,3}\d(?:\.\d{1,2})?\b))"
    rf"|(?P<currency>(?=[€$£¥a-hjknpqsuz])(?:{_CURRENCY}))"
    rf"|(?P<number>(?:{NUMBER})(?:[.,][-–—=]{{1,2}}|--|-(?=\s?(?:€(?!\d)|eur(?!\s?\d))))?)"
    r"|(?P<percent>%|prozent\b)"
    r"|(?P<word>(?:under|over)-\d{1,2}s?\b|[^\W\d_]+(?:(?:[-'’]|/-?)(?=[^\W\d_])[^\W\d_]+|[*:_·](?:in(?:nen)?|[rnm])\b|\(in(?:nen)?\)|\(inn\)en)*\.?)"
    r"|(?P<sign>\S|\n)"
)
_TOKEN = re.compile(_PATTERN, re.IGNORECASE)
_TOKEN_OR_MAIL = re.compile(rf"(?P<mail>[\w.+-]{{1,64}}@[\w.-]{{1,64}})|{_PATTERN}", re.IGNORECASE)
"""Where there is an @; looking for mail addresses at every word takes time."""
_SPELLED = {"fuer": "für", "ueber": "über", "zusaetzlich": "zusätzlich"}
"""Words that are known by their umlauts, as they are written without."""
_LAST = re.compile("[-/]")
_DASHES = frozenset("-–—‒−")


class Token(NamedTuple):
    """One word, number or sign; a sum of money has a value and perhaps a currency."""

    kind: str
    """`sum`, `number`, `word`, `sign`, `percent`, `noise`, `crowd`, or `currency` where no number belongs to it."""
    text: str
    start: int
    end: int
    senses: frozenset[str] = NOTHING
    value: str = ""
    """Of a number and of a sum, with two decimals."""
    currency: str = ""
    low: str = ""
    """Where a range begins that the value ends."""
    minus: bool = False
    people: tuple[int, int] = (0, 0)
    """Of a count of who takes part, the least and the most."""


_DUES = frozenset({"fee", "material", "surcharge", "deposit"})
"""What a slash and what it is paid for each time follow: `Preis/Person`."""
_OWN = frozenset({"free", "frei", "notfree", "donation"})


def _parted(words: str, start: int) -> list[Token]:
    """Return words and slashes apart where one of the words tells something of its own: `kostenlos/Gäste`."""
    parts = words.split("/")
    told = any(senses(part) & _OWN for part in parts) or all(counted(part) for part in parts)
    if not told and not (len(parts) == 2 and _is_due_each(*parts)):
        return []
    found: list[Token] = []
    for part in parts:
        if found:
            found.append(Token("sign", "/", start - 1, start))
        found.append(Token("word", part, start, start + len(part), senses(part)))
        start += len(part) + 1
    return [one for one in found if one.text]


def _is_due_each(due: str, each: str) -> bool:
    """Tell whether words are a fee and what it is paid for each time: `Preis/Person`."""
    return bool(senses(due) & _DUES) and any(one.startswith("per:") for one in senses(each))


def split(text: str) -> list[Token]:
    """Return the words, numbers, currencies and signs of `text`, each by itself."""
    found: list[Token] = []
    for match in (_TOKEN_OR_MAIL if "@" in text else _TOKEN).finditer(text[:LONGEST]):
        kind, words = match.lastgroup or "sign", match.group()
        start, end = match.span()
        if kind == "word" and "/" in words and (parted := _parted(words, start)):
            found.extend(parted)
        elif kind == "word":
            words = _SPELLED.get(words.lower(), words)
            if words == "Pro" and found and found[-1].kind == "word":
                found.append(Token("word", words, start, end))  # `Logic Pro für Einsteiger`
                continue
            bare = words.rstrip(".")
            if bare is not words and len(bare) < len(words) and _LAST.split(bare.lower())[-1] not in ABBREVIATIONS:
                found.append(Token("word", bare, start, end - 1, senses(bare)))
                found.append(Token("sign", ".", end - 1, end))
            else:
                found.append(Token("word", words, start, end, senses(words)))
        elif kind == "number" and " " in words and found and "numbered" in found[-1].senses:
            first, _, rest = words.partition(" ")  # the number of a part before a sum: `Teil 1 250 €`
            found.append(Token("number", first, start, start + len(first), value=decimal(first)))
            found.append(
                Token("number", rest, start + len(first) + 1, end, value=decimal(rest.rstrip("-–—=").rstrip(".,")))
            )
        elif kind == "number":
            found.append(Token("number", words, start, end, value=decimal(words.rstrip("-–—=").rstrip(".,"))))
        elif kind == "sign" and words in _DASHES:
            found.append(Token("sign", "−" if words == "−" else "-", start, end))
        else:
            found.append(Token("noise" if kind == "mail" else kind, words, start, end))
    return found[:MOST]
