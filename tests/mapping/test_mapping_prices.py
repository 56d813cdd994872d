"""What an offer costs, as providers write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.gold import rows
from benchmarks.gold.prices import told as told_of_words
from benchmarks.gold.prices import verdicts
from harvester.mapping.amounts import currency, number
from harvester.mapping.prices.grammar import read
from harvester.mapping.prices.words import senses


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


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("85 (60) Euro", ["85.00", "60.00 reduced"]),
        ("85,00 € / 60,00 €", ["85.00", "60.00 reduced"]),
        ("statt 90 € nur 70 €", ["90.00", "70.00 reduced"]),
        ("Solidarpreis: 30 / 45 / 60 €", ["30.00", "45.00", "60.00"]),
        ("Rentner 5 €", ["5.00 reduced [Rentner]"]),
        ("Kinder (6-12 Jahre) 4 €, Erwachsene 8 €", ["4.00 reduced [Kinder]", "8.00 [Erwachsene]"]),
        ("Erwachsene | 10 € | Kinder | 5 €", ["10.00 [Erwachsene]", "5.00 reduced [Kinder]"]),
        ("15 € für Mitglieder, 20 € für Nichtmitglieder", ["15.00 reduced [Mitglieder]", "20.00 [Nichtmitglieder]"]),
        ("5 € (Mitglieder frei)", ["5.00"]),
        ("120 € pro Schulklasse", ["120.00 per team"]),
        ("5 € pro Person und Abend", ["5.00 per session"]),
        ("10 Termine, je 8 €", ["8.00 per session x10"]),
        ("12 Monatsraten à 99 €", ["99.00 rate per month x12"]),
        ("Monatsbeitrag 30 €, Kinder 15 €", ["30.00 per month", "15.00 reduced [Kinder] per month"]),
        ("ab 35 € pro Person", ["35.00 per person from"]),
        ("von 15 bis 25 €", ["15.00 from", "25.00 to"]),
        ("0,00 EUR bis 10,00 EUR", ["10.00 to"]),
        ("weniger als 8 TN: 60 €, ab 8 TN: 45 €", ["60.00 (0, 7)", "45.00 (8, 0)"]),
        ("45 €, max. 12 TN", ["45.00"]),
        ("50 € zzgl. Lehrbuch ca. 20 €", ["50.00", "20.00 material"]),
        ("30,00 € (davon 5,00 € Materialkosten)", ["30.00"]),
        ("45,- Euro (inkl. Mittagessen)", ["45.00"]),
        ("6 € (zzgl. 4 € Eintritt)", ["6.00", "4.00 surcharge"]),
        ("Anmeldegebühr 20 €, Kursgebühr 100 €", ["20.00 surcharge", "100.00"]),
        ("40 € plus 20 € Kaution", ["40.00", "20.00 deposit"]),
        ("10 € Rabatt für Frühbucher, Kurs 90 €", ["90.00"]),
        ("Spende (empfohlen: 10 €)", ["10.00 donation"]),
        ("12 Euro 50 Cent", ["12.50"]),
        ("fünfundzwanzig Euro", ["25.00"]),
        ("Kurs-Nr. 12345, Di 18.30 Uhr, 8 Termine, Tel. 0561 12345, 80 €", ["80.00"]),
        ("mit dem 9-Euro-Ticket zur Abgasnorm Euro 6", []),
        ("450 € zzgl. 19 % MwSt.", ["450.00"]),
        ("Vorverkauf 15 €, Abendkasse 18 €", ["15.00 [Vorverkauf]", "18.00 [Abendkasse]"]),
        ("890 € im Doppelzimmer, 990 € im Einzelzimmer", ["890.00 [Doppelzimmer]", "990.00 [Einzelzimmer]"]),
        ("Übernachtung im DZ 45 €, im EZ 60 €", ["45.00 surcharge", "60.00 surcharge"]),
        ("985 € oder 10 x 98,50 €", ["985.00", "98.50 rate x10"]),
        ("360 € in 3 Raten", ["360.00"]),
        ("Karate 45 €", ["45.00"]),
        ("Member rate €10", ["10.00 reduced [Member]"]),
        ("12 € – Erwachsene\n8 € – Kinder", ["12.00 [Erwachsene]", "8.00 reduced [Kinder]"]),
        ("5 € für Schüler, Studierende und Azubis", ["5.00 reduced [Schüler, Studierende und Azubis]"]),
        ("30 € / 45 € (Mitglieder / Gäste)", ["30.00 reduced [Mitglieder]", "45.00 [Gäste]"]),
        ("16,- / erm. 11,- €", ["16.00", "11.00 reduced [erm.]"]),
        ("Frühbucherrabatt: 320 €, später 380 €", ["320.00 reduced [Frühbucherrabatt]", "380.00"]),
        ("Preis/Person: 8 €", ["8.00 per person"]),
        ("2 €/Schüler*in", ["2.00 [Schüler*in] per person"]),
        ("Gebühr (€): 85", ["85.00"]),
        ("two hundred and fifty euros", ["250.00"]),
        ("190 € bis 30.06., danach 220 €", ["190.00 reduced", "220.00"]),
        ("früher 99 €, jetzt 79 €", ["99.00", "79.00 reduced"]),
        ("130/110/95 € (5/6/7 TN)", ["130.00 (5, 5)", "110.00 (6, 6)", "95.00 (7, 7)"]),
        ("45 €, pro Person", ["45.00 per person"]),
        ("10 * 6,80 €", ["6.80 per session x10"]),
        ("je nach Wahl 10, 20 oder 30 €", ["10.00", "20.00", "30.00"]),
        ("10–15 € je nach Material", ["10.00 from", "15.00 to"]),
        ("Gruppe ab 12 Personen 4 € pro Person", ["4.00 [Gruppe] per person (12, 0)"]),
        ("Inhaber einer Jahreskarte 5 €", ["5.00 reduced [Inhaber einer Jahreskarte]"]),
        ("Menschen mit geringem Einkommen 5 €", ["5.00 reduced [Menschen mit geringem Einkommen]"]),
        ("Papier schöpfen 25 €", ["25.00"]),
        ("Vortrag in Nordhessen 12 €", ["12.00"]),
        ("Tagespass 25 €", ["25.00"]),
        ("Material (5 €) ist im Preis enthalten", []),
        ("78 € (Sie sparen 21 €)", ["78.00"]),
        ("Förderung 50 %, max. 500 €", ["500.00 voucher to"]),
        ("30 € oder mehr", ["30.00 from"]),
        ("nicht mehr als 40 €", ["40.00 to"]),
        ("Mitglieder: 20 / Nichtmitglieder: 30", ["20.00 reduced [Mitglieder]", "30.00 [Nichtmitglieder]"]),
        ("Prüfungsgebühr: intern 180 €, extern 210 €", ["180.00 material [intern]", "210.00 material [extern]"]),
        ("Geige, 45 Min. wöchentlich: 94 € mtl.", ["94.00 per month"]),
        ("5 € bis max. 15 €", ["5.00 from", "15.00 to"]),
        ("mindestens 8, höchstens 15 Euro", ["8.00 from", "15.00 to"]),
        ("5/6/7 TN: 130/110/95 €", ["130.00 (5, 5)", "110.00 (6, 6)", "95.00 (7, 7)"]),
        ("1 Erwachsener 10 €, 1 Kind 5 €", ["10.00 [Erwachsener]", "5.00 reduced [Kind]"]),
        ("Kurs + Prüfung: 55 €", ["55.00"]),
        ("Kurs 40 € + Prüfung 15 €", ["40.00", "15.00 material"]),
        ("49,80 € Ermäßigung möglich", ["49.80"]),
        ("Ermäßigung nicht möglich: 21 €", ["21.00"]),
        ("5 € Ermäßigung für Kinder", []),
        ("nicht unter 5 €", ["5.00 from"]),
        ("€10-€20 per person", ["10.00 per person from", "20.00 per person to"]),
        ("ver.di-Mitglieder 90 EUR", ["90.00 reduced [ver.di-Mitglieder]"]),
        ("42 € (+ Material)", ["42.00"]),
        ("5 € pro halbe Stunde", ["5.00"]),
        ("890 €, bei Förderung 445 €", ["890.00", "445.00 reduced"]),
        ("Teilnehmerbeitrag 295,- € (inkl. Fahrt, Unterkunft, Verpflegung)", ["295.00"]),
        ("Zeltlager 180 € (Geschwister 150 €)", ["180.00", "150.00 reduced [Geschwister]"]),
        ("Prüfung 130 €, externe Prüflinge 150 €", ["130.00 material", "150.00 [externe Prüflinge]"]),
        ("12,- € / pro Person", ["12.00 per person"]),
        ("8 €/20 € (Familien)", ["8.00", "20.00 [Familien] per family"]),
        ("35 € (8 TN u. mehr), 45 € (5 bis 7 TN)", ["35.00 (8, 0)", "45.00 (5, 7)"]),
        ("ab 8 TN je 35 €, 5–7 TN je 45 €", ["35.00 (8, 0)", "45.00 (5, 7)"]),
        ("10 €, Mitglieder und Ermäßigte: 7 €", ["10.00", "7.00 reduced [Mitglieder und Ermäßigte]"]),
        ("Zahle, was du möchtest (Richtwert 15 €)", ["15.00 donation"]),
        ("85 € abzüglich 20 % für Mitglieder", ["85.00"]),
        ("Frühbucher-Preis: 99 €", ["99.00 reduced [Frühbucher-Preis]"]),
        ("Bogenschießen 35 €", ["35.00"]),
        ("Kochen mit Kindern 45 €", ["45.00"]),
    ],
)
def test_amounts_say_what_they_are_paid_for(words, amounts):
    assert [described(one) for one in read(words).amounts] == amounts


def described(one):
    times = f"x{one.times}" if one.times else ""
    people = str(one.people) if one.people != (0, 0) else ""
    per = f"per {one.per}" if one.per else ""
    category = f"[{one.category}]" if one.category else ""
    return " ".join(filter(None, (one.value, one.kind, category, per, times, one.bound, people)))


@pytest.mark.parametrize(
    ("words", "free", "terms"),
    [
        ("Mitglieder frei", "unknown", ("free-for-some",)),
        ("unter 18 Jahren kostenlos", "unknown", ("free-for-some",)),
        ("Mitglieder zahlen keinen Eintritt", "unknown", ("free-for-some",)),
        ("kostenfrei mit Bildungsgutschein", "unknown", ("voucher",)),
        ("Ermäßigung auf Anfrage", "unknown", ("reduction-possible",)),
        ("Ermäßigung nicht möglich", "unknown", ()),
        ("45 € (erm. möglich)", "no", ("reduction-possible",)),
        ("Gebühr: entfällt", "yes", ()),
        ("Es fallen keine Kosten an", "yes", ()),
        ("keine Kursgebühr, nur Materialkosten 5 €", "yes", ()),
        ("kostenpflichtig", "no", ()),
        ("noch 4 Plätze frei", "unknown", ()),
        ("Probestunde kostenlos", "yes", ()),
        ("Probestunde kostenlos, Kurs 90 €", "no", ()),
        ("erste Stunde kostenlos", "unknown", ()),
        ("450 € (MwSt.-frei)", "no", ()),
        ("50 €, Material inklusive", "no", ("material-included",)),
        ("50 €, Materialkosten nicht enthalten", "no", ()),
        ("Der Hut geht rum", "unknown", ("donation",)),
        ("Termine nach Vereinbarung", "unknown", ()),
        ("Plätze: 12, davon 3 frei", "unknown", ()),
        ("Free Jazz", "unknown", ()),
        ("Frei sprechen lernen", "unknown", ()),
        ("Getränke frei", "unknown", ()),
        ("gegen Entgelt", "no", ()),
        ("Es wird eine Gebühr erhoben", "no", ()),
        ("8 € (am ersten Sonntag im Monat frei)", "no", ("free-for-some",)),
        ("Personal kostenfrei, Externe 95 €", "no", ("free-for-some",)),
        ("Eignungstest kostenlos", "yes", ()),
        ("Gift voucher €25", "unknown", ()),
        ("Freiwillige Feuerwehr", "unknown", ()),
        ("45 € (Mitglieder 20 % Rabatt)", "no", ("reduction-possible",)),
    ],
)
def test_words_say_how_it_is_paid(words, free, terms):
    said = read(words)
    assert (said.free, said.terms) == (free, terms)


@pytest.mark.parametrize("words", ["999999 €", "-5 €", "− 40 Euro", "EUR -12,50", "99.999,00 €"])
def test_what_nothing_can_cost_is_told_and_left_out(words):
    price, implausible = told_of_words(words)
    assert implausible
    assert price.amounts == ()


@pytest.mark.parametrize("words", ["-5", "999999"])
def test_a_number_that_nothing_can_cost_is_told_too(words, mapped, make):
    result = mapped(offers=make("Offer", price=words, priceCurrency="EUR"))
    assert not (result.offer.price and result.offer.price.amounts)
    assert [one.code for one in result.findings] == ["price-implausible"]


def test_a_number_a_hundred_times_the_words_gives_way_to_them(mapped, make):
    result = mapped(offers=make("Offer", price="8500", priceCurrency="EUR"), priceText="85,00 €")
    assert told(result) == ([("85.00", "EUR", "")], "no")
    assert [(one.code, one.words) for one in result.findings] == [("price-hundredfold", "8500 EUR")]


def test_words_and_number_that_agree_are_one_amount(mapped, make):
    result = mapped(offers=make("Offer", price="85", priceCurrency="EUR"), priceText="85,00 €, ermäßigt 60,00 €")
    assert told(result) == ([("85.00", "EUR", ""), ("60.00", "EUR", "ermäßigt")], "no")


def test_words_without_currency_have_that_of_the_offer(mapped, make):
    assert told(mapped(offers=make("Offer", priceText="Gebühr: 85,00", priceCurrency="CHF")))[0] == [
        ("85.00", "CHF", "")
    ]


def test_labels_and_units_of_offers_say_what_they_are_for(mapped, make):
    reduced = make("Offer", price="60", category="Studierende")
    monthly = make("Offer", priceSpecification=make("UnitPriceSpecification", price="30", unitText="Monat"))
    low_and_high = make("AggregateOffer", lowPrice="10", highPrice="20")
    amounts = mapped(offers=(reduced, monthly, low_and_high)).offer.price.amounts
    assert [described(one) for one in amounts] == [
        "60.00 reduced [Studierende]",
        "30.00 per month",
        "10.00 from",
        "20.00 to",
    ]


@pytest.mark.parametrize("table", ["working", "further"])
def test_the_gold_table_of_prices_is_read(table):
    judged = verdicts(table)
    assert sum(one.right for one in judged) / len(judged) >= 0.98
    assert not [one.id for one in judged if one.claimed]


WORDS = [
    "85,00 €",
    "60",
    "ermäßigt",
    "Mitglieder",
    "frei",
    "zzgl.",
    "Material",
    "(",
    ")",
    "/",
    "-",
    ",",
    "3 x",
    "TN",
    "ab",
]


TABLE = sorted(
    {word for half in ("working", "further") for row in rows("prices", half) for word in row["words"].split()}
)
"""All words of the rows that are worked with."""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(TABLE) | st.text(max_size=12), max_size=60).map(" ".join))
def test_no_words_are_too_much_for_the_grammar(words):
    said = read(words)
    assert all(float(one.value) > 0 for one in said.amounts)
    assert said.free in {"yes", "no", "unknown"}


@pytest.mark.parametrize(
    "words", ["(" * 5000, "5€" * 3000, "a-" * 3000, "1.000" * 2000, "5-6 TN " * 900, "und " * 2000]
)
def test_long_and_nested_words_end(words):
    read(words)
    senses(words)
