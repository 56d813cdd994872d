"""Graphs of offers to judge: whole ones as the code writes them, and each of them broken in one to three ways.

Every graph has a base address of its own, so that many can be judged as one.
"""

import random
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from harvester.records import Change, Run
from vocab import codes
from vocab.classes import PROPERTIES
from vocab.graph import describe, triples
from vocab.iris import Iris
from vocab.lines import literal
from vocab.model import (
    Amount,
    Classification,
    Enrolment,
    Evidence,
    Instance,
    Offer,
    Organization,
    Place,
    Price,
    Schedule,
    Session,
)
from vocab.terms import BE, DCT, PROV, RDF, SCHEMA, XSD

AT = "2026-10-01T03:05:00+02:00"
HOUSE = Place(
    name="Haus der Bildung",
    street="Am Markt 1",
    postal_code="36037",
    locality="Fulda",
    country="DE",
    latitude=50.55,
    longitude=9.68,
    municipality="06631009",
    area="06631009/nord",
)
WORDED = Place(words="Rathaus, großer Saal", room="großer Saal")
ONLINE = Place(online=True, url="https://vhs.example/raum", words="online")
ABROAD = Place(name="Stadsschouwburg", postal_code="1017 RP", locality="Amsterdam", country="NL")
VHS = Organization(name="vhs Fulda", url="https://vhs.example/", address=HOUSE)
CLUB = Organization(name="Verein „Wir“", address=Place(words="Am Bach 2, Fulda"))
DEAR = Price(
    words="85,00 EUR, erm. 60,00 EUR",
    free="no",
    amounts=(
        Amount(value="85.00", currency="EUR", people=(8, 12)),
        Amount(value="60.00", currency="EUR", category="ermäßigt", kind="reduced", per="person"),
        Amount(value="40.00", currency="EUR", per="session", times=3),
        Amount(value="35.00", currency="EUR", bound="from"),
        Amount(value="50.00", bound="to"),
        Amount(value="5.00", currency="EUR", kind="material"),
    ),
    terms=("reduction-possible",),
)


def verdicts() -> tuple[Classification, ...]:
    """Return a verdict for the first concepts of each code list that offers are put to, and two municipalities."""
    named = [
        one.concepts[1].key if len(one.concepts) > 1 else one.concepts[0].key
        for name, one in codes.schemes().items()
        if name in PROPERTIES
    ]
    return tuple(
        Classification(
            concept=key,
            confidence=0.5 + place / 100,
            method=("rule", "model", "field", "provider", "person")[place % 5],
            evidence=tuple(Evidence(field="name", words=f"Wort {n}") for n in range(place % 5)),
        )
        for place, key in enumerate([*named, "municipality/06631009", "provider-municipality/05315000"])
    )


COURSE = Offer(
    key="k1",
    source="vhs",
    local_id="1",
    type="Course",
    name='Töpfern "für alle"\\',
    description="Mit Ton\nund Ruhe.\t🙂",
    url="https://vhs.example/kurs/1?ort=Fulda Süd",
    providers=(VHS,),
    organizers=(CLUB,),
    instances=(
        Instance(
            start="2026-10-05T18:00:00+02:00",
            end="2026-10-26T20:00:00+01:00",
            places=(HOUSE,),
            identifier="252P40405",
            url="https://vhs.example/kurs/1/termin",
            price=DEAR,
            status="EventRescheduled",
            mode="blended",
            sessions=(
                Session(start="2026-10-05T18:00:00+02:00", end="2026-10-05T20:00:00+02:00", name="Einführung"),
                Session(start="2026-10-26T18:00:00+01:00", place=ONLINE),
            ),
        ),
        Instance(
            start="2027-01-11",
            schedule=Schedule(
                days=("Mo", "We"),
                start_time="18:00",
                end_time="19:30",
                start_date="2027-01-11",
                end_date="2027-03-31",
                count=20,
                weeks=2,
                except_dates=("2027-02-15",),
                skips_holidays=True,
            ),
            enrolment=Enrolment(availability="few", left=2, most=12, least=6, deadline="2027-01-04"),
        ),
    ),
    price=DEAR,
    ages=(16, 99),
    levels=("B1", "intermediate"),
    prerequisites="Lust am Ton",
    certificates=("participation",),
    accessibility=("step-free",),
    childcare="yes",
    languages=("de", "en-GB"),
    audiences=("Erwachsene",),
    keywords=("Kunst", "Ton"),
    course_code="252P40405",
    modified="2026-09-01",
    licence="https://creativecommons.org/licenses/by/4.0/",
    classifications=verdicts(),
    pages=("https://vhs.example/kurs/1",),
)
EVENT = Offer(
    key="k2",
    source="stadt",
    local_id="2",
    type="EducationEvent",
    name="Tag der offenen Tür",
    url="https://vhs.example/tag",
    organizers=(CLUB,),
    instances=(Instance(start="2026-11-01", end="2026-11-02", status="EventRescheduled"),),
    places=(WORDED, ABROAD),
    mode="onsite",
    price=Price(words="Eintritt frei", free="yes", terms=("donation",)),
    enrolment=Enrolment(availability="full", deadline="2026-10-30T12:00:00+01:00"),
    childcare="no",
    ages=(0, 3),
    classifications=verdicts()[:2],
)
BARE = Offer(key="k3", source="stadt", local_id="3", type="Event", name="Fest", url="https://vhs.example/fest")
OFTEN = replace(
    EVENT,
    key="k4",
    instances=(Instance(start="2026-11-05T10:00:00Z", mode="online"), Instance(start="2026-11-01", places=(HOUSE,))),
    price=Price(words="siehe Flyer"),
    modified="2026-09-01T10:00:00Z",
)
ONLY_FACTS = replace(COURSE, key="k5", licence="", type="LearningResource", instances=(), mode="online")
KINDS = (COURSE, EVENT, BARE, OFTEN, ONLY_FACTS)
REASONS = ("cancelled", "over", "vanished", "withdrawn-by-owner", "source-removed", "merged-into")


def whole_graph(number: int) -> list[str]:
    """Return the lines of a graph as the code writes it; kinds of offers and tombstones take turns."""
    offer = KINDS[number % len(KINDS)]
    gone = number % 7 == 6
    change = Change(
        seq=number,
        key=offer.key,
        action="withdrawn" if gone else "added",
        reason=REASONS[number % len(REASONS)] if gone else "",
        at=AT,
        run="r1",
        offer=offer,
    )
    run = Run(
        id="r1",
        source=offer.source,
        address="https://vhs.example/",
        software="Bildungsernte 0.1.0" if number % 2 else "",
        started=AT,
        ended=AT if number % 3 else "",
    )
    return sorted(triples(describe(change, run, Iris(f"https://ernte.example/{number}/"))))


Break = Callable[[random.Random, list[str]], None]
"""Changes lines in place."""


def _parts(line: str) -> tuple[str, str, str]:
    subject, path, rest = line.split(" ", 2)
    return subject, path, rest[:-2]


def _typed(text: str, name: str) -> str:
    return f'"{text}"^^<{XSD}{name}>'


OBJECTS = (
    '""',
    '"x"',
    '"x"@de',
    '"y"@de',
    '"z"@DE',
    '"z"@fr-CH',
    "<https://elsewhere.example/x>",
    "<mailto:a@b.example>",
    literal("lang " * 2_100),
    literal("Zeile\r\nZeile\\"),
    *(_typed(text, "date") for text in ("2026-02-30", "2026-10-05Z", "20261005", "26-1-1", "", "2026-10-05T18:00:00Z")),
    *(_typed(text, "dateTime") for text in ("bald", "2026-10-05T25:00:00Z", "2026-10-05T18:00:00", "2026-10-05", AT)),
    *(_typed(text, "decimal") for text in ("-5", "0", "90.0000001", "180", "-181", "1e3", "viel", "", "1.0", " 7 ")),
    *(_typed(text, "integer") for text in ("1", "1_0", "200", "drei", "-1")),
    *(_typed(text, "boolean") for text in ("true", "1", "TRUE", "vielleicht")),
    *(_typed(text, "double") for text in ("0.5", "1E400", "INF")),
    _typed("x", "string"),
    _typed("x", "anyURI"),
    _typed("12:00", "gYear"),
    '"Euro"',
    '"EUR\\n"',
    '"DE"',
    '"1017 RP"',
    '"3603"',
    f"<{BE}themes/nothing>",
    f"<{BE}formats/online>",
    f"<{BE}methods/guess>",
    f"<{BE}reason-because>",
    f"<{SCHEMA}EventCancelled>",
    f"<{SCHEMA}Event>",
    "<http://dcat-ap.de/def/politicalGeocoding/municipalityKey/6631009>",
)
CLASSES = (
    *(f"<{BE}{name}>" for name in ("Offer", "WithdrawnOffer", "Classification", "Source")),
    *(f"<{SCHEMA}{name}>" for name in ("Offer", "Place", "PostalAddress", "Organization", "Course", "VirtualLocation")),
    f"<{PROV}Activity>",
)
PATHS = (
    *(
        f"<{SCHEMA}{name}>"
        for name in ("hasCourseInstance", "subEvent", "description", "startDate", "location", "name")
    ),
    *(f"<{BE}{name}>" for name in ("stage", "theme", "classification", "words")),
    f"<{DCT}spatial>",
)


def _drop(chance: random.Random, lines: list[str]) -> None:
    lines.remove(chance.choice(lines))


def _drop_all(chance: random.Random, lines: list[str]) -> None:
    """Drop all values of one property of one thing."""
    start = " ".join(_parts(chance.choice(lines))[:2]) + " "
    lines[:] = [line for line in lines if not line.startswith(start)] or lines


def _drop_thing(chance: random.Random, lines: list[str]) -> None:
    subject = _parts(chance.choice(lines))[0]
    lines[:] = [line for line in lines if not line.startswith(subject + " ")] or lines


def _twice(chance: random.Random, lines: list[str]) -> None:
    subject, path, _ = _parts(chance.choice(lines))
    lines.append(f"{subject} {path} {chance.choice(OBJECTS)} .")


def _other(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines))
    subject, path, _ = _parts(lines[place])
    lines[place] = f"{subject} {path} {chance.choice(OBJECTS)} ."


def _other_moment(chance: random.Random, lines: list[str]) -> None:
    """Put another object where a date, a number or a truth value stands."""
    places = [place for place, line in enumerate(lines) if "^^<" in line]
    if places:
        place = chance.choice(places)
        subject, path, _ = _parts(lines[place])
        lines[place] = f"{subject} {path} {chance.choice([one for one in OBJECTS if '^^' in one])} ."


def _tagged(chance: random.Random, lines: list[str]) -> None:
    places = [place for place, line in enumerate(lines) if line.endswith('" .')]
    if places:
        place = chance.choice(places)
        lines[place] = f"{lines[place][:-2]}@{chance.choice(('de', 'en', 'de-AT', 'x-klingon'))} ."


def _class(chance: random.Random, lines: list[str]) -> None:
    lines.append(f"{_parts(chance.choice(lines))[0]} <{RDF}type> {chance.choice(CLASSES)} .")


def _path(chance: random.Random, lines: list[str]) -> None:
    """Say something at a place where it is not said else."""
    subject, thing = _parts(chance.choice(lines))[0], _parts(chance.choice(lines))[0]
    lines.append(f"{subject} {chance.choice(PATHS)} {chance.choice((thing, *OBJECTS))} .")


def _blank(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines))
    subject, path, _ = _parts(lines[place])
    lines[place] = f"{subject} {path} _:b{re.sub('[^0-9]', '', subject)[:4]}{place} ."


def _two_stages(chance: random.Random, lines: list[str]) -> None:
    subject = _parts(lines[0])[0]
    lines += [
        f"{subject} <{BE}stage> <{BE}stages/{name}> ." for name in chance.sample(("school", "early", "higher"), 2)
    ]


BREAKS: tuple[Break, ...] = (
    _drop, _drop_all, _drop_thing, _twice, _other, _other, _other_moment, _other_moment, _tagged, _class, _path, _blank,
    _two_stages,
)  # fmt: skip


def broken(number: int, chance: random.Random) -> list[str]:
    """Return a graph that is broken in one to three ways."""
    lines = whole_graph(number)
    for _ in range(chance.randint(1, 3)):
        chance.choice(BREAKS)(chance, lines)
    return sorted(set(lines))


def batches(graphs: list[list[str]], most: int) -> list[list[list[str]]]:
    """Put graphs together that agree on every thing outside their own base address, such as concepts."""
    found: list[tuple[dict[str, frozenset[str]], list[list[str]]]] = []
    for lines in graphs:
        outside = _outside(lines)
        for known, batch in found:
            if len(batch) < most and all(known.get(iri, said) == said for iri, said in outside.items()):
                known.update(outside)
                batch.append(lines)
                break
        else:
            found.append((outside, [lines]))
    return [batch for _, batch in found]


def _outside(lines: list[str]) -> dict[str, frozenset[str]]:
    named = {term for line in lines for term in (_parts(line)[0], _parts(line)[2]) if term[0] == "<"}
    said: dict[str, set[str]] = {term: set() for term in named if "ernte.example" not in term}
    for line in lines:
        if (subject := _parts(line)[0]) in said:
            said[subject].add(line)
    return {iri: frozenset(those) for iri, those in said.items()}


WHOLE, BROKEN, SEED = 35, 600, 20_261_124


@pytest.fixture(scope="session")
def wholes() -> list[list[str]]:
    """Return graphs as the code writes them."""
    return [whole_graph(number) for number in range(WHOLE)]


@pytest.fixture(scope="session")
def brokens() -> list[list[str]]:
    """Return graphs that are broken, the same ones every time."""
    chance = random.Random(SEED)
    return [broken(number, chance) for number in range(WHOLE, WHOLE + BROKEN)]


@pytest.fixture(scope="session")
def batched(wholes: list[list[str]], brokens: list[list[str]]) -> list[list[list[str]]]:
    """Return all of them in batches that can be judged as one graph."""
    return batches([*wholes, *brokens], most=120)
