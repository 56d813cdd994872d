"""Says prices and places in words; what is not known is said to be unknown, never to be free or nowhere."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from babel.numbers import format_currency, format_decimal

from publish.web.language import LOCALES, Catalogue, noop
from publish.web.safe import plain
from vocab.model import Amount, Offer, Place, Price

KINDS = {
    "reduced": noop("reduced"),
    "material": noop("for material"),
    "deposit": noop("deposit"),
    "surcharge": noop("surcharge"),
    "donation": noop("donation asked for"),
    "voucher": noop("voucher or grant"),
    "rate": noop("instalment"),
}
UNITS = {
    "session": noop("per meeting"),
    "unit": noop("per lesson"),
    "hour": noop("per hour"),
    "week": noop("per week"),
    "month": noop("per month"),
    "year": noop("per year"),
    "person": noop("per person"),
    "couple": noop("per couple"),
    "family": noop("per family"),
    "team": noop("per group"),
}
BOUNDS = {"from": noop("from %(sum)s"), "to": noop("up to %(sum)s")}
TERMS = {
    "donation": noop("a donation is asked for"),
    "free-for-some": noop("free for some"),
    "instalments": noop("can be paid in instalments"),
    "material-included": noop("material included"),
    "on-request": noop("price on request"),
    "reduction-possible": noop("a reduction is possible"),
    "voucher": noop("vouchers are accepted"),
}


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
    told = [plain(amount.category)] if amount.category else []
    if amount.kind in KINDS and not (amount.kind == "reduced" and amount.category):
        told.append(say.gettext(KINDS[amount.kind]))
    told += [say.gettext(UNITS[amount.per])] if amount.per in UNITS else []
    told += [people_words(amount.people, say)] if any(amount.people) else []
    text = say.gettext(BOUNDS[amount.bound]) % {"sum": text} if amount.bound in BOUNDS else text
    text = f"{amount.times} × {text}" if amount.times else text
    return f"{text} ({', '.join(told)})" if told else text


def people_words(people: tuple[int, int], say: Catalogue) -> str:
    """Return for how many people an amount holds."""
    least, most = people
    if least and most:
        return say.gettext("for %(least)d to %(most)d people") % {"least": least, "most": most}
    if least:
        return say.gettext("for %(least)d people and more") % {"least": least}
    return say.gettext("for up to %(most)d people") % {"most": most}


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


def term_words(price: Price | None, say: Catalogue) -> str:
    """Return what else is said of paying."""
    return ", ".join(say.gettext(TERMS[one]) for one in price.terms if one in TERMS) if price else ""


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
    line = ", ".join(dict.fromkeys(part for part in (place.name, place.room, place.street, town) if part))
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
