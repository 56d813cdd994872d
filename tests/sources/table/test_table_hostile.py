"""Any bytes at all, and tables changed at random: offers or findings come out, never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LIMITS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CELL = st.sampled_from(
    (
        "",
        "A1",
        "Chor",
        "5.10.2026",
        "85,00 €",
        '"',
        '""',
        '"a',
        'b"',
        "\n",
        "https://vhs.example/",
        "10115",
        "46300",
        "18:00-19:30",
        "0",
    )
)
TABLES = st.lists(st.lists(CELL, max_size=9).map(";".join), max_size=12).map("\n".join)
ROWS = (
    '<row r="1"><c t="str"><v>Titel</v></c><c t="str"><v>Beginn</v></c></row>'
    '<row r="2"><c t="str"><v>Chor</v></c></row>'
)


@LIMITS
@given(st.binary(max_size=400))
def test_any_bytes_end_in_offers_or_findings(read, body):
    read(body)


@LIMITS
@given(TABLES)
def test_any_cells_end_in_offers_or_findings_under_names_of_their_own(read, text):
    got = read("Nr.;Titel;Beginn;Ende;Gebühr;PLZ;Link;Uhrzeit\n" + text)
    names = [one.local_id for one in got.offers]
    assert len(set(names)) == len(names)
    assert all(one.item.properties["name"][0] for one in got.offers)


@LIMITS
@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_workbook_ends_in_offers_or_findings(read, xlsx, changes):
    body = bytearray(xlsx(ROWS))
    for place, value in changes:
        body[place % len(body)] = value
    read(bytes(body))


@pytest.mark.parametrize(
    "body",
    [
        "Titel;Beginn\n" + '"' * 2_000_000,
        "Titel;Beginn\n" + '"a\n' * 20_000,
        "Titel;Beginn\n" + '" ' * 500_000,
        "Titel;Beginn\n" + ";" * 2_000_000,
        "Titel;Beginn\n" + "a" * 3_000_000,
        "Titel;Beginn\n" + "0" * 1_000_000 + ";" + "1." * 500_000,
        ";" * 900_000 + "\n" + "x;" * 400_000,
    ],
    ids=range(7),
)
def test_a_table_made_to_cost_time_is_read_all_the_same(read, body):
    read(body)


def test_of_an_offer_of_very_many_rows_the_first_are_read(read):
    days = (f"A1;Chor;{number % 28 + 1}.{number // 28 % 12 + 1}.{2026 + number // 336}" for number in range(1_003))
    got = read("Kursnummer;Titel;Beginn\n" + "\n".join(days))
    assert (got.names, got.codes, got.findings[-1].words) == (["Chor"], ["table-too-many"], "1003")
