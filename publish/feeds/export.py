"""Writes the whole data set, as of one sequence number, as N-Quads, Turtle, JSON lines or CSV: a ledger in, bytes out.

Memory does not grow with the number of offers, only (a few bytes each) with that of providers, places and runs.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import orjson

from harvester.errors import UseError, WorkError
from harvester.ledger import Ledger
from publish.feeds.plain import plain
from publish.feeds.table import COLUMNS, row
from vocab.graph import Entity, describe
from vocab.iris import Iris
from vocab.terms import PREFIXES, XSD

FORMATS = {
    "nq": "application/n-quads",
    "ttl": "text/turtle; charset=utf-8",
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8; header=present",
}
"""Suffix -> media type."""


@cache
def edition() -> str:
    """Return what tells apart the ways in which files are written: of our code's text, so that no file outlives it."""
    digest = blake2b(digest_size=6)
    for room in ("vocab", "publish.feeds"):
        for file in sorted(files(room).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def format_of(file: Path) -> str:
    """Return the format that the suffix of `file` names; raises UseError("export-format") with the choices."""
    suffix = file.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        raise UseError("export-format", file=file, choices=", ".join(f".{name}" for name in FORMATS))
    return suffix


def export_file(ledger: Ledger, file: Path) -> int:
    """Write everything public to `file` in the format of its suffix, whole or not at all; return how many offers."""
    format = format_of(file)  # noqa: A001
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb", buffering=1 << 20) as output:
            offers = write(ledger, output, format)
        part.replace(file)
    except OSError as wrong:
        raise WorkError("export-file", file=file, detail=wrong.strerror or str(wrong)) from wrong
    finally:
        part.unlink(missing_ok=True)
    return offers


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
    for change in ledger.offers(at=upto):
        yield True, orjson.dumps(plain(change, iris)) + b"\n"


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
    yield False, "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()).encode()
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


_TERM = re.compile(r"<([^<>]*[/#])([A-Za-z][A-Za-z0-9]*)>\Z")
_SHORT = {iri: name for name, iri in PREFIXES.items()}
_TYPED = re.compile(rf"\^\^<{re.escape(XSD)}([A-Za-z]+)>\Z")


def turtle(lines: Iterable[str]) -> str:
    """Return N-Triples lines, those of one subject together, as Turtle with the prefixes of `vocab.terms`.

    >>> print(turtle(['<http://a/b> <https://schema.org/name> "B" .']), end="")
    <http://a/b> schema:name "B" .
    """
    triples = (line.removesuffix(" .").split(" ", 2) for line in lines)
    return "".join(
        f"{subject} " + " ;\n    ".join(f"{_verb(verb)} {_thing(thing)}" for _, verb, thing in about) + " .\n"
        for subject, about in groupby(triples, key=lambda triple: triple[0])
    )


@lru_cache(1_024)
def _verb(term: str) -> str:
    return "a" if term.endswith("22-rdf-syntax-ns#type>") else _thing(term)


def _thing(term: str) -> str:
    if term.startswith("<"):
        found = _TERM.match(term)
        return f"{_SHORT[found[1]]}:{found[2]}" if found and found[1] in _SHORT else term
    return _TYPED.sub(r"^^xsd:\1", term)
