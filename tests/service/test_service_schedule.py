"""The schedule: when a source is due, and that each due source is harvested once, in a process of its own."""

import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from harvester.ledger import Ledger
from harvester.records import Source
from publish.schedule import Schedule, trigger

HARVEST = """
import os, pathlib, sys, time
folder, source = pathlib.Path(sys.argv[1]), sys.argv[2]
(folder / f"{source}-{os.getpid()}").touch()
while not (folder / "go").exists():
    time.sleep(0.01)
"""


@pytest.mark.parametrize(
    ("schedule", "after", "due"),
    [
        ("0 3 * * *", "2026-10-05T03:00:01", "2026-10-06T03:00:00+02:00"),
        ("*/15 * * * *", "2026-10-05T03:01:00", "2026-10-05T03:15:00+02:00"),
        ("30 4 * * 0", "2026-10-05T00:00:00", "2026-10-11T04:30:00+02:00"),
        ("30 4 * * 7", "2026-10-05T00:00:00", "2026-10-11T04:30:00+02:00"),
        ("0 0 * * 1-5", "2026-10-09T00:00:01", "2026-10-12T00:00:00+02:00"),
        ("0 0 * * fri-mon", "2026-10-05T00:00:01", "2026-10-09T00:00:00+02:00"),
        ("0 0 13 * 5", "2026-10-05T00:00:00", "2026-10-09T00:00:00+02:00"),
        ("0 0 1 1 *", "2026-10-05T00:00:00", "2027-01-01T00:00:00+01:00"),
        ("30 2 * * *", "2026-10-24T12:00:00", "2026-10-25T02:30:00+02:00"),
    ],
)
def test_a_schedule_is_read_as_cron_reads_it(schedule, after, due):
    zone = ZoneInfo("Europe/Berlin")
    start = datetime.fromisoformat(after).replace(tzinfo=zone)
    assert trigger(schedule, "Europe/Berlin").get_next_fire_time(None, start).isoformat() == due


@pytest.mark.parametrize("schedule", ["", "* * * *", "61 * * * *", "0 0 * * 8", "0 0 * * x", "a b c d e", "0 25 * * *"])
def test_a_schedule_that_is_none_is_refused(schedule):
    with pytest.raises(ValueError, match=r"\S"):
        trigger(schedule, "Europe/Berlin")


@pytest.fixture
def old(tmp_path):
    """Return a ledger whose sources were last harvested years ago, so that all of them are due."""
    clock = [datetime(2020, 1, 1, tzinfo=UTC).timestamp()]
    with Ledger.open(
        tmp_path / "ledger.sqlite", base_address="http://localhost:8000/", clock=lambda: clock[0]
    ) as ledger:
        for name in ("a", "b", "c"):
            ledger.add_source(Source(id=name, address=f"https://{name}.example/", state="approved"))
            lease = ledger.lease(name, "test", 60)
            run = ledger.start_run(lease, address=f"https://{name}.example/", software="test")
            ledger.fail_run(lease, run, "crawl-unreachable", "", ())
            ledger.release(lease)
        ledger.add_source(Source(id="draft", address="https://draft.example/"))
        ledger.add_source(Source(id="wrong", address="https://w.example/", state="approved", schedule="99 9 9 9 9"))
        yield ledger


@pytest.fixture
def schedule(old, tmp_path):
    """Return a schedule whose harvests write who they are and wait for the file `go`."""
    made = Schedule(old, lambda source: [sys.executable, "-c", HARVEST, str(tmp_path), source], read=0.2)
    made.start()
    yield made
    (tmp_path / "go").touch()
    for child in made.stop():
        child.wait(10)


def begun(folder):
    return sorted(p.name.split("-")[0] for p in folder.iterdir() if "-" in p.name and p.name[1] == "-")


def test_what_was_missed_is_made_up_for_once_and_two_at_a_time(schedule, tmp_path, wait_until):
    wait_until(lambda: len(begun(tmp_path)) == 2, "no harvest begins")
    wait_until(lambda: schedule.due().keys() >= {"a", "b", "c"}, "not all are scheduled")
    assert len(begun(tmp_path)) == 2
    (tmp_path / "go").touch()
    wait_until(lambda: begun(tmp_path) == ["a", "b", "c"], "the third does not begin")
    wait_until(lambda: all(when > datetime.now(UTC) for when in schedule.due().values()), "still due")
    assert begun(tmp_path) == ["a", "b", "c"]
    assert set(schedule.due()) == {"a", "b", "c"}


def test_a_source_that_is_paused_is_no_longer_due_and_one_approved_becomes_so(schedule, old, tmp_path, wait_until):
    import msgspec

    wait_until(lambda: "c" in schedule.due(), "not scheduled")
    old.save_source(msgspec.structs.replace(old.source("c"), state="paused"))
    wait_until(lambda: "c" not in schedule.due(), "still scheduled")
    old.save_source(msgspec.structs.replace(old.source("draft"), state="approved"))
    wait_until(lambda: "draft" in schedule.due(), "not scheduled")


def test_a_schedule_that_is_stopped_ends_its_harvests_and_begins_no_more(schedule, tmp_path, wait_until):
    wait_until(lambda: len(begun(tmp_path)) == 2, "no harvest begins")
    children = schedule.stop()
    assert len(children) == 2
    assert [child.wait(10) for child in children] == [-15, -15]
    assert len(begun(tmp_path)) == 2
