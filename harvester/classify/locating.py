"""Finds the municipality of every place of an offer, and from them that of the offer: values in, values out."""

from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from vocab.model import Classification, Evidence, Finding, Instance, Offer, Organization, Place


class Resolved(Protocol):
    """What is known of where a place lies."""

    @property
    def ags(self) -> str: ...  # noqa: D102
    @property
    def area(self) -> str: ...  # noqa: D102
    @property
    def confidence(self) -> float: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102
    @property
    def findings(self) -> tuple[Finding, ...]: ...  # noqa: D102


Resolve = Callable[[Place], Resolved]

_BY_SOURCE = 0.6
"""How surely a provider sits in the municipality that registered the source."""


class Located(Struct, frozen=True):
    """An offer whose places know their municipality, the verdicts that follow, and what was wrong."""

    offer: Offer
    verdicts: tuple[Classification, ...]
    findings: tuple[Finding, ...]


def located(offer: Offer, resolve: Resolve, owner: str = "") -> Located:
    """Return where an offer takes place; `owner` is the AGS of the municipality that registered its source.

    A venue decides; an offer that is held online, or nowhere that is said, has the municipality of its provider only:
    that of the provider's address, else the one in its name (`vhs Fulda`), else that of the source.
    """
    places = {place: resolve(place) for place in dict.fromkeys((*_venues(offer), *_seats(offer)))}

    def known(place: Place) -> Place:
        return replace(place, municipality=places[place].ags, area=places[place].area)

    verdicts = (
        *_verdicts("municipality", [places[place] for place in _venues(offer)]),
        *_providers(offer, places, resolve, owner),
    )
    page = offer.pages[0] if offer.pages else offer.url
    if not places:
        return Located(offer, verdicts, ())
    found = dict.fromkeys(replace(one, page=page) for resolved in places.values() for one in resolved.findings)
    return Located(with_places(offer, known), verdicts, tuple(found))


def _venues(offer: Offer) -> Iterator[Place]:
    yield from offer.places
    for instance in offer.instances:
        yield from instance.places
        yield from (session.place for session in instance.sessions if session.place)


def _seats(offer: Offer) -> Iterator[Place]:
    yield from (one.address for one in (*offer.providers, *offer.organizers) if one.address)


def _verdicts(scheme: str, found: list[Resolved]) -> Iterator[Classification]:
    surest = {one.ags: one for one in sorted(found, key=lambda one: one.confidence) if one.ags}
    for ags, one in sorted(surest.items(), key=lambda pair: (-pair[1].confidence, pair[0])):
        yield Classification(
            concept=f"{scheme}/{ags}",
            confidence=round(one.confidence, 2),
            method="field",
            evidence=(Evidence(field="places", words=one.words[:200]),) if one.words else (),
        )


def _providers(offer: Offer, places: dict[Place, Resolved], resolve: Resolve, owner: str) -> Iterator[Classification]:
    found = list(_verdicts("provider-municipality", [places[seat] for seat in _seats(offer)]))
    found = found or list(_by_names(offer, resolve))
    yield from found
    if owner and not found:
        yield Classification(concept=f"provider-municipality/{owner}", confidence=_BY_SOURCE, method="provider")


def _by_names(offer: Offer, resolve: Resolve) -> Iterator[Classification]:
    """Yield the municipalities that the names of providers tell, each read as the name of a venue."""
    told: set[str] = set()
    for name in dict.fromkeys(one.name for one in (*offer.providers, *offer.organizers) if one.name):
        one = resolve(Place(name=name))
        if one.ags and one.ags not in told:
            told.add(one.ags)
            yield Classification(
                concept=f"provider-municipality/{one.ags}",
                confidence=round(one.confidence, 2),
                method="provider",
                evidence=(Evidence(field="providers", words=name[:200]),),
            )


def with_places(offer: Offer, known: Callable[[Place], Place]) -> Offer:
    """Return an offer with each of its places, venues and seats alike, put in place of itself by `known`."""
    return replace(
        offer,
        places=tuple([known(one) for one in offer.places]),
        instances=tuple([_instance(one, known) for one in offer.instances]),
        providers=tuple([_organization(one, known) for one in offer.providers]),
        organizers=tuple([_organization(one, known) for one in offer.organizers]),
    )


def _instance(one: Instance, known: Callable[[Place], Place]) -> Instance:
    sessions = tuple(replace(s, place=known(s.place)) if s.place else s for s in one.sessions)
    return replace(one, places=tuple(map(known, one.places)), sessions=sessions)


def _organization(one: Organization, known: Callable[[Place], Place]) -> Organization:
    return replace(one, address=known(one.address)) if one.address else one
