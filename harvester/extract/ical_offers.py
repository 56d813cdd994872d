"""Puts the events of calendars together to offers: those of one UID, and those of one name, as towns write them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.extract.addresses import normal
from harvester.extract.ical_events import Event
from harvester.extract.ical_series import Expansion, Held, sorting
from harvester.extract.ical_store import Group, Mark, Store
from harvester.extract.ical_text import Block
from harvester.extract.ical_times import Time
from harvester.extract.ical_zones import written
from harvester.extract.words import line
from harvester.records import Item, RawOffer

MOST_IDENTIFIERS = 1_000
MOST_OF_OFFER = 20_000
"""Events, and about as many times, that are read of one offer."""
MOST_TEXT = 16 * 1024 * 1024
"""Characters of the events that are read of one offer."""


class Place(Struct, frozen=True):
    """Where a calendar stands: its own address, that of the page that links it, and the zone of its clocks."""

    page: str
    calendar: str
    linked_from: str
    here: ZoneInfo


def mark(event: Event, page: str) -> Mark:
    """Return what tells which other events of the file an event belongs to."""
    title, start = line(event.summary), event.start
    return Mark(
        line=event.line,
        uid=event.uid or f"\n{event.line}",
        start=start.astimezone(UTC).isoformat() if isinstance(start, datetime) else str(start),
        sequence=event.sequence,
        instead=event.instead is not None,
        repeats=bool(event.rules or event.more),
        title=title,
        name=title.casefold(),
        url=_url(event, page),
    )


def offers(store: Store, read: Callable[[Block], Event], expansion: Expansion, place: Place) -> Iterator[RawOffer]:
    """Yield an offer for the events that belong together, in the order of the file; none where no time is left.

    No local id depends on the order of the file: when the first of several offers of one address is over, the next
    does not take its name and with it its public key.
    """
    store.group(lambda name, url: url or _named(name, url, place), lambda name, url: _named(name, url, place))
    for group in store.groups():
        series = list(_series(group, store, read, expansion))
        if held := _held(series, expansion):
            yield _raw(group, series, held, place)


def _series(group: Group, store: Store, read: Callable[[Block], Event], expansion: Expansion) -> Iterator[list[Event]]:
    """Yield the series of an offer, as far as there is room for them in memory."""
    room, text = MOST_OF_OFFER, MOST_TEXT
    for _, found in groupby(store.events(group), key=itemgetter(0)):
        events = []
        for _, block in found:
            room -= 1
            text -= sum(len(one.text) for one in block.lines)
            if room < 0 or text < 0:
                expansion.cut(MOST_OF_OFFER - room - 1, block.number)
                break
            events.append(read(block))
        if events:
            yield events
        if room < 0 or text < 0:
            return


def _held(series: Sequence[Sequence[Event]], expansion: Expansion) -> list[Held]:
    """Return the times at which an offer is held, as far as there is room for them."""
    found: list[Held] = []
    for events in series:
        if len(found) >= MOST_OF_OFFER:
            expansion.cut(len(found), events[0].line)
            break
        found += expansion.held(events)
    return found


def _url(event: Event, page: str) -> str:
    if not event.url:
        return ""
    try:
        return normal(urljoin(page, event.url.strip()), fragment=True)
    except ValueError:
        return ""


def _named(name: str, url: str, place: Place) -> str:
    """Return the local id of an offer that shares its address, or has none."""
    return f"{url or place.calendar}#{slug(name)}"


def slug(words: str) -> str:
    """Return `words` as they may stand in an address: letters and digits, parted by hyphens.

    >>> slug("Repair-Café: Löten & Nähen!")
    'repair-café-löten-nähen'
    """
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())[:120]


def _raw(group: Group, series: Sequence[Sequence[Event]], held: Sequence[Held], place: Place) -> RawOffer:
    events = [event for each in series for event in each]
    uids = dict.fromkeys(f"uid:{event.uid}" for event in events if event.uid)
    return RawOffer(
        page=place.page,
        method="ical",
        local_id=group.local_id,
        url=group.url or place.linked_from or place.calendar,
        item=_item(group.title, events, held, place),
        identifiers=tuple(uids)[:MOST_IDENTIFIERS],
    )


def _item(title: str, events: Sequence[Event], held: Sequence[Held], place: Place) -> Item:
    taking_place = [one for one in held if not one.event.cancelled]
    kept = sorted(taking_place or held, key=lambda one: (sorting(one.start), one.event.line))
    common = len({_where(one.event) for one in kept}) == 1
    modified = [event.modified for event in events if event.modified is not None]
    described = next((event.description for event in (*(one.event for one in kept), *events) if event.description), "")
    keywords = dict.fromkeys(word for event in events for word in event.categories)
    once = {(one.start, one.end, "" if common else _where(one.event)): one for one in reversed(kept)}
    properties: dict[str, tuple[str | Item, ...]] = {
        "name": (title,),
        "description": (described,),
        "keywords": tuple(keywords)[:50],
        "dateModified": (written(max(modified), place.here),) if modified else (),
        "location": _location(kept[0].event) if common else (),
        "eventStatus": () if taking_place else ("EventCancelled",),
        "instances": tuple(_instance(one, common, place) for one in reversed(once.values())),
    }
    return Item(types=("Event",), properties={name: values for name, values in properties.items() if any(values)})


def _instance(one: Held, common: bool, place: Place) -> Item:
    properties: dict[str, tuple[str | Item, ...]] = {"startDate": (written(one.start, place.here),)}
    if one.end is not None:
        properties["endDate"] = (written(_last(one.end), place.here),)
    if not common and (location := _location(one.event)):
        properties["location"] = location
    return Item(types=("Event",), properties=properties)


def _last(end: Time) -> Time:
    """Return an end as people mean it: of whole days the last one."""
    return end if isinstance(end, datetime) else end - timedelta(days=1)


def _where(event: Event) -> tuple[str, tuple[str, str] | None]:
    return event.location, event.geo


def _location(event: Event) -> tuple[str | Item, ...]:
    words = event.location
    if event.geo is None:
        return (words,) if words else ()
    latitude, longitude = event.geo
    said: dict[str, tuple[str | Item, ...]] = {"latitude": (latitude,), "longitude": (longitude,)}
    return (Item(types=("Place",), properties={"address": (words,), **said} if words else said),)
