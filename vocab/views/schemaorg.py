"""Says the parts of an offer as JSON in the terms of schema.org, for the views that are profiles of it."""

from collections.abc import Iterable

from vocab.iris import Iris, place_key, provider_key
from vocab.model import Instance, Offer, Organization, Place, Price, Session, payable
from vocab.terms import EVENT_STATUSES, SCHEMA
from vocab.views.base import Json, amount, filled, moment, uri

_MODES = {"onsite": "Offline", "online": "Online", "blended": "Mixed"}


def organization(one: Organization, iris: Iris) -> dict[str, Json]:
    """Return a provider or organiser."""
    return filled(
        {
            "@type": "Organization",
            "@id": iris.provider(provider_key(one)),
            "name": one.name,
            "url": uri(one.url),
            "address": postal_address(one.address) if one.address else {},
        }
    )


def postal_address(place: Place) -> dict[str, Json]:
    """Return the postal address of a place; empty when nothing of it is known."""
    parts = filled(
        {
            "streetAddress": place.street,
            "postalCode": place.postal_code,
            "addressLocality": place.locality,
            "addressRegion": place.region,
            "addressCountry": place.country,
        }
    )
    return {"@type": "PostalAddress", **parts} if parts else {}


def place(one: Place, iris: Iris) -> dict[str, Json]:
    """Return a venue or a virtual location."""
    geo: dict[str, Json] = {}
    if one.latitude is not None and one.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": one.latitude, "longitude": one.longitude}
    return filled(
        {
            "@type": "VirtualLocation" if one.online else "Place",
            "@id": iris.place(place_key(one)),
            "name": one.name or one.words,
            "url": uri(one.url) if one.online else "",
            "address": postal_address(one),
            "geo": geo,
        }
    )


def places(several: Iterable[Place], iris: Iris) -> list[Json]:
    """Return venues and virtual locations, each once."""
    return [place(one, iris) for one in dict.fromkeys(several)]


def prices(price: Price | None) -> list[Json]:
    """Return one `Offer` for each sum, and the page's words; unknown is never free."""
    if price is None:
        return []
    sums: list[Json] = [
        filled(
            {
                "@type": "Offer",
                "price": amount(one.value),
                "priceCurrency": one.currency,
                "category": one.category,
                "description": price.words,
            }
        )
        for one in payable(price)
        if amount(one.value)
    ]
    words: list[Json] = [{"@type": "Offer", "description": price.words}] if price.words else []
    return sums or words


def free(offer: Offer) -> bool | None:
    """Tell whether an offer is free; None when that is not said."""
    told = {price.free for price in (offer.price, *(i.price for i in offer.instances)) if price} - {"unknown"}
    return next(iter(told)) == "yes" if len(told) == 1 else None


def course_instance(one: Instance, offer: Offer, iris: Iris) -> dict[str, Json]:
    """Return one time that a course is held; what is said of the course as a whole holds for it too."""
    status, mode = one.status or offer.status, one.mode or offer.mode
    return filled(
        {
            "@type": "CourseInstance",
            "identifier": one.identifier,
            "url": uri(one.url),
            "startDate": moment(one.start),
            "endDate": moment(one.end),
            "eventStatus": SCHEMA + status if status in EVENT_STATUSES else "",
            "eventAttendanceMode": f"{SCHEMA}{_MODES[mode]}EventAttendanceMode" if mode in _MODES else "",
            "courseMode": mode if mode in _MODES else "",
            "location": places(one.places or offer.places, iris),
            "offers": prices(one.price or offer.price),
            "subEvent": [_session(session, iris) for session in one.sessions if moment(session.start)],
        }
    )


def _session(session: Session, iris: Iris) -> Json:
    return filled(
        {
            "@type": "Event",
            "name": session.name,
            "startDate": moment(session.start),
            "endDate": moment(session.end),
            "location": place(session.place, iris) if session.place else "",
        }
    )


def aliased(value: Json) -> Json:
    """Return `value` with `id` and `type` for `@id` and `@type`, as AMB writes them.

    >>> aliased({"@type": "Event", "location": [{"@id": "https://a.example/"}]})
    {'type': 'Event', 'location': [{'id': 'https://a.example/'}]}
    """
    if isinstance(value, list):
        return [aliased(one) for one in value]
    if isinstance(value, dict):
        return {name.removeprefix("@") if name in {"@id", "@type"} else name: aliased(v) for name, v in value.items()}
    return value
