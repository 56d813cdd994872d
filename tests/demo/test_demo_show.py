import os
import signal
import subprocess
import sys
from datetime import date

import psutil
import pytest
from msgspec.structs import replace

from publish.demo.installation import Installation, free_port
from publish.demo.run import Show
from publish.demo.server import Town

pytestmark = pytest.mark.slow

DEMO = [sys.executable, "-m", "publish.cli", "demo", "--port", "0"]
ENVIRON = {**os.environ, "ERNTE_LANG": "en", "COLUMNS": "200"}


def test_the_demo_ends_with_zero_and_says_what_changed(tmp_path):
    done = subprocess.run(
        [*DEMO, "--once", "--keep", tmp_path / "kept"],
        env=ENVIRON, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    for title in ("Energiesparen im Altbau", "Offene Siebdruckwerkstatt", "Vätertreff mit Werkbank", "unreachable"):
        assert title in done.stdout
    assert (tmp_path / "kept" / "ledger.sqlite").exists()


class WithoutACourse(Town):
    """A course is on the programme, and its page is missing."""

    def round(self, number):
        super().round(number)
        vhs = self._servers["vhs"]
        vhs.pages = {path: page for path, page in vhs.pages.items() if path != "/kurs/K6373"}


class WithAnotherHour(Town):
    """An event is announced for another hour than the tables say."""

    def round(self, number):
        super().round(number)
        house, path = self._servers["faerberei"], "/programm/kleidertausch-mit-naehberatung"
        body = house.pages[path].body
        assert b"T13:00:00" in body
        house.pages = {**house.pages, path: replace(house.pages[path], body=body.replace(b"T13:00:00", b"T14:00:00"))}


@pytest.mark.parametrize("spoiled", [WithoutACourse, WithAnotherHour])
def test_the_demo_fails_when_what_is_published_is_not_what_the_tables_say(tmp_path, capsys, spoiled):
    with spoiled(date.today()) as town:  # noqa: DTZ011 - any day will do
        assert Show(town, Installation(tmp_path, free_port(0))).play(once=True) == 1
    assert "✗" in capsys.readouterr().out


def test_a_demo_that_is_told_to_stop_leaves_no_process_behind():
    with subprocess.Popen(DEMO, env=ENVIRON, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as show:
        for line in show.stdout:
            if "Ctrl-C" in line:
                break
        family = psutil.Process(show.pid).children(recursive=True)
        assert family
        show.send_signal(signal.SIGTERM)
        assert show.wait(30) == 128 + signal.SIGTERM
    _, alive = psutil.wait_procs(family, timeout=10)
    assert not alive
