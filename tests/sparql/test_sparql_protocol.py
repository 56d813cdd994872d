"""Requests and Accept headers as pure functions."""

import json
from urllib.parse import quote

import pytest

from harvester.errors import BusyError, QueryError, WorkError
from publish.sparql.protocol import Asked, asked, error, format_for, language, status

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


@pytest.mark.parametrize(
    ("method", "address", "media", "body", "wanted"),
    [
        ("GET", b"query=ASK%7B%7D", "", b"", Asked("ASK{}")),
        ("GET", b"query=ASK+%7B%7D&format=csv", "", b"", Asked("ASK {}", "csv")),
        ("GET", b"output=xml&query=ASK%7B%7D&x=y", "", b"", Asked("ASK{}", "xml")),
        ("GET", b"query=" + quote("ASK{?s ?p 'ä+&'}").encode(), "", b"", Asked("ASK{?s ?p 'ä+&'}")),
        ("GET", b"", "", b"", None),
        ("GET", b"lang=de&format=csv", "", b"", None),
        ("POST", b"", FORM, b"query=ASK%7B%7D", Asked("ASK{}")),
        ("POST", b"", f"{FORM}; charset=UTF-8", b"query=ASK%7B%7D", Asked("ASK{}")),
        ("POST", b"format=tsv", FORM, b"query=ASK%7B%7D", Asked("ASK{}", "tsv")),
        ("POST", b"", DIRECT, "ASK{?s ?p 'ä'}".encode(), Asked("ASK{?s ?p 'ä'}")),
        ("POST", b"format=json", f"{DIRECT}; charset=utf-8", b"ASK{}", Asked("ASK{}", "json")),
    ],
)
def test_reads_a_query(method, address, media, body, wanted):
    assert asked(method, address, media, body) == wanted


@pytest.mark.parametrize(
    ("method", "address", "media", "body", "code", "number"),
    [
        ("GET", b"query=ASK%7B%7D&query=ASK%7B%7D", "", b"", "query-twice", 400),
        ("GET", b"qurey=ASK%7B%7D", "", b"", "query-missing", 400),
        ("GET", b"query=%FF", "", b"", "query-encoding", 400),
        ("GET", b"query=ASK%7B%7D&default-graph-uri=http://e/", "", b"", "query-dataset", 400),
        ("GET", b"query=ASK%7B%7D&named-graph-uri=http://e/", "", b"", "query-dataset", 400),
        ("POST", b"", FORM, b"", "query-missing", 400),
        ("POST", b"", FORM, b"update=DROP+ALL", "query-update", 400),
        ("POST", b"", FORM, b"&".join(b"a=b" for _ in range(200)), "query-too-long", 413),
        ("POST", b"", DIRECT, b"\xff", "query-encoding", 400),
        ("POST", b"default-graph-uri=http://e/", DIRECT, b"ASK{}", "query-dataset", 400),
        ("POST", b"", "text/plain", b"ASK{}", "query-media", 415),
        ("POST", b"", "application/sparql-update", b"DROP ALL", "query-media", 415),
        ("POST", b"", "", b"ASK{}", "query-media", 415),
        ("PUT", b"", DIRECT, b"ASK{}", "query-method", 405),
        ("DELETE", b"query=ASK%7B%7D", "", b"", "query-method", 405),
    ],
)
def test_refuses_a_request(method, address, media, body, code, number):
    with pytest.raises(QueryError) as refused:
        asked(method, address, media, body)
    assert refused.value.code == code
    assert status(refused.value) == number


LONG = "text/turtle;q=0.9, application/rdf+xml;q=0.8, " + "application/x-unknown, " * 100 + "text/csv;q=0.2, */*;q=0.1"


@pytest.mark.parametrize(
    ("form", "wanted", "accept", "chosen"),
    [
        ("SELECT", "", "", "json"),
        ("SELECT", "", "*/*", "json"),
        ("SELECT", "", "application/sparql-results+xml", "xml"),
        ("SELECT", "", "text/tab-separated-values", "tsv"),
        ("SELECT", "", "text/csv;q=0.1, application/sparql-results+json;q=0.2", "json"),
        ("SELECT", "", "text/csv;q=0, */*", "json"),
        ("SELECT", "", "text/turtle, */*;q=0.1", "json"),
        ("SELECT", "", "application/json", "json"),
        ("SELECT", "", "application/xml", "xml"),
        ("SELECT", "", "TEXT/CSV", "csv"),
        ("SELECT", "", "text/*", "csv"),
        ("SELECT", "", "image/png", "json"),
        ("SELECT", "", "text/csv;q=nan, application/sparql-results+xml;q=x", "json"),
        ("SELECT", "", LONG, "csv"),
        ("ASK", "", "text/csv, application/sparql-results+json;q=0.9", "csv"),
        ("SELECT", "csv", "application/json", "csv"),
        ("SELECT", "text/csv", "", "csv"),
        ("SELECT", "application/sparql-results+xml", "", "xml"),
        ("CONSTRUCT", "", "", "ttl"),
        ("CONSTRUCT", "", "application/ld+json", "jsonld"),
        ("DESCRIBE", "", "application/rdf+xml, text/turtle;q=0.9", "rdf"),
        ("CONSTRUCT", "", "application/n-triples, */*;q=0.5", "nt"),
        ("CONSTRUCT", "", LONG, "ttl"),
        ("CONSTRUCT", "", "text/csv", "ttl"),
        ("CONSTRUCT", "turtle", "", "ttl"),
        ("CONSTRUCT", "json", "", "jsonld"),
        ("CONSTRUCT", "xml", "", "rdf"),
    ],
)
def test_chooses_a_format(form, wanted, accept, chosen):
    assert format_for(form, wanted, accept) == chosen


@pytest.mark.parametrize(("form", "wanted"), [("SELECT", "ttl"), ("CONSTRUCT", "csv"), ("SELECT", "pdf")])
def test_a_format_asked_for_by_name_must_exist(form, wanted):
    with pytest.raises(QueryError) as refused:
        format_for(form, wanted, "")
    assert wanted in str(refused.value)
    assert status(refused.value) == 400


@pytest.mark.parametrize(
    ("header", "tongue"), [("", "en"), ("de", "de"), ("fr, de;q=0.5", "de"), ("en, de;q=0.9", "en"), ("de-AT", "de")]
)
def test_chooses_a_language(header, tongue):
    assert language(header) == tongue


def test_an_error_is_plain_text_in_the_readers_language():
    problem = QueryError("query-syntax", line=3, column=7, detail="expected '}'")
    number, headers, body = error(problem, "*/*", "de")
    assert number == 400
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert body.decode().startswith("Zeile 3, Spalte 7: ")


def test_an_error_is_problem_json_for_those_who_read_json():
    problem = QueryError("query-syntax", line="3", column="7", detail="expected '}'")
    _, headers, body = error(problem, "application/sparql-results+json", "")
    assert headers["content-type"] == "application/problem+json"
    said = json.loads(body)
    assert (said["status"], said["code"], said["line"], said["column"]) == (400, "query-syntax", "3", "7")


@pytest.mark.parametrize(
    "problem",
    [
        BusyError("query-busy", seconds=5),
        QueryError("query-timeout", most=1),
        WorkError("query-unpublished", where="x"),
    ],
)
def test_what_may_work_later_says_when(problem):
    number, headers, _ = error(problem, "", "")
    assert number == 503
    assert int(headers["retry-after"]) > 0
