"""Settles what only the other parts of an address tell: streets, rooms, quarters and squares of Mannheim."""

import re

from harvester.mapping.places.ends import inside, unparked
from harvester.mapping.places.english import is_english_venue
from harvester.mapping.places.inside import is_before, is_housed, is_inside, is_lone_room
from harvester.mapping.places.joins import met_by, numbered_by
from harvester.mapping.places.parts import Part, is_venue, part, prepared
from harvester.mapping.places.people import is_person
from harvester.mapping.places.quarters import doubled, quartered
from harvester.mapping.places.rooms import (
    SIDES,
    is_hall,
    is_meeting,
    is_own,
    is_part,
)
from harvester.mapping.places.streets import is_strong, is_weak
from harvester.mapping.places.towns import is_quarter

_SQUARE = re.compile(r"[A-U]\s?\d{1,2}[a-z]?")
_TOWNS = frozenset({"postal", "town"})
_VENUES = frozenset({"name", "part", "online", "preposed"})
_ESTATES = frozenset("Schloss Schloß Burg Kloster Domäne Gut Mühle Stift Hof Rathaus Kirche Dom Schlossplatz".split())
"""Venues that give their name to the street where they stand."""
_ALONG = ("Am ", "An ", "Auf ", "Zum ", "Zur ")
_ARTICLE = re.compile(r"(?:Das|Die|Der)\s")
_GATE = re.compile(
    r"(?:[\w-]*[Ee]ingang|Zugang|(?:(?:Main|Rear|Side) )?[Ee]ntrance)(?:\s(?:[A-Z]|\d{1,2}|Nord|Süd|Ost|West))?"
)
"""A way in, which is no place where rooms are told."""
_LATE = re.compile(r"[A-ZÄÖÜ]\w{2,}(?:graben|stein|berg|kamp|anger|winkel|grund|rain|brink|esch)")
_MARKET = re.compile(r"[A-ZÄÖÜ]?\w*[Mm]arkt(?:platz)?")
_AT_ONE = re.compile(
    r"Am (?:(?-i:[A-ZÄÖÜ])\w+en )?(?!\w*(?:parkplatz|haltestelle|eingang|brunnen|denkmal))[A-ZÄÖÜ]\w+", re.IGNORECASE
)
_BARE = ("An de", "Auf de", "Hinter ", "Hinterm ", "Unter de", "Unterm ", "Über de", "Zu")
_AT = (*_ALONG, "Im ", "In ", "Hinter ", "Unter ", "Vor ", "Bei ", "Beim ", "Über ", "Ob ")
"""How names of streets begin that hardly begin those of venues, and how streets do that stand beside a venue."""


def settled(parts: list[Part], *, meeting: bool = False) -> list[Part]:
    """Return the parts of an address as what they are beside the others; a meeting point has no rooms.

    >>> [one.kind for one in settled([Part("name", "Museum"), Part("name", "Druckladen"), Part("house", "", "7")])]
    ['name', 'room']
    """
    if len(parts) > 1 and parts[0].kind == "name" and is_person(parts[0].words):
        parts = parts[1:]
    if not meeting and parts and _GATE.fullmatch(parts[0].words) and any(map(_is_entered, parts[1:])):
        parts = parts[1:]
    if not meeting and is_before(parts):
        parts = [parts[0]._replace(kind="room"), *parts[1:]]
    joined = _joined(quartered(_squares(doubled(unparked(parts)))), meeting=meeting)
    return joined if meeting else inside(joined)


def _joined(parts: list[Part], *, meeting: bool) -> list[Part]:
    """Settle what only the other parts tell: squares of Mannheim, perhaps-streets, streets without a number."""
    found: list[Part] = []
    if parts and parts[0].kind == "preposed":
        parts = [_opening(parts, meeting=meeting), *parts[1:]]
    named = any(one.kind in _VENUES or one.kind in {"room", "street", "square"} for one in parts)
    parts = [one._replace(kind="remark" if named else "name") if one.kind == "beside" else one for one in parts]
    numbered = any(one.kind == "street" and one.number for one in parts)
    for at, one in enumerate(parts):
        if one.kind == "house":
            numbered_by(found, one)
        elif one.words in SIDES and found and found[-1].kind == "room":
            found.append(one._replace(kind="room"))
        elif one.kind == "corner" and met_by(found, one, numbered=numbered):
            continue
        elif one.kind != "corner" or not (numbered or any(before.kind == "street" for before in found)):
            found.append(_settled(one, parts, at, numbered=numbered))
    return found


def _opening(parts: list[Part], *, meeting: bool) -> Part:
    """Return words with a preposition in front of all others as a street before a postal code, or as what they name."""
    words = parts[0].words
    named = any(one.kind in _VENUES and not is_quarter(one.words) for one in parts[1:])
    beside = len(parts) > 1 and (
        parts[1].kind == "postal" or (parts[1].kind == "town" and not meeting and bool(_AT_ONE.fullmatch(words)))
    )
    if beside and words.startswith(_AT if named else _ALONG):
        return parts[0]._replace(kind="street")
    bare = prepared(words)
    at_one = bool(_AT_ONE.fullmatch(words))
    if (
        len(parts) == 1
        and not meeting
        and (
            at_one
            or (bare == words and words.startswith("Im "))
            or (words.startswith(_BARE) and not (is_own(bare) or is_meeting(bare)))
        )
    ):
        return parts[0]._replace(kind="street")
    return part(bare)


def _is_street(words: str, before: str, then: str) -> bool:
    """Tell whether a name before a postal code is a street without a number: `Römerberg`, `Marktplatz`."""
    if not before:
        return then == "postal" and bool(_MARKET.fullmatch(words))
    single = " " not in words and before in {"name", "room", "part"} and (then == "postal" or _is_late(words, then))
    return single and (is_strong(words) or (is_weak(words) and not is_part(words) and not is_venue(words)))


def _is_late(words: str, then: str) -> bool:
    """Tell whether the last word of an address ends as hardly anything but streets do: `Pilgrimstein`."""
    return not then and bool(_LATE.fullmatch(words))


def _is_end(words: str, parts: list[Part], at: int) -> bool:
    """Tell whether words end an address that begins with its town and names a venue: `Am Güterbahnhof`."""
    return (
        at == len(parts) - 1
        and parts[0].kind in _TOWNS
        and parts[at - 1].kind == "name"
        and words.startswith(_AT)
        and not any(one.kind == "street" for one in parts)
    )


def _is_in_lane(words: str, parts: list[Part], at: int) -> bool:
    """Tell whether words behind a venue are a lane where they begin with `Im`: `Im Wiesengrund`."""
    named = any(before.kind in _VENUES for before in parts[:at])
    return named and words.startswith("Im ") and is_weak(words) and not is_venue(prepared(words))


def _squares(parts: list[Part]) -> list[Part]:
    """Call what else would be the sign of a room a square where the town is Mannheim."""
    if not any(one.kind in {"town", "postal"} and one.words.startswith("Mannheim") for one in parts):
        return parts
    return [
        one._replace(kind="square") if one.kind == "code" and _SQUARE.fullmatch(one.words) else one for one in parts
    ]


def _settled(one: Part, parts: list[Part], at: int, *, numbered: bool) -> Part:
    """Return a part as what it is beside the others."""
    then = parts[at + 1].kind if at + 1 < len(parts) else ""
    if one.kind in {"road", "lane"}:
        lone = numbered or (
            one.kind == "road"
            and at == 0
            and len(parts) > 1
            and then not in {"postal", "town", "remark"}
            and not (then == "room" and any(other.kind in {"postal", "town"} for other in parts))
        )
        estate = then in _TOWNS and not numbered and (one.words in _ESTATES or (at > 0 and len(one.words) > 11))
        if one.kind == "road" and is_venue(one.words) and not estate:
            inside = numbered and is_part(one.words) and any(before.kind == "name" for before in parts[:at])
            return Part("room" if inside else "name", f"{one.words} {one.number}")
        if not lone:
            return one._replace(kind="street")
        inside = any(before.kind == "name" for before in parts[:at])
        return Part("room" if inside else "name", f"{one.words} {one.number}")
    if one.kind == "preposed":
        beside = then in _TOWNS or (parts[at - 1].kind in _TOWNS and one.words.startswith(_AT))
        named = any(before.kind in _VENUES for before in parts[:at]) and one.words.startswith(("Am ", *_BARE))
        along = (
            beside
            or is_strong(one.words)
            or (named and not is_own(prepared(one.words)))
            or _is_in_lane(one.words, parts, at)
        )
        street = (along or _is_end(one.words, parts, at)) and not numbered and at > 0
        return one._replace(kind="street" if street else "name")
    if one.kind == "name" and not numbered and _is_street(one.words, parts[at - 1].kind if at else "", then):
        return one._replace(kind="street")
    if one.kind in {"part", "code"} or (one.kind == "square" and numbered):
        inside = is_inside(parts, at) or (len(parts) == 1 and is_lone_room(one))
        return one._replace(kind="room" if inside else "name")
    if one.kind == "street" and not one.number and at == 0 and any(other.number for other in parts[1:]):
        return one._replace(kind="name")
    if one.kind == "square" and then != "house" and (sign := _sign(parts, at, then)):
        return one._replace(kind=sign)
    if (
        one.kind == "room"
        and (
            is_hall(one.words)
            or (_is_ahead(parts[:at]) and (_ARTICLE.match(one.words) or is_housed(one, parts[at + 1 :])))
        )
        and not any(other.kind in _VENUES for other in parts)
    ):
        return one._replace(kind="name")
    return one._replace(kind="street") if one.kind == "corner" else one


def _is_ahead(before: list[Part]) -> bool:
    """Tell whether nothing but towns stands before a part."""
    return all(one.kind in _TOWNS for one in before)


def _is_entered(one: Part) -> bool:
    """Tell whether a part behind a way in is a room or a venue."""
    return one.kind == "room" or (one.kind == "name" and is_english_venue(one.words))


def _sign(parts: list[Part], at: int, then: str) -> str:
    """Return what a letter with a digit is where it is no square: the sign of a room, or a house before its rooms."""
    if _is_elsewhere(parts):
        return "room"
    return "name" if then == "room" and at == 0 else ""


def _is_elsewhere(parts: list[Part]) -> bool:
    """Tell whether an address names a town that is not Mannheim, or a venue: then `R 3` is a room."""
    return any(one.kind in {"town", "postal", "name"} for one in parts) and not any(
        "Mannheim" in one.words for one in parts
    )
