"""The manual of a run: how page results become an outcome, and the outcome becomes public. Read it downwards."""

from pathlib import Path

import pytest

from harvester.gate import gate
from harvester.ledger import Ledger
from harvester.reconcile import Spool
from harvester.records import CrawlEnd, PageResult, PageState, Run, Source
from vocab.model import Offer

SITE = "https://vhs.example"
TODAY = "2026-10-01"


def page(path: str, *offers: Offer, rank: int = 0, fate: str = "fresh", etag: str = "", to: str = "") -> PageResult:
    state = PageState(address=SITE + path, fate=fate, etag=etag, redirected_to=to and SITE + to)
    return PageResult(state=state, offers=offers, ranks=(rank,) * len(offers))


def offer(path: str, name: str, **more: object) -> Offer:
    return Offer(source="vhs", local_id=SITE + path, url=SITE + path, type="Course", name=name, **more)


def harvest(ledger: Ledger, *results: PageResult, whole: bool = True) -> Run:
    lease = ledger.lease("vhs", "this process", seconds=60)  # nobody else can write this source now
    run = ledger.start_run(lease, address=SITE, software="manual")
    with Spool("vhs") as spool:
        for result in results:  # as the crawl goes, in any order; nothing is kept in memory
            spool.add(result)
        end = CrawlEnd(whole=whole, reason="" if whole else "crawl-unreachable")
        outcome = spool.outcome(ledger, end, today=TODAY)
        verdict = gate(outcome.live, outcome)
        if verdict.passed:
            run = ledger.commit_run(lease, run, outcome, spool.pages(), (*spool.findings(), *verdict.findings))
        else:
            run = ledger.fail_run(lease, run, verdict.code, verdict.detail, (*spool.findings(), *verdict.findings))
    ledger.release(lease)
    return run


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="https://data.example/") as opened:
        opened.add_source(Source(id="vhs", address=SITE, state="approved"))
        yield opened


def names(ledger: Ledger) -> list[str]:
    return sorted(change.offer.name for change in ledger.offers())


def test_a_source_from_its_first_offer_to_its_last(ledger):
    listing = page("/list", offer("/yoga", "Yoga (Liste)", course_code="Y1"), offer("/go", "Go"), rank=1)
    first = harvest(ledger, listing, page("/yoga", offer("/yoga", "Yoga")), page("/go", offer("/go", "Go")))
    assert (first.state, first.seen, first.added) == ("succeeded", 2, 2)

    # Two pages spoke of one offer: its own page wins, the listing fills in what was missing.
    yoga = next(change.offer for change in ledger.offers() if change.offer.name == "Yoga")
    assert (yoga.course_code, yoga.pages) == ("Y1", (SITE + "/yoga", SITE + "/list"))

    # The same again, answered with 304 or not: no change.
    same = harvest(
        ledger, page("/list", fate="unchanged"), page("/yoga", offer("/yoga", "Yoga")), page("/go", fate="unchanged")
    )
    assert (same.state, same.seen, same.first_seq, ledger.last_seq()) == ("succeeded", 2, 0, 2)

    # One page changes: one change, under the same key.
    assert harvest(ledger, listing, page("/yoga", offer("/yoga", "Yoga!")), page("/go", fate="unchanged")).changed == 1
    assert [c.action for c in ledger.history(yoga.key)] == ["added", "changed"]

    # The site falls ill: nothing is lost, whatever is missing.
    ill = harvest(ledger, page("/list", fate="failed"), whole=False)
    assert (ill.state, ill.reason, ledger.last_seq()) == ("partial", "crawl-unreachable", 3)

    # A whole run without any offer is no news either: the gate holds it back.
    assert harvest(ledger, page("/list")).reason == "no-offers"
    assert names(ledger) == ["Go", "Yoga!"]

    # One offer vanishes from a whole run and is withdrawn; it comes back under its key.
    assert harvest(ledger, page("/list"), page("/go", offer("/go", "Go"))).withdrawn == 1
    assert (names(ledger), ledger.offer(yoga.key).reason) == (["Go"], "vanished")
    assert (
        harvest(ledger, page("/list"), page("/go", fate="unchanged"), page("/yoga", offer("/yoga", "Yoga!"))).restored
        == 1
    )
    assert [c.action for c in ledger.history(yoga.key)] == ["added", "changed", "withdrawn", "restored"]
