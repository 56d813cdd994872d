"""The list in memory follows the ledger, change by change, and the clock, minute by minute."""

from datetime import UTC, datetime, timedelta

import pytest

from harvester.ledger import Ledger
from harvester.records import Outcome, Source
from publish.web.listing import Listing
from vocab.iris import key_of
from vocab.model import Instance, Offer

NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def offer(name, start="", end=""):
    held = (Instance(start=start, end=end),) if start else ()
    key = key_of("vhs", name)
    return Offer(
        key=key, source="vhs", local_id=name, type="Event", name=name, url="https://v.example/", instances=held
    )


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/") as opened:
        opened.add_source(Source(id="vhs", address="https://vhs.example/", state="approved"))
        yield opened


@pytest.fixture
def commit(ledger):
    def one(**outcome):
        lease = ledger.lease("vhs", "test", 60)
        run = ledger.start_run(lease, address="https://vhs.example/", software="test")
        ledger.commit_run(lease, run, Outcome(whole=True, **outcome), (), ())
        ledger.release(lease)

    return one


def names(ledger, listing, now=NOON, **asked):
    return [ledger.offer(key).offer.name for key in listing.keys(now, **asked)]


def test_it_follows_what_is_added_changed_withdrawn_and_restored(ledger, commit):
    listing = Listing(ledger)
    assert names(ledger, listing) == []
    commit(added=(offer("b", "2026-10-07"), offer("a", "2026-10-06"), offer("undated")))
    assert names(ledger, listing) == ["a", "b", "undated"]
    commit(changed=(offer("b", "2026-10-05"),))
    assert names(ledger, listing) == ["b", "a", "undated"]
    commit(withdrawn=((key_of("vhs", "b"), "vanished"),))
    assert names(ledger, listing) == ["a", "undated"]
    commit(restored=(offer("b", "2026-10-09"),))
    assert names(ledger, listing) == ["a", "b", "undated"]
    assert names(ledger, Listing(ledger)) == ["a", "b", "undated"]
    assert listing.counts() == {"vhs": 3}


def test_what_ends_moves_from_what_is_coming_to_what_is_over(ledger, commit):
    commit(added=(offer("talk", "2026-10-05T14:00:00+02:00", "2026-10-05T15:00:00+02:00"), offer("day", "2026-10-05")))
    listing = Listing(ledger)
    for minutes, coming, over in [(0, ["day", "talk"], []), (61, ["day"], ["talk"]), (24 * 60, [], ["day", "talk"])]:
        now = NOON + timedelta(minutes=minutes)
        assert names(ledger, listing, now) == coming
        assert names(ledger, listing, now, past=True) == over


def test_many_different_searches_give_each_its_own_answer(ledger, commit):
    commit(added=tuple(offer(f"kurs {n:02}") for n in range(40)))
    listing = Listing(ledger)
    for _ in range(2):
        for n in range(40):
            assert names(ledger, listing, text=f"KURS  {n:02}") == [f"kurs {n:02}"]
