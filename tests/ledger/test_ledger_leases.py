"""One writer a source: leases, their end, and why a harvester that slept too long can do no harm."""

import pytest

from harvester.errors import BusyError, LostError, SourceError
from harvester.ledger import Ledger
from harvester.records import Outcome, Source


def begin(ledger: Ledger, owner: str):
    lease = ledger.lease("vhs", owner, 60)
    return lease, ledger.start_run(lease, address="https://vhs.example/", software="test")


def test_a_source_in_work_is_busy_until_its_lease_ends(ledger, clock):
    ledger.lease("vhs", "anna", 60)
    with pytest.raises(BusyError) as caught:
        ledger.lease("vhs", "bert", 60)
    assert caught.value.parts["owner"] == "anna"
    assert caught.value.parts["until"] == "2026-09-21T14:14:20+00:00"
    clock.now += 61
    assert ledger.lease("vhs", "bert", 60).token == 2


def test_a_heartbeat_keeps_a_lease(ledger, clock):
    lease = ledger.lease("vhs", "anna", 60)
    clock.now += 50
    lease = ledger.renew(lease, 60)
    clock.now += 50
    with pytest.raises(BusyError):
        ledger.lease("vhs", "bert", 60)
    assert lease.until == clock.now + 10


def test_a_lease_given_back_is_free_at_once(ledger):
    lease = ledger.lease("vhs", "anna", 60)
    ledger.release(lease)
    ledger.release(lease)
    assert ledger.lease("vhs", "bert", 60).owner == "bert"


def test_sources_are_leased_apart(ledger):
    ledger.add_source(Source(id="museum", address="https://museum.example/"))
    ledger.lease("vhs", "anna", 60)
    assert ledger.lease("museum", "bert", 60).token == 1


def test_an_unknown_source_cannot_be_leased(ledger):
    with pytest.raises(SourceError) as caught:
        ledger.lease("vsh", "anna", 60)
    assert (caught.value.code, caught.value.parts["choices"]) == ("source-unknown", "vhs")


def test_a_harvester_that_slept_past_its_lease_cannot_commit(ledger, clock, offer):
    slow, slow_run = begin(ledger, "slow")
    clock.now += 61
    quick, quick_run = begin(ledger, "quick")
    with pytest.raises(LostError):
        ledger.commit_run(slow, slow_run, Outcome(whole=True, added=(offer("a", "of the slow one"),)))
    ledger.commit_run(quick, quick_run, Outcome(whole=True, added=(offer("a", "of the quick one"),)))
    with pytest.raises(LostError):
        ledger.commit_run(slow, slow_run, Outcome(whole=True, added=(offer("b"),)))
    assert [change.offer.name for change in ledger.changes()] == ["of the quick one"]
    assert [run.state for run in ledger.runs("vhs")] == ["succeeded", "interrupted"]


@pytest.mark.parametrize("what", ["renew", "start", "fail"])
def test_a_lost_lease_is_good_for_nothing(ledger, clock, what):
    slow, run = begin(ledger, "slow")
    clock.now += 61
    begin(ledger, "quick")
    with pytest.raises(LostError):
        {
            "renew": lambda: ledger.renew(slow, 60),
            "start": lambda: ledger.start_run(slow, address="", software=""),
            "fail": lambda: ledger.fail_run(slow, run, "any", ""),
        }[what]()


def test_giving_back_a_lost_lease_does_not_free_the_source(ledger, clock):
    slow, _ = begin(ledger, "slow")
    clock.now += 61
    begin(ledger, "quick")
    ledger.release(slow)
    with pytest.raises(BusyError):
        ledger.lease("vhs", "third", 60)


def test_one_process_does_not_harvest_a_source_twice_at_once(ledger):
    begin(ledger, "anna")
    with pytest.raises(BusyError):
        begin(ledger, "anna")


def test_an_owner_known_to_be_dead_has_its_lease_no_longer(ledger, offer):
    dead, run = begin(ledger, "anna")
    assert ledger.lease("vhs", "bert", 60, is_dead=lambda owner: owner == "anna").token == dead.token + 1
    with pytest.raises(LostError):
        ledger.commit_run(dead, run, Outcome(whole=True, added=(offer("a"),)))


def test_a_lease_that_ended_but_was_not_taken_still_commits(ledger, clock, offer):
    lease, run = begin(ledger, "anna")
    clock.now += 61
    assert ledger.commit_run(lease, run, Outcome(whole=True, added=(offer("a"),))).state == "succeeded"


def test_a_run_whose_lease_ended_is_reaped_and_can_commit_no_more(ledger, clock, offer):
    lease, run = begin(ledger, "anna")
    assert ledger.reap() == []
    clock.now += 61
    [reaped] = ledger.reap()
    assert (reaped.id, reaped.state, reaped.reason) == (run.id, "interrupted", "run-broken-off")
    assert ledger.reap() == []
    with pytest.raises(LostError):
        ledger.commit_run(lease, run, Outcome(whole=True, added=(offer("a"),)))
    assert ledger.last_seq() == 0


def test_a_run_left_by_a_released_lease_is_reaped(ledger):
    lease, run = begin(ledger, "anna")
    ledger.release(lease)
    assert [left.id for left in ledger.reap()] == [run.id]
