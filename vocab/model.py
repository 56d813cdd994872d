"""The offer and its parts as frozen values, in the terms of schema.org; nothing here reads, fetches or stores.

A *moment* is text in ISO 8601: `2026-10-05` for a whole day, `2026-10-05T18:00:00+02:00` for a time with its offset.
The two are told apart by the `T` alone; a time without an offset never gets this far.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

Moment: TypeAlias = str
UNBOUNDED = (0, 0)
"""No least and no most; values that say nothing are this very one, which is not written."""
Answer: TypeAlias = Literal["yes", "no", "unknown"]
Severity: TypeAlias = Literal["error", "warning", "info"]
Method: TypeAlias = Literal["rule", "model", "field", "provider", "person"]
"""How a verdict was reached: by words of the code lists, by these and the trained model, from a field that says it,
from what the source or provider is, or by a person."""


class Origin(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the value of one field of an offer stood, and in which words."""

    field: str
    page: str
    method: str
    """How it was read: `json-ld`, `microdata`, `rdfa`, `listing`, or the kind of file or recipe, such as `openvhs`."""
    words: str


class Finding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that a provider or an operator should know; `code` names its text in `vocab.messages`."""

    code: str
    severity: Severity = "warning"
    page: str = ""
    field: str = ""
    words: str = ""
    """What stood there, in the provider's own words, cut to 200 characters."""
    detail: str = ""


class Evidence(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Words that a verdict rests on, and the field that they stood in."""

    field: str
    words: str


class Classification(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The verdict that an offer belongs to a concept, with why and how surely."""

    concept: str
    """Code list and name, such as `themes/culture`; of a municipality `municipality/` and its AGS."""
    confidence: float
    """0 to 1, in hundredths."""
    method: Method
    evidence: tuple[Evidence, ...] = ()


class Place(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A venue, or with `online` a virtual location; `words` keeps what the page said."""

    name: str = ""
    room: str = ""
    """Room, floor or part of the building, as the page says it."""
    street: str = ""
    """Street and house number."""
    postal_code: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    online: bool = False
    url: str = ""
    words: str = ""
    municipality: str = ""
    """AGS of the municipality that it lies in, eight digits; empty when that is not known for sure."""
    area: str = ""
    """Social area within the municipality: AGS, a slash and the municipality's own name for it."""


class Organization(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A provider or organiser; never a person."""

    name: str
    url: str = ""
    address: Place | None = None
    """Where it has its seat; never taken for the venue of an offer."""


AmountKind: TypeAlias = Literal["", "reduced", "material", "deposit", "surcharge", "donation", "voucher", "rate"]
PriceTerm: TypeAlias = Literal[
    "donation", "free-for-some", "instalments", "material-included", "on-request", "reduction-possible", "voucher"
]
Availability: TypeAlias = Literal["", "free", "few", "waitlist", "full"]


class Amount(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sum of money: `value` is a decimal number as text (`85.00`), `currency` an ISO 4217 code."""

    value: str
    currency: str = ""
    category: str = ""
    """The page's own word for whom or what it holds, such as `ermäßigt`."""
    kind: AmountKind = ""
    """What is paid by it; empty for the normal price."""
    per: str = ""
    """What it is paid for each time: `session`, `unit` (a lesson), `hour`, `week`, `month`, `year`, `person`, `couple`,
    `family` or `team`; empty for the whole offer and one person."""
    times: int = 0
    """How often, as in `3 x 40 €`; 0 when not said."""
    bound: Literal["", "from", "to"] = ""
    """`from`: it costs at least so much (`ab 35 €`); `to`: at most."""
    people: tuple[int, int] = UNBOUNDED
    """How many take part where it holds, least and most; 0 where there is no bound."""


class Price(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an offer costs: the page's words, the amounts in them, and whether it is free."""

    words: str = ""
    amounts: tuple[Amount, ...] = ()
    free: Answer = "unknown"
    terms: tuple[PriceTerm, ...] = ()
    """What else the words say of paying, in alphabetical order."""


def payable(price: Price) -> tuple[Amount, ...]:
    """Return what one can pay to take part: full prices, normal and reduced, without what is added or only a bound.

    >>> payable(Price(amounts=(Amount(value="85.00"), Amount(value="5.00", kind="material"))))[0].value
    '85.00'
    """
    return tuple(
        one
        for one in price.amounts
        if one.kind in {"", "reduced"} and not one.bound and one.per in {"", "person", "couple", "family", "team"}
    )


class Session(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One meeting of a course or one part of an event."""

    start: Moment
    end: Moment = ""
    """For whole days the last day itself, not the day after it."""
    name: str = ""
    place: Place | None = None


class Schedule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A repetition as the page states it, whether or not its single sessions are known (schema.org Schedule)."""

    days: tuple[str, ...]
    """`Mo` to `Su`, in the order of the week."""
    start_time: str = ""
    """Local time, `18:00`."""
    end_time: str = ""
    start_date: str = ""
    end_date: str = ""
    """The last day of the repetition, itself included."""
    count: int = 0
    """How many sessions there are; 0 when not said."""
    weeks: int = 1
    """Every so many weeks; with `month_week` 0."""
    month_week: int = 0
    """Which week of the month: 1 for the first `days` in it, -1 for the last; 0 when it goes by weeks."""
    except_dates: tuple[str, ...] = ()
    skips_holidays: bool = False
    """Whether the page says that there is none in the school holidays."""
    timezone: str = "Europe/Berlin"


class Enrolment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Places in one course and whether one can still be had; a number is None when it is not said."""

    availability: Availability = ""
    left: int | None = None
    most: int | None = None
    least: int | None = None
    deadline: Moment = ""
    """Until when one can register."""


class Instance(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One time that an offer is held: from `start` to `end`, perhaps in several sessions."""

    start: Moment = ""
    end: Moment = ""
    sessions: tuple[Session, ...] = ()
    schedule: Schedule | None = None
    places: tuple[Place, ...] = ()
    price: Price | None = None
    enrolment: Enrolment | None = None
    status: str = ""
    """Local name of a schema.org EventStatusType, such as `EventRescheduled`; empty when not said."""
    mode: str = ""
    """`onsite`, `online` or `blended`; empty when not said."""
    url: str = ""
    identifier: str = ""


class Offer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An education offer as harvested from one source.

    `key` is the public name, given when the offer is first seen and kept for good; it is empty until then.
    """

    key: str = ""
    source: str
    local_id: str
    """What tells this offer from others of the same source: the provider's id or the offer's own address."""
    identifiers: tuple[str, ...] = ()
    """Further names by which the same offer is known again, such as `uid:…` (iCalendar) or `nr:…` (course number)."""
    type: str
    """Local name of the schema.org class, such as `Course` or `EducationEvent`."""
    name: str
    description: str = ""
    url: str
    """The provider's page about the offer."""
    providers: tuple[Organization, ...] = ()
    organizers: tuple[Organization, ...] = ()
    instances: tuple[Instance, ...] = ()
    places: tuple[Place, ...] = ()
    """Venues said of the offer as a whole; an instance's own venues stand with the instance."""
    price: Price | None = None
    languages: tuple[str, ...] = ()
    """BCP 47 tags."""
    audiences: tuple[str, ...] = ()
    ages: tuple[int, int] = UNBOUNDED
    """Least and most age in years; 0 where there is no bound."""
    levels: tuple[str, ...] = ()
    """`A1` to `C2`, `beginner`, `intermediate` or `advanced`."""
    prerequisites: str = ""
    """What one must know or bring, in the page's words; empty when nothing is said or nothing is needed."""
    certificates: tuple[str, ...] = ()
    """Names in the code list `certificates`."""
    accessibility: tuple[str, ...] = ()
    """Names in the code list `accessibility`: claims of the provider, never reviewed."""
    childcare: Answer = "unknown"
    enrolment: Enrolment | None = None
    """Of the offer as a whole; an instance's own stands with the instance."""
    mode: str = ""
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """The provider's own classes: words, or a code and its words such as `4.04 Deutsch als Fremdsprache`."""
    course_code: str = ""
    modified: Moment = ""
    """When the provider says that the offer was last changed."""
    status: str = ""
    licence: str = ""
    """IRI of the licence under which the texts may be published; without one only facts are."""
    classifications: tuple[Classification, ...] = ()
    """What it was found to belong to: theme, stage, type and so on, and its municipality."""
    pages: tuple[str, ...] = ()
    """Addresses of all pages that this was read from, the offer's own first."""
    origins: tuple[Origin, ...] = ()


def concepts(offer: Offer, scheme: str) -> tuple[str, ...]:
    """Return the names of the concepts of one code list that an offer belongs to, the surest first.

    >>> verdict = Classification(concept="themes/culture", confidence=0.9, method="rule")
    >>> offer = Offer(source="vhs", local_id="1", type="Event", name="Chor", url="/1", classifications=(verdict,))
    >>> concepts(offer, "themes"), concepts(offer, "stages")
    (('culture',), ())
    """
    found = [one for one in offer.classifications if one.concept.startswith(f"{scheme}/")]
    return tuple(one.concept.partition("/")[2] for one in sorted(found, key=lambda one: -one.confidence))


def day(moment: Moment) -> str:
    """Return the calendar day of a moment.

    >>> day("2026-10-05T18:00:00+02:00")
    '2026-10-05'
    """
    return moment[:10]


def starts(offer: Offer) -> list[Moment]:
    """Return every start that an offer states, in order: of its instances and of their sessions."""
    found = {i.start for i in offer.instances if i.start}
    found.update(s.start for i in offer.instances for s in i.sessions)
    return sorted(found)
