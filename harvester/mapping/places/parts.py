"""Tells what one part of an address in words is: postal code, street, room, country, town, online, remark or name."""

import re
from functools import lru_cache
from typing import NamedTuple

from harvester.mapping.places.english import is_english_room
from harvester.mapping.places.remarks import is_nowhere, is_remark
from harvester.mapping.places.rooms import is_code, is_counted, is_own, is_part, is_room
from harvester.mapping.places.streets import house, is_bare, is_crossing, is_preposed, is_strong, numbered
from harvester.mapping.places.table import words_of
from harvester.mapping.places.towns import coded, is_town, is_town_quarter, nation

_PREPOSITION = re.compile(rf"(?:{words_of('before-names')})\s(?=\S)", re.IGNORECASE)
_NEAR = re.compile(r"(?:Höhe|Nähe|gegenüber|neben|nahe|unweit)\s")
_CIVIC = re.compile(r"^(?:Stadt|Gemeinde|Marktgemeinde|Kreisstadt)\s(?=[A-ZÄÖÜ])")
_INFLECTED = re.compile(r"(?:alt|neu|groß|klein|ober|unter|städtisch|evangelisch|katholisch|ehemalig)e[nrm]\s[A-ZÄÖÜ]")
_NUMBERED_TOWNS = frozenset({"Wien", "Zürich", "Paris", "Prag", "Praha", "Dublin", "Basel", "Graz", "Budapest"})
"""Towns that number their districts."""
_SQUARE = re.compile(r"[A-U]\s?[1-9]")
_INSIDE = re.compile(r"(?P<part>[\w-]+) (?:im|in der|in dem|auf der|auf dem) (?P<room>\S.*)")
_HOUSE = re.compile(
    r"(?:(?:Haus\s?)?(?:nummer|nr\.?)\s?)?(?P<number>\d{1,3}\s?[a-z]?(?:\s?[-–]\s?\d{1,3}[a-z]?|\s(?:und|u\.|&)\s\d{1,3})?)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s(und|u\.|oder|&|\+|and|or)\s")
_SIGN = re.compile(r"[A-Z]|\d{1,3}[a-z]?|[IVX]{1,4}")
_CORNER = re.compile(
    r"(?:(?:an der|die)\s)?(?:Ecke|Kreuzung|Straßenecke|Einmündung|corner(?: of)?)\s(?P<streets>.+)", re.IGNORECASE
)
_ONLINE = re.compile(rf"\b(?:{words_of('online')})\b", re.IGNORECASE)
_PLATFORM = re.compile(rf"\b(?:{words_of('platforms')})\b", re.IGNORECASE)
_ENTRANCE = re.compile(
    r"(?:[\w-]*(?:eingang|ausgang|[us]-bahn|haltestelle|station|bahnhof|zufahrt|einfahrt)"
    r"|(?:[a-z]+ )?(?:entrance|stop|station)"
    r"|gegenüber|neben|hinter|zwischen|nähe|nahe|oberhalb|unterhalb|(?:direkt )?(?:vor|an|am)|opposite|near|behind"
    r"|next to)"
    r"(?:\s\S.*)?",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s(?:des|der|vom)\s[A-ZÄÖÜ]")
_ENTRY = re.compile(
    r"(?:[\w-]*eingang|zugang|ausgang|zufahrt|einfahrt|höhe|nähe|gegenüber|neben|hinter|unweit|zwischen)\s",
    re.IGNORECASE,
)
_VENUE = re.compile(rf"(?:[\w.-]*(?:{words_of('venues')})|{words_of('venue-words')})(?:\s.*|$)", re.IGNORECASE)
SPLIT = re.compile(
    r"\s*(?:[,;|•·●■▪‣›→¦∙⋅❘‖\n>\t]|»(?![^«»]{1,40}«)|\s\\\s|(?<!:)//|::|\s(?:[/~*_.]|-{2,3}|=>)\s"
    r"|(?<!\d)(?<!\d[a-z])(?<!\d\s[a-z])\s[-–—]\s|\s[-–—]\s(?!\d{1,4}\b(?!\.)|\d\d?\.\d\d|[a-z](?:[,;|\n]|$))"
    r"|(?<!\d[.:]\d\d)\s[-–—]\s(?=0\d{2}|\d\d?\.\d\d?\.|\d[\d.:–-]*\s?(?:Uhr|h\b|€|Euro|Std|Min|Gehmin|Abende|Termine|Tage|x|mal|Wochen|Stunden|Treffen|täg))|(?<=\d)\s[-–—]\s(?=\d{4}\s[A-ZÄÖÜ]))\s*"
)
"""What parts an address."""
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,100})[)\]]")
_LONGEST = 120
"""A part with more characters is a name."""


class Part(NamedTuple):
    """One part of an address and what it is."""

    kind: str
    """`postal`, `street`, `lane` (a street unless there is another), `road` (perhaps a street), `square`, `house`,
    `corner`, `room`, `part` and `code` (perhaps rooms), `country`, `town`, `online`, `remark`, `preposed` or `name`."""
    words: str
    number: str = ""
    code: str = ""
    country: str = ""


@lru_cache(4096)
def part(words: str) -> Part:
    """Return what one part of an address is.

    >>> part("Lindenstraße 24 a"), part("D-36037 Fulda").code, part("Raum 7").kind, part("Kassel").kind
    (Part(kind='street', words='Lindenstraße', number='24a', code='', country=''), '36037', 'room', 'town')
    """
    if len(words) > _LONGEST:
        return Part("name", words)
    if found := coded(words):
        return Part("postal" if found.code else "town", found.town, code=found.code, country=found.country)
    if _SQUARE.fullmatch(words):
        return Part("square", words)
    if found_house := _HOUSE.fullmatch(words):
        return Part("house", words if words.startswith("Haus ") else "", house(found_house["number"]))
    if country := nation(words):
        return Part("country", words, country=country)
    if found_corner := _CORNER.fullmatch(words):
        return Part("corner", found_corner["streets"])
    if is_nowhere(words) and not is_online(words):
        return Part("remark", words)
    if is_counted(words):
        return Part("room", words)
    return _street(words) or _compound(words) or _other(words)


def _street(words: str) -> Part | None:
    if (found := numbered(words)) and not (is_room(found.street) or (not found.sure and is_room(words))):
        street = found.street
        if _NEAR.match(words):
            return None
        if street in _NUMBERED_TOWNS and not found.sure:
            return Part("town", words)
        if street.isupper() and len(street) > 1 and not found.sure:
            return None
        if found.sure or (street[0].isupper() and street.count(" ") < 2 and not is_remark(words)):
            return Part(("road", "lane", "street")[found.sure], street, found.number)
    if is_crossing(words):
        return Part("street", words)
    if is_bare(words) and not (
        _ONLINE.search(words) or is_town(words) or is_room(words) or is_entrance(words) or is_venue(words)
    ):
        return Part("street", words)
    return None


def _compound(words: str) -> Part | None:
    """Return a venue with what it has, or two rooms that a word joins; nothing for other words."""
    head, having, _ = words.partition(" mit ")
    if having and is_venue(head) and not is_room(head) and not is_online(words):
        return Part("name", words)
    both = _both(words)
    return Part(both, words) if both else None


def _other(words: str) -> Part:
    town = is_town(words)
    inside = _INSIDE.fullmatch(words)
    if inside and is_part(inside["part"]) and is_room(inside["room"]) and not is_room(inside["part"]):
        return Part("part", words)
    first, _, rest = words.partition(" ")
    housed = bool(rest) and is_venue(first) and is_own(first) and not (is_room(first) or is_part(first))
    if (
        is_room(words)
        and not housed
        and not _ENTRY.match(words)
        and not (town and (words.endswith("stock") or "-" in words))
    ):
        return Part("room", words)
    if is_remark(words):
        return Part("remark", words)
    if town or is_town_quarter(words):
        return Part("town", _CIVIC.sub("", words))
    if _CIVIC.match(words) and is_town(_CIVIC.sub("", words)):
        return Part("town", _CIVIC.sub("", words))
    if _ONLINE.search(words):
        return Part("online", platform(words))
    if is_code(words) and not is_venue(words):
        return Part("code", words)
    if is_part(words):
        return Part("part", words)
    return Part("preposed" if is_preposed(words) else "name", words)


def _both(words: str) -> str:
    """Return what two rooms are between which a word stands; nothing for other words: `Haus 1 und Haus 2`."""
    one, joined, other = _JOINED.split(words, maxsplit=1) if _JOINED.search(words) else ("", "", "")
    if not joined or is_town(one):
        return ""
    if (is_counted(one) or is_english_room(one)) and (is_counted(other) or _SIGN.fullmatch(other)):
        return "room"
    parts = is_part(one) and is_part(other) and not (is_own(one) or is_own(other))
    return "part" if parts and not is_room(words) else ""


@lru_cache(4096)
def prepared(words: str) -> str:
    """Return the words of one part without the preposition before a name or town; streets keep theirs."""
    found = _PREPOSITION.match(words)
    if not found:
        return words
    rest = words[found.end() :]
    kind = part(words).kind
    if kind == "remark" or found.group().strip() in {"Der", "Die", "Das", "DER", "DIE", "DAS"}:
        return words
    if kind in {"street", "lane", "road"}:
        inner = part(rest)
        bare = words[0].islower() and inner.kind == "street" and (not inner.number or is_strong(inner.words))
        return rest if bare else words
    if kind == "room" and not (words[0].islower() or _WITHIN.search(rest)):
        return words
    if is_town(rest) and found.group().strip().lower() not in {"in", "via"}:
        return words
    return (
        rest
        if rest[:1].isupper()
        or _INFLECTED.match(rest)
        or (kind == "room" and rest[:1].isdigit())
        or rest.startswith("vhs")
        or "the" in found.group()
        else words
    )


def is_entrance(words: str) -> bool:
    """Tell whether words name an entrance or a stop and where it is: a place to meet at."""
    return bool(_ENTRANCE.fullmatch(words))


def platform(words: str) -> str:
    """Return the name of the software that something is held with, as it is printed, or nothing."""
    found = _PLATFORM.search(words)
    return found.group() if found else ""


@lru_cache(4096)
def is_online(words: str) -> bool:
    """Tell whether words name the internet or software for meeting there."""
    return bool(_ONLINE.search(words)) or words.lower() in {
        "teams",
        "web",
        "netz",
        "im web",
        "hybrid",
        "auch hybrid",
        "hybrider kurs",
        "hybridveranstaltung",
    }


def is_venue(words: str) -> bool:
    """Tell whether words begin with a noun for a venue, as `Bürgerhaus Oberzwehren` does."""
    return bool(_VENUE.fullmatch(words))
