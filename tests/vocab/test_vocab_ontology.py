"""Our own terms are defined, whole and tied to their neighbours, and every term of others that they name exists."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, XSD, Graph, Literal, Namespace, URIRef

from vocab.codes import schemes
from vocab.terms import BE

DATA = Path(str(files("vocab"))) / "data"
ELM = "http://data.europa.eu/snb/model/elm/"
ONTOLOGY = Graph().parse(DATA / "ontology.ttl", format="turtle")
SHAPES = Graph().parse(DATA / "shapes.ttl", format="turtle")
CODES = [Graph().parse(file, format="turtle") for file in sorted((DATA / "codes").glob("*.ttl"))]
OWN = sorted(
    {s for s in ONTOLOGY.subjects() if str(s).startswith(BE) and str(s) != BE and isinstance(s, URIRef)}, key=str
)
CLASSES = set(ONTOLOGY.subjects(RDF.type, RDFS.Class))
PROPERTIES = {
    s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for s in ONTOLOGY.subjects(RDF.type, kind)
}  # fmt: skip
NEIGHBOURS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch)
CLOSED = (SDO, DCAT, DCTERMS, ORG, OWL, PROV, QB, RDF, RDFS, SKOS, XSD)
"""Vocabularies of which rdflib knows all terms."""


def local(term):
    return str(term).removeprefix(BE)


def spoken(graph, subject, *predicates):
    """Return the languages in which something is said; data as an example is in none."""
    found = [o for predicate in predicates for o in graph.objects(subject, predicate)]
    return sorted(o.language for o in found if isinstance(o, Literal) and o.language and o.strip())


@pytest.mark.parametrize("term", OWN, ids=local)
def test_a_term_has_label_definition_and_example(term):
    assert spoken(ONTOLOGY, term, RDFS.label, SKOS.prefLabel) == ["de", "en"]
    assert spoken(ONTOLOGY, term, RDFS.comment, SKOS.definition) == ["de", "en"]
    assert (term, RDFS.isDefinedBy, URIRef(BE)) in ONTOLOGY
    assert spoken(ONTOLOGY, term, SKOS.example) == ["de", "en"]


@pytest.mark.parametrize("term", OWN, ids=local)
def test_a_term_is_tied_to_its_neighbours(term):
    assert [o for p in NEIGHBOURS for o in ONTOLOGY.objects(term, p) if not str(o).startswith(BE)]


def test_every_code_list_is_reached_by_one_property_and_every_coded_property_reaches_one():
    reached = sorted(str(o) for o in ONTOLOGY.objects(None, QB.codeList))
    assert reached == sorted([*(one.iri for one in schemes().values()), f"{BE}withdrawalReasons"])
    assert set(ONTOLOGY.subjects(QB.codeList)) == set(ONTOLOGY.subjects(RDF.type, QB.CodedProperty))


def test_the_manual_names_every_list_beside_its_property():
    manual = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text("utf-8")
    for one in schemes().values():
        lines = [line for line in manual.splitlines() if f"`be:{one.property}`" in line and f"`{one.name}`" in line]
        assert lines, one.name


def test_no_name_means_two_things():
    lists = {one.iri for one in schemes().values()} | {c.iri for one in schemes().values() for c in one.concepts}
    shapes = {str(s) for s in SHAPES.subjects() if isinstance(s, URIRef)}
    terms = {str(s) for s in OWN}
    assert not lists & terms
    assert not shapes & terms
    assert not shapes & lists


def used_in_code():
    """Return our own terms that the code writes."""
    names = set()
    rooms = [Path(str(files(room))) for room in ("vocab", "harvester", "publish")]
    for file in (file for room in rooms for file in room.rglob("*.py")):
        names |= set(re.findall(r'\bbe\("([A-Za-z-]+)"\)', file.read_text("utf-8")))
    return {URIRef(BE + name) for name in names}


def used_in_data():
    """Return our own terms that shapes and code lists use."""
    namespace = Namespace(BE)
    rest = {p for graph in (SHAPES, *CODES) for p in graph.predicates() if p in namespace}
    return rest | {o for o in SHAPES.objects() if o in namespace and o not in set(SHAPES.subjects())}


@pytest.mark.parametrize("used", [used_in_code, used_in_data])
def test_every_term_that_is_used_is_defined(used):
    assert {local(term) for term in used()} - {local(term) for term in CLASSES | PROPERTIES} == set()


def foreign():
    """Return every term of another vocabulary that ontology, shapes and code lists name."""
    return {
        term for graph in (ONTOLOGY, SHAPES, *CODES) for triple in graph for term in triple
        if isinstance(term, URIRef) and not str(term).startswith(BE)
    }  # fmt: skip


def test_every_term_of_a_vocabulary_that_rdflib_knows_exists():
    named = [(term, one) for term in foreign() for one in CLOSED if str(term).startswith(str(one))]
    assert {str(one) for _, one in named} > {str(SDO), str(PROV), str(SKOS)}
    assert not [term for term, one in named if term not in one and str(term) != str(one)]


def test_every_term_of_elm_exists(shared):
    elm = set(Graph().parse(shared / "judges" / "elm" / "ELM.ttl", format="turtle").subjects())
    named = {term for term in foreign() if str(term).startswith(ELM)}
    assert len(named) > 5
    assert named <= elm
