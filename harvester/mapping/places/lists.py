"""Parts lists of towns, of venues and of whole addresses into the words of each; it reads no address."""

import re

from harvester.mapping.places.parts import BRACKETS, SPLIT, is_venue, part
from harvester.mapping.places.rooms import is_own
from harvester.mapping.places.streets import numbered
from harvester.mapping.places.towns import (
    LANDSCAPES,
    RIVERS,
    is_lone_quarter,
    is_municipality,
    is_quarter_of,
    is_town,
    nation,
)

_TIGHT_TOWNS = re.compile(r"[A-ZÄÖÜ][a-zäöüß][\w. -]+(?:/[A-ZÄÖÜ][a-zäöüß][\w. -]*)+")
_LISTED = re.compile(r"[,;|\n·•]|\s/\s|\s(?:und|oder|and|or|sowie|bzw\.|\+|&)\s")
_DASHED = re.compile(r"\s[-–]\s")
_THREE = re.compile(r"[^,;|/]+\s[-–]\s[^,;|/]+\s[-–]\s[^,;|/]+")
_THEN = re.compile(
    r",\s(?:und\s)?(?:danach|anschließend|dann|später|im Anschluss)\s(?:(?:im|in der|in)\s)?(?=[A-ZÄÖÜ]|vhs)"
)
_FIRST = re.compile(r"(?:erst|zuerst|zunächst)\s(?:(?:im|in der|in)\s)?", re.IGNORECASE)
_WORDED = re.compile(r"\s(?:und|oder|and|or|sowie|bzw\.|\+|&)\s")
_DIGIT = re.compile(r"\d")
_IN = re.compile(r"^[Ii]n\s(?=[A-ZÄÖÜ])")
_AND_LAST = re.compile(r"[^,]+(?:,[^,]+)+\s(?:und|oder|sowie|&)\s[^,]+")
_NUMBERED = re.compile(r"\s\d{1,3}\s?[a-z]?(?:\s?[-–/]\s?\d{1,3})?\s*(?=[,;|\n/·•]|\s[-–]\s|$)")
_OF = re.compile(r"\s(?:der|des|für|von|zum|zur)\s")
_PLAIN = frozenset(
    "museum schloss burg park kloster stift kirche schule theater bibliothek archiv galerie garten hof".split()
)
"""Venues that hardly stand alone behind another: `Schloss und Park`."""
_ALONG = frozenset({"street", "lane", "road"})
_UMBRELLA = re.compile(r"k?vhs\b|volkshochschule|uni(?:versität)?\b|hochschule", re.IGNORECASE)
"""Institutions whose houses stand behind them."""


def several(text: str) -> list[str]:
    """Return the words of each place of a list; nothing where words are no list.

    >>> several("Kassel und Fulda"), several("Rathaus; Museum"), several("Rathaus, Markt 1, Museum, Markt 2")
    (['Kassel', 'Fulda'], ['Rathaus', 'Museum'], ['Rathaus, Markt 1', 'Museum, Markt 2'])
    """
    if not _DIGIT.search(text) and (towns := _towns(text)):
        return towns
    stages = [_FIRST.sub("", one.strip()) for one in _THEN.split(text)]
    if len(stages) > 1 and all(_names(one) or is_town(one) for one in (one.partition(",")[0] for one in stages)):
        return stages
    if whole := _wholes(text) or _repeated(text):
        return whole
    if text.count(" / ") == 1 and "," in text and (slashed := _slashed(text)):
        return slashed
    if pair := _pair(text):
        return pair
    singles = [one.strip() for one in text.split(";")]
    return singles if len(singles) == 2 and all(map(_is_single, singles)) else []


def _wholes(text: str) -> list[str]:
    """Return addresses of which each tells a venue with its street or room."""
    for mark in ("|", ";", "\n\n", "\n", ", und ", " und ", " oder ", " sowie ", " bzw. ", " and ", " or "):
        pieces = [one.strip() for one in text.split(mark)] if mark in text else []
        if (
            len(pieces) > 1
            and _is_whole(pieces[0], "|" if mark == "|" else "")
            and all(_is_whole(one, mark) for one in pieces[1:])
            and not (mark.endswith(" ") and _is_room_between(pieces))
        ):
            return pieces
    return []


def _is_room(left: str, joined: str, right: str) -> bool:
    """Tell whether a word joins but two rooms: `Haus 1 und Haus 2`."""
    return part(f"{SPLIT.split(left)[-1]}{joined}{SPLIT.split(right)[0]}").kind == "room"


def _is_room_between(pieces: list[str]) -> bool:
    """Tell whether a word joins two rooms, of which the second is but a name or a sign: `Räume Rot und Blau`."""
    *_, before, last = ["", "", *SPLIT.split(pieces[0])]
    last = before if before and len(last) == 1 else last
    first, kind = SPLIT.split(pieces[1])[0], part(last).kind
    if kind not in {"room", "part", "code"}:
        return False
    then = part(first).kind
    return (" " not in first and not is_venue(first)) or then == "room" or (kind == then == "part")


def _pair(text: str) -> list[str]:
    """Return two towns or two venues between which a word stands."""
    for joined in (" und ", " oder ", " and ", " or ", " sowie ", " bzw. ", " & ", " + "):
        left, _, right = text.partition(joined)
        if left.endswith("-") or (right and _is_room(left, joined, right)):
            continue
        if right and ((is_town(left) and is_town(right)) or (_names(left) and _names(right) and _starts(left, right))):
            return [left, right]
        if right and is_own(right) and is_venue(right) and part(right).kind == "name" and _is_whole(left):
            return [left, right]
    return []


def _repeated(text: str) -> list[str]:
    """Return the addresses of a text that names one behind the other, each with a venue and a numbered street."""
    if len(_NUMBERED.findall(text)) < 2:
        return []
    found: list[list[str]] = []
    done = True
    for one in SPLIT.split(text):
        kind = part(one).kind if one else ""
        if done and kind in {"name", "part"} and is_venue(one):
            found.append([])
            done = False
        if not found:
            return []
        found[-1].append(one)
        done = done or (kind in _ALONG and bool(part(one).number))
    streets = [sum(part(one).kind in _ALONG for one in some if one) for some in found]
    return [", ".join(filter(None, some)) for some in found] if len(found) > 1 and set(streets) == {1} else []


def _towns(text: str) -> list[str]:
    """Return the towns, or the venues, of a list that holds nothing else."""
    pieces = [
        _IN.sub("", one.strip()) for one in (_DASHED.split(text) if _THREE.fullmatch(text) else _LISTED.split(text))
    ]
    if _TIGHT_TOWNS.fullmatch(text) and all(is_town(one) for one in text.split("/")):
        last = text.rpartition("/")[2]
        return (
            []
            if _is_river(last, text)
            or last in LANDSCAPES
            or (text.count("/") == 1 and is_quarter_of(last, text.partition("/")[0]))
            else text.split("/")
        )
    if len(pieces) < 2 and len(route := _DASHED.split(text)) == 2 and all(map(is_municipality, route)):
        pieces = route
    listed = len(pieces) > 2 or (len(pieces) == 2 and not _is_of(pieces, text))
    if listed and all(is_town(one) or is_lone_quarter(one) for one in pieces) and not nation(pieces[-1]):
        return pieces
    named = len(pieces) > 1 and all(" " in one and is_venue(one) and part(one).kind != "room" for one in pieces)
    alike = named and len({one.partition(" ")[0] for one in pieces}) == 1
    several = alike or (len(pieces) > 2 and _AND_LAST.fullmatch(text))
    return pieces if named and several and not any(map(numbered, pieces)) else []


def _is_of(towns: list[str], text: str) -> bool:
    """Tell whether the second of two towns is the river or, behind a mark, a quarter of the first."""
    town, words = towns
    return _is_river(words, text) or (
        not _WORDED.search(text) and (words in LANDSCAPES or is_quarter_of(words, town) or not is_municipality(words))
    )


def _is_river(words: str, text: str) -> bool:
    """Tell whether a word behind a town is the river that it lies at; Fulda is a town but behind its neighbours."""
    return words in RIVERS and (
        words != "Fulda" or text.startswith(("Rotenburg", "Melsungen", "Bad Hersfeld", "Bebra"))
    )


def _slashed(text: str) -> list[str]:
    """Return a venue with its room or street and another venue behind a slash."""
    one, other = text.split(" / ")
    return [one, other] if _is_whole(one) and " " in other and _is_whole(other, ";") else []


def _starts(left: str, right: str) -> bool:
    """Whether both sides are names of their own: two words each, or both begin as places do."""
    if " " not in right and " " in left and right.lower() not in _PLAIN and not _OF.search(left):
        return is_venue(left) and _is_single(left) and _is_single(right) and right[:1].isupper()
    begun = right[:1].isupper() or right.startswith(("vhs ", "documenta"))
    single = " " not in left + right and all(
        is_venue(one) and is_own(one) and part(one).kind == "name" for one in (left, right)
    )
    return begun and (single or " " in left) and (single or " " in right or "-" in right) and part(right).kind != "room"


def _names(words: str) -> bool:
    """Tell whether words begin with a noun for a venue or end in one: `Botanischer Garten`."""
    return is_venue(words) or (
        words[:1].isupper()
        and len(words.split()) == 2
        and "," not in words
        and "\n" not in words
        and is_venue(words.rpartition(" ")[2])
    )


def _is_single(words: str) -> bool:
    """Tell whether words are an institution and no part of one: `Rathaus`, `Bürgerhaus Nord`."""
    return is_venue(words) and is_own(words) and part(words).kind == "name" and not _UMBRELLA.match(words)


def _is_whole(words: str, mark: str = "") -> bool:
    """Whether words are an address of their own: a name and a street with its number; or behind `;` a venue."""
    kinds = [part(one) for one in SPLIT.split(BRACKETS.sub(r", \1", words) if mark == "|" else words) if one]
    if any(one.kind in _ALONG and one.number for one in kinds) and any(one.kind == "postal" for one in kinds):
        return True
    if mark == ";" and len(kinds) == 1 and kinds[0].kind in {"name", "part"}:
        return is_venue(words) and is_own(words)
    return (
        len(kinds) > 1
        and kinds[0].kind != "house"
        and not (kinds[0].kind == "room" and all(one.kind in {"room", "part"} for one in kinds))
        and (
            any((one.kind in _ALONG and one.number) or one.kind == "room" for one in kinds)
            or (kinds[0].kind == "name" and kinds[-1].kind == "part" and not is_own(kinds[-1].words))
        )
        and any(one.kind in {"name", "part"} for one in kinds)
    )
