"""What an adapter is, and how it is found: an entry point of the group `bildungsernte.adapters`."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, TypeAlias

from harvester.errors import SourceError
from harvester.records import Follow, Page, RawOffer, Source
from vocab.model import Finding

GROUP = "bildungsernte.adapters"

Extracted: TypeAlias = RawOffer | Follow | Finding


class Adapter(Protocol):
    """Reads one kind of source: values in, values out."""

    def start(self, source: Source) -> Iterator[Follow]:
        """Yield the addresses to begin with."""
        ...

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield what `page` offers, where to look further, and what is wrong with it; never raise for a bad page."""
        ...

    def fingerprint(self, source: Source) -> str:
        """Return what changes when the same bytes would be read differently: the reader's version, a horizon."""
        ...


@cache
def kinds() -> tuple[str, ...]:
    """Return the names of all installed adapters."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


@cache
def adapter(kind: str) -> Adapter:
    """Return the adapter for `kind`; raises SourceError("source-kind") when none is installed."""
    for point in entry_points(group=GROUP, name=kind):
        made: Adapter = point.load()()
        return made
    raise SourceError("source-kind", kind=kind, choices=", ".join(kinds()))
