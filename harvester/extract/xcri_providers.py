"""Reads the providers of an XCRI-CAP catalogue: the text between its courses in; each provider with its place out."""

import re
from collections.abc import Iterable

from msgspec import Struct

from harvester.extract.plain import Fields, all_words, first_words, made, part, several, words_of
from harvester.extract.xmlrecord import XmlError, mended, record
from harvester.records import Item

MOST = 10_000
"""Providers of one catalogue."""
_LONGEST = 64 * 1024
_START = re.compile(r"<((?:[\w.-]+:)?provider)[\s>]")
_END = re.compile(r"</(?:[\w.-]+:)?provider\s*>")


class Provider(Struct, frozen=True):
    """Who offers courses, and where they are held when a course names no venue."""

    organization: Item = Item()
    place: Item = Item()


def provider_starts(text: str) -> int:
    """Return how many providers begin in the text between two courses.

    >>> provider_starts("</provider><provider id='2'><dc:title>B</dc:title>")
    1
    """
    return len(_START.findall(text)) if "provider" in text else 0


def providers(texts: Iterable[str]) -> list[Provider]:
    """Return the providers in the order of the file, from the texts before and between its courses.

    >>> behind = "<location><town>Hull</town></location></provider>"
    >>> [one] = providers(["<catalog><provider><title>College</title>", behind])
    >>> one.organization.properties["name"]
    ('College',)
    """
    found: list[_Text] = []
    for text in texts:
        at = 0
        for start in _START.finditer(text) if "provider" in text else ():
            _add(found, text[at : start.start()])
            if len(found) < MOST:
                found.append(_Text())
            at = start.start()
        _add(found, text[at:])
    return [_provider("".join(one.parts)) for one in found]


class _Text:
    """What stands of one provider outside of its courses, as far as there is room."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.room = _LONGEST


def _add(found: list[_Text], text: str) -> None:
    """Add what stands behind a course to its provider."""
    if found and text and not text.isspace() and found[-1].room > 0:
        found[-1].parts.append(text[: found[-1].room])
        found[-1].room -= len(text)


def _provider(text: str) -> Provider:
    start, end = _START.match(text), _END.search(text)
    if start is None:
        return Provider()
    whole = text[: end.start() if end else len(text)] + f"</{start[1]}>"
    try:
        fields = record(mended(whole))
    except XmlError:
        return Provider()
    return read(fields) if isinstance(fields, dict) else Provider()


def read(fields: Fields) -> Provider:
    """Return the provider that the fields of its element describe, which may be a venue as well."""
    location = part(fields, "location")
    name = first_words(fields, "title")
    postal = _postal(location)
    organization = made("Organization", name=name, url=first_words(fields, "url"), address=postal)
    latitude, longitude = first_words(location, "lat", "latitude"), first_words(location, "long", "longitude")
    geo = made("GeoCoordinates", latitude=latitude, longitude=longitude) if latitude and longitude else None
    return Provider(organization, made("Place", name=name, address=postal, geo=geo))


def _postal(location: Fields) -> Item:
    """Return the postal address: lines without a type are its street; telephone numbers and mailboxes stay unread."""
    lines = []
    for one in several(location.get("address")):
        kind = first_words(one, "@type") if isinstance(one, dict) else ""
        if not kind and (words := words_of(one)):
            lines.append(words)
    return made(
        "PostalAddress",
        streetAddress=", ".join((*all_words(location, "street"), *lines)),
        postalCode=first_words(location, "postcode"),
        addressLocality=first_words(location, "town"),
        addressCountry=first_words(location, "country"),
    )
