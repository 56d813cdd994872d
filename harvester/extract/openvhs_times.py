"""Reads when a course of Open-vhs is held: its fields in; days, sessions and weekdays as they are written out."""

from datetime import date

from harvester.extract.openvhs_places import session_places
from harvester.extract.plain import Fields, all_words, first_words, made, parts
from harvester.records import Item

_ROW = ("beginn_datum", "datum", "beginn_uhrzeit", "ende_uhrzeit")
MOST = 1_000
"""Sessions of one course."""


def first_day(course: Fields) -> str:
    """Return the day on which a course begins, as it is said."""
    return first_words(course, "beginn_datum") or next((first_words(row, "beginn_datum") for row in rows(course)), "")


def rows(course: Fields) -> list[Fields]:
    """Return the sessions of a course, as XML and as the JSON dialect have them."""
    found = parts(course, "termin") or parts(course, "ortetermine", "termin") or parts(course, "termine", "termin")
    return found[:MOST]


def lessons(course: Fields) -> tuple[str, str]:
    """Return how many sessions a course claims and how many there can be, where it counts lessons instead.

    >>> lessons({"anzahl_termine": "26", "termin": [{"beginn_datum": "2026-09-01"}, {"beginn_datum": "2026-09-08"}]})
    ('26', '2')
    """
    said = first_words(course, "anzahl_termine")
    held = _possible(course)
    if said.isascii() and said.isdigit() and held and int(said[:9]) > held:
        return said, str(held)
    return "", ""


def session_count(course: Fields) -> str:
    """Return the number of sessions if it counts these."""
    said = first_words(course, "anzahl_termine")
    return "" if said in {"", "0"} or lessons(course)[0] else said


def _possible(course: Fields) -> int:
    """Return how many sessions there are, or how many days from the first to the last; 0 when unknown."""
    held = rows(course)
    if held:
        return len({tuple(first_words(row, name) for name in _ROW) for row in held})
    begin, end = first_words(course, "beginn_datum"), first_words(course, "ende_datum")
    try:
        days = (date.fromisoformat(end[:10]) - date.fromisoformat(begin[:10])).days + 1
    except ValueError:
        return 0
    return max(days, 0)


def times(course: Fields) -> dict[str, tuple[str | Item, ...]]:
    """Return start and end of a course, its sessions, and without these its weekdays."""
    sessions = rows(course)
    begin, end = first_words(course, "beginn_datum"), first_words(course, "ende_datum")
    held = [(_start(row), _end(row)) for row in sessions]
    first = min((start for start, _ in held if start), default="")
    last = max((stop or start[:10] for start, stop in held), default="")
    begin = first if first.startswith(begin) else begin
    end = last if last.startswith(end) else end
    found: dict[str, tuple[str | Item, ...]] = {"startDate": (begin,), "endDate": (end,)}
    where = session_places(course, sessions)
    found["subEvent"] = tuple(_session(*one, at) for one, at in zip(held, where, strict=True) if one[0])
    if not sessions and (days := all_words(course, "wochentag")):
        found["eventSchedule"] = (made("Schedule", byDay=days, startDate=begin, endDate=end),)
    return found


def _session(start: str, end: str, places: tuple[Item, ...]) -> Item:
    return made("Event", startDate=start, endDate=end, location=places)


def _start(row: Fields) -> str:
    return _at(first_words(row, "beginn_datum", "datum"), _time(row, "beginn_uhrzeit", "ende_uhrzeit"))


def _end(row: Fields) -> str:
    time = _time(row, "ende_uhrzeit", "beginn_uhrzeit")
    day = first_words(row, "ende_datum") or (first_words(row, "beginn_datum", "datum") if time else "")
    return _at(day, time)


def _time(row: Fields, name: str, other: str) -> str:
    """Return a time of day; nothing where midnight stands at both ends, for then nobody filled it in."""
    time = first_words(row, name)
    nobody = time.startswith("00:00") and first_words(row, other)[:5] in {"", "00:00"}
    return "" if nobody else time


def _at(day: str, time: str) -> str:
    return f"{day}T{time}" if day and time and "T" not in day else day
