"""Writes the answer of a calendar's REST interface with any number of events, as The Events Calendar gives it."""

from pathlib import Path

import orjson

_TOWNS = ("Ahornbrück", "Silberau", "Birkental", "Weidenfurt")
_TOPICS = ("Töpfern", "Spanisch A1", "Yoga am Morgen", "Excel für den Beruf", "Wärmepumpe")


def write(path: Path, offers: int) -> None:
    """Write a file of `offers` events."""
    with path.open("wb") as out:
        out.write(b'{"events":[')
        for number in range(offers):
            out.write((b",\n" if number else b"\n") + orjson.dumps(_event(number)))
        out.write(b'\n],"rest_url":"https://vhs.example/wp-json/tribe/events/v1/events/","total":%d}' % offers)


def _event(number: int) -> dict[str, object]:
    day = f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}"
    topic, town = _TOPICS[number % len(_TOPICS)], _TOWNS[number % len(_TOWNS)]
    return {
        "id": number + 1,
        "global_id": f"vhs.example?id={number + 1}",
        "status": "publish",
        "modified_utc": "2026-11-01 08:00:00",
        "url": f"https://vhs.example/veranstaltung/{number + 1}/",
        "title": f"{topic} &#8211; Kurs {number + 1}",
        "description": f"<p>{topic} in {town}. Bitte Schreibzeug mitbringen. " + "Wir lernen gemeinsam. " * 12 + "</p>",
        "all_day": False,
        "start_date": f"{day} 18:00:00",
        "end_date": f"{day} 19:30:00",
        "utc_start_date": f"{day} 17:00:00",
        "utc_end_date": f"{day} 18:30:00",
        "timezone": "Europe/Berlin",
        "cost": "85,00 €",
        "cost_details": {"currency_symbol": "€", "currency_position": "postfix", "values": ["8500"]},
        "categories": [{"id": 7, "name": "Kultur", "slug": "kultur", "taxonomy": "tribe_events_cat"}],
        "tags": [{"id": 9, "name": "Anfänger", "slug": "anfaenger"}],
        "venue": {
            "id": number % 40,
            "venue": f"vhs-Haus {number % 40}",
            "address": f"Gänsemarkt {number % 40 + 1}",
            "city": town,
            "zip": f"{10000 + number % 80000}",
            "country": "Deutschland",
            "geo_lat": 50.8,
            "geo_lng": 10.9,
        },
        "organizer": [{"id": 3, "organizer": f"Volkshochschule {town}", "url": "https://vhs.example/"}],
    }
