"""Offers of every kind, drawn from a seed; and the foreign judges of the views."""

import json
import random
from functools import cache
from types import SimpleNamespace

import jsonschema
import pytest
import rdflib
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from vocab import codes
from vocab.iris import Iris, key_of
from vocab.model import Amount, Classification, Instance, Offer, Organization, Place, Price, Session

IRIS = Iris("https://ernte.example/")
SEAT = Place(street="Königsplatz 1", postal_code="34117", locality="Kassel", country="DE")
TOWN = Place(locality="Kassel", municipality="06611000")
ABROAD = Place(locality="Wien", country="AT")
NOWHERE = Place(locality="Atlantis", country="XX")
HALL = Place(
    name="Bürgerhaus", street="Am Markt 2", postal_code="34117", locality="Kassel", country="DE", latitude=51.3,
    longitude=9.5,
)  # fmt: skip
ROOM = Place(words="Raum 3", municipality="06611000")
NET = Place(online=True, name="Videokonferenz", url="https://meet.example/räume?x=1")
PROVIDERS = (
    (),
    (Organization(name="VHS Kassel", url="https://vhs.example/", address=SEAT),),
    (Organization(name="Verein", address=TOWN), Organization(name="Amt ohne Ort", url="kein Netz")),
    (Organization(name="Wiener Haus", address=ABROAD),),
    (Organization(name="Ohne Ort"),),
    (Organization(name="Nirgendwo", address=NOWHERE),),
    (Organization(name=" "),),
)
EURO = Amount(value="85.00", currency="EUR")
PRICES = (
    None,
    Price(words="kostenlos", free="yes"),
    Price(free="yes"),
    Price(words="auf Anfrage"),
    Price(
        words="85 €, ermäßigt 60 €", amounts=(EURO, Amount(value="60", currency="EUR", category="ermäßigt")), free="no"
    ),
    Price(words="20 CHF im Monat", amounts=(Amount(value="20", currency="CHF"),), free="no"),
    Price(words="<i>viel</i>", amounts=(Amount(value="1e9999", currency="<b>"), Amount(value="5"))),
    Price(amounts=(Amount(value="10", currency="XTS"),)),
)
EVENING = Session(start="2026-10-05T18:00:00+02:00", end="2026-10-05T19:30:00+02:00", name="Auftakt", place=HALL)
LAST = Session(start="2026-11-02T18:00:00+01:00", end="2026-11-02T19:30:00+01:00")
TIMES = Instance(
    start=EVENING.start, end=LAST.end, sessions=(EVENING, LAST), places=(HALL,), mode="onsite", identifier="A"
)
INSTANCES = (
    (),
    (TIMES,),
    (Instance(start="2026-12-24"),),
    (Instance(start="2026-12-24", end="2026-12-26", price=PRICES[4], status="EventCancelled"),),
    (TIMES, Instance(start="2027-02-01T09:00:00+01:00", url="https://vhs.example/2"), Instance(start="2027-03-01")),
    (TIMES, TIMES),
    (Instance(start="2090-02-30", end="2090-13-45", identifier="'\"<x>", sessions=(Session(start="2090-02-30"),)),),
    (Instance(places=(NET,), mode="online"),),
)
NAMES = ("Töpfern", "Deutsch B1 „intensiv“", ' "\\\n\x07<b>', "", "   ", "\u202eGPJ\ud800")
ADDRESSES = ("https://vhs.example/kurs?nr=[1]", "https://vhs.example/Kurse für alle#x#y", "javascript:alert(1)", "")
LICENCES = ("", "https://creativecommons.org/licenses/by/4.0/", "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
            "https://vhs.example/agb", "<no iri>")  # fmt: skip
KINDS = ("Course", "Course", "Course", "Event", "EducationEvent", "LearningResource", "Quiz", "WorkBasedProgram")
OTHERS = ("municipality/06611000", "provider-municipality/06611000", "themes/none-such", "language-levels/b1")


def classifications(dice):
    """Draw verdicts: from every code list that there is, and names that no list has."""
    drawn = [one.key for scheme in codes.schemes().values() for one in dice.sample(scheme.concepts, dice.randint(0, 2))]
    chosen = [*drawn, *dice.sample(OTHERS, dice.randint(0, 3))] if dice.random() < 0.8 else []
    return tuple(
        Classification(concept=key, confidence=dice.randint(1, 100) / 100, method="rule")
        for key in dict.fromkeys(chosen)
    )


def drawn(number):
    """Return offer number `number` of an endless series."""
    dice = random.Random(number)
    name = f"offer-{number}"
    return Offer(
        key=key_of("test", name),
        source="test",
        local_id=name,
        type=dice.choice(KINDS),
        name=dice.choice(NAMES) if dice.random() < 0.4 else f"Kurs {number}",
        description=dice.choice(("", "Ein Text.\n\nMit <b>zwei</b> Absätzen & mehr.")),
        url=dice.choice(ADDRESSES),
        providers=dice.choice(PROVIDERS),
        organizers=dice.choice(PROVIDERS) if dice.random() < 0.3 else (),
        instances=dice.choice(INSTANCES),
        places=dice.choice(((), (HALL,), (NET,), (ROOM, NET), (NOWHERE,))),
        price=dice.choice(PRICES),
        languages=dice.choice(((), ("de",), ("de-DE", "en"), ("x" * 30,), ("tlh",), ("fa", "ar", "uk"))),
        audiences=dice.choice(((), ("Erwachsene",), ("<svg>", "Kinder"))),
        mode=dice.choice(("", "onsite", "online", "blended")),
        keywords=dice.choice(((), ("Ton", "Handwerk"), ("urn:x:y",), ("", "-1+1", 'a\\"b\nc'))),
        course_code=dice.choice(("", "252P40405", "@SUM(1)")),
        modified=dice.choice(("", "2026-08-01", "2026-08-01T10:00:00Z", "2026-99-99")),
        status=dice.choice(("", "", "EventCancelled", "EventScheduled")),
        licence=dice.choice(LICENCES),
        classifications=classifications(dice),
    )


def change_of(offer):
    """Return the entry of the ledger that added `offer`."""
    return SimpleNamespace(
        key=offer.key, action="added", reason="", at="2026-11-24T10:00:00Z", run="test-1", offer=offer
    )


COMPLETE = Offer(
    key=key_of("test", "complete"),
    source="test",
    local_id="complete",
    type="Course",
    name="Klimawerkstatt",
    description="Wir bauen ein Hochbeet.",
    licence="https://creativecommons.org/licenses/by/4.0/",
    url="https://vhs.example/klima",
    providers=PROVIDERS[1],
    instances=(TIMES, Instance(start="2027-03-01", end="2027-03-02", places=(HALL,), mode="onsite")),
    price=PRICES[4],
    languages=("de",),
    audiences=("Erwachsene",),
    mode="onsite",
    keywords=("Klima",),
    course_code="K1",
    modified="2026-08-01T10:00:00Z",
    classifications=(Classification(concept="isced-f/052", confidence=0.9, method="rule"),),
)
EVERY = (COMPLETE, *map(drawn, range(400)))


@pytest.fixture(scope="session")
def changes():
    """Return offers of every kind, as entries of the ledger; the first has all that any view asks for."""
    return tuple(map(change_of, EVERY))


@pytest.fixture(scope="session")
def iris():
    """Return addresses of an example."""
    return IRIS


@pytest.fixture(scope="session")
def as_change():
    """Return `change_of`."""
    return change_of


@pytest.fixture(scope="session")
def complete():
    """Return the offer that every view can be made of."""
    return COMPLETE


@pytest.fixture(scope="session")
def amb(shared):
    """Return the judge of AMB 20231019: all of its schemas, none fetched."""
    folder = shared / "material/de/amb/20231019/schemas"
    schemas = [json.loads(file.read_text("utf-8")) for file in folder.glob("*.json")]
    registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema, default_specification=DRAFT7)) for schema in schemas
    )
    whole = next(schema for schema in schemas if schema["$id"].endswith("/schema.json"))
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    return jsonschema.Draft7Validator(whole, registry=registry, format_checker=checker)


@pytest.fixture(scope="session")
def moochub(shared):
    """Return the judge of MOOChub 3.0.1."""
    schema = json.loads((shared / "judges/moochub/moochub-schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="session")
def loq(shared):
    """Return the shapes of LOQ, and those of its code lists."""

    @cache
    def graph(name):
        return rdflib.Graph().parse(shared / "judges/elm" / name, format="turtle")

    return graph
