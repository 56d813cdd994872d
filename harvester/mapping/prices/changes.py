"""Tells which sums hold no more, only until a day or are taken off: a clause in, yes or no out."""

import re

from harvester.mapping.prices.clauses import Clause, said

_PAST = frozenset({"vorher", "zuvor", "vormals", "davor", "before", "was"})
_NOW = frozenset({"jetzt", "nun", "heute", "aktuell", "now"})
_PROOFS = frozenset({"antrag", "nachweis", "vorlage", "proof"})
_LAST = frozenset({"bis", "until", "till", "by", "vor", "before"})
_BETWEEN = frozenset({"zum", "einschließlich", "inkl.", "spätestens", "the"})
_MONTH = re.compile(
    r"(?:jan|feb|m(?:ä|ae)rz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|de[zc])[a-z]{0,6}\.?|monat\w*|ende|mitte|anfang",
    re.IGNORECASE,
)


def is_past(clause: Clause) -> bool:
    """Tell whether a sum is what it cost before: `früher 99 €`, `(zuvor 99 €)`."""
    return said(clause, "past") or any(one.text.lower() in _PAST for one in clause.words[: clause.before])


def is_now(clause: Clause) -> bool:
    """Tell whether a sum is what it costs now: `jetzt 79 €`."""
    return any(one.text.lower() in _NOW for one in clause.words[: clause.before])


def is_proven(clause: Clause) -> bool:
    """Tell whether a sum is what it costs for who proves something: `auf Antrag 36 €`, `mit Bildungsscheck 36 €`."""
    before = clause.words[: clause.before]
    funded = bool(before) and before[0].text.lower() in {"bei", "mit", "with"}
    return any(one.text.lower() in _PROOFS or (funded and one.senses & {"voucher", "voucherterm"}) for one in before)


def is_until(clause: Clause) -> bool:
    """Tell whether a sum holds only until a day: `190 € bis 30.06.`, `bei Anmeldung bis Ende Mai 190 €`."""
    words = clause.words
    for at, one in enumerate(words):
        if one.text.lower() not in _LAST:
            continue
        rest = [word for word in words[at + 1 : at + 5] if word.text.lower() not in _BETWEEN]
        if rest and (rest[0].kind == "noise" or _MONTH.fullmatch(rest[0].text)):
            return True
        if len(rest) > 1 and rest[0].kind == "number" and any(_MONTH.fullmatch(word.text) for word in rest[1:3]):
            return True
    return False


def is_lowered(clause: Clause) -> bool:
    """Tell whether the price falls by a sum: `ermäßigt um 20 €`, `verringert sich die Gebühr um 12 €`."""
    before = [one.text.lower() for one in clause.words[: clause.before]]
    return before[-1:] in (["um"], ["by"]) and any(text.startswith(_FALLEN) for text in before)


_FALLEN = ("ermäßig", "reduzier", "verringer", "sinkt", "senkt", "reduced", "falls")
