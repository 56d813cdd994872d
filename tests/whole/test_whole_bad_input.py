"""Sources that were well once and then do everything wrong: each run says what and why, nothing published is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HOST = "127.0.0.1"


def course(name: str, **more: Any) -> bytes:
    instance = {"@type": "CourseInstance", "startDate": "2027-03-01T18:00+01:00"} | more
    said = {"@context": "https://schema.org", "@type": "Course", "name": name, "hasCourseInstance": instance}
    return f'<html><script type="application/ld+json">{json.dumps(said)}</script><h1>{name}</h1></html>'.encode()


def remote_context(address: str) -> bytes:
    said = {"@context": ["https://schema.org", address], "@type": "Course", "name": "remote-context"}
    return f'<html><script type="application/ld+json">{json.dumps(said)}</script></html>'.encode()


@pytest.fixture(scope="module")
def faults() -> ModuleType:
    file = Path(__file__).parents[1] / "fetch" / "fault_server.py"
    spec = spec_from_file_location("whole_fault_server", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def server(faults: ModuleType) -> Iterator[Any]:
    with faults.Server() as running:
        yield running


SICK = {
    "gone": "start-gone",
    "server-error": "page-server-error",
    "silent": "page-timeout",
    "to-private": "redirect-off-site",
    "one-gigabyte": "page-too-large",
    "gzip-bomb": "page-too-large",
    "truncated-gzip": "page-cut-off",
    "closed": "page-connection-lost",
    "deep": "page-too-deep",
    "no-offers": "no-offers",
    "empty": "page-empty",
}
"""What each source does in the second round, and the finding that must say so."""

WELL = {"healthy": "", "bad-date": "date-invalid", "remote-context": ""}
"""Sources whose second round is still a harvest, with the finding that it leaves."""


def second(name: str, faults: ModuleType, server: Any) -> Any:
    """Return what a source answers in the second round."""
    bad = {
        "gone": faults.reply(b"", 404),
        "server-error": faults.reply(b"", 500),
        "to-private": faults.redirect("http://10.0.0.1/kurse"),
        "deep": faults.reply(b"<html>" + b"<div>" * 100_000 + b"Kurs am 1.3.2027"),
        "no-offers": faults.reply(b"<html><body><h1>Willkommen</h1></body></html>"),
        "healthy": faults.reply(course("healthy")),
        "bad-date": faults.reply(course("bad-date", startDate="2027-02-30")),
        "remote-context": faults.reply(remote_context(server.address(HOST, "/context.jsonld"))),
    }
    return bad.get(name) or faults.FAULTS[name]


def ernte(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ERNTE_")}
    settings = {"ERNTE_ALLOW_NETWORKS": "127.0.0.0/8", "ERNTE_DELAY": "0", "ERNTE_TIMEOUT": "1", "ERNTE_LANG": "de"}
    return subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
        env=clean | settings,
    )


def published(data: Path) -> list[str]:
    query = "SELECT ?n { ?o a <https://w3id.org/bildungsernte/vocab/Offer> ; <https://schema.org/name> ?n } ORDER BY ?n"
    rows = json.loads(ernte(data, "query", query, "--format", "json").stdout)["results"]["bindings"]
    return [row["n"]["value"] for row in rows]


@pytest.fixture(scope="module")
def rounds(faults: ModuleType, server: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Harvest every source while it is well, then all at once when it is not; return the second runs by source."""
    data = tmp_path_factory.mktemp("data")
    names = sorted(SICK | WELL)
    for name in names:
        address = server.put(HOST, f"/{name}", faults.reply(course(name)), second(name, faults, server))
        assert ernte(data, "source", "add", address, "--id", name, "--approve").returncode == 0
    first = ernte(data, "harvest", *names)
    assert first.returncode == 0, first.stderr
    assert published(data) == names
    done = ernte(data, "harvest", *names, "--json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return data, {run["source"]: run for run in json.loads(done.stdout)}


@pytest.mark.parametrize("name", SICK)
def test_a_sick_source_ends_its_run_with_a_finding_that_says_why(name, rounds):
    _, runs = rounds
    run = runs[name]
    assert run["state"] in {"failed", "partial"}
    said = {message["code"]: message["text"] for message in run["messages"]} | {run["reason"]: run["why"]}
    assert SICK[name] in said
    assert all(text and text != code for code, text in said.items())


@pytest.mark.parametrize("name", SICK)
def test_a_sick_source_loses_nothing(name, rounds):
    data, runs = rounds
    assert runs[name]["withdrawn"] == 0
    assert name in published(data)


@pytest.mark.parametrize("name", WELL)
def test_the_others_go_on(name, rounds):
    data, runs = rounds
    assert runs[name]["state"] == "succeeded"
    assert name in published(data)
    if WELL[name]:
        assert WELL[name] in {message["code"] for message in runs[name]["messages"]}


def test_a_remote_context_is_never_fetched(rounds, server):
    assert "/context.jsonld" not in server.paths(HOST)


def test_an_impossible_date_is_left_out_and_the_offer_stays(rounds):
    data, _ = rounds
    query = (
        "PREFIX s: <https://schema.org/> SELECT ?d"
        ' { ?o s:name "bad-date" . { ?o s:startDate ?d } UNION { ?o s:hasCourseInstance/s:startDate ?d } }'
    )
    assert json.loads(ernte(data, "query", query, "--format", "json").stdout)["results"]["bindings"] == []
