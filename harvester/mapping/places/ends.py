"""Settles what stands behind a venue in an address: rooms, villages, and where to park."""

import re

from harvester.mapping.places.english import is_english_venue, is_hall_within
from harvester.mapping.places.parts import Part, is_venue
from harvester.mapping.places.rooms import is_inside, is_room
from harvester.mapping.places.towns import is_quarter, is_village

_PARKING = re.compile(r"(?:Parkplatz|Parkplätze|Parkhaus|Parkdeck)(?:\s|$)")
_VENUES = frozenset({"name", "part", "online", "preposed"})


def inside(parts: list[Part]) -> list[Part]:
    """Call names behind that of a venue rooms unless they are those of institutions or of a town abroad."""
    parts = _halled(_ended(parts))
    names = [one.words for one in parts if one.kind == "name"]
    placed = any(one.kind in {"town", "postal", "maybe"} for one in parts) or all(
        one.kind != "country" for one in parts
    )
    if len(names) < 2 or not placed:
        return parts
    return [
        one._replace(kind="room")
        if one.kind == "name"
        and one.words != names[0]
        and not (is_quarter(one.words) or is_english_venue(one.words))
        and (is_inside(one.words, names[0]) or is_room(one.words.partition(" ")[0]))
        else one
        for one in parts
    ]


def _halled(parts: list[Part]) -> list[Part]:
    """Call a hall a room behind the church or the school that it belongs to."""
    first = next((one for one in parts if one.kind == "name"), None)
    return [
        one._replace(kind="room") if one is not first and first and is_hall_within(one.words) else one for one in parts
    ]


def _ended(parts: list[Part]) -> list[Part]:
    """Call a name of one word that ends an address behind its numbered street a town where it looks like a village."""
    if len(parts) < 3 or parts[-1].kind != "name" or any(one.kind in {"town", "postal", "maybe"} for one in parts):
        return parts
    last, at = parts[-1], next((at for at, one in enumerate(parts) if one.kind == "street" and one.number), 0)
    named = any(one.kind == "name" for one in parts[:-1])
    if not (at and named and is_village(last.words)) or is_venue(last.words):
        return parts
    return [*parts[:-1], last._replace(kind="town")]


def unparked(parts: list[Part]) -> list[Part]:
    """Leave out where to park, which is told behind a venue with its street."""
    if len(parts) < 3 or parts[0].kind not in _VENUES or not any(one.kind == "street" and one.number for one in parts):
        return parts
    return [parts[0], *(one for one in parts[1:] if one.kind != "name" or not _PARKING.match(one.words))]
