"""The short way to `/sparql` past all routes: guarded as every page is, and taken by nothing else."""

import asyncio
from types import SimpleNamespace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from publish.sparql.pool import QueryPool
from publish.web.headers import SECURITY, Guard
from publish.web.sparql import Endpoint, Shortcut


@pytest.fixture
def fetch(graph):
    """Return a function that sends one request to an application that has no routes but the short way."""
    middleware = [
        Middleware(Guard, host="data.example"),
        Middleware(Shortcut, path="/sub/sparql", app=Endpoint()),
    ]

    def one(method, path, **request):
        async def once():
            app = Starlette(middleware=middleware)
            async with (
                QueryPool(graph) as pool,
                httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://data.example") as client,
            ):
                app.state.site = SimpleNamespace(pool=pool)
                return await client.request(method, path, **request)

        return asyncio.run(once())

    return one


@pytest.mark.parametrize("query", ["ASK {}", "SELECT * {", "SELECT * { ?s ?p ?o }"])
def test_every_answer_has_the_security_headers_once(fetch, query):
    response = fetch("GET", "/sub/sparql", params={"query": query})
    assert {name: response.headers[name] for name in SECURITY} == SECURITY
    assert int(response.headers["content-length"]) == len(response.content)


def test_another_host_is_refused(fetch):
    response = fetch("GET", "/sub/sparql", params={"query": "ASK {}"}, headers={"host": "other.example"})
    assert response.status_code == 421
    assert {name: response.headers[name] for name in SECURITY} == SECURITY


@pytest.mark.parametrize("path", ["/sparql", "/sub/sparql/", "/sub/sparql/x", "/sub"])
def test_other_addresses_go_the_long_way(fetch, path):
    assert fetch("GET", path, params={"query": "ASK {}"}).status_code == 404


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_wrong_query_costs_its_caller_a_message(fetch, method):
    request = {"data": {"query": "ASK {"}} if method == "POST" else {"params": {"query": "ASK {"}}
    response = fetch(method, "/sub/sparql", **request)
    assert response.status_code == 400
    assert (len(response.content) > 0) == (method != "HEAD")
