"""Reads in which other ways an offer is paid than by a sum of money: a clause in, the terms out."""

import re
from itertools import pairwise

from harvester.mapping.prices.changes import is_lowered
from harvester.mapping.prices.clauses import Clause, denied, possible, remarks, said
from harvester.mapping.prices.included import is_optional
from harvester.mapping.prices.people import is_done
from harvester.mapping.prices.tokens import Token

_ABOUT_REDUCTION = frozenset({"reduced", "reduction", "reducible", "discount", "less", "low"})
_ABOUT_REQUEST = frozenset({"request", "n", "pro"})
_ABOUT_TERMS = (
    _ABOUT_REDUCTION
    | _ABOUT_REQUEST
    | {"asking", "donation", "liking", "instalments", "voucher", "voucherterm", "reducible", "material"}
)
_HAT = re.compile(
    r"\bsammel\w* (?:\w+ )?mit (?:dem|einem) hut"
    r"|\bhut (?:geht|rum|herum|kreis)|(?:per|den) hut\b|pay (?:what|as) you|\bpass(?:ing)? (?:\w+ )?(?:the|a) hat\b"
    r"|\bcollection at the\b"
    r"|\b(?:a|retiring) collection (?:is|will|at|for|after)\w*|\bhat (?:is|will|goes)\b|(?:dir|ihnen|euch) wert"
    r"|so ?viel (?:wie |als )?(?:du|sie|ihr|er|man|jeder?)\b|was (?:er|man|jeder?) (?:kann|will|mag|möchte)\b"
    r"|was (?:du|sie|ihr) (?:willst|wollen|wollt|kannst|können|könnt|magst|mögen|mögt|möchtest|möchten|möchtet)"
)


def terms(clause: Clause) -> set[str]:
    """Return what else a clause says of paying."""
    found: set[str] = set()
    if clause.senses.isdisjoint(_ABOUT_TERMS):
        return found
    if (said(clause, "donation") and not _is_helper(clause.words) and not is_optional(clause)) or (
        clause.sum is None and "liking" in clause.senses and _hat(clause.words)
    ):
        found.add("donation")
    if said(clause, "instalments") and not _is_ruled_out(clause):
        found.add("instalments")
    if (said(clause, "voucherterm") and not _is_gift(clause) and not _is_refused(clause)) or _is_accepted(clause):
        found.add("voucher")
    if _reduction(clause) or is_lowered(clause):
        found.add("reduction-possible")
    if _included(clause):
        found.add("material-included")
    if not found & {"instalments", "reduction-possible"} and (
        _request(clause) or ("asking" in clause.senses and _is_offered(clause))
    ):
        found.add("on-request")
    return found


def _is_helper(words: list[Token]) -> bool:
    """Tell whether what is done of free will is no payment: `Freiwillige Feuerwehr`."""
    at = next((at for at, one in enumerate(words) if "donation" in one.senses), -1)
    then = words[at + 1] if 0 <= at < len(words) - 1 else None
    named = then is not None and then.kind == "word" and then.text[0].isupper() and not then.senses
    return (
        named and words[at].text.lower().startswith("freiwillig") and "basis" not in (then.text.lower() if then else "")
    )


def _is_gift(clause: Clause) -> bool:
    """Tell whether a voucher is one that is bought, none for training: `Gift voucher €25`."""
    words = clause.words
    at = next((at for at, one in enumerate(words) if one.text.lower() in {"voucher", "vouchers"}), -1)
    if at < 0 or (at and words[at - 1].text.lower() in {"training", "education", "learning", "study"}):
        return False
    return clause.sum is not None or (at > 0 and words[at - 1].text.lower() == "gift")


def _is_refused(clause: Clause) -> bool:
    """Tell whether a voucher is not taken: `Bildungsgutscheine können leider nicht eingelöst werden`."""
    words = clause.words
    at = next(at for at, one in enumerate(words) if "voucherterm" in one.senses)
    never = any(one.text.lower() in {"kein", "keine", "no"} for one in words[:at])
    return never or any("notlater" in one.senses or one.text.lower() in {"nein", "no"} for one in words[at + 1 :])


_ACCEPTED = frozenset({"angenommen", "akzeptiert", "anerkannt", "eingelöst"})


def _is_accepted(clause: Clause) -> bool:
    """Tell whether vouchers of whatever name are taken: `Gutscheine werden angenommen`."""
    texts = [one.text.lower() for one in clause.words]
    if clause.sum is not None or _ACCEPTED.isdisjoint(texts) or not _NEVER.isdisjoint(texts):
        return False
    return any(text.endswith(("gutschein", "gutscheine")) and not text.startswith("geschenk") for text in texts)


_NEVER = frozenset({"nicht", "not", "no", "kein", "keine", "leider", "nein", "ausgeschlossen", "entfällt"})


def _is_ruled_out(clause: Clause) -> bool:
    """Tell whether one cannot pay in parts: `Ratenzahlung nicht möglich`, `no instalments`."""
    words = clause.words
    at = next(at for at, one in enumerate(words) if "instalments" in one.senses)
    near = words[max(at - 1, 0) : at] + words[at + 1 : at + 4]
    return any(one.text.lower() in _NEVER for one in near)


def _hat(words: list[Token]) -> bool:
    """Tell whether the hat goes round, or one pays as one likes."""
    return bool(_HAT.search(" ".join(one.text.lower() for one in words)))


def _reduction(clause: Clause) -> bool:
    """Tell whether a reduction is spoken of that has no sum of its own."""
    if clause.senses.isdisjoint(_ABOUT_REDUCTION):
        return False
    shared = any(one.kind == "percent" for one in clause.words[clause.before :])
    if shared and said(clause, "low") and "surcharge" not in clause.senses:
        return True
    if said(clause, "reducible"):
        return not any(one.text.lower() in {"nein", "no"} for one in clause.words)
    for at, one in enumerate(clause.words):
        if "less" in one.senses and clause.sum is not None and at == clause.before:
            return True
        if not one.senses & {"reduction", "reduced", "discount"} or denied(clause, at) or _is_titled(clause.words, at):
            continue
        if clause.sum is None:
            return not any(word.senses & {"free", "frei", "notlater"} for word in clause.words)
        if (at >= clause.before or possible(clause, at)) and (
            "reduction" in one.senses or possible(clause, at) or remarks(clause)
        ):
            return True
        if "discount" in one.senses:
            return True
    return False


def _is_titled(words: list[Token], at: int) -> bool:
    """Tell whether a word and the verb behind it name an offer: `Nachlass regeln`."""
    return at == 0 and len(words) > 1 and is_done(words[1])


def _included(clause: Clause) -> bool:
    if not said(clause, "material"):
        return False
    words = clause.words[clause.before :] if clause.before != 2 else clause.words
    beside = any(one.text.lower() in {"mit", "with"} and "material" in then.senses for one, then in pairwise(words))
    return clause.opener == "incl" or said(clause, "included") or said(clause, "incl") or (beside and bool(clause.sum))


_OFFERED = frozenset("erstellen unterbreiten machen anfordern einholen anfragen erhalten".split())
_SINGLE = ("individuell", "unverbindlich", "maßgeschneidert", "persönlich")
_ASKED = frozenset({"contact", "ask", "kontaktieren", "fragen", "melden"})


def _is_offered(clause: Clause) -> bool:
    """Tell whether an offer is made to who asks: `Wir erstellen ein Angebot`, `ask us for prices`."""
    texts = [one.text.lower() for one in clause.words]
    if clause.sum is not None:
        return False
    for at, text in enumerate(texts):
        if text in {"angebot", "offerte"} and at and texts[at - 1].startswith(_SINGLE):
            return True
        if text in {"angebot", "offerte"} and not _OFFERED.isdisjoint(texts):
            return True
    priced = any("fee" in one.senses and one.text.lower().startswith(("price", "fee", "preis")) for one in clause.words)
    return priced and not _ASKED.isdisjoint(texts)


def _request(clause: Clause) -> bool:
    words = clause.words
    if clause.senses.isdisjoint(_ABOUT_REQUEST) or said(clause, "material"):
        return False
    for at, one in enumerate(words):
        if at + 1 < len(words) and "fee" in words[at + 1].senses:
            continue  # `application fee`
        if _is_asked_else(words, at):
            continue
        if "request" in one.senses and [word.text.lower() for word in words[max(at - 2, 0) : at]] != ["je", "nach"]:
            return not _about_dates(words[: at + 1])
        short = [word.text for word in words[at : at + 2]] in (["a.", "A."], ["a.", "Anfr."])
        if short and any("fee" in word.senses for word in words[:at]):
            return True
        if "n" in one.senses and at + 1 < len(words) and words[at + 1].text.lower() in {"v.", "v"}:
            return not _about_dates(words[: at + 1])
    return False


_ELSE = re.compile(
    r"\w*(?:skizze|plan|pläne|unterlagen|programme?|flyer|infos?|information(?:en)?|liste|betreuung|übersetzung)",
    re.IGNORECASE,
)
"""What is given on request beside the price: `Anfahrtsskizze auf Anfrage`."""


def _is_asked_else(words: list[Token], at: int) -> bool:
    """Tell whether the word at `at` asks for no price: `ohne Absprache`, `Familie und Beruf vereinbaren`."""
    one, before = words[at].text, words[at - 1] if at else None
    if one == "request" and at + 1 < len(words) and words[at + 1].text in {"the", "a", "your", "our"}:
        return True
    if before is None:
        return False
    if one == "vereinbaren" and before.text[0].isupper() and before.senses.isdisjoint({"fee", "dues"}):
        return True
    return before.text.lower() in {"ohne", "without"} or any(
        _ELSE.fullmatch(other.text) for other in words[max(at - 3, 0) : at - 1]
    )


def _about_dates(words: list[Token]) -> bool:
    """Tell whether a date, not a price, is to be asked for: `Termine auf Anfrage`."""
    told = any("when" in one.senses and before.text.lower() != "vor" for before, one in pairwise((words[0], *words)))
    return told and not any("fee" in one.senses for one in words)
