"""The service harvests a source that is due, from a provider's site on this machine, and lets go of it when told."""

import json
import signal
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import psutil
import pytest

from harvester.ledger import Ledger
from harvester.records import Source

BASE = "http://localhost:8000/"


@pytest.fixture
def provider():
    """Return the site of a provider with one course; while `silent` is set it takes requests and says nothing."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append(self.path)
            if site.silent.is_set() and self.path != "/robots.txt":
                site.over.wait(30)
                return
            course = {
                "@context": "https://schema.org",
                "@type": "Course",
                "name": "Imkern",
                "url": site.address + "imkern",
            }
            page = f'<!doctype html><title>x</title><script type="application/ld+json">{json.dumps(course)}</script>'
            found = self.path != "/robots.txt"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode() if found else b"")

        def log_message(self, *_):
            pass

    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    site.daemon_threads = True
    site.address = f"http://127.0.0.1:{site.server_port}/"
    site.asked, site.silent, site.over = [], Event(), Event()
    thread = Thread(target=site.serve_forever)
    thread.start()
    yield site
    site.over.set()
    site.shutdown()
    site.server_close()
    thread.join()


@pytest.fixture
def due(tmp_path, provider):
    """Return a data directory with a source that should have been harvested long ago."""
    (tmp_path / "ernte.toml").write_text('allow_networks = ["127.0.0.0/8"]\ndelay = 0\n')
    old = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
    with Ledger.open(tmp_path / "ledger.sqlite", base_address=BASE, clock=lambda: old) as ledger:
        ledger.add_source(Source(id="bees", address=provider.address + "imkern", state="approved"))
        lease = ledger.lease("bees", "test", 60)
        run = ledger.start_run(lease, address=provider.address, software="test")
        ledger.fail_run(lease, run, "crawl-unreachable", "", ())
        ledger.release(lease)
    return tmp_path


@pytest.fixture
def data(due):
    return due


def test_a_source_that_is_due_is_harvested_and_served(serve, data, provider, wait_until):
    service = serve().ready()
    wait_until(lambda: service.answers("/offers", "Imkern"), service.log.read_text)
    wait_until(lambda: service.answers("/feeds/offers.csv", "Imkern"), "the feed does not show it")
    wait_until(lambda: "harvest ended with 0" in service.log.read_text(), service.log.read_text)
    with Ledger.open(data / "ledger.sqlite", base_address=BASE) as ledger:
        assert [run.state for run in ledger.runs("bees")] == ["succeeded", "failed"]


def test_told_to_stop_amid_a_harvest_it_ends_that_too(serve, data, provider, wait_until):
    provider.silent.set()
    service = serve().ready()
    wait_until(lambda: set(provider.asked) - {"/robots.txt"}, service.log.read_text)
    family = service.family()
    assert any("harvest" in child.cmdline() for child in family)
    begin = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(15) == 0
    assert time.monotonic() - begin < 10
    assert psutil.wait_procs(family, timeout=2)[1] == []
