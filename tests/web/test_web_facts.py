"""The page of an offer says what is known of taking part, and nothing where nothing is known."""

import pytest
from lxml import html

from publish.web.facts import schedule_words
from publish.web.language import catalogue
from publish.web.words import amount_words
from vocab.iris import key_of
from vocab.model import Amount, Schedule

GERMAN, ENGLISH = catalogue("de"), catalogue("en")


def fields(client, name):
    page = html.fromstring(client.get(f"/offers/{key_of('vhs', name)}?lang=de").content.decode())
    found = {}
    for term in page.xpath("//dl[@class='fields']/dt"):
        values = []
        for beside in term.itersiblings():
            if beside.tag == "dt":
                break
            values.append(" ".join(beside.text_content().split()))
        found[" ".join(term.text_content().split())] = values
    return found


def test_what_is_known_of_taking_part_is_shown_in_german(client):
    shown = fields(client, "weekly")
    assert shown["Teilnehmende"] == ["nur noch wenige Plätze, noch 1 Platz, höchstens 12 Personen"]
    assert shown["Anmelden bis"] == ["Mi., 20. September 2090"]
    assert shown["Alter"] == ["ab 16 Jahren"]
    assert shown["Stufe"] == ["B1", "Anfänger"]
    assert shown["Voraussetzungen"] == ["Eigene Schere"]
    assert shown["Nachweis"] == ["Teilnahmebescheinigung"]
    assert shown["Kinderbetreuung"] == ["vorhanden"]
    assert shown["Preis"][0].startswith("ab 85,00 € (ab 8 Personen) · 5,00 € (für Material)Ermäßigung möglich")


def test_what_is_not_known_has_no_line(client):
    assert not {"Teilnehmende", "Alter", "Stufe", "Kinderbetreuung"} & set(fields(client, "free"))


@pytest.mark.parametrize(
    ("schedule", "german", "english"),
    [
        (Schedule(days=("We",)), "jede Woche: Mi.", "every week on Wed"),
        (
            Schedule(days=("Mo", "We"), start_time="18:00", end_time="19:30", count=10),
            "jede Woche: Mo., Mi., 18:00–19:30, 10 Treffen",
            "every week on Mon, Wed, 18:00–19:30, 10 meetings",
        ),
        (
            Schedule(days=("Fr",), weeks=2, start_date="2026-10-02"),
            "alle 2 Wochen: Fr., ab Fr., 2. Oktober 2026",
            "every 2 weeks on Fri, from Fri 2 October 2026",
        ),
        (Schedule(days=("Sa",), weeks=0, month_week=-1), "jeden letzten Sa. im Monat", "every last Sat of the month"),
        (
            Schedule(days=("Sa",), except_dates=("2026-10-03",), skips_holidays=True),
            "jede Woche: Sa., nicht am Sa., 3. Oktober 2026, nicht in den Schulferien",
            "every week on Sat, not on Sat 3 October 2026, not in the school holidays",
        ),
    ],
)
def test_a_repetition_is_said_in_one_line(schedule, german, english):
    assert schedule_words(schedule, GERMAN) == german
    assert schedule_words(schedule, ENGLISH) == english


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(value="85.00", currency="EUR"), "85,00\xa0€"),
        (Amount(value="60.00", currency="EUR", category="erm.", kind="reduced"), "60,00\xa0€ (erm.)"),
        (Amount(value="60.00", currency="EUR", kind="reduced"), "60,00\xa0€ (ermäßigt)"),
        (Amount(value="40.00", currency="EUR", per="session", times=3), "3 × 40,00\xa0€ (pro Termin)"),
        (Amount(value="45.00", currency="EUR", people=(5, 7)), "45,00\xa0€ (bei 5 bis 7 Personen)"),
        (Amount(value="50.00", currency="EUR", bound="to"), "bis 50,00\xa0€"),
        (Amount(value="500.00", currency="EUR", kind="voucher"), "500,00\xa0€ (Gutschein oder Förderung)"),
    ],
)
def test_an_amount_says_what_it_is_for(amount, words):
    assert amount_words(amount, GERMAN) == words
