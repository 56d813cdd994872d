"""The addresses that wait and the addresses met: on disk when they are many, so that memory stays flat."""

import sqlite3
from typing import cast

from msgspec import Struct

from harvester.records import Follow, PageKind

SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -2048;
CREATE TABLE met (hash INTEGER PRIMARY KEY, answered INTEGER NOT NULL DEFAULT 0);
CREATE TABLE waiting (
    priority INTEGER, n INTEGER, address TEXT, kind TEXT, modified TEXT, depth INTEGER, PRIMARY KEY (priority, n)
) WITHOUT ROWID;
"""
REMEMBERED = 50_000


class Ask(Struct, frozen=True, kw_only=True):
    """An address that is to be fetched, in normal form."""

    address: str
    kind: PageKind = "offer"
    modified: str = ""
    depth: int = 0


class Frontier:
    """Hands out what waits, lower priority numbers first, then first come first served.

    >>> frontier = Frontier()
    >>> frontier.met("https://vhs.example/"), frontier.met("https://vhs.example/")
    (False, True)
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(SCHEMA)
        self._recent: set[str] = set()
        self._count = 0
        self._n = 0

    def __len__(self) -> int:
        return self._count

    def met(self, address: str) -> bool:
        """Return whether `address` was met before; from now on it was."""
        if address in self._recent:
            return True
        if len(self._recent) >= REMEMBERED:
            self._recent.clear()
        self._recent.add(address)
        return self._rows.execute("INSERT OR IGNORE INTO met (hash) VALUES (?)", (hash(address),)).rowcount == 0

    def answered(self, address: str) -> bool:
        """Return whether `address` was answered before."""
        row = self._rows.execute("SELECT answered FROM met WHERE hash = ?", (hash(address),)).fetchone()
        return row is not None and bool(row[0])

    def answer(self, address: str) -> bool:
        """Note that `address` was answered; return whether that is news."""
        if self.answered(address):
            return False
        self._rows.execute("INSERT OR REPLACE INTO met VALUES (?, 1)", (hash(address),))
        return True

    def push(self, follow: Follow, address: str, depth: int) -> None:
        """Let `address`, the normal form of what `follow` names, wait."""
        self._n += 1
        self._count += 1
        self._rows.execute(
            "INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?)",
            (follow.priority, self._n, address, follow.kind, follow.modified, depth),
        )

    def pop(self) -> Ask | None:
        """Return what comes next, None when nothing waits."""
        row = self._rows.execute("SELECT * FROM waiting ORDER BY priority, n LIMIT 1").fetchone()
        if row is None:
            return None
        priority, n, address, kind, modified, depth = row
        self._rows.execute("DELETE FROM waiting WHERE priority = ? AND n = ?", (priority, n))
        self._count -= 1
        return Ask(address=address, kind=cast("PageKind", kind), modified=modified, depth=depth)

    def clear(self) -> None:
        """Forget what waits."""
        self._rows.execute("DELETE FROM waiting")
        self._count = 0

    def close(self) -> None:
        """Give memory and disk back."""
        self._rows.close()
