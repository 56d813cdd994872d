"""Finds phrases that count who takes part, and makes one token of each: tokens in, tokens out."""

import re

from harvester.mapping.prices.people import are_people
from harvester.mapping.prices.sizes import COUNTED, JOINING, LESS, MORE, Bounds, Item, sizes, whole
from harvester.mapping.prices.times import count
from harvester.mapping.prices.tokens import Token
from harvester.mapping.prices.words import senses
from vocab.model import UNBOUNDED

_HEADS = re.compile(r"tn|tnn|tln|tlnr|teiln|teilnehm\w*|anmeldungen|personen|pers|participants", re.IGNORECASE)
"""Words before a number of people: `TN 5-7: 109 €`."""
_TEAM = re.compile(r"(?:e?r)?-?(?:gruppen?|teams?|training|unterricht|kurs)", re.IGNORECASE)
"""What makes one word with a number: `3er-Gruppe`."""
_TEAMS = re.compile(r"(zweier|dreier|vierer|fünfer|sechser)-?(?:gruppen?|teams?)", re.IGNORECASE)
_SIZES = {"zweier": 2, "dreier": 3, "vierer": 4, "fünfer": 5, "sechser": 6}
_TOGETHER = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8, "zehnt": 10}
"""How many come behind `zu`: `zu zweit 46 €`."""
_LEAST = re.compile(r"mindest-?(?:teilnehm\w*|tn\w*|personen\w*|gruppengröße|belegung)", re.IGNORECASE)
_REACHED = frozenset({"bei", "einer", "ab", "mit"})
"""Words before the least number that make it one that a sum holds for: `bei einer Mindestteilnehmerzahl von 10`."""
_ADJECTIVE = re.compile(
    r"(?:voll)?zahlende[nr]?|angemeldete[nr]?|verbindliche[nr]?|feste[nr]?|bezahlte[nr]?|aktive[nr]?|erwachsene[nr]?|paying"
)
_LIMITS = ("min", "max")
"""How bounds begin that are not of an age: `TN min. 6`."""
_AFTER_HEADS = frozenset({":", "=", "von", "of", "ist", "beträgt", "bei", "mit"})
_NEEDED = frozenset({"erforderlich", "nötig", "notwendig", "required", "needed"})
_ENDING = frozenset({":", "=", "→", ")", "]", ">"})
_PARENT = re.compile(
    r"erwachsene|eltern|mutter|mütter|vater|väter|oma|opa|großeltern|adult|parent|begleit", re.IGNORECASE
)
_BLANKED = frozenset({"+", "und", "&", "mit", "u.", "u", "and", "with"})


def crowds(found: list[Token]) -> list[Token]:
    """Return tokens with each phrase for how many take part as one, which `people` tells the bounds of.

    >>> from harvester.mapping.prices.tokens import split
    >>> found = crowds(split("ab 8 TN / 5-7 TN, mehr als 10 Kinder, Teilnehmerzahl 5/6"))
    >>> [one.people for one in found if one.kind == "crowd"]
    [(8, 0), (5, 7), (11, 0), (5, 5), (6, 6)]
    """
    if all(_TELLING.isdisjoint(one.senses) and one.kind != "number" for one in found) and not any(
        one.text.startswith("er-") or one.text.lower() in _TOGETHER or count(one) for one in found
    ):
        return found
    kept: list[Token] = []
    at = 0
    while at < len(found):
        told, end = _phrase(found, at, kept)
        if end:
            if kept and kept[-1].text == "Klassen":
                kept[-1] = kept[-1]._replace(senses=_GROUP)  # not of those of a school: `Klassen 5-7`
            kept.extend(told)
        else:
            kept.append(found[at])
            end = at + 1
        at = end
    return _apart(kept)


_KINDS = frozenset({"word", "number", "sign"})
_TELLING = frozenset({"people", "crowd", "size", "team"})


def _apart(found: list[Token]) -> list[Token]:
    """Take the bounds from counts that are paid together: `2 Erwachsene + 2 Kinder`, `1 Erwachsener mit 2 Kindern`."""
    for at in range(len(found) - 2):
        if found[at + 2].kind == "crowd" and found[at + 1].text.lower() in _BLANKED and _PARENT.match(found[at].text):
            found[at + 2] = found[at + 2]._replace(people=UNBOUNDED)
        if found[at].kind == "crowd" == found[at + 2].kind and found[at + 1].text.lower() in _BLANKED:
            found[at] = found[at]._replace(people=UNBOUNDED)
            found[at + 2] = found[at + 2]._replace(people=UNBOUNDED)
    return found


def _phrase(found: list[Token], at: int, kept: list[Token]) -> tuple[list[Token], int]:
    """Return the counts that a phrase which begins at `at` tells, and where it ends; 0 for other words."""
    one = found[at]
    if one.kind not in _KINDS or (one.kind == "sign" and one.text not in "<>≥≤"):
        return [], 0
    before = kept[-1] if kept else None
    if one.kind == "word" and (headed := _headed(found, at, before)):
        return _made(found, at, headed[0]), headed[1]
    if one.kind == "word" and (named := _named(found, at)) and not _is_each(before):
        return _made(found, at, [named]), named[1]
    if before is not None and (before.kind == "crowd" or _is_each(before) or _is_left(kept)):
        return [], 0
    told = sizes(found, at)
    if not told:
        return _one(found, at, before)
    end = told[-1][1]
    if grouped := _grouped(found, end):
        return _made(found, at, [*told[:-1], (told[-1][0], grouped)]), grouped
    while end < len(found) and _ADJECTIVE.fullmatch(found[end].text):
        end += 1
    if found[end - 1].text == "+" and _is_team(kept):
        return _made(found, at, told), end
    if end == len(found) or (found[end].senses.isdisjoint(COUNTED) and not _is_counted(found, at, end)):
        return [], 0
    last, end = _tail(found, end + 1, told[-1][0])
    return _made(found, at, [*told[:-1], (last, end)]), end


def _is_counted(found: list[Token], at: int, end: int) -> bool:
    """Tell whether people of some kind are counted: `ab 25 Pilgern`, `bei 12 Prüflingen`, `(7–9 P.)`."""
    one = found[end]
    if one.text in {"P.", "P"} and one.start > found[end - 1].end:
        return True
    bound = found[at].kind != "number" and not count(found[at])
    before = at - 1 - (at > 1 and found[at - 1].text.lower() == "nur")
    titled = end + 1 < len(found) and found[end + 1].text == ":" and (before < 0 or found[before].text == "\n")
    if one.text in {"Plätze", "Plätzen"}:
        return bound or (before >= 0 and found[before].text in "([")
    if not bound and not titled and (before < 0 or found[before].text.lower() not in _BEI):
        return False
    return _is_many(one)


_BEI = frozenset({"bei", "mit", "für", "with", "for"})


def _is_many(one: Token) -> bool:
    """Tell whether a word names several people of some kind: `Pilgern`, `Babys`, not `Paare`."""
    if not one.text[0].isupper() or not one.text.endswith(("n", "s", "e", "er")):
        return False
    bare = one.text.removesuffix("n")
    known = one.senses | senses(bare)
    return known.isdisjoint({"per:family", "per:couple", "team"}) and ("group" in known or are_people(one))


def _named(found: list[Token], at: int) -> Item | None:
    """Return the count that words for so many tell: `zu zweit 46 €`, `Dreiergruppe 28 €`."""
    if team := _TEAMS.fullmatch(found[at].text):
        return (_SIZES[team[1].lower()],) * 2, at + 1
    many = _TOGETHER.get(found[at + 1].text.lower(), 0) if at + 1 < len(found) else 0
    return ((many, many), at + 2) if many and found[at].text.lower() == "zu" else None


def _grouped(found: list[Token], at: int) -> int:
    """Return where a word for a group ends that is one with the number before it: `3er-Gruppe`, `4er Team`; else 0."""
    at += at + 1 < len(found) and found[at].text == "-"
    rest = found[at : at + 2]
    if not rest or found[at - 1].end != rest[0].start:
        return 0
    if rest[0].text == "er":
        return at + 2 if len(rest) > 1 and "team" in rest[1].senses else 0
    return at + 1 if _TEAM.fullmatch(rest[0].text) else 0


def _one(found: list[Token], at: int, before: Token | None) -> tuple[list[Token], int]:
    """Return the count of `eine Person` at the beginning of a clause."""
    begins = before is None or before.kind == "sign" or before.text.lower() in {"für", "bei", "for"}
    alone = begins and found[at].text.lower() in {"eine", "one"} and at + 1 < len(found)
    if alone and "people" in found[at + 1].senses:
        return _made(found, at, [((1, 1), at + 2)]), at + 2
    return [], 0


def _is_each(before: Token | None) -> bool:
    """Tell whether a count behind a word is that which a sum is paid for each of: `pro 4 Personen`."""
    return before is not None and "pro" in before.senses


def _is_left(kept: list[Token]) -> bool:
    """Tell whether a count is one of seats left, or of a team: `noch 4 TN`, `team of four people`."""
    text = kept[-1].text.lower()
    return text == "noch" or (text == "of" and not (len(kept) > 1 and kept[-2].text.lower() in {"group", "groups"}))


def _is_team(kept: list[Token]) -> bool:
    """Tell whether a number behind words is the size of a group: `groups of 10+`."""
    of = len(kept) > 1 and kept[-1].text.lower() in {"of", "von", "mit"}
    return bool(kept) and "team" in kept[-1 - of].senses


def _made(found: list[Token], at: int, items: list[Item]) -> list[Token]:
    """Return a token for each count, with a slash between them."""
    made: list[Token] = []
    for bounds, end in items:
        if made:
            made.append(Token("sign", "/", found[at - 1].start, found[at - 1].end))
        text = " ".join(one.text for one in found[at:end])
        made.append(Token("crowd", text, found[at].start, found[end - 1].end, _PEOPLE, people=bounds))
        at = end + 1
    return made


_PEOPLE = frozenset({"people"})
_GROUP = frozenset({"group"})


def _tail(found: list[Token], at: int, bounds: Bounds) -> Item:
    """Return bounds with what stands behind the people: `8 TN und mehr`, `10 TN+`, `Schülerinnen und Schüler`."""
    texts = [one.text.lower() for one in found[at : at + 2]]
    both = found[at - 1].text.lower().endswith("innen") and len(texts) == 2 and "and" in found[at].senses
    if both and found[at + 1].senses & COUNTED:
        at += 2
        texts = [one.text.lower() for one in found[at : at + 2]]
    if texts[:1] == ["+"] and found[at].start == found[at - 1].end:
        return (bounds[0], 0), at + 1
    if texts[:1] == ["aufwärts"] or (bounds[0] == bounds[1] and not _NEEDED.isdisjoint(texts[:1])):
        return (bounds[0], 0), at + 1
    if len(texts) == 2 and texts[0] in JOINING and texts[1] in MORE | LESS:
        return ((0, bounds[1]) if texts[1] in LESS else (bounds[0], 0)), at + 2
    return bounds, at


def _headed(found: list[Token], at: int, before: Token | None) -> tuple[list[Item], int] | None:
    """Return the counts behind a word for their number: `Teilnehmerzahl 5/6/7`, `TN: 5-7`, `Anzahl TN: 5`."""
    one, start = found[at], at
    sized = "size" in one.senses
    least = bool(_LEAST.fullmatch(one.text))
    if one.text.lower() in {"anzahl", "zahl"}:
        at += 1 + (at + 1 < len(found) and found[at + 1].text.lower() in {"der", "an", "von"})
        sized = at < len(found) and "people" in found[at].senses
    head = _HEADS.fullmatch(one.text.rstrip(".")) and not _is_each(before)
    if not (sized or least or head):
        return None
    at += 1
    colon = at < len(found) and found[at].text == ":"
    while at < len(found) and found[at].text.lower() in _AFTER_HEADS and (sized or least or found[at].text == ":"):
        at += 1
    items = sizes(found, at)
    if not items:
        return None
    end = items[-1][1]
    if least:
        if not (before is not None and before.text.lower() in _REACHED) and not _is_label(found, end):
            return None
        items = [((items[0][0][0], 0), end)]
    elif before is not None and before.kind == "word" and before.senses & {"from", "to"} and sized:
        many = items[0][0][1]
        items = [((0, many) if "to" in before.senses else (many, 0), end), *items[1:]]
    then = found[end] if end < len(found) else None
    if (sized or least) and then is not None and then.senses & COUNTED:
        last = _tail(found, end + 1, items[-1][0])
        return [*items[:-1], last], last[1]
    if sized or least:
        return items, end
    person = "person" in found[start].text.lower()
    plain = (colon or not person) if whole(found, at) else found[at].text.lower().startswith(_LIMITS) and not person
    ends = then is not None and (then.text in _ENDING or then.kind == "sum" or _is_fee(found, end))
    return (items, end) if plain and ends else None


def _is_label(found: list[Token], at: int) -> bool:
    """Tell whether a colon and a sum stand at `at`: `Mindestteilnehmerzahl 6: 96 €`."""
    return at + 1 < len(found) and found[at].text == ":" and found[at + 1].kind == "sum"


def _is_fee(found: list[Token], at: int) -> bool:
    """Tell whether a dash and a word for what is paid stand at `at`: `TN: 5-6 / 7-8 - Gebühr: 138 € / 104 €`."""
    return found[at].text == "-" and at + 1 < len(found) and "fee" in found[at + 1].senses
