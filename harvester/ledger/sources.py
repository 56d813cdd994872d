"""The registered sources as the ledger keeps them; `harvester.register` judges whether one is described rightly."""

from msgspec import json
from msgspec.structs import replace
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from harvester.errors import SourceError
from harvester.ledger.base import Base
from harvester.ledger.schema import lease, source
from harvester.records import Source

_DECODER = json.Decoder(Source)


class Sources(Base):
    """Adds, changes and lists sources."""

    def add_source(self, new: Source) -> None:
        """Register a source; raises SourceError("source-exists") when its id is taken."""
        try:
            with self._writer.begin() as connection:
                connection.execute(insert(source).values(id=new.id, state=new.state, body=json.encode(new)))
                connection.execute(insert(lease).values(source=new.id, owner="", token=0, until=0.0))
        except IntegrityError as wrong:
            raise SourceError("source-exists", source=new.id) from wrong

    def source(self, source_id: str) -> Source:
        """Return a source; raises SourceError("source-unknown") that names the choices."""
        with self._reader.connect() as connection:
            body = connection.execute(select(source.c.body).where(source.c.id == source_id)).scalar_one_or_none()
            if body is None:
                self._known(connection, source_id)
            return _DECODER.decode(body or b"")

    def sources(self, state: str = "") -> list[Source]:
        """Return all sources, or those in one state, by id."""
        query = select(source.c.body).order_by(source.c.id)
        if state:
            query = query.where(source.c.state == state)
        with self._reader.connect() as connection:
            return [_DECODER.decode(body) for body in connection.execute(query).scalars()]

    def save_source(self, changed: Source) -> Source:
        """Keep a new description of a source and return it as kept.

        A source that was approved or paused is only proposed again when its address or its kind is another one:
        somebody approved what stood there before.
        """
        with self._writer.begin() as connection:
            query = select(source.c.body).where(source.c.id == changed.id).with_for_update()
            body = connection.execute(query).scalar_one_or_none()
            if body is None:
                self._known(connection, changed.id)
            before = _DECODER.decode(body or b"")
            moved = (before.address, before.kind) != (changed.address, changed.kind)
            kept = replace(changed, state="proposed") if moved and changed.state in {"approved", "paused"} else changed
            connection.execute(
                update(source).where(source.c.id == kept.id).values(state=kept.state, body=json.encode(kept))
            )
        return kept
