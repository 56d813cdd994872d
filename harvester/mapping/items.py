"""Reads properties of an item as text or as items, whichever form the markup chose; no judgement of the values."""

from collections.abc import Iterator
from functools import lru_cache

from harvester.mapping.text import line
from harvester.records import Item


def values(item: Item, *names: str) -> Iterator[str | Item]:
    """Yield the values of the properties `names`, in that order."""
    properties = item.properties
    for name in names:
        if name in properties:
            yield from properties[name]


def said(item: Item, *names: str) -> list[str]:
    """Return the values of `names` as text, as it stood there; of items their own text."""
    properties = item.properties
    found: list[str] = []
    for name in names:
        for value in properties.get(name, ()):
            words = value if type(value) is str else text_of(value)
            if words and not words.isspace():
                found.append(words)
    return found


def first(item: Item, *names: str) -> str:
    """Return the first text of `names`, as it stood there, or nothing.

    >>> first(Item(properties={"name": ("", "Yoga")}), "headline", "name")
    'Yoga'
    """
    properties = item.properties
    for name in names:
        for value in properties.get(name, ()):
            words = value if type(value) is str else text_of(value)
            if words and not words.isspace():
                return words
    return ""


def text_of(value: str | Item) -> str:
    """Return the text of a value: of an item its name, value or address."""
    if isinstance(value, str):
        return value
    for name in ("name", "value", "@value", "url"):
        for inner in value.properties.get(name, ()):
            if isinstance(inner, str) and inner.strip():
                return inner
    return value.id


def things(item: Item, *names: str) -> list[Item]:
    """Return the values of `names` that are items."""
    properties = item.properties
    return [one for name in names if name in properties for one in properties[name] if isinstance(one, Item)]


def is_a(item: Item, *types: str) -> bool:
    """Return whether one of the item's types, full address or local name, is in `types`."""
    return any(local(name) in types for name in item.types)


@lru_cache(2048)
def local(name: str) -> str:
    """Return the local name of a schema.org term in whatever form it was written.

    >>> local("http://schema.org/EventCancelled"), local("schema:Event"), local("Course")
    ('EventCancelled', 'Event', 'Course')
    """
    return line(name).rstrip("/").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]
