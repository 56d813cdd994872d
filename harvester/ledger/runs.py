"""Runs from start to end, and what they found fault with; what a run changed is committed in `commit.py`."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, Row, and_, func, insert, select, update

from harvester.errors import LostError, UseError
from harvester.ledger.base import Base, Lease, chunks
from harvester.ledger.schema import finding, lease, run
from harvester.records import Run
from vocab.model import Finding

_FIELDS = Run.__struct_fields__


def read_run(row: Row[Any]) -> Run:
    """Return the run that a row of the table says."""
    return Run(**{name: getattr(row, name) for name in _FIELDS})


def end_run(connection: Connection, ended: Run, token: int) -> None:
    """Write the end of a run, if it is still running under `token`; raises LostError when it is not."""
    query = update(run).where(run.c.id == ended.id, run.c.token == token, run.c.state == "running")
    if connection.execute(query.values(asdict(ended))).rowcount != 1:
        raise LostError("run-lost", source=ended.source, run=ended.id)


def write_findings(connection: Connection, run_id: str, findings: Iterable[Finding]) -> int:
    """Keep the findings of a run in their order and return how many there are."""
    position = 0
    for part in chunks(findings):
        rows = [{"run": run_id, "position": position + i, **asdict(found)} for i, found in enumerate(part)]
        connection.execute(insert(finding), rows)
        position += len(part)
    return position


class Runs(Base):
    """Starts runs, ends those that failed or were left, lists them."""

    def start_run(self, lease: Lease, *, address: str, software: str) -> Run:
        """Return a new run; an earlier one of the source that still counts as running was interrupted."""
        with self._writer.begin() as connection:
            self._hold(connection, lease)
            left = select(run).where(run.c.source == lease.source, run.c.state == "running")
            for row in connection.execute(left).all():
                self._interrupt(connection, row)
            last = select(func.max(run.c.number)).where(run.c.source == lease.source)
            number = (connection.execute(last).scalar() or 0) + 1
            started = Run(
                id=f"{lease.source}-{number}",
                source=lease.source,
                address=address,
                software=software,
                started=self._now(),
            )
            connection.execute(insert(run).values(number=number, token=lease.token, **asdict(started)))
        return started

    def fail_run(self, lease: Lease, run: Run, reason: str, detail: str, findings: Iterable[Finding] = ()) -> Run:
        """End a run that came to nothing: only the run itself and its findings are kept."""
        with self._writer.begin() as connection:
            self._hold(connection, lease)
            count = write_findings(connection, run.id, findings)
            ended = replace(run, state="failed", ended=self._now(), reason=reason, detail=detail[:2000], findings=count)
            end_run(connection, ended, lease.token)
        return ended

    def reap(self, now: float | None = None) -> list[Run]:
        """End the runs whose lease ended, as interrupted, and return them; their harvesters can commit no more."""
        now = self._clock() if now is None else now
        alive = and_(lease.c.source == run.c.source, lease.c.token == run.c.token, lease.c.until > now)
        left = select(run).outerjoin(lease, alive).where(run.c.state == "running", lease.c.source.is_(None))
        with self._reader.connect() as connection:
            if connection.execute(left.limit(1)).first() is None:
                return []
        with self._writer.begin() as connection:
            return [self._interrupt(connection, row) for row in connection.execute(left).all()]

    def _interrupt(self, connection: Connection, row: Row[Any]) -> Run:
        ended = replace(read_run(row), state="interrupted", ended=self._now(), reason="run-broken-off")
        end_run(connection, ended, row.token)
        return ended

    def run(self, run_id: str) -> Run:
        """Return a run; raises UseError("run-unknown")."""
        with self._reader.connect() as connection:
            row = connection.execute(select(run).where(run.c.id == run_id)).one_or_none()
        if row is None:
            raise UseError("run-unknown", run=run_id)
        return read_run(row)

    def runs(self, source_id: str = "", limit: int = 50) -> list[Run]:
        """Return the latest runs, of all sources or of one, the newest first."""
        query = select(run).order_by(run.c.started.desc(), run.c.number.desc(), run.c.source).limit(limit)
        if source_id:
            query = query.where(run.c.source == source_id)
        with self._reader.connect() as connection:
            return [read_run(row) for row in connection.execute(query)]

    def findings(self, run_id: str, limit: int | None = None) -> list[Finding]:
        """Return what a run found fault with, in the order it was met."""
        query = select(finding).where(finding.c.run == run_id).order_by(finding.c.position).limit(limit)
        names = Finding.__struct_fields__
        with self._reader.connect() as connection:
            return [Finding(**{n: getattr(row, n) for n in names}) for row in connection.execute(query)]
