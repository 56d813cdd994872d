"""Where a command works: the data directory, its settings and its ledger."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from harvester.config import Settings, ledger_address, load

if TYPE_CHECKING:
    from harvester.ledger import Ledger

LOCK = "service.lock"


class Place(Struct, frozen=True):
    """A data directory with its settings."""

    data: Path
    settings: Settings

    @property
    def graph(self) -> Path:
        """Return the folder of the graph store."""
        return self.data / "graph"

    @property
    def archive(self) -> Path:
        """Return the folder of raw pages."""
        return self.data / "archive"

    @property
    def places(self) -> Path:
        """Return the folder of imported registers, boundaries and social areas."""
        return self.data / "places"


def place(data: Path) -> Place:
    """Return the data directory with its settings; nothing is created."""
    return Place(data, load(data))


@contextmanager
def ledger(at: Place, *, create: bool = False) -> "Iterator[Ledger]":
    """Open the ledger of a data directory, and close it again."""
    from harvester.ledger import Ledger

    if create:
        at.data.mkdir(parents=True, exist_ok=True)
    opened = Ledger.open(ledger_address(at.data, at.settings), base_address=at.settings.base_address, create=create)
    try:
        yield opened
    finally:
        opened.close()


def is_served(at: Place) -> bool:
    """Tell whether a running service holds the data directory; it then publishes what is harvested."""
    try:
        handle = os.open(at.data / LOCK, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def publish(at: Place, book: "Ledger") -> None:
    """Publish what changed in the ledger, unless a running service does."""
    from publish.projector import open_projector

    if not is_served(at):
        with open_projector(at.graph, book, at.settings) as projector:
            projector.catch_up()
