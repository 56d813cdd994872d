"""Parts the tokens of a price at signs and words that part what is paid; a part may still hold several sums."""

from itertools import pairwise

from harvester.mapping.prices.looks import (
    BREAKS,
    closing_at,
    is_apart,
    is_clause,
    is_described,
    is_each,
    is_each_behind,
    is_label,
    is_open,
    lists_counts,
    opens_with,
    sum_ahead,
)
from harvester.mapping.prices.people import are_people
from harvester.mapping.prices.tokens import Token

_LATER_BREAKS = frozenset(":=")
"""What parts only sums from each other: `980 €: Anzahlung 180 €`, `60 € = 5 x 12 €`."""
_SIGNS = BREAKS | _LATER_BREAKS
_IF = frozenset({"sofern", "wenn", "falls", "if", "vorausgesetzt", "bei"})
"""What opens the condition that a sum holds under: `72 €, sofern sich 6 Personen anmelden`."""
_MORE = frozenset({"mehr", "more", "weniger", "fewer"})
MINUTES = frozenset({"min", "min.", "minuten"})
"""How long each of them lasts: `8 x 90 Min., je 12 €`."""
DAYS = frozenset("mo mo. di di. mi mi. do do. fr fr. sa sa. so so.".split())
"""When each of them is: `6 x Mi, je 11 €`."""
_ON_TOP = frozenset({"extra", "zusätzlich", "dazu", "separat", "additional"})
_PAUSES = frozenset(",;|-\n·•")
_SOFT = frozenset("|-\n:")
"""What may also stand between a label and its sum."""
LABELS = frozenset({"group", "reduced", "material", "deposit", "surcharge", "fee", "people"})
_OFFERS = frozenset({"fee", "freeof"})
_EXTRAS = frozenset({"material", "surcharge"})
_OPENERS = frozenset({"or", "extra", "instead", "incl", "deducted"})
_TELLING = frozenset(
    {"free", "freeadjective", "frei", "freiadjective", "waived", "freed", "notfree", "donation", "request"}
)

Held = tuple[Token, bool]
"""A token, and whether it stands in brackets."""
Part = tuple[str, list[Held]]
"""What opens a part, and its tokens."""


def parts(tokens: list[Token]) -> list[Part]:
    """Return the parts of a text in order; a bracket is a part where it holds a sum of its own."""
    found: list[Part] = [("", [])]
    closing = inner = clear = -1
    for at, one in enumerate(tokens):
        held = found[-1][1]
        if one.text in {"(", "["}:
            if at < inner:
                continue
            end = closing_at(tokens, at)
            if not any(tokens[i].kind == "sum" for i in range(at, end)):
                inner = end
            elif _only_sum(tokens[at + 1 : end], held):
                clear = end
            else:
                found.append(("(", []))
                closing = end
        elif one.text in {")", "]"}:
            if at == closing and at != clear:
                found.append((")", []))
        elif at < inner:
            held.append((one, True))
        elif at >= clear and (opener := _ends(found[-1], one) or _opens(tokens, at, held)):
            found.append((opener, [] if opener in _SIGNS else [(one, False)]))
        else:
            held.append((one, False))
    return [part for part in found if part[1]]


def _ends(part: Part, one: Token) -> str:
    """Return a sign that ends words behind brackets which count people: `75 € (erm. 60 €) ab 8 TN | 100 €`."""
    opener, held = part
    counted = opener == ")" and bool(held) and held[-1][0].kind == "crowd"
    return one.text if counted and one.text in _ENDING else ""


_ENDING = frozenset("|\n-")


def _only_sum(inner: list[Token], held: list[Held]) -> bool:
    """Tell whether brackets hold but the sum of the words before them: `Materialkosten (5 €) im Kurs zu zahlen`."""
    words = [one for one in inner if one.kind != "sum"]
    return (
        len(inner) - len(words) == 1
        and all(one.senses & {"about", "times"} for one in words)
        and not _has_sum(held)
        and bool(held)
        and held[-1][0].kind == "word"
    )


def _opens(tokens: list[Token], at: int, held: list[Held]) -> str:
    """Return what a token opens a new part with, or nothing."""
    one = tokens[at]
    if one.kind != "sign" and one.senses.isdisjoint(_OPENERS):
        return ""
    then = tokens[at + 1] if at + 1 < len(tokens) else None
    if one.kind == "sign":
        return _sign(tokens, at, held, then)
    if "extra" in one.senses and _is_inner(tokens, at, then):
        return ""
    if "incl" in one.senses and at and "to" in tokens[at - 1].senses:
        return ""  # `Kinder bis einschl. 14 Jahre`
    if one.kind != "word" or not held:
        return opens_with(one, then) if one.kind == "word" else ""
    if "or" in one.senses:
        parts = _has_sum(held) and (sum_ahead(tokens, at + 1) or "alternative" in one.senses)
        return "or" if parts and not (then and then.text.lower() in _MORE) else ""
    return opens_with(one, then)


def _is_inner(tokens: list[Token], at: int, then: Token | None) -> bool:
    """Tell whether a word for what comes on top belongs to the words around it: `per additional child`, `3 € extra`."""
    before = tokens[at - 1] if at else None
    if before is not None and "pro" in before.senses:
        return True
    ends = then is None or then.text in BREAKS or then.text == "("
    return ends and before is not None and before.kind == "sum" and tokens[at].text.lower() in _ON_TOP


def _sign(tokens: list[Token], at: int, held: list[Held], then: Token | None) -> str:
    """Return a sign where it parts what stands on both sides of it."""
    sign, has_sum = tokens[at].text, _has_sum(held)
    if sign in _LATER_BREAKS:
        ends = held[-1][0].kind in {"sum", "currency"} if held else False
        behind = has_sum and (ends or sign == "=" or "incl" in held[0][0].senses)
        return sign if behind and sum_ahead(tokens, at + 1) else ""
    if sign == "+" and is_open(tokens, at):
        return ""  # `Groups of 10+ €6`
    if sign == "+" and has_sum and then is None:
        return ""  # `30 €+`
    if sign not in BREAKS or then is None:
        return sign if sign in BREAKS else ""
    if (sign == ">" and then.kind == "number") or (sign == "*" and _crosses(held, then)):
        return ""
    if sign == "/" and lists_counts(tokens, at) and not (has_sum and is_apart(tokens, at)):
        return ""
    if has_sum and then.text.lower() in _IF and not sum_ahead(tokens, at + 1):
        return "" if any("people" in one.senses for one in tokens[at + 1 : at + 8]) else sign
    labels = is_label(tokens, at + 1) or (has_sum and sign == "/" and is_clause(tokens, at))
    joins = _joins(sign, held, then, has_sum=has_sum, labels=labels)
    joins = joins or (sign == "/" and (_is_due(held, then) or (has_sum and is_described(tokens, at + 1))))
    joins = joins or (sign in _PAUSES and bool(held) and _per(held[-1][0]) and is_each_behind(tokens, at + 1))
    if not joins and has_sum:
        joins = _lists(sign, held, then) or (_each(sign, then) and not labels)
        joins = joins or (sign in _PAUSES and is_each(tokens, at + 1)) or _counts_behind(tokens, at, held)
        joins = joins and not sum_ahead(tokens, at + 1) and not _waived_ahead(tokens, at + 1)
    return "" if joins else sign


def _waived_ahead(tokens: list[Token], at: int) -> bool:
    """Tell whether the words up to the next sign that parts say that nothing is paid: `Kinder unter 3 ohne Kosten`."""
    rest = tokens[at : at + 8]
    end = next((place for place, one in enumerate(rest) if one.text in BREAKS), len(rest))
    return any("not" in one.senses and "dues" in then.senses for one, then in pairwise(rest[:end]))


def _counts_behind(tokens: list[Token], at: int, held: list[Held]) -> bool:
    """Tell whether a sign stands between a sum and its own count of people: `138 € - 5-6 TN, 104 € - 7-8 TN`."""
    rest = tokens[at + 1 : at + 3]
    counted = any(one.kind == "crowd" for one in (rest if rest[0].text in "([" else rest[:1]))
    bare = counted and held[-1][0].kind == "sum" and not any(one.kind == "crowd" for one, _ in held)
    return bare and sum(one.kind == "crowd" for one in tokens) > 1


def _crosses(held: list[Held], then: Token) -> bool:
    """Tell whether an asterisk stands between a count and its sum: `10 * 6,80 €`."""
    return then.kind == "sum" and bool(held) and held[-1][0].kind == "number"


def _has_sum(held: list[Held]) -> bool:
    return any(one.kind == "sum" for one, _ in held)


def _joins(sign: str, held: list[Held], then: Token, *, has_sum: bool, labels: bool) -> bool:
    """Tell whether a sign joins what stands on both sides of it: `5-7`, `8+ TN`, `Schüler, Azubis`, `€/Monat`."""
    last = held[-1][0] if held else None
    if sign == "." and last is not None and last.kind == "number" and last.text.isdecimal() and then.kind == "word":
        return True
    if sign == "/" and has_sum:
        return (_per(then) or "pro" in then.senses) and not labels
    if last is None or has_sum:
        return last is not None and sign in "-+" and last.kind == "number" and _counts(sign, then)
    if last.kind == "number" and sign in "-+" and _counts(sign, then):
        return True
    if sign == "-" and last.kind == "word" and "and" in then.senses:
        return True
    if sign == "+":
        return _plus(last, then)
    if (
        sign in ",\n|-;·•"
        and (_per(last) or last.text.lower() in MINUTES | DAYS)
        and then.text.lower() in {"je", "jeweils", "à", "á"}
    ):
        return True
    if sign in _SOFT and then.kind == "sum" and (last.kind == "crowd" or _labels(held)):
        return True
    ended = sign == "," and len(held) > 1 and "and" in held[-2][0].senses  # `A, B und C, D 5 €`
    return sign in ",/" and "group" in last.senses and "group" in then.senses and not _free(held) and not ended


def _is_due(held: list[Held], then: Token) -> bool:
    """Tell whether a slash stands between a fee and what it is paid for each time: `Preis/Person: 28 €`."""
    return bool(held) and not _has_sum(held) and _per(then) and "fee" in held[-1][0].senses


def _plus(last: Token, then: Token) -> bool:
    """Tell whether a plus joins two words, or stands before a number: `Kurs + Prüfung 55 €`, `Kinder + Jugendliche`."""
    if (last.senses & _OFFERS and then.senses & _EXTRAS) or ("group" in last.senses and "group" in then.senses):
        return True
    return then.kind == "number" or (then.kind == "sum" and (last.text == ":" or "group" in last.senses))


def _each(sign: str, then: Token) -> bool:
    """Tell whether a slash means `pro`: `2 €/Schüler*in`, `5 €/Erw.`."""
    known = any(sense.startswith(("per:", "label:")) or sense == "group" for sense in then.senses)
    return sign == "/" and (known or are_people(then))


def _lists(sign: str, held: list[Held], then: Token) -> bool:
    """Tell whether a sign behind a sum joins its label, or one more label, to it: `8 € – Kinder`, `8 € für A, B`."""
    last = held[-1][0]
    if "group" not in then.senses or _free(held):
        return False
    return (sign == "," and "group" in last.senses) or (
        sign in "-:" and last.kind == "sum" and not any("group" in one.senses for one, _ in held)
    )


def _counts(sign: str, then: Token) -> bool:
    return then.kind == "number" or then.text == "mal" if sign == "-" else "people" in then.senses


def _labels(held: list[Held]) -> bool:
    """Whether words are a label only, which the sum behind a dash or a line end belongs to."""
    told = [one for one, _ in held]
    return any(one.senses & LABELS for one in told) and not _free(held)


def _free(held: list[Held]) -> bool:
    return any(one.senses & _TELLING for one, _ in held)


def _per(then: Token) -> bool:
    return (
        (any(sense.startswith("per:") for sense in then.senses) and "low" not in then.senses)
        or then.text.lower() in {"kind", "child"}
        or "rate" in then.senses
    )
