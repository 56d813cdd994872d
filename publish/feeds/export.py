"""Writes the whole data set, as of one sequence number, as N-Quads, Turtle, JSON lines or CSV: a ledger in, bytes out.

Memory does not grow with the number of offers, only (a few bytes each) with that of providers, places and runs.
"""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import IO, Any

import orjson

from harvester.ledger import Ledger
from publish.feeds.forms import FORMATS, format_of, whole
from publish.feeds.plain import plain
from publish.feeds.table import COLUMNS, row
from publish.feeds.turtle import prefixes, turtle
from vocab.entities import Entity
from vocab.graph import describe
from vocab.iris import Iris

__all__ = ["FORMATS", "edition", "export_file", "write"]

_MADE_BY = (
    ("vocab", "", ".py"),
    ("vocab", "views", ".py"),
    ("vocab", "data", "codes.json"),
    ("vocab", "data/contexts", ".jsonld"),
    ("publish", "feeds", ".py"),
)
"""Package, folder and end of the names of what the files depend on besides the data."""


@cache
def edition() -> str:
    """Return what tells apart the ways in which files are written: of code and lists, so that no file outlives them."""
    digest = blake2b(digest_size=6)
    for package, folder, end in _MADE_BY:
        for file in sorted((files(package) / folder).iterdir(), key=lambda file: file.name):
            if file.name.endswith(end):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def export_file(ledger: Ledger, file: Path) -> int:
    """Write everything public to `file` in the format of its suffix, whole or not at all; return how many offers."""
    format = format_of(file)  # noqa: A001
    with whole(file) as output:
        return write(ledger, output, format)


def write(ledger: Ledger, file: IO[bytes], format: str, *, at: int | None = None) -> int:  # noqa: A002
    """Write everything public as of sequence number `at` (the last one when None); return how many offers that is."""
    upto = ledger.last_seq() if at is None else at
    offers = 0
    for is_offer, piece in _WRITERS[format](ledger, upto):
        file.write(piece)
        offers += is_offer
    return offers


def _jsonl(ledger: Ledger, upto: int) -> Iterator[tuple[bool, bytes]]:
    iris = Iris(ledger.base_address)
    run = lru_cache(1_024)(ledger.run)
    for change in ledger.offers(at=upto):
        yield True, orjson.dumps(plain(change, run(change.run), iris)) + b"\n"


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> bytes:
        return text.encode("utf-8", "replace")


def _csv(ledger: Ledger, upto: int) -> Iterator[tuple[bool, bytes]]:
    iris = Iris(ledger.base_address)
    writer: Any = csv.writer(_Echo(), lineterminator="\r\n")
    yield False, writer.writerow(COLUMNS)
    for change in ledger.offers(at=upto):
        yield True, writer.writerow(row(change, iris))


def _nquads(ledger: Ledger, upto: int) -> Iterator[tuple[bool, bytes]]:
    for is_offer, entity in _entities(ledger, upto):
        yield is_offer, "".join(f"{line}\n" for line in entity.lines).encode()


def _turtle(ledger: Ledger, upto: int) -> Iterator[tuple[bool, bytes]]:
    yield False, prefixes().encode()
    for is_offer, entity in _entities(ledger, upto):
        yield is_offer, f"\n{turtle(entity.lines)}".encode()


_WRITERS = {"nq": _nquads, "ttl": _turtle, "jsonl": _jsonl, "csv": _csv}


def _entities(ledger: Ledger, upto: int) -> Iterator[tuple[bool, Entity]]:
    """Yield every offer and tombstone, and before the first that refers to it each shared thing, once."""
    iris = Iris(ledger.base_address)
    run = lru_cache(1_024)(ledger.run)
    written: set[int] = set()
    for _, change in ledger.delta(0, upto):
        offer, *shared = describe(change, run(change.run), iris)
        for entity in shared:
            if (name := hash(entity.iri)) not in written:
                written.add(name)
                yield False, entity
        yield change.action != "withdrawn", offer
