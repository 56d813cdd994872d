"""Versions of the embedded store: whole, held while read, removed when unused, and what a crash leaves."""

import os
import re
import shutil
import subprocess
import sys

import pyoxigraph
import pytest

from harvester.errors import BusyError
from publish.graphstore import versions
from publish.graphstore.base import Mark, Step
from publish.graphstore.embedded import Embedded
from vocab.entities import Entity


def offer(name):
    return (Entity(f"http://e/{name}", (f'<http://e/{name}> <http://p/name> "{name}" .',)),)


@pytest.fixture
def store(tmp_path):
    opened = Embedded(tmp_path, keep=2)
    yield opened
    opened.close()


def step(store, name):
    """Publish one more offer and return the version's name."""
    seq = store.mark().seq + 1
    store.apply([Step((), offer(name))], seq)
    return store.publish()


def names(folder):
    return sorted((p.name for p in (folder / "versions").iterdir()), key=lambda name: int(name.split("-")[1]))


def test_a_version_never_changes(tmp_path, store):
    version = pyoxigraph.Store.read_only(str(tmp_path / "versions" / step(store, "a")))
    step(store, "b")
    assert len(version) == 1
    assert len(store) == 2


def test_publishing_the_same_state_twice_makes_one_version(tmp_path, store):
    assert step(store, "a") == store.publish() == versions.current(tmp_path)
    assert len(names(tmp_path)) == 1


def test_only_so_many_versions_are_kept(tmp_path, store):
    made = [step(store, name) for name in "abcde"]
    assert names(tmp_path) == made[-2:]


def test_a_held_version_is_kept_until_it_is_let_go(tmp_path, store):
    first = step(store, "a")
    handle = versions.hold(tmp_path, first)
    made = [first, *(step(store, name) for name in "bcde")]
    assert names(tmp_path) == [first, *made[-2:]]
    os.close(handle)
    made.append(step(store, "f"))
    assert names(tmp_path) == made[-2:]


def test_a_version_that_is_gone_cannot_be_held(tmp_path, store):
    first = step(store, "a")
    for name in "bcd":
        step(store, name)
    with pytest.raises(FileNotFoundError):
        versions.hold(tmp_path, first)


def test_a_second_writer_is_refused(tmp_path, store):
    with pytest.raises(BusyError, match="another process"):
        Embedded(tmp_path)
    assert len(store) == 0


def test_what_broken_off_work_left_is_removed(tmp_path):
    store = Embedded(tmp_path)
    step(store, "a")
    store.close()
    (tmp_path / "private" / "2").mkdir()
    (tmp_path / "private" / "2" / "half").touch()
    (tmp_path / "versions" / ".new-1234").mkdir()
    store = Embedded(tmp_path)
    step(store, "b")
    assert len(store) == 2
    store.close()
    assert [p.name for p in (tmp_path / "private").iterdir()] == ["1"]
    assert not list((tmp_path / "versions").glob(".*"))


def test_a_begun_batch_is_remembered(tmp_path):
    store = Embedded(tmp_path)
    step(store, "a")
    store._write(store._state.__class__(seq=1, begun=5))
    store.close()
    store = Embedded(tmp_path)
    assert (store.begun(), store.mark().seq) == (5, 1)
    store.close()


def test_a_failing_rebuild_leaves_everything_as_it_was(tmp_path, store):
    step(store, "a")

    def broken():
        yield offer("b")
        raise RuntimeError("the ledger went away")

    with pytest.raises(RuntimeError):
        store.rebuild(broken(), Mark(9, "new"))
    assert (len(store), store.mark()) == (1, Mark(1, ""))
    assert [p.name for p in (tmp_path / "private").iterdir()] == ["1"]


TRACED = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2].split(":")
from publish.graphstore.base import Step
from publish.graphstore.embedded import Embedded
from vocab.entities import Entity
store = Embedded(Path(sys.argv[1]))
store.apply([Step((), (Entity("http://e/a", ('<http://e/a> <http://p/n> "a" .',)),))], 1)
store.publish()
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_every_file_reaches_the_disk_before_readers_are_sent_there(tmp_path):
    """For a power cut: each file of a version is synced, then the name of its folder, and only then `current` moves."""
    log = tmp_path / "trace"
    command = [
        "strace",
        "-f",
        "-y",
        "-s",
        "300",
        "-e",
        "trace=fsync,fdatasync,rename,renameat,renameat2",
        "-o",
        str(log),
    ]
    path = ":".join(p for p in sys.path if p)
    subprocess.run([*command, sys.executable, "-c", TRACED, str(tmp_path / "graph"), path], check=True)
    lines = log.read_text("utf-8").splitlines()
    moved = next(n for n, line in enumerate(lines) if "rename" in line and '/current"' in line)
    named = next(n for n, line in enumerate(lines) if "rename" in line and "/versions/1-" in line)
    synced = {match.group(1) for line in lines[:named] if (match := re.search(r"f(?:data)?sync\(\d+<([^>]*)>", line))}
    version = tmp_path / "graph" / "versions" / versions.current(tmp_path / "graph")
    made = next(name for name in synced if re.search(r"/versions/\.new-[^/]*$", name))
    assert {f"{made}/{file.name}" for file in version.iterdir()} | {made} <= synced
    assert any(
        "fsync" in line and line.rstrip().split("<")[1].startswith(f"{version.parent}>") for line in lines[named:moved]
    )
