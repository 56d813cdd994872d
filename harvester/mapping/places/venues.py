"""Reads venues: places, postal addresses, virtual locations and plain words; nothing is geocoded."""

import re
from functools import cache

from msgspec.structs import replace

from harvester.mapping.addresses import web
from harvester.mapping.items import first, is_a, things, values
from harvester.mapping.nations import COUNTRIES
from harvester.mapping.notes import Notes
from harvester.mapping.places.words import venues
from harvester.mapping.text import cut, line, prose
from harvester.records import Item
from vocab.model import Place

_ONLINE = re.compile(
    r"\b(?:online|zoom|webinare?|vhs[.-]?cloud|webex|(?:ms|microsoft)[ -]teams|live-?stream|jitsi"
    r"|big ?blue ?button|videokonferenz|gotomeeting)\b",
    re.IGNORECASE,
)
_ONLINE_FIRST = re.compile(r"(?:digital|virtuell|virtual|virtueel|internet|im netz|www)\b(?![-\w])", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;|(\n•]|\s[/–-]\s")
"""What parts words that hold more than a name or a street."""
_ADDRESS = re.compile(r"\b\d{4,5}\b|str(?:\.|aße|asse|aat|eet)\b|\bplatz\b|\bweg \d", re.IGNORECASE)


def places(item: Item, names: tuple[str, ...], notes: Notes, field: str = "places") -> tuple[Place, ...]:
    """Return the venues that the properties `names` state, each once."""
    found: dict[Place, None] = {}
    for value in values(item, *names):
        made = _worded(value) if isinstance(value, str) else filter(None, (place(value, notes),))
        for one in made:
            found[one] = None
            notes.origin(field, one.words or one.name or one.street or one.locality or one.url)
    return tuple(found)


def place(value: Item, notes: Notes) -> Place | None:
    """Return one venue, or None when nothing is said of it."""
    if is_a(value, "VirtualLocation"):
        return Place(name=_text(value, "name"), url=web(first(value, "url")) or web(value.id), online=True)
    if is_a(value, "PostalAddress") or ("address" not in value.properties and "streetAddress" in value.properties):
        made = _parted(_address(value), value)
        return made if made != Place() else None
    return _venue(value, notes)


def _worded(value: str) -> tuple[Place, ...]:
    """Return the venues that plain words name; their words stay with them."""
    if url := web(value):
        return (Place(url=url, online=True),) if _ONLINE.search(url.split("?")[0].replace("_", " ")) else ()
    return tuple([replace(one, words=cut(one.words, 500)) for one in venues(prose(value[:2000]))])


def is_online(words: str) -> bool:
    """Return whether words for a venue say that there is none but the internet.

    >>> is_online("Online via Zoom"), is_online("Museum für digitale Kunst, 10115 Berlin"), is_online("digital")
    (True, False, True)
    """
    if _ADDRESS.search(words):
        return False
    return bool(_ONLINE.search(words) or _ONLINE_FIRST.match(words))


def _venue(value: Item, notes: Notes) -> Place | None:
    addresses = list(values(value, "address"))
    stated = next((_address(one) for one in addresses if isinstance(one, Item)), Place())
    words = next((cut(line(one[:2000]), 500) for one in addresses if isinstance(one, str)), "")
    name = _text(value, "name")
    latitude, longitude = _coordinates(value, notes)
    made = Place(
        name=name or stated.name,
        room=_text(value, "room"),
        street=stated.street,
        postal_code=stated.postal_code,
        locality=stated.locality,
        region=stated.region,
        country=stated.country,
        words=words,
        latitude=latitude,
        longitude=longitude,
        url=web(first(value, "url", "sameAs")),
        online=not words and stated == Place(name=stated.name) and is_online(name),
    )
    if made == Place(url=made.url):
        return None
    return made if made.online else _parted(made, value)


def _parted(stated: Place, value: Item) -> Place:
    """Return a place with what its words, street and name hold besides; what fields state stays as they state it."""
    made = stated
    if stated.words and not (stated.street or stated.postal_code or stated.locality):
        made = _filled(made, stated.words, name=not stated.name)
    if _SEVERAL.search(stated.street):
        made = _filled(replace(made, street=""), stated.street, name=not stated.name)
        made = made if made.street else replace(made, street=stated.street)
    if _SEVERAL.search(stated.name):
        made = _named(made, prose(first(value, "name")[:1000]))
    return made


def _filled(made: Place, words: str, *, name: bool) -> Place:
    """Return a place whose empty fields are those of the one place that `words` name."""
    found = venues(words)
    if len(found) != 1 or found[0].online:
        return made
    one = found[0]
    return replace(
        made,
        name=one.name if name else made.name,
        room=made.room or one.room,
        street=made.street or one.street,
        postal_code=made.postal_code or one.postal_code,
        locality=made.locality or one.locality,
        country=made.country or one.country,
    )


def _named(made: Place, words: str) -> Place:
    """Return a place without the room or the address that its name holds; other names stay whole."""
    found = venues(words)
    if len(found) != 1 or not found[0].name or not (found[0].room or found[0].street or found[0].postal_code):
        return made
    return _filled(replace(made, name=found[0].name), words, name=False)


def postal(value: str | Item) -> Place | None:
    """Return the postal address of an organisation, which is no venue; None when nothing is said of it."""
    if isinstance(value, str):
        words = cut(line(value[:2000]), 500)
        return Place(words=words) if words and not web(words) else None
    made = _address(value)
    return made if made != Place(name=made.name) else None


def _address(value: Item) -> Place:
    return Place(
        name=_text(value, "name"),
        street=_text(value, "streetAddress"),
        postal_code=_text(value, "postalCode"),
        locality=_text(value, "addressLocality"),
        region=_text(value, "addressRegion"),
        country=country(_text(value, "addressCountry")),
    )


def _text(value: Item, name: str) -> str:
    words = first(value, name)
    return cut(line(words[:1000]), 300) if words else ""


def country(words: str) -> str:
    """Return the ISO 3166 code of a country named in German, English or by a code, else the words.

    >>> country("Deutschland"), country("nl"), country("Netherlands"), country("Atlantis")
    ('DE', 'NL', 'NL', 'Atlantis')
    """
    if not words:
        return ""
    folded = words.casefold()
    return COUNTRIES.get(folded) or _all_countries().get(folded, words)


@cache
def _all_countries() -> dict[str, str]:
    from babel import Locale  # loads slowly, and hardly ever

    found: dict[str, str] = {}
    for language in ("nl", "en", "de"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found[name.casefold()] = found[code.casefold()] = code
    return found


def _coordinates(value: Item, notes: Notes) -> tuple[float | None, float | None]:
    """Return latitude and longitude; neither when they are missing, not on earth, or 0/0, which means unset."""
    for holder in (value, *things(value, "geo")):
        words = first(holder, "latitude"), first(holder, "longitude")
        if not words[0] and not words[1]:
            continue
        try:
            latitude, longitude = (float(part.strip().replace(",", ".")) for part in words)
        except ValueError:
            latitude, longitude = 0.0, 0.0
        if -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude or longitude):
            return round(latitude, 6), round(longitude, 6)
        notes.finding("place-coordinates", "places", f"{words[0]}, {words[1]}")
    return None, None
