"""What the prefilter lets through, what it refuses and where, and how it limits rows."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.errors import QueryError
from publish.sparql.prefilter import MAX_DEPTH, MAX_OPERATORS, check

SUITE = "material/conformance/sparql/sparql11"

REFUSED = [
    ("query-service", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"),
    ("query-service", "SELECT * { service SILENT ?x { ?s ?p ?o } }"),
    ("query-service", "SELECT * { SeRvIcE # why\n <http://127.0.0.1/> {} }"),
    ("query-service", "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE<http://127.0.0.1/>{} } }"),
    ("query-service", "PREFIX e:<http://127.0.0.1/> SELECT * { SERVICEe:x {} }"),
    ("query-service", "PREFIX :<http://127.0.0.1/> SELECT * { service:x {} }"),
    ("query-service", "PREFIX :<http://127.0.0.1/> SELECT * { ?s ?p ?o SERVICE:x {} }"),
    ("query-service", "PREFIX e:<http://127.0.0.1/> SELECT * { ?s ?p trueSERVICE e:x {} }"),
    ("query-service", "PREFIX e:<http://127.0.0.1/> SELECT * { ?s ?p 5SERVICE e:x {} }"),
    ("query-service", "SELECT * { ?s ?p 'a'SERVICE <http://127.0.0.1/> {} }"),
    ("query-unclear", "SELECT * { BIND(1 AS ?a) FILTER(?a<1)SERVICE#>\n<http://127.0.0.1/> {} }"),
    ("query-unclear", "SELECT * { BIND(1 AS ?a) FILTER(?a<'>')SERVICE <http://127.0.0.1/> {} FILTER('a'='a') }"),
    ("query-escape", r"SELECT * { \u0053ERVICE <http://127.0.0.1/> {} }"),
    ("query-escape", r"SELECT * { S\U00000045RVICE <http://127.0.0.1/> {} }"),
    ("query-escape", r"PREFIX e:<http://127.0.0.1/> SELECT * { \u0053ERVICEe:x {} }"),
    ("query-update", "LOAD <http://127.0.0.1/>"),
    ("query-update", "INSERT DATA { <a:a> <a:b> 1 }"),
    ("query-update", "DELETE WHERE { ?s ?p ?o }"),
    ("query-update", "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ("query-update", "SELECT * { ?s ?p ?o } ; DROP ALL"),
    *(("query-update", f"{word} DEFAULT") for word in ("CLEAR", "CREATE", "drop", "Copy", "MOVE", "ADD")),
    ("query-from", "SELECT * FROM <a:g> { ?s ?p ?o }"),
    ("query-from", "SELECT * FROM NAMED <a:g> { GRAPH ?g { ?s ?p ?o } }"),
    ("query-form", ""),
    ("query-form", "hello"),
    ("query-form", "# SELECT * {}"),
    ("query-too-long", "SELECT * { ?s ?p ?o }" + " " * 65_536),
    ("query-too-long", "SELECT * { ?s ?p '" + "ä" * 40_000 + "' }"),
    ("query-too-deep", "SELECT * " + "{" * (MAX_DEPTH + 1)),
    ("query-too-deep", "ASK { FILTER " + "(" * MAX_DEPTH + "1"),
    ("query-too-deep", "ASK { ?s ?p " + "[ ?p " * MAX_DEPTH + "1"),
    ("query-too-complex", "ASK { FILTER (1" + "+1" * (MAX_OPERATORS + 1) + ") }"),
    ("query-too-complex", "ASK { {}" + " UNION {}" * (MAX_OPERATORS + 1) + " }"),
    ("query-too-complex", "ASK { ?s <a:a>" + "/<a:a>" * (MAX_OPERATORS + 1) + " ?o }"),
]

ALLOWED = [
    "SELECT ?service ?load $insert { ?service ?load $insert }",
    'SELECT * { ?s ?p "SERVICE <http://127.0.0.1/> { LOAD }" }',
    "SELECT * { ?s ?p '''DELETE ' '' FROM''' , \"\"\"INSERT \" DROP\"\"\" }",
    r"SELECT * { ?s ?p 'it\'s a SERVICE', '\u0053ERVICE' }",
    "SELECT * { ?s <http://e/SERVICE#load> ?o } # SERVICE <http://e/> {}",
    "PREFIX service: <http://e/> SELECT * { service:a service:load service:insert ; service:b 1 }",
    "PREFIX service: <http://e/> SELECT * { GRAPH service:a { ?s ?p ?o } }",
    "PREFIX service: <http://e/> DESCRIBE service:a { ?s ?p ?o }",
    "PREFIX e: <http://e/> SELECT * { e:from e:with.named 'a'@add . _:service e:drop 1.5e3 }",
    "SELECT * { ?s <http://e/l'Hôpital_(Arzt)> ?o }",
    "SELECT ?a { FILTER(?a<?b&&?c>?d) }",
    "SELECT ?größe { ?größe ?b ?\\u00e9 }",
    "BASE <http://select/> PREFIX select: <ask> ASK {}",
    "SELECT * { ?s ?p ?o . " + "?s ?p ?o . " * 2_000 + "}",
    "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }",
    "SELECT * " + "{" * (MAX_DEPTH - 1) + "}" * (MAX_DEPTH - 1),
]


@pytest.mark.parametrize(("code", "text"), REFUSED, ids=lambda value: value[:60])
def test_refuses(code, text):
    with pytest.raises(QueryError) as refused:
        check(text)
    assert refused.value.code == code
    assert "…" not in refused.value.say("de") + refused.value.say("en")


@pytest.mark.parametrize("text", ALLOWED, ids=lambda value: value[:60])
def test_lets_words_stand_where_they_mean_nothing(text):
    assert check(text).text == text


def test_says_where():
    with pytest.raises(QueryError) as refused:
        check("SELECT *\n{ ?s ?p ?o .\n  SERVICE <http://e/> {} }")
    assert (refused.value.parts["line"], refused.value.parts["column"]) == (3, 3)


EXCEPTIONS = {"query-service", "query-from"}
"""Rules by which positive tests of the W3C may be refused: one data set, no other servers."""


def test_the_w3c_queries_pass(shared):
    files = sorted((shared / SUITE).rglob("*.rq"))
    assert len(files) > 400
    refused = {}
    for file in files:
        try:
            check(file.read_text("utf-8"))
        except QueryError as problem:
            refused[str(file.relative_to(shared / SUITE))] = problem.code
    wrong = {name for name in refused if re.search(r"-bad-|-codepoint-escape-bad|/bad", name)}
    kept = {name: code for name, code in refused.items() if name not in wrong}
    assert set(kept.values()) <= EXCEPTIONS
    assert all(("service" in name or "fed" in name) for name, code in kept.items() if code == "query-service")
    assert sum(code == "query-from" for code in kept.values()) == 2


def test_the_w3c_updates_are_refused(shared):
    files = [f for f in sorted((shared / SUITE).rglob("*.ru")) if re.search(r"[A-Za-z]{4}", _code(f))]
    assert len(files) > 130
    for file in files:
        with pytest.raises(QueryError):
            check(file.read_text("utf-8"))


def _code(file):
    return re.sub(r"(?im)^\s*(#.*|prefix\s+\S+\s*<[^>]*>|base\s+<[^>]*>)\s*$", "", file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        ("SELECT * {}", "SELECT * {}\nLIMIT 9"),
        ("SELECT * {} # end", "SELECT * {}\nLIMIT 9 # end"),
        ("SELECT * {} LIMIT 5", "SELECT * {} LIMIT 5"),
        ("SELECT * {} limit 50 offset 3", "SELECT * {} limit 9 offset 3"),
        ("SELECT * {} OFFSET 3", "SELECT * {} OFFSET 3\nLIMIT 9"),
        ("SELECT * { SELECT * {} LIMIT 50 }", "SELECT * { SELECT * {} LIMIT 50 }\nLIMIT 9"),
        ("SELECT * {} ORDER BY ?a VALUES ?a { 1 }", "SELECT * {} ORDER BY ?a LIMIT 9\nVALUES ?a { 1 }"),
        ("SELECT * {} LIMIT 50 VALUES ?a { 1 }", "SELECT * {} LIMIT 9 VALUES ?a { 1 }"),
        ("ASK {}", "ASK {}"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"),
        ("SELECT * {", "SELECT * {"),
    ],
)
def test_limits_the_rows_of_a_select(text, limited):
    assert check(text, rows=9).text == limited


@pytest.mark.parametrize("word", ["NOW()", "RAND()", "UUID()", "STRUUID()"])
def test_knows_what_changes_by_itself(word):
    assert not check(f"SELECT ({word} AS ?x) {{}}").steady
    assert check(f"SELECT ('{word}' AS ?x) {{}}").steady


PIECES = st.lists(
    st.sampled_from([*"{}()[]<>\"'\\#?:.@\n ", "SELECT", "SERVICE", "\\u0053", "'''", "LIMIT 5", "ä", "😀"])
)


@given(PIECES.map("".join))
def test_no_text_makes_it_fail(text):
    with contextlib.suppress(QueryError):
        check(text, rows=3)
