"""The code lists at run time are those in Turtle, and each is whole: named, defined, ordered and mapped."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import get_args

import msgspec
import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

from vocab.codes import Scheme, by_iri, concept, scheme, schemes
from vocab.compile import MATCHES, compiled
from vocab.model import Method
from vocab.terms import ATTENDANCE
from vocab.terms import BE as OWN

BE = Namespace(OWN)
DATA = Path(str(files("vocab"))) / "data"


def test_the_compiled_lists_are_what_compiling_gives_now():
    assert (DATA / "codes.json").read_bytes() == compiled(DATA), "run `make vocabulary`"


def test_the_lists_load_in_milliseconds():
    data = (DATA / "codes.json").read_bytes()
    spent = []
    for _ in range(5):
        began = perf_counter()
        msgspec.json.decode(data, type=tuple[Scheme, ...])
        spent.append(perf_counter() - began)
    assert min(spent) < 0.02


def test_a_concept_is_found_by_key_and_by_iri():
    for one in schemes().values():
        for each in one.concepts:
            assert concept(each.key) is by_iri(each.iri)
    assert by_iri("https://w3id.org/bildungsernte/vocab/formats") is None
    with pytest.raises(KeyError):
        concept("formats/nothing")


def test_a_concept_stands_after_the_one_above_it():
    for one in schemes().values():
        seen = {""}
        for each in one.concepts:
            assert each.broader in seen, each.key
            seen.add(each.key)


def test_the_methods_are_those_of_the_model():
    assert {one.name for one in scheme("methods").concepts} == set(get_args(Method))


CONCEPTS = [one for each in schemes().values() for one in each.concepts]
GRAPHS = {file.stem: Graph().parse(file, format="turtle") for file in sorted((DATA / "codes").glob("*.ttl"))}
WORD = re.compile(r"(?:‹[^‹›]+›|-?[^‹›|]+)")


def told(concept):
    """Return every word of a concept, each with its kind."""
    kinds = {"alt": concept.alt, "hidden": concept.hidden, "weak": concept.weak, "misleading": concept.misleading}
    return [(kind, word) for kind, spoken in kinds.items() for words in spoken.values() for word in words]


@pytest.mark.parametrize("one", schemes().values(), ids=lambda one: one.name)
def test_a_list_says_what_it_is_and_may_be_used_by_all(one):
    assert set(one.title) == set(one.description) == {"de", "en"}
    assert one.licence == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert date.fromisoformat(one.modified) >= date(2026, 11, 24)
    assert one.concepts
    assert one.property


@pytest.mark.parametrize("name", GRAPHS)
def test_a_list_names_its_top_concepts_and_each_knows_its_list(name):
    graph, me = GRAPHS[name], URIRef(scheme(name).iri)
    tops = {URIRef(one.iri) for one in scheme(name).concepts if not one.broader}
    assert set(graph.objects(me, SKOS.hasTopConcept)) == set(graph.subjects(SKOS.topConceptOf, me)) == tops
    assert len(set(graph.subjects(SKOS.inScheme, me))) == len(scheme(name).concepts)
    for predicate in (SKOS.broader, SKOS.inScheme, BE.order):
        assert not [s for s in graph.subjects() if len(list(graph.objects(s, predicate))) > 1], predicate


@pytest.mark.parametrize("one", CONCEPTS, ids=lambda one: one.key)
def test_a_concept_is_named_and_defined_in_both_languages(one):
    assert set(one.labels) == set(one.definition) == {"de", "en"}
    assert one.note.keys() <= one.labels.keys()
    assert all(text.strip() == text and text for text in [*one.labels.values(), *one.definition.values()])
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", one.name)
    assert one.order > 0


def languages(graph, concept, *predicates):
    """Return the languages in which a list says something of a concept."""
    return {word.language for predicate in predicates for word in graph.objects(concept, predicate)}


@pytest.mark.parametrize("name", GRAPHS)
def test_every_concept_says_what_belongs_to_it_and_by_what_other_words_it_goes(name):
    graph = GRAPHS[name]
    for one in graph.subjects(RDF.type, SKOS.Concept):
        for predicate in (SKOS.prefLabel, SKOS.definition, SKOS.scopeNote):
            assert languages(graph, one, predicate) == {"de", "en"}, (one, predicate)
        assert languages(graph, one, SKOS.altLabel, SKOS.hiddenLabel) >= {"de", "en"}, one
        assert graph.value(one, BE.order), one


@pytest.mark.parametrize("name", GRAPHS)
def test_a_word_is_a_label_of_one_kind_only_as_skos_demands(name):
    graph = GRAPHS[name]
    for one in graph.subjects(RDF.type, SKOS.Concept):
        kinds = [set(graph.objects(one, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert len(set().union(*kinds)) == sum(len(kind) for kind in kinds), one


@pytest.mark.parametrize("name", GRAPHS)
def test_a_concept_of_others_is_mapped_in_one_way_only(name):
    graph = GRAPHS[name]
    for one in graph.subjects(RDF.type, SKOS.Concept):
        others = [other for kind in MATCHES for other in graph.objects(one, SKOS[kind])]
        assert len(others) == len(set(others)), one


def test_a_field_of_the_adult_education_centres_leads_to_one_field_of_isced_or_to_none():
    graph = GRAPHS["dvv"]
    fields = set(GRAPHS["isced-f"].subjects(RDF.type, SKOS.Concept))
    for one in graph.subjects(RDF.type, SKOS.Concept):
        mapped = [*graph.objects(one, SKOS.closeMatch), *graph.objects(one, SKOS.broadMatch)]
        assert len(mapped) <= 1, one
        assert set(mapped) <= fields, one
        if str(graph.value(one, SKOS.notation)).startswith("4"):
            assert mapped == [BE["isced-f/023"]], one


@pytest.mark.parametrize("name", schemes())
def test_no_two_concepts_beside_each_other_share_a_place_or_a_label(name):
    for kind in ("order", "notation"):
        places = [(one.broader, getattr(one, kind)) for one in scheme(name).concepts if getattr(one, kind)]
        assert len(places) == len(set(places)), kind
    for language in ("de", "en"):
        labels = [(one.broader, one.labels[language].casefold()) for one in scheme(name).concepts if not one.deprecated]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("one", CONCEPTS, ids=lambda one: one.key)
def test_words_are_written_as_a_matcher_reads_them(one):
    for kind, word in told(one):
        assert WORD.fullmatch(word), (kind, word)
        assert word == word.strip(), (kind, word)
    means = {word for kind, word in told(one) if kind in {"alt", "hidden"}} | set(one.labels.values())
    assert not means & {word for kind, word in told(one) if kind == "misleading"}


@pytest.mark.parametrize("one", CONCEPTS, ids=lambda one: one.key)
def test_a_mapping_leads_to_an_address(one):
    for iris in one.matches.values():
        assert all(re.fullmatch(r"https?://[^\s<>\"]+", iri) for iri in iris)


def test_what_is_no_longer_used_names_what_is():
    for one in CONCEPTS:
        assert not one.successor or (one.deprecated and not concept(one.successor).deprecated), one.key


def test_the_forms_of_offers_are_concepts():
    assert set(ATTENDANCE) == {one.name for one in scheme("formats").concepts if not one.broader}


def test_a_field_of_isced_has_words_and_stands_under_its_broad_field():
    fields = [one for one in scheme("isced-f").concepts if one.broader]
    assert len(fields) == 29
    for one in fields:
        assert one.name == one.notation
        assert one.broader == f"isced-f/{one.name[:2]}"
        assert len(one.hidden["de"]) >= 15, one.key
        assert one.matches["exactMatch"] == (f"http://data.europa.eu/snb/isced-f/{one.name}",)


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("", "holds 0 code lists"),
        ("be:other a skos:ConceptScheme .", "it is to be"),
        ('be:list a skos:ConceptScheme . be:other\\/x a skos:Concept ; skos:prefLabel "x"@de .', "another code list"),
        ('be:list a skos:ConceptScheme . be:list\\/x a skos:Concept ; skos:prefLabel "x" .', "write @de or @en"),
        ('be:list a skos:ConceptScheme . be:list\\/x a skos:Concept ; skos:prefLabel "x"@de , "y"@de .', "said twice"),
        ('be:list a skos:ConceptScheme . be:list\\/x a skos:Concept ; skos:notation "1" , "2" .', "may be said once"),
    ],
)
def test_a_list_that_cannot_be_told_for_sure_is_not_compiled(tmp_path, turtle, words):
    (tmp_path / "codes").mkdir()
    (tmp_path / "ontology.ttl").write_bytes((DATA / "ontology.ttl").read_bytes())
    head = f"@prefix be: <{BE}> . @prefix skos: <{SKOS}> .\n"
    (tmp_path / "codes" / "list.ttl").write_text(head + turtle)
    with pytest.raises(ValueError, match=words):
        compiled(tmp_path)
