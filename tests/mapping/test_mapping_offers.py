"""Whole raw offers become whole offers; whatever stands in a field, the result can be stored and published."""

from datetime import date, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.extract.web import Web
from harvester.mapping import offer
from harvester.records import Item, Page, RawOffer, Source
from vocab.model import Amount, Instance, Organization, Place, Price, Session

SOURCE = Source(id="vhs", address="https://vhs.example/")
ADDRESS = "https://vhs.example/kurs/1"


def test_a_course_in_full(mapped, make):
    held = make(
        "CourseInstance",
        startDate="2026-10-05T18:00",
        endDate="2026-10-05T19:30",
        courseMode="onsite",
        location="Haus A",
        url="https://vhs.example/kurs/1/a",
        identifier="T1-A",
    )
    result = mapped(
        name="T&ouml;pfern",
        description="<p>Ton und <b>Farbe</b></p><p>Mit Schürze</p>",
        provider=make("Organization", name="vhs Ahornbrück", url="https://vhs.example/"),
        organizer="Förderverein",
        hasCourseInstance=held,
        offers=make("Offer", price="85,00 EUR"),
        inLanguage="Deutsch",
        audience=make("Audience", audienceType="Erwachsene"),
        keywords=("Kunst, Ton", "Kunst; Abend"),
        courseCode="T1",
        dateModified="2026-09-01T08:00:00Z",
        license="https://creativecommons.org/licenses/by/4.0/",
    )
    made = result.offer
    assert not result.findings
    assert (made.type, made.name, made.description) == ("Course", "Töpfern", "Ton und Farbe\nMit Schürze")
    assert made.providers == (Organization(name="vhs Ahornbrück", url="https://vhs.example/"),)
    assert made.organizers == (Organization(name="Förderverein"),)
    assert made.instances == (
        Instance(
            start="2026-10-05T18:00:00+02:00",
            end="2026-10-05T19:30:00+02:00",
            places=(Place(room="Haus A", words="Haus A"),),
            mode="onsite",
            url="https://vhs.example/kurs/1/a",
            identifier="T1-A",
        ),
    )
    assert made.price == Price(words="85,00 EUR", amounts=(Amount(value="85.00", currency="EUR"),), free="no")
    assert (made.languages, made.audiences, made.keywords) == (("de",), ("Erwachsene",), ("Kunst", "Ton", "Abend"))
    assert (made.course_code, made.modified) == ("T1", "2026-09-01T08:00:00+00:00")
    assert made.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert (made.url, made.local_id, made.pages) == (ADDRESS, ADDRESS, (ADDRESS,))
    origins = {one.field: one.words for one in made.origins}
    assert origins["price"] == "85,00 EUR"
    assert origins["instances.start"] == "2026-10-05T18:00"
    assert {one.page for one in made.origins} == {ADDRESS}


def test_an_offer_that_names_nobody_is_of_the_registered_provider(mapped, make):
    source = Source(id="vhs", address="https://vhs.example/", provider=" vhs  Ahornbrück ")
    registered = (Organization(name="vhs Ahornbrück"),)
    assert mapped(source=source).offer.providers == registered
    assert mapped(source=source, organizer=make("Person", name="Erika Muster")).offer.providers == registered
    assert mapped(source=source, organizer="Förderverein").offer.providers == ()
    assert mapped(source=source, provider="Verein").offer.providers == (Organization(name="Verein"),)


def test_an_offer_without_name_is_none(mapped):
    result = mapped(name=" ")
    assert result.offer is None
    assert [one.code for one in result.findings] == ["offer-no-name"]


def test_the_licence_of_the_source_holds_where_the_page_names_none(mapped):
    source = Source(id="vhs", address="https://vhs.example/", licence="https://example.org/licence")
    assert mapped(source=source).offer.licence == "https://example.org/licence"
    assert mapped(source=source, license="CC BY").offer.licence == "https://example.org/licence"


def test_long_texts_are_cut_and_told(mapped):
    result = mapped(name="a" * 600, description="b " * 20_000)
    assert (len(result.offer.name), len(result.offer.description) <= 10_000) == (500, True)
    assert [(one.code, one.field) for one in result.findings] == [("text-cut", "name"), ("text-cut", "description")]


def test_a_zone_that_is_none_is_told_once(mapped):
    source = Source(id="vhs", address="https://vhs.example/", timezone="Europa/Berlin")
    result = mapped(source=source, startDate="2026-10-05T18:00")
    assert result.offer.instances[0].start == "2026-10-05T18:00:00+02:00"
    assert [one.code for one in result.findings] == ["source-timezone"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"startDate": "2026-10-05"}, [Instance(start="2026-10-05")]),
        ({"startDate": "2026-10-05", "endDate": "2026-10-04"}, [Instance(start="2026-10-05")]),
        ({"startDate": "2026-10-05", "duration": "P2D"}, [Instance(start="2026-10-05", end="2026-10-06")]),
        (
            {"startDate": ("2026-10-05", "2026-10-06")},
            [Instance(start="2026-10-05"), Instance(start="2026-10-06")],
        ),
        (
            {"startDate": ("2026-10-05", "2026-10-12"), "endDate": ("2026-10-06", "2026-10-13")},
            [Instance(start="2026-10-05", end="2026-10-06"), Instance(start="2026-10-12", end="2026-10-13")],
        ),
        ({"startDate": "morgen"}, []),
        ({"dateText": "5. und 6.10.2026"}, [Instance(start="2026-10-05"), Instance(start="2026-10-06")]),
    ],
)
def test_when_an_event_is_held(properties, expected, mapped):
    assert list(mapped("Event", **properties).offer.instances) == expected


def test_sub_events_within_an_event_are_its_sessions(mapped, make):
    parts = tuple(make("Event", name=f"Teil {i}", startDate=f"2026-10-0{i}T10:00") for i in (6, 5))
    [held] = mapped("Event", startDate="2026-10-05", endDate="2026-10-07", subEvent=parts).offer.instances
    assert held.sessions == (
        Session(start="2026-10-05T10:00:00+02:00", name="Teil 5"),
        Session(start="2026-10-06T10:00:00+02:00", name="Teil 6"),
    )


def test_more_instances_than_are_read_are_told(mapped, make):
    days = tuple(make("CourseInstance", startDate="2026-10-05", identifier=str(i)) for i in range(1_001))
    result = mapped(hasCourseInstance=days)
    assert len(result.offer.instances) == 1_000
    assert [one.code for one in result.findings] == ["too-many-instances"]


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (("Course",), "Course"),
        (("https://schema.org/Course",), "Course"),
        (("schema:MusicEvent", "schema:Event"), "MusicEvent"),
        (("Event", "EducationEvent"), "EducationEvent"),
        (("Thing",), "Event"),
        ((), "Event"),
    ],
)
def test_the_most_telling_class_is_taken(types, kind):
    raw = RawOffer(
        page=ADDRESS, method="rdfa", local_id="1", url=ADDRESS, item=Item(types=types, properties={"name": ("A",)})
    )
    assert offer(raw, SOURCE).offer.type == kind


def moments(made):
    for one in made.instances:
        yield from (one.start, one.end)
        for session in one.sessions:
            yield from (session.start, session.end)
    yield made.modified


def check(result) -> None:
    encoded = msgspec.json.encode([result.offer, result.findings])
    assert encoded.decode("utf-8")
    if result.offer is None:
        return
    assert msgspec.json.decode(msgspec.json.encode(result.offer), type=type(result.offer)) == result.offer
    for moment in moments(result.offer):
        when = moment and (datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment))
        assert not when or 1979 <= when.year <= 2099
        assert "T" not in moment or when.tzinfo is not None


NAMES = (
    "name description startDate endDate duration dateText location offers price priceCurrency inLanguage "
    "audience keywords provider organizer courseCode dateModified license eventStatus courseMode "
    "isAccessibleForFree hasCourseInstance subEvent eventSchedule startTime endTime scheduleTimezone "
    "instances latitude longitude geo address streetAddress addressCountry priceSpecification lowPrice "
    "category url identifier"
).split()
WORDS = st.sampled_from(
    "2026-10-05 5.10.2026 18:00-19:30 31.02. 00:00 24:00 85,00€ 1.250 0 frei online Haus P1D PT2H de true Kurs "
    "https://a.b/ 99999 ab bis und - / Okt. Montag W10 +02:00 Z &amp; <b> 1e999 ² ٣ \ud800 \u202e".split()
)
values = st.one_of(
    st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join), st.text(st.characters(), max_size=5)
)
kinds = st.sampled_from(
    ["Course", "Event", "Person", "Place", "Offer", "PostalAddress", "VirtualLocation", "Schedule", ""]
)


def items(inner):
    properties = st.dictionaries(st.sampled_from(NAMES), st.lists(inner, max_size=3).map(tuple), max_size=6)
    return st.builds(lambda kind, held: Item(types=(kind,), properties=held), kinds, properties)


trees = st.recursive(values, items, max_leaves=12)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(item=items(trees), url=values, local_id=values)
def test_whatever_stands_in_a_field_the_result_can_be_stored(item, url, local_id):
    named = Item(types=item.types, properties={"name": ("A",), **item.properties})
    check(offer(RawOffer(page=ADDRESS, method="json-ld", local_id=local_id, url=url, item=named), SOURCE))


@settings(max_examples=150, deadline=None)
@given(words=values, field=st.sampled_from(NAMES))
def test_whatever_stands_in_one_field_the_others_are_kept(words, field):
    properties = {"name": ("A",), "courseCode": ("T1",), field: (words,)}
    item = Item(types=("Event",), properties=properties)
    result = offer(RawOffer(page=ADDRESS, method="json-ld", local_id="1", url=ADDRESS, item=item), SOURCE)
    check(result)
    assert field in {"name", "courseCode"} or result.offer.course_code == "T1"


def test_every_offer_of_the_recorded_sites_is_mapped(shared):
    count = 0
    for folder in ("rug", "dtls", "oscd", "dcc", "citizen_science", "carpentries_swc", "lcrdm"):
        for file in sorted((shared / "material/tess-sites" / folder).glob("*.html")):
            address = f"https://{folder}.example/{file.stem}"
            source = Source(id="site", address=address, timezone="Europe/Amsterdam")
            page = Page(address=address, asked=address, body=file.read_bytes(), media_type="text/html")
            for raw in Web().extract(page, source):
                if isinstance(raw, RawOffer):
                    result = offer(raw, source)
                    check(result)
                    assert result.offer is not None, (file, result.findings)
                    count += 1
    assert count > 50


def test_bounds_that_are_not_said_are_not_written(mapped):
    assert b"[0,0]" not in msgspec.json.encode(mapped(priceText="85 €, ermäßigt 60 €").offer)
