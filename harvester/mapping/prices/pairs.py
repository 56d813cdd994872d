"""Compares a sum with the one before it: which is the lower price, what is paid in parts, and what holds for both."""

import re

from msgspec.structs import replace

from harvester.mapping.prices.changes import is_now, is_past, is_proven, is_until
from harvester.mapping.prices.clauses import Clause, said
from harvester.mapping.prices.labels import plain
from harvester.mapping.prices.people import is_rest
from harvester.mapping.prices.words import senses
from vocab.model import Amount

_OWN = frozenset({"mode", "regular", "surcharge", "material"})
"""Words beside a lower sum that make it one of its own, not a reduced one."""
_OTHERS = re.compile("extern|andere|auswärtig|fremd|nicht|gäste|guests|non-?memb|external", re.IGNORECASE)
"""Who pays more than the group named before."""
_ADDED = frozenset({"surcharge", "deposit", "material"})
"""Kinds of sums that go on where the next one only names other people."""
_ALIKE = frozenset({"material", "surcharge", "donation", "voucher"})
"""Kinds that hold for a bare sum joined to one of them: `Material 5 / 8 €`."""
_PAIRING = frozenset({"/", "(", "|", " ", ",", ";", "\n"})
_EACH = frozenset({"bzw", "bzw.", "beziehungsweise", "resp.", "resp", "respectively"})
_SALES = re.compile(
    r"vvk|vor|ak|abend|tages|online|presale|\w*zimmer|[ed]z\b|einzel|single|individual|grupp", re.IGNORECASE
)
"""Labels for where or how one pays, which are no lower price."""
_TAXES = (1.19, 1.07)
"""What a price is with the German taxes of a price without."""
_CENT = 0.01
_SMALL = re.compile(r"klein|mini|small", re.IGNORECASE)
"""How labels begin that tell a size which other steps have not."""
_DEAREST = 3
"""How many times the same is dearer for others at most."""
_JOINING = frozenset({"/", "or", "-"})
_WHO = frozenset({"family", "couple", "person", "team"})
_LASTING = frozenset({"week", "month", "year"})
_TIMES = frozenset({"session", "unit", "hour", "week", "month", "year"})


def paired(
    made: Amount, clause: Clause, amounts: list[Amount], *, choice: bool, instead: bool, until: bool, apart: bool
) -> Amount:
    """Return an amount with what it takes over from those before it, of which the last may change too.

    `choice` tells that one chooses what to pay, `instead` that the sum before was told to hold no more,
    `until` that it holds until a day, `apart` that words without a sum stand between.
    """
    if not amounts:
        return made
    last = amounts[-1]
    first = next((one for one in amounts if one.kind in {"", "reduced"}), amounts[0])
    lower = made.currency == last.currency and float(made.value) < float(last.value)
    other = clause.opener == "or" or (clause.words and "alternative" in clause.words[0].senses)
    if other and _is_rate(made, last):
        return replace(made, kind="rate", per="" if made.per == "session" else made.per)
    joined = (clause.opener in _JOINING and not apart) or (
        clause.opener == "," and last.kind in {"voucher", "donation"}
    )
    another = clause.opener == "or" and made.per in _LASTING and not last.per  # `Aufnahme 25 €, danach 18 € im Monat`
    alike = plain(made) or (last.people != (0, 0) and plain(replace(made, people=(0, 0))))
    if (last.kind in _ALIKE and joined and alike and not _named(clause) and not another) or _is_next(
        made, last, clause
    ):
        made = replace(made, kind=last.kind)
    elif lower and not choice and not said(clause, "side") and (_is_like(made, clause) or _is_step(made, last, clause)):
        second = instead or _is_offered(clause) or _is_second(made, first, clause)
        made = replace(made, kind="reduced") if second else made
    if (
        lower
        and made.category
        and not made.kind
        and not said(clause, "side")
        and (_is_lower(made, first) or _OTHERS.match(last.category) or (clause.opener == "(" and not last.kind))
    ):
        made = replace(made, kind="reduced")
    dearer = clause.opener == "instead" or (clause.opener == "(" and is_past(clause)) or (until and plain(made))
    dearer = dearer or (_is_regular(clause) and plain(replace(last, category="")) and not last.per)
    if dearer and not made.kind and last.kind == "" and not lower and not last.times:
        amounts[-1] = replace(last, kind="reduced")
    made = _beside_others(made, amounts, clause)
    if _is_less(last, made, clause):
        amounts[-1] = replace(last, kind="reduced")
    return _shared(made, amounts, clause)


def _beside_others(made: Amount, amounts: list[Amount], clause: Clause) -> Amount:
    """Return an amount as reduced where it is less for each child than for each adult; the one before may be it."""
    last = amounts[-1]
    if _pays_more(made, last, clause):
        amounts[-1] = replace(last, kind="reduced")
        return replace(made, kind="")
    each = (
        made.category
        and made.category != last.category
        and last.category
        and made.per == last.per == "person"
        and not made.kind
        and not last.kind
    )
    if not each:
        return made
    if said(clause, "low") and float(made.value) < float(last.value):
        return replace(made, kind="reduced")  # `8 € pro Erwachsenem, 4 € pro Kind`
    if "low" in senses(last.category) and float(last.value) < float(made.value) and not said(clause, "low"):
        amounts[-1] = replace(last, kind="reduced")
    return made


def _pays_more(made: Amount, last: Amount, clause: Clause) -> bool:
    """Tell whether those who else pay less pay more than others: `Neukunden 29 €, Bestandskunden 39 €`."""
    reduced = made.kind == "reduced" and not last.kind and not said(clause, "reduced") and made.per == last.per
    named = last.category and "low" not in senses(last.category) and made.people == last.people
    return bool(reduced and named) and float(made.value) > float(last.value)


def _is_next(made: Amount, last: Amount, clause: Clause) -> bool:
    """Tell whether a sum is one more of the same: `Prüfung B1 150 €, B2 180 €`."""
    before = clause.words[: clause.before]
    if clause.opener in _PAIRING and not said(clause, "fee") and _is_for_others(made, last, clause):
        return True  # `Verpflegung: Erwachsene 36 €, Kinder 18 €`
    if not before or clause.opener not in _PAIRING:
        return False
    if last.kind != "material" or made.kind or last.per:
        return False
    grouped = {"group"} if last.category else set[str]()
    return all(one.kind in {"noise", "number"} or not one.senses.isdisjoint(grouped) for one in before)


def _is_for_others(made: Amount, last: Amount, clause: Clause) -> bool:
    """Tell whether a sum only names other people than the one before, which comes on top, does."""
    told = last.category or clause.opener == "(" or last.kind == "deposit"
    named = last.kind in _ADDED and told and made.category and made.kind in {"", "reduced"} and not last.per
    near = float(made.value) <= _DEAREST * float(
        last.value
    )  # not `Ehrenamtliche nur Verpflegung 12 €, Hauptamtliche 75 €`
    return bool(named) and near and all(one.senses & {"group", "for"} or one.text == ":" for one in clause.words)


def _is_offered(clause: Clause) -> bool:
    """Tell whether a lower sum is what it costs for now: `regulär 99 €, jetzt 79 €`, `bis 30.04. 190 €`."""
    return is_now(clause) or is_until(clause) or is_proven(clause)


def _is_regular(clause: Clause) -> bool:
    """Tell whether a sum is what it costs else: `regulär 220 €`, not `full day €35`."""
    return said(clause, "regular") and "per:session" not in clause.senses


def _is_like(made: Amount, clause: Clause) -> bool:
    """Tell whether nothing makes a sum one of its own beside the one before it."""
    return plain(made) and not made.bound and clause.senses.isdisjoint(_OWN)


def _is_step(made: Amount, last: Amount, clause: Clause) -> bool:
    """Tell whether two sums hold for the same number of people: `8-10 TN: 75/60 €`."""
    same = made.people == last.people != (0, 0) and not made.category and not made.kind
    return same and clause.opener in {"/", "("} and not clause.before


def _is_lower(made: Amount, first: Amount) -> bool:
    """Tell whether a group pays less than all others do: `45 €, Lehrkräfte 30 €`."""
    alike = not made.per and not made.times and made.people == (0, 0) and not made.bound
    return alike and not first.kind and not first.category and not _SALES.match(made.category)


def _is_second(made: Amount, first: Amount, clause: Clause) -> bool:
    """Tell whether a lower sum is the reduced one of a pair: `85 € / 60 €`, `85 € (60 €)`."""
    if clause.opener in {",", ";", "\n"} and clause.words:
        return False
    outer = [one for at, one in enumerate(clause.words) if at not in clause.inner]
    if outer and outer[-1].text.lower() in {"ohne", "without"}:
        return False  # `290 € mit Vollpension / 190 € ohne`
    if clause.opener == "(" and any(abs(float(made.value) * tax - float(first.value)) < _CENT for tax in _TAXES):
        return False  # `1.190 € (1.000 € zzgl. 19 % MwSt.)`
    if clause.opener == "or" and clause.words[0].text.lower() in _EACH and len(clause.words) == 1:
        return first.kind == ""
    if clause.opener == "(" and any(one.senses & {"fee", "freeof"} for one in clause.words[clause.before :]):
        return False
    return clause.opener in _PAIRING and first.kind == "" and _is_alike(made, first) and not _named(clause)


def _is_alike(made: Amount, first: Amount) -> bool:
    """Tell whether two sums are for the same: not `80 € / 10 € pro Termin`."""
    return made.per in {"", first.per} or (not first.per and float(made.value) >= 0.4 * float(first.value))


def _named(clause: Clause) -> bool:
    """Tell whether a name of its own stands before a sum: `Partnerunterricht 62 €`, not `mit Ausweis 60 €`."""
    before = [one for one in clause.words[: clause.before] if one.kind == "word"]
    if any("per:session" in one.senses or one.text.lower() in {"zweit", "dritt", "viert"} for one in before):
        return True
    if not before or before[0].senses & {"for", "about", "extra", "reduced", "choice"}:
        return False
    if any(one.senses & {"freeof", "fee"} and one.senses.isdisjoint({"about", "reduced", "low"}) for one in before):
        return True
    return any(one.text[0].isupper() and one.senses.isdisjoint({"about", "reduced", "low"}) for one in before)


def _shared(made: Amount, amounts: list[Amount], clause: Clause) -> Amount:
    """Return an amount with the group and the time that hold for it and the one before it."""
    last = amounts[-1]
    stepped = made.people != (0, 0) or _is_beyond(clause)
    inner = clause.opener == "(" and made.people != (0, 0)  # `Externe: 12 € (unter 10 TN: 15 €)`
    other = last.people != made.people and (inner or last.people != (0, 0))
    if clause.inner and _SMALL.match(last.category):
        other = False  # `84 € (Kleingruppe 5-6 TN), 63 € (ab 7 TN)`
    if stepped and other and not made.category and last.category and not made.kind:
        if not last.kind:
            made = replace(made, category=last.category, per=made.per or last.per)
        elif last.kind == "reduced" and all(one.category for one in amounts):
            made = replace(made, category=last.category, kind="reduced")
    if _is_mirrored(made, amounts):
        made = replace(made, kind="reduced", category=last.category)
    known = last.category or made.per in {"family", "couple"}
    listed = made.kind == "" and made.category and known and last.per in _TIMES
    dearer = made.kind == "reduced" and not last.category and float(made.value) > float(last.value)
    open_to = not made.per or (listed and made.per in _WHO and not said(clause, "pro"))
    if (
        (made.kind == "reduced" or listed)
        and last.kind in {"", "reduced"}
        and not last.times
        and open_to
        and not dearer
    ):
        made = replace(made, per=last.per if last.per in _TIMES else made.per)
    if clause.opener == "/" and made.per and _is_undivided(made, last, clause):
        amounts[-1] = replace(last, per=made.per)
    return made


def _is_beyond(clause: Clause) -> bool:
    """Tell whether a sum holds where more or fewer come than the one before tells: `darüber 80 €`."""
    return bool(clause.before) and clause.words[0].text.lower() in {"darüber", "darunter", "above", "below"}


def _is_mirrored(made: Amount, amounts: list[Amount]) -> bool:
    """Tell whether reduced steps follow full ones: `…; ermäßigt 60 € (ab 8 TN), 84 € (5–7 TN)`."""
    last = amounts[-1]
    if (
        made.people in {(0, 0), last.people}
        or made.kind
        or made.category
        or last.kind != "reduced"
        or not last.category
    ):
        return False
    full = {one.people: float(one.value) for one in amounts if not one.kind and not one.category}
    return last.people in full and float(made.value) < full.get(made.people, 0.0)


def _is_undivided(made: Amount, last: Amount, clause: Clause) -> bool:
    """Tell whether the time of the second of two sums is that of the first: `10 €/erm. 7 € mtl.`."""
    if last.per or last.category or last.kind not in {"", "reduced"}:
        return False
    labelled = made.category and not (clause.inner and clause.inner <= {0} and made.per in _TIMES)
    return said(clause, "reduced") or not (labelled or clause.before)


def is_other(clause: Clause, labelled: str) -> bool:
    """Tell whether a sum is for who is not in the group named before: `Externe 110 €`, `alle anderen 12 €`."""
    return bool(_OTHERS.match(labelled)) or any(map(is_rest, clause.words[: clause.before])) or _is_else(clause)


_ELSE = frozenset({"sonst", "ansonsten", "otherwise"})


def _is_else(clause: Clause) -> bool:
    """Tell whether a sum is for all who were not named before: `€9 for everyone else`."""
    return any(one.text.lower() in _ELSE for one in clause.words[: clause.before]) or any(
        one.text.lower() in {"everyone", "everybody"} for one in clause.words
    )


def _is_less(last: Amount, made: Amount, clause: Clause) -> bool:
    """Tell whether a group pays less than others do: `Beschäftigte 60 €, Externe 110 €`."""
    others = is_other(clause, made.category)
    others = others and last.category != made.category
    return bool(others and last.category and not last.kind and not made.kind and float(last.value) < float(made.value))


def _is_rate(made: Amount, last: Amount) -> bool:
    """Tell whether an amount is the one before it, paid in parts: `985 € oder 10 x 98,50 €`."""
    total = float(made.value) * made.times
    return not made.kind and not last.kind and float(last.value) * 0.9 <= total <= float(last.value) * 1.3
