"""The vocabulary as people and programs get it: every term, list and concept, in every form and both languages."""

import pytest
import rdflib
import rdflib.compare
from lxml import html
from rdflib import OWL, RDF, SKOS

from publish.web import ontology, terms
from vocab import codes
from vocab.terms import BE

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader

FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
TYPES = {
    "ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml",
}  # fmt: skip
TERMS = ("Offer", "theme", "confidence", "order", "OfferShape", "OfferShape-start", "reason-over", "withdrawalReasons")
ENTRIES = (*TERMS, "ontology", "shapes", "formats", "isced-f", "formats/online", "isced-f/023", "dvv/4.04")
CONCEPTS = [one for scheme in codes.schemes().values() for one in scheme.concepts]


def tree(response):
    return html.fromstring(response.content, parser=html.HTMLParser(encoding="utf-8"))


def text(response):
    return " ".join(tree(response).xpath("string(//main)").split())


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_served_in_every_form_by_suffix_and_by_header(client, entry):
    lines = rdflib.Graph().parse(data=client.get(f"/vocab/{entry}.nt").text, format="nt11")
    assert len(lines) > 2
    for suffix, kind in TYPES.items():
        named = client.get(f"/vocab/{entry}.{suffix}")
        asked = client.get(f"/vocab/{entry}", headers={"accept": kind})
        assert (named.status_code, asked.status_code) == (200, 200)
        assert named.headers["content-type"].split(";")[0] == kind
        assert named.headers["access-control-allow-origin"] == "*"
        assert "accept" in asked.headers["vary"].lower()
        for found in (named, asked):
            read = rdflib.Graph().parse(data=found.content, format=FORMATS[suffix])
            assert rdflib.compare.isomorphic(read, lines), (entry, suffix)


@pytest.mark.parametrize("name", [*terms.terms("de")])
def test_a_document_says_of_a_term_what_the_files_say(client, name):
    me = rdflib.URIRef(BE + name)
    said = rdflib.Graph().parse(data=client.get(f"/vocab/{name}.ttl").text, format="turtle")
    assert len(list(said.predicate_objects(me))) == len(list(ontology.graph(ontology.home(name)).predicate_objects(me)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_term_has_a_page_and_a_line_of_the_index(client, language):
    page = tree(client.get(f"/vocab/?lang={language}"))
    for name, term in terms.terms(language).items():
        listed = [f"/vocab/{name}?lang={language}"] if term.kind != terms.RULE else []
        assert page.xpath(f"//dt[@id='{name}']/a/@href") == listed
        found = client.get(f"/vocab/{name}?lang={language}")
        assert found.status_code == 200
        assert term.comment in text(found)
        assert term.comment or term.kind == "Rules", name
    for scheme in codes.schemes().values():
        assert page.xpath(f"//dt[@id='{scheme.name}']/a/text()") == [scheme.title[language]]


def test_every_rule_is_named_by_the_rules_that_it_belongs_to(client):
    named = set()
    for term in terms.terms("de").values():
        if term.kind == "Rules":
            named |= set(tree(client.get(f"/vocab/{term.name}")).xpath("//main//dd/a/@href"))
    rules = {name for name, term in terms.terms("de").items() if term.kind == terms.RULE}
    held = ontology.graph("shapes").objects(None, rdflib.URIRef("http://www.w3.org/ns/shacl#property"))
    assert rules & {str(one).removeprefix(BE) for one in held} <= {one.removeprefix("/vocab/") for one in named}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_list_names_its_concepts_and_each_has_a_page(client, language):
    for scheme in codes.schemes().values():
        page = tree(client.get(f"/vocab/{scheme.name}?lang={language}"))
        assert page.xpath("string(//h1)") == scheme.title[language]
        links = page.xpath("//ul[@class='tree']//a/@href")
        assert links == [f"/vocab/{one.key}?lang={language}" for one in scheme.concepts]
    for one in CONCEPTS:
        found = tree(client.get(f"/vocab/{one.key}?lang={language}"))
        assert found.xpath("string(//h1)") == one.labels[language]
        assert found.xpath("string(//p[@class='lead'])") == one.definition[language]


def test_a_concept_shows_what_is_above_below_and_elsewhere(client):
    page = client.get("/vocab/isced-f/02")
    assert tree(page).xpath("//dd/a[starts-with(@href, '/vocab/isced-f/')]/@href") == [
        f"/vocab/isced-f/{code}" for code in ("021", "022", "023")
    ]
    assert "http://data.europa.eu/snb/isced-f/02" in tree(page).xpath("//a[contains(@rel, 'external')]/@href")
    assert tree(client.get("/vocab/isced-f/023")).xpath("//dd/a/@href")[0] == "/vocab/isced-f/02"


def test_a_deprecated_concept_keeps_its_page_and_names_its_successor(client, monkeypatch):
    old = codes.Concept(
        key="formats/hybrid", scheme="formats", name="hybrid", iri=f"{BE}formats/hybrid",
        labels={"de": "alt", "en": "old"}, definition={"de": "Alt.", "en": "Old."},
        deprecated=True, successor="formats/blended",
    )  # fmt: skip
    monkeypatch.setattr(codes, "by_iri", lambda iri: old)
    page = client.get("/vocab/formats/hybrid")
    assert page.status_code == 200
    assert "nicht mehr verwendet" in text(page)
    assert "/vocab/formats/blended" in tree(page).xpath("//main//p/a/@href")


def test_a_rule_shows_its_message_and_what_it_holds_for(client):
    rules = client.get("/vocab/OfferShape")
    assert "/vocab/Offer" in tree(rules).xpath("//dd/a/@href")
    (name,) = tree(rules).xpath("//dd/a[@href='/vocab/OfferShape-name']/text()")
    assert name.startswith("Ein Angebot braucht genau einen Namen")
    assert "Ein Angebot braucht genau einen Namen" in text(client.get("/vocab/OfferShape-name"))
    assert "An offer needs exactly one name" in text(client.get("/vocab/OfferShape-name?lang=en"))


@pytest.mark.parametrize(
    "name", ["Nothing", "formats/nothing", "nothing/online", "codes", "Offer.exe", "%3Cb%3E", "formats/%00"]
)
@pytest.mark.parametrize("accept", ["", "text/turtle"])
def test_an_unknown_name_is_told_so(client, name, accept):
    found = client.get(f"/vocab/{name}", headers={"accept": accept})
    assert found.status_code == 404
    assert "Diesen Namen gibt es im Vokabular nicht" in text(found)
    assert not tree(found).xpath("//b")


@pytest.mark.parametrize("name", ["Nothing.ttl", "formats/nothing.nt", "a/b/c", "../ontology.ttl", "codes/formats.ttl"])
def test_a_file_that_there_is_not_is_not_found(client, name):
    assert client.get(f"/vocab/{name}").status_code == 404


def test_the_ontology_tells_itself_and_its_lists(client):
    graph = rdflib.Graph().parse(data=client.get("/vocab/", headers={"accept": "text/turtle"}).text, format="turtle")
    assert (rdflib.URIRef(BE), RDF.type, OWL.Ontology) in graph
    whole = rdflib.Graph().parse(data=client.get("/vocab/formats.ttl").text, format="turtle")
    assert set(whole.subjects(SKOS.inScheme)) == {rdflib.URIRef(one.iri) for one in codes.scheme("formats").concepts}
