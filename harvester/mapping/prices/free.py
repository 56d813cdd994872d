"""Reads whether a clause calls an offer free, for all or for some, or says that it is not."""

import re
from itertools import pairwise

from harvester.mapping.prices.clauses import Clause, said
from harvester.mapping.prices.people import are_people, is_card
from harvester.mapping.prices.tokens import Token

_ABOUT_FREE = frozenset({"free", "freeadjective", "freiadjective", "frei", "notfree", "dues", "freed", "waived"})
_AFTER_FREE = frozenset(
    "of for to and with but if on in at please until from as or every during all places under up is go are".split()
)
_DAY = re.compile(r"\w+tage?s?|sonnabends?|mittwochs?|\w+days?", re.IGNORECASE)
_PAYING = frozenset({"group", "reduced", "holder"})
_FURTHER = frozenset({"zweite", "zweiter", "dritte", "dritter", "second", "third"})
_CARDS = frozenset({"pass", "card", "id", "ticket", "badge", "ausweis"})
_BETWEEN = frozenset({":", "nehmen", "haben", "sind", "-"})
_UNDER = frozenset({"unter", "under", "über", "over", "u", "ü"})
_ABLE = re.compile(r"\w{3,}(?:bar|käuflich)")
_VERB = re.compile("(?!für|ohne|zugänglich)[a-zäöü]{3,}en", re.ASCII)
_LEAVING = re.compile(
    r"(?:(?:kurs|vertrags)?(?:abmeld|stornier|kündig|umbuch|abbestell)\w*|storno\w*|rücktritt\w*|widerruf\w*|absagen?"
    r"|cancel\w*|rebook\w*|withdraw\w*)"
)
"""How words begin that speak of leaving an offer, which may be free while the offer is not."""
_IS = frozenset({"ist", "sind", "bleibt", "bleiben", "is", "are"})
_COSTING = frozenset({"kostet", "kosten", "costs"})
_HELD = frozenset({"freeof", "freeentry", "fee", "entry", "group", "people", "taster", "low"})
"""What words may mean that tell what is free, or for whom: `Der Eintritt ist frei`."""


def free(clause: Clause) -> str:
    """Return `yes`, `some`, `taster` or `no` as a clause says what is free; nothing when it does not say."""
    if clause.senses.isdisjoint(_ABOUT_FREE) or _is_leaving(clause.words):
        return ""
    words = clause.words
    if said(clause, "notfree"):
        return "no"
    taster = any("taster" in one.senses for one in words)
    counted = taster or "low" in clause.senses
    monthly = any(_is_first(one) and _DAY.fullmatch(then.text) for one, then in pairwise(words))
    if not monthly and any(
        one.senses & {"past", "trial"} and not (counted and "taster" not in one.senses and _is_first(one))
        for one in words
    ):
        return ""
    for at, _one in enumerate(words):
        if not _is_free(clause, at):
            continue
        denied = any(word.text.lower().endswith(("n't", "n’t")) for word in words[:at])
        if denied or any("not" in word.senses for word in words[max(at - 2, 0) : at]):
            return "no"
        colon = max((place for place in range(at - 1) if words[place].text == ":"), default=0)
        if any(_is_extra(one) for one in words[colon:at]) and not said(clause, "freeof"):
            return ""
        some = _for_whom(clause, at)
        return "some" if monthly else "taster" if taster and some != "some" else some
    return _charged(clause)


def _charged(clause: Clause) -> str:
    """Return what a clause without a word for free says: that some need not pay, nobody need, or that one must."""
    words = clause.words
    if is_spared(clause):
        return "some"
    if any(one.text == "gegen" and "dues" in then.senses for one, then in pairwise(words)):
        return "no"
    if not _waived(clause):
        never = any(one.text.lower() in {"no", "kein", "keine"} for one in words)
        return ("yes" if never else "no") if _is_charged(clause) else ""
    told = any("group" in one.senses and "all" not in one.senses for one in words) or _under(words, len(words))
    told = told or any("ages" in one.senses for one in words)
    told = told or (len(words) > 1 and "all" in words[0].senses and words[1].text.lower() in _APART)
    return "some" if told else "yes"


def _is_free(clause: Clause, at: int) -> bool:
    words, inner, before = clause.words, clause.inner, clause.before if clause.sum else -1
    one = words[at]
    text = one.text.lower()
    if "free" in one.senses:
        return (
            text.rpartition("-")[2] != "free"
            or text in {"cost-free", "fee-free", "tuition-free"}
            or (text == "free" and _is_english(words, at))
        )
    if "freeadjective" in one.senses:
        return _near(words, at + 1, "freeof")
    if "freiadjective" in one.senses:
        return _near(words, at + 1, "freeentry")
    entry = at > 0 and "freeentry" in words[at - 1].senses
    if text == "frei" and at and words[at - 1].text in _IS and _is_day(words[:at]):
        return False
    if "frei" not in one.senses or (not entry and any("places" in word.senses for word in words)):
        return False
    if at and ("donation" in words[at - 1].senses or words[at - 1].text.lower().endswith("wahl")):
        return False  # `Austritt frei`, `Platzwahl frei`
    if one.text == "Frei" and at and _is_name(words[at - 1]):
        return False
    then = words[at + 1] if at + 1 < len(words) and at + 1 not in inner and at + 1 != before else None
    counted = at > 0 and words[at - 1].kind == "number" and at - 1 not in inner and not _aged(words, at)
    counted = counted and "numbered" not in words[max(at - 2, 0)].senses  # `Schüler ab Klasse 5 frei`
    return not counted and not (
        then
        and then.kind == "word"
        and (then.text == "nach" or _VERB.fullmatch(then.text) or _ABLE.fullmatch(then.text))
    )


def _is_leaving(words: list[Token]) -> bool:
    """Tell whether it is free to leave an offer, not to take part: `Abmeldung bis 14 Tage vorher kostenfrei`."""
    leaving = any(one.kind == "word" and _LEAVING.fullmatch(one.text.lower()) for one in words)
    return leaving and not any(one.senses & {"freeof", "entry", "group"} for one in words)


def _is_day(words: list[Token]) -> bool:
    """Tell whether a day is free, not an offer: `Der 1. Mai ist frei`."""
    return any("when" in one.senses or one.kind == "number" or _DAY.fullmatch(one.text) for one in words) and not any(
        one.senses & _HELD or are_people(one) for one in words
    )


def _is_name(one: Token) -> bool:
    """Tell whether a word before `Frei` makes it a name: `Sabine Frei`."""
    return one.kind == "word" and one.text[0].isupper() and one.senses.isdisjoint({"freeof", "fee", "entry", "group"})


def _is_english(words: list[Token], at: int) -> bool:
    """Tell whether `free` says that nothing is paid: `free admission`, `free for all`, not `Free Jazz`."""
    near = words[max(at - 2, 0) : at + 3]
    if at and words[at - 1].text.lower() in {"still", "left"}:
        return False  # `20 places, 4 still free`
    if any("places" in word.senses for word in near) or (at and words[at - 1].text.lower() == "feel"):
        return False
    then = words[at + 1] if at + 1 < len(words) and words[at + 1].start - words[at].end < 2 else None
    return then is None or then.kind != "word" or then.text in _AFTER_FREE or _near(words, at + 1, "freeof")


def _under(words: list[Token], at: int) -> bool:
    """Tell whether an age is told before the word at `at`: `Under 18s go free`."""
    return any(one.text.lower() in _UNDER and then.kind == "number" for one, then in pairwise(words[:at]))


def _aged(words: list[Token], at: int) -> bool:
    """Tell whether an age stands before the word at `at`: `unter 18 kostenlos`, `bis 12 frei`."""
    if at < 2 or words[at - 1].kind != "number" or len(words[at - 1].value) > 5:
        return False
    before = words[at - 2]
    return before.text.lower() in _UNDER or bool(before.senses & {"from", "to"})


def _is_aged_behind(words: list[Token], at: int) -> bool:
    """Tell whether words end with an age behind the word at `at`: `freier Eintritt bis 16`."""
    return len(words) > at + 2 and _aged(words, len(words)) and words[-1].value.endswith(".00")


def _near(words: list[Token], at: int, sense: str) -> bool:
    return any(sense in one.senses for one in words[at : at + 2])


def _for_whom(clause: Clause, at: int) -> str:
    """Return `some` where the free offer is for a group, nothing where it hangs on a voucher, else `yes`."""
    words = clause.words
    aged = _aged(words, at) or _under(words, at) or _is_aged_behind(words, at)
    if aged or any("ages" in one.senses or "often" in one.senses for one in words):
        return "some"
    for after in range(at + 1, len(words)):
        if "for" in words[after].senses:
            rest = words[after + 1 :]
            if any("voucherterm" in one.senses or "voucher" in one.senses for one in rest):
                return ""
            if words[after].text.lower() not in {"für", "for"}:
                continue
            if any(_aged(rest, after) for after in range(2, len(rest) + 1)):
                return "some"
            every = bool(rest) and "low" not in rest[min(1, len(rest) - 1)].senses and _is_everyone(rest)
            return "yes" if every or not rest else "some"
    if any("voucherterm" in one.senses and (i < at or i in clause.inner) for i, one in enumerate(words)):
        return ""
    before = next((i for i, one in enumerate(words[:at]) if one.text.lower() in {"für", "for"}), -1)
    who = words[before + 1 : before + 2 if said(clause, "people") else at]
    if 0 <= before < at - 1 and not any(one.senses & {"freeof", "fee"} for one in who):
        every = any(_is_everyone(words[place:at]) for place in range(before + 1, at))
        return "yes" if every else "some"
    payers = any(
        (one.senses & _PAYING and "all" not in one.senses) or one.text.lower() == "wer"
        for one in words[0 if at in clause.inner else _title(words, at) :]
    ) or _is_carded(words)
    payers = payers or any(one.text.lower() in _FURTHER for one in words[:at])
    payers = payers or (at > 0 and are_people(words[0]) and (at == 1 or words[1].text in _BETWEEN))
    if payers or any(is_card(words, card) for card in range(at)):
        return "some"
    costing = at > 0 and words[at - 1].text.lower() in _COSTING
    named = not costing and any(word.kind == "word" and word.text[0].isupper() for word in words[:at])
    return (
        "some"
        if "frei" in words[at].senses and named and not said(clause, "freeof") and not said(clause, "fee")
        else "yes"
    )


def _title(words: list[Token], at: int) -> int:
    """Return where the title of an offer ends before what is free: `Vorspiel der Schüler: Eintritt frei`; else 0."""
    end = next((place for place in range(2, at - 1) if words[place].text == ":"), 0)
    titled = end and words[end + 1].senses & {"freeof", "entry"} and words[0].senses.isdisjoint({"group", "for"})
    return end if titled else 0


def _is_everyone(words: list[Token]) -> bool:
    """Tell whether words begin with all who come, of whom nothing tells some apart: not `Teilnehmende aus Hessen`."""
    if words[0].text.lower().startswith(("teilnehm", "besuch", "interess", "partici")):
        return len(words) < 2 or words[1].text.lower() not in _APART
    return "all" in words[0].senses


_APART = frozenset("aus der des mit am vom von in im an from of with".split())


def is_spared(clause: Clause) -> bool:
    """Tell whether some need not pay: `Inhaber des Sozialtickets sind befreit`, `40 € (entfällt für Mitglieder)`."""
    if clause.senses.isdisjoint({"freed", "waived"}) or "taxed" in clause.senses:
        return False
    if any(one.text == "erlassen" for one in clause.words):
        return True
    if "group" not in clause.senses and not any(map(are_people, clause.words)):
        return False
    return any(
        "freed" in one.senses or one.text.lower().startswith(("entf", "waive"))
        for at, one in enumerate(clause.words)
        if not (at in clause.inner and at and "dues" in clause.words[at - 1].senses)
    )


def _is_carded(then: list[Token]) -> bool:
    """Tell whether words beside `free` name a card: `free with museum pass`."""
    at = next((at for at, one in enumerate(then) if one.text.lower() in {"with", "mit"}), len(then))
    return any(one.text.lower() in _CARDS for one in then[at : at + 5])


def _waived(clause: Clause) -> bool:
    """Tell whether words say that there is nothing to pay: `keine Kursgebühr`, `Gebühr: entfällt`, `no charge`."""
    words = clause.words
    for at, one in enumerate(words):
        if "dues" not in one.senses:
            continue
        if at and "not" in words[at - 1].senses and words[at - 1].text.lower() not in {"nicht", "not", "exkl", "exkl."}:
            return not any("material" in word.senses or "surcharge" in word.senses for word in words)
        if at == 2 and words[0].text.lower() == "no" and words[1].senses.isdisjoint({"material", "surcharge"}):
            return True  # `No registration fee`
        if "material" in one.senses or "surcharge" in one.senses:
            continue
        if any(word.text.lower().startswith("entf") for word in words[max(at - 2, 0) : at]):
            return True
        if len(words) > at + 2 and words[at + 1].text == ":" and words[at + 2].text.lower() in {"ohne", "none"}:
            return True
        if any(_waives(words, later) for later in range(at + 1, min(at + 4, len(words)))):
            return True
    return False


def _is_charged(clause: Clause) -> bool:
    """Tell whether words say without a sum that something is to pay: `Es wird eine Gebühr erhoben`, `fee required`."""
    texts = [one.text.lower() for one in clause.words]
    if clause.sum is None and texts[-4:-1] in (["subject", "to", "a"], ["subject", "to", "the"]):
        return "dues" in clause.words[-1].senses
    if clause.sum is None and texts[:4] in (["a", "fee", "is", "charged"], ["a", "charge", "is", "made"]):
        return True
    told = texts[:3] == ["there", "is", "a"]
    if told and clause.sum is None:
        return any("dues" in one.senses for one in clause.words[3:5])
    if clause.sum is not None or not said(clause, "charged") or clause.senses & {"material", "surcharge", "deposit"}:
        return False
    words = [one for at, one in enumerate(clause.words) if at not in clause.inner]
    return "charged" in words[-1].senses and any("dues" in one.senses for one in words[-4:-1]) if words else False


def _is_extra(one: Token) -> bool:
    """Tell whether a word names something beside the offer: `Material kostenlos`, but not `Eignungstest kostenlos`."""
    return (
        bool(one.senses & {"material", "surcharge"})
        and one.text != "essen"
        and "group" not in one.senses
        and not one.text.lower().endswith("test")
    )


def _is_first(one: Token) -> bool:
    """Tell whether a word only counts what is free: `erste Probestunde gratis`."""
    return one.text.lower().startswith(("erst", "first"))


def _waives(words: list[Token], at: int) -> bool:
    """Tell whether the word at `at` says that dues are none: `entfällt`, `keine`, `wird nicht erhoben`."""
    then = words[at + 1] if at + 1 < len(words) else None
    if "waived" in words[at].senses:
        return then is None or then.kind != "word" or words[at].text.lower().startswith(("entf", "waived"))
    if "not" not in words[at].senses:
        return False
    return "charged" in (then.senses if then else words[at - 1].senses)
