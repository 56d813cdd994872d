"""Reads a bound that words tell by comparing, or behind a sum: `nicht mehr als 40 €`, `8 € Minimum`."""

from typing import Literal

from harvester.mapping.prices.clauses import Clause

_MORE = (
    ["oder", "mehr"], ["und", "mehr"], ["or", "more"], ["and", "more"],
    ["and", "up"], ["and", "upwards"], ["and", "above"],
)  # fmt: skip
_UPWARDS = frozenset({"aufwärts", "upwards", "+"})
_BOUNDS = frozenset({"minimum", "maximum", "mindestens", "höchstens", "maximal", "min.", "max.", "mind."})


def later_bound(clause: Clause) -> Literal["", "from", "to"]:
    """Return the bound that is told behind a sum: `8 € Minimum`."""
    then = [] if clause.before in clause.inner else clause.words[clause.before : clause.before + 2]
    texts = [one.text.lower() for one in then]
    if not then:
        return ""
    if texts[0] in _UPWARDS or texts in _MORE:
        return "from"
    if texts[0] not in _BOUNDS or (len(then) > 1 and then[1].kind == "number"):
        return ""
    return "from" if "from" in then[0].senses else "to"


def compared(before: list[str]) -> Literal["", "from", "to"]:
    """Return the bound that words right before a sum tell by comparing: `nicht mehr als 40 €`, `unter 20 €`."""
    if before[-2:] in (["nicht", "unter"], ["not", "under"], ["not", "below"]):
        return "from"
    if before[-1:] == ["unter"] or before[-2:] in (["weniger", "als"], ["less", "than"]):
        return "to"
    if before[-2:] in (["mehr", "als"], ["more", "than"]):
        return "to" if before[0] in {"nicht", "no", "not", "kaum"} else "from"
    return ""
