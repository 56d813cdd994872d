"""Reads venues in words: names, rooms, streets, codes and towns, several of them or none; nothing is geocoded."""

import re

from msgspec.structs import replace

from harvester.mapping.places.clauses import clause
from harvester.mapping.places.commas import whole
from harvester.mapping.places.corners import cornered
from harvester.mapping.places.leads import told
from harvester.mapping.places.lists import several
from harvester.mapping.places.parts import (
    BRACKETS,
    SPLIT,
    Part,
    is_online,
    is_venue,
    part,
    platform,
    prepared,
)
from harvester.mapping.places.people import cared, is_person
from harvester.mapping.places.pieces import pieces
from harvester.mapping.places.remarks import is_nowhere, is_region, is_remark
from harvester.mapping.places.settled import settled
from harvester.mapping.places.spelling import spelled, squared
from harvester.mapping.places.table import words_of
from harvester.mapping.places.tails import untailed
from harvester.mapping.places.towns import is_lone_quarter, is_quarter, is_town
from harvester.mapping.places.turns import turns
from vocab.model import Place

LONGEST, MOST = 500, 24
"""Characters and parts of one text that are read."""

_LISTING = re.compile(r"\s*\(([^()]{1,80}[,;][^()]{1,80})\)")
_HELD = re.compile(r"[^,;|]{0,60}\bfinde[tn]\s(?P<where>.+?)\sstatt\b.*", re.DOTALL)
_ENTRANCE = re.compile(r"[\w-]*(?:[Ee]ingang|[Hh]altestelle|[Ss]tation|[Bb]ahnhof)\s(?:de[rs]\s)?[A-ZÄÖÜ].*")
"""An entrance or a stop that is the place where nothing else is one."""
_MEETING = re.compile(words_of("meeting-leads"), re.IGNORECASE)
_LISTED = re.compile(r"-,|\s(?:und|u\.|&|\+)\s")
"""What stands in names with commas in them."""
_HYBRID = re.compile(
    r"hybrid(?:e[rs]?)?[ -]?(?:veranstaltung|kurs|seminar|vortrag|format|angebot|event|course|workshop|lesung)?"
    r"\s?(?::\s|[–-]\s|(?=\s(?:im|in|an|am|at)\s))",
    re.IGNORECASE,
)
"""What says in front that something is held at a place and online."""
_MET = (" / ", "/", ", ", ",", " - ", " – ")
"""What stands before a corner."""
_AREA = re.compile(
    r"(?:im |in der )?(?:(?:in und |rund )um|Großraum|Raum|Region|Umkreis von"
    r"|Umgebung von|[Hh]erzen|[Mm]itten in|[Ii]nnenstadt|Stadt|Stadtgebiet|[Nn]ähe|nahe|bei|Standort"
    r"|Gemeinde)(?:\svon)?\s(?P<town>[A-ZÄÖÜ][\w -]{2,40})"
)
_AROUND = re.compile(
    r"(?:in )?(?P<town>[A-ZÄÖÜ][\w .()-]{1,40}?)\s(?:(?:und|u\.|\+|&)\s(?:Umgebung|Umland|Umkreis"
    r"|(?:weiteren?|anderen?)(?:\s\w+)?|a\.|mehr)|u\.a\.|etc\.)"
)
"""A town, and that something may be held around it as well."""


def venues(text: str) -> tuple[Place, ...]:
    """Return the places that `text` names, each with the words that it was read from.

    >>> [(p.name, p.room, p.street, p.locality) for p in venues("vhs Gießen, Raum 7, Fröbelstr. 65, 35394 Gießen")]
    [('vhs Gießen', 'Raum 7', 'Fröbelstr. 65', 'Gießen')]
    >>> [(p.locality, p.online) for p in venues("online und vor Ort in Kassel")], venues("siehe Beschreibung")
    ([('', True), ('Kassel', False)], ())
    """
    said = text.strip()[:LONGEST]
    even = cornered(spelled(said))
    hybrid = _HYBRID.match(even) if even[:1] in "Hh" else None
    even = even[hybrid.end() :] if hybrid else even
    text = told(cared(even) if "c/o" in even else even)
    if "finde" in text and (held := _HELD.fullmatch(text)):
        text = told(held["where"])
    if (area := _AREA.fullmatch(text) or _AROUND.fullmatch(text)) and is_town(area["town"]):
        text = area["town"]
    text = squared(text)
    if is_nowhere(text) and not is_online(text):
        text = _somewhere(text)
    if not text or is_region(text) or is_person(text):
        return ()
    listed, meeting = turns(even) or pieces(_ended(text)), bool(_MEETING.match(said))
    found: dict[Place, None] = {}
    for one in listed:
        if (is_online(one) or not is_nowhere(one)) and (made := _venue(one, meeting=meeting)) != Place():
            words = " ".join((one if len(listed) > 1 else said).split())
            found[replace(made, street=_met(made.street, said), words=words)] = None
    if hybrid and found and not any(one.online for one in found):
        found[Place(online=True, words=said)] = None
    return tuple(found)


def _ended(text: str) -> str:
    """Return words without the remarks at their end, and without the lead that these kept from being seen."""
    bare = untailed(text)
    return (told(bare) or text) if bare != text else text


def _somewhere(text: str) -> str:
    """Return the parts of words that surely name a place where others say that it is not known, or nothing."""
    said = [one for one in SPLIT.split(BRACKETS.sub(r", \1", text)) if one]
    if len(said) < 2 or len(said) > MOST:
        return ""
    kept = [one for one in map(told, said) if one and not is_nowhere(one)]
    sure = any((one.kind == "street" and one.number) or one.kind in {"postal", "town"} for one in map(part, kept))
    sure = sure or any(map(several, kept))
    venue = any(_is_named(one) and part(one).kind in {"name", "part"} for one in map(prepared, kept))
    return ", ".join(kept) if sure or venue else ""


def _is_named(words: str) -> bool:
    """Tell whether words begin with a noun for a venue, or are two of which the last is one."""
    first, _, last = words.partition(" ")
    return is_venue(words) or (first[:1].isupper() and last[:1].isupper() and " " not in last and is_venue(last))


def _venue(text: str, *, meeting: bool) -> Place:
    """Return the one place that words name."""
    parts = _parts(text, meeting=meeting)
    if is_online(text) and not any(one.kind in {"street", "postal", "square", "town"} for one in parts):
        others = [one for one in parts if one.kind in {"name", "room", "part", "road"} and not is_online(one.words)]
        if not others or parts[0].kind == "online" or is_nowhere(text):
            return Place(name=platform(text), online=True)
    return _placed(parts, text)


def _parts(text: str, *, meeting: bool) -> list[Part]:
    """Return the parts of an address in order, what stands in brackets behind what it belongs to."""
    found: list[Part] = []
    split = SPLIT.split(_LISTING.sub(r", \1", text) if "(" in text else text)[:MOST]
    for said in whole(split, text) if "," in text and _LISTED.search(text) else split:
        if found and ":" in said and is_remark(BRACKETS.sub("", said) or said):
            found.append(Part("remark", said))
        elif words := told(said) if found else said.strip():
            found.extend(clause(words, first=not found))
    return settled(found, meeting=meeting)


def _placed(parts: list[Part], text: str) -> Place:
    """Put the parts of one address together."""
    towns = _town(parts)
    postal = next((one for one in parts if one.kind == "postal"), None)
    street = next((one for one in parts if one.kind in {"street", "square"}), None)
    names = [one.words for one in parts if one.kind == "name"]
    names = list(dict.fromkeys(names))
    if not (names or street or any(one.kind == "room" for one in parts)):
        names = [one.words for one in parts if one.kind == "remark" and _ENTRANCE.fullmatch(one.words)][:1]
    country = next((one.country for one in parts if one.country), "")
    locality = postal.words if postal and postal.words else towns
    lone = (len(names) > 1 or len(parts) == 2) if names and not street else len(names) > 1
    if not locality and (
        (country and lone and not is_venue(names[-1]))
        or (len(names) > 1 and is_quarter(names[-1]) and not is_venue(names[-1]))
    ):
        locality = names.pop()
    if not locality and street and len(names) == 1 and is_lone_quarter(names[0]):
        locality = names.pop()
    if not locality and len(names) == 1 and is_lone_quarter(names[0]) and _is_lone(parts):
        locality = names.pop()
    return Place(
        name=_name(names, text),
        room=", ".join(one.words for one in parts if one.kind == "room"),
        street=_street(street) if street else "",
        postal_code=postal.code if postal else "",
        locality=_as_written(locality, text),
        country=country,
    )


def _is_lone(parts: list[Part]) -> bool:
    """Tell whether an address holds one name and but rooms beside it."""
    return all(one.kind in {"name", "room", "remark"} for one in parts)


def _as_written(locality: str, text: str) -> str:
    """Return a town and its quarter with the mark that stands between them."""
    if ", " not in locality or locality in text:
        return locality
    return next((made for mark in (" / ", " - ", " – ") if (made := locality.replace(", ", mark)) in text), locality)


def _met(street: str, text: str) -> str:
    """Return a street and the corner behind it with the mark that stands between them."""
    if "/" not in street or "Ecke " not in street or street in text:
        return street
    begun, _, end = street.rpartition("Ecke ")
    bare = begun.rstrip(" /")
    return next((made for mark in _MET if (made := f"{bare}{mark}Ecke {end}") in text), street)


def _name(names: list[str], text: str) -> str:
    """Return the names of a venue with what stands between them."""
    return next((name for mark in (" – ", " - ") if (name := mark.join(names)) in text), ", ".join(names))


def _town(parts: list[Part]) -> str:
    """Return the town that a part names."""
    return next((one.words for kind in ("town", "maybe") for one in parts if one.kind == kind), "")


def _street(one: Part) -> str:
    """Return a street with its number as German addresses write it; squares of Mannheim have a comma."""
    return f"{one.words}{', ' if one.kind == 'square' else ' '}{one.number}" if one.number else one.words
