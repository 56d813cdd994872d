"""The route as a client sees it: answers, errors, validators, new versions."""

import asyncio
import csv
import io
import json
import xml.etree.ElementTree as ET

import httpx
import pyoxigraph
import pytest
import SPARQLWrapper

from harvester.errors import ErnteError
from publish.graphstore import versions
from publish.sparql.local import ask
from publish.sparql.values import Limits

ALL = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
RESULTS = {
    "application/sparql-results+json": pyoxigraph.QueryResultsFormat.JSON,
    "application/sparql-results+xml": pyoxigraph.QueryResultsFormat.XML,
    "text/csv": pyoxigraph.QueryResultsFormat.CSV,
    "text/tab-separated-values": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
}
QUERIES = [
    ALL,
    "SELECT ?n (COUNT(?s) AS ?c) { ?s <http://p/name> ?n } GROUP BY ?n ORDER BY ?n",
    "SELECT ?s ?missing { ?s <http://p/number> 7 OPTIONAL { ?s <http://p/none> ?missing } }",
    "SELECT * { ?s <http://p/name> 'nothing' }",
    "ASK { ?s <http://p/number> 7 }",
    "ASK { ?s <http://p/number> 'seven' }",
]


def directly(graph):
    return pyoxigraph.Store.read_only(str(graph / "versions" / versions.current(graph)))


@pytest.mark.parametrize("media", RESULTS)
@pytest.mark.parametrize("query", QUERIES)
def test_results_are_those_of_the_store_itself(send, graph, media, query):
    response = send(params={"query": query}, headers={"accept": media})
    wanted = directly(graph).query(query).serialize(format=RESULTS[media])
    if media == "text/csv" and query.startswith("ASK"):
        wanted += b"\r\n"
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == media
    assert response.content == (wanted.replace(b"\x01", "\ufffd".encode()) if media.endswith("xml") else wanted)


@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_are_those_of_the_store_itself(send, graph, media):
    query = "CONSTRUCT WHERE { ?s <http://p/number> ?o ; <http://p/words> ?w }"
    response = send(params={"query": query}, headers={"accept": media})
    wanted = {(q.subject, q.predicate, q.object) for q in directly(graph).query(query)}
    found = {(q.subject, q.predicate, q.object) for q in pyoxigraph.parse(response.content, GRAPHS[media])}
    assert response.headers["content-type"].split(";")[0] == media
    assert found == wanted
    assert len(found) == 400


@pytest.mark.parametrize("media", ["application/sparql-results+xml", "application/rdf+xml"])
@pytest.mark.parametrize("character", ["\\u0001", "\\u000B", "\\uFFFF", "\\uFFFE", "\\u001F"])
def test_xml_is_always_well_formed(send, media, character):
    text = f"x{character}y" * 30_000
    query = f'SELECT ("{text[:20_000]}" AS ?x) {{}}'
    if media.startswith("application/rdf"):
        query = f'CONSTRUCT {{ <a:a> <a:b> "{text[:20_000]}" }} {{}}'
    response = send("POST", content=query, headers={"accept": media, "content-type": "application/sparql-query"})
    assert response.status_code == 200
    assert "�" in "".join(ET.fromstring(response.content).itertext())


@pytest.mark.parametrize(
    ("query", "number", "words"),
    [
        ("SELECT * {\n ?s ?p ) }", 400, "line 2, column"),
        ("SELECT * { SERVICE <http://e/> {} }", 400, "SERVICE"),
        ("SELECT * { ?s e:x 1 }", 400, "prefix"),
        ("SELECT (<http://e/f>(1) AS ?x) {}", 400, "cannot be carried out"),
        ("DROP ALL", 400, "read only"),
        ("x" * 70_000, 413, "bytes are allowed"),
    ],
)
def test_errors_say_what_and_where(send, query, number, words):
    form = {"query": query}
    response = send("POST", data=form)
    assert (response.status_code, words in response.text) == (number, True)
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_body_without_end_is_refused(send):
    response = send("POST", content=b"x" * 1_000_000, headers={"content-type": "application/sparql-query"})
    assert response.status_code == 413


def test_browsers_of_other_sites_may_ask(send):
    response = send("OPTIONS", headers={"origin": "http://other", "access-control-request-method": "POST"})
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]


def test_head_is_get_without_the_body(send):
    response = send("HEAD", params={"query": "ASK {}"})
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["content-length"]) > 0


def test_other_methods_are_refused(send):
    response = send("PUT", content=b"ASK {}")
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]


def test_without_a_query_a_program_gets_the_description(send):
    response = send(headers={"accept": "text/turtle"})
    found = {
        str(q.predicate.value).rsplit("#", 1)[1] for q in pyoxigraph.parse(response.content, GRAPHS["text/turtle"])
    }
    assert {"endpoint", "supportedLanguage", "resultFormat", "defaultDataset"} <= found


@pytest.mark.parametrize(("media", "count"), [("text/csv", None), ("application/sparql-results+json", None)])
def test_cut_results_say_so(send, media, count):
    response = send(limits=Limits(rows=50), params={"query": ALL}, headers={"accept": media})
    assert response.headers["x-sparql-maxrows"] == "50"
    assert "cut at 50 rows" in response.headers["warning"]
    rows = csv.reader(io.StringIO(response.text, newline="")) if media == "text/csv" else None
    assert len(list(rows)) - 1 == 50 if rows else len(response.json()["results"]["bindings"]) == 50


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o } LIMIT 50", "ASK {}", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 50"])
def test_results_within_the_limit_do_not(send, query):
    response = send(limits=Limits(rows=50), params={"query": query})
    assert "x-sparql-maxrows" not in response.headers


def test_cut_graphs_say_so(send):
    response = send(limits=Limits(rows=50), params={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "nt"})
    assert response.text.count("\n") == 50
    assert response.headers["x-sparql-maxrows"] == "50"


def test_a_large_answer_comes_whole(send, graph):
    query = "SELECT * { ?s ?p ?o . ?a <http://p/number> ?b FILTER (?b < 20) } ORDER BY ?s ?p ?o ?b"
    response = send(params={"query": query}, headers={"accept": "text/csv"})
    assert len(response.content) > 1_000_000
    assert response.content == directly(graph).query(query).serialize(format=RESULTS["text/csv"])


def test_what_is_known_is_not_sent_or_asked_again(graph, serving):
    async def run():
        async with serving(graph) as client:
            first = await client.get("/sparql", params={"query": ALL})
            etag = first.headers["etag"]
            client.pool._worker = None  # whoever asks a worker now fails
            again = await client.get("/sparql", params={"query": ALL})
            none = await client.get("/sparql", params={"query": ALL}, headers={"if-none-match": f'"x", W/{etag}'})
            return first, again, none

    first, again, none = asyncio.run(run())
    assert again.content == first.content
    assert (none.status_code, none.content, none.headers["etag"]) == (304, b"", first.headers["etag"])


def test_validators_differ_by_query_format_and_version(tmp_path, serving, publishing):
    asked = [(ALL, "json"), (ALL, "csv"), (f"{ALL} ", "json")]

    async def run():
        publishing(tmp_path, 3)
        async with serving(tmp_path) as client:
            found = [await client.get("/sparql", params={"query": q, "format": f}) for q, f in asked]
            publishing(tmp_path, 3, seq=2)
            found.append(await client.get("/sparql", params={"query": ALL, "format": "json"}))
            return [one.headers["etag"] for one in found]

    assert len(set(asyncio.run(run()))) == 4


def test_what_changes_by_itself_has_no_validator(send):
    response = send(params={"query": "SELECT (RAND() AS ?x) {}"})
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


def test_nothing_published_is_said(tmp_path, serving):
    async def run():
        async with serving(tmp_path) as client:
            return await client.get("/sparql", params={"query": ALL})

    response = asyncio.run(run())
    assert response.status_code == 503
    assert "nothing has been published" in response.text


def test_a_new_version_is_seen_by_the_next_query(tmp_path, serving, publishing):
    async def run():
        publishing(tmp_path, 3, name="old")
        async with serving(tmp_path) as client:
            query = {"query": "SELECT DISTINCT ?n { ?s <http://p/name> ?n }", "format": "csv"}
            before = await client.get("/sparql", params=query)
            publishing(tmp_path, 3, seq=2, name="new")
            return before.text, (await client.get("/sparql", params=query)).text

    assert asyncio.run(run()) == ("n\r\nold\r\n", "n\r\nnew\r\n")


def test_versions_switch_under_load_without_a_failed_request(tmp_path, serving, publishing):
    async def run():
        publishing(tmp_path, 20, name="0")
        async with serving(tmp_path, Limits(workers=2)) as client:
            done, seen = asyncio.Event(), []

            async def load(number):
                asked = 0
                while not done.is_set():
                    asked += 1
                    query = f"SELECT DISTINCT ?n {{ ?s <http://p/name> ?n }} # {number}-{asked}"
                    found = await client.get("/sparql", params={"query": query, "format": "csv"})
                    seen.append((found.status_code, found.text))

            clients = [asyncio.create_task(load(number)) for number in range(6)]
            for seq in range(1, 9):
                await asyncio.to_thread(publishing, tmp_path, 20, seq, str(seq))
            done.set()
            await asyncio.gather(*clients)
            return seen

    seen = asyncio.run(run())
    assert {number for number, _ in seen} == {200}
    assert {text for _, text in seen} <= {f"n\r\n{seq}\r\n" for seq in range(9)}
    assert len({text for _, text in seen}) > 2


def test_too_many_at_once_are_told_to_come_back(graph, serving):
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    async def run():
        limits = Limits(workers=1, waiting=2, seconds=1, patience=0.3)
        async with serving(graph, limits) as client:
            asked = [client.get("/sparql", params={"query": f"{heavy} # {n}"}) for n in range(6)]
            found = await asyncio.gather(*asked)
            return [(one.status_code, one.text.split(".")[0], one.headers["retry-after"]) for one in found]

    found = asyncio.run(run())
    assert {number for number, _, _ in found} == {503}
    assert sum(text == "Too many queries are waiting" for _, text, _ in found) == 5


def test_sparqlwrapper_reads_results(address):
    client = SPARQLWrapper.SPARQLWrapper(address)
    client.setReturnFormat(SPARQLWrapper.JSON)
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        client.setMethod(method)
        client.setQuery(ALL)
        assert len(client.query().convert()["results"]["bindings"]) == 800
    client.setQuery("CONSTRUCT WHERE { ?s <http://p/number> ?o }")
    client.setReturnFormat(SPARQLWrapper.TURTLE)
    assert client.query().convert().count(b"<http://p/number>") == 200
    client.setReturnFormat(SPARQLWrapper.XML)
    client.setQuery("SELECT * {")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_a_real_server_answers_as_the_route_does(address):
    response = httpx.post(address, data={"query": ALL}, headers={"accept": "text/csv"})
    assert response.text.count("\r\n") == 801
    assert int(response.headers["content-length"]) == len(response.content)


def test_the_command_lines_way_gives_the_same(graph):
    assert json.loads(ask(graph, ALL)) == json.loads(
        directly(graph).query(ALL).serialize(format=RESULTS["application/sparql-results+json"])
    )
    with pytest.raises(ErnteError, match="SERVICE"):
        ask(graph, "SELECT * { SERVICE <http://e/> {} }")
