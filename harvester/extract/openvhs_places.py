"""Reads where a course of Open-vhs is held: its fields in; places out, and what is said of their accessibility."""

from collections.abc import Iterable, Sequence

from harvester.extract.plain import Fields, first_words, is_true, made, part, parts
from harvester.records import Item

MOST = 50
"""Different places of one course."""
_ONLINE = frozenset({"online", "onlinekurs", "online-kurs", "vhs.cloud", "internet", "digital"})


def course_places(course: Fields) -> tuple[Item, ...]:
    """Return each place of a course once."""
    return _each_once(place(venue) for venue in _venues(course))[:MOST]


def session_places(course: Fields, sessions: Sequence[Fields]) -> list[tuple[Item, ...]]:
    """Return the place of each session where they differ: its own, or the address that stands beside it."""
    own = [tuple(place(one) for one in parts(row, "veranstaltungsort") or parts(row, "adresse")) for row in sessions]
    beside = parts(course, "ortetermine", "adresse")
    if not any(own) and len(beside) == len(sessions) and any(one != beside[0] for one in beside):
        own = [(place(one),) for one in beside]
    several = any(own) and len(_each_once(one for each in own for one in each)) > 1
    return own if several else [()] * len(sessions)


def accessibility(course: Fields) -> tuple[str, ...]:
    """Return words for what is said of the accessibility of the places and of the course.

    >>> accessibility({"veranstaltungsort": {"barrierefrei": "true"}})
    ('Veranstaltungsort barrierefrei',)
    """
    found = []
    for venue in _venues(course):
        answer = is_true(first_words(venue, "barrierefrei", "behindertenzugang"))
        if answer is not None:
            found.append("Veranstaltungsort barrierefrei" if answer else "Veranstaltungsort nicht barrierefrei")
    for feature in parts(course, "merkmale", "merkmal"):
        if first_words(feature, "name") == "barrierefreies_lernen":
            words = first_words(feature, "wert")
            answer = is_true(words)
            found.append(
                words if answer is None else "barrierefreies Lernen" if answer else "kein barrierefreies Lernen"
            )
    return tuple(dict.fromkeys(words for words in found if words))


def _venues(course: Fields) -> list[Fields]:
    """Return the venues, without those that repeat the one before, as sessions do."""
    found = parts(course, "veranstaltungsort") or parts(course, "ortetermine", "adresse")
    return [venue for index, venue in enumerate(found) if index == 0 or venue != found[index - 1]]


def _each_once(places: Iterable[Item]) -> tuple[Item, ...]:
    """Return places without those that are the same; Items themselves cannot be told apart in a mapping."""
    found = {repr(one): one for one in places if one.properties}
    return tuple(found.values())


def place(venue: Fields) -> Item:
    """Return a venue, whose address stands within it or, in the JSON dialect, is the venue itself."""
    address = part(venue, "adresse") or venue
    name = first_words(venue, "name", "lehrstaette")
    street = first_words(address, "strasse")
    online = street.casefold() in _ONLINE or (name.casefold() in _ONLINE and not street)
    if online:
        return made("VirtualLocation", name=name or street)
    postal = made(
        "PostalAddress",
        streetAddress=street,
        postalCode=first_words(address, "plz"),
        addressLocality=first_words(address, "ort"),
        addressRegion=first_words(address, "bundesland"),
        addressCountry=first_words(address, "land"),
    )
    latitude, longitude = first_words(address, "breitengrad"), first_words(address, "laengengrad")
    geo = made("GeoCoordinates", latitude=latitude, longitude=longitude) if latitude and longitude else None
    return made("Place", name=name, room=first_words(venue, "raum"), address=postal, geo=geo)
