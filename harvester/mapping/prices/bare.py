"""Tells which numbers without a currency are money: tokens in, the same tokens with such numbers as sums out."""

import re

from harvester.mapping.amounts import number
from harvester.mapping.prices.currencies import code
from harvester.mapping.prices.people import is_rest
from harvester.mapping.prices.tokens import Token

YEAR = re.compile(r"(?:19|20)\d\d")
_MARKED = re.compile(r".*\d(?:,\d\d|[.,]?[-–—=]{1,2})")
_CENTS = re.compile(r".*\d[.,]\d\d")
_DASHED = re.compile(r".*\d[.,][-–—=]{1,2}")
"""A whole number whose cents are a dash, which only money is written as: `18,-`."""


def bare(found: list[Token]) -> list[Token]:
    """Make sums of numbers that only their place or their cents tell to be money: `Gebühr: 85,00`, `Preis 240,-`."""
    if len(found) == 1 and found[0].kind == "number":
        return [found[0]._replace(kind="sum")] if _is_alone(found[0].text) else found
    found = _ranged(_titled(found))
    sums = [one for one in found if one.kind == "sum" and not one.minus]
    if sums:
        for at in range(len(found) - 1, -1, -1):
            if found[at].kind == "number" and _is_parallel(found, at):
                found[at] = found[at]._replace(kind="sum", currency=sums[-1].currency)
        return found
    return _halved(
        [
            one._replace(kind="sum", minus=_is_negative(found, at))
            if one.kind == "number" and (_is_bare(found, at) or _is_labelled(found, at))
            else one
            for at, one in enumerate(found)
        ]
    )


def _titled(found: list[Token]) -> list[Token]:
    """Make sums of the numbers behind labels under a title that tells the currency: `Preise in Euro: Kinder 4`."""
    at = next((at for at, one in enumerate(found) if one.kind == "currency"), -1)
    rest = found[at + 1 :] if at > 0 else []
    while rest and rest[0].text in {")", "]"}:
        rest = rest[1:]
    if not rest or rest[0].text != ":" or not any("fee" in one.senses for one in found[:at]):
        return found
    named = code(found[at].text)
    return [
        one._replace(kind="sum", currency=named)
        if place > at and one.kind == "number" and _labels(found, place)
        else one
        for place, one in enumerate(found)
    ]


def _ranged(found: list[Token]) -> list[Token]:
    """Make a range of the two numbers that are all that stands behind a name of a fee: `Gebühr: 12-15`."""
    if [one.kind for one in found[-3:]] != ["number", "sign", "number"] or found[-2].text not in "-–":
        return found
    least, most, head = found[-3], found[-1], found[:-3]
    if not head or head[-1].text != ":" or not _is_due(head[-2]) or YEAR.fullmatch(most.text):
        return found
    if not float(least.value) < float(most.value) <= _WIDEST * float(least.value):
        return found
    return [*head, most._replace(kind="sum", low=least.value, start=least.start)]


def _is_due(one: Token) -> bool:
    return "dues" in one.senses or one.text.lower() in {"price", "prices", "cost", "costs"}


_WIDEST = 4
"""How many times the lower end of a range its upper end is at most where no currency is told."""


def _halved(found: list[Token]) -> list[Token]:
    """Make a sum of the lower number that a slash joins to a sum: `Gebühr: 85 / 60`."""
    for at in range(2, len(found)):
        first, sign, one = found[at - 2 : at + 1]
        paired = first.kind == "sum" and sign.text in "/|" and one.kind == "number"
        stops = paired and ends(found[at + 1] if at + 1 < len(found) else None)
        if stops and float(first.value) / 4 <= float(one.value) < float(first.value):
            found[at] = one._replace(kind="sum")
    return found


def _is_labelled(found: list[Token], at: int) -> bool:
    """Whether a number is one of several behind labels for who pays: `Mitglieder: 20 / Nichtmitglieder: 30`."""
    labelled = [place for place in range(len(found)) if _labels(found, place)]
    return at in labelled and len(labelled) > 1 and not any(one.senses & _COUNTING for one in found)


def _labels(found: list[Token], at: int) -> bool:
    """Whether a label stands right before the number at `at`, and nothing that it counts after it."""
    if found[at].kind != "number" or not ends(found[at + 1] if at + 1 < len(found) else None):
        return False
    label = at - 1 if found[at - 1].text != ":" else at - 2
    if at + 2 < len(found) and found[at + 1].text == "-":
        return False
    told = label >= 0 and bool(found[label].senses & _LABELS or is_rest(found[label]))
    return (told or _is_told_behind(found, at)) and not YEAR.fullmatch(found[at].text)


def _is_told_behind(found: list[Token], at: int) -> bool:
    """Whether a number begins a part and brackets behind it hold but a label: `5 (Mitglieder) / 8 (Gäste)`."""
    begins = not at or found[at - 1].text in "/|,;:"
    then = found[at + 1 : at + 4]
    return begins and [one.text for one in then[::2]] == ["(", ")"] and bool(then[1].senses & _LABELS)


def _is_alone(text: str) -> bool:
    """Whether a number that is all the text is money."""
    return bool(_DASHED.fullmatch(text) or number(text)) and not YEAR.fullmatch(text)


def _is_bare(found: list[Token], at: int) -> bool:
    """Whether a number is money by its cents, by the words before it and by what follows it."""
    text, then = found[at].text, found[at + 1] if at + 1 < len(found) else None
    if YEAR.fullmatch(text):
        return False
    if _DASHED.fullmatch(text):
        return True
    cents, marked = bool(_CENTS.fullmatch(text)), bool(_MARKED.fullmatch(text))
    if not ends(then) and not (then and (then.text.lower() in _STOPS or (cents and then.senses & _AFTER))):
        return False
    before = at - 1
    while before >= 0 and (found[before].text in {":", "-", "−", "*"} or "about" in found[before].senses):
        before -= 1
    if marked and (before < 0 or found[before].kind != "word" or any(one.senses & _ABOUT for one in found[:at])):
        return True
    each = before > 0 and "pro" in found[before - 1].senses
    if cents and (each or _is_pair(found) or (not at and then and "pro" in then.senses) or _is_told(found, at, before)):
        return True
    ranged = then and then.text == "-" and at + 2 < len(found) and found[at + 2].kind == "number"
    return not ranged and before >= 0 and bool(found[before].senses & {"fee", "reduced", "low"})


def _is_told(found: list[Token], at: int, before: int) -> bool:
    """Whether a number with cents stands behind a count, or behind a name: `10 x 6,80`, `Töpfern 12,50`."""
    if (
        at > 1
        and found[at - 1].text.lower() in _TIMES
        and any(one.kind == "number" for one in found[max(at - 3, 0) : at])
    ):
        return True
    name = found[before] if before >= 0 else None
    named = (
        name is not None
        and name.kind == "word"
        and name.text[0].isupper()
        and ("numbered" not in name.senses or name.text == "Kurs")
    )
    return named and "," in found[at].text


def _is_pair(found: list[Token]) -> bool:
    """Whether a text is but two numbers with cents: `24.60 / 18.45`."""
    return len(found) == 3 and found[1].text in "/|" and all(_CENTS.fullmatch(one.text) for one in found[::2])


def _is_negative(found: list[Token], at: int) -> bool:
    """Whether the dash right before a number is its minus: `Preis: -1,00`."""
    return (
        at > 0
        and found[at - 1].text in {"-", "−"}
        and found[at - 1].end == found[at].start
        and (at == 1 or found[at - 2].text == ":")
    )


_STOPS = frozenset({".", "+", "=", "p.", "pp"})
_TIMES = frozenset({"x", "×", "*", "mal", "je", "à", "á", "zu"})
_COUNTING = frozenset({"places", "people", "ages"})
_ABOUT = frozenset({"fee", "reduced", "group"})
_AFTER = frozenset(
    {"pro", "reduced", "incl", "extra", "or", "instead", "fee", "material", "surcharge", "deposit", "group", "for"}
)
"""What words that follow money say of it."""
_LABELS = frozenset({"group", "reduced"})


def _is_parallel(found: list[Token], at: int) -> bool:
    """Whether a number stands as the sums do whose currency it shares: `16,- / erm. 11,- €`, `Gäste 9, Kinder 4 €`."""
    if _is_lower(found, at):
        return True
    then, after = found[at + 1 : at + 3] if at + 3 < len(found) else (None, None)
    added = then is not None and then.text == "+" and _MARKED.fullmatch(found[at].text)
    if (not ends(then) and not added) or YEAR.fullmatch(found[at].text):
        return False
    before = at - 1
    while before >= 0 and found[before].text == ":":
        before -= 1
    last = found[before].senses if before >= 0 else frozenset()
    if _DASHED.fullmatch(found[at].text):
        return True
    if _MARKED.fullmatch(found[at].text):
        return before < 0 or found[before].kind == "sign" or bool(last & (_LABELS | {"fee"}))
    if then is None or after is None or then.text not in "/|,;\n" or not after.senses & _LABELS:
        return False
    nearest = next((one for one in found[at + 3 : at + 6] if one.kind in {"sum", "number"}), None)
    if nearest is None or nearest.kind != "sum":
        return False
    return bool(last & _LABELS) or ((before < 0 or "fee" in last) and float(nearest.value) < float(found[at].value))


def _is_lower(found: list[Token], at: int) -> bool:
    """Whether a number behind a label is less than the sum before it: `85 € (erm. 60)`, `20 Euro, ermäßigt 15`."""
    label = at - 1 if at and found[at - 1].text != ":" else at - 2
    then = found[at + 1] if at + 1 < len(found) else None
    if label < 1 or found[label].senses.isdisjoint({"reduced", "low"}) or "reduction" in found[label].senses:
        return False
    if YEAR.fullmatch(found[at].text) or (then is not None and (then.kind != "sign" or then.text not in ")],;|/\n")):
        return False
    before = next((one for one in reversed(found[:label]) if one.kind == "sum"), None)
    return before is not None and float(before.value) / 4 <= float(found[at].value) < float(before.value)


def ends(then: Token | None, how: str = "") -> bool:
    """Whether nothing that a number counts follows it."""
    if how == "(":
        return then is not None and then.text in ")]"
    return (
        then is None
        or (then.kind == "sign" and then.text in "/|(),;\n-][*•·!?")
        or "pro" in then.senses
        or "reduced" in then.senses
    )
