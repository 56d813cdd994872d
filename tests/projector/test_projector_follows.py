"""The projector over a real ledger: what it publishes is what a rebuild makes, however it got there."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.config import Settings
from harvester.errors import BusyError
from harvester.ledger import Ledger
from harvester.records import Outcome, Source
from publish.graphstore import versions
from publish.graphstore.base import Mark
from publish.graphstore.embedded import Embedded
from publish.projector import Projector, open_projector
from vocab.iris import key_of
from vocab.model import Instance, Offer, Organization, Place

BASE = "https://data.example/"


def offer(local_id, name="", place="", provider="VHS"):
    return Offer(
        key=key_of("vhs", local_id),
        source="vhs",
        local_id=local_id,
        type="Course",
        name=name or local_id,
        url=f"https://vhs.example/{local_id}",
        providers=(Organization(name=provider),),
        instances=(Instance(start="2026-10-05", places=(Place(name=place),) if place else ()),),
    )


def commit(ledger, **outcome):
    lease = ledger.lease("vhs", "test", 60)
    run = ledger.start_run(lease, address="https://vhs.example/", software="test")
    try:
        return ledger.commit_run(lease, run, Outcome(whole=True, **outcome), (), ())
    finally:
        ledger.release(lease)


@dataclass
class Followed:
    ledger: Ledger
    folder: Path

    def open(self):
        store = Embedded(self.folder)
        return store, Projector(self.ledger, store)

    def catch_up(self):
        store, projector = self.open()
        try:
            return projector.catch_up()
        finally:
            store.close()

    def lines(self):
        return lines(self.folder)


def lines(folder):
    store = Embedded(folder)
    output = io.BytesIO()
    store.dump(output)
    store.close()
    return sorted(output.getvalue().split(b"\n")[:-1])


@pytest.fixture
def at(tmp_path):
    with Ledger.open(tmp_path / "ledger.sqlite", base_address=BASE) as ledger:
        ledger.add_source(Source(id="vhs", address="https://vhs.example/", state="approved"))
        yield Followed(ledger, tmp_path / "graph")


def rebuilt(at, tmp_path):
    folder = tmp_path / "rebuilt"
    shutil.rmtree(folder, ignore_errors=True)
    store = Embedded(folder)
    Projector(at.ledger, store).rebuild()
    store.close()
    return lines(folder)


def test_an_empty_ledger_is_published_as_an_empty_version(at):
    assert at.catch_up() == 0
    assert versions.current(at.folder).startswith("0-")


def test_changes_are_published_under_their_number(at):
    commit(at.ledger, added=(offer("a"), offer("b")))
    assert at.catch_up() == 2
    assert versions.current(at.folder).startswith("2-")


def test_nothing_new_publishes_nothing(at):
    commit(at.ledger, added=(offer("a"),))
    at.catch_up()
    before = versions.current(at.folder)
    assert at.catch_up() == 1
    assert versions.current(at.folder) == before


def test_follows_changes_withdrawals_and_returns(at, tmp_path):
    commit(at.ledger, added=(offer("a", place="Aula"), offer("b", place="Aula"), offer("c", provider="Musikschule")))
    at.catch_up()
    commit(at.ledger, changed=(offer("a", "new", place="Hof"),), withdrawn=((key_of("vhs", "c"), "vanished"),))
    at.catch_up()
    assert at.lines() == rebuilt(at, tmp_path)
    assert not any(b"Musikschule" in line for line in at.lines())
    commit(at.ledger, restored=(offer("c", provider="Musikschule"),), changed=(offer("b"),))
    at.catch_up()
    assert at.lines() == rebuilt(at, tmp_path)
    assert not any(b"Aula" in line for line in at.lines())


def test_another_recipe_builds_again(at):
    commit(at.ledger, added=(offer("a"),))
    at.catch_up()
    wanted = at.lines()
    store, _ = at.open()
    store.rebuild([], Mark(1, "old"))
    store.publish()
    store.close()
    assert at.lines() == []
    at.catch_up()
    assert at.lines() == wanted


def test_a_ledger_from_a_backup_builds_again(at, tmp_path):
    commit(at.ledger, added=(offer("a"),))
    at.catch_up()
    wanted = at.lines()
    store, projector = at.open()
    store.rebuild([], Mark(9, store.mark().recipe))
    assert projector.catch_up() == 1
    store.close()
    assert at.lines() == wanted


def test_only_one_projector_writes(at):
    with open_projector(at.folder, at.ledger, Settings()) as first:
        first.catch_up()
        with pytest.raises(BusyError), open_projector(at.folder, at.ledger, Settings(), patience=0):
            pytest.fail("a second one opened")
    with open_projector(at.folder, at.ledger, Settings()) as again:
        assert again.catch_up() == 0


STATES = st.dictionaries(
    st.sampled_from("abcd"),
    st.tuples(st.sampled_from(["", "x", "y"]), st.sampled_from(["", "Aula", "Hof"]), st.sampled_from(["VHS", "MS"])),
)


@settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(states=st.lists(st.tuples(STATES, st.booleans()), max_size=6))
def test_any_history_ends_in_what_a_rebuild_makes(tmp_path_factory, states):
    folder = tmp_path_factory.mktemp("history")
    with Ledger.open(folder / "ledger.sqlite", base_address=BASE) as ledger:
        ledger.add_source(Source(id="vhs", address="https://vhs.example/", state="approved"))
        at = Followed(ledger, folder / "graph")
        live, gone = {}, set()
        for state, publish in states:
            new = {name: offer(name, *parts) for name, parts in state.items()}
            commit(
                ledger,
                added=tuple(o for n, o in new.items() if n not in live and n not in gone),
                restored=tuple(o for n, o in new.items() if n in gone),
                changed=tuple(o for n, o in new.items() if n in live and live[n] != o),
                withdrawn=tuple((o.key, "vanished") for n, o in live.items() if n not in new),
            )
            gone = (gone | live.keys()) - new.keys()
            live = new
            if publish:
                at.catch_up()
        at.catch_up()
        assert at.lines() == rebuilt(at, folder)


KILLED = """
import sys
from pathlib import Path
from harvester.config import Settings
from harvester.ledger import Ledger
from publish.projector import open_projector
import publish.projector
publish.projector._BATCH = 7
with Ledger.open(Path(sys.argv[1]), create=False) as ledger:
    with open_projector(Path(sys.argv[2]), ledger, Settings()) as projector:
        print("go", flush=True)
        projector.rebuild() if sys.argv[3] == "rebuild" else projector.catch_up()
        print("done", flush=True)
"""


def run_and_kill(at, what, after):
    """Start a projector and kill it `after` seconds later; return whether it was killed at work."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(at.folder.parent / "ledger.sqlite"), str(at.folder), what],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    with process:
        assert process.stdout.readline() == b"go\n"
        end = time.monotonic() + after
        while time.monotonic() < end and process.poll() is None:
            pass
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def test_killed_at_any_moment_the_next_start_continues(at, tmp_path):
    commit(at.ledger, added=tuple(offer(f"o{n}", place=f"P{n % 9}") for n in range(120)))
    at.catch_up()
    killed = 0
    for round_ in range(20):
        names = range(round_ % 7, 120, 3)
        commit(at.ledger, changed=tuple(offer(f"o{n}", f"{round_}", place=f"P{(n + round_) % 11}") for n in names))
        killed += run_and_kill(at, "rebuild" if round_ % 5 == 4 else "catch_up", 0.004 * round_)
        served = versions.current(at.folder)
        handle = versions.hold(at.folder, served)
        os.close(handle)
        assert whole(at, served), f"round {round_}: {served} is not whole"
        if round_ % 4 == 3:
            at.catch_up()
            assert at.lines() == rebuilt(at, tmp_path)
    assert killed > 5
    at.catch_up()
    assert at.lines() == rebuilt(at, tmp_path)
    assert versions.current(at.folder).startswith(f"{at.ledger.last_seq()}-")
    assert len(list((at.folder / "versions").iterdir())) <= 3


def whole(at, served):
    """Tell whether a version holds exactly one state of the ledger: each offer once, at its change up to there."""
    store = pyoxigraph.Store.read_only(str(at.folder / "versions" / served))
    seq = int(served.split("-")[0])
    name = pyoxigraph.NamedNode("https://schema.org/name")
    for was, _ in at.ledger.delta(seq, at.ledger.last_seq()):
        subject = pyoxigraph.NamedNode(f"{BASE}id/offer/{was.key}")
        found = [quad.object.value for quad in store.quads_for_pattern(subject, name, None)]
        if found != [was.offer.name]:
            return False
    return True
