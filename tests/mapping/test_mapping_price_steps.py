"""Steps of prices by how many take part: how the counts are told, and what one step tells of the others."""

import pytest

from harvester.mapping.prices.grammar import read


def described(one):
    people = f" {one.people}" if one.people != (0, 0) else ""
    category = f" [{one.category}]" if one.category else ""
    per = f" per {one.per}" if one.per else ""
    return f"{one.value}{' ' + one.kind if one.kind else ''}{category}{per}{people}"


COUNTS = [
    ("ab 12 zahlenden Teilnehmern 39 €", ["39.00 (12, 0)"]),
    ("44 € ab dem 10. Teilnehmer, 55 € bis 9 Teilnehmer", ["44.00 (10, 0)", "55.00 (0, 9)"]),
    ("98 € (6/7 TN), 82 € (ab 8 TN)", ["98.00 (6, 7)", "82.00 (8, 0)"]),
    ("5er-Gruppe 140 €, Dreiergruppe 190 €", ["140.00 (5, 5)", "190.00 (3, 3)"]),
    ("TN 5–7: 109 €, TN 8–12: 82 €", ["109.00 (5, 7)", "82.00 (8, 12)"]),
    ("Anzahl TN: 5 = 109 €, 6 = 95 €", ["109.00 (5, 5)", "95.00 (6, 6)"]),
    ("bis 10 Gäste 85 €, 11–20 Gäste 115 €", ["85.00 (0, 10)", "115.00 (11, 20)"]),
    ("59 € bei einer Mindestteilnehmerzahl von 10 Personen", ["59.00 (10, 0)"]),
    ("1800 Euro 10-14 Teilnehmende:r, 1500 Euro 15+ TN", ["1800.00 (10, 14)", "1500.00 (15, 0)"]),
    ("2 Erwachsene + 2 Kinder: 24 €", ["24.00"]),
    ("Klasse 5: 4 €", ["4.00"]),
    ("45 € (max. 12 TN)", ["45.00"]),
]

TOGETHER = [
    ("9-12/7-8/5-6 TN: 83/104/138 €", ["83.00 (9, 12)", "104.00 (7, 8)", "138.00 (5, 6)"]),
    (
        "Teilnehmer: 5-6 / 7-8 – Gebühr: 138 € / 104 €",
        ["138.00 (5, 6)", "104.00 (7, 8)"],
    ),
    ("5/6 TN: 130/110 € pro Person", ["130.00 per person (5, 5)", "110.00 per person (6, 6)"]),
    ("64 € bei mind. 10, 80 € bei mind. 8 Teilnehmenden", ["64.00 (10, 0)", "80.00 (8, 0)"]),
    ("je nach TN-Zahl 95 € (ab 8), 118 € (6–7)", ["95.00 (8, 0)", "118.00 (6, 7)"]),
    ("138 € - 5-6 TN, 104 € - 7-8 TN", ["138.00 (5, 6)", "104.00 (7, 8)"]),
    ("75 € (erm. 60 €) bei 8 TN", ["75.00 (8, 8)", "60.00 reduced [erm.] (8, 8)"]),
    ("8-10 TN: 75/60 €", ["75.00 (8, 10)", "60.00 reduced (8, 10)"]),
    ("Preis pro Person: 2 TN 90 €, 3 TN 75 €", ["90.00 per person (2, 2)", "75.00 per person (3, 3)"]),
    (
        "Mitglieder: 40 € (ab 8 TN), 52 € (5–7 TN)",
        ["40.00 reduced [Mitglieder] (8, 0)", "52.00 reduced [Mitglieder] (5, 7)"],
    ),
    ("72 € (reduziert sich ab 10 TN auf 58 €)", ["72.00", "58.00 (10, 0)"]),
]


@pytest.mark.parametrize(("words", "amounts"), [*COUNTS, *TOGETHER])
def test_steps_of_prices_say_how_many_take_part(words, amounts):
    assert [described(one) for one in read(words).amounts] == amounts
