"""Counting rows in a stream, however it is cut."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.sparql.rows import Counter

TEXT = st.text(st.sampled_from('ab"\\{},[]<>/&\r\n\té:') | st.characters(min_codepoint=32, exclude_categories=["Cs"]))


def rows_of(body, kind):
    if kind == "json":
        return len(json.loads(body)["results"]["bindings"])
    if kind == "xml":
        return len(ET.fromstring(body).findall(".//{*}result"))
    if kind == "csv":
        return len(list(csv.reader(io.StringIO(body.decode(), newline="")))) - 1
    return body.count(b"\n") - 1


@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv"])
@given(texts=st.lists(TEXT | st.none(), max_size=8), size=st.integers(1, 40))
def test_counts_rows(kind, texts, size):
    values = " ".join(f"(UNDEF {n})" if text is None else f"({_quoted(text)} {n})" for n, text in enumerate(texts))
    found = pyoxigraph.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    body = found.serialize(format=getattr(pyoxigraph.QueryResultsFormat, kind.upper()))
    counter = Counter(kind)
    for place in range(0, len(body), size):
        counter.add(body[place : place + size])
    assert counter.rows == len(texts) == rows_of(body, kind)


@pytest.mark.parametrize("kind", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_counts_rows_without_values(kind, count):
    found = pyoxigraph.Store().query(f"SELECT ?a {{ VALUES ?a {{ {'UNDEF ' * count} }} }}")
    counter = Counter(kind)
    counter.add(found.serialize(format=getattr(pyoxigraph.QueryResultsFormat, kind.upper())))
    assert counter.rows == count


def _quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
    return '"' + "".join(short.get(c, c) for c in text) + '"'
