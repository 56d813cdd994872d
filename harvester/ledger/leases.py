"""Who may write a source: a lease with a fencing token, so that a harvester that was thought dead can do no harm."""

from collections.abc import Callable

from msgspec.structs import replace
from sqlalchemy import select, update

from harvester.errors import BusyError, LostError
from harvester.ledger.base import Base, Lease, moment
from harvester.ledger.schema import lease as held


class Leases(Base):
    """Takes, renews and gives back leases."""

    def lease(
        self, source_id: str, owner: str, seconds: float, *, is_dead: Callable[[str], bool] = lambda _: False
    ) -> Lease:
        """Take the right to write a source; raises BusyError("source-busy") while somebody has it, be it `owner` too.

        An owner of whom `is_dead` knows that it will never come back has it no longer.
        """
        with self._writer.begin() as connection:
            query = select(held).where(held.c.source == source_id).with_for_update()
            row = connection.execute(query).one_or_none()
            if row is None:
                self._known(connection, source_id)
                raise LostError("lease-lost", source=source_id, owner=owner)
            now = self._clock()
            if row.owner and row.until > now and not is_dead(row.owner):
                raise BusyError("source-busy", source=source_id, owner=row.owner, until=moment(row.until))
            taken = Lease(source=source_id, owner=owner, token=row.token + 1, until=now + seconds)
            connection.execute(
                update(held).where(held.c.source == source_id).values(owner=owner, token=taken.token, until=taken.until)
            )
        return taken

    def renew(self, lease: Lease, seconds: float) -> Lease:
        """Keep a lease for `seconds` from now; raises LostError when somebody else has taken it."""
        renewed = replace(lease, until=self._clock() + seconds)
        with self._writer.begin() as connection:
            self._hold(connection, lease)
            connection.execute(update(held).where(held.c.source == lease.source).values(until=renewed.until))
        return renewed

    def release(self, lease: Lease) -> None:
        """Give a lease back; nothing happens when it was lost already."""
        with self._writer.begin() as connection:
            connection.execute(
                update(held)
                .where(held.c.source == lease.source, held.c.owner == lease.owner, held.c.token == lease.token)
                .values(owner="", until=0.0)
            )
