"""Reads how many take part where a sum holds: a clause in, the least and the most out."""

import re

from msgspec.structs import replace

from harvester.mapping.priceclauses import Clause
from harvester.mapping.pricetimes import count
from harvester.mapping.pricetokens import Token
from vocab.model import UNBOUNDED, Amount

_MORE = frozenset({"mehr", "more", "weniger", "fewer"})
_TEAM = re.compile(r"[\w-]*gruppen?|groups?|schulklassen?|klassen?")


def people(clause: Clause) -> tuple[int, int]:
    """Return how many take part where a sum holds; of a single most number nothing, which is the size of the course."""
    words = clause.words
    if "per:family" in clause.senses:
        return UNBOUNDED
    for at, one in enumerate(words):
        if at and "people" in one.senses and "pro" not in words[at - 1].senses:
            found = _open(words, at - 1) or _numbers(words, at - 1)
            if found[0] and found[0] == found[1] and _is_more(words, at + 1):
                found = (found[0], 0)  # `8 TN u. mehr`
            if found != (0, 0):
                return found
        elif "size" in one.senses:
            return _range(words, at + 1)
        elif (
            _TEAM.fullmatch(one.text.lower())
            and (found := _sized(words[: clause.before] if at < clause.before else words, at + 1)) != UNBOUNDED
        ):
            return found
    return UNBOUNDED


def _is_more(words: list[Token], at: int) -> bool:
    """Tell whether words from `at` on say that more may come: `und mehr`."""
    rest = words[at : at + 2]
    return len(rest) == 2 and bool(rest[0].senses & {"and", "or"}) and rest[1].text.lower() in {"mehr", "more"}


def _sized(words: list[Token], at: int) -> tuple[int, int]:
    """Return the size that stands behind a word for a group: `Gruppen bis 10`, `groups of up to 10`."""
    while at < len(words) and words[at].text.lower() in {"of", "von", "mit", "up"}:
        at += 1
    rest = words[at : at + 4]
    if not rest or any(one.senses & {"ages", "people"} or one.text.lower().startswith("j") for one in rest):
        return UNBOUNDED
    bound = rest[0].senses & {"from", "to"}
    counts = [many for one in rest[bool(bound) : 3 + bool(bound)] if (many := count(one))]
    if not counts or not count(rest[bool(bound)] if len(rest) > bool(bound) else rest[0]):
        return UNBOUNDED
    if not bound and len(rest) > 1 and (rest[1].text == "+" or _is_more(rest, 1)):
        return (counts[0], 0)
    if bound:
        return (0, counts[0]) if "to" in bound else (counts[0], 0)
    return (counts[0], counts[-1])


def _range(words: list[Token], at: int) -> tuple[int, int]:
    """Return the numbers that follow a word for the size of a group: `Teilnehmerzahl 8-10`."""
    counts = [many for one in words[at : at + 4] if (many := count(one))]
    return (counts[0], counts[1] if len(counts) > 1 else counts[0]) if counts else UNBOUNDED


def _open(words: list[Token], at: int) -> tuple[int, int] | None:
    """Return the bound that `8 oder mehr` tells, which ends at `at`."""
    text = words[at].text.lower()
    joined = at > 1 and bool(words[at - 1].senses & {"and", "or"})
    if not joined or text not in _MORE or not (some := count(words[at - 2])):
        return None
    return (some, 0) if text in {"mehr", "more"} else (0, some)


def _numbers(words: list[Token], at: int) -> tuple[int, int]:
    plus = words[at].text == "+"
    at -= plus
    if not at and words[at].text.lower() == "eine":
        return (1, 1)
    if at < 0 or not (most := count(words[at])) or (words[at].kind == "word" and words[at].text.lower() == "of"):
        return UNBOUNDED
    if plus:
        return (most, 0)
    before = words[at - 1] if at else None
    if before is not None and before.text.lower() in {"unter", "als", "under", "than", "über", "over", "<", ">"}:
        less = before.text.lower() in {"unter", "under", "<"} or (
            at > 1 and words[at - 2].text.lower() in {"weniger", "less", "fewer"}
        )
        return (0, most - 1) if less else (most + 1, 0)
    if before is None:
        return (most, most)
    if before.text in {"≥", "≤"}:
        return (most, 0) if before.text == "≥" else (0, most)
    if at > 1 and (before.text == "-" or "to-range" in before.senses) and (least := count(words[at - 2])):
        return (least, most)
    if "from" in before.senses:
        return (most, 0)
    if "to" in before.senses or (at > 1 and before.text.lower() == "zu" and "to" in words[at - 2].senses):
        return (0, most)
    return (0, 0) if before.text.lower() in {"of", "noch"} else (most, most)


def counted_people(clause: Clause) -> tuple[int, int]:
    """Return how many take part where words before told whom the numbers count: `8-10 TN 90 €, bei 5-7 110 €`."""
    words = clause.words
    if any(one.senses & {"ages", "people"} or one.kind == "noise" for one in words):
        return UNBOUNDED
    for at, one in enumerate(words):
        numbered = one.kind == "number" and count(one)
        if numbered and at + 2 < len(words) and words[at + 1].text == "-" and (most := count(words[at + 2])):
            return (count(one), most)
        if numbered and at and words[at - 1].senses & {"from", "to"}:
            return (count(one), 0) if "from" in words[at - 1].senses else (0, count(one))
        if numbered and _is_more(words, at + 1):
            return (count(one), 0)
        if numbered and at and words[at - 1].text.lower() in {"bei", "with"}:
            return (count(one), count(one))
    return UNBOUNDED


_LIMITS = frozenset({"bis", "unter", "weniger", "under", "fewer", "less", "up"})
"""Words for the most who take part that open a step of prices."""


def is_limited(words: list[Token]) -> bool:
    """Tell whether words begin with the most who take part: `bis 15 TN`, `bei weniger als 8 TN`."""
    return words[words[0].text.lower() == "bei"].text.lower() in _LIMITS


_TEAMS = re.compile(r"[\w-]*(?:gruppen?(?:preis|tarif|pauschale|führung)?|groups?|klassen?|teams?)\b", re.IGNORECASE)
"""Labels whose size is not that of the course."""


def sized(amounts: list[Amount], *, tier: bool) -> list[Amount]:
    """Return amounts without the size of a group where there is but one: that is the size of the course."""
    if (
        len(amounts) == 1
        and not tier
        and (amounts[0].people[0] == 0 or amounts[0].per == "team")
        and not _TEAMS.match(amounts[0].category)
    ):
        return [replace(amounts[0], people=UNBOUNDED)]
    return amounts
