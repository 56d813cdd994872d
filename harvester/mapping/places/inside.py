"""Tells of parts of an address, as the others show, whether they are rooms of a venue; it reads no address."""

import re

from harvester.mapping.places.english import is_english_venue
from harvester.mapping.places.parts import Part, is_venue
from harvester.mapping.places.rooms import is_basic, is_first, is_house, is_lone_house, is_own, is_room, is_workroom

_TOWNS = frozenset({"postal", "town"})
_POINTED = re.compile(
    r"(?:[A-Z]{1,2}[\s.]?)?\d{1,2}\.\d{1,3}|[A-Z]{1,2}[\s.-]?\d{3}|[A-Z]{1,2}-\d{2}|[EUOD]G[.-]\d{1,3}"
)
_ON_FLOOR = re.compile(r"[\w-]+\s(?:im|in der)\s(?P<floor>\S.*)")
_NAMED_HALL = re.compile(
    r"[A-ZÄÖÜ][\w'’-]+(?:\s[A-ZÄÖÜ][\w'’-]+)?\s(?:Hall|Theatre)|Gym|Kitchen|Cafeteria|Library|Café|Garden|Courtyard|Workshop|Studio|Crypt|Chapel|Refectory|Ballroom|Restaurant|Attic"
)
_OF = re.compile(r"(?P<room>\S+(?:\s\S+)?)\s(?:de[rs]|vom)\s\S.*")


def is_before(parts: list[Part]) -> bool:
    """Tell whether the first of some parts is a room of the venue behind it: `Rhine Hall, Conference Center`."""
    if len(parts) < 2 or parts[0].kind not in {"name", "part"}:
        return False
    words, then = parts[0].words, parts[1]
    if is_english_venue(then.words):
        return bool(_NAMED_HALL.fullmatch(words))
    of = _OF.fullmatch(words)
    return of is not None and is_room(of["room"]) and then.kind == "name" and is_venue(then.words)


def is_housed(one: Part, rest: list[Part]) -> bool:
    """Tell whether a room that may be a house stands before a street with its number: `Dock 4, Am Hafen 2`."""
    if is_lone_house(one.words) and rest and all(other.kind in _TOWNS for other in rest):
        return True
    return is_house(one.words) and any(other.kind in {"street", "lane", "road"} and other.number for other in rest)


def is_inside(parts: list[Part], at: int) -> bool:
    """Tell whether what may be a room or a venue is a room: beside a venue, or a workroom on its floor."""
    one, before = parts[at], parts[:at]
    rest = [other for other in parts[at + 1 :] if other.kind not in {"room", "remark"}]
    if at == 0:
        return _is_first(one, parts, rest)
    if all(other.kind in {"room", "part", "code"} for other in before):
        if rest and (_is_housing(rest[0]) or (rest[0].kind == "name" and is_basic(one.words))):
            return True
        if _is_housing(one) and any(other.kind == "room" for other in before):
            return False
    named = any(
        other.kind in {"name", "part"} or (other.kind == "preposed" and is_own(other.words))
        for other in parts
        if other is not one
    )
    if not named and one.kind == "part" and not is_workroom(one.words):
        return False
    return any(other.kind not in {"town", "postal", "country", "room", "remark"} for other in before)


def _is_first(one: Part, parts: list[Part], rest: list[Part]) -> bool:
    """Tell whether the first part is a room: its venue follows, or only its floor."""
    floored = len(parts) > 1 and parts[1].kind == "room"
    if rest and _is_housing(rest[0]):
        return is_first(one.words) or floored or _is_on_floor(one)
    return (
        any(other.kind == "room" or (other.kind == "part" and is_workroom(other.words)) for other in parts[1:])
        and is_basic(one.words)
        and all(other.kind in _TOWNS or (other.kind == "part" and is_workroom(other.words)) for other in rest)
    )


def _is_housing(one: Part) -> bool:
    """Tell whether a part is a venue that rooms may stand before."""
    if one.kind == "part":
        return is_venue(one.words) and is_own(one.words)
    return one.kind == "name" and (is_venue(one.words) or is_english_venue(one.words))


def _is_on_floor(one: Part) -> bool:
    """Tell whether a part tells the floor that it is on: `Werkstatt im 2. OG`."""
    found = _ON_FLOOR.fullmatch(one.words)
    return one.kind == "part" and found is not None and is_room(found["floor"])


def is_lone_room(one: Part) -> bool:
    """Tell whether what stands alone is a room rather than a venue: `2.17`, `Turnhalle`."""
    return _is_on_floor(one) or bool(_POINTED.fullmatch(one.words)) or (one.kind == "part" and is_workroom(one.words))
