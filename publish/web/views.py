"""What the pages about offers show, as frozen values: the words are chosen here, the templates only place them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester.records import Change
from publish.web.classes import Classes, classes
from publish.web.dates import moment_words, next_part, over, span_words
from publish.web.facts import Fact, facts, schedule_words
from publish.web.labels import MODES, STATUSES, TYPES, label
from publish.web.language import Catalogue
from publish.web.words import offer_places, offer_price, place_words, places_words, price_words, term_words
from vocab.iris import place_key, provider_key
from vocab.model import Instance, Moment, Offer, Organization, Place


class Row(Struct, frozen=True, kw_only=True):
    """One offer in a list."""

    key: str
    name: str
    type: str
    start: Moment
    when: str
    more: int
    """How many further dates it has."""
    place: str
    provider: str
    price: str
    mode: str
    status: str
    past: bool


def row(change: Change, say: Catalogue, where: ZoneInfo, now: datetime) -> Row:
    """Return how a list shows an offer."""
    offer = change.offer
    part = next_part(offer, now)
    dates = sum(len(i.sessions) or bool(i.start) for i in offer.instances)
    mode = offer.mode or next((i.mode for i in offer.instances if i.mode), "")
    places = offer_places(offer)
    return Row(
        key=change.key,
        name=offer.name,
        type=label(TYPES, offer.type, say),
        start=part.start if part else "",
        when=span_words(part.start, part.end, say, where) if part else say.gettext("no date given"),
        more=max(dates - 1, 0),
        place=places_words(places, say) if places or mode != "online" else label(MODES, mode, say),
        provider=", ".join(dict.fromkeys(p.name for p in (offer.providers or offer.organizers))),
        price=price_words(offer_price(offer), say),
        mode=label(MODES, mode, say) if mode else "",
        status=label(STATUSES, offer.status, say) if offer.status in STATUSES else "",
        past=over(offer, now),
    )


class When(Struct, frozen=True, kw_only=True):
    """One date of an offer."""

    start: Moment
    end: Moment
    words: str
    place: str
    name: str = ""
    status: str = ""
    price: str = ""
    schedule: str = ""
    sessions: "tuple[When, ...]" = ()


class Linked(Struct, frozen=True, kw_only=True):
    """A provider or place with the key of its own page."""

    key: str
    name: str
    address: str = ""
    detail: str = ""


class OfferView(Struct, frozen=True, kw_only=True):
    """The page of one offer."""

    row: Row
    dates: tuple[When, ...]
    providers: tuple[Linked, ...]
    organizers: tuple[Linked, ...]
    places: tuple[Linked, ...]
    price_words: str
    """The page's own words, when they say more than the price above."""
    zone: str
    languages: str
    modified: str
    facts: tuple[Fact, ...]
    price_terms: str
    classes: tuple[Classes, ...]


def offer_view(change: Change, say: Catalogue, where: ZoneInfo, now: datetime) -> OfferView:
    """Return what the page of an offer shows."""
    offer = change.offer
    price = offer_price(offer)
    shown = row(change, say, where, now)
    return OfferView(
        row=shown,
        dates=tuple(_when(instance, offer, say, where) for instance in offer.instances),
        providers=_organizations(offer.providers),
        organizers=_organizations(o for o in offer.organizers if o not in offer.providers),
        places=tuple(_place(place, say) for place in offer_places(offer)),
        price_words=price.words if price and price.words != shown.price else "",
        zone=str(where) if any("T" in part.start for part in offer.instances) else "",
        languages=", ".join(_language_name(tag, say) for tag in offer.languages),
        modified=moment_words(offer.modified, say, where) if offer.modified else "",
        facts=facts(offer, say, where),
        price_terms=term_words(price, say),
        classes=classes(offer, say),
    )


def _when(instance: Instance, offer: Offer, say: Catalogue, where: ZoneInfo) -> When:
    several = len(offer_places(offer)) > 1
    sessions = tuple(
        When(
            start=session.start,
            end=session.end,
            words=span_words(session.start, session.end, say, where),
            place=place_words(session.place, say) if session.place and several else "",
            name=session.name if session.name != offer.name else "",
        )
        for session in instance.sessions
    )
    price = instance.price if instance.price != offer_price(offer) else None
    return When(
        start=instance.start,
        end=instance.end,
        words=span_words(instance.start, instance.end, say, where),
        place=places_words(instance.places, say) if instance.places and several else "",
        status=label(STATUSES, instance.status, say) if instance.status in STATUSES else "",
        price=price_words(price, say) if price else "",
        schedule=schedule_words(instance.schedule, say) if instance.schedule else "",
        sessions=sessions,
    )


def _organizations(organizations: Iterable[Organization]) -> tuple[Linked, ...]:
    return tuple(Linked(key=provider_key(o), name=o.name, address=o.url) for o in organizations)


def _place(place: Place, say: Catalogue) -> Linked:
    name = place_words(place, say)
    return Linked(
        key=place_key(place),
        name=name,
        address=place.url if place.online else "",
        detail=place.words if place.words not in name else "",
    )


def _language_name(tag: str, say: Catalogue) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(say.language) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)
