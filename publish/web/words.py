"""Says prices and places in words; what is not known is said to be unknown, never to be free or nowhere."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from babel.numbers import format_currency, format_decimal

from publish.web.language import LOCALES, Catalogue
from publish.web.safe import plain
from vocab.model import Amount, Offer, Place, Price


def amount_words(amount: Amount, say: Catalogue) -> str:
    """Return one sum in words; without a currency as a bare number, since which one is meant is not known."""
    try:
        value = Decimal(amount.value)
        if not value.is_finite() or abs(value.adjusted()) > 15:
            return plain(amount.value)
    except InvalidOperation:
        return plain(amount.value)
    locale = LOCALES[say.language]
    text = (
        format_currency(value, amount.currency, locale=locale)
        if len(amount.currency) == 3 and amount.currency.isascii() and amount.currency.isalpha()
        else format_decimal(value, locale=locale)
    )
    return f"{text} ({plain(amount.category)})" if amount.category else text


def price_words(price: Price | None, say: Catalogue) -> str:
    """Return what it costs: free only when that was said, and unknown when nothing was."""
    if price is None:
        return say.gettext("price unknown")
    if price.amounts:
        return _sums(price, say)
    if price.free == "yes":
        return say.gettext("free of charge")
    if price.words:
        return plain(price.words)
    return say.gettext("not free, amount unknown") if price.free == "no" else say.gettext("price unknown")


def _sums(price: Price, say: Catalogue) -> str:
    sums = " · ".join(amount_words(amount, say) for amount in price.amounts)
    if price.free != "yes":
        return sums
    free = say.gettext("free of charge")
    return f"{free} ({sums})" if any(amount.value.strip("0.,") for amount in price.amounts) else free


def offer_price(offer: Offer) -> Price | None:
    """Return the price of an offer as a whole, or the one that all its instances share."""
    if offer.price:
        return offer.price
    shared = {instance.price for instance in offer.instances}
    return shared.pop() if len(shared) == 1 else None


def offer_places(offer: Offer) -> list[Place]:
    """Return every venue of an offer, each once."""
    found = dict.fromkeys(offer.places)
    for instance in offer.instances:
        found.update(dict.fromkeys(instance.places))
        found.update(dict.fromkeys(session.place for session in instance.sessions if session.place))
    return list(found)


def place_words(place: Place, say: Catalogue) -> str:
    """Return a venue in one line."""
    if place.online:
        return plain(place.name) or say.gettext("online")
    town = " ".join(part for part in (place.postal_code, place.locality) if part)
    line = ", ".join(dict.fromkeys(part for part in (place.name, place.street, town) if part))
    return plain(line or place.words or place.region or place.country) or say.gettext("place unknown")


def places_words(places: Iterable[Place], say: Catalogue) -> str:
    """Return venues in one line, with a count of those after the first."""
    lines = list(dict.fromkeys(place_words(place, say) for place in places))
    if not lines:
        return say.gettext("place unknown")
    more = len(lines) - 1
    return lines[0] + (say.ngettext(" and %(num)d more", " and %(num)d more", more) % {"num": more} if more else "")


def number_words(value: float, say: Catalogue) -> str:
    """Return a number with the separators of the language."""
    return format_decimal(value, locale=LOCALES[say.language])
