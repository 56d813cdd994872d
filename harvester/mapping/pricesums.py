"""Puts numbers and currencies together to sums of money: ranges, cents, and several sums that one currency serves."""

from harvester.mapping.amounts import currency
from harvester.mapping.pricebare import YEAR, bare, ends
from harvester.mapping.pricephrases import phrases
from harvester.mapping.pricetokens import Token, split
from harvester.mapping.pricewords import counted


def tokens(text: str) -> list[Token]:
    """Return the tokens of `text`, with numbers and currencies as sums.

    >>> [(one.kind, one.value or one.text) for one in tokens("10 Termine à 8,00 €")]
    [('number', '10.00'), ('word', 'Termine'), ('word', 'à'), ('sum', '8.00')]
    """
    return bare(phrases(_forward(_backward(_bracketed(_summed(split(text)))))))


def _summed(apart: list[Token]) -> list[Token]:
    """Put each number together with the currency beside it, and with cents and a minus."""
    found: list[Token] = []
    at = 0
    while at < len(apart):
        one = apart[at]
        two = apart[at + 1] if at + 1 < len(apart) else None
        if two and two.kind == "currency" and (value := (one.kind == "word" and _spelled(found, one)) or _value(one)):
            made = _sum(one, two, value, found)
            at += 2
            cents = apart[at] if at < len(apart) else None
            if _is_cents(apart[at : at + 2]) and not made.minus:
                made = made._replace(value=f"{made.value[:-2]}{int(apart[at].text):02}", end=apart[at + 1].end)
                at += 2
            elif cents and two.text.lower().startswith("euro") and (more := _cents(cents, apart[at + 1 : at + 2])):
                made = made._replace(value=f"{made.value[:-2]}{more:02}", end=cents.end)
                at += 1
            found.append(made)
        elif one.kind == "currency" and two and two.text in {"-", "−"} and _is_negative(apart, at + 1):
            number = apart[at + 2]
            found.append(number._replace(kind="sum", currency=_code(one.text), minus=True))
            at += 3
        elif one.kind == "currency" and two and two.kind == "number" and not _is_title(found, one, two):
            found.append(_sum(one, two, two.value, found)._replace(currency=_code(one.text)))
            at += 2
        elif one.kind in {"number", "currency"} and (held := _held(apart, at)):
            found.append(held[0]._replace(kind="sum", start=one.start, currency=_code(held[1].text)))
            at += 4 if held[0] is one else 1 + apart[at:].index(held[0])
        else:
            found.append(one)
            at += 1
    return found


def _held(apart: list[Token], at: int) -> tuple[Token, Token] | None:
    """Return a number and its currency that signs part: `Gebühr (€): 85`, `Kosten in €: 85`, `85 (Euro)`."""
    one, rest = apart[at], apart[at + 1 : at + 4]
    if one.kind == "number" and len(rest) > 2 and rest[1].kind == "currency" and rest[0].text + rest[2].text in _PAIRS:
        return one, rest[1]
    signs = 0
    while one.kind == "currency" and signs < len(rest) and rest[signs].text in {")", "]", ":"}:
        signs += 1
    return (rest[signs], one) if signs and signs < len(rest) and rest[signs].kind == "number" else None


_CENTS = frozenset({"cent", "cents", "ct"})
_PAIRS = frozenset({"()", "[]"})


def _sum(one: Token, two: Token, value: str, before: list[Token]) -> Token:
    minus = bool(before) and (
        before[-1].text.lower() == "minus" or (before[-1].text in {"-", "−"} and _is_minus(before, one))
    )
    if minus:
        before.pop()
    if two.text.lower() in _CENTS:
        value = f"{float(value) / 100:.2f}"
    return Token("sum", one.text, one.start, two.end, value=value, currency=_code(two.text), minus=minus)


def _is_minus(before: list[Token], one: Token) -> bool:
    """Whether a dash before a sum is its minus: nothing or a colon before it, and no blank after it but of U+2212."""
    dash, first = before[-1], len(before) == 1 or before[-2].text == ":"
    if first:
        return dash.text == "−" or dash.end == one.start or len(before) > 1
    close = dash.end == one.start and before[-2].end < dash.start
    return close and before[-2].kind == "word" and before[-2].text.lower() not in {"bis", "to"}


def _is_negative(apart: list[Token], at: int) -> bool:
    """Whether the dash at `at`, behind a currency, is the minus of a number."""
    return at + 1 < len(apart) and apart[at + 1].kind == "number" and apart[at].end == apart[at + 1].start


_POWERS = {"hundred": 100, "thousand": 1000}


def _spelled(before: list[Token], one: Token) -> str:
    """Return the number that several English words are, taking them off `before`: `two hundred and fifty`."""
    words = [one]
    if one.text.lower() not in _POWERS and not counted(one.text):
        return ""
    while before and (before[-1].text.lower() in {*_POWERS, "and"} or words[0].text.lower() in _POWERS):
        words.insert(0, before.pop())
    if len(words) == 1:
        return ""
    total = 0
    for text in (word.text.lower() for word in words):
        total = max(total, 1) * _POWERS[text] if text in _POWERS else total + counted(text)
    return f"{total}.00"


def _value(one: Token) -> str:
    if one.kind == "number":
        return one.value
    if one.kind != "word":
        return ""
    count = 1 if one.text.lower() == "ein" else counted(one.text)
    return f"{count}.00" if count else ""


def _cents(one: Token, then: list[Token]) -> int:
    """Return the cents after the word Euro: `14 Euro 50`, `zwölf Euro fünfzig`."""
    if then and then[0].kind in {"currency", "word", "percent", "noise"} and not then[0].senses & _AFTER_SUMS:
        return 0
    if one.kind == "number":
        return int(one.text) if len(one.text) == 2 and one.text.isdecimal() else 0
    number = counted(one.text) if one.kind == "word" else 0
    return number if number < 100 else 0


_AFTER_SUMS = frozenset({"or", "pro", "fee", "reduced", "for", "incl", "extra"})
"""What words after a sum, cents included, say."""


def _is_title(before: list[Token], one: Token, two: Token) -> bool:
    """Whether the word Euro and a number are no sum: `Abgasnorm Euro 6`, `EURO 2024`."""
    if one.text.lower() not in {"euro", "euros"} or not two.text.isdecimal():
        return False
    told = not before or before[-1].kind == "sign" or bool(before[-1].senses & {"fee", "times", "about", "from", "to"})
    return bool(YEAR.fullmatch(two.text)) or not told


def _is_cents(then: list[Token]) -> bool:
    return (
        len(then) == 2 and then[0].kind == "number" and then[0].text.isdecimal() and len(then[0].text) < 3
        and then[1].text.lower() in _CENTS
    )  # fmt: skip


def _code(words: str) -> str:
    lower = words.lower()
    if lower in _CENTS:
        return "EUR"
    return _NAMED.get(lower) or currency(words)


_NAMED = {
    "franken": "CHF", "franc": "CHF", "francs": "CHF", "dollar": "USD", "dollars": "USD", "us-dollar": "USD",
    "us-dollars": "USD", "us-$": "USD", "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "zł": "PLN", "kč": "CZK",
    "¥": "JPY",
}  # fmt: skip


def _joiner(one: Token) -> str:
    """Return how a sign or word joins two numbers that share a currency: `/`, `-` for a range, or nothing."""
    if one.kind == "sign":
        return one.text if one.text in "/|(" else "-" if one.text in {"-", "−"} else ""
    if one.kind != "word" or "to-range" not in one.senses:
        return "/" if "or" in one.senses and one.kind == "word" else ""
    return "and" if "and" in one.senses else "-"


def _bracketed(found: list[Token]) -> list[Token]:
    """Give the currency behind brackets to the number in them and that before: `85 (60) Euro`."""
    for at in range(len(found) - 4, 0, -1):
        first, opens, second, closes, unit = found[at - 1 : at + 4]
        if (
            opens.text == "("
            and closes.text == ")"
            and unit.kind == "currency"
            and first.kind == second.kind == "number"
        ):
            code = _code(unit.text)
            found[at - 1] = first._replace(kind="sum", currency=code)
            found[at + 1 : at + 4] = [second._replace(kind="sum", currency=code), closes]
    return found


def _backward(found: list[Token]) -> list[Token]:
    """Give the currency of a sum to the numbers joined before it: `8/6/4 Euro`, `35–45 €`."""
    for at in range(len(found) - 2, 0, -1):
        if at + 1 >= len(found):
            continue
        before, after = found[at - 1], found[at + 1]
        how = _joiner(found[at])
        if not how or how == "(" or after.kind != "sum":
            continue
        if how in {"/", "|"} and before.kind == "number" and not _numbered(found, at - 1):
            found[at - 1] = before._replace(kind="sum", currency=after.currency)
        elif _ranged(found, at) and (how == "-" or (how == "and" and _between(found, at - 1))):
            found[at - 1 : at + 2] = [after._replace(low=before.value, start=before.start)]
    return found


def _ranged(found: list[Token], at: int) -> bool:
    """Whether the numbers on both sides of `at` can be the ends of a range."""
    before, after = found[at - 1], found[at + 1]
    if before.kind == "number":
        fits = not _numbered(found, at - 1)
    else:
        fits = before.kind == "sum" and not before.low and before.currency == after.currency
    chained = at > 2 and found[at - 2].text == "-" and found[at - 3].kind in {"sum", "number"}
    chained = chained or (at + 3 < len(found) and found[at + 2].text == "-" and found[at + 3].kind == "sum")
    return fits and not chained and not after.low and float(before.value) < float(after.value)


def _numbered(found: list[Token], at: int) -> bool:
    """Whether the number at `at` is that of a course, a room or a part: `Raum 7 / 30 €`."""
    before = found[at - 1] if at else None
    return bool(before and ("numbered" in before.senses or before.text in {"#", "."}))


def _between(found: list[Token], at: int) -> bool:
    return at > 0 and found[at - 1].text.lower() in {"zwischen", "zw.", "between"}


def _is_range(found: list[Token], at: int) -> bool:
    """Whether the dash at `at` stands before one more number: `41,60 € | 6–8 TN`."""
    return at + 1 < len(found) and found[at + 1].kind == "number"


def _forward(found: list[Token]) -> list[Token]:
    """Give the currency of a sum to numbers joined after it and followed by no word: `EUR 35-45`, `85 € (60)`."""
    at = 1
    while at < len(found) - 1:
        before, after = found[at - 1], found[at + 1]
        how = _joiner(found[at])
        then = found[at + 2] if at + 2 < len(found) else None
        ranged = how != "-" and then is not None and then.text == "-" and _is_range(found, at + 2)
        if ranged:
            at += 1
        elif how in {"-", "/", "|", "("} and before.kind == "sum" and after.kind == "number" and ends(then, how):
            if how != "-":
                found[at + 1] = after._replace(kind="sum", currency=before.currency)
            elif float(before.value) < float(after.value) and not before.low:
                found[at - 1 : at + 2] = [after._replace(kind="sum", currency=before.currency, low=before.value)]
                continue
        at += 1
    return found
