"""Reads venues in words: names, rooms, streets, codes and towns, several of them or none; nothing is geocoded."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from harvester.mapping.placeparts import (
    BRACKETS,
    SPLIT,
    Part,
    is_entrance,
    is_online,
    is_venue,
    part,
    platform,
    prepared,
)
from harvester.mapping.placepieces import pieces, told
from harvester.mapping.placeremarks import is_aside, is_nowhere
from harvester.mapping.placesettled import settled
from harvester.mapping.placetable import words_of
from harvester.mapping.placetowns import is_quarter, is_town
from harvester.mapping.placeunmarked import unmarked
from vocab.model import Place

LONGEST, MOST = 500, 24
"""Characters and parts of one text that are read."""

_LISTING = re.compile(r"\s*\(([^()]{1,80}[,;][^()]{1,80})\)")
_HELD = re.compile(r"[^,;|]{0,60}\bfinde[tn]\s(?P<where>.+?)\sstatt\b.*", re.DOTALL)
_BLANKS = re.compile(r"[^\S\n]+")
_IN_TOWN = re.compile(r"(?P<rest>.+?)\s+in\s+(?P<town>[A-ZÄÖÜ].+)")
_INSIDE = re.compile(
    r"(?P<room>[\w-]+(?:\s(?!i[mn]\s)[\w.]{1,5})?)\s(?:der|des|im|in der|in den)\s(?P<venue>(?:[A-ZÄÖÜ]|vhs).*)"
)
_OUTDOORS = re.compile(
    r"\S+(?: \S+)? (?:im|in|am|an|auf|der|des) (?:\w+ )?[\w-]*(?:park|garten|wald|stadt|see|ufer|platz|zoo)s?",
    re.IGNORECASE,
)
_OF_VENUE = re.compile(rf"\S+ (?:des|der) .*(?:{words_of('institutions')})(?:s|es|e|en)(?: .*)?", re.IGNORECASE)
_CROSSING = re.compile(r"(?<=[a-zß.])\s/\s(?=(?!Ecke)[\w-]+(?:str\.|straße|allee|weg|platz)(?:,|$))")
_MEETING = re.compile(words_of("meeting-leads"), re.IGNORECASE)
_ASIDE = re.compile(
    r"nähe|gegenüber|ehemal|früher|neben|bei|am|an|im|in|eingang|zugang|ecke|hinter|vor|über", re.IGNORECASE
)
_STOP = re.compile(r"(?<=[a-zäöüß]{5})(?<!str)\.$")
_NUMBERLESS = re.compile(r"(?<=[a-zß.])\s(?:o\.\s?Nr\.?|ohne (?:Haus)?[Nn]ummer)(?=,|$)")
_AREA = re.compile(r"(?:im |in der )?(?:Großraum|Raum|Region|Umkreis von|Stadt)\s(?P<town>[A-ZÄÖÜ][\w -]{2,40})")
_SQUARE = re.compile(r"(?<=[a-zäöüß])\s(?=[A-U]\s?\d{1,2}(?:\b|,))|(?<=[A-U]\d)\s(?=\d)|(?<=\b[A-U]\s\d)\s(?=\d)")
_LAND = re.compile(r"(?<![\w-])(DE|D|AT|A|CH|FL|NL|LU|L|B|F|I)\s?[-–]\s?(?=\d{4,5}\s[A-ZÄÖÜ])")
_COLON = re.compile(r"\b(Raum|Zimmer|Saal|Etage|Gebäude|Room):\s?")


def venues(text: str) -> tuple[Place, ...]:
    """Return the places that `text` names, each with the words that it was read from.

    >>> [(p.name, p.room, p.street, p.locality) for p in venues("vhs Gießen, Raum 7, Fröbelstr. 65, 35394 Gießen")]
    [('vhs Gießen', 'Raum 7', 'Fröbelstr. 65', 'Gießen')]
    >>> [(p.locality, p.online) for p in venues("online und vor Ort in Kassel")], venues("siehe Beschreibung")
    ([('', True), ('Kassel', False)], ())
    """
    said = _BLANKS.sub(" ", text.strip()[:LONGEST])
    text = told(_CROSSING.sub("/", _COLON.sub(r"\1 ", _LAND.sub(r"\1-", said))))
    if held := _HELD.fullmatch(text):
        text = told(held["where"])
    text = _STOP.sub("", _NUMBERLESS.sub("", text))
    if (area := _AREA.fullmatch(text)) and is_town(area["town"]):
        text = area["town"]
    if "Mannheim" in text:
        text = _SQUARE.sub(", ", text.replace("Quadrat ", ""))
    if not text or (is_nowhere(text) and not is_online(text)):
        return ()
    several, meeting = pieces(text), bool(_MEETING.match(said))
    found: dict[Place, None] = {}
    for one in several:
        if (is_online(one) or not is_nowhere(one)) and (made := _venue(one, meeting=meeting)) != Place():
            found[replace(made, words=" ".join((one if len(several) > 1 else said).split()))] = None
    return tuple(found)


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
    for said in SPLIT.split(_LISTING.sub(r", \1", text))[:MOST]:
        if not (words := told(said) if found else said.strip()):
            continue
        inner = BRACKETS.search(words)
        if inner and (not is_town(words) or part(inner[1]).kind in {"country", "remark", "online", "room"}):
            found.extend(_bracketed(words, inner, found))
        else:
            for piece in unmarked(words):
                found.extend(_one(piece, first=not found))
    return settled(found, meeting=meeting)


def _bracketed(words: str, inner: re.Match[str], before: list[Part]) -> Sequence[Part]:
    """Return what stands outside of brackets and what inside; both as one where the brackets only add to a name."""
    outside = (words[: inner.start()] + words[inner.end() :]).strip()
    within = part(inner[1])
    outer = part(outside) if outside else None
    if within.kind in {"remark", "online"}:
        return _one(outside, first=not before) if outside else ()
    if outer and outer.kind in {"postal", "town"} and within.kind not in {"country", "room"}:
        return _one(words, first=not before)
    if within.kind == "town" and outer and is_town(f"{outside.rpartition(' ')[2]} ({inner[1]})"):
        return [Part("name", words)]
    if within.kind == "town" and outer:
        return [*_one(outside, first=not before), within._replace(kind="maybe")]
    if outer and outer.kind == "street" and within.kind in {"name", "part"}:
        return [outer] if _ASIDE.match(inner[1]) else [outer, within]
    if outer and outer.kind == "room" and within.kind == "name":
        return [outer, within] if is_venue(inner[1]) else [Part("room", words)]
    if within.kind == "code" or (within.kind == "square" and inner[1].startswith("R")):
        within = within._replace(kind="room")
    if within.kind in {"room", "country", "street", "postal", "corner", "part"}:
        return [*(_one(outside, first=not before) if outside else []), within]
    return [Part("name", words)]


@lru_cache(4096)
def _one(words: str, *, first: bool) -> tuple[Part, ...]:
    words = told(words) if not first else words
    if not words or (not first and words.startswith("bei ")):
        return ()
    if (parted := words.partition(": "))[2] and (is_town(parted[0]) or is_venue(parted[0])):
        return (part(parted[0]), *_one(parted[2], first=False))
    if found := _IN_TOWN.fullmatch(words):
        inner = part(found["rest"])
        if inner.kind in {"street", "lane", "road", "house", "square", "corner"} or (
            is_town(found["town"]) and is_venue(inner.words)
        ):
            return inner, Part("town", found["town"])
    if re.search(r"[\s/]Ecke\s", words) and not words.startswith("Ecke"):
        return (Part("street", words),)
    if (_OUTDOORS.fullmatch(words) or _OF_VENUE.fullmatch(words)) and part(words).kind == "room":
        return (Part("name", words),)
    if (inside := _INSIDE.fullmatch(words)) and is_venue(inside["venue"]) and part(inside["room"]).kind == "room":
        return Part("room", inside["room"]), Part("name", inside["venue"])
    one = part(words)
    if one.kind == "preposed" and not first:
        return (one,)
    one = part(prepared(words))
    if not first and one.kind == "name" and is_aside(words) and one.words == words:
        return (one._replace(kind="remark"),)
    return (Part("name", prepared(words)) if first and one.kind == "remark" and is_entrance(prepared(words)) else one,)


def _placed(parts: list[Part], text: str) -> Place:
    """Put the parts of one address together."""
    towns = _town(parts)
    postal = next((one for one in parts if one.kind == "postal"), None)
    street = next((one for one in parts if one.kind in {"street", "square"}), None)
    names = [one.words for one in parts if one.kind == "name"]
    country = next((one.country for one in parts if one.country), "")
    locality = postal.words if postal and postal.words else towns
    lone = (len(names) > 1 or len(parts) == 2) if names and not street else len(names) > 1
    if not locality and ((country and lone) or (len(names) > 1 and is_quarter(names[-1]) and not is_venue(names[-1]))):
        locality = names.pop()
    return Place(
        name=_name(names, text),
        room=", ".join(one.words for one in parts if one.kind == "room"),
        street=_street(street) if street else "",
        postal_code=postal.code if postal else "",
        locality=locality,
        country=country,
    )


def _name(names: list[str], text: str) -> str:
    """Return the names of a venue with what stands between them."""
    return next((name for mark in (" – ", " - ") if (name := mark.join(names)) in text), ", ".join(names))


def _town(parts: list[Part]) -> str:
    """Return the town that a part names."""
    return next((one.words for kind in ("town", "maybe") for one in parts if one.kind == kind), "")


def _street(one: Part) -> str:
    """Return a street with its number as German addresses write it; squares of Mannheim have a comma."""
    return f"{one.words}{', ' if one.kind == 'square' else ' '}{one.number}" if one.number else one.words
