"""Writes what a run found in one transaction: changes in order, pages, findings, and the run's end; or nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import json
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, insert, select, update

from harvester.ledger.base import Base, Lease, chunks
from harvester.ledger.pages import write_pages
from harvester.ledger.runs import end_run, write_findings
from harvester.ledger.schema import change, counter, offer, version
from harvester.records import Action, Outcome, Reason, Run, StoredPage
from harvester.versions import days, pack, version_hash
from vocab.model import Finding, Offer

_UPDATE = update(offer).where(offer.c.key == bindparam("of"))


class Commit(Base):
    """Makes the outcome of a run public."""

    def commit_run(
        self,
        lease: Lease,
        run: Run,
        outcome: Outcome,
        pages: Iterable[StoredPage] = (),
        findings: Iterable[Finding] = (),
    ) -> Run:
        """Write everything that a run found and return the run as it ended; raises LostError and writes nothing.

        A run that was not whole still adds and changes, but ends as `partial`.
        """
        with self._writer.begin() as connection:
            self._hold(connection, lease)
            ended = replace(
                run,
                state="succeeded" if outcome.whole else "partial",
                reason=outcome.reason,
                detail=outcome.detail[:2000],
                ended=self._now(),
                seen=outcome.seen,
                added=len(outcome.added),
                changed=len(outcome.changed),
                restored=len(outcome.restored),
                withdrawn=len(outcome.withdrawn),
                pages=outcome.pages,
                requests=outcome.requests,
                bytes=outcome.bytes,
                findings=write_findings(connection, run.id, _all(outcome, findings)),
            )
            write_pages(connection, lease.source, pages)
            writing = _Writing(connection, ended)
            writing.offers("added", outcome.added)
            writing.offers("changed", outcome.changed)
            writing.offers("restored", outcome.restored)
            writing.withdrawals(outcome.withdrawn)
            writing.fingerprints(outcome.made_of)
            ended = writing.finish()
            end_run(connection, ended, lease.token)
        return ended


def _all(outcome: Outcome, findings: Iterable[Finding]) -> Iterator[Finding]:
    yield from findings
    yield from outcome.findings


class _Writing:
    """The changes of one run within its transaction; from the first to the last no other run can number any."""

    def __init__(self, connection: Connection, run: Run) -> None:
        self._connection = connection
        self._run = run
        numbers = counter.c.name == "seq"
        connection.execute(update(counter).where(numbers).values(value=counter.c.value))
        self._before: int = connection.execute(select(counter.c.value).where(numbers)).scalar_one()
        self._seq = self._before

    def offers(self, action: Action, offers: Iterable[Offer]) -> None:
        """Write a new state of each of `offers`."""
        for part in chunks(offers):
            heads = self._heads([new.key for new in part], new=action == "added")
            versions, changes, rows = [], [], []
            for new in part:
                self._seq += 1
                head, hashed = heads.get(new.key), version_hash(new)
                if head is None or head.hash != hashed:
                    versions.append({"seq": self._seq, "key": new.key, "hash": hashed, "body": pack(new)})
                    stored = self._seq
                else:
                    stored = head.version
                changes.append(self._change(new.key, action, "", stored))
                rows.append(_head(new, hashed, stored, self._seq))
            if versions:
                self._connection.execute(insert(version), versions)
            self._connection.execute(insert(change), changes)
            if action == "added":
                self._connection.execute(insert(offer), [{**row, "key": row["of"], "made_of": ""} for row in rows])
            else:
                self._connection.execute(_UPDATE, rows)

    def withdrawals(self, withdrawn: Iterable[tuple[str, Reason]]) -> None:
        """Write that offers are public no more; their last state stays with the change."""
        for part in chunks(withdrawn):
            heads = self._heads([key for key, _ in part], new=False)
            changes = []
            for key, reason in part:
                self._seq += 1
                changes.append(self._change(key, "withdrawn", reason, heads[key].version))
            rows = [{"of": c["key"], "withdrawn": c["reason"], "seq": c["seq"]} for c in changes]
            self._connection.execute(insert(change), changes)
            self._connection.execute(_UPDATE, rows)

    def fingerprints(self, made_of: Iterable[tuple[str, str]]) -> None:
        """Remember what offers were merged from."""
        for part in chunks(made_of):
            self._connection.execute(_UPDATE, [{"of": key, "made_of": fingerprint} for key, fingerprint in part])

    def finish(self) -> Run:
        """Move the counter on and return the run with the numbers of its changes."""
        if self._seq == self._before:
            return self._run
        self._connection.execute(update(counter).where(counter.c.name == "seq").values(value=self._seq))
        return replace(self._run, first_seq=self._before + 1, last_seq=self._seq)

    def _change(self, key: str, action: Action, reason: Reason, stored: int) -> dict[str, object]:
        return {
            "seq": self._seq,
            "key": key,
            "action": action,
            "reason": reason,
            "at": self._run.ended,
            "source": self._run.source,
            "run": self._run.id,
            "version": stored,
        }

    def _heads(self, keys: list[str], *, new: bool) -> dict[str, Any]:
        """Return what is known of `keys`; a new one must not be known, any other must belong to the run's source."""
        query = select(offer.c.key, offer.c.source, offer.c.hash, offer.c.version).where(offer.c.key.in_(keys))
        heads = {row.key: row for row in self._connection.execute(query)}
        known = {key for key, row in heads.items() if row.source == self._run.source}
        wrong = set(heads) if new else set(keys) - known
        if wrong:
            raise ValueError(f"{self._run.id}: {', '.join(sorted(wrong)[:5])}: not an offer of this source, or not new")
        return heads


def _head(new: Offer, hashed: str, stored: int, seq: int) -> dict[str, object]:
    first, last = days(new)
    return {
        "of": new.key,
        "source": new.source,
        "local_id": new.local_id,
        "identifiers": json.encode(new.identifiers),
        "hash": hashed,
        "withdrawn": "",
        "name": new.name[:200],
        "first_day": first,
        "last_day": last,
        "version": stored,
        "seq": seq,
    }
