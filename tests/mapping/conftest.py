"""Maps single properties and whole items."""

from collections.abc import Callable

import pytest

from harvester.mapping import Mapped, offer
from harvester.records import Item, RawOffer, Source

SOURCE = Source(id="vhs", address="https://vhs.example/")
ADDRESS = "https://vhs.example/kurs/1"


def thing(kind: str, **properties) -> Item:
    """Return an item; single values need no tuple."""
    held = {name: value if isinstance(value, tuple) else (value,) for name, value in properties.items()}
    return Item(types=(kind,), properties=held)


@pytest.fixture
def make() -> Callable[..., Item]:
    """Return the function that makes items."""
    return thing


@pytest.fixture
def mapped() -> Callable[..., Mapped]:
    """Return a function that maps an item with a name and the given properties."""

    def mapped(kind: str = "Course", source: Source = SOURCE, **properties) -> Mapped:
        item = thing(kind, **{"name": "Töpfern", **properties})
        raw = RawOffer(page=ADDRESS, method="json-ld", local_id=ADDRESS, url=ADDRESS, item=item)
        return offer(raw, source)

    return mapped
