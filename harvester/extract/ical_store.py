"""Keeps the events of calendars on disk and tells which are one offer: events in any order in, offers out.

Memory stays bounded whatever the size of the file.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from importlib.resources import files
from itertools import groupby
from types import TracebackType
from typing import NamedTuple, Self

from msgspec import msgpack

from harvester.extract.ical_text import Block, Head

_BLOCK = msgpack.Decoder(Block)
_HEAD = msgpack.Decoder(Head)


class Mark(NamedTuple):
    """What of an event tells which series and which offer it belongs to; `name` is its folded `title`."""

    line: int
    uid: str
    start: str
    sequence: int
    instead: bool
    repeats: bool
    title: str
    name: str
    url: str


class Group(NamedTuple):
    """Series that are one offer."""

    title: str
    name: str
    url: str
    local_id: str


class _Version(NamedTuple):
    line: int
    start: str
    sequence: int
    instead: bool
    repeats: bool


class Store:
    """The events of one file: `add` them, `mark` those that are public, `group` them, then ask for offers."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8192", "temp_store=FILE"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(_script("ical_store.sql"))
        self._db.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, part: Block | Head) -> None:
        """Take an event, or the head of a calendar, which nobody asks for when it has no events."""
        if isinstance(part, Block):
            self._db.execute("INSERT INTO event VALUES (?, ?, ?)", (part.number, part.calendar, msgpack.encode(part)))
        elif part.events:
            self._db.execute("INSERT INTO calendar VALUES (?, ?)", (part.number, msgpack.encode(part)))

    def head(self, number: int) -> Head:
        """Return the head of a calendar."""
        [(head,)] = self._db.execute("SELECT head FROM calendar WHERE number = ?", (number,))
        return _HEAD.decode(head)

    def blocks(self) -> Iterator[Block]:
        """Yield all events in the order of the file."""
        for (block,) in self._db.execute("SELECT block FROM event ORDER BY line"):
            yield _BLOCK.decode(block)

    def mark(self, mark: Mark) -> None:
        """Take what belongs to an event that is to be read."""
        self._db.execute("INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", mark)

    def group(self, plain: Callable[[str, str], str], named: Callable[[str, str], str]) -> None:
        """Put the marked events together; `plain` and `named` tell the local id of an offer by its name and address."""
        self._db.executemany("INSERT INTO member VALUES (?, ?, ?)", self._members())
        self._db.create_function("plain", 2, plain, deterministic=True)
        self._db.create_function("named", 2, named, deterministic=True)
        for statement in _script("ical_groups.sql").split(";"):
            self._db.execute(statement)

    def _members(self) -> Iterator[tuple[int, int, int]]:
        """Yield the series, the place in it and the line of each event that counts."""
        rows = self._db.execute(
            "SELECT min(line) OVER (PARTITION BY uid) AS first, line, start, sequence, instead, repeats FROM mark "
            "ORDER BY first, line"
        )
        number = 0
        for _, versions in groupby(rows, lambda row: row[0]):
            for lines in _series([_Version(*version) for _, *version in versions]):
                for position, line in enumerate(lines):
                    yield number, position, line
                number += 1

    def groups(self) -> Iterator[Group]:
        """Yield the offers in the order of the file."""
        found = self._db.execute(
            "SELECT name, url, plain, named, (SELECT title FROM series "
            "WHERE name = offer.name AND owner = offer.url AND url = owner ORDER BY number LIMIT 1), "
            "(SELECT count(*) FROM (SELECT 1 FROM offer AS other WHERE plain = offer.plain LIMIT 2)), "
            "(SELECT count(*) FROM (SELECT 1 FROM claim WHERE words = offer.named LIMIT 2)) FROM offer ORDER BY number"
        )
        for name, url, plain, named, title, sharing, meant in found:
            local_id = plain if sharing == 1 else named if meant == 1 else f"{named}-{_digest(name, url)}"
            yield Group(title, name, url, local_id)

    def events(self, group: Group) -> Iterator[tuple[int, Block]]:
        """Yield the events of an offer, each with the number of its series."""
        found = self._db.execute(
            "SELECT series.number, event.block FROM series JOIN member ON member.series = series.number "
            "JOIN event ON event.line = member.line WHERE series.name = ? AND series.owner = ? "
            "ORDER BY series.rank, series.number, member.position",
            (group.name, group.url),
        )
        for series, block in found:
            yield series, _BLOCK.decode(block)


def _series(versions: Sequence[_Version]) -> list[list[int]]:
    """Return the lines of each series of one UID, its main one first; of several versions of it the newest."""
    mains = [one for one in versions if not one.instead]
    if len(versions) == 1 or not mains:
        return [[one.line] for one in versions]
    newest = max(one.sequence for one in mains)
    by_start = {one.start: one for one in mains if one.sequence == newest}
    found = [[one.line] for one in by_start.values()]
    repeated = next((place for place, one in enumerate(by_start.values()) if one.repeats), 0)
    found[repeated] += [one.line for one in versions if one.instead]
    return found


def _digest(name: str, url: str) -> str:
    return blake2b(f"{name}\x1f{url}".encode("utf-8", "replace"), digest_size=4).hexdigest()


def _script(name: str) -> str:
    return (files("harvester.extract") / name).read_text("utf-8")
