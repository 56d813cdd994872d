"""What every part of the ledger shares: its two engines and its clock."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import Connection, Engine, select, update

from harvester.errors import LostError, SourceError
from harvester.ledger import schema

T = TypeVar("T")
CHUNK = 500


class Lease(Struct, frozen=True, kw_only=True):
    """The right to write one source until `until`; a larger `token` for the same source makes it void for good."""

    source: str
    owner: str
    token: int
    until: float


class Base:
    """Two engines, one that writes and one that reads, the clock, and what the ledger was made with."""

    base_address: str

    def __init__(
        self, writer: Engine, reader: Engine, base_address: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._clock = clock
        self.base_address = base_address

    def _now(self) -> str:
        return moment(self._clock())

    def _hold(self, connection: Connection, lease: Lease) -> None:
        """Make sure that `lease` still holds, and keep others from taking it until the end of this transaction."""
        held = schema.lease
        touched = connection.execute(
            update(held)
            .where(held.c.source == lease.source, held.c.owner == lease.owner, held.c.token == lease.token)
            .values(token=lease.token)
        )
        if touched.rowcount != 1:
            raise LostError("lease-lost", source=lease.source, owner=lease.owner)

    def _known(self, connection: Connection, source_id: str) -> None:
        """Raise SourceError when there is no such source."""
        ids = connection.execute(select(schema.source.c.id).order_by(schema.source.c.id)).scalars().all()
        if source_id not in ids:
            raise SourceError("source-unknown", source=source_id, choices=", ".join(ids) or "-")


def moment(seconds: float) -> str:
    """Return seconds since 1970 as a moment in UTC.

    >>> moment(0.0)
    '1970-01-01T00:00:00+00:00'
    """
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield lists of at most `size` values.

    >>> list(chunks("abc", 2))
    [['a', 'b'], ['c']]
    """
    walk = iter(values)
    while part := list(islice(walk, size)):
        yield part
