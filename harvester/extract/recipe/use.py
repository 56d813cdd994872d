"""Decides which recipe reads a page, and puts what it reads beside what the page says in markup."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import re2
from msgspec.structs import replace

from harvester.errors import RecipeError
from harvester.extract.addresses import loose, normal
from harvester.extract.document import Document
from harvester.extract.links import collected, pagination
from harvester.extract.recipe.compiled import BUILT_IN, Ready, ready
from harvester.extract.recipe.read import DATES, Reading, read, recognised, view
from harvester.extract.schemaorg import PARTS
from harvester.extract.scope import is_page, on_site
from harvester.records import Follow, Item, RawOffer, Source
from vocab.messages import finding
from vocab.model import Finding

OPTION = "recipe"
_PATTERNS = ("eventSchedule", "courseSchedule")
_PRICES = ("price", "priceCurrency", "lowPrice", "highPrice", "minPrice", "maxPrice", "priceSpecification")


def own(source: Source) -> Ready | None:
    """Return the recipe that a source was registered with; None when there is none. Raises RecipeError."""
    option = source.options.get(OPTION, "")
    return ready(option, f"{source.id}: {OPTION}") if option else None


def fingerprint(source: Source) -> str:
    """Return what changes when the source's recipe does; empty without one."""
    try:
        recipe = own(source)
    except RecipeError as wrong:
        return wrong.code
    return recipe.fingerprint if recipe else ""


def begins_alone(source: Source) -> bool:
    """Tell whether the source's own address is all that its recipe needs to begin with."""
    try:
        recipe = own(source)
    except RecipeError:
        return True
    return recipe is not None and recipe.listing is not None


def broken(wrong: RecipeError, document: Document) -> Finding:
    """Return the finding that nothing is read since the recipe is wrong, as it may be after an upgrade."""
    return finding("recipe-broken", page=document.page.address, words=wrong.parts.get("key", OPTION), detail=wrong.code)


def reading(document: Document, chosen: Ready | None, source: Source, *, marked: bool) -> Reading | None:
    """Return what the chosen recipe reads, else the first built-in one that finds offers on the page.

    On a page that has offers in markup (`marked`), only recipes that supplement markup are asked.
    """
    if chosen is not None:
        seen = view(document)
        done = read(chosen, seen) if seen is not None and recognised(chosen, document) else Reading(ready=chosen)
        document.findings.extend((*done.findings, *_complaints(done, document, source)))
        return done
    if marked and not _marks().search(document.body):
        return None
    may = [one for one in map(ready, BUILT_IN) if (not marked or one.recipe.supplements) and recognised(one, document)]
    if not may or (seen := view(document)) is None:
        return None
    for one in may:
        done = read(one, seen)
        if done.items:
            document.findings.extend(done.findings)
            return done
    return None


@cache
def _marks() -> Any:
    """Return what finds, in one pass, whether any recipe may supplement a page's markup."""
    marks = [re2.escape(mark) for one in map(ready, BUILT_IN) if one.recipe.supplements for mark in one.contains]
    options = re2.Options()
    options.case_sensitive = False
    return re2.compile(b"|".join(marks), options)


def _complaints(done: Reading, document: Document, source: Source) -> Iterable[Finding]:
    """Yield what a recipe that a person chose should have found and did not."""
    page, recipe = document.page, done.ready
    if not done.part:
        if recipe.listing and normal(page.asked) == normal(source.address):
            selector = recipe.listing.roots[0].words
            yield finding("recipe-no-listing", page=page.address, field="listing.item", words=selector)
        elif recipe.listing and page.kind == "offer":
            yield finding("recipe-no-detail", page=page.address, words=recipe.recipe.name)
        return
    lacking = [entry for entry in done.entries if entry.lacks]
    if lacking:
        names = ", ".join(sorted({name for entry in lacking for name in entry.lacks}))
        yield finding("recipe-lacking", page=page.address, field=names, words=len(lacking), detail=done.part)
    if done.part == "listing" and len(done.entries) >= 3:
        lacked = {name for entry in lacking for name in entry.lacks}
        for name in done.entries[0].fields:
            if name not in lacked and not any(entry.fields[name].values for entry in done.entries):
                yield finding("recipe-field-nothing", page=page.address, field=name, words=len(done.entries))


def together(marked: list[RawOffer], read_offers: list[RawOffer], done: Reading) -> list[RawOffer]:
    """Return the offers in markup with what the recipe adds to them; those of the recipe when there is no markup."""
    if not marked:
        return read_offers
    same = {(loose(raw.url), _name(raw)): raw.item for raw in read_offers}
    alone = {loose(raw.url): raw.item for raw in read_offers} if len(read_offers) == len(marked) == 1 else {}
    made = []
    for raw in marked:
        more = same.get((loose(raw.url), _name(raw))) or alone.get(loose(raw.url))
        made.append(raw if more is None else replace(raw, item=_supplemented(raw.item, more, done)))
    return made


def follows_offers(done: Reading) -> bool:
    """Tell whether the own pages of listed offers are to be fetched."""
    return done.ready.listing is None or done.ready.listing.follow


def is_alone(done: Reading | None, source: Source) -> bool:
    """Tell whether a recipe that was chosen for the source says by itself where its offers are listed."""
    return bool(source.options.get(OPTION)) and done is not None and done.ready.listing is not None


def leaves(done: Reading, document: Document, source: Source) -> Iterator[Follow]:
    """Yield the further leaves of a listing, where the recipe says that they are; else where page numbers lead."""
    if done.part != "listing" or done.ready.listing is None:
        return
    for address in map(normal, done.next):
        if address and is_page(address) and on_site(address, source, document.page):
            yield Follow(address=address, kind="listing", priority=-1)
    if not done.ready.listing.next:
        yield from pagination(collected(document, source), document, offers=True)


def _name(raw: RawOffer) -> str:
    said = next(iter(raw.item.properties.get("name", ())), "")
    return " ".join(said.split()).casefold() if isinstance(said, str) else ""


def _supplemented(item: Item, more: Item, done: Reading) -> Item:
    properties = dict(item.properties)
    _fill(properties, more)
    for name in done.ready.recipe.supplements:
        if name == "sessions":
            _add_sessions(properties, more)
        elif name in more.properties:
            properties[name] = more.properties[name]
            if name == "priceText":
                _without_prices(properties)
    return replace(item, properties=properties)


def _fill(properties: dict[str, tuple[str | Item, ...]], more: Item) -> None:
    """Add what markup does not say at all, neither of the offer nor of its instances; days and times never."""
    parts = [one for name in PARTS for one in properties.get(name, ()) if isinstance(one, Item)]
    said = set(properties).union(*(one.properties for one in parts))
    for name, values in more.properties.items():
        if name in said or name in (*DATES, *PARTS) or (name == "priceText" and said & {"offers", *_PRICES}):
            continue
        properties[name] = values


def _without_prices(properties: dict[str, tuple[str | Item, ...]]) -> None:
    """Take out the sums of markup: software strips the separators from them, the visible words are right."""
    for name in (*_PRICES, "isAccessibleForFree"):
        properties.pop(name, None)
    offers = tuple(_bare(one) for one in properties.pop("offers", ()) if isinstance(one, Item))
    if offers := tuple(one for one in offers if one.properties):
        properties["offers"] = offers


def _bare(offer: Item) -> Item:
    kept = {name: values for name, values in offer.properties.items() if name not in (*_PRICES, "offers", "url")}
    return replace(offer, properties=kept)


def _add_sessions(properties: dict[str, tuple[str | Item, ...]], more: Item) -> None:
    """Put the sessions of a table where markup has none, in place of the days and patterns that it states."""
    given = more.properties.get("hasCourseInstance", ())
    held = properties.get("hasCourseInstance", ())
    if not given or "subEvent" in properties or len(held) > 1:
        return
    one, other = held[0] if held else Item(), given[0]
    if isinstance(one, Item) and isinstance(other, Item) and "subEvent" not in one.properties:
        kept = {name: values for name, values in one.properties.items() if name not in (*DATES, *_PATTERNS)}
        kept["subEvent"] = other.properties["subEvent"]
        properties["hasCourseInstance"] = (replace(one, types=one.types or other.types, properties=kept),)
        for name in DATES:
            properties.pop(name, None)
