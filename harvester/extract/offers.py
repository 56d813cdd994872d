"""Finds the offers among the things of one page and gives each its address and local id; every offer comes out once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from harvester.extract.addresses import loose, normal, path_of
from harvester.extract.document import Document
from harvester.extract.schemaorg import LISTS, OFFERS, PARTS, is_for_learning, lists
from harvester.records import Item, RawOffer, Source
from vocab.messages import finding

MAX_OFFERS = 5_000
MAX_LIST_DEPTH = 8
MARKUP = ("json-ld", "microdata", "rdfa")
METHODS = (*MARKUP, "recipe", "listing")

_DATES = ("startDate", "endDate", "doorTime", "duration", "eventSchedule", "previousStartDate")
_CANONICAL = re.compile(rb"<link\b[^>]{0,1000}?\brel\s*=\s*[\"']?canonical\b[^>]{0,1000}>", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)


class Found:
    """An offer on its way out: its Item, how it was read, its address and whether that is the Item's own."""

    __slots__ = ("item", "method", "name", "own", "url")

    def __init__(self, item: Item, method: str, name: str, url: str, own: bool) -> None:
        self.item = item
        self.method = method
        self.name = name
        self.url = url
        self.own = own


def words(item: Item, name: str) -> str:
    """Return the first value of a property as words: of a thing its name, value, address or id.

    >>> words(Item(properties={"location": (Item(properties={"name": ("Rathaus",)}),)}), "location")
    'Rathaus'
    """
    for value in item.properties.get(name, ()):
        if isinstance(value, str):
            return value
        for inner in ("name", "value", "url", "@id"):
            said = value.id if inner == "@id" else next(iter(value.properties.get(inner, ())), "")
            if isinstance(said, str) and said:
                return said
    return ""


def offers(items: Iterable[tuple[str, Item]], document: Document, source: Source) -> list[RawOffer]:
    """Return one raw offer for each offer among `items`, which are pairs of method and top-level thing."""
    stated = [(method, offer) for method, item in items for offer in _offers_in(item, 0)]
    found: list[Found] = []
    for method, item in _whole(stated)[:MAX_OFFERS]:
        name = words(item, "name") or words(item, "headline") or words(item, "alternateName")
        if not name:
            kind = next((t for t in item.types if t in OFFERS), "")
            document.findings.append(finding("offer-without-name", page=document.page.address, words=kind))
            continue
        url, own = _address(item, document, source)
        found.append(Found(item, method, " ".join(name.split()), url, own))
    return _raw(_merged(found), document)


def _offers_in(item: Item, depth: int) -> Iterator[Item]:
    """Yield `item` if it is an offer, else the offers that it lists."""
    if not OFFERS.isdisjoint(item.types):
        yield item
    elif is_for_learning(item.types, item.properties):
        yield Item(types=("LearningResource",), id=item.id, properties=item.properties)
    elif depth < MAX_LIST_DEPTH and lists(item.types):
        for name in LISTS:
            for value in item.properties.get(name, ()):
                if isinstance(value, Item):
                    yield from _offers_in(value, depth + 1)


def _whole(stated: list[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Put parts that stand by themselves back into their whole: by the whole's list, or by their own `superEvent`."""
    parts = {
        part.id
        for _, item in stated
        for name in PARTS
        for part in item.properties.get(name, ())
        if isinstance(part, Item) and part.id and part.id != item.id
    }
    wholes = {item.id: place for place, (_, item) in enumerate(stated) if item.id}
    kept: dict[int, tuple[str, Item]] = {}
    children: dict[int, list[Item]] = {}
    for place, (method, item) in enumerate(stated):
        if item.id and item.id in parts:
            continue
        above = _above(item)
        if above is not None and above.id and wholes.get(above.id, place) != place and above.id not in parts:
            bare = {k: v for k, v in item.properties.items() if k not in {"superEvent", "isPartOf", "course"}}
            children.setdefault(wholes[above.id], []).append(Item(types=item.types, id=item.id, properties=bare))
        elif above is not None and "Course" in above.types and "Course" not in item.types:
            bare = {k: v for k, v in item.properties.items() if k not in {"superEvent", "isPartOf", "course"}}
            instance = Item(types=item.types, id=item.id, properties=bare)
            kept[place] = method, _with(above, "hasCourseInstance", [instance])
        else:
            kept[place] = method, item
    for place, inner in children.items():
        if place in kept:
            method, item = kept[place]
            kept[place] = method, _with(item, "hasCourseInstance" if "Course" in item.types else "subEvent", inner)
    return list(kept.values())


def _above(item: Item) -> Item | None:
    """Return the whole that an event or instance says it is part of."""
    for name in ("superEvent", "isPartOf", "course"):
        for value in item.properties.get(name, ()):
            if isinstance(value, Item) and (value.id or value.properties) and not OFFERS.isdisjoint(value.types):
                return value
    return None


def _with(item: Item, name: str, values: list[Item]) -> Item:
    return Item(
        types=item.types,
        id=item.id,
        properties={**item.properties, name: (*item.properties.get(name, ()), *values)},
    )


def _address(item: Item, document: Document, source: Source) -> tuple[str, bool]:
    """Return the offer's address and whether the item states it: its url, its id, its page, else this page."""
    page = document.page.address
    candidates = [*_said(item, "url"), item.id, *_said(item, "mainEntityOfPage")]
    for candidate in candidates:
        absolute = document.resolve(candidate) if candidate else ""
        if absolute and normal(absolute) and not _general(absolute, page, source):
            return absolute, loose(absolute) != loose(page)
    return page, False


def _said(item: Item, name: str) -> Iterator[str]:
    for value in item.properties.get(name, ()):
        if isinstance(value, str):
            yield value
        elif value.id:
            yield value.id
        elif isinstance(first := next(iter(value.properties.get("url", ())), ""), str):
            yield first


def _general(absolute: str, page: str, source: Source) -> bool:
    """Tell whether the address is the whole site's or the source's own: some systems state it for every offer."""
    plain = loose(absolute)
    if plain == loose(page):
        return False
    return plain == loose(source.address) or (path_of(normal(absolute)) == "/" and plain.endswith("?"))


def _merged(found: list[Found]) -> list[Found]:
    """Bring together what several blocks or syntaxes say of one offer, and several dates of one offer."""
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(loose(one.url) + "#" + _fragment(one.url), []).append(one)
    return [merged for group in groups.values() for merged in _group(group)]


def _fragment(url: str) -> str:
    return url.partition("#")[2]


def _group(group: list[Found]) -> Iterator[Found]:
    """Yield one offer for each name under one address; another syntax may call the same event by another name."""
    by_name: dict[str, list[Found]] = {}
    methods = {one.method for one in group}
    for one in group:
        name = one.name.casefold()
        if name not in by_name and len(methods) > 1:
            for known, same in by_name.items():
                if one.method != same[0].method and _same_dates(one, same[0]):
                    name = known
                    break
        by_name.setdefault(name, []).append(one)
    for same in by_name.values():
        yield _united(same)


def _same_dates(one: Found, other: Found) -> bool:
    first, second = words(one.item, "startDate"), words(other.item, "startDate")
    return bool(first) and bool(second) and (first.startswith(second) or second.startswith(first))


def _united(same: list[Found]) -> Found:
    """Return one offer for all that was said of it: the best said of each date, several dates as `instances`."""
    distinct: list[Found] = []
    by_day: dict[str, list[int]] = {}
    for one in sorted(same, key=lambda f: METHODS.index(f.method)):
        day = words(one.item, "startDate")[:10]
        alike = [p for p in by_day.get(day, ()) if _same_dates(one, distinct[p])]
        if not alike and distinct and (not day or not words(distinct[0].item, "startDate")):
            alike = [0]
        if alike:
            distinct[alike[0]] = _completed(distinct[alike[0]], one)
            known = by_day.setdefault(words(distinct[alike[0]].item, "startDate")[:10], [])
            known.extend(alike[:1] if alike[0] not in known else [])
        else:
            by_day.setdefault(day, []).append(len(distinct))
            distinct.append(one)
    if len(distinct) == 1:
        return distinct[0]
    first = distinct[0]
    shared = {name: values for name, values in first.item.properties.items() if name not in _DATES}
    shared["instances"] = tuple(one.item for one in distinct)
    return Found(
        Item(types=first.item.types, id=first.item.id, properties=shared),
        first.method,
        first.name,
        first.url,
        first.own,
    )


def _completed(known: Found, more: Found) -> Found:
    """Return `known` with the properties that only `more` states; a course takes an instance as its own."""
    item = known.item
    if "Course" in more.item.types and "Course" not in item.types:
        known, more, item = more, known, more.item
    if "Course" in item.types and "CourseInstance" in more.item.types and "hasCourseInstance" not in item.properties:
        return Found(_with(item, "hasCourseInstance", [more.item]), known.method, known.name, known.url, known.own)
    properties = {**more.item.properties, **item.properties}
    merged = Item(types=item.types, id=item.id or more.item.id, properties=properties)
    return Found(merged, known.method, known.name, known.url, known.own)


def _raw(found: list[Found], document: Document) -> list[RawOffer]:
    """Return the raw offers; a local id that is taken already names the same offer, so the first one stays."""
    on_page = Counter(loose(one.url) for one in found)
    exactly = Counter(loose(one.url) + "#" + _fragment(one.url) for one in found)
    listing = document.page.kind == "listing"
    raw: dict[str, RawOffer] = {}
    for one in found:
        apart = on_page[loose(one.url)] > 1 or (listing and not one.own)
        alone = exactly[loose(one.url) + "#" + _fragment(one.url)] == 1
        url, local_id = _names(one, apart, alone)
        here = _is_here(one, document)
        rank = 2 if one.method == "listing" else 0 if here or (len(found) == 1 and not listing and not one.own) else 1
        raw.setdefault(
            local_id,
            RawOffer(
                page=document.page.address,
                method=one.method,
                local_id=local_id,
                url=url,
                item=one.item,
                identifiers=tuple(_identifiers(one.item)),
                rank=rank,
            ),
        )
    return list(raw.values())


def _is_here(one: Found, document: Document) -> bool:
    """Tell whether an offer's address is that of the page, as fetched, as asked for, or as the page itself says."""
    plain = loose(one.url)
    return plain in {loose(document.page.address), loose(document.page.asked)} or plain == _canonical(document)


def _canonical(document: Document) -> str:
    """Return the loose form of the page's canonical address."""
    if (link := _CANONICAL.search(document.body, 0, 100_000)) and (href := _HREF.search(link[0])):
        return loose(document.resolve(href[1].decode("utf-8", "replace")))
    return ""


def _names(one: Found, apart: bool, alone: bool) -> tuple[str, str]:
    """Return url and local id; to tell offers `apart`, a fragment of its own is kept or made of the name."""
    url = one.url
    if apart and not (_fragment(url) and alone):
        url = f"{url}{'-' if _fragment(url) else '#'}{slug(one.name)}"
    return url, normal(url, fragment=apart)


def slug(name: str) -> str:
    """Return a name as it may stand in an address.

    >>> slug("DCC‑PO & LCRDM: Töpfern für Anfänger!")
    'dcc-po-lcrdm-toepfern-fuer-anfaenger'
    """
    for letter, instead in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.lower().replace(letter, instead)
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return re.sub(r"-+", "-", kept).strip("-")[:80] or "angebot"


def _identifiers(item: Item) -> Iterator[str]:
    seen = set()
    for name in ("courseCode", "identifier"):
        for value in item.properties.get(name, ()):
            said = value if isinstance(value, str) else words(value, "value")
            if said and len(said) <= 100 and not said.startswith("http") and said not in seen:
                seen.add(said)
                yield f"nr:{said}"
