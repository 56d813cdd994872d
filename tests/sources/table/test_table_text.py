"""Tables as text: encodings, separators, quotes, headings, rows that are shifted, rows that belong together."""

import pytest

from harvester.extract.base import adapter
from harvester.extract.table import Table
from harvester.extract.table_columns import headings, plain
from harvester.records import Item, Page
from vocab.messages import say

TABLE = "Kursnummer;Titel;Beginn;Gebühr\nA1;Töpfern für Anfänger;05.10.2026;85,00 €\nA2;Chor;06.10.2026;frei\n"


def rows(*more: str) -> str:
    return "\n".join(("Kursnummer;Titel;Beginn;Ende;Ort;Gebühr", *more))


def test_the_adapter_is_installed_and_reads_large_files():
    assert isinstance(adapter("table"), Table)
    assert adapter("table").large  # type: ignore[attr-defined]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "iso8859-15", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("in_file", [False, True])
def test_any_encoding_and_separator_is_read(separator, encoding, in_file, read):
    text = TABLE.replace("85,00 €", '"85,00 €"').replace(";", separator)
    got = read(text.encode(encoding), as_file=in_file)
    assert got.names == ["Töpfern für Anfänger", "Chor"]
    assert got.offers[0].item.properties["offers"][0].properties["price"] == ("85,00 €",)
    assert not got.codes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_charset_that_is_declared_rightly_is_no_finding(encoding, read):
    assert not read(TABLE.encode(encoding), charset=encoding.removesuffix("-sig")).codes


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(newline, read):
    assert len(read(TABLE.replace("\n", newline)).offers) == 2


def test_a_wrong_charset_is_told(read):
    got = read(TABLE.encode("cp1252"), charset="utf-8")
    assert got.names[0] == "Töpfern für Anfänger"
    assert got.codes == ["charset-wrong"]


def test_the_columns_are_shown_with_those_that_are_not_read(read):
    got = read("Kurs-Nr.;Kurstitel;Wetter;Dozent/in;Kursgebühr (EUR)\n1;Chor;gut;Erika Muster;5\n")
    [told] = got.findings
    assert told.detail == "Kurs-Nr. = courseCode; Kurstitel = name; Kursgebühr (EUR) = price"
    assert told.words == "Wetter; Dozent/in"
    assert "Wetter" in say(told, "de")


def test_persons_are_not_read(read):
    assert "Erika" not in repr(read("Titel;Kursleitung;Beginn\nChor;Erika Muster;5.10.2026\n"))


def test_options_have_the_last_say_on_columns(read):
    text = "Was;Wann genau;Notiz\nChor;5.10.2026;voll\nTanz;6.10.2026;leer\n"
    got = read(text, columns="Was=name; Wann genau=startDate; 3=statusText")
    assert got.offers[0].item.properties == {
        "name": ("Chor",),
        "startDate": ("2026-10-05",),
        "statusText": ("voll",),
    }
    assert read(TABLE, columns="Gebühr=-").offers[0].item.properties.keys() == {"name", "courseCode", "startDate"}


def test_an_unknown_option_is_told(read):
    got = read(TABLE, columns="Titel=nichts")
    assert got.codes == ["table-option"]
    assert len(got.offers) == 2


def test_cells_tell_what_a_column_without_known_heading_holds(read):
    got = read(
        "Titel;Nr;X;Y;Z\n" + "".join(f"K{n};{n};0{n}.10.2026;https://vhs.example/{n};1234{n}\n" for n in range(1, 5))
    )
    assert got.offers[0].url == "https://vhs.example/1"
    assert got.offers[0].item.properties["startDate"] == ("2026-10-01",)
    assert "X = startDate ?" in got.findings[0].detail


def test_lines_above_the_headings_and_empty_columns_are_passed_over(read):
    got = read(
        "VHS Ahornbrück;;;;\nStand: 1.9.2026;;;;\n;;;;\n"
        + TABLE.replace(";", ";;", 1).replace("A1;", "A1;;").replace("A2;", "A2;;")
    )
    assert [one.at for one in got.offers] == ["row=5", "row=6"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('A1;"Malen; Zeichnen";5.10.2026;;Aula;5', "Malen; Zeichnen"),
        ('A1;"Der ""Faust""";5.10.2026;;Aula;5', 'Der "Faust"'),
        ('A1;"Kurs "Faust" I";5.10.2026;;Aula;5', 'Kurs "Faust" I'),
        ('A1;"Faust" I und II;5.10.2026;;"Aula";5', "Faust I und II"),
        ('A1;  "Chor"  ;5.10.2026;;Aula;5', "Chor"),
        ('A1;15" Bildschirm;5.10.2026;;Aula;5', '15" Bildschirm'),
        ('A1;"Zeile\neins";5.10.2026;;Aula;5', "Zeile\neins"),
        ('A1;"Chor;5.10.2026;;Aula;5', "Chor"),
    ],
)
def test_quotes_are_read_however_sloppy(line, name, read):
    got = read(rows(line, "A2;Tanz;6.10.2026;;Aula;5", ""))
    assert got.names == [name, "Tanz"]
    assert got.offers[0].item.properties["location"] == ("Aula",)


def test_a_quote_that_nothing_closes_is_told_and_harms_no_other_row(read):
    got = read(rows('A1;"Chor;5.10.2026;;Aula;5', *(f"B{n};Tanz {n};6.10.2026;;Aula;5" for n in range(300))))
    assert len(got.offers) == 301
    assert got.codes == ["table-quote"]


def test_rows_are_counted_as_in_the_file(read):
    got = read(rows('A1;"zwei\nZeilen";5.10.2026;;;', "", "A2;Chor;5.10.2026;;;"))
    assert [one.at for one in got.offers] == ["row=2", "row=4"]


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ("A1;Chor;85,00 €;;Aula;05.10.2026", "Beginn", "85,00 €"),
        ("A1;Chor;05.10.2026;;Aula;05.10.2026", "Gebühr", "05.10.2026"),
        ("A1;05.10.2026;;Aula;5,00 €;", "Titel", "05.10.2026"),
        ("A1;Chor;05.10.2026;;Aula;5;zuviel", "", "zuviel"),
        ("A1;Chor;05.10.2026;Aula;5", "Ort", "5"),
        ("A1;https://vhs.example/;05.10.2026;;Aula;5", "Titel", "https://vhs.example/"),
        ("A1;12,50;05.10.2026;;Aula;5", "Titel", "12,50"),
    ],
)
def test_a_shifted_row_is_told_and_never_becomes_an_offer(line, field, words, read):
    got = read(rows(line, "A2;Tanz;06.10.2026;07.10.2026;Aula;", "A3;Yoga;06.10.2026;;Aula;5"))
    assert got.names == ["Tanz", "Yoga"]
    [wrong] = [one for one in got.findings if one.code == "table-shifted"]
    assert (wrong.page, wrong.field, wrong.words) == ("https://vhs.example/kurse.csv#row=2", field, words)
    assert wrong.severity == "error"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("PLZ;Titel\nBerlin;Chor\n", ["table-cell"]),
        ("max. TN;Titel\nviele;Chor\n", ["table-cell"]),
        ("Kursnr;Titel\nTODO;Chor\n", ["table-id"]),
        ("Kursnr;Titel\n0;Chor\n-1;Tanz\n", ["table-id", "table-id"]),
        ("Kursnr;Titel\nA1;Chor\nA1;Tanz\n", ["table-id-shared"]),
        ("Kursnr;Titel\nA1;Chor\nA1;Chor\n", ["table-twice"]),
        ("Kursnr;Titel\nFachbereich Kunst;\nA1;Chor\n", ["table-aside"]),
        ("Kursnr;Titel\nA1;Chor\nKursnr;Titel\n", []),
        ("Kursnr;Beginn\nA1;1.9.2026\n", ["table-no-name"]),
        ("eins;zwei\ndrei;vier\n", ["table-no-headings"]),
        ("nur Text", ["table-no-headings"]),
        ("<!doctype html><title>Wartung</title>", ["table-not-a-table"]),
        ("\ufeff\n<html>;<b>;</html>", ["table-not-a-table"]),
        ('{"kurse": []}', ["table-not-a-table"]),
        ("%PDF-1.7", ["table-not-a-table"]),
        ("", ["table-not-a-table"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ["table-format"]),
        (b"PK\x03\x04kaputt", ["table-broken"]),
        (b"\x00\xff" * 99, ["table-no-headings"]),
    ],
)
def test_what_is_wrong_is_told(text, codes, read):
    assert read(text).codes == codes


def test_many_findings_of_one_kind_are_counted(read):
    got = read(rows(*(f"A{n};Chor;85,00 €;;Aula;5" for n in range(60)), "B;Tanz;1.9.2026;;;5"))
    assert got.codes == ["table-shifted"] * 50 + ["table-more"]
    assert got.findings[-1].words == "10"


def test_local_ids_do_not_depend_on_the_order_of_rows(read):
    lines = ["A1;Chor;1.9.2026;;;", "A2;Tanz;1.9.2026;;;", ";Yoga;1.9.2026;;;", ";Yoga;8.9.2026;;;"]
    names = {one.local_id: one.item.properties["startDate"] for one in read(rows(*lines)).offers}
    assert len(names) == 4
    assert names == {one.local_id: one.item.properties["startDate"] for one in read(rows(*lines[::-1])).offers}


def test_numbers_that_differ_in_signs_only_stay_apart(read):
    assert len({one.local_id for one in read(rows("A-1;Chor;;;;", "A.1;Tanz;;;;")).offers}) == 2


def sessions(item: Item) -> list[str]:
    [instance] = item.properties["hasCourseInstance"]
    return [one.properties["startDate"][0] for one in instance.properties["subEvent"]]


def test_rows_of_one_number_are_the_sessions_of_one_offer_wherever_they_stand(read):
    got = read(rows("A1;Chor;5.10.2026;;Aula;5", "A2;Tanz;6.10.2026;;Aula;5", "A1;Chor;12.10.2026;;Aula;5"))
    assert got.names == ["Tanz", "Chor"]
    assert sessions(got.offers[1].item) == ["2026-10-05", "2026-10-12"]
    assert got.offers[1].at == "row=2"


def test_rows_of_one_number_that_run_for_days_or_cost_differently_are_instances(read):
    long = read(rows("A1;Chor;5.10.2026;6.10.2026;Aula;5", "A1;Chor;7.12.2026;8.12.2026;Aula;5")).item
    cost = read(rows("A1;Chor;5.10.2026;;Aula;5", "A1;Chor;7.12.2026;;Aula;6")).item
    asked = read(rows("A1;Chor;5.10.2026;;Aula;5", "A1;Chor;7.12.2026;;Aula;5"), rows="instances").item
    for one in (long, cost, asked):
        starts = [each.properties["startDate"][0][:10] for each in one.properties["hasCourseInstance"]]
        assert starts[0] == "2026-10-05"
        assert len(starts) == 2
    assert "offers" not in cost.properties


def test_sessions_keep_places_of_their_own(read):
    item = read(rows("A1;Chor;5.10.2026;;Aula;5", "A1;Chor;12.10.2026;;Saal;5")).item
    [instance] = item.properties["hasCourseInstance"]
    assert [one.properties["location"] for one in instance.properties["subEvent"]] == [("Aula",), ("Saal",)]


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        ("Beginn;Uhrzeit", "5.10.2026;18:00-19:30", ("2026-10-05T18:00", "2026-10-05T19:30")),
        ("Beginn;Ende", "Mo, 5.10.2026 18 Uhr;7.12.2026", ("2026-10-05T18:00", "2026-12-07")),
        ("Datum;von;bis", "5.10.2026;18.00;19.30", ("2026-10-05T18:00", "2026-10-05T19:30")),
        ("Beginn;Ende;Uhrzeit", "2026-10-05;2026-12-07;9 - 12 Uhr", ("2026-10-05T09:00", "2026-12-07T12:00")),
        ("Beginn;Ort", "46300,75;Aula", ("2026-10-05T18:00", None)),
        ("Beginn;Ort", "im Herbst;Aula", ("im Herbst", None)),
        ("Beginn;Uhrzeit", "5.10.2026;vormittags", ("2026-10-05", None)),
        ("Start;Timezone", "20220112T110000;Australia/Sydney", ("2022-01-12T11:00+11:00", None)),
        ("Start;Timezone", "20220112T110000;Nirgendwo", ("2022-01-12", None)),
    ],
)
def test_days_and_times_are_put_together(head, line, expected, read):
    said = read(f"Titel;{head}\nChor;{line}\n").item.properties
    assert (said["startDate"][0], said.get("endDate", (None,))[0]) == expected


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        ("Gebühr", "0,00", {"offers": [{"price": "0,00"}]}),
        ("Gebühr in €", "1.250,50", {"offers": [{"price": "1.250,50", "priceCurrency": "EUR"}]}),
        ("Preis", "85,-", {"priceText": ["85,-"]}),
        ("Preis", "Spende", {"priceText": ["Spende"]}),
        ("Preis", "auf Anfrage", {"priceText": ["auf Anfrage"]}),
        ("Preis;erm.", "85 €;60 €", {"offers": [{"price": "85 €"}, {"price": "60 €", "category": "ermäßigt"}]}),
        ("Preis;ermäßigt", "85 €;auf Antrag", {"offers": [{"price": "85 €"}], "priceText": ["ermäßigt: auf Antrag"]}),
        ("Cost;Currency", "9.99;AUD", {"offers": [{"price": "9.99", "priceCurrency": "AUD"}]}),
    ],
)
def test_prices_stay_in_their_words(head, line, expected, read):
    said = read(f"Titel;{head}\nChor;{line}\n").item.properties
    got = {}
    if "offers" in said:
        got["offers"] = [{k: v[0] for k, v in one.properties.items()} for one in said["offers"]]
    if "priceText" in said:
        got["priceText"] = list(said["priceText"])
    assert got == expected


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("events.csv", ["First Event", "Awesome Training Day", "Another Event"]),
        ("materials.csv", ["My First Material", "Another Material", "The Final Draft"]),
    ],
)
def test_tables_written_for_another_portal_are_read(name, titles, shared, read):
    got = read((shared / "material/tess-fixtures/ingestion" / name).read_bytes())
    assert got.names == titles
    assert not got.codes


def test_a_table_with_many_columns_and_a_wrong_zone_is_read(shared, read):
    got = read((shared / "material/tess-fixtures/ingestion/events_NCI.csv").read_bytes())
    assert len(got.offers) == 14
    assert got.names[2] == "Introduction to Gadi"
    gadi = got.offers[2].item.properties
    assert gadi["description"][0].startswith("To infinity and beyond\nIntroduction to Gadi is designed for new users")
    assert gadi["startDate"] == ("2022-03-03T14:00+11:00",)
    assert [(one.code, one.words) for one in got.findings if one.code != "table-columns"] == [
        ("table-cell", "Melbourne")
    ]


def test_each_heading_is_written_as_headings_are_compared_and_means_one_thing():
    assert all(plain(heading) == heading for heading in headings())


@pytest.mark.parametrize(
    ("body", "media_type", "sure"),
    [
        (TABLE, "text/csv", 90),
        (TABLE, "text/plain", 90),
        ("a;b\n1;2\n", "text/csv", 60),
        ("Ein Text, ohne Tabelle.\nUnd noch einer, ja.", "text/plain", 0),
        ("<html>", "text/html", 0),
        ("BEGIN:VCALENDAR", "text/calendar", 0),
    ],
)
def test_a_table_is_recognised(body, media_type, sure):
    page = Page(address="https://vhs.example/a", asked="", body=body.encode(), media_type=media_type)
    assert Table().recognise(page) == sure
