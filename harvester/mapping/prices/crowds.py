"""Reads how many take part where a sum holds: a clause in, the least and the most out."""

import re

from msgspec.structs import replace

from harvester.mapping.prices.clauses import Clause
from harvester.mapping.prices.times import count
from harvester.mapping.prices.tokens import Token
from vocab.model import UNBOUNDED, Amount

_MORE = frozenset({"mehr", "more", "weniger", "fewer"})
_TEAM = re.compile(r"[\w-]*gruppen?|groups?|(?:school )?class(?:es)?|schulklassen?|klassen?")


def people(clause: Clause) -> tuple[int, int]:
    """Return how many take part where a sum holds; of a single most number nothing, which is the size of the course."""
    words = clause.words
    if clause.people != UNBOUNDED:
        return clause.people
    if "per:family" in clause.senses:
        return UNBOUNDED
    if "people" in clause.senses and (counts := _nearest(clause)):
        return _joined(counts)
    if "team" not in clause.senses:
        return UNBOUNDED
    for at, one in enumerate(words):
        if (
            _TEAM.fullmatch(one.text.lower())
            and (size := _sized(words[: clause.before] if at < clause.before else words, at + 1)) != UNBOUNDED
        ):
            return size
    return UNBOUNDED


def _is_more(words: list[Token], at: int) -> bool:
    """Tell whether words from `at` on say that more may come: `und mehr`."""
    rest = words[at : at + 2]
    return len(rest) == 2 and bool(rest[0].senses & {"and", "or"}) and rest[1].text.lower() in {"mehr", "more"}


def _sized(words: list[Token], at: int) -> tuple[int, int]:
    """Return the size that stands behind a word for a group: `Gruppen bis 10`, `groups of up to 10`."""
    start, plural = at, words[at - 1].text.lower().endswith(("n", "s"))
    while at < len(words) and words[at].text.lower() in {"of", "von", "mit", "up"}:
        at += 1
    rest = words[at : at + 4]
    if not rest or any(one.senses & {"ages", "people"} or one.text.lower().startswith("j") for one in rest):
        return UNBOUNDED
    bound = rest[0].senses & {"from", "to"}
    counts = [some for one in rest[bool(bound) : 3 + bool(bound)] if (some := count(one))]
    if not counts or not count(rest[bool(bound)] if len(rest) > bool(bound) else rest[0]):
        return UNBOUNDED
    if not bound and at == start and not (plural and rest[1:] and rest[1].text in {"-", "+"}):
        return UNBOUNDED  # a number that only tells one from the other: `Gruppe 2`, `Klasse 5-7`
    if not bound and len(rest) > 1 and (rest[1].text == "+" or _is_more(rest, 1)):
        return (counts[0], 0)
    if bound:
        return (0, counts[0]) if "to" in bound else (counts[0], 0)
    return (counts[0], counts[-1])


def _nearest(clause: Clause) -> list[tuple[int, int]]:
    """Return the counts that slashes join next to the sum: those before it rather than those behind it."""
    words = clause.words
    at = next((i for i in range(clause.before - 1, -1, -1) if words[i].people != UNBOUNDED), -1)
    if at >= 0:
        while at > 1 and words[at - 1].text == "/" and words[at - 2].people != UNBOUNDED:
            at -= 2
    else:
        at = next((i for i in range(clause.before, len(words)) if words[i].people != UNBOUNDED), len(words))
    found: list[tuple[int, int]] = []
    while at < len(words) and words[at].people != UNBOUNDED:
        found.append(words[at].people)
        at += 2 if words[at + 1 : at + 2] and words[at + 1].text == "/" else len(words)
    return found


def _joined(counts: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first of several counts, or the range that they make: `6/7 TN`."""
    least, most = counts[0][0], counts[0][1]
    for low, high in counts[1:]:
        if low != most + 1 or not high:
            break
        most = high
    return (least, most)


_LIMITS = frozenset({"bis", "up"})
_UNDER = frozenset({"unter", "weniger", "under", "fewer", "less", "<"})
"""Words of a count that is never the size of the course."""


def is_limited(clause: Clause) -> bool:
    """Tell whether the most who take part is a step of prices: `bis 15 TN 90 €`, `bei weniger als 8 TN`."""
    if "people" not in clause.senses:
        return False
    if any(one.kind == "crowd" and not _UNDER.isdisjoint(one.text.lower().split()) for one in clause.words):
        return True
    for at, one in enumerate(clause.words):
        if one.kind == "crowd" and one.text.split()[0].lower() in _LIMITS:
            if at and "per:team" in clause.words[at - 1].senses and at not in clause.inner:
                return True  # `75 € pro Gruppe bis 20 Personen`
            if at < clause.before:
                ends = all(then.text == ":" for then in clause.words[at + 1 : clause.before])
                return at == 0 or (ends and at not in clause.inner) or "for" in clause.words[at - 1].senses
    return False


_TEAMS = re.compile(r"[\w-]*(?:gruppen?(?:preis|tarif|pauschale|führung)?|groups?|klassen?|teams?)\b", re.IGNORECASE)
"""Labels whose size is not that of the course."""


def sized(amounts: list[Amount], *, tier: bool) -> list[Amount]:
    """Return amounts without the size of a group where there is but one: that is the size of the course."""
    main = [one for one in amounts if one.kind in {"", "reduced"}]
    if (
        len(main) == 1
        and not tier
        and (main[0].people[0] == 0 or main[0].per == "team")
        and not _TEAMS.match(main[0].category)
    ):
        return [replace(one, people=UNBOUNDED) if one is main[0] else one for one in amounts]
    return amounts
