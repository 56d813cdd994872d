"""Measures SPARQL through the service against bare `oxigraph serve-read-only` on the same store; a JSON line on stdout.

    python benchmarks/sparql.py [--offers 20000] [--rounds 300] [--seconds 4]

Both answer the same queries in turns within one run, one connection first and eight after that. No query is asked
twice, so the service's cache never helps; what the cache does for a heavy query is measured apart. The service is the
whole web process as it runs for everybody, with all its pages, guards and limits. Needs `oxigraph`.
"""

import argparse
import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

sys.path[0] = str(Path(__file__).parents[1])  # else publish.py beside this file would be the package `publish`

from benchmarks.publish import IRIS, say  # noqa: E402
from harvester.ledger import Ledger  # noqa: E402
from publish.graphstore import versions  # noqa: E402
from publish.graphstore.base import Mark  # noqa: E402
from publish.graphstore.embedded import Embedded  # noqa: E402
from vocab.iris import key_of  # noqa: E402

LOOKED_UP = 10_000
"""Offers that lookups go to, each with another comment every time."""

HEAVY = """PREFIX schema: <https://schema.org/>
SELECT ?town (COUNT(?offer) AS ?offers) {{
  ?address schema:addressLocality ?town ; schema:postalCode "12345" .
  ?place schema:address ?address ; schema:name ?name .
  ?held schema:location ?place . ?offer schema:hasCourseInstance ?held . FILTER (CONTAINS(?name, "{digit}"))
}} GROUP BY ?town # {number}"""


AGAIN = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"


def lookup(number: int) -> str:
    """Return a query for all that is said of one offer."""
    key = key_of("vhs", str(number % LOOKED_UP))
    return f"SELECT ?p ?o {{ <https://data.example/id/offer/{key}> ?p ?o }} # {number}"


def heavy(number: int) -> str:
    """Return a query that joins and counts."""
    return HEAVY.format(digit=number % 10, number=number)


def _path(address: str, query: str) -> str:
    return f"{address}?query={quote(query)}"


def _ask(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Accept": "application/sparql-results+json"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"{path}: {response.status}: {body[:200]!r}")
    return body


def latencies(ports: dict[str, tuple[int, str]], query: Callable[[int], str], rounds: int) -> dict[str, float]:
    """Return the median seconds of each server, asked in turns over one connection each; answers must be equal."""
    connections = {name: HTTPConnection("127.0.0.1", port) for name, (port, _) in ports.items()}
    seconds: dict[str, list[float]] = {name: [] for name in ports}
    for number in range(rounds):
        answers = set()
        for name, (_, address) in ports.items():
            path = _path(address, query(number))
            start = time.perf_counter()
            body = _ask(connections[name], path)
            seconds[name].append(time.perf_counter() - start)
            answers.add(
                json.dumps(sorted(json.dumps(row, sort_keys=True) for row in json.loads(body)["results"]["bindings"]))
            )
        if len(answers) != 1:
            raise SystemExit(f"the answers to query {number} differ")
    return {name: statistics.median(found[rounds // 10 :]) for name, found in seconds.items()}


async def _hammer(port: int, address: str, first: int, end: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    done = 0
    while time.perf_counter() < end:
        path = _path(address, lookup(first + done))
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/sparql-results+json\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b"content-length: " in head:
            await reader.readexactly(int(head.split(b"content-length: ")[1].split(b"\r\n")[0]))
        else:
            while size := int((await reader.readline()).strip(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        done += 1
    writer.close()
    return done


async def throughput(port: int, address: str, seconds: float, offset: int) -> float:
    """Return requests a second over eight connections."""
    end = time.perf_counter() + seconds
    found = await asyncio.gather(*(_hammer(port, address, offset + 1_000_000 * n, end) for n in range(8)))
    return sum(found) / seconds


def _free() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


def _wait(port: int, address: str) -> None:
    for _ in range(300):
        try:
            _ask(HTTPConnection("127.0.0.1", port), _path(address, "ASK {}"))
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"port {port} does not answer")


def measure(data: Path, rounds: int, seconds: float) -> list[dict[str, object]]:
    """Return a row for each figure, for the graph published in `data`."""
    ports = {"oxigraph": (_free(), "/query"), "service": (_free(), "/sparql")}
    started = [_bare(data, ports["oxigraph"][0]), _service(data, ports["service"][0])]
    try:
        for port, address in ports.values():
            _wait(port, address)
        rows = []
        for name, query, times, target in (("lookup", lookup, rounds, 1.7), ("heavy query", heavy, rounds // 3, 1.2)):
            found = {server: 1_000 * each for server, each in latencies(ports, query, times).items()}
            rows.append(_row(f"{name}, one client", "ms", found, target) | {"less": True})
        rates: dict[str, list[float]] = {name: [] for name in ports}
        for turn in range(3):
            for name, (port, address) in ports.items():
                rates[name].append(asyncio.run(throughput(port, address, seconds, turn * 10_000_000)))
        middle = {name: statistics.median(found) for name, found in rates.items()}
        rows.append(_row("lookups over 8 connections", "requests/s", middle, 0.7))
        first, again = _asked_again(ports["service"][0])
        row = _row("the same heavy query again", "queries/s", {"service": 1 / again, "oxigraph": 1 / first}, 50)
        return [*rows, row | {"baseline_name": "the first time"}]
    finally:
        for process in started:
            process.terminate()
            process.wait(20)


def _row(what: str, unit: str, found: dict[str, float], target: float) -> dict[str, object]:
    name = "oxigraph serve-read-only"
    row = {"what": what, "unit": unit, "ours": found["service"], "baseline": found["oxigraph"]}
    return row | {"baseline_name": name, "target": target}


def _bare(data: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start Oxigraph's own server on a copy of the version that the service shows."""
    graph = data / "graph"
    shutil.copytree(graph / "versions" / versions.current(graph), data / "bare")
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    return subprocess.Popen(
        [program, "serve-read-only", "-l", str(data / "bare"), "-b", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _service(data: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start the web process of the service on `data`; it ends with the pipe that is its standard input."""
    return subprocess.Popen(
        [sys.executable, "-m", "publish.web", "127.0.0.1", str(port)],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"ERNTE_DATA": str(data)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _asked_again(port: int) -> tuple[float, float]:
    """Return the seconds of a heavy query's first answer and the median of its next 20."""
    connection = HTTPConnection("127.0.0.1", port)
    took = []
    for _ in range(21):
        start = time.perf_counter()
        _ask(connection, _path("/sparql", AGAIN))
        took.append(time.perf_counter() - start)
    return took[0], statistics.median(took[1:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=4.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "ernte.toml").write_text(f'base_address = "{IRIS.base}"\n', "utf-8")
        Ledger.open(data / "ledger.sqlite", base_address=IRIS.base).close()
        store = Embedded(data / "graph")
        store.rebuild((say(number) for number in range(given.offers)), Mark(given.offers, "benchmark"))
        store.publish()
        store.close()
        print(json.dumps({"rows": measure(data, given.rounds, given.seconds)}))


if __name__ == "__main__":
    main()
