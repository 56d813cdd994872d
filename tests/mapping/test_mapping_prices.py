"""What an offer costs, as providers write it."""

import pytest

from harvester.mapping.amounts import currency, number


def told(result):
    price = result.offer.price
    return price and [(one.value, one.currency, one.category) for one in price.amounts], price and price.free


@pytest.mark.parametrize(
    ("words", "sums", "free"),
    [
        ("85", [("85.00", "", "")], "no"),
        ("85.00", [("85.00", "", "")], "no"),
        ("85.0000", [("85.00", "", "")], "no"),
        ("85,00 EUR", [("85.00", "EUR", "")], "no"),
        ("85,5 €", [("85.50", "EUR", "")], "no"),
        ("€ 85", [("85.00", "EUR", "")], "no"),
        ("85 Euro", [("85.00", "EUR", "")], "no"),
        ("85,- €", [("85.00", "EUR", "")], "no"),
        ("85.–", [("85.00", "", "")], "no"),
        ("1.250,00 €", [("1250.00", "EUR", "")], "no"),
        ("1,250.00", [("1250.00", "", "")], "no"),
        ("1 234,50 €", [("1234.50", "EUR", "")], "no"),
        ("1'250.00 CHF", [("1250.00", "CHF", "")], "no"),
        ("£12.50", [("12.50", "GBP", "")], "no"),
        ("Teilnahmegebühr: 30,00 €", [("30.00", "EUR", "")], "no"),
        ("ab 12 Euro", [("12.00", "EUR", "")], "no"),
        ("5 - 10 €", [("5.00", "EUR", ""), ("10.00", "EUR", "")], "no"),
        ("5,00 bis 7,50 Euro", [("5.00", "EUR", ""), ("7.50", "EUR", "")], "no"),
        ("10 € / 5 €", [("10.00", "EUR", ""), ("5.00", "EUR", "")], "no"),
        ("85,00 EUR, ermäßigt 60,00 EUR", [("85.00", "EUR", ""), ("60.00", "EUR", "ermäßigt")], "no"),
        ("0,00 EUR bis 10,00 EUR", [("10.00", "EUR", "")], "no"),
        ("Herbst 2026 – 10 €", [("10.00", "EUR", "")], "no"),
        ("Sa 12.10. - 10 €", [("10.00", "EUR", "")], "no"),
        ("gebührenfrei für Mitglieder, sonst 10 €", [("10.00", "EUR", "")], "no"),
        ("kostenfrei", [], "yes"),
        ("Eintritt frei", [], "yes"),
        ("free of charge", [], "yes"),
        ("nicht kostenfrei", [], "no"),
        ("auf Anfrage", [], "unknown"),
        ("Spende erbeten", [], "unknown"),
    ],
)
def test_a_price_in_words(words, sums, free, mapped, make):
    result = mapped(offers=make("Offer", price=words))
    assert told(result) == (sums, free)
    assert result.offer.price.words == words
    assert not result.findings


@pytest.mark.parametrize(
    "words",
    ["1e3", "NaN", "Infinity", "null", "1.250", "1,250", "12 Taler", "Kurs 12345", "https://shop.example/7"],
)
def test_what_is_no_price_is_told(words, mapped, make):
    result = mapped(offers=make("Offer", price=words, priceCurrency="EUR"))
    assert result.offer.price is None
    assert [(one.code, one.words) for one in result.findings] == [("price-invalid", words)]


@pytest.mark.parametrize("words", ["0", "0.00", "0,00 €", "0 EUR"])
def test_zero_alone_does_not_say_free(words, mapped, make):
    result = mapped(offers=make("Offer", price=words))
    assert told(result) == ([], "unknown")
    assert [one.code for one in result.findings] == ["price-zero"]


@pytest.mark.parametrize(
    ("says", "free"), [("true", "yes"), ("https://schema.org/True", "yes"), ("ja", "yes"), ("False", "no"), ("0", "no")]
)
def test_zero_with_a_word_about_it_says(says, free, mapped, make):
    result = mapped(offers=make("Offer", price="0", priceCurrency="EUR"), isAccessibleForFree=says)
    assert told(result) == ([], free)
    assert not result.findings


def test_free_and_a_price_contradict_each_other(mapped, make):
    assert told(mapped(offers=make("Offer", price="5"), isAccessibleForFree="true"))[1] == "unknown"


@pytest.mark.parametrize(
    ("kind", "properties", "sums", "free"),
    [
        ("Offer", {"price": "85", "priceCurrency": "€"}, [("85.00", "EUR", "")], "no"),
        ("Offer", {"price": "85", "priceCurrency": "Taler"}, [("85.00", "", "")], "no"),
        ("Offer", {"price": "85", "priceCurrency": "EUR", "category": "Paid"}, [("85.00", "EUR", "")], "no"),
        ("Offer", {"price": "60", "priceCurrency": "EUR", "name": "ermäßigt"}, [("60.00", "EUR", "ermäßigt")], "no"),
        ("Offer", {"category": "Free"}, [], "yes"),
        (
            "AggregateOffer",
            {"lowPrice": "10", "highPrice": "20", "priceCurrency": "EUR"},
            [("10.00", "EUR", ""), ("20.00", "EUR", "")],
            "no",
        ),
    ],
)
def test_an_offer_in_its_parts(kind, properties, sums, free, mapped, make):
    assert told(mapped(offers=make(kind, **properties))) == (sums, free)


@pytest.mark.parametrize("name", ["price", "priceSpecification"])
def test_a_price_may_stand_deeper(name, mapped, make):
    inner = make("UnitPriceSpecification", price="12.5")
    assert told(mapped(offers=make("Offer", priceCurrency="EUR", **{name: inner})))[0] == [("12.50", "EUR", "")]


def test_several_offers_are_one_price(mapped, make):
    result = mapped(offers=(make("Offer", price="85", name="regulär"), make("Offer", price="60", name="ermäßigt")))
    assert told(result)[0] == [("85.00", "", "regulär"), ("60.00", "", "ermäßigt")]


def test_an_offer_without_price_says_nothing(mapped, make):
    result = mapped(offers=make("Offer", url="https://vhs.example/buchen", availability="InStock"))
    assert result.offer.price is None
    assert not result.findings


@pytest.mark.parametrize("words", ["", " ", "٣", "1" * 400, "1.2.3", "--", "€"])
def test_other_words_are_no_number(words):
    assert number(words) is None


@pytest.mark.parametrize(("words", "code"), [("Fr.", "CHF"), ("US$", "USD"), ("chf", "CHF"), ("EURO", "EUR"), ("", "")])
def test_currencies_have_many_names(words, code):
    assert currency(words) == code
