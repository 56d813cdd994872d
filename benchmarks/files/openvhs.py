"""Writes an Open-vhs file with any number of courses: the XML of version 1.2, or the JSON dialect of open data."""

from datetime import date, timedelta
from pathlib import Path

import orjson

_TOWNS = ("Ahornbrück", "Silberau", "Birkental", "Weidenfurt")
_TOPICS = (("Töpfern", "2.12"), ("Spanisch A1", "4.22"), ("Yoga am Morgen", "3.01"), ("Excel für den Beruf", "5.01"))

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://www.dvv-vhs.de/Open-VHS" version="1.2">
<ersteller><guid>vhs-1</guid><name>Volkshochschule Ahornbrück</name></ersteller>
<erstellungszeitpunkt>2026-11-24T03:00:00</erstellungszeitpunkt>
<veranstaltungen>
"""
_COURSE = """<veranstaltung>
<guid>{guid}</guid><nummer>{number}</nummer><name>{name}</name><untertitel>Kurs am Abend</untertitel>
<dvv_kategorie version="2.0">{category}</dvv_kategorie>
<merkmale><merkmal><name>kursart_digital</name><wert>{digital}</wert></merkmal>
<merkmal><name>barrierefreies_lernen</name><wert>true</wert></merkmal></merkmale>
<minimale_teilnehmerzahl>6</minimale_teilnehmerzahl><aktuelle_teilnehmerzahl>4</aktuelle_teilnehmerzahl>
<maximale_teilnehmerzahl>12</maximale_teilnehmerzahl><anzahl_termine>{sessions}</anzahl_termine>
<beginn_datum>{begin}</beginn_datum><ende_datum>{end}</ende_datum><wochentag>Mittwoch</wochentag>
<zielgruppe>Erwachsene</zielgruppe><schlagwort>{keyword}</schlagwort><schlagwort>Abendkurs</schlagwort>
<text><eigenschaft>Beschreibung</eigenschaft><text><![CDATA[<p>{text}</p>]]></text></text>
<text><eigenschaft>Zusatzinformation</eigenschaft><text>Bitte Schreibzeug &amp; gute Laune mitbringen.</text></text>
<veranstaltungsort><name>vhs-Haus {house}</name><adresse><land>Deutschland</land><plz>{postcode}</plz><ort>{town}</ort>
<strasse>Gänsemarkt {house}</strasse></adresse><barrierefrei>true</barrierefrei></veranstaltungsort>
{rows}<preis><betrag>84.70</betrag><rabatt_moeglich>true</rabatt_moeglich><zusatz>erm. Preis: 47,00 EUR</zusatz></preis>
<webadresse><typ>website</typ><name>zur Kursbuchung</name><uri>https://vhs.example/kurs?id={guid}&amp;s=27</uri></webadresse>
</veranstaltung>
"""
_ROW = (
    "<termin><beginn_datum>{day}</beginn_datum><beginn_uhrzeit>18:00:00</beginn_uhrzeit>"
    "<ende_uhrzeit>19:30:00</ende_uhrzeit></termin>\n"
)


def write(path: Path, offers: int) -> None:
    """Write an XML file of `offers` courses."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for number in range(offers):
            out.write(_course(number))
        out.write("</veranstaltungen>\n</export>\n")


def write_json(path: Path, offers: int) -> None:
    """Write a JSON file of `offers` courses."""
    with path.open("wb") as out:
        out.write(b'{"veranstaltungen":{"veranstaltung":[')
        for number in range(offers):
            out.write((b",\n" if number else b"\n") + orjson.dumps(_json_course(number)))
        out.write(b"\n]}}\n")


def _days(number: int) -> list[str]:
    first = date(2027, 1, 6) + timedelta(days=number % 150)
    return [(first + timedelta(weeks=week)).isoformat() for week in range(8)]


def _course(number: int) -> str:
    topic, category = _TOPICS[number % len(_TOPICS)]
    days = _days(number)
    return _COURSE.format(
        guid=f"kurs-{number}",
        number=f"271-{number}",
        name=f"{topic} – Kurs {number}",
        category=category,
        digital="online_angebot" if number % 9 == 0 else "blended_learning" if number % 50 == 1 else "",
        sessions=len(days) * (2 if number % 1000 == 7 else 1),
        begin=days[0],
        end=days[-1],
        keyword=topic,
        text=f"{topic} für alle. " + "Wir lernen gemeinsam und in Ruhe. " * 12,
        house=number % 40 + 1,
        postcode=10000 + number % 80000,
        town=_TOWNS[number % len(_TOWNS)],
        rows="".join(_ROW.format(day=day) for day in days),
    )


def _json_course(number: int) -> dict[str, object]:
    topic, category = _TOPICS[number % len(_TOPICS)]
    days = _days(number)
    place = {
        "lehrstaette": f"vhs-Haus {number % 40}",
        "raum": "12",
        "strasse": f"Gänsemarkt {number % 40}",
        "plz": "10115",
        "ort": "Berlin",
        "behindertenzugang": "true",
        "breitengrad": "52.53",
        "laengengrad": "13.38",
    }
    times = {"beginn_uhrzeit": "18:00", "ende_uhrzeit": "19:30"}
    return {
        "guid": str(500_000 + number),
        "nummer": f"Mi{number}-F",
        "name": f"{topic} – Kurs {number}",
        "untertitel": None,
        "bezirk": "Mitte",
        "veranstaltungsart": "Kurs",
        "dvv_kategorie": {"@version": "2.0", "#text": category},
        "minimale_teilnehmerzahl": "6",
        "aktuelle_teilnehmerzahl": "-1",
        "maximale_teilnehmerzahl": "12",
        "anzahl_termine": str(len(days)),
        "beginn_datum": days[0],
        "ende_datum": days[-1],
        "schlagwort": [topic, "Abendkurs"],
        "text": {"eigenschaft": "Beschreibung", "text": "<p>" + "Wir lernen gemeinsam und in Ruhe. " * 12 + "</p>"},
        "ortetermine": {"adresse": [place] * len(days), "termin": [{"beginn_datum": day, **times} for day in days]},
        "preis": {"betrag": "84.70", "rabatt_moeglich": "true", "zusatz": "erm. Preis: 47,00 EUR"},
        "webadresse": {"typ": "website", "name": "Buchung", "uri": f"https://vhs.example/kurs/{number}"},
    }
