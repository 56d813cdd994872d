"""Reads what a sum is paid for and who pays it, from the words of its clause."""

from typing import Literal

from harvester.mapping.priceclauses import Clause
from harvester.mapping.pricetokens import Token
from vocab.model import Amount, AmountKind

_KINDS: tuple[AmountKind, ...] = ("deposit", "rate", "donation", "voucher", "material", "surcharge")
_NAMED_EACH = frozenset({"kind", "child", "adult", "erw", "erw.", "erwachs"})
"""How the words begin that tell who pays even behind `pro`."""
_LABELS = frozenset({"reduced", "reduction", "group"})
_OUTER = frozenset({"rate", "donation", "voucher"})
"""What words in brackets only remark on: `1.250 € (Bildungsscheck möglich)`."""


def said(clause: Clause, sense: str, *, outer: bool = False) -> bool:
    """Tell whether a word of a clause has `sense` and is not denied."""
    return sense in clause.senses and any(
        sense in one.senses and not denied(clause, at) and not (outer and at in clause.inner)
        for at, one in enumerate(clause.words)
    )


def _paid(clause: Clause, sense: str) -> bool:
    """Tell whether a word of `sense` says what a sum is paid for, not what it includes: `45 € (inkl. Imbiss)`."""
    if sense not in clause.senses:
        return False
    words = clause.words
    outer = sense in _OUTER
    for at, one in enumerate(words):
        if sense in one.senses and not denied(clause, at) and not (outer and at in clause.inner):
            if at and words[at - 1].text.lower() in {"mit", "with"}:
                continue
            around = (*words[max(at - 3, 0) : at], *words[at + 1 : at + 3]) if at in clause.inner else ()
            if not any(word.senses & {"incl", "included", "extra"} for word in around):
                return True
    return False


def denied(clause: Clause, at: int) -> bool:
    """Tell whether the word at `at` is denied: by a word before it, or one or two after it."""
    words = clause.words
    reach = 4 if "included" in words[at].senses else 2
    if any("not" in one.senses for one in words[max(at - reach, 0) : at]):
        return True
    if at in range(clause.before) or not any("notlater" in one.senses for one in words[at + 1 : at + 3]):
        return False
    return not any("included" in one.senses for one in words[at + 2 : at + 4])


def kind(clause: Clause, lead: Clause | None, *, later: bool) -> AmountKind | Literal["none"]:
    """Return what a sum is; `none` for one that is no price: a discount, or a part that the price includes."""
    if "deposit" in clause.senses and _paid(clause, "deposit"):
        return "deposit"
    if _is_part(clause, later=later) or _taken_off(clause) or _is_discount(clause):
        return "none"
    if clause.opener == "incl":
        return "reduced" if _reduced(clause) else ""
    if told := _told(clause, crossed=any(one.text.lower() in {"x", "×"} for one in clause.words[: clause.before])):
        return told
    if lead is not None and lead.sum is None and not said(clause, "reduced") and (told := _told(lead, crossed=True)):
        return told
    if clause.opener in {"extra", "+"} or said(clause, "extra", outer=True):
        return "surcharge"
    if said(clause, "entry") and later and not _reduced(clause) and not group(clause, ""):
        return "surcharge"
    return "reduced" if _reduced(clause) else ""


def _is_part(clause: Clause, *, later: bool) -> bool:
    """Tell whether a sum is part of the one before it: `inkl. 14 € Lebensmittelumlage`."""
    if clause.opener == "incl":
        return later or clause.before == 1
    return later and (said(clause, "included") or said(clause, "incl")) and said(clause, "material")


def _told(clause: Clause, *, crossed: bool) -> AmountKind:
    """Return the kind that a word names; of instalments only where a sum is told to come several times."""
    for one in _KINDS:
        if one not in clause.senses:
            continue
        if (
            _paid(clause, one)
            and not (one == "rate" and _parted(clause))
            and not (one == "material" and said(clause, "included"))
        ):
            return one
    return "rate" if crossed and said(clause, "instalments", outer=True) else ""


def _parted(clause: Clause) -> bool:
    """Tell whether a sum is the whole that is paid in parts: `360 € in 3 Raten`."""
    then = clause.words[clause.before : clause.before + 3]
    return bool(then) and then[0].text.lower() == "in" and any("rate" in one.senses for one in then)


def _taken_off(clause: Clause) -> bool:
    """Tell whether a sum is a discount, beside which no share of it is told: `5 € Rabatt`, not `45 € (10 % Rabatt)`."""
    return said(clause, "discount") and not any(one.kind == "percent" for one in clause.words)


def _is_discount(clause: Clause) -> bool:
    """Tell whether a sum is taken off: `5 € Ermäßigung`."""
    then = clause.words[clause.before : clause.before + 1]
    return (
        bool(then) and clause.before not in clause.inner and "reduction" in then[0].senses and then[0].text[0].isupper()
    )


def possible(clause: Clause, at: int) -> bool:
    """Tell whether a reduction is only spoken of: `ermäßigt auf Antrag`, `erm. möglich`."""
    return any("possible" in one.senses for one in clause.words[at + 1 : at + 2])


def _reduced(clause: Clause) -> bool:
    for at, one in enumerate(clause.words):
        if denied(clause, at) or _after_pro(clause.words, at):
            continue
        if at >= clause.before and ("reduction" in one.senses or possible(clause, at)):
            continue
        if "reduced" in one.senses:
            return True
    found = _label(clause)
    return found >= 0 and "low" in clause.words[found].senses and not _after_pro(clause.words, found)


def _after_pro(words: list[Token], at: int) -> bool:
    if at > 2 and "and" in words[at - 1].senses and any(sense.startswith("per:") for sense in words[at - 2].senses):
        at -= 2
    return at > 0 and bool("pro" in words[at - 1].senses or words[at - 1].text == "/")


def _label(clause: Clause) -> int:
    """Return where the word stands that names for whom a sum is, before the sum rather than after it; -1 for none."""
    if clause.senses.isdisjoint(_LABELS):
        return -1
    words = clause.words
    remark = any(words[at].senses & {"free", "frei"} or words[at].kind == "percent" for at in clause.inner)
    found = -1
    for at, one in enumerate(words):
        if denied(clause, at) or (remark and at in clause.inner):
            continue
        if (
            "reduced" in one.senses
            and "reduction" not in one.senses
            and not (at >= clause.before and possible(clause, at))
        ):
            return at
        if "reduction" in one.senses and at < clause.before:
            return at
        if _anyone(words, at):
            continue
        if (
            "group" in one.senses
            and (not _after_pro(words, at) or (one.text.lower()[:7] in _NAMED_EACH or one.text.endswith("kind")))
            and not _counts(words, at)
            and found < 0
        ):
            if "low" in one.senses or at >= clause.before:
                return at
            found = at
    return found


def _anyone(words: list[Token], at: int) -> bool:
    """Whether a word is but a name for who takes part: `Teilnehmende`, but not `externe Teilnehmende`."""
    return (
        "people" in words[at].senses
        and "low" not in words[at].senses
        and not (at and "adjective" in words[at - 1].senses)
    )


def _counts(words: list[Token], at: int) -> bool:
    """Whether a word only counts people: `5-7 Teilnehmende`, `children under 12` does not."""
    return at > 0 and (words[at - 1].kind == "number" or words[at - 1].text == "+")


def is_room(label: str) -> bool:
    """Tell whether a label names a room, which tells what a sum is for and not who pays it."""
    return label.lower().rstrip(".") in {"ez", "dz", "mbz"} or label.lower().endswith("zimmer")


def _attribute(words: list[Token], at: int) -> bool:
    """Tell whether a word belongs to the label after it: `externe Teilnehmende`, `mit Landauer Sozialkarte`."""
    text = words[at].text
    placed = at > 0 and "for" in words[at - 1].senses and text[0].isupper() and text.endswith("er")
    return placed or ("adjective" in words[at].senses and text[0].islower())


def group(clause: Clause, text: str) -> str:
    """Return for whom a sum is, as it is printed, with what the word needs beside it; nothing when that is not said."""
    at = _label(clause)
    if at < 0:
        return ""
    words = clause.words
    first, last = at, at
    if at and _attribute(words, at - 1):
        first -= 1
    elif at > 1 and words[at - 1].text == "." and words[at - 2].kind == "number":
        first -= 2
    elif "adjective" in words[at].senses and last + 1 < len(words) and "group" in words[last + 1].senses:
        last += 1
    elif "reduced" not in words[at].senses:
        last = _extended(words, at, clause.before)
    if (
        words[first].text.lower() == "early"
        and last + 1 < len(words)
        and words[last + 1].text.lower().startswith("bird")
    ):
        last += 1
    return text[words[first].start : words[last].end] if text else words[at].text


def _extended(words: list[Token], at: int, before: int) -> int:
    """Return where a label ends: `Schülerinnen und Schüler`, `Inhaber der Ehrenamtskarte`."""
    limit = before if at < before else len(words)
    last = at
    while (
        last + 2 < limit
        and (words[last + 1].senses & {"and"} or words[last + 1].text in ",/")
        and "group" in words[last + 2].senses
    ):
        last += 2
    if "holder" in words[last].senses:
        most = last + 4
        while last + 1 < limit and words[last + 1].kind == "word" and last < most:
            last += 1
            if words[last].text[0].isupper() and words[last].text not in {"Der", "Die"}:
                break
    return last


def plain(amount: Amount) -> bool:
    """Tell whether nothing tells an amount from the one before it."""
    return not amount.category and not amount.kind and amount.people == (0, 0) and not amount.times
