"""Reads for what each time a sum is paid, and whether it is the least or the most: a clause in."""

import re

from msgspec.structs import replace

from harvester.mapping.prices.clauses import Clause, remarks
from harvester.mapping.prices.compared import compared, later_bound
from harvester.mapping.prices.people import are_people
from harvester.mapping.prices.rhythms import OFTEN, is_often, is_rhythm
from harvester.mapping.prices.times import count, named, times
from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import senses
from vocab.model import Amount

_TIME = ("session", "unit", "hour", "week", "month", "year")
_ARTICLES = frozenset({"die", "den", "das", "an"})
_COSTING = frozenset({":", "die", "der", "eine", "ein", "kostet", "costs", "à", "á", "zu"})
"""What may stand beside the only word before a sum: `Eine Stunde kostet 28 €`."""
_SCHOOL = frozenset({"pupil", "pupils", "students", "school", "teacher", "teachers"})
_COUNTED = frozenset({"low", "people"})
_READ = frozenset({"word", "sign"})
_ALONE = re.compile(r"einzel|single|individual|solo", re.IGNORECASE)
_WHO = ("couple", "family", "team", "person")
_PAYERS = frozenset(_WHO)
ALIKE = frozenset({"jeweils", "alle", "preise", "beide", "beides", "each", "all", "prices", "both"})
"""What begins words that hold for all sums before."""


def per(clause: Clause) -> str:
    """Return what a sum is paid for each time; of a time and a person the time."""
    found = _told(clause)
    if not found and clause.per:
        return clause.per
    if not found and times(clause):
        return _counted_unit(clause)
    if not found and clause.sum:
        found = _label_unit(clause)
    if {"session", "team"} <= found and any(
        not (_SCHOOL if at >= clause.before else {"school"}).isdisjoint(one.text.lower().split())
        for at, one in enumerate(clause.words)
    ):
        return "team"  # `€75 per class of 25 pupils`
    if "session" in found and found & {"month", "year"}:
        found -= {"session"}  # `Individual lessons €82/month`
    if {"week", "month"} <= found:
        return "month"  # `45 Min. wöchentlich: 94 € mtl.`
    return next((one for one in (*_TIME, *_WHO) if one in found), "")


def for_all(clause: Clause) -> str:
    """Return what this sum and all before it are paid for each time: `Gäste 9 €, jeweils pro Abend`."""
    words = clause.words
    for at in range(clause.before, len(words) - 1):
        if words[at].text.lower() in ALIKE and "pro" in words[at + 1].senses:
            return per(clause)
    return ""


def _told(clause: Clause) -> set[str]:
    """Return the units that the words of a clause tell; of who pays rather what is told behind `pro`."""
    found: set[str] = set()
    each: set[str] = set()
    for at, one in enumerate(clause.words):
        if is_often(clause, at) or (at in clause.inner and is_rhythm(clause, at)) or _is_whole(clause, at):
            continue
        if at in clause.inner and "label:month" in one.senses and "instalments" in clause.senses and remarks(clause):
            continue  # `2.990 € (monatliche Ratenzahlung möglich)`
        if one.senses:
            if not _held(clause.words, at):
                found |= named(one.senses, "label:")
            if "group" in one.senses and _is_payer(clause, at):
                found |= _paying(one)
        if one.kind in _READ:
            each |= _each(clause, at) or _costing(clause.words, at)
    if not each.isdisjoint(_TIME):
        found = found - {"session"}  # `Drop-in: 14 € pro Stunde`
    return each | (found - _PAYERS if each & _PAYERS else found)


def _is_whole(clause: Clause, at: int) -> bool:
    """Tell whether the word at `at` counts the parts in which the sum is paid: `2.400 € in 12 Monatsraten`."""
    words = clause.words
    within = (one.text.lower() for one in words[max(at - 3, clause.before) : at])
    return clause.sum is not None and at > clause.before and "rate" in words[at].senses and "in" in within


def _is_payer(clause: Clause, at: int) -> bool:
    """Tell whether the word at `at` names who pays: `Paare 110 €`, not `pro Paar` or `Inhaber einer Paarkarte`."""
    words, one = clause.words, clause.words[at]
    if one.senses & _COUNTED or (at in clause.inner and remarks(clause)) or _after_pro(words, at) or _held(words, at):
        return False
    return one.text != "Gruppe" and not (
        one.text.lower() == "school" and "group" in words[min(at + 1, len(words) - 1)].senses
    )


def _paying(one: Token) -> frozenset[str]:
    """Return what a word for who pays says that a sum is for: `Paare`; most people pay one by one anyhow."""
    units = named(one.senses, "per:")
    return units if _ALONE.match(one.text) else units - {"person", "team"}


def _held(words: list[Token], at: int) -> bool:
    """Tell whether a word names what the holder before it holds."""
    return any("holder" in one.senses for one in words[max(at - 3, 0) : at])


def _each(clause: Clause, at: int) -> set[str]:
    """Return the units that the word at `at` says to come next: `pro Person`, `/Monat`, `die Stunde`, `p. P.`."""
    words, one = clause.words, clause.words[at]
    if ("pro" in one.senses and one.text not in "àá") or (one.text == "/" and at == clause.before):
        return _units(words, at + 1, each=True)
    if one.text == "/":
        return _units(words, at + 1)
    if "/" in one.text:
        first = one.text.split("/")[0]
        return set(named(one.senses, "per:")) if first.lower() == "p" or "fee" in senses(first) else set()
    text = one.text.lower()
    if text in _ARTICLES and at == clause.before and clause.sum:
        return _units(words, at + 1) & set(_TIME)
    leads = at + 1 < clause.before and (not at or (text == "im" and words[at - 1].text.lower() not in OFTEN))
    if text in {"im", "in", "am"} and leads and _leads_on(clause, at + 2 + (words[at + 1].text == "der")):
        return _within(words[: clause.before], at + 1)
    if text in {"im", "in", "am"} and at >= clause.before and not (at in clause.inner and at - 1 in clause.inner):
        return _within(words, at + 1)
    if text == "pp":
        return {"person"}
    if text in {"single", "individual", "einzelne", "einzelner", "einzelnes", "einzelnen"} and at + 1 < len(words):
        return {"session"} if named(words[at + 1].senses, "per:") & {"session", "unit"} else set()
    if text in {"p.", "p"} and at + 1 < len(words):
        then_text = words[at + 1].text.lower().rstrip(".")
        more = words[at + 2].senses if at + 2 < len(words) else frozenset[str]()
        one_each = {_SHORT[then_text]} if then_text in _SHORT else set(named(words[at + 1].senses, "per:")) & set(_TIME)
        return one_each | (_units(words, at + 2) if "and" in more else set())
    return set()


def _costing(words: list[Token], at: int) -> set[str]:
    """Return `session` where one of several is told to cost a sum: `Ein Treffen kostet 6,50 €`."""
    then = words[at + 1 : at + 3]
    if [one.text for one in words[at:]] == ["für", "eine", "Stunde"]:
        return {"hour"}
    if len(then) == 2 and then[1].text in {"kostet", "costs"}:
        meeting = then[0].text in _MEETINGS and words[at].text.lower() in _ARTICLES | {"der"}
        if meeting or words[at].text.lower() in _ONE:
            return set(named(then[0].senses, "per:")) & {"session"}
    return set()


def _leads_on(clause: Clause, at: int) -> bool:
    """Tell whether a time that ends before `at` is that of the sum: `im Monat 30 €`, `im Monat zahlen Kinder 25 €`."""
    verb = at < clause.before and clause.words[at].text in {"zahlen", "kostet", "kosten", "sind", "beträgt"}
    return verb or _stands_before(clause, at)


def _stands_before(clause: Clause, at: int) -> bool:
    """Tell whether the sum comes next at `at`: `im Jahr: 60 €`."""
    return all(
        one.text == ":" or "from" in one.senses or "about" in one.senses for one in clause.words[at : clause.before]
    )


def _within(words: list[Token], at: int) -> set[str]:
    """Return the time from `at` on that a sum is paid in: `27 € im Monat`, `20 € in der Woche`, `12 € am Tag`."""
    at += at < len(words) and words[at].text.lower() in {"der", "einem", "einer"}
    if at >= len(words) or (at + 2 < len(words) and words[at + 1].text.lower() in {"vom", "von", "ab", "der", "des"}):
        return set()
    if words[at].text.lower() == "tag" and words[at - 1].text.lower() in {"am", "einem"}:
        return {"session"}
    return _units(words, at) if words[at].senses & {"per:month", "per:year", "per:week", "per:hour"} else set()


def _label_unit(clause: Clause) -> set[str]:
    """Return the unit that is all that stands before a sum: `Unterrichtseinheit 5,10 €`, or all behind it: `4 € UE`."""
    if not clause.before and len(clause.words) == 1:
        return set(named(clause.words[0].senses, "per:")) & {"unit", "hour"}
    words = [one for one in clause.words[: clause.before] if "about" not in one.senses]
    if len(words) == 2 and words[0].text.lower() in _ONE and words[1].text in _MEETINGS:
        return {"session"}  # `ein Abend 18 €, alle Abende 150 €`
    words = [one for one in words if one.text.lower() not in _COSTING]
    if len(words) != 1 or "group" in words[0].senses:
        return set()
    return {sense[4:] for sense in words[0].senses if sense.startswith("per:")} & {
        "unit",
        "hour",
        "week",
        "month",
        "year",
    }


def _after_pro(words: list[Token], at: int) -> bool:
    return at > 0 and "pro" in words[at - 1].senses


def _units(words: list[Token], at: int, *, each: bool = False) -> set[str]:
    """Return the units that words name from `at` on: `Person und Abend`; where it is for each, of a group a person."""
    found: set[str] = set()
    while at < len(words):
        units = set(named(words[at].senses, "per:"))
        if "hour" in units and at and words[at - 1].text.lower().startswith(("halb", "half", "viert")):
            break
        if each and words[at].text.startswith("er-") and "team" in words[at].senses:
            units = {"team"}  # `pro 2er-Team`
        if each and not units and ("group" in words[at].senses or are_people(words[at])):
            units = {"person"}
        skipped = not found and (_is_adjective(words[at]) if words[at].kind == "word" else _is_joined(words, at))
        if not found and not units and at + 2 < len(words) and "and" in words[at + 1].senses and each:
            at += 2  # `pro Raum und Tag`
            continue
        if found and words[at].start - words[at - 1].end > 1:
            break  # the bracket between them: `per hour (individual lesson)`
        if not units and not words[at].senses & {"and", "pro"} and words[at].text not in "/&" and not skipped:
            break
        found |= units
        if words[at].text.lower() == "school" and "per:year" not in words[min(at + 1, len(words) - 1)].senses:
            break  # `per school class`
        at += 1
    return found


def _is_adjective(one: Token) -> bool:
    """Tell whether a word only describes what a sum is paid for: `je angefangene Stunde`."""
    return one.text.islower() or one.text.lower().startswith(("angefangen", "weiter", "zusätzlich", "begonnen"))


def _is_joined(words: list[Token], at: int) -> bool:
    """Whether a number is the first part of a word: `pro 4er-Team`."""
    return words[at].kind == "number" and at + 1 < len(words) and words[at + 1].start == words[at].end


def _counted_unit(clause: Clause) -> str:
    """Return what is counted before a sum; `3 x 40 €` are sessions."""
    words = [one for at, one in enumerate(clause.words[: clause.before]) if at not in clause.inner]
    if not any(count(one) for one in words):
        words = clause.words
    for one in reversed(words):
        if "rate" in one.senses:
            return ""
        units = named(one.senses, "per:")
        if units:
            return next(unit for unit in (*_TIME, *_WHO) if unit in units)
    parts = any("instalments" in one.senses for one in (words if "possible" in clause.senses else clause.words))
    return "" if parts else "session"


_MEETINGS = frozenset({"Abend", "Nachmittag", "Vormittag", "Termin", "Treffen"})
_ONE = frozenset({"ein", "eine", "jeder", "jede", "jedes", "each", "one"})
_SHORT = {
    **dict.fromkeys(("p", "pers", "person", "tn"), "person"),
    "a": "year",
    "j": "year",
    "m": "month",
    "w": "week",
    "t": "session",
}
"""What `p.` is short for the time or the person of: `p. P.`, `p. a.`."""


def bounded(made: Amount, money: Token, clause: Clause) -> list[Amount]:
    """Return an amount, or the two ends of a range; a lower end of nothing says nothing."""
    if money.low:
        low = [replace(made, value=money.low, bound="from")] if float(money.low) else []
        return [*low, replace(made, bound="to")]
    if later := later_bound(clause):
        return [replace(made, bound=later)]
    if bound := compared([one.text.lower() for one in clause.words[max(clause.before - 3, 0) : clause.before]]):
        return [replace(made, bound=bound)]
    at = clause.before - 1
    if at >= 0 and clause.words[at].text == ":":
        at -= 1
    while at >= 0 and clause.words[at].senses & {"about"} and not clause.words[at].senses & {"from", "to"}:
        at -= 1
    if at > 0 and "from" in clause.words[at - 1].senses and named(clause.words[at].senses, "label:"):
        at -= 1  # `ab mtl. 68 €`
    if at > 0 and clause.words[at].senses & {"fee", "donation"} and clause.words[at - 1].senses & {"from", "to"}:
        at -= 1
    if at < 0 or at in clause.inner or (at and clause.words[at - 1].kind == "number"):
        return [made]
    told = clause.words[at].senses
    if _is_reached(clause.words, at):
        return [made]
    return [replace(made, bound="from" if "from" in told else "to" if "to" in told else "")]


def _is_reached(words: list[Token], at: int) -> bool:
    """Tell whether `to` at `at` leads to the sum itself: `reduced to €40`, `amounts to €40`."""
    before = words[at - 1] if at and words[at].text == "to" else None
    return before is not None and ("reduced" in before.senses or before.text.lower() in _REACHING)


_REACHING = frozenset({"amounts", "amount", "comes", "come"})
