"""Reads for whom a sum is as it is printed: a clause in, the label out with the words that it needs beside it."""

import re

from harvester.mapping.prices.clauses import Clause
from harvester.mapping.prices.labels import after_pro, label
from harvester.mapping.prices.people import are_people, is_rest
from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import senses

_TICKETED = frozenset({"family", "group", "student", "child", "adult", "senior", "youth", "couple", "member"})
"""Words for people that make one label with a ticket: `Family ticket`."""
_ADJECTIVE = re.compile(r"(?!alle|jede|weitere|viele)\w{3,}(?:isch|lich|ig|[mn]al)(?:e[nrs]?)?")
_OF = frozenset("der des eines einer von vom mit d d. of a the im".split())
"""What stands between a holder and what is held: `Inhaber der Ehrenamtskarte`."""
_ENGLISH = frozenset(
    "students members residents guests visitors participants employees staff teachers pupils seniors children adults"
    " citizens users groups classes families parents professionals learners readers doctors teams auditors"
    " applicants candidates firms joiners companies mothers fathers dads".split()
)
_CARDS = frozenset({"card", "pass", "ticket", "id"})
_TEAM = frozenset({"per:team", "per:session"})
_NO_KINDS = frozenset("for the all per pay pays our your only other others further up accompanying young".split())
_ROOM = re.compile(r"(?:ez|dz|mbz)\.?|.*(?:zimmer|[a-z] (?:rooms?|occupancy|cabin))")
_TIMES = frozenset({"per:session", "per:unit", "per:hour", "per:week", "per:month", "per:year"})
_EARLY = frozenset({"early"})
_WITH_NEXT = {
    **dict.fromkeys(("bird", "birds", "booking", "registration"), _EARLY),
    **dict.fromkeys(("ticket", "tickets", "card", "pass"), _TICKETED),
}

_UNNAMED = re.compile(r"privat|abendkasse|tageskasse|vvk|vorverkauf|ak", re.IGNORECASE)
"""Labels that tell where or how something on top is paid, not for whom."""
_ORDINALS = frozenset({"first", "second", "third", "fourth"})
_YOUNG = {("and", "young"), ("und", "junge")}


def is_room(label: str) -> bool:
    """Tell whether a label names a room, which tells what a sum is for and not who pays it."""
    return bool(_ROOM.fullmatch(label.lower()))


def is_nobody(label: str) -> bool:
    """Tell whether a label of what comes on top names nobody: `Doppelzimmer`, `Abendkasse`, `privat`."""
    return is_room(label) or bool(_UNNAMED.fullmatch(label))


def _attribute(words: list[Token], at: int) -> bool:
    """Tell whether a word belongs to the label after it: `externe Teilnehmende`, `mit Landauer Sozialkarte`."""
    text = words[at].text
    if at + 1 < len(words) and words[at + 1].start - words[at].end > 1:
        return False  # the sum or a bracket between them: `zusätzlich 2 € (Erwachsene)`
    led = not words[at].senses if at == 0 else "for" in words[at - 1].senses
    placed = led and len(text) > 4 and text[0].isupper() and text.endswith("er")  # `Kasseler Bürger`
    formed = words[at].senses.isdisjoint({"surcharge", "material"}) and _ADJECTIVE.fullmatch(text.lower())
    known = "adjective" in words[at].senses or formed
    ordinal = text.lower() in _ORDINALS
    return placed or ordinal or (bool(known) and (text[0].islower() or not at))


def _is_named_on(words: list[Token], at: int) -> bool:
    """Tell whether the next word belongs to a label: `externe Teilnehmende`, `Local residents`."""
    if at + 1 == len(words):
        return False
    then = words[at + 1]
    if "adjective" in words[at].senses:
        return then.kind != "crowd" and _is_naming_people(then)
    if then.text.lower() in {"people", "persons"}:
        return "low" in words[at].senses and then.start == words[at].end + 1
    return "group" in then.senses and then.text.lower() in _ENGLISH and then.start == words[at].end + 1


def _is_kind_of(words: list[Token], at: int) -> bool:
    """Tell whether the word before an English label tells which people it names: `PhD students`, `City employees`."""
    before = words[at - 1]
    leads = at == 1 or bool(words[at - 2].senses & {"for", "and"}) or words[at - 2].kind == "sign"
    known = words[at].text.lower() in _ENGLISH and before.start + len(before.text) + 1 == words[at].start
    return leads and known and before.kind == "word" and before.senses <= _TEAM and before.text.lower() not in _NO_KINDS


def _belongs(words: list[Token], at: int) -> bool:
    """Tell whether the two words before a label are part of it: `1. Kind`, `Ärztinnen und Ärzte`."""
    both = "and" in words[at - 1].senses and _is_female(words[at - 2])
    return both or (words[at - 1].text == "." and words[at - 2].kind == "number")


def _is_female(one: Token) -> bool:
    """Tell whether a word is the female half of a label: `Ärztinnen und Ärzte`."""
    return one.kind == "word" and one.text[0].isupper() and one.text.endswith("innen")


def _is_everyone(words: list[Token], at: int) -> bool:
    """Tell whether a label only stands for all who were not named before: `alle anderen Teilnehmer`."""
    return at > 1 and is_rest(words[at - 1]) and "all" in words[at - 2].senses and "people" in words[at].senses


def _is_naming_people(one: Token) -> bool:
    return bool(one.senses & {"group", "people"}) or are_people(one)


def _begin(text: str, start: int) -> int:
    """Return where the whole word begins of which a full stop cuts a part off: `ver.di-Mitglieder`."""
    while start > 1 and text[start - 1] == "." and text[start - 2].isalpha():
        start -= 2
        while start and text[start - 1].isalpha():
            start -= 1
    return start


def group(clause: Clause, text: str) -> str:
    """Return for whom a sum is, as it is printed, with what the word needs beside it; nothing when that is not said."""
    at = label(clause)
    if at < 0 or _is_everyone(clause.words, at):
        return ""
    words = clause.words
    first, last = at, at
    if at and _attribute(words, at - 1):
        first -= 1
    elif at > 2 and "and" in words[at - 1].senses and words[at - 2].text == "-":
        first -= 3
    elif at > 1 and _belongs(words, at):
        first -= 2
    elif _is_named_on(words, at):
        last += 1
    elif at and _is_kind_of(words, at):
        first -= 1
    elif "reduced" not in words[at].senses or words[at].text.startswith("Ermäßigte"):
        last = _extended(words, at, clause.before)
    if last + 1 < len(words) and words[last].text.lower() in _WITH_NEXT.get(words[last + 1].text.lower(), ()):
        last += 1
    if not text:
        return words[at].text
    told = text[_begin(text, words[first].start) : words[last].end]
    return _each(told) if after_pro(words, first) else told


def _each(text: str) -> str:
    """Return a label without the time that a slash joins to it: `Kind/Tag`."""
    first, _, rest = text.partition("/")
    return first if any(sense in _TIMES for sense in senses(rest)) else text


def _is_naming(words: list[Token], at: int) -> bool:
    """Tell whether a word, or the one that it belongs to, names a thing: `Menschen mit geringem Einkommen`."""
    named = at + 1 < len(words) and words[at].text.endswith(("em", "en", "er")) and words[at + 1].text[0].isupper()
    return named or words[at].text[0].isupper()


def _extended(words: list[Token], at: int, before: int) -> int:
    """Return where a label ends: `Schülerinnen und Schüler`, `Inhaber der Ehrenamtskarte`."""
    limit = before if at < before else len(words)
    last = at
    while (
        last + 2 < limit
        and (words[last + 1].senses & {"and"} or words[last + 1].text in ",/&+")
        and (
            "group" in words[last + 2].senses
            or words[last + 2].text.startswith("Ermäßigte")
            or _is_female(words[last + 2])
        )
    ):
        last += 2
    if last + 2 < limit and (words[last + 1].text, words[last + 2].text) in _YOUNG:
        return min(last + 3, limit - 1)  # `children and young people`
    return _held(words, last, limit) if "holder" in words[last].senses else last


def _held(words: list[Token], last: int, limit: int) -> int:
    """Return where what a holder holds ends: `Inhaber der Ehrenamtskarte`, `holders of the volunteer card`."""
    english = words[last].text.lower().startswith("holder")
    most = last + 4
    while last + 1 < limit and words[last + 1].kind == "word" and last < most:
        then = words[last + 1]
        if then.text.lower() in {"pay", "pays", "get", "receive", "zahlen"}:
            break
        if then.text.lower() not in _OF and not _is_naming(words, last + 1) and not (english and then.text.islower()):
            break
        last += 1
        named = then.text[0].isupper() and then.text not in {"Der", "Die"}
        if (named and not english) or then.text.lower() in _CARDS:
            break
    return last
