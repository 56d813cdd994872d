"""Venues in words whose names, rooms and towns only their neighbours tell."""

import pytest

from harvester.mapping.places.words import venues


def told(words):
    names = ("name", "room", "street", "postal_code", "locality", "country", "online")
    return [{name: getattr(one, name) for name in names if getattr(one, name)} for one in venues(words)]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Haus für Kinder, Jugend und Familie, Saal", {"name": "Haus für Kinder, Jugend und Familie", "room": "Saal"}),
        ("Muster, Beispiel & Partner, Ring 1", {"name": "Muster, Beispiel & Partner", "street": "Ring 1"}),
        ("Haus der Jugend, Küche und Saal", {"name": "Haus der Jugend", "room": "Küche und Saal"}),
        ("DGH, Hauptstr. 1, Lippoldsberg", {"name": "DGH", "street": "Hauptstr. 1", "locality": "Lippoldsberg"}),
        ("Reiskirchen / Lindenstruth, Bürgerhaus", {"name": "Bürgerhaus", "locality": "Reiskirchen / Lindenstruth"}),
        ("86529 Schrobenhausen / Obb.", {"postal_code": "86529", "locality": "Schrobenhausen / Obb."}),
        ("Studio 7, Bettenhausen", {"room": "Studio 7", "locality": "Bettenhausen"}),
        ("Bergstr. 3 gegenüber Rathaus", {"street": "Bergstr. 3"}),
        ("Marktplatz 3 (Eingang Hinterhof)", {"street": "Marktplatz 3"}),
        ("Museum, Am Hof 2, Parkplatz hinter dem Haus", {"name": "Museum", "street": "Am Hof 2"}),
        ("Museum (hinter der Kirche), Am Hof 2", {"name": "Museum", "street": "Am Hof 2"}),
        ("Botanischer Garten, Pilgrimstein", {"name": "Botanischer Garten", "street": "Pilgrimstein"}),
        ("TTZ, Softwarecenter 3, 35037 Marburg", {"name": "TTZ", "street": "Softwarecenter 3", "postal_code": "35037"}),
        ("vhs, EinsteinHaus", {"name": "vhs, EinsteinHaus"}),
        ("vhs Küche, UG", {"name": "vhs", "room": "Küche, UG"}),
        ("Sporthalle am Tor, obere Halle", {"name": "Sporthalle am Tor", "room": "obere Halle"}),
        ("Im großen Saal des Rathauses", {"name": "großen Saal des Rathauses"}),
        ("DAS TIETZ, Moritzstraße 20", {"name": "DAS TIETZ", "street": "Moritzstraße 20"}),
        ("Lindenstr. 4/2. OG", {"room": "2. OG", "street": "Lindenstr. 4"}),
        ("Burggasse 4/I, Graz", {"street": "Burggasse 4/I", "locality": "Graz"}),
        ("Turnhalle", {"room": "Turnhalle"}),
        ("Prag (CZ)", {"locality": "Prag", "country": "CZ"}),
        ("Volkshochschule Eupen, Belgien", {"name": "Volkshochschule Eupen", "country": "BE"}),
        ("im Netz", {"online": True}),
        ("Am Alten Markt", {"street": "Am Alten Markt"}),
    ],
)
def test_a_place_is_read_beside_others(words, place):
    (found,) = told(words)
    assert place.items() <= found.items()
    assert found.keys() - place.keys() <= {"locality"}


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Hybrid: Rathaus Kassel", [{"name": "Rathaus Kassel"}, {"online": True}]),
        ("Hybrider Vortrag im Rathaus", [{"name": "Rathaus"}, {"online": True}]),
        ("Bürgerhaus Baunatal und Stadthalle", [{"name": "Bürgerhaus Baunatal"}, {"name": "Stadthalle"}]),
        ("Haus der Kunst und Museum", [{"name": "Haus der Kunst und Museum"}]),
        (
            "Rathaus Lich (Saal) | Bürgerhaus Hungen (Foyer)",
            [{"name": "Rathaus Lich", "room": "Saal"}, {"name": "Bürgerhaus Hungen", "room": "Foyer"}],
        ),
        ("Gießen, Wetzlar und Umgebung", [{"locality": "Gießen"}, {"locality": "Wetzlar"}]),
    ],
)
def test_several_places_are_read_beside_each_other(words, places):
    assert told(words) == places
