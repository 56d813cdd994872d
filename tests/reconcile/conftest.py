"""A past in a ledger, one source, and short ways to make pages and harvest them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harvester.ledger import Ledger
from harvester.reconcile import Spool
from harvester.records import CrawlEnd, Fate, PageResult, PageState, Run, Source
from vocab.model import Instance, Offer

SITE = "https://vhs.example/"


class Site:
    """A provider's site as the crawl meets it: pages and offers by their path, and the ledger that they end up in."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.findings: list[tuple[str, str]] = []

    def offer(self, path: str, name: str = "", *, day: str = "", ids: tuple[str, ...] = (), **more: object) -> Offer:
        days = (Instance(start=day),) if day else ()
        named = name or path
        given = {"url": SITE + path, "instances": days, **more}
        return Offer(source="vhs", local_id=SITE + path, type="Course", name=named, identifiers=ids, **given)

    def page(self, path: str, *offers: Offer, rank: int = 0, fate: Fate = "fresh", to: str = "") -> PageResult:
        state = PageState(address=SITE + path, fate=fate, redirected_to=to and SITE + to)
        return PageResult(state=state, offers=offers, ranks=(rank,) * len(offers))

    def harvest(self, *results: PageResult, whole: bool = True, today: str = "2026-10-01") -> Run:
        lease = self.ledger.lease("vhs", "test", 60)
        run = self.ledger.start_run(lease, address=SITE, software="test")
        with Spool("vhs") as spool:
            for result in results:
                spool.add(result)
            outcome = spool.outcome(self.ledger, CrawlEnd(whole=whole), today=today)
            self.findings = [(found.code, found.page) for found in outcome.findings]
            run = self.ledger.commit_run(lease, run, outcome, spool.pages(), spool.findings())
        self.ledger.release(lease)
        return run

    def public(self) -> dict[str, str]:
        """Return name by path of what is public."""
        return {change.offer.local_id.removeprefix(SITE): change.offer.name for change in self.ledger.offers()}

    def key(self, path: str) -> str:
        """Return the key of the public offer with this path."""
        [key] = [change.key for change in self.ledger.offers() if change.offer.local_id == SITE + path]
        return key

    def reasons(self) -> dict[str, str]:
        """Return why by path of what is withdrawn."""
        return {o.local_id.removeprefix(SITE): o.withdrawn for o in self.ledger.live("vhs") if o.withdrawn}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="https://data.example/") as ledger:
        ledger.add_source(Source(id="vhs", address=SITE, state="approved"))
        yield Site(ledger)


@pytest.fixture(scope="session")
def new_site() -> Callable[[Ledger], Site]:
    return Site
