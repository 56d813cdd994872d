"""The page for people: a form, a table without scripts, words for what went wrong."""

import asyncio
import re

import httpx
import pytest
from starlette.applications import Starlette

from harvester.config import Settings
from harvester.ledger import Ledger
from publish.sparql.pool import QueryPool
from publish.sparql.prefilter import check
from publish.web.site import Site
from publish.web.sparql import ROUTES, SHOWN, examples

HTML = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def page(graph, tmp_path):
    """Return a function that fetches the page."""

    def fetch(**request):
        async def once():
            with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://e/") as ledger:
                app = Starlette(routes=ROUTES)
                async with QueryPool(graph) as pool:
                    app.state.site = Site(tmp_path, Settings(), ledger, pool)
                    transport = httpx.ASGITransport(app)
                    async with httpx.AsyncClient(transport=transport, base_url="http://e") as client:
                        return await client.get("/sparql", headers=HTML | request.pop("headers", {}), **request)

        return asyncio.run(once())

    return fetch


@pytest.mark.parametrize(("language", "words"), [("de", "Abfrage ausführen"), ("en", "Run the query")])
def test_a_browser_gets_a_form(page, language, words):
    response = page(headers={"accept-language": language})
    assert response.status_code == 200
    assert words in response.text
    assert "<textarea" in response.text
    assert "<script" not in response.text


def test_the_language_can_be_chosen_by_address(page):
    assert "Abfrage ausführen" in page(params={"lang": "de"}).text


def test_results_come_as_a_table(page):
    response = page(params={"query": "SELECT ?s ?n { ?s <http://p/number> 4 ; <http://p/name> ?n }"})
    assert '<th scope="col">s</th>' in response.text
    assert '<a href="http://e/offer/4" rel="nofollow">' in response.text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in response.text
    assert "format=csv" in response.text


def test_a_long_result_says_that_it_is_cut(page):
    response = page(params={"query": "SELECT * { ?s ?p ?o }", "lang": "en"})
    assert len(re.findall("<tr>", response.text)) == SHOWN + 1
    assert f"first {SHOWN} rows" in response.text


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?s <http://p/number> 4 }", "SELECT * { ?s ?p 'no' }"])
def test_every_form_is_shown(page, query):
    response = page(params={"query": query})
    assert response.status_code == 200
    assert 'id="result"' in response.text


def test_a_wrong_query_is_explained_and_kept(page):
    response = page(params={"query": "SELECT * { <script>alert(1)</script>"}, headers={"accept-language": "de"})
    assert response.status_code == 400
    assert "Zeile 1, Spalte" in response.text
    assert "&lt;script&gt;" in response.text


def test_no_link_leads_where_a_browser_should_not_go(page):
    response = page(params={"query": "SELECT (<javascript:alert(1)> AS ?x) {}"})
    assert 'href="javascript' not in response.text


@pytest.mark.parametrize(("name", "text"), examples())
def test_examples_are_queries(page, name, text):
    assert check(text).form == "SELECT"
    assert page(params={"query": text}).status_code == 200
