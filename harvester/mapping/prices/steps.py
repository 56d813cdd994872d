"""Tells how many take part where the words of a step of prices leave it open: clauses in, their counts set."""

from itertools import pairwise

from harvester.mapping.prices.bounds import ALIKE, per
from harvester.mapping.prices.clauses import Clause, said
from harvester.mapping.prices.crowds import people
from harvester.mapping.prices.sizes import size
from vocab.model import UNBOUNDED

_CLOSE = frozenset({"/", "(", "|", " "})
"""What joins a reduced sum to the step before it."""
_LISTED = _CLOSE | frozenset({",", ";", "-", "or", "\n"})
"""What may join it where the count stands before both: `ab 8 TN 75 €, erm. 60 €`."""
_LABELLED = frozenset({",", "/", "or", "|"})
_BEFORE = frozenset({"for", "fee"})
_TELLING = frozenset({"people", "size", "team"})
_NO_COUNT = frozenset({"ages", "people"})


def steps(found: list[Clause]) -> None:
    """Set in clauses how many take part, and for what each time is paid, where others of the steps tell it.

    >>> from harvester.mapping.prices.clauses import clauses
    >>> from harvester.mapping.prices.sums import tokens
    >>> told = clauses(tokens("64 € bei mind. 10, 80 € bei 8-9 Teilnehmenden (erm. 70 €)"))
    >>> steps(told)
    >>> [one.people for one in told]
    [(10, 0), (8, 9), (8, 9)]
    """
    if all(_TELLING.isdisjoint(one.senses) for one in found):
        return
    counts = [people(one) for one in found]
    if not any(one != UNBOUNDED for one in counts):
        if any("size" in one.senses for one in found):
            _sized([one for one in found if one.sum is not None])
        return
    for one, told in zip(found, counts, strict=True):
        one.people = told
    _closed(found)
    _alike(found)
    sums = [one for one in found if one.sum is not None]
    for before, one in pairwise(sums):
        if before.people != UNBOUNDED == one.people:
            one.people = _counted(one)
    for one, then in zip(reversed(sums[:-1]), reversed(sums), strict=False):
        if one.people == UNBOUNDED != then.people:
            one.people = then.people if _is_pair(one, then) else _counted(one)
    _headed(sums)
    _reduced(sums)
    _added(found)
    _led(found)
    _closing(sums)


def _added(found: list[Clause]) -> None:
    """Give the count that leads to it to a sum that comes on top: `bei 6-7 TN zzgl. 12 €`, `bei 6-7 TN + 12 €`."""
    for before, one in pairwise(found):
        if one.sum is None or one.opener not in {"extra", "+"} or one.people != UNBOUNDED or len(one.words) > 1:
            continue
        last = before.words[-1:]
        own = before.sum is not None and people(before) in {UNBOUNDED, *(word.people for word in last)}
        if last and not own and last[0].kind == "crowd" and len(before.words) - 1 not in before.inner:
            one.people = last[0].people


_DEAREST = 3
"""How many times a later sum an earlier one is at most where both are paid by each person."""


def _closing(sums: list[Clause]) -> None:
    """Give what the last step is paid for each time to all: `Dreiergruppe 38 €, Vierergruppe 30 € pro Monat`."""
    if len(sums) < 2:
        return
    last = sums[-1]
    unit = per(last)
    alike = all(one.people != UNBOUNDED and not per(one) and not _is_lump(one) for one in sums[:-1])
    if not alike or last.people == UNBOUNDED or last.sum is None or unit not in _SHARED:
        return
    if any(float(one.sum.value) > _DEAREST * float(last.sum.value) for one in sums if one.sum):
        return  # `bis 10 Personen 100 €, ab 11 Personen 8 € pro Person`
    if any(sense.startswith(("per:", "label:")) for one in last.words[last.before :] for sense in one.senses):
        for one in sums[:-1]:
            one.per = unit


def _is_lump(clause: Clause) -> bool:
    """Tell whether a sum is one for all who come: `bis 10 Personen pauschal 60 €`."""
    return any(one.text.lower().startswith(("pauschal", "insgesamt", "gesamt")) for one in clause.words)


_SHARED = frozenset({"session", "unit", "hour", "week", "month", "year", "person"})


def _sized(sums: list[Clause]) -> None:
    """Set counts that only a word for their number explains: `je nach TN-Zahl 95 € (ab 8), 118 € (6-7)`."""
    counts = [_counted(one) for one in sums]
    if sum(one != UNBOUNDED for one in counts) > 1:
        for one, told in zip(sums, counts, strict=True):
            one.people = told


def _closed(found: list[Clause]) -> None:
    """Give the count behind brackets to the sums before and in them: `75 € (erm. 60 €) ab 8 TN`."""
    for first, second, behind in zip(found, found[1:], found[2:], strict=False):
        if behind.opener != ")" or behind.sum or behind.people == UNBOUNDED or second.opener != "(":
            continue
        if first.people == second.people == UNBOUNDED and first.sum and second.sum:
            first.people = second.people = behind.people
    for first, inner, then in zip(found, found[1:], found[2:], strict=False):
        if inner.opener == "(" and not inner.sum and first.sum and then.sum and first.people == UNBOUNDED:
            first.people = inner.people  # `72 € (bei 8 TN; bei 6 TN 96 €)`


def _alike(found: list[Clause]) -> None:
    """Give the count that is told last of all to all sums: `Mitglieder 180 €, Gäste 230 € – jeweils ab 10 TN`."""
    last = found[-1]
    if last.sum is None and last.people != UNBOUNDED and last.words[0].text.lower() in ALIKE:
        for one in found[:-1]:
            one.people = last.people if one.sum is not None and one.people == UNBOUNDED else one.people


def _is_pair(one: Clause, then: Clause) -> bool:
    """Tell whether a count behind the second sum holds for both: `75/60 € (8-10 TN)`, `75 € / erm. 60 € (ab 8 TN)`."""
    if one.sum is None or then.sum is None or then.opener not in {"/", "("} or _first(then) < then.before:
        return False
    if float(then.sum.value) >= float(one.sum.value):
        return False
    tight = then.opener == "/" and not then.before and then.sum.start - one.sum.end == 1
    return tight or said(then, "reduced")


def _headed(sums: list[Clause]) -> None:
    """Give a count that heads several labels to each of their sums: `bei 8 TN: Mitglieder 60 €, Gäste 72 €`."""
    heads = False
    repeated = sum(_is_head(one) for one in sums) > 1
    for before, one in pairwise(sums):
        at = _first(before)
        then = before.words[at + 1 : before.before]
        heads = (len(then) > 1 and then[0].text == ":" and at < 2) or (heads and before.people != UNBOUNDED)
        heads = heads or (repeated and _is_head(before))
        if heads and one.people == UNBOUNDED and one.opener in _LABELLED and "group" in one.senses:
            one.people = before.people


def _is_head(clause: Clause) -> bool:
    """Tell whether a count and a label begin a clause: `bei 8-12 TN Mitglieder 64 €, Gäste 80 €; bei 5-7 TN …`."""
    at = _first(clause)
    then = clause.words[at + 1 : clause.before]
    return at < 2 and len(then) == 1 and "group" in then[0].senses


def _first(clause: Clause) -> int:
    """Return where the first count of people stands."""
    return next((at for at, one in enumerate(clause.words) if one.kind == "crowd"), len(clause.words))


def _reduced(sums: list[Clause]) -> None:
    """Give the count of a step to the reduced sum beside it: `ab 8 TN 75 €, erm. 60 €`."""
    leads = False
    each = _is_each(sums)
    for before, one in pairwise(sums):
        leads = _first(before) < before.before or (leads and before.people != UNBOUNDED)
        if one.people != UNBOUNDED or before.people == UNBOUNDED:
            continue
        listed = each or (leads and "group" not in before.senses)
        listed = listed and (each or _steps_before(sums, one) < 2)
        joined = one.opener in (_LISTED if listed else _CLOSE) and "further" not in one.senses
        low = one.opener in _CLOSE and said(one, "low")
        if joined and (said(one, "reduced") or low or _is_bare(before, one)):
            one.people = before.people


def _steps_before(sums: list[Clause], clause: Clause) -> int:
    """Return how many steps stand before a sum: `5-7 TN: 96 €; ab 8 TN: 72 €; Sozialtarif: 40 €`."""
    before = sums[: next(at for at, one in enumerate(sums) if one is clause)]
    return len({one.people for one in before if one.people != UNBOUNDED})


def _is_each(sums: list[Clause]) -> bool:
    """Tell whether a reduced sum without a count stands behind each of several steps."""
    steps, others = sums[::2], sums[1::2]
    told = all(one.people != UNBOUNDED for one in steps) and len(steps) == len(others) > 1
    return told and all(one.people == UNBOUNDED and said(one, "reduced") for one in others)


def _is_bare(before: Clause, one: Clause) -> bool:
    """Tell whether a sum is the lower of a pair without labels: `8-10 TN: 75/60 €`."""
    if before.sum is None or one.sum is None or one.words or one.opener not in {"/", "("}:
        return False
    return float(one.sum.value) < float(before.sum.value) and before.sum.currency == one.sum.currency


def _led(found: list[Clause]) -> None:
    """Give what the first step is paid for each time to later ones: `Preis pro Person: 2 TN 90 €, 3 TN 75 €`."""
    lead = ""
    for at, one in enumerate(found):
        own = per(one)
        if one.sum is None:
            lead = lead or own
        elif not at and one.people == UNBOUNDED and any("pro" in word.senses for word in one.words[: one.before]):
            lead = own  # `pro Person 35 € (ab 10 Personen 30 €)`
        elif one.people != UNBOUNDED and not said(one, "reduced"):
            if not own:
                one.per = lead
            else:
                lead = per(
                    Clause(
                        words=one.words[: one.before],
                        sum=one.sum,
                        before=one.before,
                        inner={at for at in one.inner if at < one.before},
                    )
                )


def _counted(clause: Clause) -> tuple[int, int]:
    """Return how many take part where another step tells whom the numbers count: `8-10 TN 90 €, bei 5-7 110 €`."""
    words = clause.words
    for at, one in enumerate(words):
        if one.kind == "noise" or (one.senses & _NO_COUNT and not (at and "pro" in words[at - 1].senses)):
            return UNBOUNDED
    for at in range(len(words)):
        if (found := size(words, at)) and _begins(clause, at) and _ends(clause, found[1]):
            bounds = found[0]
            bare = bounds[0] == bounds[1] and (not at or words[at - 1].senses.isdisjoint({"for"}))
            if not bare or (at == 0 < clause.before) or clause.inner == {at}:
                return bounds
    return UNBOUNDED


def _begins(clause: Clause, at: int) -> bool:
    """Tell whether a number may begin at `at`: the first word, or behind `bei`, a label, a sign or a bracket."""
    before = clause.words[at - 1] if at else None
    if before is None or before.kind == "sign" or (at in clause.inner and at - 1 not in clause.inner):
        return True
    return bool(before.senses & _BEFORE) and "numbered" not in before.senses


def _ends(clause: Clause, end: int) -> bool:
    """Tell whether nothing that a number counts follows it."""
    return end in {len(clause.words), clause.before} or clause.words[end].text in ":=→)-"
