"""What an adapter is, and how it is found: an entry point of the group `bildungsernte.adapters`."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, TypeAlias

from harvester.errors import SourceError
from harvester.records import Follow, Page, RawOffer, Source
from vocab.model import Finding

GROUP = "bildungsernte.adapters"

SAYS_GONE = "page-says-gone"
"""Code of the finding by which an adapter says that there is no such page any more, whatever its status was."""

Extracted: TypeAlias = RawOffer | Follow | Finding


class Adapter(Protocol):
    """Reads one kind of source: values in, values out.

    Three things more are asked of an adapter that has them: `large = True` when it reads bodies of any size as streams
    (`harvester.extract.streams`), `renders = True` when pages are to be rendered by a browser first, and
    `recognise(page) -> int`, see `recognised`.
    """

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


def recognised(page: Page) -> tuple[str, ...]:
    """Return the kinds that can read `page`, the surest first.

    Each adapter is asked by its method `recognise(page)`: 0 is no, 30 that it may be (any website), 60 that it looks
    like it, 90 that it says of itself what it is. Only the beginning of the page is looked at.
    """
    found = {kind: getattr(adapter(kind), "recognise", _never)(page) for kind in kinds()}
    return tuple(sorted((kind for kind, sure in found.items() if sure > 0), key=lambda kind: (-found[kind], kind)))


def is_large(adapter: Adapter) -> bool:
    """Return whether an adapter reads bodies of any size."""
    return bool(getattr(adapter, "large", False))


def is_rendering(adapter: Adapter) -> bool:
    """Return whether an adapter reads pages as a browser shows them."""
    return bool(getattr(adapter, "renders", False))


def _never(page: Page) -> int:  # noqa: ARG001
    return 0
