"""The ledger: everything harvested as changes in order, in SQLite or PostgreSQL; see `docs/ledger.md`."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from harvester.ledger.commit import Commit
from harvester.ledger.corrections import Corrections
from harvester.ledger.leases import Leases
from harvester.ledger.opening import engines
from harvester.ledger.pages import Pages
from harvester.ledger.reading import Reading
from harvester.ledger.runs import Runs
from harvester.ledger.sources import Sources


class Ledger(Sources, Leases, Runs, Commit, Pages, Reading, Corrections):
    """Sources, runs, pages, offers and changes. One ledger may be used by several threads."""

    @classmethod
    def open(
        cls,
        address: str | Path,
        *,
        base_address: str = "",
        create: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> Self:
        """Return the ledger at `address`, a file or an SQLAlchemy address, made or brought up to date where needed.

        Raises SettingError when there is none and none may be made, when something else is there, when the code is
        older than the ledger, and when the ledger was made with another base address.
        """
        writer, reader, fixed = engines(address, base_address, create=create)
        return cls(writer, reader, fixed, clock)

    def close(self) -> None:
        """Let go of all connections."""
        self._writer.dispose()
        self._reader.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
