"""Languages, places, organisations, modes, texts and addresses as pages write them."""

import pytest

from harvester.mapping.addresses import web
from harvester.mapping.languages import tag_all
from harvester.mapping.places.venues import country, is_online
from harvester.mapping.text import cut, line, prose


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("Deutsch", ("de",)),
        ("GERMAN", ("de",)),
        ("duits", ("de",)),
        ("deu", ("de",)),
        ("ger", ("de",)),
        ("de_DE", ("de-DE",)),
        ("de_DE.UTF-8", ("de-DE",)),
        ("en-us", ("en-US",)),
        ("zh-hans", ("zh-Hans",)),
        ("de, en", ("de", "en")),
        ("Nederlands en Engels", ("nl", "en")),
        ("Deutsch und Englisch", ("de", "en")),
        ("English / Dutch", ("en", "nl")),
        ("Deutsch, Deutsch", ("de",)),
        ("Leichte Sprache", ("de-simple",)),
        ("Dari", ("fa-AF",)),
        ("Українська", ("uk",)),
        ("Luxemburgisch", ("lb",)),
        ("http://publications.europa.eu/resource/authority/language/DEU", ("de",)),
        ("xx", ()),
        ("Klingonsprech", ()),
        ("Deutsch und Klingonsprech", ()),
        ("", ()),
    ],
)
def test_languages_become_tags(words, tags):
    assert tag_all(words) == tags


def test_an_unknown_language_is_told(mapped):
    result = mapped(inLanguage=("de", "Klingonsprech"))
    assert result.offer.languages == ("de",)
    assert [(one.code, one.words) for one in result.findings] == [("language-unknown", "Klingonsprech")]


def test_a_language_may_be_an_item(mapped, make):
    assert mapped(inLanguage=make("Language", name="Deutsch", alternateName="de")).offer.languages == ("de",)


@pytest.mark.parametrize(
    ("words", "code"),
    [("Deutschland", "DE"), ("germany", "DE"), ("D", "DE"), ("Österreich", "AT"), ("jp", "JP"), ("Neuseeland", "NZ")],
)
def test_countries_become_codes(words, code):
    assert country(words) == code


@pytest.mark.parametrize(
    ("words", "online"),
    [
        ("online", True),
        ("Online via Zoom", True),
        ("Webinar", True),
        ("digital", True),
        ("vhs.cloud", True),
        ("Virtueller Raum", False),
        ("Museum für digitale Kunst", False),
        ("Digital Hub, Weg 1", False),
        ("Online-Zentrum, Gartenstraße 5", False),
        ("Rathaus", False),
    ],
)
def test_a_place_is_online_only_when_words_say_so(words, online):
    assert is_online(words) is online


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"latitude": "52.5", "longitude": "13.4"}, (52.5, 13.4)),
        ({"latitude": "52,5", "longitude": "13,4"}, (52.5, 13.4)),
        ({"latitude": "0", "longitude": "0"}, (None, None)),
        ({"latitude": "95", "longitude": "13"}, (None, None)),
        ({"latitude": "nan", "longitude": "13"}, (None, None)),
        ({"latitude": "inf", "longitude": "13"}, (None, None)),
        ({"latitude": "52.5"}, (None, None)),
    ],
)
def test_coordinates_lie_on_earth(properties, expected, mapped, make):
    for location in (
        make("Place", name="Haus", **properties),
        make("Place", name="Haus", geo=make("GeoCoordinates", **properties)),
    ):
        result = mapped(location=location)
        [place] = result.offer.places
        assert (place.latitude, place.longitude) == expected
        assert [one.code for one in result.findings] == ([] if expected[0] else ["place-coordinates"])


def test_a_venue_in_its_parts(mapped, make):
    address = make(
        "PostalAddress",
        streetAddress="Gartenstr.&nbsp;5",
        postalCode="12345",
        addressLocality="Ahornbrück",
        addressCountry=make("Country", name="Germany"),
    )
    [place] = mapped(location=make("Place", name="Haus A", address=address, url="https://haus.example/")).offer.places
    parts = (place.name, place.street, place.postal_code, place.locality, place.country, place.url, place.online)
    assert parts == ("Haus A", "Gartenstr. 5", "12345", "Ahornbrück", "DE", "https://haus.example/", False)


def test_a_virtual_location_is_online(mapped, make):
    [place] = mapped(location=make("VirtualLocation", url="https://zoom.example/j/1")).offer.places
    assert (place.online, place.url) == (True, "https://zoom.example/j/1")


def test_a_place_of_which_nothing_is_said_is_none(mapped, make):
    assert mapped(location=(make("Place"), make("PostalAddress"), "", " ")).offer.places == ()


@pytest.mark.parametrize(
    "name", ["instructor", "performer", "attendee", "contributor", "author", "creator", "employee"]
)
def test_persons_are_not_read(name, mapped, make):
    result = mapped(**{name: make("Person", name="Erika Muster", email="erika@vhs.example")})
    assert "Muster" not in repr(result)


@pytest.mark.parametrize("name", ["provider", "organizer", "offeredBy"])
@pytest.mark.parametrize(
    "value",
    [
        ("Person", {"name": "Erika Muster"}),
        ("https://schema.org/Person", {"name": "Erika Muster"}),
        ("Thing", {"name": "Erika Muster", "givenName": "Erika"}),
        ("Organization", {"name": "Dr. Erika Muster"}),
        ("Organization", {"name": "erika.muster@vhs.example"}),
    ],
)
def test_a_person_is_no_provider(name, value, mapped, make):
    kind, properties = value
    result = mapped(**{name: make(kind, **properties)})
    assert (result.offer.providers, result.offer.organizers) == ((), ())
    assert "uster" not in repr(result).lower()


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("https://schema.org/OnlineEventAttendanceMode", "online"),
        ("OfflineEventAttendanceMode", "onsite"),
        ("MixedEventAttendanceMode", "blended"),
        ("Präsenz", "onsite"),
        ("Hybrid", "blended"),
        ("Präsenz und online", "blended"),
        ("MOOC", "online"),
        ("full-time", ""),
    ],
)
def test_how_an_offer_is_held(words, mode, mapped):
    assert mapped(courseMode=words).offer.mode == mode
    assert mapped(eventAttendanceMode=words).offer.mode == mode


def test_two_modes_are_blended(mapped):
    assert mapped(courseMode=("onsite", "online")).offer.mode == "blended"


@pytest.mark.parametrize(
    ("words", "status", "codes"),
    [
        ("https://schema.org/EventCancelled", "EventCancelled", []),
        ("http://schema.org/EventScheduled", "EventScheduled", []),
        ("EventPostponed", "EventPostponed", []),
        ("abgesagt", "EventCancelled", []),
        ("Bestätigt", "", ["status-unknown"]),
    ],
)
def test_whether_an_offer_takes_place(words, status, codes, mapped):
    result = mapped(eventStatus=words)
    assert (result.offer.status, [one.code for one in result.findings]) == (status, codes)


def test_an_offer_is_cancelled_when_all_its_instances_are(mapped, make):
    def held(day: str, status: str):
        return make("CourseInstance", startDate=day, eventStatus=status)

    one = held("2026-10-05", "EventCancelled")
    assert mapped(hasCourseInstance=(one, held("2026-10-06", "EventCancelled"))).offer.status == "EventCancelled"
    assert mapped(hasCourseInstance=(one, held("2026-10-06", "EventScheduled"))).offer.status == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kunst &amp; Kultur", "Kunst & Kultur"),
        ("Kunst &amp;amp; Kultur", "Kunst & Kultur"),
        ("<b>Kunst</b>", "Kunst"),
        ("&lt;b&gt;Kunst&lt;/b&gt;", "Kunst"),
        ("Kunst<script>alert(1)</script>", "Kunst"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("Mu\u00adseum\u200b", "Museum"),
        ("\u202eKunst\u202c", "Kunst"),
        ("A\u0308pfel", "Äpfel"),
        ("  viel \t\n Platz\u00a0hier ", "viel Platz hier"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800Kunst\x00\uffff", "Kunst"),
        ("", ""),
    ],
)
def test_words_become_plain_text(words, expected):
    assert line(words) == expected


def test_blocks_of_a_description_become_lines():
    assert prose("<p>Eins<br>zwei</p><ul><li>drei</li></ul>") == "Eins\nzwei\ndrei"


@pytest.mark.parametrize(("limit", "expected"), [(100, "Malen am Abend"), (9, "Malen am…"), (3, "Ma…")])
def test_long_text_is_cut_after_a_word(limit, expected):
    assert cut("Malen am Abend", limit) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (" HTTPS://vhs.example/a b ", "https://vhs.example/a%20b"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("/kurs/1", ""),
        ("javascript:alert(1)", ""),
        ("https://user@vhs.example/", ""),
        ("https://vhs.example/" + "a" * 3_000, ""),
        ('https://vhs.example/"><script>', ""),
    ],
)
def test_only_whole_web_addresses_are_addresses(words, expected):
    assert web(words) == expected
