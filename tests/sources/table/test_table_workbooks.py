"""Workbooks: dates, times and prices as their formats show them; bombs and damaged files."""

import pytest

from harvester.extract import table_xlsx
from harvester.extract.table import Table
from harvester.records import Page


def cells(number: int, *words: str) -> str:
    """Return a row of words."""
    inner = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{word}</t></is></c>' for place, word in enumerate(words)
    )
    return f'<row r="{number}">{inner}</row>'


HEADINGS = cells(1, "Nr.", "Titel", "Beginn", "Ende", "Gebühr", "PLZ")


def row(number: int, inner: str) -> str:
    return f'<row r="{number}">{inner}</row>'


DATED = row(
    2,
    '<c r="A2"><v>101</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>46300.75</v></c>'
    '<c r="D2" s="4"><v>46301</v></c><c r="E2" s="2"><v>85.5</v></c><c r="F2" s="3"><v>1067</v></c>',
)


def test_numbers_are_read_as_their_format_shows_them(read, xlsx):
    strings = ["<r><t>Töpfern </t></r><r><t>am Abend</t></r><rPh><t>Lesehilfe</t></rPh>"]
    [offer] = read(xlsx(HEADINGS + DATED, strings=strings)).offers
    said = offer.item.properties
    assert (said["name"], said["courseCode"]) == (("Töpfern am Abend",), ("101",))
    assert (said["startDate"], said["endDate"]) == (("2026-10-05T18:00",), ("2026-10-06",))
    assert said["offers"][0].properties["price"] == ("85,50 €",)
    assert said["location"][0].properties["address"][0].properties["postalCode"] == ("01067",)
    assert offer.at == "row=2"


def test_days_are_counted_from_1904_where_the_workbook_says_so(read, xlsx):
    book = xlsx(HEADINGS + DATED, strings=["<t>Chor</t>"], workbook='<workbookPr date1904="1"/>')
    assert read(book).item.properties["startDate"] == ("2030-10-06T18:00",)


def test_rows_keep_the_number_that_they_have_in_the_file(read, xlsx):
    got = read(xlsx(cells(3, "Titel", "Beginn") + cells(7, "Chor", "5.10.2026")))
    assert [one.at for one in got.offers] == ["row=7"]


def test_a_workbook_is_read_from_a_file_and_by_the_name_of_a_sheet(read, xlsx):
    book = xlsx(cells(1, "Titel", "Beginn") + cells(2, "Chor", "5.10.2026"))
    assert read(book, as_file=True).names == ["Chor"]
    assert read(book, sheet="kurse").names == ["Chor"]
    assert read(book, sheet="anderes").codes == ["table-no-headings"]


def test_short_rows_of_workbooks_are_whole(read, xlsx):
    got = read(xlsx(HEADINGS + cells(2, "1", "Chor") + cells(3, "2", "Tanz", "5.10.2026")))
    assert got.names == ["Chor", "Tanz"]


def test_cells_far_apart_cost_nothing(read, xlsx):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert read(xlsx(cells(1, "Titel", "Beginn") + cells(2, "Chor", "5.10.2026") + far)).names == ["Chor"]


def test_a_cell_with_an_error_or_a_truth_says_so_in_words(read, xlsx):
    line = row(
        2,
        '<c r="A2" t="inlineStr"><is><t>Chor</t></is></c><c r="B2" t="e"><v>#REF!</v></c><c r="C2" t="b"><v>1</v></c>',
    )
    said = read(xlsx(cells(1, "Titel", "Beginn", "barrierefrei") + line)).item.properties
    assert said == {"name": ("Chor",), "accessibilityText": ("ja",)}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (f"{HEADINGS}<row", "table-broken"),
        (f'{HEADINGS}<row r="2"><c r="A2" t="s"><v>999999999999</v></c>&nbsp;</row>', "table-broken"),
    ],
)
def test_a_damaged_sheet_keeps_what_stands_before(rows, code, read, xlsx):
    good = cells(1, "Titel", "Beginn") + cells(2, "Chor", "5.10.2026")
    got = read(xlsx(good + rows))
    assert code in got.codes


def test_a_document_type_is_refused(read, xlsx):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><styleSheet>&b;</styleSheet>'
    got = read(xlsx(HEADINGS, styles=bomb))
    assert got.codes == ["table-broken"]


def test_a_bomb_is_refused_before_it_is_unpacked(read, monkeypatch, xlsx):
    monkeypatch.setattr(table_xlsx, "MAX_UNPACKED", 1_000_000)
    assert read(xlsx(HEADINGS + " " * 2_000_000)).codes == ["table-too-large"]


def test_an_endless_tag_is_refused(read, xlsx):
    assert read(xlsx(HEADINGS + f'<row r="{"1" * 5_000_000}">')).codes == ["table-too-large"]


def test_an_endless_cell_is_cut(read, xlsx):
    long = row(2, f'<c r="A2" t="inlineStr"><is><t>{"Chor " * 1_000_000}</t></is></c>')
    assert len(read(xlsx(cells(1, "Titel", "Beginn") + long)).names[0]) <= 50_000


def test_a_workbook_cut_off_anywhere_ends_in_findings(read, xlsx):
    book = xlsx(HEADINGS + DATED, strings=["<t>Chor</t>"])
    for end in range(4, len(book), 97):
        assert read(book[:end]).codes == ["table-broken"]


def test_a_workbook_is_recognised(xlsx):
    page = Page(address="https://vhs.example/kurse.xlsx", asked="", body=xlsx(HEADINGS))
    assert Table().recognise(page) == 90
