"""Tells of words whether they name a room, a floor or a building of a venue; it reads no address."""

import re

from harvester.mapping.places.english import is_english_room
from harvester.mapping.places.table import words_of

_ROOM = re.compile(
    rf"(?:(?:\d\.\s?)?[EUOD]G\s?/\s?)?[\"„“]?(?:.*[\s/-])?(?:{words_of('rooms')})(?:\s[-\w./„“\"'&+()]+){{0,5}}",
    re.IGNORECASE,
)
_SIGN = r"(?:[A-Z]{1,3}[\s.-]?\d{0,4}(?:\.\d{1,2})?|\d{1,4}(?:[.-]\d{1,3})?\s?[a-zA-Z]?|[A-Z]?\s?[IVX]+)"
"""A number, letters or both that tell one building from another."""
_SIDE = r"(?:Nord|Süd|Ost|West|Mitte|Nordost|Nordwest|Südost|Südwest)"
SIDES = frozenset({"links", "rechts", "hinten", "vorne", "oben", "unten", "left", "right"})
"""Where on its floor a room lies."""
_COUNTED = re.compile(
    rf"(?:(?:{words_of('counted-rooms')}"
    r"|[\w-]*(?:halle|gebäude|studio|labor|küche|pavillon|trakt|flügel|schuppen|hangar|baracke))"
    rf"\s(?:(?<!Haus )Nr\.\s)?{_SIGN}"
    rf"(?:\s?(?:[-–/+&]|und|bis)\s?(?:[A-Z]|\d{{1,3}}))?|(?:Gebäude|Trakt|Flügel|Bau|Haupthaus|Block)\s{_SIDE}"
    r"|(?:II|III|IV)(?:\s(?:links|rechts|li\.|re\.))?|[EOUDZ]G(?:\s(?:links|rechts|Mitte))?|HH|VH|(?:Rück|Hinter|Vorder)(?:hs|geb)\.|[RH]gb\.|Hths\.)"
)
_PART = re.compile(
    rf"(?:[\w'’-]+\s){{0,2}}[\w-]*(?:{words_of('parts')})(?:\s(?:links|rechts|[A-Z]|\d{{1,3}}))?", re.IGNORECASE
)
_WORKROOM = re.compile(rf"(?:\w+e[nrs]? )?(?:{words_of('workrooms')})", re.IGNORECASE)
_BASIC = re.compile(rf"(?!{words_of('no-workrooms')})[\w-]*(?:{words_of('workrooms')})", re.IGNORECASE)
_FIRST = re.compile(rf"(?:\w+e[nrs]? )?(?:{words_of('first-rooms')})", re.IGNORECASE)
_HALL = re.compile(rf"(?i:{words_of('halls')})(?:\s[A-ZÄÖÜ].+)?")
_HOUSE = re.compile(
    r"(?:(?:Sport|Turn|Messe|Mehrzweck)?[Hh]alle|Haus|Studio|Atelier|Werkstatt|Turm|Bühne|Labor|Gleis|Schuppen|Pavillon|Schacht|Container|Hangar|Kino|Steg"
    r"|Deck|Zelt|Tor|Box|Shed|Baracke|Küche|Stollen|Quartier)\s(?:\d{1,3}[a-z]?|[IVX]+)|(?:Studio|Atelier|Salon)\s[A-ZÄÖÜ][a-zäöü]+|[A-Z]\w+\s(?:Lab|LAB|Studio|Theatre|Hall|Space)"
)
_LONE_HOUSE = re.compile(r"(?:Werkstatt|\w*[Ss]chuppen|Studio|Atelier|Quartier|Hangar|Shed)\s\d{1,3}[a-z]?")
_OWN = re.compile(
    rf"(?!campus\b|turm$).*(?:{words_of('institutions')})(?:s|es|e|en)?(?:\s.*)?|.*-haus|haus\s(?:der|des|für|am)\s.+"
    r"|(?-i:Haus\s(?:St\.|Sankt)\s.+|[A-ZÄÖÜ]\w+Haus|[A-ZÄÖÜ]\w+er\sHof)|(?!.*(?:keller|unter|dach))\w{4,}(?:forum|stadel|stadl)"
    r"|(?:alte[rs]?|neue[rs]?|ehemalige[rs]?)\s.+|(?:\S+\s){3}.*|.*\d",
    re.IGNORECASE,
)
_MEETING = re.compile(rf"(?:{words_of('meetings')})(?:\s.*)?", re.IGNORECASE)
_CODE = re.compile(
    r"[A-Z]{1,4}[\s.-]?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?|\d{1,2}\.\d{1,3}[a-z]?"
    r"|[A-Z]{1,3}\d?[./-][A-Z\d]{1,4}|[+-]\d/[A-Z]?\d{2,5}|[A-Z]{2,3}\s[A-Z]\s\d{1,3}(?:\.\d)?|[A-Z]{2,4}\s\d\.[A-Z\d]{1,3}(?:\s\d{1,3})?"
)
_JOINS = re.compile(r"(?:\s(?:im|in|und|u\.|oder|sowie|\+|&)|,)$")
_WITH = re.compile(r"\smit(?:\s\w+e[mnrs]?)?$")
"""What joins a venue to what it has: `Vereinshaus mit Saal`."""
_WITHOUT_MARK = re.compile(rf"(?P<venue>[^\d,]{{3,60}}?)\s(?P<room>(?:{words_of('rooms-behind')})(?:\s.{{1,30}})?)")


def is_room(words: str) -> bool:
    """Tell whether words name a room or a floor."""
    return bool(_ROOM.fullmatch(words) or _COUNTED.fullmatch(words) or is_english_room(words))


def is_counted(words: str) -> bool:
    """Tell whether words name one of several buildings or halls by its number or letter: `Haus B`, `Trakt Süd`."""
    return bool(_COUNTED.fullmatch(words))


def is_code(words: str) -> bool:
    """Tell whether words are only the sign of a room or building: `GW2`, `C 2.03`."""
    return bool(_CODE.fullmatch(words))


def is_part(words: str) -> bool:
    """Tell whether words may name a part of a venue, as `Turnhalle` does, or a venue."""
    return bool(_PART.fullmatch(words))


def is_hall(words: str) -> bool:
    """Tell whether words for a room name a building where no other venue is named: `Festsaal Kreuzberg`."""
    return bool(_HALL.fullmatch(words))


def is_house(words: str) -> bool:
    """Tell whether words for a room are as well the name of a house: `Haus 73`, `Studio 7`."""
    return bool(_HOUSE.fullmatch(words))


def is_lone_house(words: str) -> bool:
    """Tell whether words for a room name a house where only a town is told beside it: `Werkstatt 21`."""
    return bool(_LONE_HOUSE.fullmatch(words))


def is_own(words: str) -> bool:
    """Tell whether words are the name of an institution, or long as only names are."""
    return bool(_OWN.fullmatch(words))


def is_meeting(words: str) -> bool:
    """Tell whether words begin with a noun for a place to meet at: `Grillhütte am Wald`."""
    return bool(_MEETING.fullmatch(words))


def is_inside(words: str, venue: str) -> bool:
    """Tell whether a name behind that of a venue hardly names another venue: `Gutenberg-Museum, Druckladen`."""
    return words[:1].isupper() and not (_OWN.fullmatch(words) or _MEETING.fullmatch(venue))


def is_workroom(words: str) -> bool:
    """Tell whether words that may name a part of a venue do not name the venue itself: `Turnhalle`."""
    return bool(_WORKROOM.fullmatch(words))


def is_basic(words: str) -> bool:
    """Tell whether words for a part of a venue hardly name a venue where only floors follow: `Töpferwerkstatt`."""
    return bool(_BASIC.fullmatch(words))


def is_first(words: str) -> bool:
    """Tell whether words are those of a room where a venue follows: `Atelier, Landesmuseum Oldenburg`."""
    return bool(_FIRST.fullmatch(words))


def behind(words: str) -> tuple[str, str]:
    """Return the words before a room that no mark parts from its venue, and the room; nothing where there is none.

    >>> behind("vhs Gießen Raum 7"), behind("Rathaus")
    (('vhs Gießen', 'Raum 7'), ('', ''))
    """
    found = _WITHOUT_MARK.fullmatch(words)
    if not found or _WITH.search(found["venue"]):
        return "", ""
    venue = _JOINS.sub("", found["venue"])
    return ("", "") if venue != found["venue"] and is_part(venue) else (venue, found["room"])
