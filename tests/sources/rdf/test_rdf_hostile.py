"""Files made to hang, swell or crash a parser cost one process and one finding; everything else is read."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.extract.rdf import Rdf
from harvester.extract.rdfprocess import Limits
from harvester.extract.rdfworker import answers as parsed
from harvester.records import Page, RawOffer, Source

ADDRESS = "https://vhs.example/export"
HEAD = b"@prefix s: <https://schema.org/> .\n"
COURSE = b'<https://vhs.example/1> a s:Course ; s:name "Chor" .\n'
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "xxxxxxxxxx">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b']><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/">'
    b'<s:Course rdf:about="https://vhs.example/1"><s:name>&a9;</s:name></s:Course></rdf:RDF>'
)
JSON = b'{"@context": {"@vocab": "https://schema.org/"}, "@graph": [{"@type": "Course", "location": {"@id": "a"}}]}'
SMALL = Limits(memory=300 * 1024**2, computing=5, seconds=20.0)


def read(body: bytes, limits: Limits = SMALL, media_type: str = "") -> tuple[list[RawOffer], list[str]]:
    page = Page(address=ADDRESS, asked=ADDRESS, body=body, media_type=media_type)
    found = list(Rdf(limits).extract(page, Source(id="vhs", address=ADDRESS, kind="rdf")))
    offers = [one for one in found if isinstance(one, RawOffer)]
    return offers, [one.code for one in found if not isinstance(one, RawOffer)]


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        HEAD + b"<a> s:name " + b"[ s:name " * 1_000_000,
        HEAD + b"<a> s:name " + b"(" * 1_000_000,
        HEAD + b'<a> s:name """' + b"x" * 5_000_000,
        b'{"@context": "https://schema.org", "@type": "Course", "name": ' + b'{"name": ' * 10_000,
        b'{"@context": "https://schema.org", "@graph": ' + b"[" * 1_000_000,
        b'[{"@context": ' + b'{"a": ' * 90 + b"1" + b"}" * 90 + b', "@type": "Course"}]',
    ],
    ids=["entities", "nodes", "lists", "endless words", "objects", "arrays", "contexts"],
)
def test_a_hostile_file_ends_in_a_finding(body):
    offers, codes = read(body)
    assert offers == []
    assert len(codes) >= 1


def test_a_process_that_needs_too_much_memory_dies_alone():
    body = HEAD + b"".join(b'<x%d> s:name "%d" .\n' % (number, number) for number in range(300_000))
    assert read(body, Limits(memory=60 * 1024**2))[1] == ["rdf-died"]


def test_a_process_that_computes_too_long_dies_alone():
    assert read(HEAD + b'<x> s:name "1" .\n' * 3_000_000, Limits(computing=1))[1] == ["rdf-died"]


def test_a_process_that_takes_too_long_is_ended():
    body = HEAD + COURSE * 400_000
    assert read(body, Limits(seconds=0.05))[1] == ["rdf-died"]


def test_statements_after_a_broken_one_are_read():
    offers, codes = read(HEAD + b"<a> s:name oops oops .\n" + COURSE)
    assert [one.local_id for one in offers] == ["https://vhs.example/1"]
    assert codes == ["rdf-broken"]


def test_a_file_of_nothing_but_broken_statements_is_given_up():
    offers, codes = read(HEAD + b"<a> s:name oops oops .\n" * 10_000)
    assert offers == []
    assert codes.count("rdf-broken") == 20
    assert codes[-1] == "rdf-more"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_of_a_file_that_is_cut_off_the_rest_is_read(cut, written):
    body = written("rdf", 100)
    offers, codes = read(body[: int(len(body) * cut)])
    assert 5 <= len(offers) < 100
    assert "rdf-broken" in codes


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "rdf-not-rdf"),
        (b"<!DOCTYPE html><title>404</title>", "rdf-not-rdf"),
        (b"<?xml version='1.0'?><rss/>", "rdf-not-rdf"),
        (b"name;datum\nChor;1.1.2027\n", "rdf-not-rdf"),
        (HEAD, "rdf-no-offers"),
        (HEAD + b"<a> a s:Course .", "rdf-no-name"),
        (b'{"@context": "https://schema.org", "@type": "Course"', "rdf-broken"),
        (HEAD + '<a> a s:Course ; s:name "Töpfern" .'.encode("cp1252"), "rdf-broken"),
    ],
)
def test_what_is_wrong_is_told(body, code):
    offers, codes = read(body)
    assert offers == []
    assert code in codes


@pytest.mark.parametrize(
    ("body", "media_type", "sure"),
    [
        (HEAD + COURSE, "", 90),
        (b"# Kurse\nPREFIX s: <https://schema.org/>\n", "", 90),
        (b'<https://vhs.example/1> <https://schema.org/name> "Chor" .\n', "application/n-triples", 90),
        (BOMB, "", 90),
        (b'{"@context": "https://schema.org"}', "application/json", 80),
        (b'{"items": [{"data": {"@context": "https://openactive.io/"}}]}', "", 50),
        (b'{"items": []}', "", 0),
        (b"<rss></rss>", "", 0),
        (b"<html prefix='x'>", "text/html", 0),
        (b"BEGIN:VCALENDAR", "", 0),
        (b"", "", 0),
    ],
)
def test_rdf_is_recognised(body, media_type, sure):
    assert Rdf().recognise(Page(address=ADDRESS, asked=ADDRESS, body=body, media_type=media_type)) == sure


@pytest.mark.parametrize("media_type", ["application/n-triples", "application/n-quads", "application/trig"])
def test_the_media_type_tells_formats_apart_that_look_alike(media_type):
    statement = b'<https://vhs.example/1> <https://schema.org/name> "Chor" .\n'
    kind = b"<https://vhs.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Course> .\n"
    offers, codes = read(statement + kind, media_type=media_type)
    assert ([one.local_id for one in offers], codes) == (["https://vhs.example/1"], [])


def test_a_stream_gives_what_the_same_bytes_in_memory_give(written, read_file):
    body = written("rdf", 60)
    found = read_file("rdf", body, as_file=True)
    assert found.offers == read_file("rdf", body).offers
    assert len(set(found.ids)) == 60
    assert found.codes == []


def test_offers_without_a_name_in_the_graph_get_a_lasting_id(read_file):
    body = HEAD + b'[] a s:Course ; s:name "Chor" . [] a s:Course ; s:name "Chor" . [] a s:Event ; s:name "Tanz" .'
    first, second = read_file("rdf", body), read_file("rdf", body)
    assert len(set(first.ids)) == 3
    assert first.codes == ["rdf-no-id"] * 3
    assert sorted(first.ids)[:1] == sorted(second.ids)[:1]


def test_of_an_offer_with_very_many_parts_the_first_are_read(read_file):
    parts = b" , ".join(b'[ a s:Event ; s:name "%d" ]' % number for number in range(12_000))
    found = read_file("rdf", HEAD + b'<a> a s:Course ; s:name "Chor" ; s:subEvent ' + parts + b" .")
    assert "rdf-too-much" in found.codes


def test_offers_of_one_identifier_keep_their_own(read_file):
    found = read_file("rdf", HEAD + b'[] a s:Course ; s:identifier "7" ; s:name "Chor" . ' * 3)
    assert len(set(found.ids)) == 3
    assert found.codes == ["rdf-id-twice"] * 2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["turtle", "ntriples", "trig", "rdfxml", "jsonld"]))
def test_any_bytes_end_in_lines(data, kind, written):
    whole = bytearray(JSON if kind == "jsonld" else written("rdf", 2))
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    list(parsed(BytesIO(bytes(whole)), kind, ADDRESS))
    list(parsed(BytesIO(data.draw(st.binary(max_size=60))), kind, ADDRESS))
