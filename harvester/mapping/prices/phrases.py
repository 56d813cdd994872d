"""Finds words beside a price that mean something only together, or nothing: tokens in, tokens out."""

import re

from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import NOTHING

_OPENING = frozenset('„“"»«‚')
_CLOSING = frozenset('“”"«»‘')
_TITLE = 12
"""Tokens that a title in quotes has at most."""
_PARENT = re.compile(
    r"eltern(?:teil)?|begleit(?:person|ung)|erw(?:achsene[rnm]?)?\.?|mutter|vater|mama|papa|oma|opa|gro(?:ss|ß)eltern(?:teil)?|parent|adult|mum|dad|mother|father|grandparent|grandma|grandpa"
)
_CHILD = frozenset("kind baby kleinkind säugling enkel enkelkind child toddler tochter sohn".split())
_WITH = frozenset({"mit", "und", "u.", "u", "+", "&", "with", "and", "plus", "samt"})
_ONE = frozenset({"1", "ein", "einem", "eine", "one", "a", "seinem", "ihrem", "dem"})
_COUPLE = frozenset({"group", "per:couple"})
_BENEFITS = frozenset({"alg", "hartz", "sgb"})
_ROMAN = re.compile(r"[IVX]{1,3}\b")
_SHORTER = re.compile(r"\w*(?:zahl|dauer|umfang|stunden|termine?n?|unterrichts?zeit|stundenzahl)", re.IGNORECASE)
_VARYING = frozenset({"nach", "according", "mehr", "weniger", "größer", "kleiner"})
_HALVES = frozenset({"halber", "halben", "halbe", "half"})
_FREELY = frozenset({"Freiwillige", "Freiwilligen"})
_REDUCED = frozenset({"reduced"})
_HELD = frozenset({"low", "group", "holder"})
_FEWER = frozenset({"reduzierte", "reduzierter", "reduzierten"})
_LESSENED = frozenset({"reduziert", "ermäßigt", "verringert", "vermindert"})
_JOINED = (
    _OPENING
    | _FEWER
    | {"sich", "personen", "people", "freiwillige", "freiwilligen"}
    | _CHILD
    | _BENEFITS
    | _HALVES
    | {"je", "jeweils", "'", "’"}
)
"""One of these is in every such phrase."""


def families(found: list[Token], texts: set[str]) -> list[Token]:
    """Return tokens with a parent and a child as one; `texts` are all words in small letters.

    >>> from harvester.mapping.prices.tokens import split
    >>> [one.text for one in families(split("je Elternteil mit Kind"), {"mit", "kind"})]
    ['je', 'Elternteil mit Kind']
    """
    if _CHILD.isdisjoint(texts):
        return found
    kept: list[Token] = []
    at = 0
    while at < len(found):
        end = _family(found, at) if found[at].kind in {"word", "number"} else 0
        if end:
            text = " ".join(word.text for word in found[at:end])
            kept.append(Token("word", text, found[at].start, found[end - 1].end, _COUPLE))
        else:
            kept.append(found[at])
        at = end or at + 1
    return kept


def phrases(found: list[Token], texts: set[str]) -> list[Token]:
    """Return tokens with phrases as one, and without senses where words are but a title or varying."""
    if _JOINED.isdisjoint(texts):
        return found
    kept: list[Token] = []
    at = 0
    while at < len(found):
        one = found[at]
        if one.text in _OPENING and kept and (end := _title(found, at)):
            kept.extend(word._replace(senses=NOTHING) for word in found[at:end] if word.kind == "word")
        elif one.text.lower() in _BENEFITS and at + 1 < len(found) and _ROMAN.match(found[at + 1].text):
            text = f"{one.text} {found[at + 1].text}"
            kept.append(one._replace(text=text, end=found[at + 1].end, senses=one.senses | found[at + 1].senses))
            end = at + 2
        elif one.text.lower() in _HALVES and at + 1 < len(found) and "fee" in found[at + 1].senses:
            kept.append(one._replace(senses=_REDUCED))
            end = at + 1
        elif one.text in _FREELY and not _is_noun(found, at + 1):
            kept.append(one._replace(senses=_HELD - {"holder"}))
            end = at + 1
        elif one.text in {"Personen", "people", "People"} and _is_holder(found, at):
            kept.append(one._replace(senses=_HELD))
            end = at + 1
        elif _is_empty(found, at):
            kept.append(one._replace(senses=NOTHING))
            end = at + 1
        else:
            kept.append(one)
            end = at + 1
        at = end
    return kept


def _family(found: list[Token], at: int) -> int:
    """Return where `1 Erwachsener mit 1 Kind`, which begins at `at`, ends; 0 for other words."""
    at += found[at].text.lower() in _ONE
    if at + 2 >= len(found) or found[at + 1].text.lower() not in _WITH:
        return 0
    first = found[at].text.lower()
    at += 2
    at += found[at].text.lower() in _ONE and at + 1 < len(found)
    last = found[at].text.lower()
    if last in _CHILD:
        return at + 1 if _is_parent(first) else 0
    return at + 1 if first in _CHILD and _is_parent(last) else 0


def _is_parent(text: str) -> bool:
    return all(_PARENT.fullmatch(one) for one in text.split("/"))


def _title(found: list[Token], at: int) -> int:
    """Return where a title in quotes that opens at `at` ends; 0 where it holds a sum or does not end."""
    for end in range(at + 1, min(at + _TITLE, len(found))):
        if found[end].kind in {"sum", "currency"}:
            return 0
        if found[end].text in _CLOSING:
            return end + 1
    return 0


def _is_holder(found: list[Token], at: int) -> bool:
    """Tell whether people are told apart by what they have: `Personen mit Behinderung`, not `6 Personen mit Hund`."""
    counted = at > 0 and (found[at - 1].kind == "number" or bool(found[at - 1].senses & {"from", "to"}))
    return not counted and at + 2 < len(found) and found[at + 1].text in {"mit", "with"}


def _is_noun(found: list[Token], at: int) -> bool:
    """Tell whether a noun comes next: `Freiwillige Spende`, not `Freiwillige frei`."""
    return at < len(found) and found[at].kind == "word" and found[at].text[0].isupper()


def _is_empty(found: list[Token], at: int) -> bool:
    """Tell whether a word means nothing by the one after it: `je nach Show`, `Kids' workshop`."""
    if found[at].kind != "word" or at + 1 >= len(found):
        return False
    then = found[at + 1]
    if found[at].text.lower() in _LESSENED and then.text == "sich":
        return True  # `ab 10 TN reduziert sich die Gebühr auf 58 €`
    if found[at].text.lower() in _FEWER:
        return bool(_SHORTER.fullmatch(then.text))
    if at + 2 >= len(found):
        return False
    if then.text in {"'", "’"}:
        owned = found[at + 2].kind == "word" and then.start == found[at].end
        return owned and "fee" not in found[at + 2].senses  # `Kids' workshop`, not `Members' price`
    return found[at].text.lower() in {"je", "jeweils"} and then.text.lower() in _VARYING
