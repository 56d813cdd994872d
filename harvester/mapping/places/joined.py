"""Parts words between which a preposition stands: rooms in venues, venues in towns; it reads no address."""

import re

from harvester.mapping.places import streets
from harvester.mapping.places.english import is_english_venue, roomed
from harvester.mapping.places.parts import Part, is_online, is_venue, part, prepared
from harvester.mapping.places.rooms import is_own, is_part, is_room
from harvester.mapping.places.table import words_of
from harvester.mapping.places.towns import RIVERS, is_town

CORNER = re.compile(r"[\s/]Ecke\s")
"""What stands between two streets that meet."""
_IN_TOWN = re.compile(r"(?P<rest>.+?)\s+in\s+(?P<town>[A-ZÄÖÜ].+)")
_SHORT = re.compile(r"[A-ZÄÖÜ]{2,6}")
_IN_TOWN_AT = re.compile(
    r"in\s(?P<town>[A-ZÄÖÜ][\w-]+)\s(?:am|an der|im|in der|vor dem|vor der|beim|auf dem)\s(?P<venue>[A-ZÄÖÜ].+)(?<!see)"
)
_INSIDE = re.compile(
    r"(?P<room>(?:\d\.\s?)?[\w-]+(?:\s(?!i[mn]\s|de[rs]\s)[\w.„“\"-]{1,20})?(?:\sund\s[\w-]+)?)"
    r"(?<!über)(?<!unter)(?<!neben)(?<!hinter)(?<!vor)(?<!bei)(?<!auf)\s(?:der|des|vom|im|in der|in den)"
    r"\s(?P<venue>(?:[A-ZÄÖÜ]|vhs).*)"
)
_CELLAR = re.compile(
    r"(?:\w*(?:gewölbe|küche)\w*|(?:Turn|Gymnastik|Sport)halle|Tonstudio)\s(?:im|in der|in den)\s.*", re.IGNORECASE
)
"""Rooms that hardly name a venue where they are said to be in one."""
_OUTDOORS = re.compile(
    r"\S+(?: \S+)? (?:im|in|am|an|auf|der|des) (?:\w+ )?[\w-]*"
    r"(?:park|garten|wald|forst|stadt|see|ufer|platz|zoo|gelände|wiese|aue)s?",
    re.IGNORECASE,
)
_OF_VENUE = re.compile(
    rf"(?!\d|i[nm] |a[nm] |auf |bei |vor )(?:[a-zäöüß]+e[nrms] )?\S+(?: [\w.]{{1,3}})?"
    rf" (?:des|der) .*(?:{words_of('institutions')})(?:s|es|e|en)(?: .*)?"
    r"|(?:cafeteria|mensa|kantine) (?:des|der) .*",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\s(?:of|in|at|inside)\s")
_WAY_IN = re.compile(r"(?:[\w-]*(?:[Ee]in|[Aa]us)gang|Zugang|Haltestelle)\s")
_ALONG_STREETS = {"street", "lane", "road", "house", "square", "corner"}


def joined(words: str) -> tuple[Part, ...]:
    """Return two parts that a preposition joins, or words with one that are a single name or street; or nothing.

    >>> [(one.kind, one.words) for one in joined("Kaminzimmer im Schloss Berlepsch")], joined("Rathaus")
    ([('room', 'Kaminzimmer'), ('name', 'Schloss Berlepsch')], ())
    """
    if found := _IN_TOWN.fullmatch(words):
        inner = part(found["rest"])
        if inner.kind in _ALONG_STREETS or (
            is_town(found["town"]) and (is_venue(inner.words) or _SHORT.fullmatch(inner.words))
        ):
            return inner, Part("town", found["town"])
    met = _IN_TOWN_AT.fullmatch(words)
    if met and is_town(met["town"]) and met["venue"].split(" ")[0] not in RIVERS:
        return Part("name", met["venue"]), Part("town", met["town"])
    if CORNER.search(words) and not words.startswith(("Ecke", "An der Ecke", "an der Ecke", "die Ecke", "Die Ecke")):
        return _met(words)
    if (_OUTDOORS.fullmatch(words) or _OF_VENUE.fullmatch(words)) and part(words).kind == "room":
        return (Part("name", words),)
    room, venue = roomed(words) if _ENGLISH.search(words) else ("", "")
    if room and (is_english_venue(venue) or is_venue(venue)):
        return Part("room", room), Part("name", venue)
    inside = _INSIDE.fullmatch(words)
    if inside and is_venue(inside["venue"]) and not is_online(inside["room"]) and _is_held(inside["room"], words):
        if is_room(inside["venue"]) or (is_part(inside["venue"]) and not is_own(inside["venue"])):
            return (Part("room", words),)
        return Part("room", prepared(inside["room"]).removeprefix("Im ")), Part("name", inside["venue"])
    return ()


def _met(words: str) -> tuple[Part, ...]:
    """Return two streets that meet as one, or the venue before them and the corner."""
    before, behind = CORNER.split(words, maxsplit=1)
    if _WAY_IN.match(before):
        return (Part("remark", words),)
    one = part(before.rstrip(" /"))
    if venue := streets.behind(before)[0]:
        return part(venue), Part("street", words[len(venue) :].strip())
    if is_venue(before) and one.kind in {"name", "part"}:
        return part(before.removesuffix(" an der")), Part("corner", behind)
    return (one if one.kind == "street" and one.number else Part("street", words),)


def _is_held(room: str, words: str) -> bool:
    """Tell whether words before those of a venue are a room in it."""
    return part(room).kind == "room" or (part(room).kind == "part" and bool(_CELLAR.fullmatch(words)))
