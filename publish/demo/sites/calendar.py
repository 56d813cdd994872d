"""The town's calendar: a page that links two .ics files; weekly series with days off, whole days, one cancelled."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from publish.demo.answers import Answer, Build
from publish.demo.days import WEEKDAYS
from publish.demo.tables import POSTAL_CODE, TOWN, Told

CALENDARS = {"miteinander": "Miteinander lernen", "beteiligung": "Mitreden und mitmachen"}
_DAYS = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))

_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def pages(build: Build) -> Mapping[str, Answer]:
    """Return every address of the site with its answer."""
    offers = {f"/termine/{told.slug}": told for told in build.site.offers}
    return {
        "/robots.txt": build.robots(),
        "/kalender": build.page("calendar", offers=offers, calendars=CALENDARS),
        **{
            f"/kalender/{name}.ics": build.text(_file(build, name), "text/calendar; charset=utf-8")
            for name in CALENDARS
        },
        **{path: build.page("event", told=told) for path, told in offers.items()},
    }


def _file(build: Build, name: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stadt Ahornbrück//Bildungskalender//DE"]
    lines += [f"X-WR-CALNAME:{CALENDARS[name]}", *_ZONE.splitlines()]
    for told in build.site.offers:
        if told.calendar == name:
            lines += _event(build, told)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(build: Build, told: Told) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{told.slug}@bildungskalender.example"
    yield f"DTSTAMP:{build.modified.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY:{_escaped(told.title)}"
    yield f"DESCRIPTION:{_escaped(told.text)}"
    yield f"LOCATION:{_escaped(f'{told.venue.name}, {told.venue.street}, {POSTAL_CODE} {TOWN}')}"
    yield f"URL:{build.base}/termine/{told.slug}"
    yield f"CATEGORIES:{_escaped(told.theme)},{_escaped(told.chain)}"
    yield f'ORGANIZER;CN="{build.site.name}":mailto:bildung@ahornbrueck.example'
    yield "STATUS:CANCELLED" if told.cancelled else "STATUS:CONFIRMED"
    yield from _times(told)
    yield "END:VEVENT"


def _times(told: Told) -> Iterator[str]:
    [times] = told.times
    start, end = times.meetings[0]
    if not isinstance(start, datetime):
        yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART{_local(start)}"
    yield f"DTEND{_local(end)}"
    if len(times.meetings) > 1:
        count = len(times.meetings) + len(told.skipped)
        yield f"RRULE:FREQ=WEEKLY;INTERVAL={told.every};BYDAY={_DAYS[WEEKDAYS[start.weekday()]]};COUNT={count}"
    for day in told.skipped:
        yield f"EXDATE{_local(day)}"


def _local(moment: date) -> str:
    return f";TZID=Europe/Berlin:{moment:%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return `line` cut into pieces of at most 75 octets (RFC 5545, 3.1), no character in two."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join((*pieces, piece)) + "\r\n"
