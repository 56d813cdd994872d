"""The documents as a program gets them: which form is chosen, and whether each says the same triples."""

import random

import pyoxigraph
import pytest
import rdflib

from publish.web.negotiate import media_type
from vocab.terms import BE

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader

TYPES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
OXIGRAPH = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
}
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
JENA = (
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
    "text/trig,application/n-quads;q=0.9,*/*;q=0.5"
)
RDFLIB = "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1"
LONG = ",".join(f"application/x-{n};q=0.{n % 10}" for n in range(5_000))


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("", ""), ("*/*", ""), (BROWSER, ""), ("text/html", ""), ("image/png", ""), ("nonsense", ""), (";;,,q=1", ""),
        ("text/turtle", ".ttl"), ("TEXT/TURTLE; charset=utf-8", ".ttl"), ("application/ld+json", ".jsonld"),
        ("application/n-triples", ".nt"), ("application/rdf+xml", ".rdf"), (JENA, ".ttl"), (RDFLIB, ".rdf"),
        ("text/html;q=0.5, text/turtle;q=0.6", ".ttl"), ("text/html;q=0.6, text/turtle;q=0.5", ""),
        ("text/turtle;q=0, application/ld+json;q=0.1", ".jsonld"), ("text/turtle;q=2, */*;q=0.1", ""),
        ("text/*;q=0.3, application/*", ".jsonld"), ("application/ld+json;profile=x;q=0.9, */*;q=0.1", ".jsonld"),
        (f"text/turtle,{LONG}", ".ttl"), (LONG, ""),
    ],
)  # fmt: skip
def test_a_thing_leads_to_the_document_that_is_wanted(client, offers, accept, suffix):
    key = offers.pottery.key
    found = client.get(f"/id/offer/{key}", headers={"accept": accept})
    assert found.status_code == 303
    assert found.headers["location"] == f"/offers/{key}{suffix}"
    assert "accept" in found.headers["vary"].lower()
    there = client.get(f"/offers/{key}", headers={"accept": accept})
    assert there.headers["content-type"].split(";")[0] == (TYPES[suffix[1:]] if suffix else "text/html")
    assert "accept" in there.headers["vary"].lower()


def test_the_order_of_equal_choices_in_a_header_does_not_matter():
    offered = ["text/html", *TYPES.values()]
    parts = ["text/turtle;q=0.9", "application/ld+json;q=0.8", "*/*;q=0.1", "text/html;q=0.2"]
    for seed in range(24):
        shuffled = random.Random(seed).sample(parts, len(parts))
        assert media_type(", ".join(shuffled), offered) == "text/turtle"


def things(client, offers):
    """Return the path of every document that exists in RDF, without its suffix."""
    data = client.data
    triples = rdflib.Graph().parse(data=client.get("/dumps/offers.nq").text, format="nt11")
    shared = {str(s).split("#")[0] for s in triples.subjects()}
    paths = [s.removeprefix("http://testserver/id/") for s in shared if "/id/place/" in s or "/id/provider/" in s]
    folders = {"place": "places", "provider": "providers"}
    chosen = (offers.pottery, offers.secret, offers.free, offers.online, offers.hostile, offers.past)
    return [
        *(f"/offers/{offer.key}" for offer in chosen),
        *(f"/{folders[path.split('/')[0]]}/{path.split('/')[1]}" for path in paths),
        f"/runs/{data.first}",
        "/sources/vhs",
        "/dataset",
    ]


def test_every_form_says_the_same_to_every_reader(client, offers):
    for path in things(client, offers):
        text = client.get(f"{path}.nt").text
        lines = rdflib.Graph().parse(data=text, format="nt11")
        assert len(lines) > 1, path
        for suffix, kind in TYPES.items():
            found = client.get(f"{path}.{suffix}")
            assert found.status_code == 200
            assert found.headers["content-type"].split(";")[0] == kind
            read = rdflib.Graph().parse(data=found.content, format=FORMATS[suffix])
            oxidised = list(pyoxigraph.parse(found.content, OXIGRAPH[suffix], base_iri="http://testserver/"))
            assert len({(q.subject, q.predicate, q.object) for q in oxidised}) == len(lines), (path, suffix)
            control = suffix == "rdf" and "\\u00" in text  # XML cannot hold them, see the next test
            assert control or set(read) == set(lines), (path, suffix)


def test_control_characters_that_xml_cannot_hold_do_not_break_it(client, offers):
    found = client.get(f"/offers/{offers.hostile.key}.rdf")
    read = rdflib.Graph().parse(data=found.content, format="xml")
    assert len(read) == len(
        rdflib.Graph().parse(data=client.get(f"/offers/{offers.hostile.key}.nt").text, format="nt11")
    )


@pytest.mark.parametrize("suffix", TYPES)
def test_a_withdrawn_offer_leaves_a_tombstone_in_every_form(client, offers, suffix):
    key = offers.gone.key
    for address, accept in (
        (f"/offers/{key}.{suffix}", ""),
        (f"/offers/{key}", TYPES[suffix]),
        (f"/id/offer/{key}", TYPES[suffix]),
    ):
        found = client.get(address, headers={"accept": accept})
        assert found.status_code == 410
        graph = rdflib.Graph().parse(data=found.content, format=FORMATS[suffix])
        me = rdflib.URIRef(f"http://testserver/id/offer/{key}")
        be = rdflib.Namespace("https://w3id.org/bildungsernte/vocab/")
        assert (me, rdflib.RDF.type, be.WithdrawnOffer) in graph
        assert (me, be.withdrawalReason, be["reason-vanished"]) in graph
        assert "Was es nicht mehr gibt" not in found.text


def test_a_withdrawn_thing_answers_with_a_page_too(client, offers):
    found = client.get(f"/id/offer/{offers.gone.key}")
    assert found.status_code == 410
    assert found.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "address",
    [
        "/id/offer/aaaaaaaaaaaaaaaa", "/offers/aaaaaaaaaaaaaaaa", "/offers/aaaaaaaaaaaaaaaa.ttl", "/offers/x",
        "/offers/aaaaaaaaaaaaaaaa.exe", "/providers/aaaaaaaaaaaaaaaa", "/providers/aaaaaaaaaaaaaaaa.ttl", "/id/place/x",
        "/id/provider/%3E%20%7B", "/places/aaaaaaaaaaaaaaaa%0a", "/id/run/none", "/runs/none.ttl", "/runs/%00",
        "/id/source/none",
        "/sources/none.ttl", "/sources/idea.ttl", "/id/nothing/x", "/id/", "/vocab/../../pyproject.toml", "/vocab/x",
        "/feeds/offers.nq", "/feeds/offers.exe", "/dumps/offers.csv", "/dumps/../ernte.toml",
    ],
)  # fmt: skip
def test_what_never_was_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_every_iri_of_the_graph_leads_to_what_the_graph_says_of_it(client):
    lines = client.get("/dumps/offers.nq").text.removesuffix("\n").split("\n")
    said = {}
    for line in lines:
        subject = line.split(" ", 1)[0][1:-1]
        said.setdefault(subject.split("#")[0], set()).add(line)
    referred = {
        part[1:-1].split("#")[0] for line in lines for part in line.split(" ")[2:3] if part.startswith("<http://t")
    }
    assert referred <= set(said)
    for iri, about in said.items():
        found = client.get(iri.replace(BE, "http://testserver/vocab/"), headers={"accept": "application/n-triples"})
        if found.status_code == 303:
            found = client.get(found.headers["location"])
        assert found.status_code in {200, 410}, iri
        assert about <= set(found.text.split("\n")), iri


def test_the_vocabulary_can_be_read_by_people_and_machines(client):
    page = client.get("/vocab/")
    assert "WithdrawnOffer" in page.text
    turtle = client.get("/vocab/", headers={"accept": "text/turtle"})
    assert turtle.content == client.get("/vocab/ontology.ttl").content
    for name in ("ontology.ttl", "shapes.ttl"):
        assert len(rdflib.Graph().parse(data=client.get(f"/vocab/{name}").text, format="turtle")) > 20


def test_every_term_of_our_own_is_explained(client):
    be = "https://w3id.org/bildungsernte/vocab/"
    used = {part[len(be) + 1 : -1] for part in client.get("/dumps/offers.nq").text.split() if part.startswith(f"<{be}")}
    assert {"Offer", "WithdrawnOffer", "reason-vanished"} <= used
    for name in used:
        assert client.get(f"/vocab/{name}").status_code == 200, name
        assert f"<{be}{name}> " in client.get(f"/vocab/{name}.nt").text, name


def test_the_data_set_names_its_files_and_they_are_there(client):
    graph = rdflib.Graph().parse(data=client.get("/dataset.ttl").text, format="turtle")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    files = list(graph.objects(None, dcat.downloadURL))
    assert len(files) == 9
    assert all(client.get(str(file)).status_code == 200 for file in files)
    assert [str(v) for v in graph.objects(None, dcat.version)] == ["70"]
