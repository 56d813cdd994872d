"""Several processes and threads on one ledger, some of them killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from harvester.ledger import Ledger
from harvester.records import Outcome, Source

WRITER = Path(__file__).with_name("writer.py")
OFFERS = 300


def start(file: Path, source: str, runs: int = 1) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), str(file), source, str(OFFERS), str(runs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=WRITER.parents[2])


def whole(ledger: Ledger) -> None:
    """Hold the ledger to its invariants."""
    changes = ledger.changes(limit=10**6)
    assert [change.seq for change in changes] == list(range(1, ledger.last_seq() + 1))
    for run in ledger.runs(limit=10**6):
        own = [change for change in changes if change.run == run.id]
        assert len(own) == run.added + run.changed + run.restored + run.withdrawn
        assert (run.first_seq, run.last_seq) == ((own[0].seq, own[-1].seq) if own else (0, 0))
        assert own == [] or run.state == "succeeded"
        assert len(ledger.findings(run.id)) == run.findings
    for change in ledger.offers():
        assert (
            ledger.contributions(change.offer.source, [change.offer.url])[change.offer.url][0].name == change.offer.name
        )


def test_killed_at_any_moment_a_run_is_public_as_a_whole_or_not_at_all(file):
    random = Random(1)
    with Ledger.open(file, base_address="https://data.example/") as ledger:
        ledger.add_source(Source(id="vhs", address="https://vhs.example/"))
        seconds, caught = how_long_a_run_takes(file), 0
        for _ in range(20):
            process = start(file, "vhs", runs=1_000)
            assert process.stdout.readline() == "ready\n"
            threading.Event().wait(random.uniform(0.0, 2 * seconds))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            process.stdout.close()
            whole(ledger)
            assert ledger.last_seq() % OFFERS == 0, "half a run is public"
            caught += ledger.runs("vhs", limit=1)[0].state == "running"
        assert caught > 0, "no kill ever hit a run"
        assert ledger.last_seq() > OFFERS, "no run ever came to its end"


def how_long_a_run_takes(file: Path) -> float:
    """Commit one run in a process of its own, so that kills hit runs on a slow machine as on a fast one."""
    process = start(file, "vhs")
    assert process.stdout.readline() == "ready\n"
    began = time.monotonic()
    assert process.communicate(timeout=60) == ("", None)
    return time.monotonic() - began


def test_two_processes_commit_different_sources_at_once(file):
    sources = ("museum", "vhs")
    with Ledger.open(file, base_address="https://data.example/") as ledger:
        for source in sources:
            ledger.add_source(Source(id=source, address=f"https://{source}.example/"))
        processes = [start(file, source, runs=5) for source in sources]
        for process in processes:
            output, _ = process.communicate(timeout=60)
            assert (process.returncode, output) == (0, "ready\n")
        whole(ledger)
        assert (ledger.count("museum"), ledger.count("vhs"), ledger.last_seq()) == (OFFERS, OFFERS, 10 * OFFERS)


def test_readers_see_the_state_before_while_a_run_is_being_written(ledger, offer):
    lease = ledger.lease("vhs", "test", 60)
    seen_while_writing = []

    class Watched(list):
        def __iter__(self):
            for number in range(2_000):
                if number % 500 == 250:
                    with ThreadPoolExecutor(1) as pool:
                        seen_while_writing.append(pool.submit(state, ledger).result(timeout=10))
                yield offer(str(number))

    run = ledger.start_run(lease, address="https://vhs.example/", software="test")
    ledger.commit_run(lease, run, Outcome(whole=True, added=Watched(range(2_000))))
    assert seen_while_writing == [(0, 0, 0)] * 4
    assert state(ledger) == (2_000, 2_000, 2_000)


def state(ledger: Ledger) -> tuple[int, int, int]:
    return ledger.last_seq(), ledger.count(), sum(1 for _ in ledger.offers())


def test_a_reader_in_the_middle_does_not_hold_up_a_writer(commit, ledger, offer):
    commit(added=[offer(str(number)) for number in range(1_100)])
    walks = [ledger.offers(), ledger.delta(0, 1_100), ledger.traces("vhs"), ledger.live("vhs")]
    for walk in walks:
        next(walk, None)
    assert commit(changed=(offer("1", "new"),)).last_seq == 1_101
    for walk in walks:
        assert list(walk) is not None


@pytest.mark.parametrize("readers", [8])
def test_one_ledger_serves_several_threads(commit, ledger, offer, readers):
    def follow(_: int) -> list[int]:
        seen: list[int] = []
        while len(seen) < 200:
            seen += [change.seq for change in ledger.changes(after=seen[-1] if seen else 0)]
        return seen

    with ThreadPoolExecutor(readers) as pool:
        following = [pool.submit(follow, number) for number in range(readers)]
        for number in range(20):
            commit(added=[offer(f"{number}-{n}") for n in range(10)])
        assert all(one.result(timeout=30) == list(range(1, 201)) for one in following)
