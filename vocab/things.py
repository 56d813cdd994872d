"""Says in RDF what offers share: sources, providers, places and runs; equal values give equal lines."""

from functools import lru_cache
from typing import Protocol

from vocab.entities import LABEL, A, Entity, Say, entity
from vocab.iris import MUNICIPALITY, Iris, place_key, provider_key
from vocab.lines import address, decimal, literal, moment
from vocab.model import Organization, Place
from vocab.terms import DCT, PROV, be, schema

IDENTIFIER = f"<{DCT}identifier>"
_URL, _NAME, _SOURCE = schema("url"), schema("name"), be("source")


class Run(Protocol):
    """What is said of the run that made a change."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102
    @property
    def software(self) -> str: ...  # noqa: D102
    @property
    def started(self) -> str: ...  # noqa: D102
    @property
    def ended(self) -> str: ...  # noqa: D102


@lru_cache(1_024)
def describe_source(name: str, iris: Iris) -> Entity:
    """Return a source with its name."""

    def fill(say: Say, me: str) -> None:
        say(me, A, be("Source"))
        say(me, IDENTIFIER, literal(name))

    return entity(iris.source(name), fill)


@lru_cache(8_192)
def describe_organization(organization: Organization, iris: Iris) -> Entity:
    """Return a provider with its name, its address on the web and its seat."""

    def fill(say: Say, me: str) -> None:
        say(me, A, schema("Organization"))
        say(me, _NAME, literal(organization.name))
        if organization.url:
            say(me, _URL, address(organization.url))
        if organization.address:
            _seat(say, me, organization.address)

    return entity(iris.provider(provider_key(organization)), fill)


@lru_cache(8_192)
def describe_place(place: Place, iris: Iris) -> Entity:
    """Return a venue with its address and coordinates, or a virtual location."""

    def fill(say: Say, me: str) -> None:
        say(me, A, schema("VirtualLocation" if place.online else "Place"))
        if place.name:
            say(me, _NAME, literal(place.name))
        if place.room:
            say(me, be("room"), literal(place.room))
        if place.words:
            say(me, be("words"), literal(place.words))
        if place.online and place.url:
            say(me, _URL, address(place.url))
        _postal_address(say, me, place)
        if place.municipality:
            say(me, schema("containedInPlace"), f"<{MUNICIPALITY}{place.municipality}>")
        if place.area:
            say(me, be("socialArea"), f"<{iris.area(place.area)}>")
        if place.latitude is not None and place.longitude is not None:
            geo = f"{me[:-1]}#geo>"
            say(me, schema("geo"), geo)
            say(geo, A, schema("GeoCoordinates"))
            say(geo, schema("latitude"), decimal(f"{place.latitude:.7f}"))
            say(geo, schema("longitude"), decimal(f"{place.longitude:.7f}"))

    return entity(iris.place(place_key(place)), fill)


def _seat(say: Say, me: str, seat: Place) -> None:
    """Say where an organisation is at home."""
    if seat.words:
        say(me, schema("address"), literal(seat.words))
    _postal_address(say, me, seat)
    if seat.municipality:
        say(me, be("municipality"), f"<{MUNICIPALITY}{seat.municipality}>")


def _postal_address(say: Say, me: str, place: Place) -> None:
    parts = {
        "streetAddress": place.street,
        "postalCode": place.postal_code,
        "addressLocality": place.locality,
        "addressRegion": place.region,
        "addressCountry": place.country,
    }
    if not any(parts.values()):
        return
    at = f"{me[:-1]}#address>"
    say(me, schema("address"), at)
    say(at, A, schema("PostalAddress"))
    for name, value in parts.items():
        if value:
            say(at, schema(name), literal(value))


def describe_run(run: Run, iris: Iris) -> Entity:
    """Return a run as a PROV activity with the software that carried it out."""
    return _run(run.id, run.source, run.address, run.software, run.started, run.ended, iris)


@lru_cache(1_024)
def _run(name: str, source: str, used: str, software: str, started: str, ended: str, iris: Iris) -> Entity:
    def fill(say: Say, me: str) -> None:
        say(me, A, f"<{PROV}Activity>")
        say(me, f"<{PROV}startedAtTime>", moment(started))
        if ended:
            say(me, f"<{PROV}endedAtTime>", moment(ended))
        if used:
            say(me, f"<{PROV}used>", address(used))
        say(me, _SOURCE, f"<{iris.source(source)}>")
        if software:
            agent = f"{me[:-1]}#software>"
            say(me, f"<{PROV}wasAssociatedWith>", agent)
            say(agent, A, f"<{PROV}SoftwareAgent>")
            say(agent, LABEL, literal(software))

    return entity(iris.run(name), fill)
