"""An offer gets its municipality and its classes, with evidence; fields and persons win over words."""

from collections.abc import Callable

import pytest

from harvester.classify import Classifier
from harvester.records import Correction, Source
from vocab import codes
from vocab.model import (
    Amount,
    Evidence,
    Instance,
    Offer,
    Organization,
    Place,
    Price,
    Session,
    concepts,
)
from vocab.places import gazetteer

KASSEL, MARBURG, FRANKFURT, FULDA = "06611000", "06534014", "06412000", "06631009"


@pytest.fixture
def classify() -> Callable[..., Offer]:
    def run(*corrections: Correction, owner: str = "", **said: object) -> Offer:
        given = {"local_id": "1", "type": "Course", "url": "https://vhs.example/1", "key": "k1", **said}
        source = Source(id="vhs", address="https://vhs.example/", municipality=owner)
        finished = Classifier(source, gazetteer().resolve, corrections)(Offer(source="vhs", **given))
        assert finished.offer is not None
        run.findings = {found.code for found in finished.findings}
        return finished.offer

    return run


def test_an_offer_is_classified_by_its_words_and_says_which(classify):
    offer = classify(name="Klimaschutzworkshop", description="Wie spart ein Verein Energie?")
    assert concepts(offer, "themes") == ("sustainability",)
    assert concepts(offer, "types") == ("workshop",)
    (theme,) = [one for one in offer.classifications if one.concept.startswith("themes/")]
    assert Evidence(field="name", words="Klimaschutzworkshop") in theme.evidence
    assert 0.5 < theme.confidence <= 1


def test_what_says_nothing_of_a_theme_gets_none(classify):
    assert concepts(classify(name="Yoga für den Rücken", description="Bitte eine Matte mitbringen."), "themes") == ()


def test_words_that_say_nothing_at_all_are_no_reason_for_a_verdict(classify):
    offer = classify(name="Nr. 4711")
    assert [one for one in offer.classifications if one.method in {"rule", "model"}] == []
    assert "class-uncertain" in classify.findings


def test_a_text_in_another_language_is_said_to_be_one(classify):
    text = "Come and learn how to cook with what the season gives us, then we eat together at one long table."
    classify(name="Cooking together", description=text)
    assert "class-language" in classify.findings


def test_a_venue_gives_its_municipality_to_itself_and_the_offer(classify):
    hall = Place(name="Rathaus", street="Obere Königsstr. 8", postal_code="34117", locality="Kassel")
    offer = classify(name="Chor", places=(hall,))
    assert concepts(offer, "municipality") == (KASSEL,)
    assert offer.places[0].municipality == KASSEL


def test_each_session_knows_its_own_municipality(classify):
    there = Place(postal_code="35037", locality="Marburg")
    held = Instance(start="2026-10-05", sessions=(Session(start="2026-10-05", place=there),))
    offer = classify(name="Chor", instances=(held,), places=(Place(postal_code="34117", locality="Kassel"),))
    assert offer.instances[0].sessions[0].place.municipality == MARBURG
    assert set(concepts(offer, "municipality")) == {KASSEL, MARBURG}


def test_an_online_offer_has_the_municipality_of_its_provider_and_no_venue(classify):
    seat = Place(postal_code="35037", locality="Marburg")
    offer = classify(
        name="Chor",
        mode="online",
        places=(Place(name="Zoom", online=True),),
        providers=(Organization(name="vhs", address=seat),),
    )
    assert concepts(offer, "municipality") == ()
    assert concepts(offer, "provider-municipality") == (MARBURG,)


def test_without_an_address_of_the_provider_the_owner_of_the_source_stands_in_for_it(classify):
    offer = classify(name="Chor", mode="online", owner=FRANKFURT)
    (verdict,) = [one for one in offer.classifications if one.concept.startswith("provider-municipality/")]
    assert (verdict.concept, verdict.method) == (f"provider-municipality/{FRANKFURT}", "provider")


@pytest.mark.parametrize(
    ("said", "wanted", "words"),
    [
        ({"providers": (Organization(name="vhs Fulda"),)}, FULDA, "vhs Fulda"),
        ({"organizers": (Organization(name="Universität Kassel"),)}, KASSEL, "Universität Kassel"),
        ({"providers": (Organization(name="vhs Fulda", address=Place(locality="Kassel")),)}, KASSEL, "Kassel"),
        ({"providers": (Organization(name="vhs Fulda", address=Place(name="Aula")),)}, FULDA, "vhs Fulda"),
        ({"providers": (Organization(name="vhs Lautertal"),)}, FRANKFURT, ""),  # several are called so
        ({"providers": (Organization(name="vhs Landkreis Fulda"),)}, FRANKFURT, ""),
        ({"providers": (Organization(name="Lernwerkstatt"),)}, FRANKFURT, ""),
    ],
)
def test_a_provider_sits_where_its_address_or_else_its_name_or_else_its_source_says(classify, said, wanted, words):
    offer = classify(name="Chor", mode="online", owner=FRANKFURT, **said)
    (verdict,) = [one for one in offer.classifications if one.concept.startswith("provider-municipality/")]
    assert verdict.concept == f"provider-municipality/{wanted}"
    assert [one.words for one in verdict.evidence] == ([words] if words else [])
    assert verdict.method == ("field" if words == "Kassel" else "provider")
    assert concepts(offer, "municipality") == ()
    assert "place-ambiguous" not in classify.findings


def test_an_address_that_contradicts_itself_is_not_guessed(classify):
    offer = classify(name="Chor", places=(Place(postal_code="34117", locality="Göttingen"),))
    assert concepts(offer, "municipality") == ()
    assert "place-contradiction" in classify.findings


def test_form_and_price_follow_from_their_fields(classify):
    paid = Price(words="85 €", amounts=(Amount(value="85.00", currency="EUR"),), free="no")
    offer = classify(name="Chor", mode="blended", price=paid)
    assert (concepts(offer, "formats"), concepts(offer, "price-categories")) == (("blended",), ("paid",))


def test_an_unknown_price_is_neither_free_nor_paid(classify):
    assert concepts(classify(name="Chor", price=Price(words="auf Anfrage")), "price-categories") == ()


def test_the_provider_s_dvv_class_is_taken_from_its_number(classify):
    offer = classify(name="A1 für alle", categories=("4.04 Deutsch als Fremdsprache",))
    assert concepts(offer, "dvv")[0].startswith("4")


@pytest.mark.parametrize("category", ["2.50 Euro", "3.12.2026", "4.04", "Kurs 4.04 A", "9.10 Uhr", "12345"])
def test_other_numbers_are_no_dvv_class(classify, category):
    offer = classify(name="Treffen", categories=(category,))
    assert bool(concepts(offer, "dvv")) == (category == "4.04")


def test_an_occupation_gives_field_and_theme(classify):
    offer = classify(name="Lehrgang", categories=("25132 Fachkräfte Maschinentechnik",))
    assert concepts(offer, "isced-f") == ("071",)
    assert concepts(offer, "themes") == ("workforce",)


def test_of_a_text_in_another_language_only_names_of_concepts_count(classify):
    text = "Bu kursta herkes birlikte şarkı söyler, çocuklar anneleriyle beraber yeni kelimeler öğrenir, her cumartesi."
    offer = classify(name="Birlikte şarkı", description=text)
    assert "class-language" in classify.findings
    assert [one for one in offer.classifications if one.method == "model"] == []


@pytest.mark.parametrize("scheme", ["themes", "stages"])
def test_a_concept_s_own_name_alone_names_it(classify, scheme):
    found = {one.key: concepts(classify(name=one.labels["de"]), scheme) for one in codes.scheme(scheme).concepts}
    assert [key for key, names in found.items() if key.partition("/")[2] not in names] == []


def test_classifying_twice_makes_no_difference(classify):
    offer = classify(name="Klimaschutzworkshop", places=(Place(postal_code="34117", locality="Kassel"),))
    source = Source(id="vhs", address="https://vhs.example/")
    assert Classifier(source, gazetteer().resolve)(offer).offer == offer


def correction(scope: str, *names: str, subject: str = "", scheme: str = "themes") -> Correction:
    return Correction(scope=scope, source="vhs", subject=subject, scheme=scheme, concepts=names)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ([correction("source", "democracy")], ("democracy",)),
        ([correction("source", "democracy"), correction("offer", "inclusion", subject="k1")], ("inclusion",)),
        ([correction("category", "culture", subject="umwelt"), correction("source", "democracy")], ("culture",)),
        ([correction("category", "culture", subject="sport")], ("sustainability",)),
        ([correction("offer", "culture", subject="k2")], ("sustainability",)),
        ([correction("offer", subject="k1")], ()),
        ([correction("offer", "culture", "inclusion", subject="k1")], ("culture", "inclusion")),
    ],
)
def test_the_narrowest_correction_wins_over_what_was_found(classify, said, wanted):
    offer = classify(*said, name="Klimaschutzworkshop", categories=("Umwelt",))
    assert concepts(offer, "themes") == wanted


def test_a_corrected_municipality_is_that_of_the_venues_too(classify):
    said = correction("offer", MARBURG, subject="k1", scheme="municipality")
    offer = classify(said, name="Chor", places=(Place(name="Aula"),))
    assert offer.places[0].municipality == MARBURG
    assert concepts(offer, "municipality") == (MARBURG,)


def test_a_correction_of_another_source_is_none_of_its_business(classify):
    said = Correction(scope="source", source="museum", scheme="themes", concepts=("culture",))
    assert concepts(classify(said, name="Klimaschutzworkshop"), "themes") == ("sustainability",)
