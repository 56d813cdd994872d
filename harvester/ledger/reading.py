"""The public state: changes in order, differences, and the offers as of any change. Reads only, and holds up nobody.

Changes are only ever added, so each batch is a short transaction of its own and the whole is still of one moment.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import json
from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, literal, select

from harvester.ledger.base import Base
from harvester.ledger.schema import change, counter, offer, version
from harvester.records import Change, LiveOffer
from harvester.versions import unpack

_BATCH = 500
_IDENTIFIERS = json.Decoder(tuple[str, ...])
_COLUMNS = [change.c[name] for name in ("seq", "key", "action", "reason", "at", "run")]


def _with_offers() -> Select[tuple[object, ...]]:
    return select(*_COLUMNS, version.c.body).join(version, version.c.seq == change.c.version)


def _change(row: Row[Any]) -> Change:
    return Change(
        seq=row.seq,
        key=row.key,
        action=row.action,
        reason=row.reason,
        at=row.at,
        run=row.run,
        offer=unpack(row.body),
    )


class Reading(Base):
    """Reads what is public."""

    def last_seq(self) -> int:
        """Return the number of the latest change, 0 when there is none."""
        with self._reader.connect() as connection:
            return int(connection.execute(select(counter.c.value).where(counter.c.name == "seq")).scalar_one())

    def changes(self, after: int = 0, limit: int = 1000) -> list[Change]:
        """Return the changes that follow number `after`, in order."""
        query = _with_offers().where(change.c.seq > after).order_by(change.c.seq).limit(limit)
        with self._reader.connect() as connection:
            return [_change(row) for row in connection.execute(query)]

    def offer(self, key: str) -> Change | None:
        """Return the latest change of an offer, None when no offer ever had this key."""
        query = _with_offers().where(change.c.key == key).order_by(change.c.seq.desc()).limit(1)
        with self._reader.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _change(row)

    def history(self, key: str) -> list[Change]:
        """Return all changes of an offer, the first one first."""
        query = _with_offers().where(change.c.key == key).order_by(change.c.seq)
        with self._reader.connect() as connection:
            return [_change(row) for row in connection.execute(query)]

    def delta(self, after: int, upto: int) -> Iterator[tuple[Change | None, Change]]:
        """Yield (as of `after`, as of `upto`) of every offer that changed in between, by number of the later one.

        The first is None when the offer was not known then; both may be withdrawals.
        """
        then, then_version = change.alias("then"), version.alias("then_version")
        later, before = change.alias("later"), change.alias("before")
        superseded = exists().where(later.c.key == change.c.key, later.c.seq > change.c.seq, later.c.seq <= upto)
        previous = (
            select(func.max(before.c.seq)).where(before.c.key == change.c.key, before.c.seq <= after).scalar_subquery()
        )
        was = [then.c[column.name].label(f"was_{column.name}") for column in _COLUMNS]
        query = (
            _with_offers()
            .add_columns(*was, then_version.c.body.label("was_body"))
            .outerjoin(then, and_(then.c.key == change.c.key, then.c.seq == previous))
            .outerjoin(then_version, then_version.c.seq == then.c.version)
            .where(~superseded)
            .order_by(change.c.seq)
            .limit(_BATCH)
        )
        position = after
        while True:
            with self._reader.connect() as connection:
                rows = connection.execute(query.where(change.c.seq > position, change.c.seq <= upto)).all()
            for row in rows:
                yield _was(row), _change(row)
            if len(rows) < _BATCH:
                return
            position = rows[-1].seq

    def offers(self, *, at: int | None = None, source: str = "") -> Iterator[Change]:
        """Yield the latest change of every offer that is public as of number `at` (the latest), by key."""
        upto, key = self.last_seq() if at is None else at, ""
        while True:
            latest = select(change.c.key, func.max(change.c.seq).label("seq")).where(
                change.c.key > key, change.c.seq <= upto
            )
            if source:
                latest = latest.where(change.c.source == source)
            last = latest.group_by(change.c.key).order_by(change.c.key).limit(_BATCH).subquery()
            query = _with_offers().join(last, last.c.seq == change.c.seq).order_by(change.c.key)
            with self._reader.connect() as connection:
                rows = connection.execute(query).all()
            yield from (_change(row) for row in rows if row.action != "withdrawn")
            if len(rows) < _BATCH:
                return
            key = rows[-1].key

    def count(self, source: str = "") -> int:
        """Return how many offers are public, of all sources or of one."""
        query = select(func.count()).select_from(offer).where(_public(source))
        with self._reader.connect() as connection:
            return connection.execute(query).scalar_one()

    def page_of(self, *, offset: int = 0, limit: int = 50, source: str = "", today: str = "") -> list[Change]:
        """Return a page of the public offers: those to come by their first day, undated ones, those over; then by name.

        With `today` (a date) an offer under way counts as beginning today; without it nothing counts as over.
        """
        begins = case((offer.c.first_day < today, literal(today)), else_=offer.c.first_day)
        group = case((offer.c.last_day == "", 1), (offer.c.last_day < today, 2), else_=0)
        keys = (
            select(offer.c.seq, func.row_number().over(order_by=[group, begins, offer.c.name, offer.c.key]).label("n"))
            .where(_public(source))
            .order_by("n")
            .offset(offset)
            .limit(limit)
            .subquery()
        )
        query = _with_offers().join(keys, keys.c.seq == change.c.seq).order_by(keys.c.n)
        with self._reader.connect() as connection:
            return [_change(row) for row in connection.execute(query)]

    def live(self, source_id: str) -> Iterator[LiveOffer]:
        """Yield what is known of every offer that a source ever had, by key."""
        key = ""
        columns = [offer.c[name] for name in LiveOffer.__struct_fields__]
        while True:
            query = select(*columns).where(offer.c.source == source_id, offer.c.key > key)
            with self._reader.connect() as connection:
                rows = connection.execute(query.order_by(offer.c.key).limit(5_000)).all()
            for row in rows:
                yield LiveOffer(**{**row._mapping, "identifiers": _IDENTIFIERS.decode(row.identifiers)})
            if not rows:
                return
            key = rows[-1].key


def _was(row: Row[Any]) -> Change | None:
    if row.was_seq is None:
        return None
    return Change(
        seq=row.was_seq,
        key=row.was_key,
        action=row.was_action,
        reason=row.was_reason,
        at=row.was_at,
        run=row.was_run,
        offer=unpack(row.was_body),
    )


def _public(source: str) -> ColumnElement[bool]:
    public = offer.c.withdrawn == ""
    return and_(public, offer.c.source == source) if source else public
