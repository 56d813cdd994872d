"""Parts words of one address between which no mark stands: `vhs Gießen Raum 7`, `Lindenstr. 5 34117 Kassel`."""

import re
from functools import lru_cache

from harvester.mapping.places import english, rooms, streets
from harvester.mapping.places.parts import is_venue, part
from harvester.mapping.places.towns import coded, is_town, nation

_BEFORE_CODE = re.compile(
    r"(?P<before>.*[^\W\d_].*?)\s(?P<code>(?:(?:DE|D|AT|A|CH|F|I|NL|L|B)\s?-\s?)?\d{5}\s[A-ZÄÖÜ].*"
    r"|(?:(?:AT|A|CH|NL|L|B|DK)\s?-\s?)?\d{4}\s(?:[A-Z]{2}\s)?[A-ZÄÖÜ][a-zäöüß].*)"
)
_BEHIND_NUMBER = re.compile(r"(?P<street>.{3,60}?\s\d{1,4}\s?[a-z]?)\s(?:in\s)?(?P<rest>[A-ZÄÖÜ\d].+)")
_CODE_STREET = re.compile(r"(?P<town>[^\d,]{2,40}?)\s(?P<street>[A-ZÄÖÜ][^\s,]*\s\d{1,4}\s?[a-z]?)")
_ROOM_FIRST = re.compile(
    r"(?P<room>Aula|Mensa|Foyer|Cafeteria|Kantine|Lehrküche|(?!(?:Gemeinde|Pfarr|Fest|Bürger|Kur|Frei|Kunst)(?:saal|raum))"
    r"(?:[A-ZÄÖÜ][\w-]*(?:raum|saal|zimmer|küche)|Raum|Zimmer|Saal|Hörsaal|(?:Nord|Süd|Ost|West)(?:flügel|turm))(?:\s[A-Z]?\s?\d[\d.]{0,4}[a-z]?)?)"
    r"\s(?P<venue>[A-ZÄÖÜ].+|vhs.*)"
)
_IN_STREET = re.compile(r"(?P<venue>[A-ZÄÖÜ].{2,60}?)\s(?:in der|an der|auf der)\s(?P<street>[A-ZÄÖÜ].*\d.{0,6})")
_BARE_COMPOUND = re.compile(r"[A-ZÄÖÜ][\w-]{2,}(?:str\.|straße|platz|allee)")
_COMPOUND = re.compile(r"[\w.-]{3,}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|damm)\s\d.*", re.IGNORECASE)
_STOREY = re.compile(r"(?:II|III|IV|VI?)(?:\s(?:links|rechts|li\.|re\.))?")
"""A floor in Roman numerals: `Lindenstr. 4 II`."""
_HALL = re.compile(r"(?:Turn|Sport|Gymnastik|Schwimm|Mehrzweck)halle|[\w-]*(?:werkstatt|küche|keller)")
_TIGHT = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_]{2}|\d{5})|(?<=\d)/(?=\d{5}\b|[^\W\d_]{3})|: ")


@lru_cache(4096)
def unmarked(words: str) -> tuple[str, ...]:
    """Return the parts of words that no mark parts; words that are one part stay whole.

    >>> unmarked("Lindenstr. 5 34117 Kassel"), unmarked("Rathaus Lindenstr. 5"), unmarked("Lindenstr. 5 Raum 3")
    (('Lindenstr. 5', '34117 Kassel'), ('Rathaus', 'Lindenstr. 5'), ('Lindenstr. 5', 'Raum 3'))
    """
    if len(words) > 120:
        return (words,)
    if made := coded(words):
        return _town_first(words, made.town)
    if listed := _listed(words):
        return tuple(listed)
    if (found := _BEFORE_CODE.fullmatch(words)) and _is_coded(found["code"], found["before"]):
        return (*unmarked(found["before"].strip().removesuffix(" in")), *_country(found["code"]))
    if (found := _BEHIND_NUMBER.fullmatch(words)) and _is_street(found["street"]):
        kind = part(found["rest"]).kind
        if kind in {"room", "town", "postal"} or _STOREY.fullmatch(found["rest"]):
            return (*unmarked(found["street"]), found["rest"])
    return _venue_first(words)


def _listed(words: str) -> list[str]:
    """Return parts between which slashes or a colon stand without blanks, where one of them is no name."""
    parts = [one.strip() for one in _TIGHT.split(words)]
    if len(parts) == 2 and is_town(parts[0]) and is_venue(parts[1]) and not is_town(parts[1]):
        return parts
    if len(parts) < 2 or not all(parts) or is_town(words):
        return []
    kinds = [part(one) for one in parts]
    if any(one.kind in {"room", "postal"} or (one.kind == "street" and one.number) for one in kinds[1:]):
        return parts if kinds[0].kind in {"name", "part", "town", "room"} and _is_long(parts[0]) else []
    return parts if is_venue(parts[0]) and all(map(_HALL.fullmatch, parts[1:])) else []


def _is_long(words: str) -> bool:
    """Tell whether words before a slash are more than a letter of a sign: `EG/Raum 4`, but not `A/203`."""
    return len(words) > 2 or words in {"EG", "OG", "UG", "DG", "HS", "SR"}


def _is_coded(code: str, before: str) -> bool:
    made = coded(code)
    return made is not None and (len(made.code) == 5 or (before[-1:].isdigit() and is_town(made.town.split(" ")[0])))


def _country(code: str) -> list[str]:
    """Return a code and town, and the country behind them where one is."""
    town, _, last = code.rpartition(" ")
    if len(parted := unmarked(code)) > 1:
        return list(parted)
    return [town, last] if nation(last) and len(last) > 3 and coded(town) else [code]


def _is_street(words: str) -> bool:
    found = streets.numbered(words)
    return found is not None and found.sure == 2


def _town_first(words: str, town: str) -> tuple[str, ...]:
    """Return a postal code with its town, and the street behind it where one is."""
    before, room = rooms.behind(town)
    if is_town(before):
        return words[: -len(room)].strip(), room
    found = _CODE_STREET.fullmatch(town)
    if not found or not _is_street(found["street"]) or not is_town(found["town"]):
        return (words,)
    return words[: -len(found["street"])].strip(), found["street"]


def _venue_first(words: str) -> tuple[str, ...]:
    """Return a venue and the room or the street behind it, or a town and the street behind it."""
    if (found := _ROOM_FIRST.fullmatch(words)) and is_venue(found["venue"]):
        return found["room"], found["venue"]
    venue, room = english.behind(words)
    if venue:
        return venue, room
    venue, room = rooms.behind(words)
    if venue and is_venue(venue) and part(venue).kind in {"name", "part", "town"}:
        return venue, room
    if (inside := _IN_STREET.fullmatch(words)) and is_venue(inside["venue"]) and _is_street(inside["street"]):
        return inside["venue"], inside["street"]
    town, _, street = words.partition(" ")
    if is_town(town) and _BARE_COMPOUND.fullmatch(street) and streets.is_bare(street):
        return town, street
    numbered = streets.numbered(words)
    if numbered and numbered.sure == 2:
        venue, _ = streets.behind(numbered.street)
        if venue:
            return venue, words[len(venue) :].strip()
        if is_town(town) and _COMPOUND.fullmatch(street):
            return town, street
    return (words,)
