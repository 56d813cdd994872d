"""Fills gaps of an offer from what its page says of itself in Open Graph and Dublin Core; alone they are no offer.

Only what markup leaves out altogether is filled in, and only where the title given there is that of the offer: many
sites state one text about the whole site on every page.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec.structs import replace

from harvester.extract.document import Document
from harvester.extract.schemaorg import PARTS
from harvester.extract.words import line
from harvester.records import Item, RawOffer, Source

_HEAD = 100_000
_META = re.compile(rb"<meta\b([^>]{1,5000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"\b(name|property|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_DUBLIN_CORE = re.compile(r"(?:dc|dcterms|dct)[.:](?:title|description|abstract|language|publisher)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2})?", re.IGNORECASE)
_SPEAKS = re.compile(r"isch\w*\b|sprach|deutsch|language|lingual", re.IGNORECASE)
"""An offer that names a language is perhaps not held in that of its page."""
_WORDS = re.compile(r"\W+")


def filled(raw: RawOffer, document: Document, source: Source) -> RawOffer:
    """Return the offer of a page with what only the page's own description of itself says."""
    known = _known(raw.item)
    lacks_provider = not source.provider and known.isdisjoint(("provider", "organizer"))
    lacks = {
        "description": "description" not in known,
        "inLanguage": known.isdisjoint(("inLanguage", "availableLanguage")),
    }
    if not (lacks_provider or any(lacks.values())) or b"<meta" not in document.lower[:_HEAD]:
        return raw
    said = _said(document)
    name = _plain(next((one for one in raw.item.properties.get("name", ()) if isinstance(one, str)), ""))
    more: dict[str, tuple[str | Item, ...]] = {}
    own = [prefix for prefix in ("dc", "og") if name and name in _plain(said.get(f"{prefix}:title", ""))]
    if lacks["description"] and (words := next((said[key] for p in own if (key := f"{p}:description") in said), "")):
        more["description"] = (words,)
    if (
        lacks["inLanguage"]
        and _LANGUAGE.fullmatch(words := said.get("dc:language", ""))
        and not _speaks(raw.item, more)
    ):
        more["inLanguage"] = (words,)
    if lacks_provider and (words := said.get("dc:publisher", "") or said.get("og:site_name", "")):
        more["provider"] = (Item(types=("Organization",), properties={"name": (words,)}),)
    return replace(raw, item=replace(raw.item, properties={**raw.item.properties, **more})) if more else raw


def _known(item: Item) -> set[str]:
    """Return what an offer states, itself or in its instances."""
    parts = [one for name in PARTS for one in item.properties.get(name, ()) if isinstance(one, Item)]
    return set(item.properties).union(*(one.properties for one in parts))


def _speaks(item: Item, more: dict[str, tuple[str | Item, ...]]) -> bool:
    said = [
        value for name in ("name", "description") for value in (*item.properties.get(name, ()), *more.get(name, ()))
    ]
    return any(isinstance(value, str) and _SPEAKS.search(value) for value in said)


def _said(document: Document) -> dict[str, str]:
    """Return the first value of each name in the head, `dc:` standing for all spellings of Dublin Core."""
    found: dict[str, str] = {}
    for name, words in _metas(document.body):
        if name in {"og:title", "og:description", "og:site_name"}:
            found.setdefault(name, words)
        elif _DUBLIN_CORE.fullmatch(name):
            found.setdefault("dc:" + re.split("[.:]", name)[1].replace("abstract", "description"), words)
    return found


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    for meta in _META.finditer(body, 0, _HEAD):
        said = {
            attribute[1].lower(): (attribute[2] or attribute[3] or attribute[4] or b"").decode("utf-8", "replace")
            for attribute in _ATTRIBUTE.finditer(meta[1])
        }
        words = line(unescape(said.get(b"content", "")))
        if words:
            yield (said.get(b"property") or said.get(b"name", "")).strip().lower(), words


def _plain(words: str) -> str:
    return _WORDS.sub(" ", words).strip().casefold()
