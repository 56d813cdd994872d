"""Tells what one part of an address in words is: postal code, street, room, country, town, online, remark or name."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from harvester.mapping.nations import COUNTRIES
from vocab.places.names import name_of
from vocab.places.states import CITIES_ABROAD
from vocab.places.tables import PACKAGED

_WORDS = tomllib.loads((Path(__file__).parent / "data" / "places.toml").read_text(encoding="utf-8"))


def words_of(key: str) -> str:
    """Return the words of one kind as alternatives of a regular expression."""
    return "|".join(_WORDS[key])


_LANDS = {"D": "DE", "A": "AT", "FL": "LI", "L": "LU", "F": "FR", "B": "BE", "I": "IT"}
"""Short forms of countries before postal codes that are not their codes."""
_COUNTRIES = {
    "at": "AT",
    "ch": "CH",
    "uk": "GB",
    "usa": "US",
    "england": "GB",
    "scotland": "GB",
    "great britain": "GB",
    "czech republic": "CZ",
}
_NUMBER = (
    r"\d{1,4}(?:\s1/[2-4])?(?:\s?[a-zA-Z](?![\w.]))?"
    r"(?:\s?(?:[-–—/+]|bis|und|u\.|&)\s?\d{1,4}(?:\s?[a-zA-Z](?!\w))?|(?<=[a-z])-[a-z]\b)?"
)
_POSTAL = re.compile(
    r"(?:(?P<land>DE|D|AT|A|CH|FL|LU|L|NL|FR|F|BE|B|IT|I|PL|CZ|DK)\s?[-–]\s?|(?P<near>D|DE)\s(?=\d{5}\b))?"
    r"(?P<code>\d{5}|\d{4}\s[A-Z]{2}(?=\s)|\d{2}-\d{3}(?=\s)|\d{3}\s\d{2}(?=\s)|\d{4}(?=\s+[A-ZÄÖÜ][a-zäöüß]))(?:\s+(?P<town>[^\W\d_].*))?"
)
_CODE_LAST = re.compile(r"(?P<town>[^\d,]{2,60}) (?P<code>\d{5})")
_STREET = re.compile(rf"(?P<street>\S.{{0,70}}?[^\W\d_][.)]?)\s*,?\s(?:(?:Haus)?Nr\.?\s?)?(?P<number>{_NUMBER})")
_GLUED = re.compile(
    rf"(?P<street>\S.{{0,60}}?(?:str\.|straße|strasse|weg|platz|allee|gasse))(?P<number>{_NUMBER})", re.IGNORECASE
)
_KNOWN_STREET = re.compile(
    rf"(?:.*[\s-])?(?:[\w-]*(?:{words_of('streets')})|(?:Straße|Strasse|Str\.|Platz|Weg|Allee|Ring)\s(?:der|des|am|zum|zur|an)\s.*)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(rf"(?:{words_of('before-names')})\s(?=\S)", re.IGNORECASE)
_BARE_STREET = re.compile(
    r"(?:[\w.-]+\s){0,3}?(?:[\w-]*(?:str\.|straße|strasse|gasse|allee|chaussee|ufer|straat)"
    r"|[\w-]+(?:weg|damm|ring|kai|pl\.)|(?!(?:\w*(?:park|sport|spiel|grill|boule|zelt|camping|bolz|lager|markt"
    r"|arbeits|stell|übungs|reit|hunde))platz)[\w-]+platz)",
    re.IGNORECASE,
)
_PREPOSED = re.compile(rf"(?:{words_of('prepositions')})\s.+")
_ENGLISH_STREET = re.compile(
    rf"(?P<number>\d{{1,4}}[a-z]?)\s(?P<street>(?:[A-Z][\w'.-]*\s){{1,4}}(?:{words_of('english-streets')}))"
)
_SQUARE = re.compile(r"[A-U]\s?[1-9]")
_HOUSE = re.compile(r"\d{1,3}\s?[a-z]?(?:\s?[-–]\s?\d{1,3}[a-z]?)?")
_CORNER = re.compile(r"(?:an der\s)?(?:Ecke|Kreuzung|Straßenecke)\s(?P<streets>.+)", re.IGNORECASE)
_ROOM = re.compile(rf"(?:.*[\s-])?(?:{words_of('rooms')})(?:\s[-\w./„“\"'&+()]+){{0,5}}", re.IGNORECASE)
_COUNTED_ROOM = re.compile(
    rf"(?:(?:{words_of('counted-rooms')}|[\w-]*(?:halle|gebäude|studio|labor|küche|pavillon))\s(?:[A-Z]{{1,2}}\d{{0,3}}|\d{{1,3}}\s?[a-zA-Z]?|[IVX]+)"
    r"(?:\s?(?:[-–/+]|und|bis)\s?(?:[A-Z]|\d{1,3}))?|[EOUD]G(?:\s(?:links|rechts))?)"
)
_ENGLISH_ROOM = re.compile(
    r"(?!(?:town|city|concert|music|village|county) hall)"
    r"(?:(?:ground|first|second|third|fourth|top|lower|upper|\d{1,2}(?:st|nd|rd|th))\sfloor|basement"
    r"|(?:[\w-]+\s){0,3}(?:room|hall|space|studio|theatre|lab)(?:\s[\w.]{1,6})?|lecture hall.*|auditorium|foyer)",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?:[\w-]+\s){{0,2}}[\w-]*(?:{words_of('parts')})(?:\s(?:links|rechts|\d{{1,3}}))?", re.IGNORECASE)
_ONLINE = re.compile(rf"\b(?:{words_of('online')})\b", re.IGNORECASE)
_PLATFORM = re.compile(rf"\b(?:{words_of('platforms')})\b", re.IGNORECASE)
_DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
_REMARK = re.compile(
    rf".*?(?:\b(?:{words_of('remarks')})\b|https?://|www\.|@|\+49|\d{{2}}:\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}).*"
    rf"|(?:{words_of('entrances')}|{words_of('contacts')})\b.*|(?:{_DAYS})s?"
    rf"|(?:mo|di|mi|do|fr|sa|so|{_DAYS})s?\.?\s?(?:[-–,]|bis|und)?.{{0,14}}\d{{1,2}}\s?[-–]\s?\d{{1,2}}.*",
    re.IGNORECASE,
)
_ENTRANCE = re.compile(r"(?:[\w-]*eingang|[\w-]*haltestelle|[\w-]*station|(?:main )?entrance)\s\S.*", re.IGNORECASE)
_VENUE = re.compile(rf"(?:[\w.-]*(?:{words_of('venues')})|{words_of('venue-words')})(?:\s.*|$)", re.IGNORECASE)
SPLIT = re.compile(r"\s*(?:[,;|•·\n]|\s/\s|\s[-–—]\s(?!\d{1,4}\b))\s*")
"""What parts an address."""
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,100})[)\]]")
RIVERS = frozenset(
    "Lahn Main Saale Oder Donau Neckar Rhein Ruhr Elbe Weser Werra Fulda Eder Mosel Isar Inn Spree".split()
)


_LONGEST = 120
"""A part with more characters is a name."""


class Part(NamedTuple):
    """One part of an address and what it is."""

    kind: str
    """`postal`, `street`, `road` (perhaps a street), `square`, `house`, `corner`, `room`, `part` (perhaps a room),
    `country`, `town`, `online`, `remark` or `name`."""
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
    if found := _POSTAL.fullmatch(words):
        land = found["land"] or found["near"] or ""
        return Part(
            "postal",
            (found["town"] or "").strip(),
            code=found["code"],
            country=_LANDS.get(land, land),
        )
    if (found := _CODE_LAST.fullmatch(words)) and is_town(found["town"]):
        return Part("postal", found["town"], code=found["code"])
    if _SQUARE.fullmatch(words):
        return Part("square", words)
    if _HOUSE.fullmatch(words):
        return Part("house", "", house(words))
    if nation := (COUNTRIES.get(words.casefold()) if len(words) > 2 else "") or _COUNTRIES.get(words.casefold(), ""):
        return Part("country", words, country=nation)
    if found := _CORNER.fullmatch(words):
        return Part("corner", found["streets"])
    if _COUNTED_ROOM.fullmatch(words):
        return Part("room", words)
    return _street(words) or _other(words)


def _street(words: str) -> Part | None:
    if found := _ENGLISH_STREET.fullmatch(words):
        return Part("street", found["street"], house(found["number"]))
    if (found := _STREET.fullmatch(words) or _GLUED.fullmatch(words)) and not _is_room(found["street"]):
        street = found["street"].strip()
        if street.isupper() and len(street) > 1:
            return None
        sure = _KNOWN_STREET.fullmatch(street) or _PREPOSED.fullmatch(street)
        if sure or (street[0].isupper() and street.count(" ") < 2 and not _REMARK.fullmatch(words)):
            return Part("street" if sure else "road", street, house(found["number"]))
    if _BARE_STREET.fullmatch(words) and not (is_town(words) or _is_room(words) or is_entrance(words)):
        return Part("street", words)
    return None


def _other(words: str) -> Part:
    if _is_room(words):
        return Part("room", words)
    if _REMARK.fullmatch(words):
        return Part("remark", words)
    if is_town(words):
        return Part("town", words)
    if _ONLINE.search(words):
        return Part("online", platform(words))
    if _PART.fullmatch(words):
        return Part("part", words)
    return Part("preposed" if _PREPOSED.fullmatch(words) else "name", words)


def _is_room(words: str) -> bool:
    return bool(_ROOM.fullmatch(words) or _COUNTED_ROOM.fullmatch(words) or _ENGLISH_ROOM.fullmatch(words))


def prepared(words: str) -> str:
    """Return the words of one part without the preposition before a name or town; streets keep theirs."""
    found = _PREPOSITION.match(words)
    if not found or part(words).kind in {"street", "room"}:
        return words
    rest = words[found.end() :]
    if is_town(rest) and found.group().strip().lower() not in {"in", "im", "via"}:
        return words
    return rest if rest[:1].isupper() or "the" in found.group() else words


def house(words: str) -> str:
    """Return a house number as it is written without blanks.

    >>> house("24 a"), house("5 – 9"), house("2 bis 4"), house("100 1/2")
    ('24a', '5-9', '2-4', '100 1/2')
    """
    words = re.sub(r"\s?(?:[-–—]|bis)\s?", "-", words)
    return re.sub(r"(?<=\d)\s(?=[a-zA-Z](?!\w))", "", words)


def is_entrance(words: str) -> bool:
    """Tell whether words name an entrance or a stop and where it is: a place to meet at."""
    return bool(_ENTRANCE.fullmatch(words))


def platform(words: str) -> str:
    """Return the name of the software that something is held with, as it is printed, or nothing."""
    found = _PLATFORM.search(words)
    return found.group() if found else ""


def is_online(words: str) -> bool:
    """Tell whether words name the internet or software for meeting there."""
    return bool(_ONLINE.search(words)) or words.lower() in {"teams", "hybrid"}


def is_venue(words: str) -> bool:
    """Tell whether words begin with a noun for a venue, as `Bürgerhaus Oberzwehren` does."""
    return bool(_VENUE.fullmatch(words))


@cache
def _towns() -> frozenset[str]:
    """Return the names of all German municipalities as they compare."""
    lines = (PACKAGED / "names.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines if line[:1] != "#") | CITIES_ABROAD


def is_town(words: str) -> bool:
    """Tell whether words are the name of a town or of a part of one: `Halle (Saale)`, `Berlin-Neukölln`."""
    if not words[:1].isupper() or len(words) > 60:
        return False
    name = words.partition(" OT ")[0]
    head = name_of(name).head
    if head in _towns():
        return True
    first = name.partition("-")[0]
    return first != name and len(first) > 3 and " " not in first and name_of(first).head in _towns()
