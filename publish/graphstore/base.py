"""The seam of the graph stores: what a projection asks of one, and the values it passes."""

from collections.abc import Iterable
from typing import IO, Protocol

from msgspec import Struct

from vocab.entities import Entity


class Mark(Struct, frozen=True):
    """How far a store has come: the ledger's sequence number, and the recipe by which entries became triples."""

    seq: int = 0
    recipe: str = ""


class Step(Struct, frozen=True):
    """What was said of one offer and the things it refers to, and what is to be said now; the offer comes first."""

    before: tuple[Entity, ...]
    after: tuple[Entity, ...]


class GraphStore(Protocol):
    """Keeps the triples of all offers, each exactly as long as it is said, and how far it has come.

    An entity that is not an offer is kept exactly while a subject other than its own refers to it.
    """

    def mark(self) -> Mark:
        """Return how far the store has come; sequence number 0 when it is new."""
        ...

    def begun(self) -> int:
        """Return the sequence number a broken-off `apply` was to reach, 0 when there is none.

        Those steps must be applied again, exactly as far, before any others.
        """
        ...

    def apply(self, steps: Iterable[Step], upto: int) -> None:
        """Put `steps` into effect and move the mark to `upto`; doing so twice is doing so once."""
        ...

    def rebuild(self, descriptions: Iterable[tuple[Entity, ...]], mark: Mark) -> None:
        """Replace everything by `descriptions`, at once, or leave everything as it was."""
        ...

    def publish(self) -> str:
        """Let readers see what the mark stands for and return that version's name; do nothing when they do already."""
        ...

    def dump(self, output: IO[bytes]) -> None:
        """Write all triples as N-Quads, in no order."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
