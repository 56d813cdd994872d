"""ELM: what is given conforms to the closed shapes of LOQ and to its code lists."""

import msgspec
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from vocab.graph import triples
from vocab.model import Classification, Instance, Organization, Place
from vocab.views import elm as made

ELM = rdflib.Namespace(made.elm("")[1:-1])
OPPORTUNITY = ELM.LearningOpportunity


def graph(views):
    lines = triples(entity for view in views for entity in view.entities)
    return rdflib.Graph().parse(data="\n".join(sorted(lines)), format="nt")


def conforms(data, shapes):
    ok, _, report = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return ok, report


@pytest.mark.parametrize("name", ["LOQ-py.ttl", "LOQ-mdr.ttl"])
def test_the_judge_tells_good_from_bad(shared, loq, name):
    good = rdflib.Graph().parse(shared / "judges/elm/elm.ttl")
    assert conforms(good, loq(name))[0]
    bad = rdflib.Graph().parse(shared / "judges/elm/elm_bad.ttl")
    language = rdflib.URIRef("http://publications.europa.eu/resource/authority/language/DEU")
    bad.remove((language, SKOS.inScheme, None))
    assert not conforms(bad, loq(name))[0]


@pytest.mark.parametrize("name", ["LOQ-py.ttl", "LOQ-mdr.ttl"])
def test_every_opportunity_is_valid(loq, changes, iris, name):
    views = [made.view(change, iris) for change in changes]
    data = graph(views)
    ok, report = conforms(data, loq(name))
    assert ok, report[:4000]
    assert len(set(data.subjects(RDF.type, OPPORTUNITY))) > 20


def test_nothing_else_is_said_of_a_subject(changes, iris):
    data = graph([made.view(change, iris) for change in changes])
    subjects = {str(one) for one in data.subjects() if str(one).startswith(iris.base)}
    assert subjects
    assert {one for one in subjects if "/elm" not in one} == set()
    assert {str(p) for p in data.predicates() if "schema.org" in p or "bildungsernte" in p} == set()


@pytest.mark.parametrize(("dates", "opportunities", "parts"), [(0, 1, 0), (1, 1, 0), (2, 3, 2), (5, 6, 5)])
def test_several_dates_are_parts_of_one_opportunity(complete, as_change, iris, dates, opportunities, parts):
    instances = tuple(Instance(start=f"2027-0{number}-01") for number in range(1, dates + 1))
    data = graph([made.view(as_change(msgspec.structs.replace(complete, instances=instances)), iris)])
    whole = rdflib.URIRef(f"{iris.offer(complete.key)}/elm")
    assert len(set(data.subjects(RDF.type, OPPORTUNITY))) == opportunities
    assert len(set(data.subjects(ELM.isPartOf, whole))) == len(set(data.objects(whole, ELM.hasPart))) == parts


def test_a_day_lasts_from_its_first_second_to_its_last(complete, as_change, iris):
    offer = msgspec.structs.replace(complete, instances=(Instance(start="2027-03-01"),))
    data = graph([made.view(as_change(offer), iris)])
    assert [str(one) for one in data.objects(None, ELM.startDate)] == ["2027-03-01T00:00:00"]
    assert [str(one) for one in data.objects(None, ELM.endDate)] == ["2027-03-01T23:59:59"]


def test_the_outcome_is_that_of_taking_part_and_says_so(complete, as_change, iris):
    data = graph([made.view(as_change(complete), iris)])
    outcome = next(data.objects(None, ELM.learningOutcome))
    titles = data.objects(outcome, rdflib.DCTERMS.title)
    assert [str(one) for one in titles] == ["Teilnahme an „Klimawerkstatt“"]


@pytest.mark.parametrize(
    ("places", "verdict", "code"),
    [
        ((Place(locality="Wien", country="AT"),), "", "AUT"),
        ((), "municipality/06611000", "DEU"),
        ((), "provider-municipality/06611000", "DEU"),
        ((Place(locality="Wien", country="AT"), Place(locality="Kassel", country="DE")), "", ""),
        ((Place(online=True, url="https://meet.example/"),), "", ""),
    ],
)
def test_a_provider_without_an_address_is_at_home_where_it_is_at_work(complete, as_change, iris, places, verdict, code):
    verdicts = [*complete.classifications]
    if verdict:
        verdicts.append(Classification(concept=verdict, confidence=1.0, method="field"))
    bare = (Organization(name="VHS"),)
    offer = msgspec.structs.replace(
        complete, providers=bare, places=places, instances=(), classifications=tuple(verdicts)
    )
    view = made.view(as_change(offer), iris)
    assert view.reasons == (() if code else ("no-provider-address",))
    assert ("authority/country/" + code in str(view.entities)) == bool(code)
    assert "fullAddress" not in "".join(line for one in view.entities for line in one.lines if "/provider/" in one.iri)


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({"classifications": ()}, ("no-isced",)),
        ({"providers": ()}, ("no-provider",)),
        ({"url": "x", "name": ""}, ("no-title", "no-url")),
    ],
)
def test_what_is_missing_is_the_reason(complete, as_change, iris, fields, reasons):
    assert made.view(as_change(msgspec.structs.replace(complete, **fields)), iris).reasons == reasons
