"""The real service as a process of its own over a data directory, with deadlines instead of waiting times."""

import re
import subprocess
import sys
import time
from threading import Event

import httpx
import psutil
import pytest

from harvester.ledger import Ledger
from harvester.records import Outcome, Source
from vocab.iris import key_of
from vocab.model import Offer

BASE = "http://localhost:8000/"
DEADLINE = 30.0


def until(true, what, seconds=DEADLINE):
    """Return what `true` returns as soon as that is something; fail when it stays away."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        Event().wait(0.02)
    return pytest.fail(f"after {seconds} s: {what() if callable(what) else what}")


class Service:
    """A running `ernte serve`."""

    def __init__(self, data):
        self.data = data
        self.log = data / f"serve-{len(list(data.glob('serve-*.log')))}.log"
        with self.log.open("wb") as log:
            command = [sys.executable, "-m", "publish.cli", "--data", str(data), "serve", "--port", "0"]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.address = until(self._address, "the log names no address")

    def _address(self):
        found = re.findall(r"serving (http://\S+)", self.log.read_text())
        return found[-1].rstrip("/") if found else ""

    def get(self, path, **more):
        return httpx.get(self.address + path, timeout=DEADLINE, **more)

    def answers(self, path="/readyz", words=""):
        try:
            found = self.get(path)
        except httpx.TransportError:
            return False
        return found.status_code == 200 and words in found.text

    def ready(self):
        until(self.answers, lambda: f"not ready:\n{self.log.read_text()}")
        return self

    def family(self):
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(15)


@pytest.fixture
def data(tmp_path):
    """Return a data directory with one source and no offers."""
    with Ledger.open(tmp_path / "ledger.sqlite", base_address=BASE) as ledger:
        ledger.add_source(Source(id="vhs", address="https://vhs.example/", state="approved", schedule="0 3 1 1 *"))
    return tmp_path


@pytest.fixture
def ledger(data):
    with Ledger.open(data / "ledger.sqlite", base_address=BASE) as opened:
        yield opened


@pytest.fixture
def add(ledger):
    """Add an offer in a run of its own, from this process, as a harvest beside the service does."""

    def one(name):
        made = Offer(
            key=key_of("vhs", name), source="vhs", local_id=name, type="Course", name=name, url="https://vhs.example/"
        )
        lease = ledger.lease("vhs", "test", 60)
        run = ledger.start_run(lease, address="https://vhs.example/", software="test")
        ledger.commit_run(lease, run, Outcome(whole=True, added=(made,)), (), ())
        ledger.release(lease)
        return made

    return one


@pytest.fixture
def serve(data):
    """Return a function that starts the service; it is ended with the test."""
    started = []

    def start():
        service = Service(data)
        started.append(service)
        return service

    yield start
    for service in started:
        service.end()


@pytest.fixture
def wait_until():
    """Return `until`."""
    return until
