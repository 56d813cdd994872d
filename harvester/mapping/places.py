"""Reads venues: places, postal addresses, virtual locations and plain words; nothing is looked up or geocoded."""

import re
from functools import cache

from harvester.mapping.addresses import web
from harvester.mapping.items import first, is_a, things, values
from harvester.mapping.nations import COUNTRIES
from harvester.mapping.notes import Notes
from harvester.mapping.text import cut, line
from harvester.records import Item
from vocab.model import Place

_ONLINE = re.compile(
    r"\b(?:online|zoom|webinare?|vhs[.-]?cloud|webex|(?:ms|microsoft)[ -]teams|live-?stream|jitsi"
    r"|big ?blue ?button|videokonferenz|gotomeeting)\b",
    re.IGNORECASE,
)
_ONLINE_FIRST = re.compile(r"(?:digital|virtuell|virtual|virtueel|internet|im netz|www)\b(?![-\w])", re.IGNORECASE)
_ADDRESS = re.compile(r"\b\d{4,5}\b|str(?:\.|aße|asse|aat|eet)\b|\bplatz\b|\bweg \d", re.IGNORECASE)


def places(item: Item, names: tuple[str, ...], notes: Notes, field: str = "places") -> tuple[Place, ...]:
    """Return the venues that the properties `names` state, each once."""
    found: dict[Place, None] = {}
    for value in values(item, *names):
        if made := place(value, notes):
            found[made] = None
            notes.origin(field, made.words or made.name or made.street or made.locality or made.url)
    return tuple(found)


def place(value: str | Item, notes: Notes) -> Place | None:
    """Return one venue, or None when nothing is said of it."""
    if isinstance(value, str):
        return _worded(value)
    if is_a(value, "VirtualLocation"):
        return Place(name=_text(value, "name"), url=web(first(value, "url")) or web(value.id), online=True)
    if is_a(value, "PostalAddress") or ("address" not in value.properties and "streetAddress" in value.properties):
        made = _address(value)
        return made if made != Place() else None
    return _venue(value, notes)


def _worded(value: str) -> Place | None:
    if url := web(value):
        return Place(url=url, online=True) if _ONLINE.search(url.split("?")[0].replace("_", " ")) else None
    words = cut(line(value[:2000]), 500)
    return Place(words=words, online=is_online(words)) if words else None


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
    return made if made != Place(url=made.url) else None


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
