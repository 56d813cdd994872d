"""Takes back what two widespread systems state in JSON-LD of every offer, whether or not it is so.

The event extension of TYPO3 (sf_event_mgt) says of every event that it can be booked, and calls its organiser a
performer. The Events Calendar for WordPress strips the comma from prices ("85,00 €" becomes 8500), and calls every
organiser a person.
"""

import re

from lxml import etree
from msgspec.structs import replace

from harvester.extract.document import Document, elements
from harvester.extract.main import short
from harvester.records import Item, RawOffer

_EVENT_MANAGEMENT = frozenset(
    "name startDate endDate location image description offers performer url instances".split()
)
_PRICES = ("price", "lowPrice", "highPrice")
_UNSURE = re.compile(r"\d{3,}|\d+\.\d+\.\d+")
"""Prices that may have lost a comma, or hold two."""
_ORGANIZATION = re.compile(
    r"\be\. ?v\.|\bg?gmbh\b|verein|museum|\bvhs\b|volkshochschule|bibliothek|bücherei|akademie|zentrum|stiftung|"
    r"gemeinde|\bstadt\b|landkreis|\bamt\b|schule\b|theater|verband|initiative|institut|universität|"
    r"\b(?:bürger|rat|kultur)haus",
    re.IGNORECASE,
)
"""Names that are surely those of no person."""
_COSTS = etree.XPath(
    "//*[contains(@class, 'tribe-events-cost') or contains(@class, 'tribe-events-event-cost')"
    " or contains(@class, 'tribe-block__event-price__cost')]"
)


def corrected(raw: RawOffer, document: Document) -> RawOffer:
    """Return an offer without such claims; on its own page with the price that is written there for people."""
    item = raw.item
    if "performer" in item.properties and _is_of_event_management(item):
        item = _without_claims(item)
    if _is_of_calendar(item) and b"tribe-events" in document.lower:
        item = _organized(_priced(item, _cost(document) if raw.rank == 0 else ""))
    return raw if item is raw.item else replace(raw, item=item)


def _is_of_event_management(item: Item) -> bool:
    """Tell whether an event has exactly what the template of that extension writes."""
    performers, offers = _things(item, "performer"), _things(item, "offers")
    return (
        _EVENT_MANAGEMENT.issuperset(item.properties)
        and [one.types for one in performers] == [("PerformingGroup",)]
        and [one.properties.get("availability") for one in offers] == [("InStock",)]
    )


def _is_of_calendar(item: Item) -> bool:
    """Tell whether an event may be of that calendar: sold at its own address, or organised by a person."""
    url = item.properties.get("url")
    sold = url is not None and any(one.properties.get("url") == url for one in _things(item, "offers"))
    return item.types == ("Event",) and (sold or any(one.types == ("Person",) for one in _things(item, "organizer")))


def _without_claims(item: Item) -> Item:
    properties = {name: values for name, values in item.properties.items() if name != "performer"}
    properties["offers"] = tuple(_without(one, "availability") for one in _things(item, "offers"))
    names = _things(item, "performer")[0].properties.get("name", ())
    if names:
        properties["organizer"] = (Item(types=("Organization",), properties={"name": names}),)
    if "instances" in properties:
        parts = _things(item, "instances")
        properties["instances"] = tuple(_without_claims(one) if _is_of_event_management(one) else one for one in parts)
    return replace(item, properties=properties)


def _priced(item: Item, cost: str) -> Item:
    """Return an event with the price that people see; without one, prices that may be a hundred times too high go."""
    properties = dict(item.properties)
    offers = tuple(_without(one, *_PRICES) if cost or _is_unsure(one) else one for one in _things(item, "offers"))
    if not offers or (not cost and offers == properties["offers"]):
        return item
    properties["offers"] = offers
    if cost and "priceText" not in properties:
        properties["priceText"] = (cost,)
    return replace(item, properties=properties)


def _organized(item: Item) -> Item:
    """Return an event whose organiser, if its name says so, is no person."""
    said = item.properties.get("organizer", ())
    made = tuple(_organization(one) if isinstance(one, Item) and one.types == ("Person",) else one for one in said)
    return item if made == said else replace(item, properties={**item.properties, "organizer": made})


def _organization(person: Item) -> Item:
    names = person.properties.get("name", ())
    if not any(isinstance(name, str) and _ORGANIZATION.search(name) for name in names):
        return person
    return Item(types=("Organization",), properties={"name": names})


def _is_unsure(offer: Item) -> bool:
    said = (value for name in _PRICES for value in offer.properties.get(name, ()))
    return any(isinstance(value, str) and _UNSURE.fullmatch(value) for value in said)


def _cost(document: Document) -> str:
    if not any(name in document.lower for name in (b"events-cost", b"event-cost", b"event-price__cost")):
        return ""
    found = elements(_COSTS, document.root) if document.root is not None else []
    return next((words for one in found[:20] if (words := short(one, 200))), "")


def _things(item: Item, name: str) -> list[Item]:
    return [one for one in item.properties.get(name, ()) if isinstance(one, Item)]


def _without(item: Item, *names: str) -> Item:
    return replace(item, properties={name: values for name, values in item.properties.items() if name not in names})
