"""Writes a calendar with as many events as wanted."""

from datetime import datetime, timedelta
from pathlib import Path

EVENT = """BEGIN:VEVENT\r
UID:{n}@stadt.example\r
DTSTAMP:20261101T080000Z\r
DTSTART;TZID=Europe/Berlin:{start}\r
DTEND;TZID=Europe/Berlin:{end}\r
SUMMARY:Vorlesestunde Nummer {n}\r
DESCRIPTION:Wir lesen vor\\, danach wird gemalt. Für Kinder von vier bis sechs Jah\r
 ren\\, Eintritt frei.\r
LOCATION:Stadtbücherei\\, Marktplatz 3\\, 36037 Fulda\r
URL:https://stadt.example/kalender/{n}\r
CATEGORIES:Kinder,Lesen\r
END:VEVENT\r
"""


def write(path: Path, offers: int) -> None:
    """Write `offers` events to `path`."""
    first = datetime(2026, 12, 1, 15, 0)  # noqa: DTZ001 - a calendar says its own zone
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//stadt.example//DE\r\n")
        for number in range(offers):
            start = first + timedelta(days=number % 300)
            times = {"start": f"{start:%Y%m%dT%H%M%S}", "end": f"{start + timedelta(hours=1):%Y%m%dT%H%M%S}"}
            file.write(EVENT.format(n=number, **times))
        file.write("END:VCALENDAR\r\n")
