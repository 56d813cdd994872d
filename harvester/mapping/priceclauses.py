"""Parts the tokens of a price into clauses of one sum at most each, with the words that belong to it."""

from msgspec import Struct

from harvester.mapping.pricetokens import Token
from harvester.mapping.pricewords import counted, senses

_BREAKS = frozenset(",;|/+-.!?\n•·*>")
_SOFT = frozenset("|-\n:")
"""What may also stand between a label and its sum."""
_LABELS = frozenset({"group", "reduced", "material", "deposit", "surcharge", "fee", "people"})
_OPENERS = frozenset({"or", "extra", "instead", "incl"})
_TELLING = frozenset({"free", "freeadjective", "frei", "notfree", "donation", "request"})


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


def clauses(tokens: list[Token]) -> list[Clause]:
    """Return the clauses of a text in order.

    >>> from harvester.mapping.pricesums import tokens
    >>> [(one.opener, one.sum and one.sum.value) for one in clauses(tokens("55 Euro plus Material (5 Euro)"))]
    [('', '55.00'), ('extra', None), ('(', '5.00')]
    """
    return _dealt([clause for part in _parts(tokens) for clause in _single(*part)])


def _dealt(found: list[Clause]) -> list[Clause]:
    """Deal labels joined by a slash out to as many sums: `Mitglieder/Nichtmitglieder 30/45 €`."""
    for at, one in enumerate(found):
        if one.sum and one.words and one.words[-1].text == ":" and one.before == len(one.words):
            one.words, one.before = one.words[:-1], one.before - 1
        if not one.sum or at + 1 == len(found) or found[at + 1].opener != "/" or len(run := _run(found, at)) < 2:
            continue
        last = run[-1]
        labels = [] if last.words else _labels_of(one.words[: one.before])
        labels = labels or ([] if one.words else _labels_of(last.words[last.before :]))
        if len(labels) == len(run):
            for clause, label in zip(run, labels, strict=True):
                clause.words, clause.senses, clause.before, clause.inner = [label], label.senses, 1, set()
    return found


def _run(found: list[Clause], at: int) -> list[Clause]:
    """Return the clause at `at` and the bare sums that slashes join to it; the last may have words behind it."""
    run = [found[at]]
    for one in found[at + 1 :]:
        if one.opener != "/" or one.sum is None or one.before or (len(run) > 1 and run[-1].words):
            break
        run.append(one)
    return run


def _labels_of(words: list[Token]) -> list[Token]:
    """Return each label by itself where words are but labels, slashes and names of fees."""
    found: list[Token] = []
    for one in words:
        if one.text in "/:" or one.senses & {"fee", "for"}:
            continue
        start = one.start
        for text in one.text.split("/"):
            label = one._replace(text=text, start=start, end=start + len(text), senses=senses(text))
            if not label.senses & {"group", "reduced", "regular"}:
                return []
            found.append(label)
            start += len(text) + 1
    return found


_Part = tuple[str, list[tuple[Token, bool]]]
"""What opens a part, and its tokens, each with whether it stands in brackets."""


def _parts(tokens: list[Token]) -> list[_Part]:
    parts: list[_Part] = [("", [])]
    closing = inner = -1
    for at, one in enumerate(tokens):
        held = parts[-1][1]
        if one.text in {"(", "["}:
            end = next((i for i in range(at, len(tokens)) if tokens[i].text in {")", "]"}), len(tokens))
            if any(tokens[i].kind == "sum" for i in range(at, end)):
                parts.append(("(", []))
                closing = end
            else:
                inner = end
        elif one.text in {")", "]"}:
            if at == closing:
                parts.append((")", []))
        elif at < inner:
            held.append((one, True))
        elif opener := _opens(tokens, at, held):
            parts.append((opener, [] if opener in _BREAKS else [(one, False)]))
        else:
            held.append((one, False))
    return [part for part in parts if part[1]]


def _opens(tokens: list[Token], at: int, held: list[tuple[Token, bool]]) -> str:
    """Return what a token opens a new part with, or nothing."""
    one = tokens[at]
    if one.kind != "sign" and one.senses.isdisjoint(_OPENERS):
        return ""
    then = tokens[at + 1] if at + 1 < len(tokens) else None
    if one.kind == "sign":
        has_sum = _has_sum(held)
        joins = one.text not in _BREAKS or (then is not None and _joins(one.text, held, then, has_sum=has_sum))
        if not joins and has_sum and then is not None:
            joins = (_lists(one.text, held, then) or _each(one.text, then)) and not _sum_ahead(tokens, at + 1)
        return "" if joins else one.text
    if one.kind != "word" or not held:
        return _word(one, then) if one.kind == "word" else ""
    if "or" in one.senses:
        return "or" if _has_sum(held) and (_sum_ahead(tokens, at + 1) or "alternative" in one.senses) else ""
    return _word(one, then)


def _has_sum(held: list[tuple[Token, bool]]) -> bool:
    return any(one.kind == "sum" for one, _ in held)


def _joins(sign: str, held: list[tuple[Token, bool]], then: Token, *, has_sum: bool) -> bool:
    """Tell whether a sign joins what stands on both sides of it: `5-7`, `8+ TN`, `Schüler, Azubis`, `€/Monat`."""
    last = held[-1][0] if held else None
    if sign == "." and last is not None and last.kind == "number" and last.text.isdecimal() and then.kind == "word":
        return True
    if sign == "/" and has_sum:
        return _per(then)
    if last is None or has_sum:
        return last is not None and sign in "-+" and last.kind == "number" and _counts(sign, then)
    if last.kind == "number" and sign in "-+" and _counts(sign, then):
        return True
    if sign == "+":
        return then.kind == "number"
    if sign == "," and _per(last) and then.text.lower() in {"je", "jeweils", "à", "á"}:
        return True
    if sign in _SOFT and then.kind == "sum" and _labels(held):
        return True
    return sign in ",/" and "group" in last.senses and "group" in then.senses and not _free(held)


def _each(sign: str, then: Token) -> bool:
    """Tell whether a slash means `pro`: `2 €/Schüler*in`, `5 €/Erw.`."""
    return sign == "/" and any(sense.startswith(("per:", "label:")) or sense == "group" for sense in then.senses)


def _lists(sign: str, held: list[tuple[Token, bool]], then: Token) -> bool:
    """Tell whether a sign behind a sum joins its label, or one more label, to it: `8 € – Kinder`, `8 € für A, B`."""
    last = held[-1][0]
    if "group" not in then.senses or _free(held):
        return False
    return (sign == "," and "group" in last.senses) or (
        sign in "-:" and last.kind == "sum" and not any("group" in one.senses for one, _ in held)
    )


def _counts(sign: str, then: Token) -> bool:
    return then.kind == "number" if sign == "-" else "people" in then.senses


def _word(one: Token, then: Token | None) -> str:
    if "extra" in one.senses:
        return "extra"
    if "instead" in one.senses:
        return "instead"
    if "incl" in one.senses and then and then.kind != "sign":
        return "incl"
    return "or" if "or" in one.senses and "and" not in one.senses else ""


def _labels(held: list[tuple[Token, bool]]) -> bool:
    """Whether words are a label only, which the sum behind a dash or a line end belongs to."""
    told = [one for one, _ in held]
    return any(one.senses & _LABELS for one in told) and not _free(held)


def _free(held: list[tuple[Token, bool]]) -> bool:
    return any(one.senses & _TELLING for one, _ in held)


def _per(then: Token) -> bool:
    return (
        (any(sense.startswith("per:") for sense in then.senses) and "low" not in then.senses)
        or then.text.lower() in {"kind", "child"}
        or "rate" in then.senses
    )


def _sum_ahead(tokens: list[Token], at: int) -> bool:
    for one in tokens[at:]:
        if one.kind == "sum" or one.senses & {"free", "frei"}:
            return True
        if one.text in _BREAKS:
            return False
    return False


def _single(opener: str, held: list[tuple[Token, bool]]) -> list[Clause]:
    """Part words with several sums: each has those before it where the first has a label there, else those after."""
    at = [i for i, (one, _) in enumerate(held) if one.kind == "sum"]
    if len(at) < 2:
        return [_clause(opener, held)]
    leading = any(one.senses & _LABELS - {"fee"} or one.kind == "number" or one.text == ":" for one, _ in held[: at[0]])
    cuts = [i + 1 for i in at[:-1]] if leading else [_after(held, i) for i in at[1:]]
    edges = [0, *cuts, len(held)]
    openers = [opener, *([" "] * len(cuts))]
    return [_clause(how, held[a:b]) for how, a, b in zip(openers, edges, edges[1:], strict=False)]


def _after(held: list[tuple[Token, bool]], at: int) -> int:
    """Return where the words of the sum at `at` begin: with the bound or the label right before it."""
    while (one := held[at - 1][0]) and not held[at - 1][1]:
        counts = (one.kind == "number" or counted(one.text)) and held[at][0].senses & {"rate"}
        if not counts and not (one.kind == "word" and one.senses & {"about", "from", "to", "reduced", "rate", "times"}):
            break
        at -= 1
    return at


def _clause(opener: str, held: list[tuple[Token, bool]]) -> Clause:
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
