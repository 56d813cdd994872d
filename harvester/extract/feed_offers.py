"""Makes an offer of what an entry of a feed says; when it was published is not when it takes place."""

from collections.abc import Sequence

from harvester.extract.feed_entries import Entry
from harvester.extract.feed_words import dates, plain
from harvester.records import Item


def is_dated(entry: Entry) -> bool:
    """Tell whether an entry says when something takes place."""
    return bool(entry.said.get("start")) or bool(_worded(entry))


def item(entry: Entry) -> Item:
    """Return the offer that an entry states.

    >>> said = {"published": ("Mon, 05 Oct 2026 08:00:00 GMT",), "text": ("<p>Ein Abend</p>",)}
    >>> sorted(item(Entry(1, "Chor am 7.10.2026", "", "", said)).properties)
    ['dateModified', 'datePublished', 'dateText', 'description', 'name']
    """
    said = entry.said
    properties: dict[str, Sequence[str | Item]] = {
        "name": (entry.title,),
        "description": said.get("content", said.get("text", ()))[:1],
        "category": tuple(dict.fromkeys(filter(None, map(plain, said.get("category", ()))))),
        "startDate": said.get("start", ())[:1],
        "endDate": said.get("end", ())[:1],
        "dateText": (words,) if not said.get("start") and (words := _worded(entry)) else (),
        "datePublished": said.get("published", ())[:1],
        "dateModified": (*said.get("modified", ()), *said.get("published", ()))[:1],
        "location": _location(entry),
    }
    return Item(types=("Event",), properties={name: tuple(values) for name, values in properties.items() if values})


def _worded(entry: Entry) -> str:
    body = next(iter(entry.said.get("content", entry.said.get("text", ()))), "")
    return dates(entry.title, body)


def _location(entry: Entry) -> tuple[str | Item, ...]:
    """Return where something takes place: words, with a position if there is one."""
    words = next(iter(entry.said.get("location", ())), "")
    point = next(iter(entry.said.get("point", ())), "").replace(",", " ").split()
    latitude = next(iter(entry.said.get("latitude", ())), "")
    longitude = next(iter(entry.said.get("longitude", ())), "")
    if len(point) in {2, 3} and not latitude:
        latitude, longitude = point[:2]
    if not (latitude and longitude):
        return (words,) if words else ()
    geo = Item(types=("GeoCoordinates",), properties={"latitude": (latitude,), "longitude": (longitude,)})
    said: dict[str, tuple[str | Item, ...]] = {"name": (words,)} if words else {}
    return (Item(types=("Place",), properties={**said, "geo": (geo,)}),)
