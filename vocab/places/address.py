"""Reads what a place or a text says of its address: code, locality, state, country, point; nothing is looked up."""

import re

from msgspec import Struct
from msgspec.structs import replace

from vocab.model import Place
from vocab.places.names import folded
from vocab.places.points import Point
from vocab.places.states import COUNTRIES, is_foreign

LONGEST = 400
"""Characters of one field that are read."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_BLANK = re.compile(r"[^\S\n]+")
_DIVIDER = re.compile(r"\s*(?:\n|[;|•·/]\s|\s/\s|,)\s*")
_FOREIGN_LETTERS = "A|AT|CH|FL|LI|L|LU|LUX|F|FR|B|BE|NL|I|IT|PL|CZ|DK|E|ES|GB"
_CODE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<land>DE|D|{_FOREIGN_LETTERS})\s?[-–\s]\s?)?(?P<code>\d{{4,5}})"
    r"(?![\d_/]|[^\W\d_](?![^\W\d_]{2})|[.,-]\d|\s\d)"
    r"(?:[,\s]*(?P<locality>[^\W\d_][^,;|\n\d]{0,70}))?"
)
_GERMAN = re.compile(r"\d{5}")
_POINT = re.compile(r"(-?\d{1,4}\.\d+)(?:\s*[,;]\s*|\s+(?=-?\d+\.\d{3}))(-?\d{1,4}\.\d+)")
_ONLINE = re.compile(
    r"\b(?:online|zoom|webinar|web-seminar|virtuell\w*|digital\w*|livestream|internet|teams|big ?blue ?button|webex"
    r"|ortsunabhängig|fernlehr\w*|e-learning|videokonferenz)\b",
    re.IGNORECASE,
)


class Address(Struct, frozen=True, kw_only=True):
    """What was said, in its own words."""

    code: str = ""
    """Five digits."""
    short_code: str = ""
    """Four digits where a code stands: of another country, or with its leading zero lost."""
    locality: str = ""
    region: str = ""
    foreign: str = ""
    """What says that it lies in another country."""
    online: bool = False
    point: Point | None = None
    venue: str = ""
    """Text in which a municipality may be named."""
    words: str = ""


def cleaned(text: str) -> str:
    """Return the beginning of `text` without control characters and with single blanks; lines stay lines.

    >>> cleaned("  35037\\x00 \\t Marburg ")
    '35037 Marburg'
    """
    text = text[: 4 * LONGEST].replace("\r", "\n").replace("\t", " ")
    return _BLANK.sub(" ", _CONTROL.sub("", text)).strip()[:LONGEST]


def segments(text: str) -> list[str]:
    """Return the parts of an address that commas, bars and line ends divide.

    >>> segments("vhs | Aulgasse 3, Marburg")
    ['vhs', 'Aulgasse 3', 'Marburg']
    """
    return [part for part in _DIVIDER.split(text) if part]


def is_online(text: str) -> bool:
    """Tell whether words say that an offer is held online.

    >>> is_online("Online (Zoom)"), is_online("Onlinerstraße")
    (True, False)
    """
    return bool(_ONLINE.search(text))


def coded(text: str) -> list[Address]:
    """Return an address for each postal code in `text`, with the locality behind it or before it.

    >>> [(a.code, a.locality) for a in coded("vhs, Deutschhausstr. 38, D-35037 Marburg")]
    [('35037', 'Marburg')]
    >>> coded("A-5020 Salzburg")[0].foreign, coded("Kurs 252 P40405, 3 Termine")
    ('A-5020 Salzburg', [])
    """
    found = []
    for match in _CODE.finditer(text):
        land, code, locality = match["land"] or "", match["code"], (match["locality"] or "").strip()
        before = segments(text[: match.start()])
        starts = not before or bool(_DIVIDER.search(text[: match.start()][-3:]))
        if land not in {"", "D", "DE"}:
            found.append(Address(foreign=match.group().strip(), words=text))
        elif _GERMAN.fullmatch(code):
            if land or locality or starts or re.search(r"\bPLZ:?\s*$", text[: match.start()]):
                found.append(Address(code=code, locality=locality or (before[-1] if before else ""), words=text))
            elif before:
                found.append(Address(code=code, locality=before[-1], words=text))
        elif locality and starts:
            found.append(Address(short_code=code, locality=locality, words=text))
    return found


def foreign_words(text: str) -> str:
    """Return the part of `text` that is the name of another country; empty when none is.

    >>> foreign_words("Getreidegasse 9, Salzburg, Österreich"), foreign_words("Basel (Schweiz)")
    ('Österreich', 'Schweiz')
    """
    for part in re.split(r"[,;|\n()/]|\s[–-]\s", text):
        if folded(part).replace("-", " ").strip(" .") in COUNTRIES:
            return part.strip()
    return ""


def of_text(text: str) -> list[Address]:
    """Return what a free text says: a point, an address for each postal code in it, or one without.

    >>> of_text("50.8093, 8.7711")[0].point
    (50.8093, 8.7711)
    """
    text = cleaned(text)
    if at := _POINT.fullmatch(text):
        return [Address(point=(float(at[1]), float(at[2])), words=text)]
    if foreign := foreign_words(text):
        return [Address(foreign=foreign, words=text)]
    found = coded(text)
    if found:
        return found
    if is_online(text):
        return [Address(online=True, words=text)]
    return [Address(venue=text, words=text)]


def of_place(place: Place) -> list[Address]:
    """Return what a place says, its fields first and its free words only where they say nothing."""
    point = None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)
    code, locality = cleaned(place.postal_code), cleaned(place.locality)
    words = ", ".join(part for part in (cleaned(place.street), f"{code} {locality}".strip()) if part)
    if place.online:
        return [Address(online=True, words=words or cleaned(place.name))]
    if is_foreign(place.country):
        return [Address(foreign=cleaned(place.country), words=words, point=point)]
    if code or locality:
        return _of_fields(place, code, locality, words, point)
    found = [Address(venue="", words="")]
    for text in (place.street, place.words, place.name, place.region):
        if text:
            found = of_text(text)
            first = found[0]
            if first.code or first.foreign or first.point or (first.venue and text != place.street):
                break
    return [_with(address, cleaned(place.region), point) for address in found]


def _of_fields(place: Place, code: str, locality: str, words: str, point: Point | None) -> list[Address]:
    region = cleaned(place.region)
    if foreign := foreign_words(locality):
        return [Address(foreign=foreign, words=words, point=point)]
    inside = coded(f"{code} {locality}".strip() if code else locality)
    if inside and (code or inside[0].code or inside[0].foreign):
        first = inside[0]
        locality = first.locality or (locality if code else "")
        return [_with(replace(first, locality=locality, words=words), region, point)]
    if is_online(locality) and not code:
        return [Address(online=True, words=words)]
    return [Address(locality=locality, region=region, point=point, venue=cleaned(place.name), words=words)]


def _with(address: Address, region: str, point: Point | None) -> Address:
    return replace(address, region=region, point=point or address.point)
