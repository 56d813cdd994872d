"""What the adapter for Open-vhs makes of the fields of a course, in XML and in the JSON dialect."""

import pytest

COURSE = "<guid>7</guid><nummer>261-7</nummer><name>Töpfern</name>"


def export(course: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0"?><o:export xmlns:o="http://www.dvv-vhs.de/Open-VHS">{head}'
        f"<o:veranstaltung>{COURSE}{course}</o:veranstaltung></o:export>"
    )


def row(day: str, begin: str = "18:00:00", end: str = "19:30:00") -> str:
    return (
        f"<termin><beginn_datum>{day}</beginn_datum><beginn_uhrzeit>{begin}</beginn_uhrzeit>"
        f"<ende_uhrzeit>{end}</ende_uhrzeit></termin>"
    )


ROWS = row("2026-09-01") + row("2026-09-08")


@pytest.fixture
def said(read_file):
    def read(course: str, name: str, **options) -> list[object]:
        return list(read_file("openvhs", export(course), **options).properties.get(name, ()))

    return read


@pytest.mark.parametrize(
    ("course", "name", "values"),
    [
        ("", "courseCode", ["261-7"]),
        ("<zielgruppe>Frauen</zielgruppe><zielgruppe>Eltern</zielgruppe>", "audience", ["Frauen", "Eltern"]),
        ("<schlagwort>Ton</schlagwort>", "keywords", ["Ton"]),
        ("<level>A1</level>", "educationalLevel", ["A1"]),
        ("<zertifikat><name>telc</name><text>x</text></zertifikat>", "educationalCredentialAwarded", ["telc"]),
        ("<maximale_teilnehmerzahl>12</maximale_teilnehmerzahl>", "maximumAttendeeCapacity", ["12"]),
        ("<maximale_teilnehmerzahl>0</maximale_teilnehmerzahl>", "maximumAttendeeCapacity", []),
        ("<aktuelle_teilnehmerzahl>0</aktuelle_teilnehmerzahl>", "attendeeCount", ["0"]),
        ("<aktuelle_teilnehmerzahl>-1</aktuelle_teilnehmerzahl>", "attendeeCount", []),
        ("<preis><zusatz>erm. Preis: 47,00 EUR</zusatz></preis>", "priceText", ["erm. Preis: 47,00 EUR"]),
        ("<preis><rabatt_moeglich>fasle</rabatt_moeglich></preis>", "priceText", []),
        ("<preis><betrag>-1</betrag></preis>", "offers", []),
        ("<belegungsstatus>ausgebucht</belegungsstatus>", "statusText", ["ausgebucht"]),
        (
            "<veranstaltungsort><barrierefrei>true</barrierefrei></veranstaltungsort>",
            "accessibilityText",
            ["Veranstaltungsort barrierefrei"],
        ),
        (
            "<merkmale><merkmal><name>kursart_digital</name><wert>online_angebot</wert></merkmal></merkmale>",
            "courseMode",
            ["online"],
        ),
        (
            "<merkmale><merkmal><name>vhscloud_kurs</name><wert>true</wert></merkmal></merkmale>",
            "keywords",
            ["vhs.cloud"],
        ),
        (f"<anzahl_termine>2</anzahl_termine>{ROWS}", "sessionCount", ["2"]),
        (f"<anzahl_termine>4</anzahl_termine>{ROWS}", "sessionCount", []),
        (
            "<text><eigenschaft>Voraussetzungen</eigenschaft><text>Deutsch B1</text></text>",
            "coursePrerequisites",
            ["Deutsch B1"],
        ),
        ("<untertitel>Am Abend</untertitel>", "description", ["Am Abend"]),
        (
            (
                "<text><eigenschaft>Beschreibung</eigenschaft><text><![CDATA[<p>Ton</p>]]></text></text>"
                "<text><eigenschaft>Hinweis</eigenschaft><text>Schürze</text></text>"
            ),
            "description",
            ["<p>Ton</p><br><br>Hinweis: Schürze"],
        ),
        ("<text><text>Ton <b>und</b> Tun</text></text>", "description", ["Ton <b>und</b> Tun"]),
    ],
)
def test_a_field_is_given_in_the_centres_own_words(course, name, values, said):
    assert said(course, name) == values


def test_sessions_are_sub_events_with_local_times(said):
    sessions = said("<beginn_datum>2026-09-01</beginn_datum>" + ROWS, "subEvent")
    assert [one.properties["startDate"][0] for one in sessions] == ["2026-09-01T18:00:00", "2026-09-08T18:00:00"]
    assert [one.properties["endDate"][0] for one in sessions] == ["2026-09-01T19:30:00", "2026-09-08T19:30:00"]


def test_without_its_own_days_a_course_lasts_from_its_first_session_to_its_last(said):
    assert said(ROWS, "startDate") == ["2026-09-01T18:00:00"]
    assert said(ROWS, "endDate") == ["2026-09-08T19:30:00"]


def test_midnight_at_both_ends_is_no_time(said):
    [session] = said(row("2026-09-01", "00:00:00", "00:00:00"), "subEvent")
    assert session.properties == {"startDate": ("2026-09-01",)}


def test_weekdays_are_given_only_where_no_session_is(said):
    days = "<beginn_datum>2026-09-01</beginn_datum><wochentag>Dienstag</wochentag>"
    assert said(days, "eventSchedule")[0].properties["byDay"] == ("Dienstag",)
    assert said(days + ROWS, "eventSchedule") == []


def test_lessons_counted_as_sessions_are_a_finding(read_file):
    found = read_file("openvhs", export(f"<anzahl_termine>26</anzahl_termine>{ROWS}"))
    assert [(one.code, one.words, one.detail) for one in found.findings] == [("openvhs-count", "26", "2")]
    assert found.findings[0].page.endswith("#record=7")


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("", "https://vhs.example/export"),
        ("<webadresse><typ>picture</typ><uri>https://a.example/b.jpg</uri></webadresse>", "https://vhs.example/export"),
        (
            (
                "<webadresse><typ>attachment</typ><uri>https://a.example/b.pdf</uri></webadresse>"
                "<webadresse><typ>website_mobile</typ><uri>https://a.example/m</uri></webadresse>"
                "<webadresse><typ>website</typ><uri>https://a.example/7?a=1&amp;b=2</uri></webadresse>"
            ),
            "https://a.example/7?a=1&b=2",
        ),
        ("<webadresse><typ>website_mobile</typ><uri>https://a.example/m</uri></webadresse>", "https://a.example/m"),
    ],
)
def test_the_page_of_a_course_is_its_website(links, url, read_file):
    assert read_file("openvhs", export(links)).offers[0].url == url


def test_persons_are_not_read(read_file):
    persons = (
        "<dozent><vorname>Erika</vorname><name>Mustermann</name></dozent>"
        "<ansprechperson><name>Mustermann</name><telefon>0123</telefon><mail>e@vhs.example</mail></ansprechperson>"
        "<anmeldung><telefon>0123</telefon><mail>e@vhs.example</mail></anmeldung>"
        "<text><eigenschaft>Dozent</eigenschaft><text>Erika Mustermann</text></text>"
    )
    found = read_file("openvhs", export(persons))
    assert not any(word in str(found.offers) for word in ("Mustermann", "0123", "@"))


def test_the_maker_of_the_file_is_the_provider(read_file):
    head = "<o:ersteller><o:guid>1</o:guid><o:name>vhs Musterstadt</o:name></o:ersteller>"
    [provider] = read_file("openvhs", export("", head)).properties["provider"]
    assert provider.properties == {"name": ("vhs Musterstadt",)}


def test_districts_become_providers_by_the_option(read_file):
    body = '{"veranstaltungen": {"veranstaltung": {"guid": "1", "name": "A", "bezirk": "Mitte"}}}'
    [provider] = read_file("openvhs", body, provider="Volkshochschule {bezirk}").properties["provider"]
    assert provider.properties["name"] == ("Volkshochschule Mitte",)
    assert "provider" not in read_file("openvhs", body).properties


@pytest.mark.parametrize(
    "body",
    [
        "<veranstaltungen><veranstaltung><guid>1</guid><name>A</name></veranstaltung></veranstaltungen>",
        "<kurse><veranstaltung><guid>1</guid><name>A</name></veranstaltung></kurse>",
        '[{"veranstaltung": 1, "guid": "1", "name": "A"}]',
        '{"veranstaltungen": {"veranstaltung": [{"guid": 1, "name": "A"}]}}',
        '{"veranstaltung": {"guid": "1", "name": ["A"]}}',
    ],
)
def test_files_without_namespace_and_every_form_of_json_are_read(body, read_file):
    found = read_file("openvhs", body)
    assert [(one.local_id, one.item.properties["name"]) for one in found.offers] == [("1", ("A",))]
    assert found.codes == []


def test_an_hourly_occupancy_file_is_left_alone(read_file):
    found = read_file("openvhs", "<belegungsstatus><veranstaltung><guid>1</guid></veranstaltung></belegungsstatus>")
    assert (found.codes, found.offers) == (["openvhs-occupancy"], [])


def test_in_json_addresses_repeated_for_every_session_are_one_place(read_file, written):
    found = read_file("openvhs", written("openvhs", 2, "write_json"), as_file=True)
    assert found.codes == []
    for one in found.offers:
        assert len(one.item.properties["location"]) == 1
        assert not any("location" in session.properties for session in one.item.properties["subEvent"])


def test_in_json_sessions_at_different_places_have_their_own(read_file):
    course = (
        '{"guid": "1", "name": "A", "ortetermine": {"adresse": [{"lehrstaette": "Haus A"}, {"lehrstaette": "Haus B"}],'
        ' "termin": [{"beginn_datum": "2026-09-01"}, {"beginn_datum": "2026-09-02"}]}}'
    )
    sessions = read_file("openvhs", f'{{"veranstaltung": [{course}]}}').properties["subEvent"]
    assert [one.properties["location"][0].properties["name"] for one in sessions] == [("Haus A",), ("Haus B",)]


@pytest.mark.parametrize(
    ("ending", "code"),
    [("", "stream-cut-off"), (', {"guid": "2", "na', "stream-cut-off"), (', {"guid": "2",, "name": "B"}]}', "")],
)
def test_json_that_is_cut_off_or_broken_keeps_its_other_courses(ending, code, read_file):
    found = read_file("openvhs", '{"veranstaltung": [{"guid": "1", "name": "A"}' + ending)
    assert found.offers[0].local_id == "1"
    assert found.codes == [code or "stream-mended"]


def test_in_json_a_gigantic_course_is_lost_alone(read_file):
    huge = '{"guid": "2", "text": "' + "x\\\\" * 3_000_000 + '"}'
    body = '{"veranstaltung": [{"guid": "1", "name": "A"}, ' + huge + ', {"guid": "3", "name": "C"}]}'
    found = read_file("openvhs", body, as_file=True)
    assert (found.ids, found.codes) == (["1", "3"], ["stream-large"])


@pytest.mark.parametrize("sign", ["[", '{"a":', '"', "\\"])
def test_json_that_nests_without_end_is_told(sign, read_file):
    found = read_file("openvhs", '{"veranstaltung": [{"guid": "1", "name": "A"},' + sign * 1_000_000)
    assert found.offers[0].local_id == "1"
    assert found.codes


def test_the_recorded_course_is_read_as_it_was_described(shared, read_file):
    body = (shared / "material/de/vhs-berlin/kurse-sample-2020.json").read_bytes()
    found = read_file("openvhs", body)
    properties = found.properties
    assert properties["courseCode"] == ("TS507.041F",)
    assert (properties["startDate"], properties["endDate"]) == (("2020-05-11",), ("2020-05-15",))
    assert properties["offers"][0].properties["price"] == ("126.20",)
    assert properties["priceText"] == ("erm. Preis: 65,60 EUR",)
    assert found.codes == ["openvhs-count"]
