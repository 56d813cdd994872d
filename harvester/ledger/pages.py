"""What is remembered of each page of a source: its state, and what it said of which offers before merging."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any

from msgspec import json
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_, update

from harvester.ledger.base import Base, chunks
from harvester.ledger.schema import contribution, page
from harvester.records import Fate, PageState, StoredPage, Trace
from harvester.versions import pack, reading_hash, unpack
from vocab.model import Offer

NO_ANSWER: frozenset[Fate] = frozenset({"failed", "damaged", "refused"})
"""Fates that say nothing of what the page holds, so that what was known of it stays."""
IN_MEMORY = 50_000
"""Page states, of about a kilobyte each, that `memory` holds."""
_DECODER = json.Decoder(PageState)


def _state(body: bytes, fate: Fate) -> PageState:
    stored = _DECODER.decode(body)
    return stored if stored.fate == fate else replace(stored, fate=fate)


class Pages(Base):
    """Reads page states and contributions."""

    def page(self, source_id: str, address: str) -> PageState | None:
        """Return what is remembered of one address, None when it was never met."""
        query = select(page.c.body, page.c.fate).where(page.c.source == source_id, page.c.address == address)
        with self._reader.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _state(row.body, row.fate)

    def memory(self, source_id: str) -> Callable[[str], PageState | None]:
        """Return a quick way to `page` for one harvest: the states as they are now, in memory unless they are many."""
        query = select(page.c.address, page.c.body, page.c.fate).where(page.c.source == source_id)
        with self._reader.connect() as connection:
            rows = connection.execute(query.limit(IN_MEMORY + 1)).all()
        if len(rows) > IN_MEMORY:
            return partial(self.page, source_id)
        known: dict[str, tuple[bytes, Fate]] = {row.address: (row.body, row.fate) for row in rows}

        def remembered(address: str) -> PageState | None:
            found = known.get(address)
            return None if found is None else _state(*found)

        return remembered

    def pages(self, source_id: str) -> dict[str, PageState]:
        """Return what is remembered of every address of a source."""
        query = select(page.c.address, page.c.body, page.c.fate).where(page.c.source == source_id)
        with self._reader.connect() as connection:
            return {row.address: _state(row.body, row.fate) for row in connection.execute(query)}

    def contributions(self, source_id: str, addresses: Collection[str]) -> dict[str, tuple[Offer, ...]]:
        """Return the offers as read from each of `addresses`, in the order they stood there."""
        found: dict[str, list[Offer]] = {}
        with self._reader.connect() as connection:
            for part in chunks(addresses):
                query = (
                    select(contribution.c.page, contribution.c.body)
                    .where(contribution.c.source == source_id, contribution.c.page.in_(part))
                    .order_by(contribution.c.page, contribution.c.position)
                )
                for row in connection.execute(query):
                    found.setdefault(row.page, []).append(unpack(row.body))
        return {address: tuple(offers) for address, offers in found.items()}

    def contributed(self, source_id: str, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Offer]:
        """Return single contributions by page and position."""
        found = {}
        with self._reader.connect() as connection:
            for part in chunks(places, 250):
                query = select(contribution.c.page, contribution.c.position, contribution.c.body).where(
                    contribution.c.source == source_id,
                    tuple_(contribution.c.page, contribution.c.position).in_(part),
                )
                found.update({(r.page, r.position): unpack(r.body) for r in connection.execute(query)})
        return found

    def traces(self, source_id: str) -> Iterator[Trace]:
        """Yield what every page of a source says of which offers, without what it says, by page and position."""
        after = ("", -1)
        columns = [contribution.c[name] for name in Trace.__struct_fields__]
        place = tuple_(contribution.c.page, contribution.c.position)
        while True:
            query = (
                select(*columns)
                .where(contribution.c.source == source_id, place > after)
                .order_by(contribution.c.page, contribution.c.position)
                .limit(5_000)
            )
            with self._reader.connect() as connection:
                rows = connection.execute(query).all()
            for row in rows:
                yield Trace(**row._mapping)
            if not rows:
                return
            after = (rows[-1].page, rows[-1].position)

    def redirects(self, source_id: str) -> Iterator[tuple[str, str]]:
        """Yield the addresses of a source that lead elsewhere, with where."""
        query = (
            select(page.c.address, page.c.redirected_to)
            .where(page.c.source == source_id, page.c.redirected_to != "")
            .order_by(page.c.address)
        )
        with self._reader.connect() as connection:
            for row in connection.execution_options(yield_per=1_000).execute(query):
                yield row.address, row.redirected_to


def write_pages(connection: Connection, source_id: str, pages: Iterable[StoredPage]) -> None:
    """Keep pages: fresh ones anew, unchanged ones where their validators moved, those without answer as they were."""
    for part in chunks(pages):
        _write_chunk(connection, source_id, list({stored.state.address: stored for stored in part}.values()))


def _write_chunk(connection: Connection, source_id: str, pages: list[StoredPage]) -> None:
    addresses = [stored.state.address for stored in pages]
    query = select(page.c.address, page.c.body, page.c.fate).where(
        page.c.source == source_id, page.c.address.in_(addresses)
    )
    before = {row.address: (row.body, row.fate) for row in connection.execute(query)}
    anew, states, fates = [], [], []
    for stored in pages:
        known = before.get(stored.state.address)
        if known is None or stored.state.fate not in NO_ANSWER | {"unchanged"}:
            anew.append(stored)
        elif stored.state.fate in NO_ANSWER:
            fates.append({"of": stored.state.address, "fate": stored.state.fate})
        elif not _same(known, stored.state):
            states.append(_row(source_id, stored.state))
    _replace(connection, source_id, anew, [a.state.address for a in anew if a.state.address in before])
    this = update(page).where(page.c.source == source_id, page.c.address == bindparam("of"))
    if states:
        connection.execute(this, [{"of": s.pop("address"), **s} for s in states])
    if fates:
        connection.execute(this, fates)


def _same(known: tuple[bytes, Fate], state: PageState) -> bool:
    """Return whether nothing worth writing is new; that a page was asked again is not."""
    body, fate = known
    then = _DECODER.decode(body)
    return fate not in NO_ANSWER and replace(state, fate=then.fate, fetched=then.fetched) == then


def _row(source_id: str, state: PageState) -> dict[str, Any]:
    return {
        "source": source_id,
        "address": state.address,
        "fate": state.fate,
        "redirected_to": state.redirected_to,
        "body": json.encode(state),
    }


def _replace(connection: Connection, source_id: str, pages: list[StoredPage], known: list[str]) -> None:
    if known:
        for table, column in ((contribution, contribution.c.page), (page, page.c.address)):
            connection.execute(delete(table).where(table.c.source == source_id, column.in_(known)))
    if pages:
        connection.execute(insert(page), [_row(source_id, stored.state) for stored in pages])
    rows = (
        {
            "source": source_id,
            "page": stored.state.address,
            "position": position,
            "local_id": said.local_id,
            "rank": rank,
            "hash": reading_hash(said),
            "body": pack(said),
        }
        for stored in pages
        for position, (said, rank) in enumerate(stored.said)
    )
    for part in chunks(rows):
        connection.execute(insert(contribution), part)
