"""What persons said that offers belong to; it is kept for good, and every harvest reads it."""

from msgspec import json
from msgspec.structs import asdict, replace
from sqlalchemy import ColumnElement, delete, insert, select

from harvester.errors import UseError
from harvester.ledger.base import Base
from harvester.ledger.schema import correction
from harvester.records import Correction

_CONCEPTS = json.Decoder(tuple[str, ...])
_KEY = ("source", "scope", "subject", "scheme")


class Corrections(Base):
    """Adds, lists and removes corrections; there is one for each scope, subject and code list."""

    def correct(self, said: Correction) -> Correction:
        """Keep a correction in place of an earlier one for the same, and return it as it is kept."""
        kept = replace(said, at=self._now())
        with self._writer.begin() as connection:
            connection.execute(delete(correction).where(*self._same(said)))
            connection.execute(insert(correction).values(asdict(kept) | {"concepts": json.encode(kept.concepts)}))
        return kept

    def uncorrect(self, said: Correction) -> None:
        """Take back the correction for the same scope, subject and code list; raises UseError when there is none."""
        with self._writer.begin() as connection:
            if not connection.execute(delete(correction).where(*self._same(said))).rowcount:
                raise UseError("correction-unknown", scheme=said.scheme, subject=said.subject or said.source)

    def corrections(self, source_id: str = "") -> list[Correction]:
        """Return the corrections of one source or of all, in the order of their names."""
        query = select(correction).order_by(*(correction.c[name] for name in _KEY))
        if source_id:
            query = query.where(correction.c.source == source_id)
        with self._reader.connect() as connection:
            rows = connection.execute(query).all()
        return [Correction(**{**row._mapping, "concepts": _CONCEPTS.decode(row.concepts)}) for row in rows]

    def _same(self, said: Correction) -> list[ColumnElement[bool]]:
        return [correction.c[name] == getattr(said, name) for name in _KEY]
