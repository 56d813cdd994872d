"""The seam between reconciliation and what earlier runs left; the ledger is made to it."""

from collections.abc import Collection, Iterator
from typing import Protocol

from harvester.records import LiveOffer, Trace
from vocab.model import Offer


class Past(Protocol):
    """What earlier runs left, as the ledger tells it."""

    def live(self, source_id: str) -> Iterator[LiveOffer]:
        """Yield every offer that the source ever had."""
        ...

    def traces(self, source_id: str) -> Iterator[Trace]:
        """Yield what each page said of which offers, by page."""
        ...

    def redirects(self, source_id: str) -> Iterator[tuple[str, str]]:
        """Yield the addresses that lead elsewhere, with where."""
        ...

    def contributed(self, source_id: str, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Offer]:
        """Return single contributions by page and position."""
        ...
