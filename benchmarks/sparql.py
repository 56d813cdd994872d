"""Measures SPARQL through the service against bare `oxigraph serve-read-only` on the same store; JSON on stdout.

    python -m benchmarks.sparql [--offers 20000] [--rounds 300] [--seconds 4]

Both answer the same queries in turns within one run, one connection first and eight after that. No query is asked
twice, so the service's cache never helps; what the cache does for a heavy query is measured apart. Needs `oxigraph`.
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
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

from starlette.applications import Starlette

from benchmarks.publish import say
from publish.graphstore import versions
from publish.graphstore.base import Mark
from publish.graphstore.embedded import Embedded
from publish.sparql.pool import QueryPool
from publish.web.sparql import ROUTES
from vocab.iris import key_of

LOOKED_UP = 10_000
"""Offers that lookups go to, each with another comment every time."""

HEAVY = """PREFIX schema: <https://schema.org/>
SELECT ?town (COUNT(?offer) AS ?offers) {{
  ?address schema:addressLocality ?town ; schema:postalCode "12345" .
  ?place schema:address ?address ; schema:name ?name .
  ?held schema:location ?place . ?offer schema:hasCourseInstance ?held . FILTER (CONTAINS(?name, "{digit}"))
}} GROUP BY ?town # {number}"""


AGAIN = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"


def application() -> Starlette:
    """Return the SPARQL route alone, for granian."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with QueryPool(Path(os.environ["GRAPH"])) as pool:
            app.state.site = SimpleNamespace(pool=pool)
            yield

    return Starlette(routes=ROUTES, lifespan=lifespan)


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


def measure(folder: Path, rounds: int, seconds: float) -> dict[str, object]:
    """Return all figures for the graph published in `folder`."""
    bare, service = _free(), _free()
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    version = folder / "versions" / versions.current(folder)
    shutil.copytree(version, folder / "bare")
    granian = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--no-log", "--port", str(service)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [
        subprocess.Popen([program, "serve-read-only", "-l", str(folder / "bare"), "-b", f"127.0.0.1:{bare}"], **quiet),
        subprocess.Popen([*granian, "benchmarks.sparql:application"], env=os.environ | {"GRAPH": str(folder)}, **quiet),
    ]
    ports = {"oxigraph": (bare, "/query"), "service": (service, "/sparql")}
    try:
        for port, address in ports.values():
            _wait(port, address)
        result: dict[str, object] = {}
        for kind, query in (("lookup", lookup), ("heavy", heavy)):
            found = latencies(ports, query, rounds if kind == "lookup" else rounds // 3)
            result |= {f"{kind}_{name}_ms": round(value * 1_000, 3) for name, value in found.items()}
            result[f"{kind}_ratio"] = round(found["service"] / found["oxigraph"], 2)
        rates: dict[str, list[float]] = {name: [] for name in ports}
        for turn in range(3):
            for name, (port, address) in ports.items():
                rates[name].append(asyncio.run(throughput(port, address, seconds, turn * 10_000_000)))
        middle = {name: statistics.median(found) for name, found in rates.items()}
        result |= {f"requests_{name}": round(value) for name, value in middle.items()}
        result["requests_ratio"] = round(middle["service"] / middle["oxigraph"], 2)
        connection = HTTPConnection("127.0.0.1", service)
        again = []
        for _ in range(21):
            start = time.perf_counter()
            _ask(connection, _path("/sparql", AGAIN))
            again.append(time.perf_counter() - start)
        result["again_ratio"] = round(again[0] / statistics.median(again[1:]), 1)
    finally:
        for process in started:
            process.terminate()
            process.wait(20)
    return result | {"targets": {"lookup_ratio": 1.7, "heavy_ratio": 1.2, "requests_ratio": 0.7, "again_ratio": 50}}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=4.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Embedded(Path(folder))
        store.rebuild((say(number) for number in range(given.offers)), Mark(given.offers, "benchmark"))
        store.publish()
        store.close()
        json.dump({"offers": given.offers} | measure(Path(folder), given.rounds, given.seconds), sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
