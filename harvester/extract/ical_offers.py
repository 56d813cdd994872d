"""Puts the events of one calendar together to offers: those of one UID, and those of one name, as towns write them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.extract.addresses import normal
from harvester.extract.ical_events import Event, Time
from harvester.extract.ical_series import Expansion, Held, sorting
from harvester.extract.ical_zones import written
from harvester.extract.words import line
from harvester.records import Item, RawOffer

MOST_IDENTIFIERS = 1_000


class Place(Struct, frozen=True):
    """Where a calendar stands: its own address, that of the page that links it, and the zone of its clocks."""

    page: str
    calendar: str
    linked_from: str
    here: ZoneInfo


class _Group(Struct):
    """The series that are one offer."""

    name: str
    url: str
    series: list[list[Event]]


def offers(events: Sequence[Event], expansion: Expansion, place: Place) -> Iterator[RawOffer]:
    """Yield an offer for the events that belong together, in the order of the file; none where no time is left."""
    groups = _groups(series(events), place)
    for group, local_id in zip(groups, _local_ids(groups, place), strict=True):
        held = [one for each in group.series for one in expansion.held(each)]
        if held:
            yield _raw(group, held, local_id, place)


def series(events: Iterable[Event]) -> list[list[Event]]:
    """Return the events of each series, its main one first; of several versions of it the newest."""
    by_uid: dict[str, list[Event]] = {}
    for event in events:
        by_uid.setdefault(event.uid or f"\n{event.line}", []).append(event)
    return [one for group in by_uid.values() for one in _series(group)]


def _series(group: list[Event]) -> list[list[Event]]:
    mains = [event for event in group if event.instead is None]
    if len(group) == 1 or not mains:
        return [[event] for event in group]
    newest = max(event.sequence for event in mains)
    newest_by_start = {event.start: event for event in mains if event.sequence == newest}
    found = [[event] for event in newest_by_start.values()]
    repeated = next((one for one in found if one[0].rules or one[0].more), found[0])
    repeated.extend(event for event in group if event.instead is not None)
    return found


def _groups(found: Iterable[list[Event]], place: Place) -> list[_Group]:
    """Return the series of each offer: all of one name, unless they have different addresses."""
    by_name: dict[str, dict[str, _Group]] = {}
    for events in found:
        name = next((words for event in events if (words := line(event.summary))), "")
        url = next((words for event in events if (words := _url(event, place))), "")
        by_url = by_name.setdefault(name.casefold(), {})
        by_url.setdefault(url, _Group(name, url, [])).series.append(events)
    for by_url in by_name.values():
        if len(by_url) == 2 and "" in by_url:
            without = by_url.pop("")
            [group] = by_url.values()
            group.series = sorted(group.series + without.series, key=lambda events: events[0].line)
    groups = [group for by_url in by_name.values() for group in by_url.values()]
    return sorted(groups, key=lambda group: group.series[0][0].line)


def _url(event: Event, place: Place) -> str:
    if not event.url:
        return ""
    try:
        return normal(urljoin(place.page, event.url.strip()), fragment=True)
    except ValueError:
        return ""


def _local_ids(groups: Sequence[_Group], place: Place) -> list[str]:
    """Return for each offer its address if it is its own, else the calendar's or the shared one with its name.

    None depends on the order of the file: when the first of several offers of one address is over, the next does not
    take its name and with it its public key.
    """
    plain = [group.url or f"{place.calendar}#{slug(group.name)}" for group in groups]
    named = [f"{group.url or place.calendar}#{slug(group.name)}" for group in groups]
    sharing = Counter(plain)
    meant = sharing + Counter(name for name, own in zip(named, plain, strict=True) if name != own)
    return [
        own if sharing[own] == 1 else name if meant[name] == 1 else f"{name}-{_digest(group)}"
        for group, own, name in zip(groups, plain, named, strict=True)
    ]


def _digest(group: _Group) -> str:
    words = f"{group.name.casefold()}\x1f{group.url}"
    return blake2b(words.encode("utf-8", "replace"), digest_size=4).hexdigest()


def slug(words: str) -> str:
    """Return `words` as they may stand in an address: letters and digits, parted by hyphens.

    >>> slug("Repair-Café: Löten & Nähen!")
    'repair-café-löten-nähen'
    """
    return "-".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())[:120]


def _raw(group: _Group, held: Sequence[Held], local_id: str, place: Place) -> RawOffer:
    events = [event for each in group.series for event in each]
    uids = dict.fromkeys(f"uid:{event.uid}" for event in events if event.uid)
    return RawOffer(
        page=place.page,
        method="ical",
        local_id=local_id,
        url=group.url or place.linked_from or place.calendar,
        item=_item(group, events, held, place),
        identifiers=tuple(uids)[:MOST_IDENTIFIERS],
    )


def _item(group: _Group, events: Sequence[Event], held: Sequence[Held], place: Place) -> Item:
    taking_place = [one for one in held if not one.event.cancelled]
    kept = sorted(taking_place or held, key=lambda one: (sorting(one.start), one.event.line))
    common = len({_where(one.event) for one in kept}) == 1
    modified = [event.modified for event in events if event.modified is not None]
    described = next((event.description for event in (*(one.event for one in kept), *events) if event.description), "")
    keywords = dict.fromkeys(word for event in events for word in event.categories)
    once = {(one.start, one.end, "" if common else _where(one.event)): one for one in reversed(kept)}
    properties: dict[str, tuple[str | Item, ...]] = {
        "name": (group.name,),
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
