"""Follows the ledger into a graph store: reads what changed, says it in RDF, has the store apply and publish it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol

from harvester.config import Settings
from harvester.errors import BusyError
from harvester.records import Change, Run
from publish.graphstore.base import GraphStore, Mark, Step
from publish.graphstore.embedded import Embedded
from vocab.entities import Entity
from vocab.graph import describe
from vocab.iris import Iris

_BATCH = 2_000
_SAYING = (
    "classes.py codes.py data/codes.json entities.py graph.py iris.py lines.py model.py terms.py things.py".split()
)


class Ledger(Protocol):
    """What the projector reads of the ledger."""

    @property
    def base_address(self) -> str:
        """Return what all IRIs begin with."""
        ...

    def last_seq(self) -> int:
        """Return the sequence number of the latest change."""
        ...

    def changes(self, after: int = 0, limit: int = 1000) -> list[Change]:
        """Return changes in order."""
        ...

    def delta(self, after: int, upto: int) -> Iterator[tuple[Change | None, Change]]:
        """Return, for each key changed in (after, upto], its latest change before and its latest in there."""
        ...

    def run(self, run_id: str, /) -> Run:
        """Return a run."""
        ...


class Projector:
    """Keeps a graph store at what the ledger says; killed anywhere, the next `catch_up` goes on."""

    def __init__(self, ledger: Ledger, store: GraphStore) -> None:
        self._ledger = ledger
        self._store = store
        self._iris = Iris(ledger.base_address)
        self._recipe = recipe(ledger.base_address)
        self._run = lru_cache(1_024)(ledger.run)

    def catch_up(self) -> int:
        """Publish all changes up to the ledger's latest, and return its sequence number.

        A store made by another recipe (other version of the mapping, other base address) or from a ledger that had
        come further is built again.
        """
        last = self._ledger.last_seq()
        mark = self._store.mark()
        if (mark.seq and mark.recipe != self._recipe) or max(mark.seq, self._store.begun()) > last:
            return self.rebuild()
        if not mark.seq:
            return self.rebuild() if last else self._published()
        if begun := self._store.begun():
            self._apply(mark.seq, begun)
        while (seq := self._store.mark().seq) < last:
            self._apply(seq, self._reach(seq, last))
        return self._published()

    def rebuild(self) -> int:
        """Build the whole graph again from the ledger, publish it, and return the ledger's sequence number."""
        last = self._ledger.last_seq()
        self._store.rebuild((self._describe(now) for _, now in self._ledger.delta(0, last)), Mark(last, self._recipe))
        return self._published()

    def _published(self) -> int:
        self._store.publish()
        return self._store.mark().seq

    def _reach(self, seq: int, last: int) -> int:
        """Return how far to go in one batch."""
        found = self._ledger.changes(seq, _BATCH)
        return min(found[-1].seq, last) if len(found) == _BATCH else last

    def _apply(self, after: int, upto: int) -> None:
        delta = self._ledger.delta(after, upto)
        steps = [Step(self._describe(was) if was else (), self._describe(now)) for was, now in delta]
        self._store.apply(steps, upto)

    def _describe(self, change: Change) -> tuple[Entity, ...]:
        return describe(change, self._run(change.run), self._iris)


@contextmanager
def open_projector(folder: Path, ledger: Ledger, settings: Settings, *, patience: float = 60.0) -> Iterator[Projector]:
    """Open the graph store in `folder` for writing, with a projector that follows `ledger` into it.

    While another process writes there, such as a harvest that publishes too, wait up to `patience` seconds; then raises
    BusyError.
    """
    store = _patiently(folder, settings.versions_kept, monotonic() + patience)
    try:
        yield Projector(ledger, store)
    finally:
        store.close()


def _patiently(folder: Path, keep: int, until: float) -> Embedded:
    while True:
        try:
            return Embedded(folder, keep)
        except BusyError:
            if monotonic() > until:
                raise
            sleep(0.05)


@cache
def recipe(base_address: str) -> str:
    """Return what tells apart the ways in which entries became triples: of our mapping's text and the base address."""
    digest = blake2b(base_address.encode(), digest_size=12)
    for name in _SAYING:
        digest.update((files("vocab") / name).read_bytes())
    return digest.hexdigest()
