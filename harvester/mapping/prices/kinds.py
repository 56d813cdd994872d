"""Reads what a sum is paid for, from the words of its clause: a part, an extra, a discount or a lower price."""

import re
from itertools import pairwise
from typing import Literal

from harvester.mapping.prices.changes import is_lowered
from harvester.mapping.prices.clauses import Clause, denied, possible, remarks, said
from harvester.mapping.prices.groups import group
from harvester.mapping.prices.included import is_inclusive, is_left_out, is_optional, is_part
from harvester.mapping.prices.labels import after_pro, label
from harvester.mapping.prices.people import is_card, is_done, is_rest
from harvester.mapping.prices.times import count, counted_rates, times
from harvester.mapping.prices.tokens import Token
from vocab.model import AmountKind

_KINDS: tuple[AmountKind, ...] = ("deposit", "rate", "donation", "voucher", "material", "surcharge")
_COURSES = re.compile(
    "kurs|lehrgang|teilnahme|seminar|unterricht|studien|tuition|course|(?:gebühr|entgelt|preis|beitrag)$", re.IGNORECASE
)
_LINKING = frozenset({"for", "pro", "and", "about", "from", "to", "incl", "included", "extra", "material", "surcharge"})
"""What words between nouns in brackets say that tell what a sum is for."""
_WITH = frozenset({"mit", "with", "bei"})
_PARTS = frozenset({"material", "surcharge", "deposit", "extra", "about", "fee"})
_WHOLE = frozenset({"fee", "freeof", "entry"})
_SPOKEN = frozenset({"possible", "notlater", "request"})
"""What words behind `Ermäßigung` say where it is only spoken of."""
_FIRST = frozenset({"erstes", "erste", "ersten", "first"})
"""What stands before a child that pays the full price, unlike the next ones."""
_NOT = ("nicht-", "non-")
_OUTER = frozenset({"rate", "donation", "voucher"})
"""What words in brackets only remark on: `1.250 € (Bildungsscheck möglich)`."""


def kind(clause: Clause, leads: list[Clause], *, later: bool, beside: bool) -> AmountKind | Literal["none"]:
    """Return what a sum is; `none` for one that is no price: a discount, or a part that the price includes."""
    if "deposit" in clause.senses and _paid(clause, "deposit"):
        return "deposit"
    if clause.opener == "incl" and _paid(clause, "voucher"):
        return "voucher"
    if is_part(clause, later=beside) or _taken_off(clause) or _is_discount(clause, later=later):
        return "none"
    if clause.opener == "incl":
        return "reduced" if _reduced(clause) else ""
    if told := _told(clause, crossed=any(one.text.lower() in {"x", "×"} for one in clause.words[: clause.before])):
        return told
    if leads and not said(clause, "reduced") and (told := _led(leads)):
        added = clause.opener == "(" and told in {"surcharge", "deposit"} and leads[-1].opener in {"extra", "+"}
        if added or label(clause) < 0:
            return told  # `zzgl. Eintritt (Erwachsene 9 €)`
    if _is_added(clause, later=later) or is_left_out(clause):
        return "surcharge"
    if said(clause, "entry") and beside and (_is_another(clause) or not (_reduced(clause) or group(clause, ""))):
        return "surcharge"
    return "reduced" if _reduced(clause) else ""


def _is_another(clause: Clause) -> bool:
    """Tell whether an entry is to something else than the offer, whoever pays it: `Badeeintritt für Begleitung 3 €`."""
    return any(
        "entry" in one.senses and one.text.lower().endswith("eintritt") and not one.text.lower().startswith("einzel")
        for one in clause.words
    ) and not any(one.text.lower() == "eintritt" for one in clause.words)


def _led(leads: list[Clause]) -> AmountKind:
    """Return the kind that the words before brackets name: `Material extra (5 €)`, `zzgl. Eintritt (7 €)`."""
    for one in reversed(leads):
        if one.opener != "incl" and (told := _told(one, crossed=True)):
            return told
    if any(map(is_left_out, leads)):
        return "surcharge"
    if any("taxed" in word.senses or word.kind == "percent" for one in leads for word in one.words):
        return ""
    return "surcharge" if any(one.opener in {"extra", "+"} or said(one, "extra", outer=True) for one in leads) else ""


def _is_added(clause: Clause, *, later: bool) -> bool:
    """Tell whether a sum comes on top: `zzgl. 5 €`, `Nichtmitglieder + 5 €`, but not `Eintritt + Führung: 12 €`."""
    if clause.opener == "+":
        return (later or not clause.before) and not any(
            "fee" in one.senses and _COURSES.match(one.text) for one in clause.words
        )
    behind = [one.text.lower() for one in clause.words[clause.before : clause.before + 2]]
    if behind[:1] in (["mehr"], ["more"], ["drauf"]) and behind[1:] not in (["als"], ["than"]):
        return True
    if _is_raised(clause):
        return True
    plus = [] if clause.before - 1 in clause.inner else clause.words[max(clause.before - 1, 0) : clause.before]
    counts = clause.before > 1 and clause.words[clause.before - 2].kind == "number"  # `Groups of 10+ €6`
    added = not counts and any(one.text == "+" for one in plus)
    return added or clause.opener == "extra" or _is_told_extra(clause)


def _is_told_extra(clause: Clause) -> bool:
    """Tell whether a word says that a sum comes on top; not `€5 for each additional child`."""
    return said(clause, "extra", outer=True) and not any(
        "extra" in one.senses and "pro" in before.senses for before, one in pairwise(clause.words)
    )


def is_one_more(clause: Clause) -> bool:
    """Tell whether a sum is joined to one that comes on top: `zzgl. Eintritt 8 € und Führung 4 €`."""
    words = clause.words[: clause.before]
    return (
        clause.opener == "or"
        and len(words) > 1
        and words[0].text.lower() in {"und", "u.", "sowie", "and"}
        and all(one.senses.isdisjoint({"group", "reduced", "for"}) for one in words)
    )


def _is_raised(clause: Clause) -> bool:
    """Tell whether the price rises by a sum: `bei 5-7 TN erhöht sie sich um 12 €`, `kommen 22 € hinzu`."""
    before = [one.text.lower() for one in clause.words[: clause.before]]
    risen = before[-1:] == ["um"] and any(text.startswith("erhöh") for text in before)
    return risen or any(one.text.lower() == "hinzu" for one in clause.words[clause.before :])


def _told(clause: Clause, *, crossed: bool) -> AmountKind:
    """Return the kind that a word names; of instalments only where a sum is told to come several times."""
    for one in _KINDS:
        if one not in clause.senses:
            continue
        if (
            _paid(clause, one)
            and not (one == "rate" and _parted(clause))
            and not (one == "material" and said(clause, "included"))
            and not (one == "surcharge" and (is_inclusive(clause) or _is_trip(clause)))
            and not (one == "donation" and is_optional(clause))
            and not (one == "voucher" and _is_paying_oneself(clause))
        ):
            return one
    told = said(clause, "instalments", outer="possible" in clause.senses)
    return "rate" if told and (crossed or times(clause) or _is_monthly(clause)) else ""


def _is_trip(clause: Clause) -> bool:
    """Tell whether a journey is the offer itself: `Fahrt nach Weimar: 49 €`."""
    words = [one for one in clause.words[: clause.before] if one.text != ":"]
    titled = clause.opener == "" and len(words) == 3 and words[1].text in _THITHER
    return titled and words[2].text[0].isupper() and not words[2].senses


_THITHER = frozenset({"nach"})


def _is_monthly(clause: Clause) -> bool:
    """Tell whether a sum is told to come again and again: `Ratenzahlung von 165 €`, `mtl. 110 € (6 Raten)`."""
    before = clause.words[: clause.before]
    if len(before) > 1 and before[-1].text.lower() in {"von", "à", "zu"} and "instalments" in before[-2].senses:
        return True
    if clause.senses.isdisjoint({"label:month", "per:month"}):
        return False
    if any("instalments" in one.senses for at, one in enumerate(before) if at not in clause.inner):
        return "fee" not in clause.senses
    if clause.inner and any(one.text.lower() == "in" for at, one in enumerate(clause.words) if at in clause.inner):
        return False  # `6.300 € (in 18 Monatsraten)`
    return any(at in clause.inner and "rate" in clause.words[at].senses for at in range(1, len(clause.words))) and bool(
        counted_rates(clause)
    )


def _is_paying_oneself(clause: Clause) -> bool:
    """Tell whether a sum is for who has no voucher: `Bildungsgutschein oder Selbstzahler 1.200 €`."""
    if any("or" in one.senses and then.text.lower().startswith("selbstzahl") for one, then in pairwise(clause.words)):
        return True
    at = label(clause)
    return 0 < at < clause.before and "or" in clause.words[at - 1].senses and "low" not in clause.words[at].senses


def _parted(clause: Clause) -> bool:
    """Tell whether a sum is the whole that is paid in parts: `360 € in 3 Raten`."""
    then = clause.words[clause.before :]
    if times(clause) and any(count(one) or one.text.endswith("mal") for one in clause.words[: clause.before]):
        return False  # `2-mal 695 € in Raten`
    payable = any("rate" in one.senses and after.text == "zahlbar" for one, after in pairwise(clause.words))
    return payable or any(
        one.text.lower() == "in" and any("rate" in rate.senses for rate in then[at + 1 : at + 4])
        for at, one in enumerate(then)
    )


def _taken_off(clause: Clause) -> bool:
    """Tell whether a sum is a discount, beside which no share of it is told: `5 € Rabatt`, not `45 € (10 % Rabatt)`."""
    if is_lowered(clause):
        return True
    told = said(clause, "discount") and not any(one.kind == "percent" for one in clause.words)
    titled = any("saved" in one.senses and then.text == ":" for one, then in pairwise(clause.words[: clause.before]))
    return told or (said(clause, "saved") and not titled)  # not `Sprit sparen: Fahrtraining 99 €`


def _is_discount(clause: Clause, *, later: bool) -> bool:
    """Tell whether a sum is taken off: `5 € Ermäßigung`, but not the first in `49,80 € Ermäßigung möglich`."""
    then = clause.words[clause.before : clause.before + 1]
    if [one.text for one in clause.words[clause.before + 1 : clause.before + 2]] == [":"]:
        return False  # `29,50 € Ermäßigung: ja`
    if not later and any(one.senses & _SPOKEN for one in clause.words[clause.before + 1 : clause.before + 4]):
        return False
    return (
        bool(then)
        and clause.before not in clause.inner
        and (("reduction" in then[0].senses and then[0].text[0].isupper()) or "less" in then[0].senses)
    )


def _reduced(clause: Clause) -> bool:
    for at, one in enumerate(clause.words):
        if denied(clause, at) or after_pro(clause.words, at) or (at in clause.inner and remarks(clause)):
            continue
        if at >= clause.before and ("reduction" in one.senses or possible(clause, at)):
            continue
        if "reduction" in one.senses and possible(clause, at):
            continue
        if "reduced" in one.senses:
            return True
    found = label(clause)
    if found in clause.inner and said(clause, "side"):
        return False  # `Registration fee €50 (new students)`
    if found < 0 or after_pro(clause.words, found):
        return False
    before = clause.words[found - 1 : found]
    told = [one.value or one.text.lower() for one in clause.words[max(found - 2, 0) : found]]
    if told == ["1.00", "."] or not _FIRST.isdisjoint(told[-1:]):
        return False
    if any(one.text.lower().startswith(_NOT) for one in (*before, clause.words[found])) or any(map(is_rest, before)):
        return False  # `andere Studierende`, `Nicht-Schüler`
    return _pays_less(clause.words, found)


def _pays_less(words: list[Token], at: int) -> bool:
    """Tell whether those whom a word names pay less: `Schüler`, `aktive Mitglieder`, `Gäste mit Kurkarte`."""
    named = words[at + 1 : at + 2] if "adjective" in words[at].senses else []
    if named and "low" in named[0].senses:
        return True
    shown = at + 2 < len(words) and is_card(words, at + 2)
    return shown or "low" in words[at].senses or is_card(words, at)


def _paid(clause: Clause, sense: str) -> bool:
    """Tell whether a word of `sense` says what a sum is paid for, not what it includes: `45 € (inkl. Imbiss)`."""
    if sense not in clause.senses:
        return False
    words = clause.words
    outer = sense in _OUTER or _only_told(clause)
    for at, one in enumerate(words):
        if (
            sense in one.senses
            and not denied(clause, at)
            and not (outer and at in clause.inner and not _is_as(clause, at))
        ):
            beside = sense != "deposit" and _is_with(words, at)
            if at and sense == "voucher" and _is_told_of(words, at):
                continue
            if sense == "material" and words[at + 1 : at + 2] and words[at + 1].text in _TAUGHT:
                continue  # `Clay workshop €6`
            if at and (beside or _varies(words, at) or (sense == "donation" and _is_beside(clause, at))):
                continue
            if at < clause.before and (_is_both(words, at) or (at + 1 < clause.before and is_done(words[at + 1]))):
                continue
            around = [words[place] for place in clause.inner] if at in clause.inner else []
            if not any(word.senses & {"incl", "included", "extra"} or word.text == "+" for word in around):
                return True
    return False


_TAUGHT = frozenset({"workshop", "workshops", "course", "courses", "class", "classes"})


def _is_told_of(words: list[Token], at: int) -> bool:
    """Tell whether support is what an offer is about, not what is paid: `Einführung in die Förderung von Kindern`."""
    if words[at - 1].text.lower() in {"nach", "after"}:
        return True  # `Eigenanteil nach Förderung: 125 €`
    then = words[at + 1 : at + 3]
    article = words[at - 1].text.lower() in {"die", "der", "zur"}
    return article and len(then) == 2 and then[0].text in {"von", "der", "des"} and then[1].kind == "word"


def _is_with(words: list[Token], at: int) -> bool:
    """Tell whether a sum is paid for something with the word at `at`: `12 € mit Kaffee und Kuchen`."""
    if at > 2 and "and" in words[at - 1].senses and words[at - 3].text.lower() in _WITH:
        return True
    at -= at > 1 and words[at - 1].text in {"dem", "der", "einem", "einer", "the", "a"}
    return at > 0 and words[at - 1].text.lower() in _WITH


def _is_beside(clause: Clause, at: int) -> bool:
    """Tell whether something without a sum is asked for beside the sum: `18 € und eine Spende`."""
    words = clause.words
    return clause.before < at - 1 and words[at - 1].text in {"eine", "a"} and "and" in words[at - 2].senses


def _is_both(words: list[Token], at: int) -> bool:
    """Tell whether the course and what the word at `at` names are paid together: `Kurs und Prüfung zusammen 55 €`."""
    joined = at > 1 and (words[at - 1].text in {"+", "&"} or "and" in words[at - 1].senses)
    return joined and (bool(_COURSES.search(words[at - 2].text)) or bool(words[at - 2].senses & _WHOLE))


def _varies(words: list[Token], at: int) -> bool:
    """Tell whether a sum only varies by what the word at `at` names: `10–15 € je nach Material`."""
    before = [one.text.lower() for one in words[max(at - 2, 0) : at]]
    return before in (["je", "nach"], ["abhängig", "von"], ["abhängig", "vom"], ["depending", "on"])


def _only_told(clause: Clause) -> bool:
    """Tell whether brackets behind a sum remark on it: `48 € (Material ist mitzubringen)`, not `15 € (Material)`."""
    if _lists(clause):
        return True
    for at in clause.inner:
        one = clause.words[at]
        if at >= clause.before and one.text == ":":
            return True
        if at >= clause.before and one.kind == "word" and one.text[0].islower() and not one.senses & _LINKING:
            return True
    return any(
        "fee" in one.senses and "material" not in one.senses for one in clause.words[clause.before : _first(clause)]
    )


def _lists(clause: Clause) -> bool:
    """Tell whether brackets behind a sum list what it holds: `Klassenfahrt 245 € (Fahrt, Unterkunft, Vollpension)`."""
    inner = [clause.words[at] for at in sorted(clause.inner) if at >= clause.before]
    nouns = sum(one.kind == "word" and one.text[0].isupper() for one in inner)
    parted = any(one.text in ",;|/·•-\n" or "and" in one.senses for one in inner)
    named = any(one.kind == "word" and one.senses.isdisjoint(_PARTS) for one in clause.words[: clause.before])
    return parted and nouns > 1 + (not named)


def _first(clause: Clause) -> int:
    """Return where the brackets behind a sum begin."""
    return min((at for at in clause.inner if at >= clause.before), default=clause.before)


def _is_as(clause: Clause, at: int) -> bool:
    """Tell whether brackets say as what a sum is paid: `10 € (als Spende)`, `10 € (Spende)`."""
    words = clause.words
    alone = clause.inner == {at} and "donation" in words[at].senses and "fee" not in clause.senses
    return alone or (at > 0 and words[at - 1].text.lower() == "als")
