"""The adapter for websites: finds offers by sitemap and by following listings, reads them from markup, by a recipe for
pages without markup, or from plain pages.

Source options: `recipe` (name or TOML of the recipe that reads all pages), `hosts` (further hosts of the same site),
`include` and `exclude` (parts of addresses, `*` for anything; separated by spaces), which hold for sitemap entries and
links alike. Without `include`, sitemap entries are taken when they lie under the path of the source's address.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from harvester.errors import RecipeError
from harvester.extract import jsonld, links, listing, microdata, rdfa, sitemap
from harvester.extract.absent import absent
from harvester.extract.addresses import loose, normal, path_of
from harvester.extract.base import Extracted
from harvester.extract.complete import completed
from harvester.extract.document import Document
from harvester.extract.offers import MARKUP, offers
from harvester.extract.quirks import corrected
from harvester.extract.recipe import use
from harvester.extract.recipe.read import Reading
from harvester.extract.scope import from_sitemap, is_calendar, is_page, moved, on_site
from harvester.extract.streams import head
from harvester.records import Follow, Item, Page, PageKind, RawOffer, Source
from vocab.model import Finding

READER = "web-5"
"""Changes whenever the same bytes would be read differently."""

CATEGORY_DEPTH = 3

_HTML = re.compile(rb"<(?:!doctype html|html|head|body|meta|title|div|main|article|p)\b", re.IGNORECASE)
_PAGER = re.compile(rb"rel=[\"']?next\b")


class Web:
    """Reads websites; see `harvester.extract.base.Adapter`."""

    def start(self, source: Source) -> Iterator[Follow]:
        """Yield the source's own address and, unless a recipe knows its listing, where a sitemap may be named."""
        yield Follow(address=source.address, kind="listing", priority=-2)
        if use.begins_alone(source):
            return
        yield Follow(address=urljoin(source.address, "/robots.txt"), kind="sitemap", priority=-3)
        yield Follow(address=urljoin(source.address, "/sitemap.xml"), kind="sitemap", priority=-3)

    def fingerprint(self, source: Source) -> str:
        """Return the version of this reader, and the recipe that it was given."""
        return f"{READER} {use.fingerprint(source)}".rstrip()

    def recognise(self, page: Page) -> int:
        """Return whether it is a page of HTML; what says more of itself is read by others."""
        return 30 if _HTML.search(head(page, 4_096)) else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield offers, addresses to follow and findings of one page."""
        if page.kind == "sitemap":
            yield from _sitemap(page, source)
        else:
            yield from _page(page, source)


def _sitemap(page: Page, source: Source) -> Iterator[Extracted]:
    for entry in sitemap.entries(page):
        if isinstance(entry, Finding):
            yield entry
            continue
        address = normal(urljoin(page.address, entry.address))
        if not address or not on_site(address, source):
            continue
        if entry.index:
            yield Follow(address=address, kind="sitemap", modified=entry.modified, priority=-3)
        elif is_page(address) and not is_calendar(address) and from_sitemap(address, source):
            kind: PageKind = "listing" if loose(address) == loose(source.address) else "offer"
            yield Follow(address=address, kind=kind, modified=entry.modified, priority=2)


def _page(page: Page, source: Source) -> Iterator[Extracted]:
    if (wrong := moved(page, source)) is not None:
        yield wrong
    if not _is_html(page):
        return
    document = Document(page)
    try:
        recipe = use.own(source)
    except RecipeError as wrong:
        yield use.broken(wrong, document)
        return
    alone = recipe is not None and not recipe.recipe.supplements
    found = [] if alone else [corrected(raw, document) for raw in offers(items(document), document, source)]
    reading = use.reading(document, recipe, source, marked=bool(found))
    if reading is not None:
        by_recipe = offers((("recipe", item) for item in reading.items), document, source)
        found = use.together(found, by_recipe, reading)
    own = any(raw.rank == 0 and raw.method in MARKUP for raw in found)
    if not own and (none := absent(document, source, alone=not found)) is not None:
        yield none
        return
    if not found and recipe is None:
        found = offers((("listing", item) for item in listing.read(document)), document, source)
    found = completed(found, document, source)
    yield from found
    yield from _follows(found, document, source, reading)
    yield from document.findings


def items(document: Document) -> Iterator[tuple[str, Item]]:
    """Yield the things that a page marks up, with the syntax of each."""
    for method, reader in (("json-ld", jsonld.read), ("microdata", microdata.read), ("rdfa", rdfa.read)):
        for item in reader(document):
            yield method, item


def _is_html(page: Page) -> bool:
    kind = page.media_type.lower()
    return not kind or "html" in kind or "xml" in kind or kind.startswith("text/plain")


def _follows(found: list[RawOffer], document: Document, source: Source, reading: Reading | None) -> Iterator[Follow]:
    page = document.page
    given = {normal(page.address)}
    stated = _stated(found, document, source) if reading is None or use.follows_offers(reading) else ()
    leaves = () if reading is None else use.leaves(reading, document, source)
    linked = () if use.is_alone(reading, source) else _linked(found, document, source)
    for follow in (*stated, *leaves, *linked):
        if follow.address not in given:
            given.add(follow.address)
            yield follow


def _stated(found: list[RawOffer], document: Document, source: Source) -> Iterator[Follow]:
    """Yield the pages of offers that this page only states."""
    for raw in found:
        address = normal(raw.url)
        if not address or loose(address) == loose(document.page.address) or not is_page(address):
            continue
        if on_site(address, source, document.page):
            yield Follow(address=address, kind="offer")


def _linked(found: list[RawOffer], document: Document, source: Source) -> Iterator[Follow]:
    """Yield what the links of a listing lead to; an offer's own page is left only for further leaves of its list."""
    page = document.page
    if page.kind != "listing" and found and not _has_pager(document):
        return
    if page.kind != "listing" and not found and page.depth > CATEGORY_DEPTH:
        return
    collected = links.collected(document, source)
    yield from links.pagination(collected, document, offers=bool(found))
    elsewhere = sum(1 for raw in found if loose(raw.url) != loose(page.address))
    if page.kind == "listing" and elsewhere < 2:
        yield from links.candidates(collected, document)
        if not found and page.depth == 0 and path_of(normal(page.address)) == "/":
            yield from links.listings(collected)
    elif page.kind != "listing" and not found:
        yield from links.beneath(collected, document)


def _has_pager(document: Document) -> bool:
    return bool(_PAGER.search(document.lower))
