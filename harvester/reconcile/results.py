"""Decides what happens to each offer that was met, and to those that were not; keeps it where the outcome reads it."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from msgspec.structs import replace

from harvester.gathering import Findings
from harvester.records import Action, Finished, Reason
from harvester.versions import pack, unpack, version_hash
from vocab.messages import finding
from vocab.model import Finding, Offer

_COMES_BACK: frozenset[Reason] = frozenset({"cancelled", "over", "vanished"})
"""Reasons of a withdrawal that the page undoes by stating the offer again; the others were somebody's decision."""
_CANCELLED = "EventCancelled"
_BATCH = 200

T = TypeVar("T")
D = TypeVar("D", bound=str)


def is_cancelled(offer: Offer) -> bool:
    """Return whether an offer, or every time that it is held, was called off."""
    times = [instance.status for instance in offer.instances]
    return offer.status == _CANCELLED or (bool(times) and all(status == _CANCELLED for status in times))


def action_of(offer: Offer, *, known: bool, withdrawn: Reason, hashed: str) -> tuple[Action | None, Reason]:
    """Return what becomes of an offer that a page states, where it was `withdrawn` before and `hashed` was its version.

    >>> yoga = Offer(source="vhs", local_id="1", type="Course", name="Yoga", url="https://vhs.example/1")
    >>> action_of(yoga, known=True, withdrawn="vanished", hashed=version_hash(yoga))
    ('restored', '')
    """
    if is_cancelled(offer):
        return ("withdrawn", "cancelled") if known and not withdrawn else (None, "")
    if not known:
        return "added", ""
    if withdrawn:
        return ("restored", "") if withdrawn in _COMES_BACK else (None, "")
    return (None, "") if version_hash(offer) == hashed else ("changed", "")


def decide(db: sqlite3.Connection, *, whole: bool, today: str, finish: Callable[[Offer], Finished]) -> list[Finding]:
    """Fill `result` from `met` and `live`, and return what came to light."""
    findings = Findings()
    for key, body, known, withdrawn, hashed, same, made_of in _merged(db):
        finished = finish(replace(unpack(body), key=key))
        findings.extend(finished.findings)
        if finished.offer is None:
            continue
        _keep(db, key, body, finished.offer)
        action, reason = action_of(finished.offer, known=bool(known), withdrawn=withdrawn or "", hashed=hashed or "")
        if action:
            db.execute("INSERT INTO result VALUES (?, ?, ?)", (action, key, reason))
        if not same and (known or action == "added"):
            db.execute("INSERT INTO result VALUES ('made_of', ?, ?)", (key, made_of))
    if whole:
        db.execute(
            "INSERT INTO result SELECT 'withdrawn', key, CASE WHEN last_day != '' AND last_day < ? THEN 'over'"
            " ELSE 'vanished' END FROM live WHERE withdrawn = ''"
            " AND NOT taken ORDER BY key",
            (today,),
        )
    findings.extend(_dropped(local_id, body) for local_id, body in _dropped_rows(db))
    return list(findings)


def _merged(db: sqlite3.Connection) -> Iterator[tuple[str, bytes, int, Reason | None, str | None, int | None, str]]:
    """Yield what was merged, with what was known of it; in batches, since the rows are written to meanwhile."""
    query = (
        "SELECT met.local_id, met.key, body, live.key IS NOT NULL, withdrawn, hash, live.made_of = met.made_of,"
        " met.made_of FROM met LEFT JOIN live ON live.key = met.key"
        " WHERE task = 'merge' AND met.local_id > ? ORDER BY met.local_id LIMIT ?"
    )
    after = ""
    while rows := db.execute(query, (after, _BATCH)).fetchall():
        after = rows[-1][0]
        for _, *row in rows:
            yield tuple(row)


def _keep(db: sqlite3.Connection, key: str, body: bytes, offer: Offer) -> None:
    """Keep an offer as it was finished, where that made a difference."""
    packed = pack(replace(offer, key=""))
    if packed != body:
        db.execute("UPDATE met SET body = ? WHERE key = ?", (packed, key))


def _dropped_rows(db: sqlite3.Connection) -> list[tuple[str, bytes]]:
    return db.execute("SELECT local_id, body FROM met WHERE task = 'drop' ORDER BY local_id LIMIT 1000").fetchall()


def _dropped(local_id: str, body: bytes | None) -> Finding:
    offer = unpack(body) if body else None
    return finding("offer-page-gone", page=offer.url if offer else local_id, words=offer.name if offer else local_id)


class _Stored(Collection[T]):
    """Rows of `result` for one action, read from the spool each time they are walked."""

    def __init__(self, db: sqlite3.Connection, action: str) -> None:
        self._db = db
        self._action = action
        self._length: int = db.execute("SELECT count(*) FROM result WHERE action = ?", (action,)).fetchone()[0]

    def __len__(self) -> int:
        return self._length

    def __contains__(self, value: object) -> bool:
        return any(value == one for one in self)


class Offers(_Stored[Offer]):
    """The offers of one action, with their keys."""

    def __iter__(self) -> Iterator[Offer]:
        query = "SELECT result.key, body FROM result JOIN met USING (key) WHERE action = ? ORDER BY result.rowid"
        for key, body in self._db.execute(query, (self._action,)):
            yield replace(unpack(body), key=key)


class Details(_Stored[tuple[str, D]]):
    """The keys of one action, each with the word that was kept about it."""

    def __iter__(self) -> Iterator[tuple[str, D]]:
        yield from self._db.execute("SELECT key, detail FROM result WHERE action = ? ORDER BY rowid", (self._action,))
