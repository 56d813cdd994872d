"""Looks ahead in the tokens of a price: whether a sum, a label or a list of group sizes comes next."""

from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import counted

BREAKS = frozenset(",;|/+-.!?\n•·*>")
"""Signs that may part what is paid."""
_FREE = frozenset({"free", "frei", "freeadjective", "freiadjective"})
_WORDS = frozenset({"word", "noise", "crowd"})
_NAMING = frozenset({"group", "reduced"})
_TIMES = frozenset({"per:hour", "per:week", "per:month", "per:year", "per:unit"})
_AFTER_UNITS = frozenset({"incl", "or", "and", "for", "pro", "from", "to", "reduced"})


def closing_at(tokens: list[Token], at: int) -> int:
    """Return where the bracket that opens at `at` closes."""
    depth = 0
    for end in range(at, len(tokens)):
        depth += (tokens[end].text in {"(", "["}) - (tokens[end].text in {")", "]"})
        if not depth:
            return end
    return len(tokens)


def lists_counts(tokens: list[Token], at: int) -> bool:
    """Tell whether the slash at `at` parts numbers of people: `5/6/7 TN: 130/110/95 €`."""
    return at + 1 < len(tokens) and tokens[at - 1].kind == "crowd" == tokens[at + 1].kind


def is_apart(tokens: list[Token], at: int) -> bool:
    """Tell whether the slash at `at` parts steps, not numbers: `44 € bei 10 TN / 9 TN 49 €`, not `44 € bei 9/10 TN`."""
    return not tokens[at - 1].text[-1].isdecimal() and sum_ahead(tokens, at + 1)


def is_each(tokens: list[Token], at: int) -> bool:
    """Tell whether words only say what the sum before is for each time: `45 €, pro Person`."""
    rest = tokens[at : at + 3]
    if len(rest) > 2 and "pro" in rest[0].senses and is_described(tokens, at + 1):
        return True
    if len(rest) < 2 or "pro" not in rest[0].senses or not any(one.startswith("per:") for one in rest[1].senses):
        return False
    return len(rest) < 3 or rest[2].text in BREAKS or rest[2].text == "("


def is_described(tokens: list[Token], at: int) -> bool:
    """Tell whether what a sum is paid for comes next with a word before it: `volle Stunde`, `teaching unit`."""
    rest = tokens[at : at + 2]
    if len(rest) < 2 or rest[0].kind != "word" or not rest[0].text.islower() or counted(rest[0].text):
        return False
    return any(one.startswith("per:") for one in rest[1].senses) and not sum_ahead(tokens, at)


def is_each_behind(tokens: list[Token], at: int) -> bool:
    """Tell whether a sum and a word for each time come next, which belong to a count: `6 evenings, €8 each`."""
    rest = tokens[at : at + 2]
    return len(rest) == 2 and rest[0].kind == "sum" and rest[1].text.lower() in {"each", "apiece", "jeweils"}


def is_open(tokens: list[Token], at: int) -> bool:
    """Tell whether a plus belongs to the number before it, not to the sum after it: `Groups of 10+ €6`."""
    rest = tokens[at - 1 : at + 2] if at else []
    close = len(rest) == 3 and rest[0].kind == "number" and rest[0].end == rest[1].start
    return close and rest[2].kind == "sum" and rest[1].end < rest[2].start


def is_clause(tokens: list[Token], at: int) -> bool:
    """Tell whether a slash between blanks opens a clause of its own, no unit: `8 € / Führung zzgl. 3 €`."""
    sign, rest = tokens[at], tokens[at + 1 : at + 3]
    if rest and "pro" in rest[0].senses:
        return False  # `12 € / pro Person`
    if len(rest) > 1 and rest[1].kind == "crowd" and "group" not in rest[0].senses:
        return False  # `82 € / Person ab 8 Personen`
    if len(rest) < 2 or rest[0].start == sign.end or rest[1].kind not in _WORDS or rest[1].senses & _AFTER_UNITS:
        return sum_ahead(tokens, at + 1) and rest[0].start != sign.end
    return True


def is_label(tokens: list[Token], at: int) -> bool:
    """Tell whether the word at `at` stands right before a sum: `/ Paare 68 €`, `/ Kind: 4 €`."""
    if at < len(tokens) and not tokens[at].senses.isdisjoint(_TIMES):
        return False  # `36 €/Monat (Erwachsene) - 24 €/Monat (Kinder)`
    glued = at > 0 and tokens[at].start == tokens[at - 1].end  # `49 Euro/Person – 89 Euro/Paar`
    at += 1
    if at < len(tokens) and tokens[at].text == "(":
        at = closing_at(tokens, at) + 1  # the bracket of an age: `Kinder (4-15) 9,50 €`
    at += at < len(tokens) and tokens[at].kind == "crowd"
    rest = tokens[at : at + 2]
    return bool(rest) and (
        rest[0].kind == "sum" or (len(rest) > 1 and rest[0].text in (":" if glued else ":-") and rest[1].kind == "sum")
    )


def sum_ahead(tokens: list[Token], at: int) -> bool:
    """Tell whether a sum, or a word for free, comes before the next sign that parts."""
    for place in range(at, len(tokens)):
        one = tokens[place]
        if one.kind == "sum" or one.senses & _FREE:
            return True
        if place > at and "or" in one.senses and tokens[place + 1 : place + 2] and tokens[place + 1].kind == "sum":
            return False  # `24 € für Kinder und Jugendliche bzw. 36 €`
        if one.text == "-" and place > at and _labels(tokens, place):
            return True
        if one.text in BREAKS and not (place and lists_counts(tokens, place)):
            return False
    return False


def _labels(tokens: list[Token], at: int) -> bool:
    """Tell whether the dash at `at` stands between a label and its sum: `Firmen - 36 €`."""
    return not tokens[at - 1].senses.isdisjoint(_NAMING) and at + 1 < len(tokens) and tokens[at + 1].kind == "sum"


def opens_with(one: Token, then: Token | None) -> str:
    """Return what a word opens a part with: something on top, included, instead, or else; nothing for other words."""
    if "extra" in one.senses:
        return "extra"
    if one.senses & {"instead", "deducted"}:
        return "instead" if "instead" in one.senses else "deducted"
    if "incl" in one.senses and then and then.kind != "sign":
        return "incl"
    return "or" if "or" in one.senses and "and" not in one.senses else ""
