"""Venues in words and in fields that hold more than they should."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.gold.addresses import verdicts
from harvester.mapping.places.words import venues


def told(words):
    return [described(one) for one in venues(words)]


def described(one):
    names = ("name", "room", "street", "postal_code", "locality", "country")
    return {name: getattr(one, name) for name in names if getattr(one, name)} | ({"online": True} if one.online else {})


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Marburg", {"locality": "Marburg"}),
        ("Frankfurt/Main", {"locality": "Frankfurt/Main"}),
        ("in Hofgeismar", {"locality": "Hofgeismar"}),
        ("D 37073 Göttingen", {"postal_code": "37073", "locality": "Göttingen", "country": "DE"}),
        ("Landesmuseum Darmstadt", {"name": "Landesmuseum Darmstadt"}),
        ("Stadtbibliothek Mannheim, N 3, 4", {"name": "Stadtbibliothek Mannheim", "street": "N 3, 4"}),
        ("U 1, 16–19, 68161 Mannheim", {"street": "U 1, 16-19", "postal_code": "68161", "locality": "Mannheim"}),
        ("Straße des 17. Juni 135, Berlin", {"street": "Straße des 17. Juni 135", "locality": "Berlin"}),
        ("Hauptstr.12", {"street": "Hauptstr. 12"}),
        ("Im Winkel 7 a", {"street": "Im Winkel 7a"}),
        (
            "Grundschule Nord (Turnhalle), Schulstr. 5",
            {"name": "Grundschule Nord", "room": "Turnhalle", "street": "Schulstr. 5"},
        ),
        ("Großer Saal (1. OG)", {"room": "Großer Saal, 1. OG"}),
        ("Werk 2, Kochstr. 132, Leipzig", {"name": "Werk 2", "street": "Kochstr. 132", "locality": "Leipzig"}),
        ("Treffpunkt: Eingang Stadtpark, Parkstr. 1", {"name": "Eingang Stadtpark", "street": "Parkstr. 1"}),
        ("Stadtpark, Eingang Parkstraße", {"name": "Stadtpark"}),
        ("Ecke Königsstraße / Parkstraße, Kassel", {"street": "Königsstraße/Parkstraße", "locality": "Kassel"}),
        ("Kontakt: Max Muster, Bürgerhaus, Tel. 0561/12345", {"name": "Bürgerhaus"}),
        ("Postfach 1234, 34117 Kassel", {"postal_code": "34117", "locality": "Kassel"}),
        ("A-5020 Salzburg", {"postal_code": "5020", "locality": "Salzburg", "country": "AT"}),
        ("Online via Zoom", {"name": "Zoom", "online": True}),
        ("Zoom-Link wird nach Anmeldung verschickt", {"name": "Zoom", "online": True}),
        ("virtueller Klassenraum", {"online": True}),
        ("Kassel, Wehlheiden", {"locality": "Kassel, Wehlheiden"}),
        ("Am Rathaus", {"street": "Am Rathaus"}),
        ("Hauptstr. 12 HH", {"room": "HH", "street": "Hauptstr. 12"}),
        ("Flughafen Frankfurt, Terminal 2", {"name": "Flughafen Frankfurt", "room": "Terminal 2"}),
        ("Chor Nord c/o vhs, Kirchplatz 4", {"name": "vhs", "street": "Kirchplatz 4"}),
        ("c/o Anna Müller, Kirchplatz 4", {"street": "Kirchplatz 4"}),
        ("vhs, Anna Müller", {"name": "vhs"}),
        ("Anna Müller, Kirchplatz 4", {"street": "Kirchplatz 4"}),
        ("Kiosk Ecke Parkstraße/Ringstraße", {"name": "Kiosk", "street": "Parkstraße/Ringstraße"}),
        ("Die Führung beginnt vor dem Rathaus.", {"name": "Rathaus"}),
        ("Esch/Alzette, Luxemburg", {"locality": "Esch/Alzette", "country": "LU"}),
        ("Verein für Natur- und Vogelschutz", {"name": "Verein für Natur- und Vogelschutz"}),
        ("Raum 304 Schulzentrum Nord", {"name": "Schulzentrum Nord", "room": "Raum 304"}),
        ("Schule Nord/Turnhalle", {"name": "Schule Nord", "room": "Turnhalle"}),
        ("Kassel (vhs)", {"name": "vhs", "locality": "Kassel"}),
        ("Kassel, OT Nord, Kulturscheune", {"name": "Kulturscheune", "locality": "Kassel, OT Nord"}),
        ("voraussichtlich im Rathaus, im 1. Stock", {"name": "Rathaus", "room": "1. Stock"}),
        ("am Montag um 10 Uhr im Rathaus", {"name": "Rathaus"}),
        ("Wald am Brasselsberg", {"name": "Wald am Brasselsberg"}),
        ("Wehlheiden", {"locality": "Wehlheiden"}),
        ("Straßenbahnmuseum", {"name": "Straßenbahnmuseum"}),
        ("Kassel, Stadthalle", {"name": "Stadthalle", "locality": "Kassel"}),
        ("vhs Gießen Raum 7", {"name": "vhs Gießen", "room": "Raum 7"}),
        ("Bürgerhaus Lindenstr. 5", {"name": "Bürgerhaus", "street": "Lindenstr. 5"}),
        ("vhs/Raum 3", {"name": "vhs", "room": "Raum 3"}),
        ("Stadthalle // Saal 2 » Am Markt 3", {"name": "Stadthalle", "room": "Saal 2", "street": "Am Markt 3"}),
        ("34117 Kassel Königsplatz 61", {"street": "Königsplatz 61", "postal_code": "34117", "locality": "Kassel"}),
        ("Museum, Druckladen, Domplatz 5", {"name": "Museum", "room": "Druckladen", "street": "Domplatz 5"}),
        ("VHS Linz, Wissensturm", {"name": "VHS Linz, Wissensturm"}),
        (
            "Rathaus, Marktplatz, 34117 Kassel",
            {"name": "Rathaus", "street": "Marktplatz", "postal_code": "34117", "locality": "Kassel"},
        ),
        ("Treffpunkt: Marktbrunnen, Marktplatz, Celle", {"name": "Marktbrunnen, Marktplatz", "locality": "Celle"}),
        ("Festsaal Kreuzberg, Skalitzer Str. 130", {"name": "Festsaal Kreuzberg", "street": "Skalitzer Str. 130"}),
        ("Rostock, Am Kabutzenhof 20a", {"street": "Am Kabutzenhof 20a", "locality": "Rostock"}),
        ("Straßenbahn-Museum, Hauptstr. 3", {"name": "Straßenbahn-Museum", "street": "Hauptstr. 3"}),
        (
            "12 rue de la Paix, F-67000 Strasbourg",
            {"street": "rue de la Paix 12", "postal_code": "67000", "locality": "Strasbourg", "country": "FR"},
        ),
        (
            "96 Euston Road, London NW1 2DB",
            {"street": "Euston Road 96", "postal_code": "NW1 2DB", "locality": "London"},
        ),
        (
            "Husova 12, 110 00 Praha, Tschechien",
            {"street": "Husova 12", "postal_code": "110 00", "locality": "Praha", "country": "CZ"},
        ),
        (
            "Zeughaus C5, 68159 Mannheim",
            {"name": "Zeughaus", "street": "C5", "postal_code": "68159", "locality": "Mannheim"},
        ),
        ("Basel (CH)", {"locality": "Basel", "country": "CH"}),
    ],
)
def test_a_place_in_words(words, place):
    assert told(words) == [place]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("vhs Marburg, Raum 3 (auch online)", [{"name": "vhs Marburg", "room": "Raum 3"}, {"online": True}]),
        ("teils online, teils in Kassel", [{"online": True}, {"locality": "Kassel"}]),
        ("Berlin, Hamburg und München", [{"locality": one} for one in ("Berlin", "Hamburg", "München")]),
        ("Theorie: vhs Kassel, Praxis: Bootshaus", [{"name": "vhs Kassel"}, {"name": "Bootshaus"}]),
        ("Rathaus Kassel und Rathaus Baunatal", [{"name": "Rathaus Kassel"}, {"name": "Rathaus Baunatal"}]),
        ("Samstag: Stadtmuseum, Sonntag: Schloss", [{"name": "Stadtmuseum"}, {"name": "Schloss"}]),
        ("Kassel/Fulda", [{"locality": "Kassel"}, {"locality": "Fulda"}]),
        ("Rotenburg/Fulda", [{"locality": "Rotenburg/Fulda"}]),
        ("Köln, Deutz", [{"locality": "Köln, Deutz"}]),
        ("Frankfurt - Bockenheim", [{"locality": "Frankfurt - Bockenheim"}]),
        ("Stadthalle; Rathaus", [{"name": "Stadthalle"}, {"name": "Rathaus"}]),
        ("Museum, danach Rathaus", [{"name": "Museum"}, {"name": "Rathaus"}]),
        (
            "Rathaus, Markt 1, Museum, Domplatz 2",
            [{"name": "Rathaus", "street": "Markt 1"}, {"name": "Museum", "street": "Domplatz 2"}],
        ),
        ("online + Präsenztag in Kassel", [{"online": True}, {"locality": "Kassel"}]),
        ("Berlin, Köln oder online", [{"locality": "Berlin"}, {"locality": "Köln"}, {"online": True}]),
        ("Hybridkurs: Rathaus und online", [{"name": "Rathaus"}, {"online": True}]),
        ("bundesweit", []),
        ("Nordhessen", []),
        ("Landkreis Kassel", []),
        ("Blended Learning", []),
        ("Museum für Kunst und Gewerbe", [{"name": "Museum für Kunst und Gewerbe"}]),
        ("verschiedene Orte", []),
        ("N.N.", []),
        ("siehe Kursbeschreibung", []),
        ("Der Veranstaltungsort wird rechtzeitig bekannt gegeben.", []),
        ("Tel. 0561 1234", []),
        ("", []),
    ],
)
def test_several_places_or_none(words, places):
    assert told(words) == places


RATHAUS = {"name": "Rathaus", "room": "Saal 2", "street": "Markt 1", "postal_code": "34117", "locality": "Kassel"}


@pytest.mark.parametrize(
    "words",
    [
        "Wo? {}",
        "Kursort – {}",
        "Veranstaltungsort\n{}",
        "Ort der Veranstaltung: {}",
        "Samstags, 10–12 Uhr: {}",
        "ab 12.09.: {}",
        "Der Kurs findet hier statt: {}",
        "{} (U4/U5 Markt)",
        "{}, Einlass ab 17.30 Uhr, montags geschlossen",
        "{} | Leitung: Anna Muster",
        "{}. Bitte Schreibzeug mitbringen.",
        "{}, direkt am Bahnhof",
        "{}, 8 Abende",
        "{} (noch Plätze frei)",
        "{}, Raumänderungen vorbehalten",
        "{}, Hessen",
        "{} – 45,- €",
    ],
)
def test_what_stands_around_an_address_is_left_out(words):
    assert told(words.format("Rathaus, Saal 2, Markt 1, 34117 Kassel")) == [RATHAUS]


@pytest.mark.parametrize(
    "words",
    [
        "34117 Kassel – Markt 1 – Rathaus – Saal 2",
        "Rathaus (Saal 2), Markt 1, PLZ 34117 Kassel",
        "Rathaus; Markt, Nr. 1; 34117 Kassel; Saal 2",
        "Saal 2, Rathaus, (34117) Kassel, Markt 1",
        "RATHAUS, Saal: 2, Markt 1, 34117, Kassel",
        "Rathaus\tSaal 2\tMarkt 1\t34117 Kassel",
    ],
)
def test_an_address_in_any_order_and_spelling(words):
    assert told(words.replace("RATHAUS", "Rathaus")) == [RATHAUS]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Teil 1: Rathaus / Teil 2: Museum", ["Rathaus", "Museum"]),
        ("12.3.: Rathaus; 19.3.: Museum", ["Rathaus", "Museum"]),
        ("Montags im Rathaus und mittwochs im Museum", ["Rathaus", "Museum"]),
        ("a) Rathaus b) Museum", ["Rathaus", "Museum"]),
        ("Rathaus (1. Abend), Museum (2. Abend)", ["Rathaus", "Museum"]),
        ("Start: Rathaus, Ziel: Museum", ["Rathaus", "Museum"]),
        ("vhs Kassel, vhs Baunatal und vhs Hofgeismar", ["vhs Kassel", "vhs Baunatal", "vhs Hofgeismar"]),
        ("Vortrag über das Rathaus", ["Vortrag über das Rathaus"]),
        ("Museum für Kunst und Kultur", ["Museum für Kunst und Kultur"]),
    ],
)
def test_each_turn_of_a_course_has_its_venue(words, names):
    assert [one.name for one in venues(words)] == names


@pytest.mark.parametrize(
    "words",
    [
        "Den Treffpunkt erfahren Sie nach der Anmeldung.",
        "Treffpunkt je nach Wetter",
        "Hausbesuch bei den Familien",
        "wir kommen zu Ihnen",
        "siehe Internetseite",
        "meeting point tba",
        "ab 4. Oktober, 8 Abende",
        "an wechselnden Orten",
        "in Ihrer Einrichtung",
        "Kasse: Frau Muster, Mo-Fr 8.30 bis 12.00 Uhr",
    ],
)
def test_words_that_name_no_place(words):
    assert told(words) == []


def test_a_venue_is_read_where_its_room_is_not_known():
    assert told("Rathaus Kassel, Raum wird noch bekannt gegeben") == [{"name": "Rathaus Kassel"}]
    assert told("Kassel (Ort wird noch bekannt gegeben)") == [{"locality": "Kassel"}]


def test_words_stay_with_the_place(mapped):
    places = mapped(location="vhs Gießen, Fröbelstr. 65, 35394 Gießen").offer.places
    assert places[0].words == "vhs Gießen, Fröbelstr. 65, 35394 Gießen"
    assert described(places[0]) == {
        "name": "vhs Gießen",
        "street": "Fröbelstr. 65",
        "postal_code": "35394",
        "locality": "Gießen",
    }


@pytest.mark.parametrize(
    ("fields", "address", "place"),
    [
        (
            {"name": "Kulturhaus, Saal 2"},
            {"streetAddress": "Am Markt 1", "postalCode": "34117", "addressLocality": "Kassel"},
            {
                "name": "Kulturhaus",
                "room": "Saal 2",
                "street": "Am Markt 1",
                "postal_code": "34117",
                "locality": "Kassel",
            },
        ),
        (
            {"name": "Kulturhaus"},
            {"streetAddress": "Am Markt 1, Raum 3", "addressLocality": "Kassel"},
            {"name": "Kulturhaus", "room": "Raum 3", "street": "Am Markt 1", "locality": "Kassel"},
        ),
        (
            {"name": "Kulturhaus"},
            {"streetAddress": "Am Markt 1, 34225 Baunatal", "postalCode": "34117", "addressLocality": "Kassel"},
            {"name": "Kulturhaus", "street": "Am Markt 1", "postal_code": "34117", "locality": "Kassel"},
        ),
        (
            {"name": "Museum, Kassel"},
            {"streetAddress": "Gartenstraße 24 a"},
            {"name": "Museum, Kassel", "street": "Gartenstraße 24 a"},
        ),
        ({"name": "Kulturhaus", "room": "Saal 2"}, {}, {"name": "Kulturhaus", "room": "Saal 2"}),
    ],
)
def test_fields_win_and_what_they_hold_besides_is_parted(fields, address, place, mapped, make):
    properties = fields | ({"address": make("PostalAddress", **address)} if address else {})
    assert [described(one) for one in mapped(location=make("Place", **properties)).offer.places] == [place]


def test_an_address_in_words_fills_a_place(mapped, make):
    place = make("Place", name="Kulturhaus", address="Am Markt 1, 34117 Kassel")
    made = mapped(location=place).offer.places[0]
    assert (made.name, made.street, made.postal_code, made.locality) == ("Kulturhaus", "Am Markt 1", "34117", "Kassel")
    assert made.words == "Am Markt 1, 34117 Kassel"


@pytest.mark.parametrize("part", ["working", "further"])
def test_the_gold_table_of_addresses_is_read(part):
    judged = verdicts(part)
    assert sum(one.right for one in judged) / len(judged) >= 0.98
    assert not [one.id for one in judged if one.claimed]


WORDS = [
    "vhs",
    "Raum 7",
    "Am Markt 1",
    "34117 Kassel",
    "online",
    "und",
    "Ecke",
    "(",
    ")",
    "|",
    ",",
    " - ",
    "/",
    "Haus",
    "N 3",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=60).map(" ".join))
def test_no_words_are_too_much(words):
    for place in venues(words):
        assert place.words


@pytest.mark.parametrize(
    "words", ["(" * 5000, "-" * 5000, "wird " * 900, "Raum „a " * 900, "str. 5 - " * 900, "a.b-" * 2000]
)
def test_long_words_end(words):
    venues(words)
