"""Reads how many people words tell, with bounds: tokens and a place in, the least and the most and the end out."""

from harvester.mapping.prices.times import count
from harvester.mapping.prices.tokens import Token

_OPENING = frozenset({"unter", "under", "<", "über", "over", ">", "mehr", "more", "weniger", "fewer", "less", "≥", "≤"})
_THAN = frozenset({"als", "than"})
_FILLERS = frozenset("zu ca. ca circa etwa dem der den einschließlich einschl. inkl. inklusive genau nur of".split())
"""What may stand between a bound and its number: `bis zu 10`, `ab dem 10.`."""
_UP = frozenset({"up", "at"})
_BOTH = frozenset({",", "/", "-", "und", "and", "bis", "to"})
"""What stands between the least and the most: `mind. 5, max. 8`."""
_TO = frozenset({"-", "bis", "to"})
_SEPARATORS = frozenset({"/", "|"})
_HIGHEST = 999
_MOST = 8
"""Counts that a list has at most, and words that a bound has."""
COUNTED = frozenset({"people", "crowd"})
"""What words for people mean, of which some are counted but else name who pays."""
JOINING = frozenset({"oder", "u.", "u", "&", "bzw.", "bzw", "or", "und", "and"})
MORE = frozenset({"mehr", "more", "darüber", "aufwärts", "weitere"})
LESS = frozenset({"weniger", "fewer", "less"})

Bounds = tuple[int, int]
Item = tuple[Bounds, int]
"""The least and the most, and where the words for them end."""


def sizes(found: list[Token], at: int) -> list[Item]:
    """Return the counts from `at` on that slashes part: `5/6/7`, `ab 10 / 7-9`; nothing where money follows."""
    listed: list[Item] = []
    while len(listed) < _MOST and (one := size(found, at)):
        listed.append(one)
        at = one[1]
        if at >= len(found) or found[at].text not in _SEPARATORS:
            break
        at += 1
    if not listed:
        return []
    end = listed[-1][1]
    then = found[end : end + 2]
    joined = len(then) == 2 and (then[0].text in {"/", "-", "|"} or "to-range" in then[0].senses)
    bound = listed[-1][0][0] != listed[-1][0][1]  # `Teilnehmerzahl: mind. 8 - 95 €`
    return [] if (then and then[0].kind == "currency") or (joined and then[1].kind == "sum" and not bound) else listed


def size(found: list[Token], at: int) -> Item | None:
    """Return the bounds that begin at `at`: `5-7`, `ab 8`, `8 oder mehr`, `weniger als 8`."""
    bound, at = _bound(found, at)
    many = whole(found, at)
    then = found[at + 1 : at + 3]
    if not many and found[at : at + 1] and found[at].text.lower() == "eine" and then and then[0].text in _TO:
        many = 1  # `eine bis fünf Personen`
    if not many:
        return None
    if len(then) > 1 and then[0].text in _TO and then[1].text.lower() == "unter" and (most := whole(found, at + 3)):
        return ((many, most - 1), at + 4) if most - 1 > many else None
    text = then[0].text.lower() if then else ""
    more = then[1].text.lower() if len(then) > 1 else ""
    if text == "." and bound == "from" and then[1:] and then[1].senses & COUNTED:
        return (many, 0), at + 2
    if text == "+" and then[1:] and then[1].kind not in {"number", "sum"}:
        return (many, 0), at + 2
    if text in JOINING and more in MORE | LESS:
        return ((0, many) if more in LESS else (many, 0)), at + 3
    upper, end = _bound(found, at + 2) if text in (_BOTH if bound == "from" else _TO) else ("", 0)
    if upper == "to" and many < (most := whole(found, end)):
        return (many, most), end + 1
    most = whole(found, at + 2)
    if most and (text in {"-", "−"} or "to-range" in then[0].senses):
        return ((many, most), at + 3) if many < most else None
    if most == many + 1 and text in JOINING:
        return (many, most), at + 3
    bounds = {"from": (many, 0), "to": (0, many), "less": (0, many - 1), "more": (many + 1, 0)}
    return bounds.get(bound, (many, many)), at + 1


def whole(found: list[Token], at: int) -> int:
    """Return the whole number at `at` that may count people, 0 for none."""
    one = found[at] if at < len(found) else None
    if one is None or one.kind not in {"number", "word"} or not (one.text.isdecimal() or one.text.isalpha()):
        return 0
    many = count(one)
    return many if many <= _HIGHEST else 0


def _bound(found: list[Token], at: int) -> tuple[str, int]:
    """Return the bound that words from `at` on tell, and where they end."""
    bound = ""
    denied = at + 1 < len(found) and found[at].text.lower() in {"nicht", "not", "no"}
    at += denied
    if at + 1 < len(found) and found[at].text.lower() in _UP and found[at + 1].senses & {"from", "to"}:
        at += 1
    last = at + _MOST
    while at < min(last, len(found)):
        text = found[at].text.lower()
        if text in _OPENING:
            less = text in {"unter", "under", "<", "weniger", "fewer", "less", "≤"}
            bound = "less" if less else "more"
            if text in {"≥", "≤"}:
                bound = "to" if less else "from"
            elif at + 1 < len(found) and found[at + 1].text == "=":
                bound, at = ("to" if less else "from"), at + 1
            elif denied:
                bound = "from" if less else "to"
            at += 1 + (at + 1 < len(found) and found[at + 1].text.lower() in _THAN)
        elif found[at].senses & {"from", "to"} and found[at].kind == "word":
            bound = "from" if "from" in found[at].senses else "to"
            at += 1
        elif bound and text in _FILLERS:
            at += 1
        else:
            break
    return bound, at
