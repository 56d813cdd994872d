"""Puts a number and the currency beside it together to a sum of money, with its cents and its minus."""

from harvester.mapping.prices.bare import YEAR
from harvester.mapping.prices.currencies import CENTS, code
from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import counted


def summed(apart: list[Token]) -> list[Token]:
    """Put each number together with the currency beside it, and with cents and a minus."""
    found: list[Token] = []
    at = 0
    while at < len(apart):
        one = apart[at]
        two = apart[at + 1] if at + 1 < len(apart) else None
        own = not (_leads(apart, at + 1) and (one.kind == "word" or one.end < apart[at + 1].start))
        own = own and not (one.kind == "word" and _is_before(apart, at + 1))
        if two and two.kind == "currency" and own and (value := _spelled(found, one) or _value(one)):
            made = _sum(one, two, value, found)
            at += 2
            cents = apart[at] if at < len(apart) else None
            change, length = _change(apart[at : at + 3])
            if change and not made.minus and two.text.lower() not in CENTS:
                at += length
                made = made._replace(value=f"{made.value[:-2]}{change:02}", end=apart[at - 1].end)
            elif cents and two.text.lower().startswith("euro") and (more := _cents(cents, apart[at + 1 : at + 4])):
                made = made._replace(value=f"{made.value[:-2]}{more:02}", end=cents.end)
                at += 1
            found.append(made)
        elif one.kind == "currency" and two and two.text in {"-", "−"} and _is_negative(apart, at + 1):
            number = apart[at + 2]
            found.append(number._replace(kind="sum", currency=code(one.text), minus=True))
            at += 3
        elif one.kind == "currency" and two and two.kind == "number" and not _is_title(found, one, two):
            found.append(_sum(one, two, two.value, found)._replace(currency=code(one.text)))
            at += 2
        elif one.text == "EUR" and two and two.kind == "word" and (value := _value(two)):
            found.append(two._replace(kind="sum", value=value, start=one.start, currency="EUR"))
            at += 2
        elif one.kind in {"number", "currency"} and (held := _held(apart, at)):
            number, unit, length = held
            found.append(number._replace(kind="sum", start=one.start, currency=code(unit.text)))
            at += length
        else:
            found.append(one)
            at += 1
    return found


def _is_before(apart: list[Token], at: int) -> bool:
    """Whether a currency stands before its number, not behind a word: `Family of four EUR 30`."""
    rest = apart[at : at + 2]
    return len(rest) == 2 and rest[0].text in {"EUR", "€", "CHF"} and rest[1].kind == "number"


def _leads(apart: list[Token], at: int) -> bool:
    """Whether a currency stands close before a number: `Family of four €20`."""
    rest = apart[at : at + 2]
    return len(rest) == 2 and rest[1].kind == "number" and rest[0].end == rest[1].start


def _held(apart: list[Token], at: int) -> tuple[Token, Token, int] | None:
    """Return a number, its currency that signs part from it, and how many tokens: `Gebühr (€): 85`, `85 (Euro)`."""
    one, rest = apart[at], apart[at + 1 : at + 4]
    if len(rest) > 1 and rest[0].text == "\n" and {one.kind, rest[1].kind} == {"number", "currency"}:
        return (rest[1], one, 3) if one.kind == "currency" else (one, rest[1], 3)
    if one.kind == "number" and len(rest) > 2 and rest[1].kind == "currency" and rest[0].text + rest[2].text in _PAIRS:
        return one, rest[1], 4
    signs = 0
    while one.kind == "currency" and signs < len(rest) and rest[signs].text in {")", "]", ":"}:
        signs += 1
    if not signs or signs == len(rest) or rest[signs].kind != "number" or _is_count(apart, at + signs + 1):
        return None
    return rest[signs], one, signs + 2


def _is_count(apart: list[Token], at: int) -> bool:
    """Whether the number at `at` counts people: `Gebühr (€): 5 TN 130,00`."""
    return at + 1 < len(apart) and "people" in apart[at + 1].senses


_PAIRS = frozenset({"()", "[]"})


def _sum(one: Token, two: Token, value: str, before: list[Token]) -> Token:
    minus = bool(before) and (
        before[-1].text.lower() == "minus" or (before[-1].text in {"-", "−"} and _is_minus(before, one))
    )
    if minus:
        before.pop()
    if two.text.lower() in CENTS:
        value = f"{float(value) / 100:.2f}"
    return Token("sum", one.text, one.start, two.end, value=value, currency=code(two.text), minus=minus)


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
    if one.kind != "word":
        return ""
    if one.text.lower() not in _POWERS and not counted(one.text):
        return ""
    while before and (before[-1].text.lower() in {*_POWERS, "and"} or words[0].text.lower() in _POWERS):
        words.insert(0, before.pop())
    if len(words) == 1:
        return ""
    thousands = total = 0
    for text in (word.text.lower() for word in words):
        if text == "thousand":
            thousands, total = max(total, 1) * 1000, 0
        else:
            total = max(total, 1) * _POWERS[text] if text in _POWERS else total + counted(text)
    return f"{thousands + total}.00"


def _value(one: Token) -> str:
    if one.kind == "number":
        return one.value
    if one.kind != "word":
        return ""
    text = one.text.lower()
    if text.endswith("einhalb") or text == "anderthalb":
        whole = 1 if text in {"eineinhalb", "anderthalb"} else counted(text.removesuffix("einhalb"))
        return f"{whole}.50" if whole else ""
    count = 1 if text in {"ein", "einen"} else counted(text)
    return f"{count}.00" if count else ""


_NO_ENDS = frozenset({"currency", "word", "percent", "noise"})
_WHERE = frozenset({"an", "am", "im", "in", "bei", "beim", "bar"})
"""What may follow cents in words: `sieben Euro fünfzig an der Abendkasse`."""


def _cents(one: Token, then: list[Token]) -> int:
    """Return the cents after the word Euro: `14 Euro 50`, `zwölf Euro fünfzig`."""
    goes_on = one.kind == "word" and then[:1] and then[0].text in _WHERE
    if then and then[0].kind in _NO_ENDS and not goes_on and not then[0].senses & _AFTER_SUMS:
        return 0
    if len(then) > 1 and _counts(then):
        return 0  # `1800 Euro 10-14 TN`
    if one.kind == "number":
        return int(one.text) if len(one.text) == 2 and one.text.isdecimal() else 0
    number = counted(one.text) if one.kind == "word" else 0
    return number if number < 100 else 0


def _counts(then: list[Token]) -> bool:
    """Whether words behind a number go on counting people: `10-14 TN`, `12+ TN`, `10 und 11 TN`."""
    if (then[0].text, then[1].kind) in {("-", "number"), ("+", "word")}:
        return True
    if then[1].text.lower() in {"mehr", "more"}:
        return True
    return then[1].kind == "number" and not then[-1].senses.isdisjoint({"people", "crowd"})


_AFTER_SUMS = frozenset({"or", "pro", "fee", "reduced", "for", "incl", "extra"})
"""What words after a sum, cents included, say."""


def _is_title(before: list[Token], one: Token, two: Token) -> bool:
    """Whether the word Euro and a number are no sum: `Abgasnorm Euro 6`, `EURO 2024`."""
    if one.text.lower() not in {"euro", "euros"} or not two.text.isdecimal():
        return False
    told = not before or before[-1].kind == "sign" or bool(before[-1].senses & {"fee", "times", "about", "from", "to"})
    return bool(YEAR.fullmatch(two.text)) or not told


def _change(then: list[Token]) -> tuple[int, int]:
    """Return the cents that follow Euros, and how many tokens they are: `50 Cent`, `und fünfzig Cent`; none are 0."""
    skipped = bool(then) and then[0].text.lower() in {"und", "and"}
    rest = then[skipped : skipped + 2]
    if len(rest) < 2 or rest[1].text.lower() not in CENTS:
        return 0, 0
    one = rest[0]
    written = one.kind == "number" and one.text.isdecimal() and len(one.text) < 3
    cents = int(one.text) if written else counted(one.text) if one.kind == "word" else 0
    return (cents, 2 + skipped) if 0 < cents < 100 else (0, 0)


HIGHEST = 100_000
"""More than this no course costs."""


def is_implausible(value: str) -> bool:
    """Tell whether a sum is one that no course costs: a filler of software or a slip."""
    whole = value[:-3]
    return float(value) >= HIGHEST or (len(whole) > 4 and len(set(whole)) == 1) or whole in {"9999", "12345"}
