"""Makes labels of ages that tell one sum from another: clauses in, the words of such an age as one."""

import re
from itertools import pairwise

from harvester.mapping.prices.clauses import UNREAD, Clause
from harvester.mapping.prices.tokens import Token

_BAND = re.compile(
    r"(?:(?:für|for|im alter|alter|aged) )?(?:von )?"
    r"(?:(?:(?:ab|unter|bis|über|from|under|over|up to|bis einschl\.) )?\d{1,2}(?: (?:-|bis|to) \d{1,2})?"
    r" (?:- )?(?:jahren?|j\.?|years?(?: old)?|yrs|s|jährige[nr]?)"
    r"|(?:unter|under|over|über) \d{1,2}|[uü] (?:- )?\d\d|\d\d \+"
    r"|age[sd]? \d{1,2} (?:-|to) \d{1,2}|age[sd]? \d{1,2} \+)"
)
"""Words for an age, with a blank between any two: `unter 18 Jahren`, `6 - 14 jahre`, `u 18`, `65 +`."""
_LED = frozenset({"für", "for", "im", "alter", "aged", "von"})
"""What leads to an age and is no part of the label."""
_GROUP, _LOW = frozenset({"group"}), frozenset({"group", "low"})


def ages(found: list[Clause]) -> None:
    """Make one label of the words for an age where several sums are told apart by it.

    >>> from harvester.mapping.prices.clauses import clauses
    >>> from harvester.mapping.prices.sums import tokens
    >>> told = clauses(tokens("8 €, unter 18 Jahren 4 €"))
    >>> ages(told)
    >>> [[word.text for word in one.words] for one in told]
    [[], ['unter 18 Jahren']]
    """
    sums = [one for one in found if one.sum is not None]
    if len(sums) < 2:
        return
    bands = [(one, place) for one in sums if (place := _band(one))]
    if not bands or (len(bands) == 1 and bands[0][0] is found[0] and not _is_short(found[0])):
        return  # for whom the offer is: `ab 8 Jahren: 35 €, Material 5 €`
    dearest = max(float(one.sum.value) for one in sums if one.sum)
    for clause, (start, end) in bands:
        if clause.sum:
            before = next((one for one, then in pairwise(found) if then is clause), None)
            bounded = _is_bounded(clause.words[start:end]) or any(map(_is_adult, sums))
            named = _carried(before) if before is not None and bounded else None
            _merge(clause, start, end, _LOW if float(clause.sum.value) < dearest else _GROUP, named)


def _is_short(clause: Clause) -> bool:
    """Tell whether an age is one that no offer is for: `U18 4 €`."""
    return clause.words[0].text in {"U", "Ü"}


def _band(clause: Clause) -> tuple[int, int] | None:
    """Return where words for an age begin and end that are all that stands before a sum, or all behind it."""
    before = clause.before
    for start, end in ((0, before), (before, len(clause.words))):
        words = clause.words[start:end]
        if words and words[-1].text == ":":
            words = words[:-1]
        others = clause.words[:start] + clause.words[end:]
        if words and not others and _BAND.fullmatch(" ".join(one.text.lower() for one in words)):
            led = next(at for at, one in enumerate(words) if one.text.lower() not in _LED)
            return start + led, start + len(words)
    return None


def _is_bounded(words: list[Token]) -> bool:
    """Tell whether an age has an upper end: `6–14 Jahre`, `bis 14 Jahre`, not `ab 14 Jahren`."""
    return any(one.text.lower() in {"-", "–", "bis", "to", "unter", "under"} for one in words)


def _is_adult(clause: Clause) -> bool:
    """Tell whether a sum is for adults, beside whom all ages are of children: `ab 6 Jahre 2 €, Erwachsene 4 €`."""
    return any(one.text.lower().startswith(("erw", "adult")) for one in clause.words)


def _carried(clause: Clause) -> Token | None:
    """Return who else is named with an age right before, and meant still: `Kinder bis 6 Jahre frei, 7–14 Jahre 2 €`."""
    aged = clause.sum is None and any(
        one.text.lower() in _AGED and then.kind == "number" for one, then in pairwise(clause.words)
    )
    named = clause.words[:1] if aged else []
    return named[0] if named and "low" in named[0].senses else None


_AGED = frozenset({"unter", "bis", "under", "up", "to"})


def _merge(clause: Clause, start: int, end: int, senses: frozenset[str], named: Token | None) -> None:
    """Put the words for an age together, or who is meant in their place."""
    words = clause.words[start:end]
    text = " ".join(one.text for one in words)
    made = Token("word", text, words[0].start, words[-1].end, senses)
    if named is not None:
        made = named._replace(senses=senses)
    less = len(words) - 1
    inside = {at for at in clause.inner if start <= at < end}
    clause.inner = {at - less if at >= end else at for at in clause.inner - inside} | ({start} if inside else set())
    clause.words[start:end] = [made]
    clause.before -= less if clause.before >= end else 0
    clause.senses |= senses
    clause.payer = UNREAD
