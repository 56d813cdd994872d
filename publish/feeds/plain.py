"""Says an offer as one JSON object in the terms of schema.org, for programs that want no RDF; shared parts repeat."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from harvester.records import Change
from vocab.iris import Iris, place_key, provider_key
from vocab.lines import address
from vocab.model import Instance, Offer, Organization, Place, Price, Session
from vocab.terms import COURSES, PROGRAMS, RESOURCES, SCHEMA

Json: TypeAlias = "str | bool | float | list[Json] | dict[str, Json]"

ATTENDANCE = {"onsite": "Offline", "online": "Online", "blended": "Mixed"}


def plain(change: Change, iris: Iris) -> dict[str, Json]:
    """Return the offer of `change` as JSON-LD with the context `https://schema.org`; what is not known is left out."""
    offer = change.offer
    begins = [i.start for i in offer.instances if i.start]
    ends = [i.end or i.start for i in offer.instances if i.start]
    event = offer.type not in COURSES | PROGRAMS | RESOURCES
    return _filled(
        {
            "@context": SCHEMA.rstrip("/"),
            "@id": iris.offer(change.key),
            "@type": offer.type,
            "name": offer.name,
            "url": _address(offer.url),
            "description": offer.description if offer.licence else "",
            "license": _address(offer.licence),
            "courseCode": offer.course_code,
            "provider": _each(offer.providers, _organization, iris),
            "organizer": _each(offer.organizers, _organization, iris),
            "startDate": min(begins, default="") if event else "",
            "endDate": max(ends, default="") if event else "",
            "eventStatus": _status(offer.status),
            "eventAttendanceMode": _mode(offer.mode) if event else "",
            "location" if event else "spatialCoverage": _each(offer.places, _place, iris),
            **_held(offer, iris),
            **_price(offer.price),
            "inLanguage": list(offer.languages),
            "keywords": list(offer.keywords),
            "audience": [{"@type": "EducationalAudience", "audienceType": name} for name in offer.audiences],
            "dateModified": offer.modified,
            "sdDatePublished": change.at,
            "isBasedOn": [page for page in map(_address, offer.pages) if page],
        }
    )


def _filled(values: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value not in ("", [], {})}


def _each(
    values: Iterable[Organization] | Iterable[Place], say: Callable[..., dict[str, Json]], iris: Iris
) -> list[Json]:
    return [say(value, iris) for value in values]


def _address(text: str) -> str:
    """Return a web address as it stands in the graph; nothing for what is none."""
    term = address(text)
    return term[1:-1] if term.startswith("<") else ""


def _status(status: str) -> str:
    return f"{SCHEMA}{status}" if status else ""


def _mode(mode: str) -> str:
    return f"{SCHEMA}{ATTENDANCE[mode]}EventAttendanceMode" if mode in ATTENDANCE else ""


def _held(offer: Offer, iris: Iris) -> dict[str, Json]:
    if not offer.instances:
        return {}
    if offer.type not in COURSES and len(offer.instances) == 1:
        return _instance(offer.instances[0], offer, iris)
    name, kind = ("hasCourseInstance", "CourseInstance") if offer.type in COURSES else ("subEvent", "Event")
    return {name: [{"@type": kind, **_instance(instance, offer, iris)} for instance in offer.instances]}


def _instance(instance: Instance, offer: Offer, iris: Iris) -> dict[str, Json]:
    return _filled(
        {
            "identifier": instance.identifier,
            "startDate": instance.start,
            "endDate": instance.end,
            "eventStatus": _status(instance.status),
            "eventAttendanceMode": _mode(instance.mode or offer.mode),
            "courseMode": (instance.mode or offer.mode) if offer.type in COURSES else "",
            "location": _each(instance.places or offer.places, _place, iris),
            **_price(instance.price),
            "subEvent": [_session(session, iris) for session in instance.sessions],
        }
    )


def _session(session: Session, iris: Iris) -> Json:
    return _filled(
        {
            "@type": "Event",
            "name": session.name,
            "startDate": session.start,
            "endDate": session.end,
            "location": _place(session.place, iris) if session.place else "",
        }
    )


def _organization(organization: Organization, iris: Iris) -> dict[str, Json]:
    return _filled(
        {
            "@id": iris.provider(provider_key(organization)),
            "@type": "Organization",
            "name": organization.name,
            "url": _address(organization.url),
        }
    )


def _place(place: Place, iris: Iris) -> dict[str, Json]:
    postal = _filled(
        {
            "streetAddress": place.street,
            "postalCode": place.postal_code,
            "addressLocality": place.locality,
            "addressRegion": place.region,
            "addressCountry": place.country,
        }
    )
    here = place.latitude is not None and place.longitude is not None
    return _filled(
        {
            "@id": iris.place(place_key(place)),
            "@type": "VirtualLocation" if place.online else "Place",
            "name": place.name or place.words,
            "url": _address(place.url) if place.online else "",
            "address": {"@type": "PostalAddress", **postal} if postal else {},
            "geo": {"@type": "GeoCoordinates", "latitude": place.latitude or 0.0, "longitude": place.longitude or 0.0}
            if here
            else {},
        }
    )


def _price(price: Price | None) -> dict[str, Json]:
    if price is None:
        return {}
    sums: list[Json] = [
        _filled(
            {
                "@type": "Offer",
                "price": amount.value,
                "priceCurrency": amount.currency,
                "category": amount.category,
                "description": price.words,
            }
        )
        for amount in price.amounts
    ]
    if not sums and price.words:
        sums = [{"@type": "Offer", "description": price.words}]
    told: dict[str, Json] = {} if price.free == "unknown" else {"isAccessibleForFree": price.free == "yes"}
    return {**({"offers": sums} if sums else {}), **told}
