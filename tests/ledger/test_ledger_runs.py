"""A run is one transaction at its end, and says truthfully what it did."""

import pytest
from msgspec.structs import replace

from harvester.errors import UseError
from harvester.records import Outcome, Source
from vocab.model import Finding


def test_a_run_tells_what_it_changed(commit, ledger, offer):
    first = commit(added=(offer("a"), offer("b")), seen=2, requests=5, bytes=7)
    assert (first.id, first.state, first.added, first.first_seq, first.last_seq) == ("vhs-1", "succeeded", 2, 1, 2)
    second = commit(changed=(offer("a", "A"),), withdrawn=((offer("b").key, "vanished"),), seen=1)
    assert (second.id, second.changed, second.withdrawn, second.first_seq, second.last_seq) == ("vhs-2", 1, 1, 3, 4)
    assert ledger.runs() == [second, first]
    assert ledger.run("vhs-1") == first


def test_a_run_without_news_takes_no_number(commit, ledger, offer):
    commit(added=(offer("a"),))
    idle = commit(seen=1)
    assert (idle.state, idle.first_seq, idle.last_seq, ledger.last_seq()) == ("succeeded", 0, 0, 1)


def test_a_run_that_was_not_whole_says_so(commit, ledger, offer):
    run = commit(Outcome(whole=False, reason="crawl-unreachable", detail="503", added=(offer("a"),)))
    assert (run.state, run.reason, run.detail, run.added) == ("partial", "crawl-unreachable", "503", 1)


def test_a_failed_run_leaves_itself_and_its_findings(ledger):
    lease = ledger.lease("vhs", "test", 60)
    run = ledger.start_run(lease, address="https://vhs.example/", software="test")
    found = Finding(code="page-gone", page="https://vhs.example/x", words="404", severity="error")
    failed = ledger.fail_run(lease, run, "no-offers", "12", [found])
    assert (failed.state, failed.findings, ledger.last_seq()) == ("failed", 1, 0)
    assert ledger.findings(run.id) == [found]


def test_findings_keep_their_order_and_those_of_the_outcome_come_last(commit, ledger):
    walked = (Finding(code=str(number)) for number in range(1_200))
    run = commit(Outcome(whole=True, findings=(Finding(code="last"),)), findings=walked)
    assert run.findings == 1_201
    assert [found.code for found in ledger.findings(run.id)] == [*map(str, range(1_200)), "last"]
    assert [found.code for found in ledger.findings(run.id, limit=2)] == ["0", "1"]


def test_an_unknown_run_is_refused(ledger):
    with pytest.raises(UseError, match="run list"):
        ledger.run("vhs-7")


def test_a_mistake_in_the_middle_leaves_nothing(commit, ledger, offer):
    def breaks():
        yield offer("a")
        raise RuntimeError("the extractor broke")

    class Breaking(list):
        def __iter__(self):
            return breaks()

    with pytest.raises(RuntimeError):
        commit(added=Breaking(["a"]), findings=[Finding(code="x")])
    assert (ledger.last_seq(), ledger.count(), ledger.changes(), ledger.findings("vhs-1")) == (0, 0, [], [])
    assert commit(added=(offer("a"),)).first_seq == 1


def test_a_source_never_touches_the_offers_of_another(commit, ledger, offer):
    ledger.add_source(Source(id="museum", address="https://museum.example/"))
    mine = offer("a")
    commit(added=(mine,))
    theirs = replace(mine, source="museum", name="taken over")
    for outcome in (
        Outcome(whole=True, changed=(theirs,)),
        Outcome(whole=True, added=(theirs,)),
        Outcome(whole=True, withdrawn=((mine.key, "vanished"),)),
    ):
        with pytest.raises(ValueError, match="not an offer of this source"):
            commit(outcome, source="museum")
    assert ledger.offer(mine.key).offer.name == mine.name


def test_runs_are_listed_by_source_newest_first(commit, ledger, clock):
    ledger.add_source(Source(id="museum", address="https://museum.example/"))
    for source in ("vhs", "museum", "vhs"):
        commit(source=source)
        clock.now += 60
    assert [run.id for run in ledger.runs()] == ["vhs-2", "museum-1", "vhs-1"]
    assert [run.id for run in ledger.runs("vhs", limit=1)] == ["vhs-2"]
