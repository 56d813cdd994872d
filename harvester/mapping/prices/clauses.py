"""Parts the tokens of a price into clauses of one sum at most each, with the words that belong to it."""

from itertools import pairwise

from msgspec import Struct

from harvester.mapping.prices.parts import LABELS, Held, parts
from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import counted, senses

UNREAD = -2
_TIMES = frozenset({"per:session", "per:unit", "per:hour", "per:week", "per:month", "per:year"})


class Clause(Struct):
    """Words of which one sum at most is the subject."""

    opener: str = ""
    """What parts it from the one before: a sign, `(`, or one of `extra`, `incl`, `instead`, `or`."""
    words: list[Token] = []
    """All but the sum."""
    sum: Token | None = None
    before: int = 0
    """How many of the words stand before the sum."""
    inner: set[int] = set()
    """Places of the words that stand in brackets."""
    senses: frozenset[str] = frozenset()
    """All senses of all words."""
    payer: int = UNREAD
    """Place of the word that names who pays, once it was looked for; -1 for none."""
    people: tuple[int, int] = (0, 0)
    """How many take part where the sum holds, as far as words of this or another clause tell."""
    per: str = ""
    """For what each time the sum is paid as an earlier clause tells."""


def clauses(tokens: list[Token]) -> list[Clause]:
    """Return the clauses of a text in order.

    >>> from harvester.mapping.prices.sums import tokens
    >>> [(one.opener, one.sum and one.sum.value) for one in clauses(tokens("55 Euro plus Material (5 Euro)"))]
    [('', '55.00'), ('extra', '5.00')]
    """
    return _carried(_dealt([clause for part in parts(tokens) for clause in _single(*part)]))


def _carried(found: list[Clause]) -> list[Clause]:
    """Give the time that is told before a colon to all labels: `pro Abend: Mitglieder 4 €, Gäste 6 €`."""
    for place, clause in enumerate(found):
        words = clause.words
        at = next((at for at, one in enumerate(words[: clause.before]) if one.text == ":"), 0)
        if at < 2 or "pro" not in words[at - 2].senses or words[at - 1].senses.isdisjoint(_TIMES):
            continue
        for one in found[place + 1 :]:
            if one.sum and "group" in one.senses and "pro" not in one.senses and len(words) > at + 1:
                one.words = [*one.words, *words[at - 2 : at]]
                one.senses |= words[at - 2].senses | words[at - 1].senses
    return found


def _dealt(found: list[Clause]) -> list[Clause]:
    """Deal labels joined by a slash out to as many sums: `Mitglieder/Nichtmitglieder 30/45 €`."""
    for at, one in enumerate(found):
        if one.sum and one.words and one.words[-1].text == ":" and one.before == len(one.words):
            one.words, one.before = one.words[:-1], one.before - 1
            one.inner.discard(one.before)
        if not one.sum or at + 1 == len(found) or found[at + 1].opener != "/" or len(run := _run(found, at)) < 2:
            continue
        last = run[-1]
        counted = all(word.kind == "crowd" or word.text in _BEI for word in last.words)
        labels = _labels_of(one.words[: one.before]) if counted else []
        behind = [] if one.words else _labels_of(last.words[last.before :])
        if all("low" in label.senses for label in behind):
            behind = []  # both pay the lower sum: `10 € / 6 € (Schüler/Studierende)`
        labels = labels or behind
        apart = "reduced" in last.senses or any(_counts_of(clause.words) for clause in run[:-1])
        counts = [] if apart else _counts_of(last.words)
        counts = counts or _counts_of(one.words[: one.before])
        counts = counts or (_counts_of(found[at - 1].words) if at and not found[at - 1].sum else [])
        told = labels if len(labels) == len(run) else counts
        if len(told) == len(run):
            lead, rest = ([], last.words) if told is labels else (_rest(one.words[: one.before]), _rest(last.words))
            rest = rest if told is not labels or counted else []
            for clause, word in zip(run, told, strict=True):
                clause.words, clause.before, clause.inner = [*lead, word, *rest], len(lead) + 1, set()
                clause.senses = frozenset().union(*(one.senses for one in clause.words))
    return found


_BEI = frozenset({"bei", "mit", "with"})


def _rest(words: list[Token]) -> list[Token]:
    """Return words that hold for all sums whose counts are dealt out: `5/6/7 TN: 130/110/95 € pro Person`."""
    return [one for one in words if one.kind != "crowd" and one.text not in "/:"]


def _run(found: list[Clause], at: int) -> list[Clause]:
    """Return the clause at `at` and the bare sums that slashes join to it; the last may have words behind it."""
    run = [found[at]]
    for one in found[at + 1 :]:
        if one.opener != "/" or one.sum is None or one.before or (len(run) > 1 and run[-1].words):
            break
        run.append(one)
    return run


def _counts_of(words: list[Token]) -> list[Token]:
    """Return each count of people: `5/6/7 TN`."""
    return [one for one in words if one.kind == "crowd"]


def _labels_of(words: list[Token]) -> list[Token]:
    """Return each label by itself where words are but labels, slashes and names of fees."""
    found: list[Token] = []
    for one in words:
        if one.text in "/:" or one.senses & {"fee", "for"}:
            continue
        if one.kind == "crowd":
            return []
        start = one.start
        for text in one.text.split("/"):
            label = one._replace(text=text, start=start, end=start + len(text), senses=senses(text))
            if not label.senses & {"group", "reduced", "regular"}:
                return []
            found.append(label)
            start += len(text) + 1
    return found


def _single(opener: str, held: list[Held]) -> list[Clause]:
    """Part words with several sums: each has those before it where labels lead, else those after it."""
    at = [i for i, (one, _) in enumerate(held) if one.kind == "sum"]
    if len(at) < 2:
        return [_clause(opener, held)]
    leads = _leads(held, at)
    cuts = [_tail(held, a, b) if leads or _colon(held, a, b) else _after(held, b) for a, b in pairwise(at)]
    edges = [0, *cuts, len(held)]
    openers = [opener, *([" "] * len(cuts))]
    return [_clause(how, held[a:b]) for how, a, b in zip(openers, edges, edges[1:], strict=False)]


def _leads(held: list[Held], at: list[int]) -> bool:
    """Tell whether labels stand before their sums: there is one before the first, or nothing after the last."""
    first = [one for one, _ in held[: at[0]]]
    last = [one for one, inner in held[at[-1] + 1 :] if not inner and one.text != "."]
    if any(one.senses & _LEADING or one.kind == "number" for one in first):
        return True
    return not last or (not any(one.senses & _TRAILING for one in last) and any(one.text == ":" for one in first))


_LEADING = LABELS - {"fee"}
_TRAILING = _LEADING | {"pro", "for"}


def _colon(held: list[Held], at: int, then: int) -> bool:
    """Tell whether a label and a colon stand between two sums."""
    return then - at > 2 and held[then - 1][0].text == ":"


def _tail(held: list[Held], at: int, then: int) -> int:
    """Return where the words that belong to the sum at `at` end before the next: brackets, and `pro Person`."""
    at += 1
    while at < then and held[at][1]:
        at += 1
    if at + 2 < then and ("pro" in held[at][0].senses or held[at][0].text == "/"):
        at += 2
    return at


def _after(held: list[Held], at: int) -> int:
    """Return where the words of the sum at `at` begin: with the bound or the label right before it."""
    while (one := held[at - 1][0]) and not held[at - 1][1]:
        counts = (one.kind == "number" or counted(one.text)) and held[at][0].senses & {"rate"}
        if not counts and not (one.kind == "word" and one.senses & {"about", "from", "to", "reduced", "rate", "times"}):
            break
        at -= 1
    return at


def _clause(opener: str, held: list[Held]) -> Clause:
    at = next((i for i, (one, _) in enumerate(held) if one.kind == "sum"), -1)
    rest = [pair for i, pair in enumerate(held) if i != at]
    return Clause(
        opener=opener,
        words=[one for one, _ in rest],
        sum=held[at][0] if at >= 0 else None,
        before=max(at, 0),
        inner={i for i, (_, inside) in enumerate(rest) if inside},
        senses=frozenset().union(*(one.senses for one, _ in rest)),
    )


def remarks(clause: Clause) -> bool:
    """Tell whether brackets say something of their own: `5 € (Kinder frei)`, `45 € (Schüler ermäßigt)`."""
    if not clause.inner:
        return False
    inner = [clause.words[at] for at in sorted(clause.inner)]
    if any("not" in one.senses and "dues" in then.senses for one, then in pairwise(inner)):
        return True  # `(Mitglieder zahlen keinen Beitrag)`
    if any(one.senses & _TELLING or one.kind == "percent" or one.text.lower() in _REMARKING for one in inner):
        return True
    reduced = next((at for at, one in enumerate(inner) if one.senses & {"reduced", "reduction"}), len(inner))
    if any("possible" in one.senses for one in inner[reduced + 1 :]):
        return True
    return len(inner) > 1 and "reduced" in inner[-1].senses and any("group" in one.senses for one in inner[:-1])


def trailing(clause: Clause) -> Clause | None:
    """Return the words behind a sum that lead to what follows in brackets: `96 € ohne Lehrbuch (20 €)`."""
    words = [one for at, one in enumerate(clause.words) if at >= clause.before and at not in clause.inner]
    if len(words) > 1 and "entry" in words[-1].senses and "not" in words[-2].senses:
        return Clause(words=words[-2:], senses=words[-1].senses | words[-2].senses)
    if not words or words[-1].senses.isdisjoint(_EXTRAS):
        return None
    return Clause(words=words[-1:], senses=words[-1].senses)


_TELLING = frozenset({"free", "frei", "freeadjective", "freiadjective", "request", "waived", "freed"})
_REMARKING = frozenset("auch willkommen erwünscht dürfen können sind werden bitte gerne gern welcome too may".split())
"""Words in brackets that make them no label: `45 € (Kinder willkommen)`."""
_EXTRAS = frozenset({"material", "surcharge", "deposit"})
_DENYING = frozenset({"not", "notlater"})


def said(clause: Clause, sense: str, *, outer: bool = False) -> bool:
    """Tell whether a word of a clause has `sense` and is not denied."""
    return sense in clause.senses and any(
        sense in one.senses and not denied(clause, at) and not (outer and at in clause.inner)
        for at, one in enumerate(clause.words)
    )


def denied(clause: Clause, at: int) -> bool:
    """Tell whether the word at `at` is denied: by a word before it, or one or two after it."""
    if clause.senses.isdisjoint(_DENYING):
        return False
    words = clause.words
    reach = 4 if "included" in words[at].senses else 2
    for before in range(max(at - reach, 0), at):
        other = before + 1 < at and "included" in words[before + 1].senses  # `nicht enthalten: Bahnfahrt`
        if "not" in words[before].senses and not other and (before in clause.inner) == (at in clause.inner):
            return True
    if at in range(clause.before) and "reduction" not in words[at].senses:
        return False
    if not any("notlater" in one.senses for one in words[at + 1 : at + 3]):
        return False
    return not any("included" in one.senses for one in words[at + 2 : at + 4])


def possible(clause: Clause, at: int) -> bool:
    """Tell whether a reduction is only spoken of: `ermäßigt auf Antrag`, `erm. möglich`; not `ermäßigt auf 50 €`."""
    if clause.sum is not None and at + 2 == clause.before and clause.words[at + 1].text == "auf":
        return False
    return any("possible" in one.senses for one in clause.words[at + 1 : at + 2])
