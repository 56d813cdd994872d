"""Graphs become offers: parts join their whole, cycles end, one language is chosen, what is only mentioned is none."""

from io import BytesIO

import pytest

from harvester.extract.rdfgraph import MOST_DEPTH, MOST_VALUES, Graph, Ref, Words
from harvester.extract.rdfjson import Reader
from harvester.extract.rdfnames import TYPE
from harvester.records import Item

S = "https://schema.org/"


def graph(*triples: tuple[str, str, object]) -> list[Item]:
    """Return the offers of triples in terms of schema.org; `a` is the type, objects that begin with `<` are nodes."""
    made = Graph()
    for subject, name, term in triples:
        iri = TYPE if name == "a" else S + name
        value = Ref(S + term) if name == "a" else Ref(term[1:]) if isinstance(term, str) and term[0] == "<" else term
        made.add(subject, iri, value)
    return [item for item, _ in made.offers()]


def jsonld(text: str) -> tuple[list[Item], set[str]]:
    reader = Reader(BytesIO(text.encode()), "https://vhs.example/export")
    made = Graph()
    for triple in reader.triples():
        made.add(*triple)
    return [item for item, _ in made.offers()], reader.unknown


@pytest.mark.parametrize(
    ("spoken", "chosen"),
    [
        ([("Choir", "en"), ("Chor", "de-DE")], ("Chor",)),
        ([("Chorale", "fr"), ("Choir", "en-GB")], ("Choir",)),
        ([("Chorale", "fr"), ("Coro", "it"), ("Chœur", "fr")], ("Chorale", "Chœur")),
    ],
)
def test_words_are_taken_in_german_else_in_english(spoken, chosen):
    words = [("<x", "name", Words(text, tag)) for text, tag in spoken]
    [item] = graph(("<x", "a", "Course"), *words)
    assert item.properties["name"] == chosen


def test_a_part_joins_its_whole_from_either_side():
    triples = [("c", "a", "Course"), ("i", "a", "CourseInstance"), ("j", "a", "CourseInstance")]
    triples += [("c", "hasCourseInstance", "<i"), ("i", "startDate", "2027-01-01"), ("j", "superEvent", "<c")]
    [item] = graph(*triples)
    assert [one.id for one in item.properties["hasCourseInstance"]] == ["i", "j"]


def test_wholes_that_are_each_others_part_do_not_vanish():
    items = graph(("a", "a", "Event"), ("b", "a", "Event"), ("a", "superEvent", "<b"), ("b", "superEvent", "<a"))
    assert items


def test_nodes_that_hold_each_other_end():
    circle = [("c", "a", "Course"), ("c", "location", "<p"), ("p", "containedInPlace", "<q"), ("q", "geo", "<p")]
    [item] = graph(*circle)
    [place] = item.properties["location"]
    assert place.properties["containedInPlace"][0].properties["geo"][0] == Item(id="p")


def test_a_long_chain_is_cut():
    chain = [(f"n{step}", "containedInPlace", f"<n{step + 1}") for step in range(100)]
    [item] = graph(("c", "a", "Course"), ("c", "location", "<n0"), *chain)
    deep = 0
    while item.properties:
        [[item]] = [next(iter(item.properties.values()))]
        deep += 1
    assert deep == MOST_DEPTH + 1


def test_a_graph_that_doubles_at_each_step_is_cut():
    made = Graph()
    made.add("c", TYPE, Ref(S + "Course"))
    made.add("c", S + "location", Ref("n0"))
    for step in range(8):
        for twin in range(8):
            made.add(f"n{step}", f"{S}p{twin}", Ref(f"n{step + 1}"))
    made.add("n8", S + "name", "x")
    [(item, whole)] = made.offers()
    assert not whole
    assert str(item).count("Item(") < 2 * MOST_VALUES


def test_a_provider_does_not_bring_all_its_courses_along():
    triples = [(f"c{number}", "a", "Course") for number in range(50)]
    triples += [("p", "makesOffer", f"<c{number}") for number in range(50)]
    items = graph(*triples, *[(f"c{number}", "provider", "<p") for number in range(50)], ("p", "name", "vhs"))
    assert len(items) == 50
    assert {len(str(item)) for item in items} <= {len(str(items[0])), len(str(items[0])) + 1}


def test_what_is_only_mentioned_without_a_name_of_its_own_is_no_offer():
    assert graph(("x", "a", "Article"), ("x", "about", "<_:e"), ("_:e", "a", "Event"), ("_:e", "name", "Messe")) == []


def test_one_triple_said_twice_is_said_once():
    [item] = graph(("c", "a", "Course"), ("c", "name", "Chor"), ("c", "name", "Chor"))
    assert item.properties["name"] == ("Chor",)


@pytest.mark.parametrize(
    ("context", "node", "name"),
    [
        ('"https://schema.org"', '"name": "Chor"', "Chor"),
        ('["http://schema.org/", {"@language": "de"}]', '"name": "Chor"', "Chor"),
        ('{"@vocab": "http://schema.org/"}', '"name": {"@value": "Chor", "@language": "de"}', "Chor"),
        ('{"s": "https://schema.org/", "Course": "s:Course", "titel": "s:name"}', '"titel": ["Chor"]', "Chor"),
        ('{"Course": "https://schema.org/Course"}', '"schema:name": {"@list": ["Chor"]}', "Chor"),
        ('"https://w3id.org/kim/amb/context.jsonld"', '"name": "Chor"', "Chor"),
    ],
)
def test_contexts_that_are_known_are_built_in(context, node, name):
    [item], unknown = jsonld(f'{{"@context": {context}, "@type": "Course", {node}}}')
    assert item.properties["name"] == (name,)
    assert not unknown


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "https://daten.example/c.jsonld", "@type": "Course", "name": "Chor"}',
        '{"@context": ["file:///etc/passwd"], "@graph": [{"@type": "Course"}]}',
    ],
)
def test_a_context_that_stands_elsewhere_is_not_fetched(text):
    items, unknown = jsonld(text)
    assert items == []
    assert len(unknown) == 1


def test_json_lines_and_graphs_are_read_alike():
    one = '{"@context": "https://schema.org", "@id": "/a", "@type": "Course", "name": "Chor"}'
    two = '{"@context": "https://schema.org", "@id": "/b", "@type": "Event", "name": "Lesung"}'
    for text in (f"{one}\n{two}", f"[{one}, {two}]", f'{{"@graph": [{one}, {two}]}}'):
        items, _ = jsonld(text)
        assert [item.id for item in items] == ["https://vhs.example/a", "https://vhs.example/b"]
