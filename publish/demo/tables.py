"""The offers of the six sites, read from `content/*.toml` and set in the calendar of a given day.

This is what the demo's check goes by: nothing in here was fetched, extracted or mapped.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from itertools import islice
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from publish.demo import days

Round: TypeAlias = Literal[1, 2]

TOWN = "Ahornbrück"
POSTAL_CODE = "00417"
SITES = ("vhs", "museum", "calendar", "family", "academy", "library")
"""Names of the files, in the order in which the sites are shown."""


class Venue(Struct, frozen=True, kw_only=True):
    """Where something is held."""

    name: str
    street: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    online: bool = False


class Times(Struct, frozen=True, kw_only=True):
    """One time that an offer is held: its meetings, each from the first to the second moment; dates for whole days."""

    meetings: tuple[tuple[datetime, datetime] | tuple[date, date], ...]

    @property
    def start(self) -> date:
        """The first moment or day."""
        return self.meetings[0][0]

    @property
    def end(self) -> date:
        """The last moment or day."""
        return self.meetings[-1][1]


class Told(Struct, frozen=True, kw_only=True):
    """One offer as a site tells of it in one round."""

    slug: str
    title: str
    text: str
    type: str
    theme: str
    chain: str
    audience: str
    venue: Venue
    times: tuple[Times, ...]
    skipped: tuple[datetime, ...] = ()
    """When a weekly series does not take place."""
    every: int = 1
    price: str = ""
    """Euros with a comma, as the site writes them; empty when it does not say."""
    reduced: str = ""
    sessions: bool = True
    """Whether the markup names each meeting rather than the first start and the last end alone."""
    hours: bool = True
    """Whether the markup names hours rather than days alone."""
    calendar: str = ""
    cancelled: bool = False

    @property
    def meetings(self) -> list[tuple[date, date]]:
        """All meetings of all times, in order."""
        return [meeting for times in self.times for meeting in times.meetings]

    def moment(self, when: date) -> str:
        """Return a start or end as the site's markup writes it."""
        return when.isoformat() if self.hours else when.isoformat()[:10]


class Site(Struct, frozen=True, kw_only=True):
    """One provider and what its site holds in one round; `down` when the site answers nothing but 503."""

    id: str
    file: str
    kind: str
    name: str
    claim: str
    start: str
    down: bool
    offers: tuple[Told, ...]


def town(number: Round, today: date) -> tuple[Site, ...]:
    """Return the six sites as they are in round `number` of a show that begins on `today`."""
    return tuple(_site(file, number, today) for file in SITES)


def _site(file: str, number: Round, today: date) -> Site:
    table = tomllib.loads((files("publish.demo") / "content" / f"{file}.toml").read_text("utf-8"))
    about = table["site"]
    venues = {key: Venue(**venue) for key, venue in table["venues"].items()}
    offers = (
        _told(_filled({"sessions": about.get("sessions", True), **entry, **variant}), venues, today)
        for entry in table["offer"]
        if entry.get("only", number) == number
        for variant in _variants(entry, number)
    )
    return Site(
        id=about["id"],
        file=file,
        kind=about["kind"],
        name=about["name"],
        claim=about["claim"],
        start=about["start"],
        down=about.get("down") == number,
        offers=tuple(offers),
    )


def _variants(entry: Mapping[str, Any], number: Round) -> list[dict[str, Any]]:
    changed = entry.get("changed", {}) if number == 2 else {}
    return [{**variant, **changed} for variant in entry.get("variants", [{}])]


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    """Return `entry` with the words of its variant put in where the texts name them."""
    words = {key: value for key, value in entry.items() if isinstance(value, str)}
    return {key: value.format(**words) if isinstance(value, str) else value for key, value in entry.items()}


def _told(entry: dict[str, Any], venues: Mapping[str, Venue], today: date) -> Told:
    times, skipped = _times(entry, today)
    return Told(
        slug=slug(entry["title"]),
        title=entry["title"],
        text=entry["text"],
        type=entry.get("type", ""),
        theme=entry["theme"],
        chain=entry["chain"],
        audience=entry["audience"],
        venue=venues[entry["place"]],
        times=times,
        skipped=skipped,
        every=entry.get("every", 1),
        price=entry.get("price", ""),
        reduced=entry.get("reduced", ""),
        sessions=entry["sessions"],
        hours=entry.get("hours", True),
        calendar=entry.get("calendar", ""),
        cancelled=entry.get("cancelled", False),
    )


def _times(entry: Mapping[str, Any], today: date) -> tuple[tuple[Times, ...], tuple[datetime, ...]]:
    week = max(0, days.clock_change(today) - 3) if entry.get("across_change") else entry["week"]
    starts = [days.first(today, week + later, entry["day"]) for later in (0, *entry.get("again", ()))]
    if entry.get("all_day"):
        [begin] = days.consecutive(starts[0], 1)
        return (Times(meetings=((begin, begin + timedelta(days=entry.get("until", 0))),)),), ()
    if "daily" in entry:
        return tuple(_timed(days.consecutive(start, entry["daily"]), entry) for start in starts), ()
    return tuple(_timed(_held(start, entry)[0], entry) for start in starts), _skipped(starts[0], entry)


def _held(start: date, entry: Mapping[str, Any]) -> tuple[list[date], list[date]]:
    """Return the days of a weekly series, and the closed days that it leaves out between its first and its last."""
    every = entry.get("every", 1)
    begin = next(day for day in days.weekly(start, 1) if not days.closed(day))
    held = list(islice((d for d in days.weekly(begin, every) if not days.closed(d)), entry.get("times", 1)))
    between = islice(days.weekly(begin, every), (held[-1] - begin).days // (7 * every))
    return held, [day for day in between if days.closed(day)]


def _skipped(start: date, entry: Mapping[str, Any]) -> tuple[datetime, ...]:
    return tuple(days.at(day, entry["at"]) for day in _held(start, entry)[1])


def _timed(held: list[date], entry: Mapping[str, Any]) -> Times:
    begins = [days.at(day, entry["at"]) for day in held]
    return Times(meetings=tuple((begin, begin + timedelta(minutes=entry["for"])) for begin in begins))


_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(title: str) -> str:
    """Return the part of an address that stands for `title`.

    >>> slug("Wärmepumpe – planen & einbauen")
    'waermepumpe-planen-einbauen'
    """
    plain = title.casefold().translate(_LETTERS)
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())
