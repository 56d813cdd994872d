"""Says in RDF what is known of an offer beyond name, place and day: repetition, places left, kinds of price, facts.

Used by `vocab.graph` alone; `part` gives the IRI of a part of the offer, `say` takes one triple.
"""

from collections.abc import Callable, Iterator

from vocab import codes
from vocab.entities import A, Say
from vocab.lines import BOOLEAN, decimal, integer, literal, moment, time
from vocab.model import Amount, Enrolment, Offer, Price, Schedule, payable
from vocab.terms import be, schema

Part = Callable[[str, str], str]
AVAILABILITIES = {"free": "InStock", "few": "LimitedAvailability", "waitlist": "BackOrder", "full": "SoldOut"}
"""What the model says of places -> schema.org ItemAvailability."""
_DAYS = {"Mo": "Monday", "Tu": "Tuesday", "We": "Wednesday", "Th": "Thursday", "Fr": "Friday", "Sa": "Saturday",
         "Su": "Sunday"}  # fmt: skip
_FIELDS = {"levels": "language-levels", "certificates": "certificates", "accessibility": "accessibility"}
_TRUE, _FALSE = f'"true"{BOOLEAN}', f'"false"{BOOLEAN}'


def concepts(offer: Offer) -> Iterator[str]:
    """Yield the concepts that an offer's own fields name, such as `language-levels/B1`.

    >>> offer = Offer(source="vhs", local_id="1", type="Course", name="B1", url="/1", levels=("B1", "advanced"))
    >>> list(concepts(offer))
    ['language-levels/B1']
    """
    for field, scheme in _FIELDS.items():
        for name in getattr(offer, field):
            if found := codes.find(f"{scheme}/{name}"):
                yield found.key


def write_facts(offer: Offer, me: str, part: Part, say: Say) -> None:
    """Write ages, levels, what is needed and earned, access, childcare and places left."""
    least, most = offer.ages
    if least or most:
        audience = part("ages", "")
        say(me, schema("typicalAgeRange"), literal(f"{least or ''}-{most or ''}"))
        say(me, schema("audience"), audience)
        say(audience, A, schema("PeopleAudience"))
        if least:
            say(audience, schema("suggestedMinAge"), integer(least))
        if most:
            say(audience, schema("suggestedMaxAge"), integer(most))
    for level in offer.levels:
        say(me, schema("educationalLevel"), literal(level))
    if offer.prerequisites and offer.licence:
        say(me, schema("coursePrerequisites"), literal(offer.prerequisites))
    for key in concepts(offer):
        scheme, _, name = key.partition("/")
        say(me, be(codes.scheme(scheme).property), be(f"{scheme}/{name}"))
    if offer.childcare != "unknown":
        say(me, be("childcare"), _TRUE if offer.childcare == "yes" else _FALSE)
    if offer.enrolment:
        write_enrolment(offer.enrolment, me, say)


def write_enrolment(enrolment: Enrolment, subject: str, say: Say) -> None:
    """Write how many take part, how many still can, and until when one registers."""
    if enrolment.availability:
        say(subject, be("availability"), schema(AVAILABILITIES[enrolment.availability]))
    if enrolment.left is not None:
        say(subject, schema("remainingAttendeeCapacity"), integer(enrolment.left))
    if enrolment.most is not None:
        say(subject, schema("maximumAttendeeCapacity"), integer(enrolment.most))
    if enrolment.least is not None:
        say(subject, be("minimumAttendees"), integer(enrolment.least))
    if enrolment.deadline:
        say(subject, be("registrationDeadline"), moment(enrolment.deadline))


def write_schedule(schedule: Schedule, subject: str, part: str, say: Say, *, of_course: bool) -> None:
    """Write a repetition, whether or not its sessions are known."""
    say(subject, schema("courseSchedule" if of_course else "eventSchedule"), part)
    say(part, A, schema("Schedule"))
    for day in schedule.days:
        say(part, schema("byDay"), schema(_DAYS[day]))
    if schedule.start_time:
        say(part, schema("startTime"), time(schedule.start_time))
    if schedule.end_time:
        say(part, schema("endTime"), time(schedule.end_time))
    if schedule.start_date:
        say(part, schema("startDate"), moment(schedule.start_date))
    if schedule.end_date:
        say(part, schema("endDate"), moment(schedule.end_date))
    if schedule.count:
        say(part, schema("repeatCount"), integer(schedule.count))
    if schedule.month_week:
        say(part, schema("repeatFrequency"), literal("P1M"))
        say(part, schema("byMonthWeek"), integer(schedule.month_week))
    else:
        say(part, schema("repeatFrequency"), literal(f"P{schedule.weeks}W"))
    for day in schedule.except_dates:
        say(part, schema("exceptDate"), moment(day))
    if schedule.skips_holidays:
        say(part, be("skipsSchoolHolidays"), _TRUE)
    say(part, schema("scheduleTimezone"), literal(schedule.timezone))


def write_price(price: Price, subject: str, name: str, part: Part, say: Say) -> None:
    """Write what it costs: a schema:Offer for each price, further amounts beside; unknown is never written as free."""
    if price.free != "unknown":
        say(subject, schema("isAccessibleForFree"), _TRUE if price.free == "yes" else _FALSE)
    for term in price.terms:
        say(subject, be("priceTerm"), literal(term))
    plain = payable(price)
    if not any(one.kind in {"", "reduced"} for one in price.amounts) and price.words:
        node = part(name, "")
        say(subject, schema("offers"), node)
        say(node, A, schema("Offer"))
        say(node, schema("description"), literal(price.words))
    for amount in price.amounts:
        node = part(name, f"{amount.value} {amount.currency} {amount.category} {amount.kind}".strip())
        if amount.kind in {"", "reduced"}:
            _offer(amount, price.words, subject, node, say, plain=amount in plain)
        else:
            say(subject, be("furtherAmount"), node)
            say(node, A, schema("UnitPriceSpecification"))
            say(node, be("amountKind"), literal(amount.kind))
            _specification(amount, node, say)


def _offer(amount: Amount, words: str, subject: str, node: str, say: Say, *, plain: bool) -> None:
    """Write one price; one that is no full price stands in a specification, so that nobody takes it for one."""
    say(subject, schema("offers"), node)
    say(node, A, schema("Offer"))
    if plain:
        say(node, schema("price"), decimal(amount.value))
        if amount.currency:
            say(node, schema("priceCurrency"), literal(amount.currency))
    if amount.category:
        say(node, schema("category"), literal(amount.category))
    if words:
        say(node, schema("description"), literal(words))
    if not plain or amount.per or amount.times or any(amount.people):
        unit = f"{node[:-1]}-unit>"
        say(node, schema("priceSpecification"), unit)
        say(unit, A, schema("UnitPriceSpecification"))
        _specification(amount, unit, say)


def _specification(amount: Amount, node: str, say: Say) -> None:
    sums = {"": "price", "from": "minPrice", "to": "maxPrice"}
    say(node, schema(sums[amount.bound]), decimal(amount.value))
    if amount.currency:
        say(node, schema("priceCurrency"), literal(amount.currency))
    if amount.per:
        say(node, schema("unitText"), literal(amount.per))
    if amount.times:
        say(node, be("times"), integer(amount.times))
    least, most = amount.people
    if least or most:
        range_ = f"{node[:-1]}-people>"
        say(node, schema("eligibleQuantity"), range_)
        say(range_, A, schema("QuantitativeValue"))
        if least:
            say(range_, schema("minValue"), integer(least))
        if most:
            say(range_, schema("maxValue"), integer(most))
