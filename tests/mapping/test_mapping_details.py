"""Ages, levels, places left, proofs, access and the like are read from fields first, then from clear words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.gold import rows as gold
from benchmarks.gold.details import verdicts
from harvester.mapping import offer
from harvester.mapping.details.shorthand import spelled
from harvester.mapping.details.support import CLAIMS, STEMS
from harvester.records import Item, RawOffer, Source
from vocab.model import Enrolment


@pytest.mark.parametrize(
    ("properties", "ages"),
    [
        ({"typicalAgeRange": "6-12"}, (6, 12)),
        ({"typicalAgeRange": "18-"}, (18, 0)),
        ({"typicalAgeRange": "12-6"}, (0, 0)),
        ({"audience": "Kinder von 8 bis 10 Jahren", "description": "ab 14 Jahren"}, (8, 10)),
        ({"description": "Für Jugendliche ab 14 Jahren."}, (14, 0)),
        ({"description": "Die Dozentin hat 20 Jahre Erfahrung. Beginn ist ab 18 Uhr."}, (0, 0)),
        ({"description": "Kinder bis 12 Jahre frei"}, (0, 0)),
    ],
)
def test_ages(properties, ages, mapped):
    assert mapped(**properties).offer.ages == ages


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"maximumAttendeeCapacity": "12", "minimumAttendeeCapacity": "6"}, Enrolment(most=12, least=6)),
        ({"maximumAttendeeCapacity": "-1", "minimumAttendeeCapacity": "0"}, None),
        ({"maximumAttendeeCapacity": "12", "attendeeCount": "12"}, Enrolment(availability="full", most=12, left=0)),
        ({"maximumAttendeeCapacity": "12", "attendeeCount": "-1"}, Enrolment(most=12)),
        ({"remainingAttendeeCapacity": "0"}, Enrolment(availability="full", left=0)),
        ({"remainingAttendeeCapacity": "9"}, Enrolment(availability="free", left=9)),
        ({"statusText": "Warteliste"}, Enrolment(availability="waitlist")),
        ({"registrationDeadline": "2026-08-15"}, Enrolment(deadline="2026-08-15")),
        (
            {"description": "Anmeldung bis 15.08.2026, höchstens 12 Teilnehmende."},
            Enrolment(most=12, deadline="2026-08-15"),
        ),
        ({"description": "Noch 3 Plätze frei!"}, Enrolment(availability="few", left=3)),
        ({"description": "Parkplätze sind vorhanden. Max. 12 km."}, None),
    ],
)
def test_enrolment(properties, expected, mapped):
    assert mapped(**properties).offer.enrolment == expected


def test_an_instance_has_places_of_its_own(mapped, make):
    held = make("CourseInstance", startDate="2026-10-05", statusText="ausgebucht", maximumAttendeeCapacity="8")
    result = mapped(hasCourseInstance=held).offer
    assert result.instances[0].enrolment == Enrolment(availability="full", most=8)
    assert result.enrolment is None


def test_an_availability_of_schema_org_is_read(mapped, make):
    for said, state in (("https://schema.org/SoldOut", "full"), ("LimitedAvailability", "few"), ("InStock", "free")):
        result = mapped(offers=make("Offer", price="5", priceCurrency="EUR", availability=said))
        assert result.offer.enrolment == Enrolment(availability=state)


@pytest.mark.parametrize(
    ("properties", "field", "value"),
    [
        ({"educationalLevel": "A1.2 Deutsch"}, "levels", ("A1",)),
        ({"description": "Ein Kurs für Einsteiger"}, "levels", ("beginner",)),
        ({"description": "Raum B1, Anfahrt über die A2"}, "levels", ()),
        ({"educationalCredentialAwarded": "Teilnahmebescheinigung"}, "certificates", ("participation",)),
        ({"description": "Es gibt kein Zertifikat."}, "certificates", ("none",)),
        ({"coursePrerequisites": "keine"}, "prerequisites", ""),
        ({"coursePrerequisites": "Grundkurs"}, "prerequisites", "Grundkurs"),
        (
            {"description": "Ton. Vorkenntnisse sind erforderlich. Ende."},
            "prerequisites",
            "Vorkenntnisse sind erforderlich.",
        ),
        ({"accessibilityText": "Aufzug und Behinderten-WC"}, "accessibility", ("accessible-toilet", "lift")),
        ({"description": "Das Haus ist barrierefrei."}, "accessibility", ("venue",)),
        ({"description": "Barrierefreies Webdesign nach WCAG"}, "accessibility", ()),
        ({"childcareText": "ja"}, "childcare", "yes"),
        ({"description": "ohne Kinderbetreuung"}, "childcare", "no"),
        ({"description": "Arbeiten in der Kinderbetreuung"}, "childcare", "unknown"),
        ({"description": "Unterrichtssprache: Ukrainisch"}, "languages", ("uk",)),
        ({"inLanguage": "de", "description": "Unterrichtssprache: Ukrainisch"}, "languages", ("de",)),
        ({"description": "Englisch für den Beruf"}, "languages", ()),
        ({"description": "Der Kurs findet online statt."}, "mode", "online"),
        ({"description": "Anmeldung nur online."}, "mode", ""),
        ({"name": "ABGESAGT: Töpfern"}, "status", "EventCancelled"),
        ({"description": "Der Unkostenbeitrag entfällt für Kinder."}, "status", ""),
        ({"statusText": "entfällt"}, "status", "EventCancelled"),
    ],
)
def test_facts_of_an_offer(properties, field, value, mapped):
    assert getattr(mapped(**properties).offer, field) == value


def test_the_words_of_a_fact_are_the_sentence_that_says_it(mapped):
    made = mapped(description="Wir malen. Für Kinder von 6 bis 9 Jahren. Mit Pause.").offer
    assert {one.field: one.words for one in made.origins}["ages"] == "Für Kinder von 6 bis 9 Jahren."


FIELDS = (
    "typicalAgeRange educationalLevel coursePrerequisites educationalCredentialAwarded accessibilityText childcareText "
    "maximumAttendeeCapacity remainingAttendeeCapacity attendeeCount registrationDeadline statusText description name"
).split()
WORDS = st.sampled_from(
    "ab bis 12 6-9 Jahren Kinder A1 Niveau Deutsch kein Zertifikat Plätze frei noch 3 von max. TN Anmeldung online und "
    "15.08.2026 Präsenz auf Englisch Aufzug nicht barrierefrei Kinderbetreuung Voraussetzung : . ² ½ ١ \ud800".split()
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.one_of(st.lists(WORDS, max_size=15).map(" ".join), st.text(max_size=80)), field=st.sampled_from(FIELDS))
def test_whatever_stands_in_a_field_an_offer_comes_out(words, field):
    address = "https://vhs.example/1"
    item = Item(types=("Course",), properties={"name": ("Ton",), field: (words,), "headline": ("Ton",)})
    result = offer(
        RawOffer(page=address, method="json-ld", local_id="1", url=address, item=item), Source(id="v", address=address)
    )
    if result.offer is None:
        assert field == "name"
        return
    low, high = result.offer.ages
    assert 0 <= low <= 120
    assert high == 0 or low < high or low == high


@pytest.mark.parametrize(
    "text", ["ab 1 " * 3_000, "kinder von 6 bis " * 1_500, "nicht kein " * 2_000, "anmeldung bis " * 2_000]
)
def test_long_texts_end(text, mapped):
    assert mapped(description=text).offer is not None


@pytest.mark.parametrize("rows", ["working", "further"])
def test_the_rows_of_the_gold_table_that_are_worked_with_come_out_right(rows):
    found = verdicts(rows)
    assert sum(one.right for one in found) >= 0.97 * len(found)
    assert sum(one.claimed for one in found) <= 2


def test_no_claim_of_access_is_missed_for_want_of_its_stem():
    told = [spelled(row["words"].lower()) for half in ("working", "further") for row in gold("details", half)]
    found = [(name, met.group()) for words in told for name, pattern in CLAIMS for met in pattern.finditer(words)]
    assert len(found) > 300
    assert not [(name, words) for name, words in found if not any(stem in words for stem in STEMS[name])]
