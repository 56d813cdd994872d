"""The service as an operator sees it: it publishes what comes, survives what happens, and ends when told."""

import os
import signal
import subprocess
import sys
import time
from threading import Event, Thread

import psutil
import pytest

from publish.graphstore.embedded import Embedded

ASK = "SELECT ?name WHERE { ?o a <https://w3id.org/bildungsernte/vocab/Offer> ; <https://schema.org/name> ?name }"


def test_what_comes_into_the_ledger_is_served_at_once_and_no_request_fails(serve, add, wait_until):
    add("Der erste")
    service = serve().ready()
    failures, answered, stop = [], [0], Event()

    def hammer(path, **more):
        while not stop.is_set():
            found = service.get(path, **more)
            answered[0] += 1
            if found.status_code != 200:
                failures.append((path, found.status_code, found.text[:300]))

    csv = {"accept": "text/csv"}
    asking = [
        Thread(target=hammer, args=("/sparql",), kwargs={"params": {"query": ASK}, "headers": csv}),
        Thread(target=hammer, args=("/offers",)),
        Thread(target=hammer, args=("/feeds/offers.jsonl",)),
    ]
    for thread in asking:
        thread.start()
    try:
        late = []
        for number in range(5):
            made = add(f"Nummer {number}")
            begin = time.monotonic()
            wait_until(
                lambda n=number: f"Nummer {n}" in service.get("/sparql", params={"query": ASK}, headers=csv).text,
                "SPARQL does not show it",
            )
            late.append(time.monotonic() - begin)
            assert service.get(f"/offers/{made.key}").status_code == 200
            assert f"Nummer {number}" in service.get("/feeds/offers.jsonl").text
    finally:
        stop.set()
        for thread in asking:
            thread.join()
    assert failures == []
    assert answered[0] > 20
    assert min(late) < 2.0, late


def test_told_to_stop_it_ends_with_success_and_leaves_nobody_behind(serve, add):
    add("Eins")
    service = serve().ready()
    assert service.get("/sparql", params={"query": ASK}).status_code == 200
    family = service.family()
    assert len(family) >= 2
    begin = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(15) == 0
    assert time.monotonic() - begin < 10
    assert psutil.wait_procs(family, timeout=2)[1] == []


def test_a_second_service_on_the_same_data_is_refused(serve, data):
    service = serve().ready()
    command = [sys.executable, "-m", "publish.cli", "--data", str(data), "serve", "--port", "0"]
    second = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert f"process {service.process.pid}" in " ".join(second.stderr.split())
    assert service.answers()


def test_a_port_that_is_taken_is_refused_with_words(serve, data, tmp_path_factory):
    service = serve().ready()
    port = service.address.rsplit(":", 1)[1]
    other = tmp_path_factory.mktemp("other")
    command = [sys.executable, "-m", "publish.cli", "--data", str(other), "serve", "--port", port]
    second = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert port in second.stderr


def test_a_web_process_that_dies_is_started_again(serve, wait_until):
    service = serve().ready()
    web = next(child for child in service.family() if "publish.web" in child.cmdline())
    workers = web.children(recursive=True)
    web.kill()
    wait_until(lambda: "started again" in service.log.read_text(), "it is not noticed")
    assert psutil.wait_procs(workers, timeout=10)[1] == []
    service.ready()


def test_killed_it_takes_its_children_along_and_starts_again_on_the_same_data(serve, add):
    service = serve().ready()
    family = service.family()
    service.process.kill()
    service.process.wait()
    assert psutil.wait_procs(family, timeout=10)[1] == []
    made = add("Danach")
    again = serve().ready()
    assert again.get(f"/offers/{made.key}").status_code == 200


def test_publishing_that_fails_is_tried_again(serve, data, add, wait_until):
    store = Embedded(data / "graph")
    made = add("Spät")
    service = serve()
    try:
        wait_until(lambda: "publishing failed" in service.log.read_text(), "the failure is not told")
        wait_until(lambda: service.answers("/healthz"), "pages do not answer meanwhile")
        assert service.get("/readyz").status_code == 503
    finally:
        store.close()
    service.ready()
    assert service.get(f"/offers/{made.key}").status_code == 200


def test_a_graph_that_is_damaged_is_told_and_repaired_by_removing_it(serve, data, add, wait_until):
    add("Eins")
    serve().ready().end()
    mark = data / "graph" / "mark.json"
    mark.write_text("{")
    service = serve()
    wait_until(lambda: "publishing failed" in service.log.read_text(), "the failure is not told")
    mark.unlink()
    made = add("Zwei")
    wait_until(lambda: service.answers("/feeds/offers.jsonl", "Zwei"), service.log.read_text)
    assert service.get(f"/offers/{made.key}").status_code == 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the web server forks")
def test_a_slow_reader_does_not_keep_others_waiting(serve, add):
    import socket

    add("Eins")
    service = serve().ready()
    host, port = service.address.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(50)]
    try:
        for one in slow:
            one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow:")
        assert service.get("/healthz").status_code == 200
    finally:
        for one in slow:
            one.close()
