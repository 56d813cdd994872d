"""A published graph to query, and an HTTP client that talks to the route alone."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import asynccontextmanager, closing
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette

from publish.graphstore.base import Mark
from publish.graphstore.embedded import Embedded
from publish.sparql.pool import QueryPool
from publish.sparql.values import Limits
from publish.web.sparql import ROUTES
from vocab.entities import Entity

LIMITS = Limits(seconds=5)
NAMES = ["Töpfern", 'Kurs "A", Teil 1', "Zeile\\nzwei", "Komma, und; mehr", "<b>&amp;</b>", "}},{", "\\u0001 Glocke"]


def offer(number, name=""):
    iri = f"http://e/offer/{number}"
    text = (name or NAMES[number % len(NAMES)]).replace('"', '\\"')
    lines = (
        f'<{iri}> <http://p/name> "{text}" .',
        f'<{iri}> <http://p/number> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> .',
        f'<{iri}> <http://p/words> "Wort {number}"@de .',
        f"<{iri}> <http://p/next> <http://e/offer/{number + 1}> .",
    )
    return (Entity(iri, tuple(sorted(lines))),)


def publish(folder, count=200, seq=1, name=""):
    """Publish `count` offers in `folder` and return the version's name."""
    store = Embedded(folder)
    store.rebuild((offer(number, name) for number in range(count)), Mark(seq, "test"))
    version = store.publish()
    store.close()
    return version


@pytest.fixture(scope="session")
def graph(tmp_path_factory):
    """Return a folder in which 200 offers are published."""
    folder = tmp_path_factory.mktemp("graph")
    publish(folder)
    return folder


@asynccontextmanager
async def served(folder, limits=LIMITS, **more):
    """Have a client of the route on `folder`; `client.pool` is the pool behind it."""
    pool = QueryPool(folder, limits, **more)
    app = Starlette(routes=ROUTES)
    app.state.site = SimpleNamespace(pool=pool, iris=SimpleNamespace(base="http://e/"))
    async with pool, httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://e") as client:
        client.pool = pool
        yield client


@pytest.fixture
def serving():
    """Return `served`, for tests of several requests."""
    return served


@pytest.fixture
def publishing():
    """Return `publish`."""
    return publish


@pytest.fixture
def send(graph):
    """Return a function that sends one request to the route and returns the response."""

    def one(method="GET", limits=LIMITS, **request):
        async def once():
            async with served(graph, limits) as client:
                return await client.request(method, "/sparql", **request)

        return asyncio.run(once())

    return one


@pytest.fixture(scope="session")
def address(graph):
    """Return the address of the route behind a real HTTP server."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--working-dir", str(Path(__file__).parent), "--no-log", "serve_sparql:application"],
        env=os.environ | {"GRAPH": str(graph)},
    )
    found = f"http://127.0.0.1:{port}/sparql"
    try:
        _wait_for(found)
        yield found
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(found):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            return httpx.get(found, params={"query": "ASK {}"}).raise_for_status()
        except httpx.TransportError:
            threading.Event().wait(0.05)
    pytest.fail(f"{found} does not answer")
