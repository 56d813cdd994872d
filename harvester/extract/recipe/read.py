"""Reads a page by a recipe: a Document in; whether it is a listing or an offer's own page, its Items and links out."""

from collections.abc import Iterable

from msgspec import Struct

from harvester.extract.document import Document
from harvester.extract.recipe.compiled import Ready, ReadyField, ReadyPart, ReadyRows
from harvester.extract.recipe.fields import Found, View
from harvester.extract.recipe.model import PLACE
from harvester.extract.recipe.tree import MAX_ELEMENTS, Tree, is_large
from harvester.records import Item
from vocab.messages import finding
from vocab.model import Finding

MAX_ITEMS = 2_000
MAX_ROWS = 500
DATES = ("startDate", "endDate", "dateText", "timeText", "duration")
"""What sessions say better."""

Read = dict[str, Found]


class Entry(Struct, frozen=True, kw_only=True):
    """One offer as it was read: where it stands, each field, its rows, and the fields that it lacks but needs."""

    place: int
    fields: Read
    url: str = ""
    sessions: tuple[Read, ...] = ()
    instances: tuple[Read, ...] = ()
    lacks: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """What a recipe reads on a page; `part` is `listing`, `detail`, or nothing when it knows neither there."""

    ready: Ready
    part: str = ""
    entries: tuple[Entry, ...] = ()
    next: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def items(self) -> list[Item]:
        """Return the offers that have all that they need."""
        return [item(self.ready, entry) for entry in self.entries if not entry.lacks]


def view(document: Document) -> View | None:
    """Return a page as recipes see it; None when there is no page, or it is too large, which leaves a finding."""
    root = document.root
    if root is None:
        return None
    if is_large(root):
        if all(one.code != "markup-too-large" for one in document.findings):
            detail = f"> {MAX_ELEMENTS} elements"
            document.findings.append(finding("markup-too-large", page=document.page.address, detail=detail))
        return None
    return View(document, Tree(root))


def recognised(ready: Ready, document: Document) -> bool:
    """Tell what costs nothing to tell: whether a page may be one that the recipe is for."""
    if ready.contains and not any(mark in document.lower for mark in ready.contains):
        return False
    if any(mark in document.lower for mark in ready.without):
        return False
    return not ready.addresses or any(one.search(document.page.address) for one in ready.addresses)


def read(ready: Ready, seen: View) -> Reading:
    """Return what a recipe reads on a page."""
    if ready.recognise and not any(selector.find(seen.tree) for selector in ready.recognise):
        return Reading(ready=ready)
    if ready.once and sum(sum(1 for _ in seen.labels.values(label, 0)) for label in ready.once) != 1:
        return Reading(ready=ready)
    detail, listing = ready.detail, ready.listing
    places = _places(detail, seen) if detail else []
    if detail and detail.when:
        if any(selector.find(seen.tree) for selector in detail.when):
            return _detail(ready, detail, (places or [0])[0], seen)
        detail = None
    elif detail and places:
        return _detail(ready, detail, places[0], seen)
    if listing and (items := _places(listing, seen)):
        return _listing(ready, listing, items, seen)
    if detail and not detail.roots:
        return _detail(ready, detail, 0, seen)
    return Reading(ready=ready)


def _places(part: ReadyPart, seen: View) -> list[int]:
    for selector in part.roots:
        if places := seen.tree.outermost(selector.find(seen.tree)):
            return places
    return []


def _detail(ready: Ready, part: ReadyPart, place: int, seen: View) -> Reading:
    entry = _entry(ready, part, place, seen)
    return Reading(ready=ready, part="detail", entries=(entry,), findings=_bounds(seen))


def _listing(ready: Ready, part: ReadyPart, places: list[int], seen: View) -> Reading:
    entries = tuple(_entry(ready, part, place, seen) for place in places[:MAX_ITEMS])
    page = seen.document.page.address
    findings = _bounds(seen)
    if len(places) > MAX_ITEMS:
        findings = (*findings, finding("recipe-too-many", page=page, words=len(places), detail=str(MAX_ITEMS)))
    following = dict.fromkeys(
        address for selector in part.next for found in selector.find(seen.tree)[:50] if (address := seen.address(found))
    )
    return Reading(ready=ready, part="listing", entries=entries, next=tuple(following), findings=findings)


def _bounds(seen: View) -> tuple[Finding, ...]:
    if not seen.tree.exhausted:
        return ()
    return (finding("recipe-too-much", page=seen.document.page.address),)


def _entry(ready: Ready, part: ReadyPart, place: int, seen: View) -> Entry:
    fields = _fields(part.fields, place, seen)
    url = next(iter(fields["url"].values), "") if "url" in fields else ""
    return Entry(
        place=place,
        fields=fields,
        url=seen.document.resolve(url) if url else _link(part, place, seen) if part is ready.listing else "",
        sessions=_rows(ready.sessions, place, seen),
        instances=_rows(ready.instances, place, seen),
        lacks=tuple(one for one in part.needs if not any(fields[name].values for name in one.split("|"))),
    )


def _fields(fields: Iterable[ReadyField], place: int, seen: View) -> Read:
    return {one.name: seen.field(one, place) for one in fields}


def _link(part: ReadyPart, place: int, seen: View) -> str:
    """Return the address of an entry's own page: where the recipe says it stands, else its first link."""
    places = part.link.find(seen.tree, place) if part.link else seen.tree.within(seen.tree.by_tag.get("a", []), place)
    return next((address for one in places[:50] if (address := seen.address(one))), "")


def _rows(rows: ReadyRows | None, place: int, seen: View) -> tuple[Read, ...]:
    """Return the rows that say when; a row of headings says nothing."""
    if rows is None:
        return ()
    for selector in rows.selectors:
        found = seen.tree.outermost(selector.find(seen.tree, place))[:MAX_ROWS]
        read_rows = [_fields(rows.fields, one, seen) for one in found]
        dated = [one for one in read_rows if any(one[n].values for n in ("startDate", "dateText") if n in one)]
        if dated:
            return tuple(dated)
    return ()


def item(ready: Ready, entry: Entry) -> Item:
    """Return an offer as schema.org would say it."""
    properties = _properties(entry.fields)
    if entry.url:
        properties["url"] = (entry.url,)
    instances = [_properties(row) for row in entry.instances]
    if entry.sessions:
        sessions = tuple(Item(types=("Event",), properties=_properties(row)) for row in entry.sessions)
        if len(instances) > 1:
            properties["subEvent"] = sessions
        else:
            instances = [{**(instances[0] if instances else {}), "subEvent": sessions}]
            for name in DATES:
                properties.pop(name, None)
    if instances:
        held = (Item(types=("CourseInstance",), properties=one) for one in instances)
        properties["hasCourseInstance"] = tuple(held)
    return Item(types=(ready.recipe.type,), properties=properties)


def _properties(fields: Read) -> dict[str, tuple[str | Item, ...]]:
    made: dict[str, tuple[str | Item, ...]] = {}
    for name, found in fields.items():
        if not found.values or (name in PLACE and name != "location"):
            continue
        if name in {"organizer", "provider"}:
            made[name] = tuple(Item(types=("Organization",), properties={"name": (one,)}) for one in found.values)
        else:
            made[name] = found.values
    if parts := {name: fields[name].values for name in PLACE[1:] if name in fields and fields[name].values}:
        made["location"] = (_place(made.get("location", ()), parts),)
    return made


def _place(names: tuple[str | Item, ...], parts: dict[str, tuple[str, ...]]) -> Item:
    address = {name: parts[name][:1] for name in PLACE[2:] if name in parts}
    properties: dict[str, tuple[str | Item, ...]] = {"name": names[:1]} if names else {}
    if "room" in parts:
        properties["room"] = parts["room"][:1]
    if address:
        properties["address"] = (Item(types=("PostalAddress",), properties=dict(address)),)
    return Item(types=("Place",), properties=properties)
