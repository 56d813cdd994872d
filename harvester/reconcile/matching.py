"""Groups what pages said by offer and finds the public key of each: within the spool's database, step by step."""

import sqlite3
from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from json import dumps

from msgspec.structs import replace

from harvester.reconcile.identifiers import telling
from harvester.reconcile.merge import Contribution, merge
from harvester.reconcile.past import Past
from harvester.records import LiveOffer, Trace
from harvester.versions import made_of, pack, unpack
from vocab.iris import key_of
from vocab.model import Offer

_BATCH = 200
_HOPS = 10


def group_and_match(db: sqlite3.Connection, source_id: str, past: Past, *, whole: bool) -> None:
    """Fill `live` and `met`: every offer with its key if it has one, and merged unless it is as it was."""
    _remember_live(db, past.live(source_id))
    _remember_said(db, past.traces(source_id), whole=whole)
    _follow_redirects(db, past.redirects(source_id))
    _group(db)
    _match_local_ids(db)
    _set_tasks(db)
    _merge(db, lambda places: past.contributed(source_id, places))
    _match_identifiers(db)
    _mint(db, source_id)


def _remember_live(db: sqlite3.Connection, live: Iterable[LiveOffer]) -> None:
    for o in live:
        row = (o.key, o.local_id, o.hash, o.made_of, o.withdrawn, o.last_day)
        db.execute("INSERT INTO live VALUES (?, ?, NULL, ?, ?, ?, ?, 0)", row)
        db.executemany("INSERT INTO live_name VALUES (?, ?)", ((name, o.key) for name in telling(o.identifiers)))
    db.execute("CREATE INDEX live_local_id ON live (local_id)")
    db.execute("CREATE INDEX live_moved_to ON live (moved_to)")
    db.execute("CREATE INDEX live_name_name ON live_name (name)")
    db.execute("CREATE INDEX live_name_key ON live_name (key)")


def _remember_said(db: sqlite3.Connection, traces: Iterable[Trace], *, whole: bool) -> None:
    """Take over what unchanged pages say and, as unseen, what those without an answer (or never reached) said."""
    for page, group in groupby(traces, key=lambda trace: trace.page):
        row = db.execute("SELECT met FROM page WHERE address = ?", (page,)).fetchone()
        how = row[0] if row else "" if whole else "silent"
        if how in ("unchanged", "silent"):
            seen = how == "unchanged"
            rows = ((page, t.position, t.local_id, t.rank, t.hash, seen) for t in group)
            db.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, 1, ?, NULL)", rows)


def _follow_redirects(db: sqlite3.Connection, before: Iterable[tuple[str, str]]) -> None:
    """Name offers and what is live by where their addresses lead, if an offer is stated by that name."""
    db.execute("INSERT INTO leads SELECT address, redirected_to FROM page WHERE redirected_to NOT IN ('', address)")
    for address, target in before:
        row = db.execute("SELECT met FROM page WHERE address = ?", (address,)).fetchone()
        if row is None or row[0] == "silent":
            db.execute("INSERT OR IGNORE INTO leads VALUES (?, ?)", (address, target))
    db.execute("CREATE INDEX said_local_id ON said (local_id)")
    _rename(db, "live", "UPDATE live SET moved_to = ? WHERE local_id = ?")
    _rename(db, "said", "UPDATE said SET local_id = ? WHERE local_id = ?")


def _rename(db: sqlite3.Connection, table: str, change: str) -> None:
    address = "substr(local_id, 1, instr(local_id || '#', '#') - 1)"
    query = f"SELECT DISTINCT local_id FROM {table} JOIN leads ON leads.address = {address}"  # noqa: S608 - our own words
    for (local_id,) in db.execute(query).fetchall():
        target = _target(db, local_id)
        if target != local_id:
            db.execute(change, (target, local_id))


def _target(db: sqlite3.Connection, local_id: str) -> str:
    """Return where `local_id` leads, if that is the name of an offer stated there; else `local_id`."""
    address, mark, part = local_id.partition("#")
    for _ in range(_HOPS):
        row = db.execute("SELECT target FROM leads WHERE address = ?", (address,)).fetchone()
        if row is None:
            break
        address = row[0]
    moved = address + mark + part
    is_stated = db.execute("SELECT 1 FROM said WHERE local_id = ? LIMIT 1", (moved,)).fetchone()
    return moved if is_stated else local_id


def _group(db: sqlite3.Connection) -> None:
    query = "SELECT local_id, page, position, rank, hash, seen FROM said ORDER BY local_id"
    groups = groupby(db.execute(query), key=lambda row: row[0])
    rows = (_met_row(local_id, list(said)) for local_id, said in groups)
    db.executemany("INSERT INTO met (local_id, made_of, seen, own) VALUES (?, ?, ?, ?)", rows)


def _met_row(local_id: str, said: list[tuple[str, str, int, int, str, int]]) -> tuple[str, str, bool, bool]:
    fingerprint = made_of(local_id, [(page, position, rank, hashed) for _, page, position, rank, hashed, _ in said])
    return local_id, fingerprint, any(row[5] for row in said), any(row[5] and row[3] == 0 for row in said)


def _match_local_ids(db: sqlite3.Connection) -> None:
    """Give each offer the key under which its local id is known; a public one first, then the longest known."""
    for column in ("local_id", "moved_to"):
        db.execute(
            f"UPDATE met SET key = (SELECT key FROM live WHERE live.{column} = met.local_id AND NOT taken"  # noqa: S608
            " ORDER BY withdrawn != '', key LIMIT 1) WHERE key IS NULL"
        )
        db.execute("UPDATE live SET taken = 1 WHERE key IN (SELECT key FROM met)")
    db.execute("CREATE INDEX met_key ON met (key)")


def _set_tasks(db: sqlite3.Connection) -> None:
    """Tell what must be merged from what stays as it is, and drop what is only said to have a page that is gone."""
    gone = "SELECT address FROM page WHERE met = 'gone'"
    db.execute(f"UPDATE met SET task = 'drop' WHERE seen AND NOT own AND local_id IN ({gone})")  # noqa: S608
    db.execute("UPDATE met SET task = 'stay' WHERE NOT seen")
    db.execute(
        "UPDATE met SET task = 'stay' WHERE task = 'merge' AND EXISTS (SELECT 1 FROM live"
        " WHERE live.key = met.key AND live.made_of = met.made_of AND live.withdrawn = '')"
    )


def _merge(db: sqlite3.Connection, load: Callable[[Collection[tuple[str, int]]], dict[tuple[str, int], Offer]]) -> None:
    query = (
        "SELECT local_id, page, position, rank, body FROM said"
        " WHERE local_id IN (SELECT value FROM json_each(?)) ORDER BY local_id, rank, page, position"
    )
    due = "SELECT rowid, local_id FROM met WHERE task = 'merge' AND rowid > ? ORDER BY rowid LIMIT ?"
    after = 0
    while ids := db.execute(due, (after, _BATCH)).fetchall():
        after = ids[-1][0]
        said = db.execute(query, (dumps([local_id for _, local_id in ids]),)).fetchall()
        stored = load([(page, position) for _, page, position, _, body in said if body is None])
        for local_id, group in groupby(said, key=lambda row: row[0]):
            offer = merge(
                Contribution(page=page, rank=rank, position=position, offer=_read(body, stored, (page, position)))
                for _, page, position, rank, body in group
            )
            _keep_merged(db, local_id, offer)


def _read(body: bytes | None, stored: dict[tuple[str, int], Offer], place: tuple[str, int]) -> Offer:
    return stored[place] if body is None else unpack(body)


def _keep_merged(db: sqlite3.Connection, local_id: str, offer: Offer) -> None:
    db.execute("UPDATE met SET body = ? WHERE local_id = ?", (pack(replace(offer, local_id=local_id)), local_id))
    names = ((name, local_id) for name in telling(offer.identifiers))
    db.executemany("INSERT INTO met_name VALUES (?, ?)", names)
    if db.execute("SELECT 1 FROM page WHERE address = ? AND met = 'gone'", (offer.url,)).fetchone():
        db.execute("UPDATE met SET task = 'drop' WHERE local_id = ? AND NOT own", (local_id,))


def _match_identifiers(db: sqlite3.Connection) -> None:
    """Give each offer still without a key that of the one offer that shares an identifier with none but it."""
    db.execute("UPDATE live SET taken = 0 WHERE key IN (SELECT key FROM met WHERE task = 'drop')")
    db.execute("DELETE FROM met_name WHERE local_id IN (SELECT local_id FROM met WHERE task = 'drop')")
    db.execute("UPDATE met SET key = NULL WHERE task = 'drop'")
    db.execute(
        "INSERT INTO met_name SELECT live_name.name, met.local_id FROM met JOIN live_name ON live_name.key = met.key"
        " WHERE met.body IS NULL"
    )
    db.execute(
        "UPDATE met SET key = pair.key FROM ("
        " SELECT local_id, min(key) AS key FROM ("
        "  SELECT min(met_name.local_id) AS local_id, min(live.key) AS key FROM met_name"
        "   JOIN live_name USING (name) JOIN live ON live.key = live_name.key AND NOT live.taken"
        "   GROUP BY name HAVING count(DISTINCT met_name.local_id) = 1 AND count(DISTINCT live.key) = 1)"
        " GROUP BY local_id HAVING count(DISTINCT key) = 1) AS pair"
        " WHERE met.local_id = pair.local_id AND met.key IS NULL AND met.task = 'merge'"
    )
    db.execute(
        "UPDATE met SET key = NULL WHERE local_id IN (SELECT local_id FROM ("
        " SELECT local_id, row_number() OVER (PARTITION BY key ORDER BY local_id) AS n FROM met"
        " WHERE key IN (SELECT key FROM live WHERE NOT taken)) WHERE n > 1)"
    )
    db.execute("UPDATE live SET taken = 1 WHERE key IN (SELECT key FROM met)")


def _mint(db: sqlite3.Connection, source_id: str) -> None:
    """Give new keys, each from the offer's local id; where another offer has that one already, from a count as well."""
    new = db.execute("SELECT local_id FROM met WHERE key IS NULL AND task = 'merge' ORDER BY local_id").fetchall()
    for (local_id,) in new:
        key, count = key_of(source_id, local_id), 1
        while db.execute("SELECT 1 FROM live WHERE key = ?1 UNION SELECT 1 FROM met WHERE key = ?1", (key,)).fetchone():
            count += 1
            key = key_of(source_id, local_id, str(count))
        db.execute("UPDATE met SET key = ? WHERE local_id = ?", (key, local_id))
