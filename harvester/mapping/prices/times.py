"""Reads how often a sum is paid: a clause in, the number of times out."""

import re
from functools import lru_cache

from harvester.mapping.prices.clauses import Clause
from harvester.mapping.prices.parts import DAYS, MINUTES
from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import counted

_CROSSES = frozenset({"x", "×", "*", "mal"})
_PAUSES = frozenset(",\n|-;:·•")
"""What may stand between a count and its sum: `4 Samstage, je 38 €`."""
_BEHIND = frozenset({"each", "apiece", "jeweils"})
"""What says behind a sum that it is paid each time: `6 evenings, €8 each`."""
_EVEN = re.compile(r"gleich(?:hoh|groß)?en?|bequemen|festen|weiteren|einzelnen")
"""What may stand between a count and what it counts: `vier gleichen Raten`."""
_EACH = frozenset({"je", "jeweils", "à", "á", "a"})


def times(clause: Clause) -> int:
    """Return how often a sum is paid: `3 x 40 €`, `5 Abende à 11 €`."""
    then = clause.words[clause.before : clause.before + 2]
    if len(then) == 2 and then[0].text.lower() in _CROSSES:
        return count(then[1])
    words = [one for at, one in enumerate(clause.words[: clause.before]) if at not in clause.inner]
    if (
        words
        and words[-1].text.lower() in _EACH
        and len(then) == 2
        and ("for" in then[0].senses or then[0].text.lower() == "an")
    ):
        return count(then[1])
    words = _without_for(words)
    behind = bool(then) and then[0].text.lower() in _BEHIND
    at = _counted_at(words, len(words) - 1, behind=behind)
    if clause.sum is None or at < 0:
        return 0
    if words[at].text.endswith("mal") and (many := counted(words[at].text[:-3])):
        return many  # `zehnmal 18 €`
    if at == len(words) - 1 and not behind:
        return 0
    if crossed := _crossed(words, at):
        return crossed
    if not any(one.text.lower() in _CROSSES for one in words[at + 1 : at + 3]):
        if not at or not any(sense.startswith(("per:", "label:")) or sense == "rate" for sense in words[at].senses):
            return 0
        at -= 1
    elif at and ("rate" in words[at].senses or named(words[at].senses, "per:")):
        at -= 1
    return _unbounded(words, at)


def _without_for(words: list[Token]) -> list[Token]:
    """Return words without the `für` before a word for each time: `6 Abende für je 9 €`."""
    told = len(words) > 1 and words[-1].text.lower() in _EACH and words[-2].text.lower() == "für"
    return [*words[:-2], words[-1]] if told else words


def _unbounded(words: list[Token], at: int) -> int:
    """Return the count at `at`, or before a word that only describes what is counted; 0 for a bound or a range."""
    at -= bool(at and (named(words[at].senses, "label:") or _EVEN.fullmatch(words[at].text)))
    before = words[at - 1] if at else None
    bounded = before is not None and (before.text == "-" or bool(before.senses & {"from", "to", "to-range"}))
    return 0 if bounded else count(words[at])  # `ab 10 Terminen je 6 €`


def _crossed(words: list[Token], at: int) -> int:
    """Return how often what ends at `at` takes place: `8 x 90 Min.`, `6 x Mi`; 0 for other words."""
    last = words[at].text.lower()
    if at > 2 and words[at - 2].text.lower() in _CROSSES and last in MINUTES:
        return count(words[at - 3])
    return count(words[at - 2]) if at > 1 and words[at - 1].text.lower() in _CROSSES and last in DAYS else 0


def _counted_at(words: list[Token], at: int, *, behind: bool) -> int:
    """Return where what is counted stands, before words for each time and how long it takes: `10 x 60 Min. à 9 €`."""
    last = at
    while at >= 0:
        if _is_times(words[at]) or (words[at].text in _PAUSES and (behind or at < last)):
            at -= 1
        elif at > 1 and at < last and words[at].text.lower() in MINUTES and words[at - 1].kind == "number":
            at -= 2
        else:
            break
    return at


def counted_rates(clause: Clause) -> int:
    """Return the number of instalments that words without a sum tell: `zahlbar in sechs Monatsraten`."""
    words = clause.words
    return next((count(words[at]) for at in range(len(words) - 1) if "rate" in words[at + 1].senses), 0)


def _is_times(one: Token) -> bool:
    return "times" in one.senses or one.text.lower() in _CROSSES or one.text in {"zum", "Preis"}


def count(one: Token) -> int:
    """Return the whole number that a token says, 0 for none."""
    if one.kind == "number" and one.value.endswith(".00") and len(one.value) < 7:
        return int(one.value[:-3])
    return counted(one.text)


@lru_cache(1024)
def named(senses: frozenset[str], prefix: str) -> frozenset[str]:
    """Return the units among the senses of a word that begin with `prefix`."""
    return frozenset(one.removeprefix(prefix) for one in senses if one.startswith(prefix))
