"""Settles what single tokens leave open: which of `07/09/2026` is the day, and that `zwischen 9 und 12` is a range."""

import re
from contextlib import suppress
from datetime import date

from harvester.mapping.when.tokens import Token

_GERMAN = re.compile(
    r"\b(?:uhr|ab|bis|vom|von|und|um|den|dem|beginn|termine?|jeweils|di|mi|mittwochs?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tags?)\b"
)
"""Words beside `07/09/2026` that say that it is written as in German."""
_NIGHT = re.compile(r"\b\w*nacht\b")
"""What makes a range of `vom 31.10. auf den 01.11.`."""


def settled(found: list[Token], words: str) -> list[Token]:
    """Return the tokens of `words` with ranges for `zwischen` and dates for what slashes part.

    >>> from harvester.mapping.when.tokens import tokens
    >>> [token.numbers for token in settled(tokens("Di 06/10/2026"), "Di 06/10/2026")]
    [(1,), (6, 10, 2026)]
    """
    text = words.lower()
    if "zwischen" in text or "between" in text:
        found = _ranged(found)
    if "nacht" in text and _NIGHT.search(text) and all(token.kind != "moved" for token in found):
        found = [Token("to", (1,)) if token.kind == "onto" else token for token in found]
    return _slashed(found, text) if "/" in text else found


def _ranged(found: list[Token]) -> list[Token]:
    """Make `zwischen 9 und 12 Uhr` a range as `9 bis 12 Uhr` is."""
    open_, made = False, list[Token]()
    for token in found:
        if token.kind == "between":
            open_ = True
        elif open_ and token.kind == "and":
            made.append(Token("to", (1,)))
            open_ = False
        else:
            open_ = open_ and token.kind not in {"semi", "stop"}
            made.append(token)
    return made


def _slashed(found: list[Token], text: str) -> list[Token]:
    """Make dates of days, months and years between slashes where one of them, or German, tells which is which."""
    slashed = [token.numbers for token in found if token.kind == "slashed"]
    if not slashed:
        return found
    by_weekday = _orders(found)
    day_first = any(one[0] > 12 for one in slashed) or by_weekday == {True}
    month_first = any(one[1] > 12 for one in slashed) or by_weekday == {False}
    told = day_first != month_first or all(one[0] == one[1] for one in slashed)
    if not told and (day_first or not _GERMAN.search(text)):
        return [Token("vague") if token.kind == "slashed" else token for token in found]
    made = {one: (one[1], one[0], one[2]) if month_first else one for one in slashed}
    return [Token("date", made[token.numbers]) if token.kind == "slashed" else token for token in found]


def _orders(found: list[Token]) -> set[bool]:
    """Return whether the day stands first by the weekdays before dates between slashes; both or nothing if unsure."""
    orders: set[bool] = set()
    for index, token in enumerate(found):
        before = index - 2 if index > 1 and found[index - 1].kind == "comma" else index - 1
        if token.kind != "slashed" or before < 0 or found[before].kind != "weekday":
            continue
        one, other, year = token.numbers
        for day, month, first in ((one, other, True), (other, one, False)):
            with suppress(ValueError):
                if date(year, month, day).weekday() == found[before].numbers[0]:
                    orders.add(first)
    return orders
