"""Which words, forms and places of words say what a sum of money is for."""

import pytest

from harvester.mapping.prices.grammar import read


def described(one):
    times = f"x{one.times}" if one.times else ""
    people = str(one.people) if one.people != (0, 0) else ""
    per = f"per {one.per}" if one.per else ""
    category = f"[{one.category}]" if one.category else ""
    return " ".join(filter(None, (one.value, one.kind, category, per, times, one.bound, people)))


PAYERS = [
    ("8 €, mit AK-Leistungskarte 6 €", ["8.00", "6.00 reduced [AK-Leistungskarte]"]),
    ("5 €, Leser*innen 3 €", ["5.00", "3.00 reduced [Leser*innen]"]),
    ("Kinder 5 €, Dresdner 6 €", ["5.00 reduced [Kinder]", "6.00 [Dresdner]"]),
    (
        "interne Teilnehmer 6 €, externe Teilnehmer 8 €",
        ["6.00 reduced [interne Teilnehmer]", "8.00 [externe Teilnehmer]"],
    ),
    ("Pädagogische Fachkräfte 60 €", ["60.00 [Pädagogische Fachkräfte]"]),
    ("Haupt- und Ehrenamtliche 20 €", ["20.00 reduced [Haupt- und Ehrenamtliche]"]),
    ("ALG II-Empfänger 6 €", ["6.00 reduced [ALG II-Empfänger]"]),
    ("für Nichtmitglieder zzgl. 5 €", ["5.00 surcharge [Nichtmitglieder]"]),
    ("Malkurs für Kinder 25 €", ["25.00"]),
    ("Einzel- oder Gruppenunterricht ab 40 €", ["40.00 from"]),
    ("Lehrbuch „Menschen A1“ 21,99 €", ["21.99 material"]),
    ("Kids' workshop: €12 per child", ["12.00 [child] per person"]),
    ("Violine, Gruppe: 41,50", ["41.50"]),
    ("9 € pro Kind/Tag", ["9.00 [Kind] per session"]),
    ("INHABER DER EHRENAMTSKARTE 45 €", ["45.00 reduced [INHABER DER EHRENAMTSKARTE]"]),
    (
        "Monatsbeitrag: Kinder 15 €, Erwachsene 30 €",
        ["15.00 reduced [Kinder] per month", "30.00 [Erwachsene] per month"],
    ),
    ("1 Erwachsener mit 1 Kind: 30 €", ["30.00 [1 Erwachsener mit 1 Kind] per couple"]),
    ("12 € pro Kind mit Begleitperson", ["12.00 per couple"]),
    ("Group of 5-8: €60", ["60.00 (5, 8)"]),
    ("72 €, sofern sich mind. 6 Personen anmelden", ["72.00 (6, 0)"]),
    ("80 € pro Schulklasse (max. 90 Min. / 30 Kinder)", ["80.00 per team"]),
]

KINDS = [
    ("30 €, Material extra (ca. 5 €)", ["30.00", "5.00 material"]),
    ("15 € zzgl. Eintritt (7 €)", ["15.00", "7.00 surcharge"]),
    ("Kursgebühr 96 € ohne Lehrbuch (19,99 €)", ["96.00", "19.99 material"]),
    ("Die Zutaten (ca. 13 €) sind in der Gebühr von 41 € enthalten", ["41.00"]),
    ("Materialkosten 9 € extra – Kursbeitrag 54 €", ["9.00 material", "54.00"]),
    ("Eintritt + Führung: 12 €", ["12.00"]),
    ("49 € zzgl. 19 % MwSt. (58,31 €)", ["49.00", "58.31"]),
    ("Die Gebühr von 240 Euro kann in zwei Raten gezahlt werden", ["240.00"]),
    ("720 €, zahlbar in sechs Monatsraten (je 120 €)", ["720.00", "120.00 rate per month x6"]),
    ("6 instalments of EUR 95, or EUR 540 in full", ["95.00 rate x6", "540.00"]),
    ("50-Euro-Gutschein", ["50.00 voucher"]),
    ("10 € (als Spende)", ["10.00 donation"]),
    ("jetzt nur 190 € (regulär 220 €)", ["190.00 reduced", "220.00"]),
    ("85 € (Schüler und Studierende ermäßigt)", ["85.00"]),
    ("Prüfungsvorbereitungskurs 50 €", ["50.00"]),
]

SUMS = [
    ("Karten: 18,- | erm. 9,- Euro", ["18.00", "9.00 reduced [erm.]"]),
    ("ab 9 TN 41,60 € | 6–8 TN 58,20 €", ["41.60 (9, 0)", "58.20 (6, 8)"]),
    ("88,80 € [8-10 TN] 118,40 € [6-7 TN]", ["88.80 (8, 10)", "118.40 (6, 7)"]),
    ("Gebühr 85,00 € ermäßigt: 60,00 €", ["85.00", "60.00 reduced [ermäßigt]"]),
    ("980 €: Anzahlung 180 €", ["980.00", "180.00 deposit"]),
    ("60 € = 5 x 12 €", ["60.00", "12.00 per session x5"]),
    ("30 € – 50 € – 70 €", ["30.00", "50.00", "70.00"]),
    ("Kosten: 35,00 zzgl. 5,00 Material", ["35.00", "5.00 material"]),
    ("24.60 / 18.45", ["24.60", "18.45 reduced"]),
    ("18.50 pro Person", ["18.50 per person"]),
    ("Adults €12, students and seniors €8", ["12.00 [Adults]", "8.00 reduced [students and seniors]"]),
    ("500 CZK", ["500.00"]),
    ("EUR\n135,00", ["135.00"]),
    ("Teil 1 250 €, Teil 2 300 €", ["250.00", "300.00"]),
    ("4 Samstage\nje 38,00 €", ["38.00 per session x4"]),
    ("Eintritt 8 € / Führung zzgl. 3 €", ["8.00", "3.00 surcharge"]),
    ("8 € Minimum", ["8.00 from"]),
    ("20 € (erm. 15)", ["20.00", "15.00 reduced [erm.]"]),
    ("20 Euro, Mitglieder 15, Kinder 10", ["20.00", "15.00 reduced [Mitglieder]", "10.00 reduced [Kinder]"]),
    ("fünf bis zehn Euro", ["5.00 from", "10.00 to"]),
    ("fünf Euro und fünfzig Cent", ["5.50"]),
    ("eintausendzweihundertfünfzig Euro", ["1250.00"]),
    ("zwanzig/fünfzehn Euro", ["20.00", "15.00 reduced"]),
    ("Family of four €20", ["20.00 [Family] per family"]),
    ("€15-25 depending on income", ["15.00 from", "25.00 to"]),
    ("8 oder mehr TN: 90 €, weniger als 8 TN: 110 €", ["90.00 (8, 0)", "110.00 (0, 7)"]),
    ("90 € bei 8-10 TN, 110 € bei 5-7", ["90.00 (8, 10)", "110.00 (5, 7)"]),
    ("45 € (1x wöchentlich)", ["45.00"]),
    ("48 € (Material ist mitzubringen)", ["48.00"]),
    ("45 € (Kinder willkommen)", ["45.00"]),
    ("zw. 90 und 140 €", ["90.00 from", "140.00 to"]),
    ("max. 12 TN/Gebühr: 45,- €", ["45.00"]),
]


@pytest.mark.parametrize(("words", "amounts"), [*PAYERS, *KINDS, *SUMS])
def test_words_by_their_form_and_place_say_what_a_sum_is(words, amounts):
    assert [described(one) for one in read(words).amounts] == amounts


@pytest.mark.parametrize(
    ("words", "free", "terms"),
    [
        ("Ein Entgelt wird nicht erhoben.", "yes", ()),
        ("Gebühr: ohne", "yes", ()),
        ("Preis: keine Angabe", "unknown", ()),
        ("Erste Probestunde gratis!", "yes", ()),
        ("Leitung: Sabine Frei", "unknown", ()),
        ("kostenl. Infoveranstaltung", "yes", ()),
        ("kostenlos, den Museumseintritt (4 €) zahlen Sie selbst", "yes", ()),
        ("Referent:innen nehmen kostenlos teil; alle anderen 75 €", "no", ("free-for-some",)),
        ("Under 18s go free, adults €11", "no", ("free-for-some",)),
        ("für Mitglieder entfällt die Gebühr", "unknown", ("free-for-some",)),
        ("0,00 € (erm. 0,00 €)", "unknown", ()),
        ("Jeder zahlt, was er kann", "unknown", ("donation",)),
        ("Sie zahlen, was Sie können: 25 – 50 EUR", "no", ()),
        ("Kinder zum halben Preis", "unknown", ("reduction-possible",)),
        ("Termine und Preise: auf Anfrage", "unknown", ("on-request",)),
    ],
)
def test_words_say_in_many_ways_whether_it_is_free(words, free, terms):
    told = read(words)
    assert (told.free, told.terms) == (free, terms)


def test_a_million_and_a_bare_minus_are_no_prices():
    assert read("eine Million Euro").implausible
    assert read("Preis: -1,00").implausible
