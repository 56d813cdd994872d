"""Takes persons out of a raw item before anything is read of it: an item in, one without persons out."""

from functools import lru_cache

from harvester.mapping.items import is_a
from harvester.mapping.persons.texts import may_name, without_persons
from harvester.mapping.text import prose
from harvester.records import Item

PERSONAL = frozenset({"givenName", "familyName", "honorificPrefix", "jobTitle", "birthDate", "affiliation", "worksFor"})
"""Properties that only persons have."""
_PLAIN = frozenset(
    "postalCode addressLocality addressRegion addressCountry latitude longitude termCode image @value".split()
)
"""Properties that never name a person."""
_APART = frozenset(" @,&<")
"""What stands between the parts of a name, or in an address of a person; words without any of it name nobody."""
_TITLES = frozenset({"name", "headline", "title"})
_LONGEST = 200_000
_DEEPEST = 30


def without_people(item: Item) -> tuple[Item, int]:
    """Return `item` with no person in its words, and how many names and private addresses were left out.

    >>> item = Item(properties={"name": ("Yoga mit Erika Muster",), "organizer": (Item(types=("Person",)),)})
    >>> kept, count = without_people(item)
    >>> dict(kept.properties), count
    ({'name': ('Yoga',), 'organizer': ()}, 1)
    """
    kept, count = _kept(item, 0)
    if not count:
        return kept, 0
    properties = dict(kept.properties)
    for name in _TITLES & properties.keys():  # a title that is a name and no more tells what it is about
        said = item.properties[name]
        if len(said) == len(properties[name]):
            properties[name] = tuple(own or old for own, old in zip(properties[name], said, strict=True))
    return Item(types=item.types, id=item.id, properties=properties), count


def _kept(item: Item, depth: int) -> tuple[Item, int]:
    """Return the item itself where nobody stands in it, as in most."""
    changed: dict[str, tuple[str | Item, ...]] = {}
    count = 0
    for name, values in item.properties.items():
        if name in _PLAIN:
            continue
        if len(values) == 1 and isinstance(values[0], str) and _is_plain(values[0]):
            continue  # by far most
        own: list[str | Item] = []
        differs = False
        for value in values:
            said: str | Item
            if isinstance(value, str):
                if _is_plain(value):
                    own.append(value)
                    continue
                said, found = (_words if len(value) < 100 else _long)(value, name in _TITLES)
            elif depth < _DEEPEST and not is_person(value):
                said, found = _kept(value, depth + 1)
            else:
                differs = True
                continue
            own.append(said)
            count += found
            differs |= said is not value
        if differs:
            changed[name] = tuple(own)
    return (Item(types=item.types, id=item.id, properties={**item.properties, **changed}) if changed else item), count


def _is_plain(words: str) -> bool:
    """Return whether words can hold no name: dates, codes, single words, addresses of pages."""
    return words.isprintable() and _APART.isdisjoint(words)


def is_person(item: Item) -> bool:
    """Return whether an item is a person, said or shown."""
    return is_a(item, "Person") or not PERSONAL.isdisjoint(item.properties)


@lru_cache(1 << 13)
def _words(words: str, title: bool) -> tuple[str, int]:
    return _long(words, title)


def _long(words: str, title: bool) -> tuple[str, int]:
    text = prose(words[:_LONGEST]) if "<" in words or "&" in words else words
    plain = text if "<" in words else words  # what was taken out of markup once need not be again
    if not may_name(text):
        return plain, 0
    said, count = without_persons(text, title=title)
    return (said, count) if count else (plain, 0)
