"""Reads providers and organisers: organisations with name and address; persons are left out."""

import re

from harvester.mapping.addresses import web
from harvester.mapping.items import first, values
from harvester.mapping.notes import Notes
from harvester.mapping.persons.items import is_person
from harvester.mapping.places.venues import postal
from harvester.mapping.text import cut, line
from harvester.records import Item
from vocab.model import Organization

_TITLED = re.compile(r"(?:dr|prof|herrn?|frau|mrs?|ms|dhr|mevr|ir|drs|dipl)\b\.?[\s-]", re.IGNORECASE)


def organizations(item: Item, names: tuple[str, ...], field: str, notes: Notes) -> tuple[Organization, ...]:
    """Return the organisations that the properties `names` state, each once."""
    found: dict[Organization, None] = {}
    for value in values(item, *names):
        if made := organization(value):
            found[made] = None
            notes.origin(field, made.name)
    return tuple(found)


def organization(value: str | Item) -> Organization | None:
    """Return the organisation, or None for a person, an address alone or nothing.

    >>> organization(" Volkshochschule  Musterstadt ").name
    'Volkshochschule Musterstadt'
    >>> organization(Item(types=("Person",), properties={"name": ("Erika Muster",)})) is None
    True
    """
    if isinstance(value, str):
        name = line(value[:1000])
        return Organization(name=cut(name, 300)) if _is_name(name) else None
    if is_person(value):
        return None
    name = line(first(value, "name", "legalName", "alternateName")[:1000])
    if not _is_name(name):
        return None
    seat = next((made for one in values(value, "address") if (made := postal(one))), None)
    return Organization(name=cut(name, 300), url=web(first(value, "url")) or web(value.id), address=seat)


def _is_name(name: str) -> bool:
    return bool(name) and "@" not in name and "://" not in name and not _TITLED.match(name)
