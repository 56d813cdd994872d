"""Sources that are ill in every way users named, harvested together: each says what and why, and the others go on."""

import json
import os
import subprocess
import sys

import pytest

from harvester.ledger import Ledger
from harvester.records import Source

EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "Lesung", "startDate": "2031-02-03T18:00:00+01:00"}
WHY = {
    "missing": ("start-gone", "404"),
    "forbidden": ("page-forbidden", "403"),
    "error": ("page-server-error", "500"),
    "timeout": ("page-timeout", "1 s"),
    "private": ("address-not-public", "10.0.0.1"),
    "to-private": ("redirect-off-site", "http://10.0.0.1/"),
    "gigabyte": ("page-too-large", "1073741824 bytes"),
    "bomb": ("page-too-large", "more than 2097152 bytes"),
    "cut-off": ("page-cut-off", "bytes"),
    "empty": ("page-empty", ""),
    "loop": ("redirect-loop", "http://127.0.0.1"),
    "picture": ("media-type", "image/png"),
    "unknown": ("host-unknown", ""),
    "closed": ("page-unreachable", ""),
}


@pytest.fixture(scope="module")
def told(server, faults, tmp_path_factory):
    """Harvest all by the command line in one process; return what it says of each."""
    data = tmp_path_factory.mktemp("data")
    answers = {
        "missing": faults.reply(b"", 404),
        "forbidden": faults.reply(b"", 403),
        "error": faults.reply(b"", 500),
        "timeout": faults.slow(b"", b""),
        "to-private": faults.redirect("http://10.0.0.1/"),
        "gigabyte": faults.FAULTS["one-gigabyte"],
        "bomb": faults.FAULTS["gzip-bomb"],
        "cut-off": faults.FAULTS["truncated-gzip"],
        "empty": faults.reply(b""),
        "loop": faults.redirect("/loop"),
        "picture": faults.reply(b"\x89PNG", content_type="image/png"),
        "healthy": faults.reply(f'<html><script type="application/ld+json">{json.dumps(EVENT)}</script>'.encode()),
    }
    addresses = {name: server.put("127.0.0.1", f"/{name}", answer) for name, answer in answers.items()}
    addresses |= {
        "private": "http://10.0.0.1/",
        "unknown": f"http://{'a' * 64}.example/",
        "closed": "http://127.0.0.1:9/",
    }
    ledger = Ledger.open(data / "ledger.sqlite", base_address="http://localhost:8000/")
    for name, address in addresses.items():
        ledger.add_source(Source(id=name, address=address, state="approved"))
    ledger.close()
    settings = {"ALLOW_NETWORKS": "127.0.0.1/32", "DELAY": "0", "TIMEOUT": "1", "MAX_PAGE_BYTES": str(2 << 20)}
    done = subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), "harvest", *addresses, "--json"],
        env=os.environ | {f"ERNTE_{name}": value for name, value in settings.items()},
        capture_output=True,
        text=True,
        timeout=80,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return {run["source"]: run for run in json.loads(done.stdout)}


@pytest.mark.parametrize("name", WHY)
def test_an_ill_source_ends_cleanly_and_says_what_and_why(name, told):
    run = told[name]
    code, words = WHY[name]
    assert (run["state"], run["reason"]) == ("failed", code)
    assert words in run["detail"]
    said = [message for message in run["messages"] if message["code"] == code]
    assert said
    assert words in said[0]["text"]


def test_the_healthy_source_is_harvested_all_the_same(told):
    assert (told["healthy"]["state"], told["healthy"]["added"]) == ("succeeded", 1)


def test_every_source_is_told_of(told):
    assert told.keys() == {*WHY, "healthy"}
