"""A ledger with a clock that the test moves, one source, and short ways to make offers and runs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harvester.ledger import Lease, Ledger
from harvester.records import Outcome, Run, Source
from vocab.iris import key_of
from vocab.model import Instance, Offer

START = 1_790_000_000.0


class Clock:
    """Time that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(file: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(file, base_address="https://data.example/", clock=clock) as opened:
        opened.add_source(Source(id="vhs", address="https://vhs.example/", state="approved"))
        yield opened


@pytest.fixture
def offer() -> Callable[..., Offer]:
    def make(local_id: str, name: str = "", *, source: str = "vhs", day: str = "", **more: object) -> Offer:
        instances = (Instance(start=day),) if day else ()
        return Offer(
            key=key_of(source, local_id),
            source=source,
            local_id=local_id,
            type="Course",
            name=name or local_id,
            url=f"https://{source}.example/{local_id}",
            instances=instances,
            **more,
        )

    return make


@pytest.fixture
def commit(ledger: Ledger) -> Callable[..., Run]:
    """Commit an outcome in a run of its own."""

    def run_of(outcome: Outcome | None = None, *, source: str = "vhs", pages=(), findings=(), **changes: object) -> Run:
        lease: Lease = ledger.lease(source, "test", 60)
        run = ledger.start_run(lease, address="https://vhs.example/", software="test")
        found = outcome or Outcome(whole=True, **changes)
        try:
            return ledger.commit_run(lease, run, found, pages, findings)
        finally:
            ledger.release(lease)

    return run_of
