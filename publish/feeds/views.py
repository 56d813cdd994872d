"""Writes all offers in the form of another standard, as of one sequence number: a ledger in, bytes and a report out.

The report tells how many offers there are, how many the standard had room for, and why it had none for the others.
Memory grows (a few bytes each) with the number of shared things alone.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import orjson
from msgspec import Struct

from harvester.ledger import Ledger
from harvester.records import Change
from publish.feeds.forms import whole
from publish.feeds.turtle import prefixes, turtle
from vocab.entities import Entity
from vocab.iris import Iris
from vocab.views import amb, bioschemas, elm, moochub
from vocab.views.base import Make, View
from vocab.views.elm_things import PREFIXES

VIEWS: dict[str, Make] = {"elm": elm.view, "amb": amb.view, "moochub": moochub.view, "bioschemas": bioschemas.view}
"""Name of a standard, which begins its suffixes -> what makes the view of one offer."""
NAMES = {"elm": "ELM / LOQ 3", "amb": "AMB", "moochub": "MOOChub 3", "bioschemas": "Bioschemas Course 1.0"}


class Report(Struct, frozen=True, kw_only=True):
    """What became of all offers in one view."""

    view: str
    seq: int
    offers: int
    written: int
    refused: int
    reasons: dict[str, int]
    """Code of `vocab.messages` -> offers that it holds for, the most frequent first; one offer may have several."""


def offered(change: Change, iris: Iris) -> list[str]:
    """Return the names of the standards that have room for an offer."""
    return [name for name, make in VIEWS.items() if not make(change, iris).reasons]


def export_view(ledger: Ledger, file: Path, format: str) -> Report:  # noqa: A002
    """Write every public offer that the view has room for to `file`, whole or not at all."""
    with whole(file) as output:
        return write_view(ledger, output, format)


def write_view(ledger: Ledger, file: IO[bytes], format: str, *, at: int | None = None) -> Report:  # noqa: A002
    """Write the offers as of sequence number `at` (the last one when None)."""
    upto = ledger.last_seq() if at is None else at
    name, _, suffix = format.partition(".")
    tally = _Tally()
    views = _given(ledger, VIEWS[name], upto, tally)
    own = f"{ledger.base_address}feeds/offers.{format}"
    for piece in _pieces(views, suffix, own):
        file.write(piece)
    return Report(
        view=name,
        seq=upto,
        offers=tally.written + tally.refused,
        written=tally.written,
        refused=tally.refused,
        reasons=dict(tally.reasons.most_common()),
    )


class _Tally:
    """Counts while views are made."""

    def __init__(self) -> None:
        self.written = 0
        self.refused = 0
        self.reasons: Counter[str] = Counter()


def _given(ledger: Ledger, make: Make, upto: int, tally: _Tally) -> Iterator[View]:
    iris = Iris(ledger.base_address)
    for change in ledger.offers(at=upto):
        view = make(change, iris)
        if view.reasons:
            tally.refused += 1
            tally.reasons.update(view.reasons)
        else:
            tally.written += 1
            yield view


def _pieces(views: Iterator[View], suffix: str, own: str) -> Iterator[bytes]:
    if suffix == "jsonl":
        return (orjson.dumps(view.document) + b"\n" for view in views)
    if suffix == "json":
        return _answer(views, own)
    return _rdf(views, suffix)


def _answer(views: Iterator[View], own: str) -> Iterator[bytes]:
    """Yield the whole answer of a JSON:API, one item a line, so that pages can be cut from it."""
    yield b'{"links":' + orjson.dumps(moochub.links(own)) + b',"data":[\n'
    between = b""
    for view in views:
        yield between + orjson.dumps(view.document)
        between = b",\n"
    yield b"\n]}\n"


def _rdf(views: Iterator[View], suffix: str) -> Iterator[bytes]:
    if suffix == "ttl":
        yield prefixes(PREFIXES).encode()
    for one in _once(views):
        lines = "".join(f"{line}\n" for line in one.lines)
        yield (f"\n{turtle(one.lines, PREFIXES)}" if suffix == "ttl" else lines).encode()


def _once(views: Iterator[View]) -> Iterator[Entity]:
    """Yield every offer, and with the first that refers to it each shared thing."""
    written: set[int] = set()
    for view in views:
        for one in view.entities:
            if (name := hash(one.iri)) not in written:
                written.add(name)
                yield one
