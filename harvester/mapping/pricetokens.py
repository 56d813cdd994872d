"""Splits words about a price into tokens: sums of money, other numbers, words with their senses, and signs."""

import re
from typing import NamedTuple

from harvester.mapping.amounts import NUMBER, currency, decimal, number
from harvester.mapping.pricewords import ABBREVIATIONS, NOTHING, counted, senses

LONGEST = 600
"""Characters of one text that are read."""
MOST = 200
"""Tokens of one text that are read."""

_CURRENCY = r"€|EUR(?![a-z])|euros?\b|\$|us\$|usd\b|£|gbp\b|chf(?![a-z])|(?:pln|czk|dkk|sek|nok|huf|jpy|aud|cad)\b|zł|kč|¥|dollars?\b|pounds?\b|pfund\b|francs?\b|s?fr\.(?=\s?\d)|(?<=\d\s)fr\.|(?<=[-–—]\s)fr\.|sfr\b|franken\b|cents?\b|ct\b"
_TOKEN = re.compile(
    r"(?P<noise>https?://\S{1,300}|www\.\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,64}"
    r"|\d{1,4}-euro-\w{1,40}|(?<=[\w.])-(?:frei|pflichtig)\b|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?(?:20)?\d\d(?![\d,.]))?(?!\d|-)"
    r"|\d{1,2}(?:[.:]\d\d)?\s?(?:[-–]|bis)\s?\d{1,2}(?:[.:]\d\d)?\s?(?:uhr|h)\b|\d{1,2}(?:[.:]\d\d)?\s?(?:uhr\b|h\b|[ap]\.m\.|[ap]m\b)|\d{1,2}:\d\d"
    r"|(?:\+\d\d|(?<![\d.,])0\d{1,5})[ /()-]{0,2}\d[\d /()-]{3,16}\d(?!\d|[.,]\d|\s?(?:€|eur))"
    r"|\d{1,9}[a-wyz][a-z]{0,3}\d[\w.-]{0,20}|[a-z]{1,3}\d(?:\.\d{1,2})?\b)"
    rf"|(?P<currency>{_CURRENCY})"
    rf"|(?P<number>(?:{NUMBER})(?:[.,][-–—=]{{1,2}}|--|-(?=\s?(?:€|eur)))?)"
    r"|(?P<percent>%|prozent\b)"
    r"|(?P<word>[^\W\d_]+(?:(?:[-'’]|/-?)(?=[^\W\d_])[^\W\d_]+|[*:_·]in(?:nen)?\b|\(in(?:nen)?\))*\.?)"
    r"|(?P<sign>\S|\n)",
    re.IGNORECASE,
)
_DASHES = frozenset("-–—‒−")


class Token(NamedTuple):
    """One word, number or sign; a sum of money has a value and perhaps a currency."""

    kind: str
    """`sum`, `number`, `word`, `sign`, `percent`, `noise`, or `currency` where no number belongs to it."""
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
    opener: str = ""
    """Of the second of two sums that one currency serves: the sign between them."""


def tokens(text: str) -> list[Token]:
    """Return the tokens of `text`, sums put together.

    >>> [(one.kind, one.value or one.text) for one in tokens("10 Termine à 8,00 €")]
    [('number', '10.00'), ('word', 'Termine'), ('word', 'à'), ('sum', '8.00')]
    """
    split = _split(text[:LONGEST])[:MOST]
    return _bare(_forward(_backward(_summed(split))))


def _split(text: str) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, words = match.lastgroup or "sign", match.group()
        start, end = match.span()
        if kind == "word":
            bare = words.rstrip(".")
            if bare is not words and len(bare) < len(words) and bare.lower() not in ABBREVIATIONS:
                found.append(Token("word", bare, start, end - 1, senses(bare)))
                found.append(Token("sign", ".", end - 1, end))
            else:
                found.append(Token("word", words, start, end, senses(words)))
        elif kind == "number":
            found.append(Token("number", words, start, end, value=decimal(words.rstrip("-–—=").rstrip(".,"))))
        elif kind == "sign" and words in _DASHES:
            found.append(Token("sign", "−" if words == "−" else "-", start, end))
        else:
            found.append(Token(kind, words, start, end))
    return found


def _summed(split: list[Token]) -> list[Token]:
    """Put each number together with the currency beside it, and with cents and a minus."""
    found: list[Token] = []
    at = 0
    while at < len(split):
        one = split[at]
        two = split[at + 1] if at + 1 < len(split) else None
        if two and two.kind == "currency" and (value := _value(one)):
            made = _sum(one, two, value, found)
            at += 2
            cents = split[at] if at < len(split) else None
            if _is_cents(split[at : at + 2]) and not made.minus:
                made = made._replace(value=f"{made.value[:-2]}{int(split[at].text):02}", end=split[at + 1].end)
                at += 2
            elif cents and two.text.lower().startswith("euro") and (more := _cents(cents, split[at + 1 : at + 2])):
                made = made._replace(value=f"{made.value[:-2]}{more:02}", end=cents.end)
                at += 1
            found.append(made)
        elif one.kind == "currency" and two and two.text in {"-", "−"} and _is_negative(split, at + 1):
            number = split[at + 2]
            found.append(number._replace(kind="sum", currency=_code(one.text), minus=True))
            at += 3
        elif one.kind == "currency" and two and two.kind == "number" and not _is_title(found, one, two):
            found.append(_sum(one, two, two.value, found)._replace(currency=_code(one.text)))
            at += 2
        else:
            found.append(one)
            at += 1
    return found


def _sum(one: Token, two: Token, value: str, before: list[Token]) -> Token:
    minus = bool(before) and (
        before[-1].text.lower() == "minus" or (before[-1].text in {"-", "−"} and _is_minus(before, one))
    )
    if minus:
        before.pop()
    if two.text.lower().startswith("c") and not two.text.lower().startswith("chf"):
        value = f"{float(value) / 100:.2f}"
    return Token("sum", one.text, one.start, two.end, value=value, currency=_code(two.text), minus=minus)


def _is_minus(before: list[Token], one: Token) -> bool:
    """Whether a dash before a sum is its minus: nothing or a colon before it, and no blank after it but of U+2212."""
    dash, first = before[-1], len(before) == 1 or before[-2].text == ":"
    if first:
        return dash.text == "−" or dash.end == one.start or len(before) > 1
    close = dash.end == one.start and before[-2].end < dash.start
    return close and before[-2].kind == "word" and before[-2].text.lower() not in {"bis", "to"}


def _is_negative(split: list[Token], at: int) -> bool:
    """Whether the dash at `at`, behind a currency, is the minus of a number."""
    return at + 1 < len(split) and split[at + 1].kind == "number" and split[at].end == split[at + 1].start


def _value(one: Token) -> str:
    if one.kind == "number":
        return one.value
    if one.kind != "word":
        return ""
    count = 1 if one.text.lower() == "ein" else counted(one.text)
    return f"{count}.00" if count else ""


def _cents(one: Token, then: list[Token]) -> int:
    """Return the cents after the word Euro: `14 Euro 50`, `zwölf Euro fünfzig`."""
    if then and then[0].kind in {"currency", "word", "percent", "noise"} and "or" not in then[0].senses:
        return 0
    if one.kind == "number":
        return int(one.text) if len(one.text) == 2 and one.text.isdecimal() else 0
    number = counted(one.text) if one.kind == "word" else 0
    return number if number < 100 else 0


def _is_title(before: list[Token], one: Token, two: Token) -> bool:
    """Whether the word Euro and a number are no sum: `Abgasnorm Euro 6`, `EURO 2024`."""
    if one.text.lower() not in {"euro", "euros"} or not two.text.isdecimal():
        return False
    told = not before or before[-1].kind == "sign" or bool(before[-1].senses & {"fee", "times", "about", "from", "to"})
    return bool(_YEAR.fullmatch(two.text)) or not told


def _is_cents(then: list[Token]) -> bool:
    return (
        len(then) == 2 and then[0].kind == "number" and then[0].text.isdecimal() and len(then[0].text) < 3
        and then[1].text.lower() in {"cent", "cents", "ct"}
    )  # fmt: skip


def _code(words: str) -> str:
    lower = words.lower()
    if lower in {"cent", "cents", "ct"}:
        return "EUR"
    return _NAMED.get(lower) or currency(words)


_NAMED = {
    "franken": "CHF", "franc": "CHF", "francs": "CHF", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP",
    "pfund": "GBP", "zł": "PLN", "kč": "CZK", "¥": "JPY",
}  # fmt: skip


def _joiner(one: Token) -> str:
    """Return how a sign or word joins two numbers that share a currency: `/`, `-` for a range, or nothing."""
    if one.kind == "sign":
        return one.text if one.text in "/|(" else "-" if one.text in {"-", "−"} else ""
    if one.kind != "word" or "to-range" not in one.senses:
        return "/" if "or" in one.senses and one.kind == "word" else ""
    return "and" if "and" in one.senses else "-"


def _backward(found: list[Token]) -> list[Token]:
    """Give the currency of a sum to the numbers joined before it: `35–45 €`, `8/6/4 Euro`, `85 (60) Euro`."""
    for at in range(len(found) - 3, 0, -1):
        if (
            found[at + 2].text == ")"
            and found[at].text == "("
            and at + 3 < len(found)
            and found[at + 3].kind == "currency"
        ):
            first, second = found[at - 1], found[at + 1]
            if first.kind == second.kind == "number":
                unit = _code(found[at + 3].text)
                found[at - 1] = first._replace(kind="sum", currency=unit)
                found[at + 1 : at + 4] = [second._replace(kind="sum", currency=unit), found[at + 2]]
    at = len(found) - 2
    while at > 0:
        if at > len(found) - 2:
            at -= 1
            continue
        before, after = found[at - 1], found[at + 1]
        how = _joiner(found[at])
        if how and how != "(" and before.kind == "number" and after.kind == "sum" and not _numbered(found, at - 1):
            if how == "/" or how == "|":
                found[at - 1] = before._replace(kind="sum", currency=after.currency)
            elif float(before.value) < float(after.value) and (how == "-" or _between(found, at - 1)):
                found[at - 1 : at + 2] = [after._replace(low=before.value, start=before.start)]
                at -= 1
        elif how == "-" and before.kind == after.kind == "sum" and _ranged(found, at):
            found[at - 1 : at + 2] = [after._replace(low=before.value, start=before.start)]
            at -= 1
        elif how == "and" and before.kind == after.kind == "sum" and _between(found, at - 1):
            found[at - 1 : at + 2] = [after._replace(low=before.value, start=before.start)]
        at -= 1
    return found


def _ranged(found: list[Token], at: int) -> bool:
    before, after = found[at - 1], found[at + 1]
    return (
        not before.low
        and not after.low
        and before.currency == after.currency
        and float(before.value) < float(after.value)
    )


def _numbered(found: list[Token], at: int) -> bool:
    """Whether the number at `at` is that of a course, a room or a part: `Raum 7 / 30 €`."""
    before = found[at - 1] if at else None
    return bool(before and ("numbered" in before.senses or before.text in {"#", "."}))


def _between(found: list[Token], at: int) -> bool:
    return at > 0 and found[at - 1].text.lower() in {"zwischen", "zw.", "between"}


def _forward(found: list[Token]) -> list[Token]:
    """Give the currency of a sum to numbers joined after it and followed by no word: `EUR 35-45`, `85 € (60)`."""
    at = 1
    while at < len(found) - 1:
        before, after = found[at - 1], found[at + 1]
        how = _joiner(found[at])
        then = found[at + 2] if at + 2 < len(found) else None
        if how in {"-", "/", "|", "("} and before.kind == "sum" and after.kind == "number" and _ends(then, how):
            if how != "-":
                found[at + 1] = after._replace(kind="sum", currency=before.currency)
            elif float(before.value) < float(after.value) and not before.low:
                found[at - 1 : at + 2] = [after._replace(kind="sum", currency=before.currency, low=before.value)]
                continue
        at += 1
    return found


def _ends(then: Token | None, how: str = "") -> bool:
    if how == "(":
        return then is not None and then.text == ")"
    return (
        then is None
        or (then.kind == "sign" and then.text in "/|(),;\n-")
        or "pro" in then.senses
        or "reduced" in then.senses
    )


_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKED = re.compile(r".*\d(?:,\d\d|[.,]?[-–—=]{1,2})")


def _bare(found: list[Token]) -> list[Token]:
    """Make sums of numbers that only their place or their cents tell to be money: `Gebühr: 85,00`, `Preis 240,-`."""
    if len(found) == 1 and found[0].kind == "number":
        return (
            [found[0]._replace(kind="sum")] if number(found[0].text) and not _YEAR.fullmatch(found[0].text) else found
        )
    if any(one.kind == "sum" and not one.minus for one in found):
        return found
    return [
        one._replace(kind="sum") if one.kind == "number" and _is_bare(found, at) else one
        for at, one in enumerate(found)
    ]


def _is_bare(found: list[Token], at: int) -> bool:
    then = found[at + 1] if at + 1 < len(found) else None
    if not _ends(then) and not (then and then.text in ".!"):
        return False
    before = at - 1
    while before >= 0 and (found[before].text == ":" or "about" in found[before].senses):
        before -= 1
    if _YEAR.fullmatch(found[at].text):
        return False
    told = before >= 0 and bool(found[before].senses & {"fee", "reduced", "low"})
    return told or (bool(_MARKED.fullmatch(found[at].text)) and (before < 0 or found[before].kind != "word"))
