"""Words about dates: what they say of when something is held, and that nothing is said where nothing is sure."""

import random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.gold.dates import judged, told, verdicts
from harvester.mapping.when.words import LONGEST, day, when

BERLIN = ZoneInfo("Europe/Berlin")


def read(words, years=()):
    return told(when(words, BERLIN, years))


@pytest.mark.parametrize("part", ["working", "further"])
def test_the_gold_table_is_read_and_nothing_is_claimed_that_is_unknown(part):
    missed = [row["id"] for row, _, right, _ in judged(part) if not right]
    assert len(missed) <= 3, missed
    assert not any(one.claimed for one in verdicts(part))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ohne Anmeldung, 12.11.2026, 18 Uhr", [["2026-11-12T18:00", ""]]),
        ("Bewerbungstraining am 12.11.2026, 9 Uhr", [["2026-11-12T09:00", ""]]),
        ("Kurs 12.09. – 14.11.2026", [["2026-09-12", "2026-11-14"]]),
        ("Raum 1.12, 12.10.2026, 18 Uhr", [["2026-10-12T18:00", ""]]),
        ("Kurs 2.04.101, 12.10.2026", [["2026-10-12", ""]]),
        ("14-tägige Studienreise, 03.05.–16.05.2026", [["2026-05-03", "2026-05-16"]]),
        ("12.10.2026–09.04.2027, 40 Stunden wöchentlich", [["2026-10-12", "2027-04-09"]]),
        ("Ab 18 Uhr Einlass, 19 Uhr Konzert, 12.11.2026", [["2026-11-12T19:00", ""]]),
        ("9–17 Uhr, Pause 12–13 Uhr, 12.10.2026", [["2026-10-12T09:00", "2026-10-12T17:00"]]),
        ("Fr, 13.11.2026, 19 Uhr – Sa, 9 Uhr", [["2026-11-13T19:00", "2026-11-14T09:00"]]),
        ("25.–27.09.2026 (Fr 17 Uhr bis So 13 Uhr)", [["2026-09-25T17:00", "2026-09-27T13:00"]]),
        (
            "Fr 17–20 Uhr, Sa 10–16 Uhr, 09.–10.10.2026",
            [["2026-10-09T17:00", "2026-10-09T20:00"], ["2026-10-10T10:00", "2026-10-10T16:00"]],
        ),
        ("2026-10-05T18:00+02:00/2026-10-05T19:30+02:00", [["2026-10-05T18:00", "2026-10-05T19:30"]]),
        ("Oktober 2026: 5., 12.", [["2026-10-05", ""], ["2026-10-12", ""]]),
        ("Statt 05.11.2026 jetzt 12.11.2026", [["2026-11-12", ""]]),
        ("12.11.2026 (Ausweichtermin: 19.11.2026)", [["2026-11-12", ""]]),
        ("15.10.2026 bis 18 Uhr", [["2026-10-15", ""]]),
        ("10 Termine à 2 UE: 05.10., 12.10.2026", [["2026-10-05", ""], ["2026-10-12", ""]]),
        ("30.10.2026, 22 Uhr c.t.", [["2026-10-30T22:15", ""]]),
        ("Vortrag – 12.09.2026, 19 Uhr", [["2026-09-12T19:00", ""]]),
        ("Wo: Museum, wann: 14.04. – 23.06.2026", [["2026-04-14", "2026-06-23"]]),
        ("So schmeckt der Sommer, 12.–20.09.2026", [["2026-09-12", "2026-09-20"]]),
        ("je 2 UE, Di, 06.10.2026, 18,30 Uhr", [["2026-10-06T18:30", ""]]),
        ("zwischen 9 und 12 Uhr, 12.10.2026", [["2026-10-12T09:00", "2026-10-12T12:00"]]),
        ("1. Okt. 26, 18 Uhr", [["2026-10-01T18:00", ""]]),
        ("12-Sep-2026", [["2026-09-12", ""]]),
        ("Sep-12-2026", [["2026-09-12", ""]]),
        ("12.09.202610:00", [["2026-09-12T10:00", ""]]),
        ("12 t/m 14 september 2026", [["2026-09-12", "2026-09-14"]]),
        ("Sa\n12\nSep\n2026", [["2026-09-12", ""]]),
        ("12.09.2026, 18 c.t.", [["2026-09-12T18:15", ""]]),
        ("12.09.2026, 18 Uhr Einlass / 19 Uhr Konzert", [["2026-09-12T19:00", ""]]),
        ("12.09.2026, Ankunft ab 9:30, Beginn 10 Uhr", [["2026-09-12T10:00", ""]]),
        ("18.–20.09.2026, Fr ab 18 Uhr, So bis 13 Uhr", [["2026-09-18T18:00", "2026-09-20T13:00"]]),
        (
            "Fr/Sa 18./19.09.2026, 15–19 / 9–17 Uhr",
            [["2026-09-18T15:00", "2026-09-18T19:00"], ["2026-09-19T09:00", "2026-09-19T17:00"]],
        ),
        ("Beginn | 06.10.2026 | Ende | 24.11.2026", [["2026-10-06", "2026-11-24"]]),
        ("Abreise 11.10.2026, 13 Uhr, Anreise 09.10.2026, 17 Uhr", [["2026-10-09T17:00", "2026-10-11T13:00"]]),
        ("noch bis 10.01.2027, seit 04.10.2026", [["2026-10-04", "2027-01-10"]]),
        ("von Freitag (16.10.) bis Sonntag (18.10.2026)", [["2026-10-16", "2026-10-18"]]),
        ("2026: 14.11. | 2027: 9.1.", [["2026-11-14", ""], ["2027-01-09", ""]]),
        ("11.01.27; 18.01.27; 17:30 Uhr", [["2027-01-11T17:30", ""], ["2027-01-18T17:30", ""]]),
        ("12+13.10.2026", [["2026-10-12", ""], ["2026-10-13", ""]]),
        ("27. September 26, 15.30", [["2026-09-27T15:30", ""]]),
        ("12.09.2026, 10–16 Uhr, Mittagessen 12.30 Uhr", [["2026-09-12T10:00", "2026-09-12T16:00"]]),
        ("12.09.2026, 18 Uhr, Büro: Mo–Fr 9–12 Uhr", [["2026-09-12T18:00", ""]]),
        ("12.09.2026, 19 Uhr statt 18 Uhr", [["2026-09-12T19:00", ""]]),
        ("vom 12.11. auf den 05.11.2026 vorgezogen", [["2026-11-05", ""]]),
        ("nicht wie angekündigt am 12.11., sondern am 19.11.2026", [["2026-11-19", ""]]),
        ("17.10.2026, 18 Uhr, gültig bis 31.12.2026", [["2026-10-17T18:00", ""]]),
        ("10.10.2026, um 9 und um 14 Uhr", [["2026-10-10T09:00", ""], ["2026-10-10T14:00", ""]]),
        ("abends um halb acht, 25.11.2026", [["2026-11-25T19:30", ""]]),
        ("Kurs läuft seit 07.09.2026 bis 14.12.2026", [["2026-09-07", "2026-12-14"]]),
        ("26.09.2026, 50 € (ab 12.09.2026: 60 €)", [["2026-09-26", ""]]),
        ("- 12.09.2026\n- 19.09.2026", [["2026-09-12", ""], ["2026-09-19", ""]]),
        ("13.11.2026, 19 Uhr bis zum nächsten Morgen 8 Uhr", [["2026-11-13T19:00", "2026-11-14T08:00"]]),
        ("Nacht vom 13.11. zum 14.11.2026", [["2026-11-13", "2026-11-14"]]),
        ("B2-Prüfung 12.12.26, Ergebnisse ab 25.01.27", [["2026-12-12", ""]]),
        ("Kurs 10.11.12: 12.11.2026", [["2026-11-12", ""]]),
        ("12.11.2026, bei bewölktem Himmel 13.11.2026", [["2026-11-12", ""]]),
        ("03.11.26, 19 Uhr; Link folgt am 02.11.", [["2026-11-03T19:00", ""]]),
        ("Fr, 06 .11. 2026, 20 .00 Uhr", [["2026-11-06T20:00", ""]]),
        ("„24. Dezember“ – Sa 28.11.2026, 15 Uhr", [["2026-11-28T15:00", ""]]),
        ("1. September–10. November 2026", [["2026-09-01", "2026-11-10"]]),
        ("5. März 2026 / 20 Uhr", [["2026-03-05T20:00", ""]]),
        ("2026-09-07 14:00-16:00", [["2026-09-07T14:00", "2026-09-07T16:00"]]),
        ("Di 06/10/2026", [["2026-10-06", ""]]),
        ("ab 07/09/2026, 18 Uhr", [["2026-09-07T18:00", ""]]),
        ("27|11|26, 18:30 | 22:00 | Küche", [["2026-11-27T18:30", "2026-11-27T22:00"]]),
        ("12 .09.2026, 18³⁰‑20⁰⁰ Uhr", [["2026-09-12T18:30", "2026-09-12T20:00"]]),
        ("Do.\n12.11.2026\n18 Uhr", [["2026-11-12T18:00", ""]]),
        ("zwischen dem 5. und dem 9. Oktober 2026", [["2026-10-05", "2026-10-09"]]),
        ("Anreise: 11.09.2026 17 Uhr, Abreise: 13.09.2026 14 Uhr", [["2026-09-11T17:00", "2026-09-13T14:00"]]),
        ("11.–13.09.2026, Beginn Fr. 17 Uhr, Ende So. 13 Uhr", [["2026-09-11T17:00", "2026-09-13T13:00"]]),
        ("11.–13.09.2026, Beginn: Fr 18 Uhr, Ende: So mittags", [["2026-09-11T18:00", "2026-09-13"]]),
        ("12.09.2026, 9.30 Uhr Ankommen, 10 Uhr Beginn, 16 Uhr Ende", [["2026-09-12T10:00", "2026-09-12T16:00"]]),
        ("12.09.2026, 10–17 Uhr (inkl. 1 h Pause)", [["2026-09-12T10:00", "2026-09-12T17:00"]]),
        ("12.09.2026, 14.00 + 15.30 Uhr", [["2026-09-12T14:00", ""], ["2026-09-12T15:30", ""]]),
        ("10.09.2026, 19 Uhr, bei Regen am 17.09.2026", [["2026-09-10T19:00", ""]]),
        ("Nachholtermin für den 10.09.2026: 17.09.2026", [["2026-09-17", ""]]),
        ("12.09.2026 verschoben, Ersatztermin: 19.09.2026", [["2026-09-19", ""]]),
        ("Alter Termin: 12.09.2026, neuer Termin: 19.09.2026", [["2026-09-19", ""]]),
        ("12.09.2026 ab 18 Uhr (Museum ab 17 Uhr geschlossen)", [["2026-09-12T18:00", ""]]),
        ("Di, 06.10.2026, 18 Uhr, 2 Termine (06.10. und 13.10.2026)", [["2026-10-06T18:00", ""], ["2026-10-13", ""]]),
        ("Bitte bis 02.11. anmelden: Di., 10.11.2026, 18.30 Uhr", [["2026-11-10T18:30", ""]]),
        ("ab 01.09.2026 » Zur Anmeldung", [["2026-09-01", ""]]),
        ("19.06.2026 (Ankunft 17 Uhr) bis 21.06.2026 (Ende 13 Uhr)", [["2026-06-19T17:00", "2026-06-21T13:00"]]),
        ("14.01.2027 (Do.) um 18.45 Uhr", [["2027-01-14T18:45", ""]]),
        ("1.9.26: 18 Uhr bis voraussichtlich 20 Uhr", [["2026-09-01T18:00", "2026-09-01T20:00"]]),
        ("In der Nacht vom 31.10. auf den 01.11.2026", [["2026-10-31", "2026-11-01"]]),
        ("01. 09. 18:30 Uhr – 02. 09. 2026 12 Uhr", [["2026-09-01T18:30", "2026-09-02T12:00"]]),
        ("01.09.; 15.09.2026, 18 Uhr", [["2026-09-01T18:00", ""], ["2026-09-15T18:00", ""]]),
        ("15. Setpember 2026, 7 o'clock", [["2026-09-15T07:00", ""]]),
        ("12 September 2026, 10–12 a.m.", [["2026-09-12T10:00", "2026-09-12T12:00"]]),
    ],
)
def test_words_name_single_times(words, expected):
    assert read(words) == {"spans": expected}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "täglich außer montags 10–17 Uhr",
            {"days": ["Tu", "We", "Th", "Fr", "Sa", "Su"], "start": "10:00", "end": "17:00"},
        ),
        ("Di–Do 10–18 Uhr, Fr geschlossen", {"days": ["Tu", "We", "Th"], "start": "10:00", "end": "18:00"}),
        ("jede 2. Woche dienstags, 10 Uhr", {"days": ["Tu"], "start": "10:00", "every": 2}),
        ("jeden ersten Mittwoch, 19 Uhr", {"days": ["We"], "start": "19:00", "month_week": 1}),
        ("montags bis 14.12.2026, 18 Uhr", {"days": ["Mo"], "start": "18:00", "until": "2026-12-14"}),
        (
            "mittwochs 18 Uhr, Herbstferien: 12.–24.10.2026",
            {"days": ["We"], "start": "18:00", "except": ["2026-10-14", "2026-10-21"]},
        ),
        (
            "montags, 05.10.2026–11.01.2027, außer 21.12. und 4.1.",
            {"days": ["Mo"], "from": "2026-10-05", "until": "2027-01-11", "except": ["2026-12-21", "2027-01-04"]},
        ),
        (
            "mittwochs 18 Uhr ab 02.09.2026 (14.10. und 21.10. entfallen)",
            {"days": ["We"], "start": "18:00", "from": "2026-09-02", "except": ["2026-10-14", "2026-10-21"]},
        ),
        (
            "täglich 10–18 Uhr, samstags und sonntags geschlossen",
            {"days": ["Mo", "Tu", "We", "Th", "Fr"], "start": "10:00", "end": "18:00"},
        ),
        (
            "montags, 05.10.–14.12.2026 (12.10. frei)",
            {"days": ["Mo"], "from": "2026-10-05", "until": "2026-12-14", "except": ["2026-10-12"]},
        ),
        ("im 14-Tage-Rhythmus montags", {"days": ["Mo"], "every": 2}),
        ("im Zwei-Wochen-Takt montags", {"days": ["Mo"], "every": 2}),
        ("montags im Abstand von drei Wochen", {"days": ["Mo"], "every": 3}),
        ("Dienstag- und Donnerstagabend, 18 Uhr", {"days": ["Tu", "Th"], "start": "18:00"}),
        ("an Samstagen und Sonntagen, 10–16 Uhr", {"days": ["Sa", "Su"], "start": "10:00", "end": "16:00"}),
        ("Mo Ruhetag, Di–Do 10–18 Uhr", {"days": ["Tu", "We", "Th"], "start": "10:00", "end": "18:00"}),
        ("jeden letzten Samstag im Monat 10-12", {"days": ["Sa"], "start": "10:00", "end": "12:00", "month_week": -1}),
        ("Anzahl der Termine: 10, Beginn Mo 07.09.2026", {"days": ["Mo"], "from": "2026-09-07", "count": 10}),
        ("2x pro Woche: Mo u. Do 18 Uhr", {"days": ["Mo", "Th"], "start": "18:00"}),
        (
            "Do., 14.01.–25.03.2027; nicht am 11.02.2027",
            {"days": ["Th"], "from": "2027-01-14", "until": "2027-03-25", "except": ["2027-02-11"]},
        ),
        (
            "mittwochs ab 13.01.2027, fällt aus am 10.02.2027",
            {"days": ["We"], "from": "2027-01-13", "except": ["2027-02-10"]},
        ),
        ("Di 18–20 Uhr c.t.", {"days": ["Tu"], "start": "18:15", "end": "20:00"}),
        ("Mondays 6 pm, except public holidays", {"days": ["Mo"], "start": "18:00"}),
        ("donnerstags 18 Uhr, nur in der Schulzeit", {"days": ["Th"], "start": "18:00", "holidays": "skipped"}),
        (
            "mittwochs 18 Uhr, am 14.10., 21.10. und 28.10.2026 kein Yoga",
            {"days": ["We"], "start": "18:00", "except": ["2026-10-14", "2026-10-21", "2026-10-28"]},
        ),
        (
            "mittwochs 18 Uhr, findet am 14.10.2026 nicht statt",
            {"days": ["We"], "start": "18:00", "except": ["2026-10-14"]},
        ),
        ("Mi 18 Uhr – kein Kurs in den Ferien", {"days": ["We"], "start": "18:00", "holidays": "skipped"}),
        ("Mo und Mi 18 Uhr, einzelne Sa. n. V.", {"days": ["Mo", "We"], "start": "18:00"}),
        ("Termine: 10 | mittwochs 18 Uhr", {"days": ["We"], "start": "18:00", "count": 10}),
        ("Tuesday evenings, 8 weekly sessions", {"days": ["Tu"], "count": 8}),
    ],
)
def test_words_state_a_repetition(words, expected):
    assert read(words) == {"schedule": expected}


@pytest.mark.parametrize(
    "words",
    [
        "am 1. und 3. Dienstag im Monat, 15 Uhr",
        "zweimal im Monat mittwochs",
        "Mo 9–12 Uhr, Mi 14–16 Uhr",
        "Seit 12.09.2020",
        "Dauer 4–6 h",
        "40 h",
        "bis 18 Uhr",
        "halb acht",
        "Der 17. Juni 1953 – ein Vortrag",
        "KW 12/2026",
        "10/05/2026",
        "Rückmeldung bis 15.08.2026",
        "Anmeldung startet am 01.07.2026",
        "Anmeldung Mo–Fr 9–12 Uhr",
        "Stand: 08/2026",
        "täglich nach Vereinbarung",
        "montags 18 Uhr ab 14.09.",
        "unregelmäßig mittwochs",
        "Am 12.10.2026 entfällt der Kurs",
        "10.09.2026, 19 Uhr (abgesagt)",
        "12.09.2026, 18 Uhr – fällt leider aus",
        "Ersatztermin für den 10.09.2026",
        "VVK ab 10.09.2026",
        "telefonisch Mo–Fr 8–12 Uhr",
        "8 Stunden täglich",
        "Programmheft 2/2026",
        "Kapitel 10:30",
        "Mo 5.10, 18.30 Uhr",
        "https://example.org/2026/09/12/kurs",
        "ab 03.08.2026, 10 Uhr: Anmeldung möglich",
        "Weihnachtsferien: 23.12.2026–06.01.2027 kein Unterricht",
        "Mo–Do 8–16 Uhr, Fr 8–12 Uhr, 05.10.–18.12.2026",
        "Büro: Mo–Fr 9–12 Uhr",
        "Mo–Fr 9–12 Uhr telefonisch erreichbar",
        "Eintritt Fr. 12.50",
        "12.09.2026 wird verschoben",
        "Abgesagt! 12.09.2026, 18 Uhr",
        "Exodus 20:12",
        "1.-Mai-Straße 5",
        "Handball: 28:26 gegen Kiel",
        "DIN 18065:2020-08",
        "Kursnummer: 26.10.2026",
        "Mitternacht in Paris",
        "Fridays for Future",
        "Ergebnis: 12:10",
        "Tel. Mo–Fr 9–12 Uhr",
        "Das Buch erschien am 12.09.2025",
        "Anmeldeschluss für alle Kurse: 12.09.2026",
        "Einschreibung: 12.08.2026, 9–12 Uhr",
        "Feiertage: 03.10., 01.11.2026",
        "nächsten Freitag, 15 Uhr",
        "bis Freitag, 15 Uhr",
        "letzten Freitag",
        "im wöchentlichen Wechsel Mo und Do",
        "ABGESAGT: Wanderung, So 18.10.2026, 10 Uhr",
        "Abgabe der Mappe: 15.02.2027",
        "9. November 1989 – Mauerfall",
        "Oktober 1917",
        "Freitags-Café",
        "Mitteilungsblatt 09/2026",
        "VVK-Start: 01.03.2026",
        "Wir sind Mo–Fr 8–16 Uhr für Sie da",
        "spätestens 18 Uhr",
        "vor dem 12.09.2026",
        "12.11.2026 verschoben auf unbestimmte Zeit",
        "06.10.–27.10.2026 dienstags 18 Uhr + Sa., 31.10.2026, 10 Uhr",
        "12.09.2026" + " " * LONGEST,
    ],
)
def test_what_cannot_be_said_for_sure_is_not_said(words):
    assert read(words) == {"unknown": True}


@pytest.mark.parametrize(
    ("words", "years", "expected"),
    [
        ("28.12.–03.01.", {2026}, [["2026-12-28", "2027-01-03"]]),
        ("16.12., 13.01. und 20.01.", {2026}, [["2026-12-16", ""], ["2027-01-13", ""], ["2027-01-20", ""]]),
        ("Mo 5.10., 18 Uhr", {2026, 2027}, [["2026-10-05T18:00", ""]]),
        ("Mo 5.10, 18.30 Uhr", {2026, 2027}, [["2026-10-05T18:30", ""]]),
        ("Termine 2026: 12.09., 10.10.", {2025}, [["2026-09-12", ""], ["2026-10-10", ""]]),
        ("Termine (2026): 12.09., 10.10.", {2025}, [["2026-09-12", ""], ["2026-10-10", ""]]),
        ("Kurs 4711: Sa 12.09.", {2026}, [["2026-09-12", ""]]),
        ("12.9. (Sa)", {2026, 2027}, [["2026-09-12", ""]]),
    ],
)
def test_a_missing_year_is_the_one_that_fits(words, years, expected):
    assert read(words, years) == {"spans": expected}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Anmeldeschluss: 15.08.2026", "2026-08-15"),
        ("bis 15.08.2026, 12 Uhr", "2026-08-15T12:00:00+02:00"),
        ("Kurs am 12.09.2026, Anmeldung bis 15.08.2026", "2026-08-15"),
        ("2026-08-15", "2026-08-15"),
        ("15.08.", ""),
        ("12.09. und 19.09.2026", ""),
        ("1.1.1970", ""),
        ("bald", ""),
    ],
)
def test_the_one_day_of_a_deadline(words, expected):
    assert day(words, BERLIN) == expected


def test_words_in_any_order_end_in_a_value_and_in_time_that_grows_with_them():
    pieces = (
        "1. 12. 09. 12.09. 10–12 Uhr Mo bis und , ; ( ) außer montags 2026 Oktober 10x Anmeldung entfällt 18".split()
    )
    chance = random.Random(7)
    for _ in range(300):
        found = when(" ".join(chance.choices(pieces, k=60)), BERLIN, {2026})
        assert sum((bool(found.spans), found.schedule is not None, bool(found.time[0]), bool(found.period[0]))) <= 1


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.:-–/,;()MoDiUhrbisundab x€§zT+Z\n", max_size=200))
def test_no_words_stop_the_reader(words):
    found = when(words, BERLIN, {2026})
    assert found.code or any((found.spans, found.schedule, found.time[0], found.period[0], found.semester))
    for span in found.spans:
        assert not span.end or span.start[:10] <= span.end[:10]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_read(words):
    when(words, BERLIN)
    day(words, BERLIN)
