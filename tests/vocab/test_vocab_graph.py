"""What the graph says of an offer, judged by parsers, by rdflib's copy of schema.org and by our own shapes."""

import re
from datetime import date
from importlib.resources import files

import msgspec
import pyoxigraph
import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import SDO, BNode, Graph, Literal, URIRef

from harvester.records import Change, Run
from vocab.graph import describe, triples
from vocab.iris import Iris
from vocab.lines import address, literal
from vocab.model import Amount, Instance, Offer, Organization, Place, Price, Session
from vocab.terms import BE, SCHEMA

IRIS = Iris("https://ernte.example/")
RUN = Run(
    id="r1",
    source="vhs",
    address="https://vhs.example/",
    software="Bildungsernte 0.1.0",
    started="2026-10-01T03:00:00+02:00",
    ended="2026-10-01T03:05:00+02:00",
)
HOUSE = Place(
    name="Haus der Bildung", street="Am Markt 1", postal_code="36037", locality="Fulda", latitude=50.55, longitude=9.68
)
COURSE = Offer(
    key="k1",
    source="vhs",
    local_id="https://vhs.example/kurs/1",
    type="Course",
    name='Töpfern "für alle"',
    description="Mit Ton\nund Ruhe.",
    url="https://vhs.example/kurs/1?ort=Fulda Süd",
    providers=(Organization(name="vhs Fulda", url="https://vhs.example/"),),
    instances=(
        Instance(
            start="2026-10-05T18:00:00+02:00",
            end="2026-10-26T20:00:00+01:00",
            places=(HOUSE,),
            identifier="252P40405",
            sessions=(
                Session(start="2026-10-05T18:00:00+02:00", end="2026-10-05T20:00:00+02:00"),
                Session(
                    start="2026-10-26T18:00:00+01:00",
                    end="2026-10-26T20:00:00+01:00",
                    place=Place(online=True, words="online"),
                ),
            ),
        ),
        Instance(start="2027-01-11"),
    ),
    price=Price(
        words="85,00 EUR, erm. 60,00 EUR",
        free="no",
        amounts=(Amount(value="85.00", currency="EUR"), Amount(value="60.00", currency="EUR", category="ermäßigt")),
    ),
    languages=("de",),
    audiences=("Erwachsene",),
    keywords=("Kunst",),
    licence="https://creativecommons.org/licenses/by/4.0/",
    pages=("https://vhs.example/kurs/1",),
)
EVENT = Offer(
    key="k2",
    source="vhs",
    local_id="https://vhs.example/tag",
    type="EducationEvent",
    name="Tag der offenen Tür",
    description="Kommen Sie vorbei.",
    url="https://vhs.example/tag",
    organizers=(Organization(name="vhs Fulda"),),
    instances=(Instance(start="2026-11-01", end="2026-11-02", status="EventRescheduled"),),
    places=(HOUSE,),
    mode="onsite",
    price=Price(words="Eintritt frei", free="yes"),
)


def change(offer: Offer, action: str = "added", reason: str = "") -> Change:
    return Change(
        seq=1, key=offer.key, action=action, reason=reason, at="2026-10-01T03:05:00+02:00", run="r1", offer=offer
    )


def graph(*offers: Offer) -> Graph:
    lines = triples(entity for offer in offers for entity in describe(change(offer), RUN, IRIS))
    return Graph().parse(data="\n".join(sorted(lines)), format="nt")


def test_a_course_has_its_instances_and_their_sessions_as_things_with_iris():
    found = graph(COURSE)
    course = URIRef("https://ernte.example/id/offer/k1")
    held = set(found.objects(course, SDO.hasCourseInstance))
    assert held == {URIRef(f"{course}#held-252P40405"), URIRef(f"{course}#held-20270111")}
    sessions = set(found.objects(URIRef(f"{course}#held-252P40405"), SDO.subEvent))
    starts = {str(found.value(s, SDO.startDate)) for s in sessions}
    assert starts == {"2026-10-05T18:00:00+02:00", "2026-10-26T18:00:00+01:00"}


def test_an_event_held_once_states_its_dates_itself():
    found = graph(EVENT)
    event = URIRef("https://ernte.example/id/offer/k2")
    assert found.value(event, SDO.startDate) == Literal(date(2026, 11, 1))
    assert found.value(event, SDO.endDate) == Literal(date(2026, 11, 2))
    assert found.value(event, SDO.eventStatus) == SDO.EventRescheduled


def test_an_event_held_several_times_spans_them_all():
    often = msgspec.structs.replace(
        EVENT, instances=(Instance(start="2026-11-05"), Instance(start="2026-11-01", end="2026-11-02"))
    )
    found = graph(often)
    event = URIRef("https://ernte.example/id/offer/k2")
    assert (str(found.value(event, SDO.startDate)), str(found.value(event, SDO.endDate))) == (
        "2026-11-01",
        "2026-11-05",
    )
    assert len(set(found.objects(event, SDO.subEvent))) == 2


def test_a_text_without_a_licence_is_not_published():
    found = graph(EVENT)
    assert not list(found.objects(URIRef("https://ernte.example/id/offer/k2"), SDO.description))
    assert "Kommen Sie" not in found.serialize(format="nt")


def test_unknown_is_never_free():
    unknown = msgspec.structs.replace(EVENT, price=Price(words="siehe Flyer"))
    assert not list(graph(unknown).objects(None, SDO.isAccessibleForFree))


def test_a_withdrawn_offer_leaves_a_tombstone_with_its_reason_and_nothing_else():
    entities = describe(change(COURSE, "withdrawn", "cancelled"), RUN, IRIS)
    offer = entities[0]
    assert offer.iri == "https://ernte.example/id/offer/k1"
    text = "\n".join(offer.lines)
    assert f"{BE}reason-cancelled" in text
    assert "Töpfern" not in text


def test_there_are_no_blank_nodes():
    found = graph(COURSE, EVENT)
    assert not [node for triple in found for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("offer", [COURSE, EVENT])
def test_every_subject_is_its_entity_or_a_part_of_it(offer):
    for entity in describe(change(offer), RUN, IRIS):
        subjects = {line.split(" ", 1)[0][1:-1] for line in entity.lines}
        assert {subject.partition("#")[0] for subject in subjects} == {entity.iri}
        assert len(entity.lines) == len(set(entity.lines))


def test_every_term_of_schema_org_exists_there():
    source = "".join((files("vocab") / name).read_text("utf-8") for name in ("graph.py", "things.py", "classes.py"))
    named = set(re.findall(r'schema\("([A-Za-z]+)"', source)) | set(re.findall(r'"([a-z]\w+)": place\.', source))
    assert len(named) > 30
    assert not [name for name in named if SDO[name] not in SDO]


def test_own_terms_are_all_defined_in_both_languages():
    ontology = Graph().parse(data=(files("vocab") / "data" / "ontology.ttl").read_text("utf-8"), format="turtle")
    source = "".join((files("vocab") / name).read_text("utf-8") for name in ("graph.py", "things.py", "classes.py"))
    used = {URIRef(BE + name) for name in re.findall(r'\bbe\("([A-Za-z-]+)"\)', source)}
    used |= {
        URIRef(f"{BE}reason-{reason}")
        for reason in (
            "cancelled",
            "over",
            "vanished",
            "withdrawn-by-owner",
            "source-removed",
            "merged-into",
            "no-longer-licensed",
        )
    }
    labels = (
        URIRef("http://www.w3.org/2000/01/rdf-schema#label"),
        URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"),
    )
    for term in used:
        assert {label.language for p in labels for label in ontology.objects(term, p)} == {"de", "en"}, term


def judged(data: Graph) -> set[str]:
    shapes = Graph().parse(data=(files("vocab") / "data" / "shapes.ttl").read_text("utf-8"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    sh = "http://www.w3.org/ns/shacl#"
    grave = report.subjects(URIRef(sh + "resultSeverity"), URIRef(sh + "Violation"))
    return {str(report.value(one, URIRef(sh + "sourceShape"))).removeprefix(BE) for one in grave}


def test_what_is_published_keeps_its_own_rules():
    assert judged(graph(COURSE, EVENT)) == set()


@pytest.mark.parametrize(
    ("predicate", "value", "shape"),
    [
        (SDO.name, Literal("zweiter Name"), "OfferShape-name"),
        (SDO.url, Literal("keine Adresse"), "OfferShape-url"),
        (SDO.startDate, Literal("bald"), "OfferShape-start"),
        (SDO.isAccessibleForFree, Literal("vielleicht"), "OfferShape-free"),
        (SDO.eventStatus, SDO.Event, "OfferShape-status"),
        (SDO.description, Literal("ohne Lizenz"), "LicensedTextShape"),
    ],
)
def test_a_broken_rule_is_named(predicate, value, shape):
    data = graph(EVENT)
    event = URIRef("https://ernte.example/id/offer/k2")
    if predicate == SDO.startDate:
        data.remove((event, predicate, None))
    data.add((event, predicate, value))
    assert shape in judged(data)


@given(st.text(max_size=80))
def test_any_text_survives_as_a_literal(text):
    line = f"<http://a/b> <http://a/c> {literal(text)} ."
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert quad.object.value == re.sub("[\ud800-\udfff]", "\ufffd", text)


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(max_size=60).map("https://vhs.example/".__add__),
        st.text(max_size=60).map("http://".__add__),
    )
)
def test_any_address_gives_a_term_that_parses(text):
    line = f"<http://a/b> <http://a/c> {address(text)} ."
    assert len(list(pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES))) == 1


def test_the_namespace_of_schema_org_is_https():
    assert SCHEMA == "https://schema.org/"
    assert str(SDO) == SCHEMA
