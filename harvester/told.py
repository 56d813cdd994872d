"""Says in one line what a property of a page became in the mapped offer: name and offer in, words out."""

from collections.abc import Callable

from vocab.model import Instance, Offer, Place, Price


def said(name: str, offer: Offer) -> str:
    """Return what the property `name` was mapped to; nothing when no field of the offer comes of it.

    >>> said("courseCode", Offer(source="", local_id="", type="Course", name="Yoga", url="", course_code="K 12"))
    'K 12'
    """
    return _MAPPED[name](offer) if name in _MAPPED else ""


def _when(offer: Offer) -> str:
    shown = "; ".join(_span(one) for one in offer.instances[:3])
    return shown + (f" (+{len(offer.instances) - 3})" if len(offer.instances) > 3 else "")


def _span(one: Instance) -> str:
    return f"{one.start or '…'} – {one.end}" if one.end else one.start or "…"


def _where(offer: Offer) -> str:
    places = (*offer.places, *(place for one in offer.instances for place in one.places))
    return "; ".join(dict.fromkeys(_place(place) for place in places))


def _place(place: Place) -> str:
    town = f"{place.postal_code} {place.locality}".strip()
    parts = (place.name, place.room, place.street, town, place.words, "online" if place.online else "")
    return ", ".join(part for part in parts if part)


def _price(price: Price | None) -> str:
    if price is None:
        return ""
    sums = ", ".join(f"{one.value} {one.currency} {one.category}".strip() for one in price.amounts)
    return sums or {"yes": "0.00"}.get(price.free, price.words)


def _enrolment(offer: Offer) -> str:
    if offer.enrolment is None:
        return offer.status
    known = ((name, getattr(offer.enrolment, name)) for name in offer.enrolment.__struct_fields__)
    return ", ".join(f"{name} {value}" for name, value in known if value not in ("", None))


_MAPPED: dict[str, Callable[[Offer], str]] = {
    "name": lambda offer: offer.name,
    "description": lambda offer: offer.description[:120],
    "url": lambda offer: offer.url,
    "courseCode": lambda offer: offer.course_code,
    "license": lambda offer: offer.licence,
    "dateModified": lambda offer: offer.modified,
    "inLanguage": lambda offer: ", ".join(offer.languages),
    "keywords": lambda offer: ", ".join(offer.keywords),
    "audience": lambda offer: ", ".join(offer.audiences),
    "typicalAgeRange": lambda offer: "–".join(map(str, offer.ages)) if any(offer.ages) else "",
    "coursePrerequisites": lambda offer: offer.prerequisites,
    "educationalCredentialAwarded": lambda offer: ", ".join(offer.certificates),
    "accessibilityText": lambda offer: ", ".join(offer.accessibility),
    "childcareText": lambda offer: offer.childcare,
    "provider": lambda offer: ", ".join(one.name for one in offer.providers),
    "organizer": lambda offer: ", ".join(one.name for one in offer.organizers),
    "priceText": lambda offer: _price(offer.price),
    "eventStatus": lambda offer: offer.status,
    "courseMode": lambda offer: offer.mode,
    "eventAttendanceMode": lambda offer: offer.mode,
    **dict.fromkeys(("about", "category", "educationalLevel"), lambda offer: ", ".join(offer.categories)),
    **dict.fromkeys(("startDate", "endDate", "dateText", "timeText", "duration"), _when),
    **dict.fromkeys(("location", "room", "streetAddress", "postalCode", "addressLocality"), _where),
    **dict.fromkeys(
        ("statusText", "maximumAttendeeCapacity", "minimumAttendeeCapacity", "remainingAttendeeCapacity",
         "attendeeCount", "registrationDeadline"),
        _enrolment,
    ),
}  # fmt: skip
