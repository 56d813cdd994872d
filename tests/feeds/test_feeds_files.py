"""Whole files of the data set: what is in them, and that every reader reads the same."""

import csv
import io
import json

import msgspec
import pyoxigraph
import pytest
import rdflib

from harvester.config import Settings
from harvester.errors import UseError, WorkError
from harvester.records import Change
from publish.feeds.export import FORMATS, export_file, write
from publish.feeds.table import COLUMNS, row
from publish.graphstore.embedded import Embedded
from publish.projector import open_projector
from vocab.iris import Iris
from vocab.model import Classification, Offer


def written(ledger, form, **how):
    output = io.BytesIO()
    write(ledger, output, form, **how)
    return output.getvalue()


def quads(content, form):
    return {(q.subject, q.predicate, q.object) for q in pyoxigraph.parse(content, form)}


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_written_in_the_format_of_its_suffix(ledger, tmp_path, form):
    file = tmp_path / f"angebote.{form.upper()}"
    assert export_file(ledger, file) == 4
    assert file.read_bytes() == written(ledger, form)
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


@pytest.mark.parametrize("name", ["offers.xlsx", "offers", "offers.tar.gz"])
def test_a_suffix_that_names_no_format_is_refused_with_the_choices(ledger, tmp_path, name):
    with pytest.raises(UseError, match=r"\.nq, \.ttl, \.jsonl, \.csv"):
        export_file(ledger, tmp_path / name)


def test_a_file_that_cannot_be_written_is_an_error_that_names_it(ledger, tmp_path):
    with pytest.raises(WorkError, match=r"nowhere/offers\.nq"):
        export_file(ledger, tmp_path / "nowhere" / "offers.nq")


def test_the_dumps_hold_exactly_the_triples_of_the_graph_store(ledger, tmp_path):
    with open_projector(tmp_path / "graph", ledger, Settings()) as projector:
        projector.catch_up()
    store, output = Embedded(tmp_path / "graph"), io.BytesIO()
    store.dump(output)
    store.close()
    served = quads(output.getvalue(), pyoxigraph.RdfFormat.N_QUADS)
    assert len(served) > 50
    assert quads(written(ledger, "nq"), pyoxigraph.RdfFormat.N_QUADS) == served
    assert quads(written(ledger, "ttl"), pyoxigraph.RdfFormat.TURTLE) == served


def test_rdflib_reads_both_dumps_as_the_same_triples(ledger):
    lines = set(rdflib.Graph().parse(data=written(ledger, "nq"), format="nt11"))
    assert set(rdflib.Graph().parse(data=written(ledger, "ttl"), format="turtle")) == lines
    assert len(lines) == len(quads(written(ledger, "nq"), pyoxigraph.RdfFormat.N_QUADS))


def test_what_several_offers_share_is_said_once(ledger):
    lines = written(ledger, "nq").removesuffix(b"\n").split(b"\n")
    assert len(lines) == len(set(lines))


def test_a_file_shows_the_data_as_of_a_change(ledger):
    names = {o["name"] for line in written(ledger, "jsonl", at=5).splitlines() if (o := json.loads(line))}
    assert {"Verschwunden", "free"} <= names
    now = {o["name"] for line in written(ledger, "jsonl").splitlines() if (o := json.loads(line))}
    assert {"Verschwunden", "free"} & now == set()
    assert "Frei" in now
    assert written(ledger, "jsonl", at=0) == b""


def test_a_text_without_a_licence_is_in_no_file(ledger):
    for form in FORMATS:
        assert b"Geheimer Text" not in written(ledger, form)
    assert b"Lizenzierter Text" in written(ledger, "jsonl")
    assert b"Lizenzierter Text" in written(ledger, "nq")


def rows(ledger):
    return list(csv.DictReader(io.StringIO(written(ledger, "csv").decode(), newline="")))


def test_the_table_has_a_row_for_each_offer(ledger):
    found = {one["name"]: one for one in rows(ledger)}
    assert len(found) == 4
    pottery = found["Töpfern"]
    assert list(pottery) == list(COLUMNS)
    assert (pottery["start"], pottery["end"], pottery["dates"]) == ("2090-10-05", "2090-11-05", "2")
    assert (pottery["price"], pottery["price_words"], pottery["free"]) == ("85.00 EUR", "85 €", "no")
    assert pottery["provider"] == 'VHS; "Musterstadt"'
    assert found["Ohne Lizenz"]["free"] == "unknown"


def test_no_cell_is_a_formula(ledger):
    for one in rows(ledger):
        for name, cell in one.items():
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), (name, cell)
            assert "\x00" not in cell


def test_a_line_of_json_is_one_object_with_our_context(ledger):
    lines = written(ledger, "jsonl").removesuffix(b"\n").split(b"\n")
    assert len(lines) == 4
    found = {one["name"]: one for one in map(json.loads, lines)}
    pottery = found["Töpfern"]
    assert pottery["@context"] == "http://testserver/vocab/context.jsonld"
    assert pottery["@type"] == ["Course", "EducationOffer"]
    assert pottery["isAccessibleForFree"] is False
    assert pottery["hasCourseInstance"][0]["startDay"] == "2090-10-05"
    assert "isAccessibleForFree" not in found["Ohne Lizenz"]


def test_an_address_that_is_none_is_no_address_in_any_file(ledger):
    hostile = next(
        o for line in written(ledger, "jsonl").splitlines() if "HYPERLINK" in (o := json.loads(line))["name"]
    )
    assert "license" not in hostile
    assert not [
        q
        for q in quads(written(ledger, "nq"), pyoxigraph.RdfFormat.N_QUADS)
        if "javascript" in str(q[2]) and isinstance(q[2], pyoxigraph.NamedNode)
    ]


def test_the_table_names_what_an_offer_belongs_to():
    keys = ("isced-f/052", "themes/culture", "municipality/06611000")
    verdicts = tuple(Classification(concept=key, confidence=0.9, method="rule") for key in keys)
    offer = Offer(
        source="vhs", local_id="1", type="Course", name="Chor", url="https://v.example/", classifications=verdicts
    )
    offer = msgspec.structs.replace(offer, classifications=verdicts)
    change = Change(seq=1, key="aaaaaaaaaaaaaaaa", action="added", at="2026-11-24T10:00:00Z", run="r", offer=offer)
    cells = dict(zip(COLUMNS, row(change, Iris("http://testserver/")), strict=True))
    assert (cells["themes"], cells["isced_field"], cells["isced_code"]) == ("Kulturelle Bildung", "Umwelt", "052")
    assert (cells["municipality"], cells["municipality_ags"]) == ("Kassel", "06611000")
    assert cells["target_groups"] == ""
