"""Maps a raw offer to the vocabulary's Offer: words and formats only, no judgement; persons are left out."""

import re
from datetime import UTC, datetime

from msgspec import Struct

from harvester.mapping.addresses import web
from harvester.mapping.dates import LATEST, moment
from harvester.mapping.facts import facts
from harvester.mapping.instances import instances
from harvester.mapping.items import first, is_a, said, values
from harvester.mapping.moments import Context
from harvester.mapping.notes import Notes
from harvester.mapping.organizations import organizations
from harvester.mapping.persons.items import without_people
from harvester.mapping.places.venues import places
from harvester.mapping.prices.costs import price
from harvester.mapping.text import cut, damage, line, prose, storable
from harvester.mapping.types import offer_type
from harvester.mapping.zones import zone, zone_or_default
from harvester.records import Item, RawOffer, Source
from vocab.model import UNBOUNDED, Finding, Instance, Moment, Offer, Organization

NAME, DESCRIPTION = 500, 10_000
"""Most characters of each."""
FAR = 20
"""Years ahead in which nothing begins that is offered today."""
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_CATEGORIES = (
    "about",
    "category",
    "genre",
    "articleSection",
    "additionalType",
    "educationalAlignment",
    "educationalLevel",
)
_PROVIDERS = ("provider", "offeredBy", "sourceOrganization")


class Mapped(Struct, frozen=True):
    """The offer, or None where no name makes it one, and what was found wrong."""

    offer: Offer | None
    findings: tuple[Finding, ...] = ()


def offer(raw: RawOffer, source: Source) -> Mapped:
    """Return `raw` in the terms of the vocabulary, without a key."""
    notes = Notes(storable(raw.page), raw.method, storable(raw.at))
    item, people = without_people(raw.item)
    if people:
        notes.finding("persons-dropped", detail=str(people))
    _encoding(raw.item, notes)
    name = _name(item, notes)
    if not name:
        notes.finding("offer-no-name", "name", raw.url)
        return Mapped(None, notes.findings())
    description = _description(item, notes)
    context = _context(raw, source, notes)
    held = instances(item, context, notes)
    told = facts(item, name, description, context.zone, notes)
    kind = offer_type(item)
    url = _url(raw, notes)
    organizers = organizations(item, ("organizer",), "organizers", notes)
    made = Offer(
        source=source.id,
        local_id=storable(raw.local_id) or url,
        identifiers=tuple(dict.fromkeys(storable(one) for one in raw.identifiers)),
        type=kind,
        name=name,
        description=description,
        url=url,
        providers=_providers(item, kind, notes) or (() if organizers else _registered(source)),
        organizers=organizers,
        instances=held,
        places=places(item, ("location", "contentLocation"), notes),
        price=price(item, notes),
        languages=told.languages,
        audiences=_texts(item, ("audience",), "audiences", notes, each=200),
        ages=told.ages if any(told.ages) else UNBOUNDED,
        levels=told.levels,
        prerequisites=told.prerequisites,
        certificates=told.certificates,
        accessibility=told.accessibility,
        childcare=told.childcare,
        enrolment=told.enrolment,
        mode=told.mode,
        keywords=_keywords(item, notes),
        categories=_categories(item, notes),
        course_code=_course_code(item, notes),
        modified=_modified(item, source, notes),
        status=told.status or _status(held),
        licence=_licence(item, notes) or source.licence,
        pages=(notes.page,),
        origins=notes.origins(),
    )
    return Mapped(made, notes.findings())


def _name(item: Item, notes: Notes) -> str:
    words = first(item, "name", "headline", "title")
    name = line(words[: 8 * NAME])
    if len(name) > NAME:
        notes.finding("text-cut", "name", name, f"{NAME}")
    notes.origin("name", name)
    return cut(name, NAME)


def _description(item: Item, notes: Notes) -> str:
    words = first(item, "description", "abstract")
    if not words:
        return ""
    text = prose(words[: 20 * DESCRIPTION])
    if len(text) > DESCRIPTION:
        notes.finding("text-cut", "description", text, f"{DESCRIPTION}")
    notes.origin("description", text[:NAME])
    return cut(text, DESCRIPTION)


def _encoding(item: Item, notes: Notes) -> None:
    """Note what was converted wrongly in texts before they were read, repaired or not."""
    for field in ("name", "description"):
        words = first(item, field)[: 20 * DESCRIPTION]
        if not words.isascii() and (signs := damage(words)):
            notes.finding("text-encoding", field, " ".join(signs))  # apart, they are not mended again


def _providers(item: Item, kind: str, notes: Notes) -> tuple[Organization, ...]:
    names = (*_PROVIDERS, "publisher") if kind == "LearningResource" else _PROVIDERS
    return organizations(item, names, "providers", notes)


def _registered(source: Source) -> tuple[Organization, ...]:
    """Return the provider that the source was registered with, for offers that name nobody."""
    name = cut(line(source.provider), 300)
    return (Organization(name=name),) if name else ()


def _url(raw: RawOffer, notes: Notes) -> str:
    url = web(raw.url)
    if url:
        notes.origin("url", raw.url)
        return url
    notes.finding("offer-url", "url", raw.url)
    return notes.page


def _context(raw: RawOffer, source: Source, notes: Notes) -> Context:
    """Return how dates are read: years are sought on the page only where a date may lack one."""
    where = zone(source.timezone)
    if where is None:
        notes.finding("source-timezone", "", source.timezone)
        where = zone_or_default(source.timezone)
    starts = raw.item.properties.get("startDate", ())
    years: frozenset[int] = frozenset()
    if "dateText" in raw.item.properties or not all(
        isinstance(one, str) and one.strip()[:4].isdigit() for one in starts
    ):
        years = _years(raw)
    return Context(where, years, _latest(), source.municipality[:2], source.options.get("holidays", ""))


def _latest() -> int:
    """Return the last year in which an offer of today may begin."""
    return min(datetime.now(UTC).year + FAR, LATEST)


def _years(raw: RawOffer) -> frozenset[int]:
    """Return the years that an offer names, else those in its address."""
    told = " ".join((first(raw.item, "name"), first(raw.item, "description")[:2000], *said(raw.item, "dateText")))
    years = _YEAR.findall(told) or _YEAR.findall(raw.url)
    return frozenset(int(year) for year in years)


def _texts(item: Item, names: tuple[str, ...], field: str, notes: Notes, *, each: int) -> tuple[str, ...]:
    """Return texts as they stand, each once; of an audience its type or role."""
    found: dict[str, None] = {}
    for value in values(item, *names):
        if isinstance(value, Item):
            if is_a(value, "Person"):
                continue
            words = first(value, "audienceType", "educationalRole", "name")
        else:
            words = value
        if text := cut(line(words[:1000]), each):
            found[text] = None
            notes.origin(field, words)
    return tuple(found)[:50]


def _keywords(item: Item, notes: Notes) -> tuple[str, ...]:
    """Return keywords one by one; a text of several is split at its commas or semicolons."""
    found: dict[str, None] = {}
    for words in said(item, "keywords"):
        for part in words[:5000].replace(";", ",").split(","):
            if text := cut(line(part), 100):
                found[text] = None
        notes.origin("keywords", words)
    return tuple(found)[:50]


def _categories(item: Item, notes: Notes) -> tuple[str, ...]:
    """Return the provider's own classes: of a term its code and its words, of others the words; addresses are none."""
    found: dict[str, None] = {}
    for value in values(item, *_CATEGORIES):
        if isinstance(value, Item):
            if is_a(value, "Person"):
                continue
            words = " ".join(dict.fromkeys((first(value, "termCode", "codeValue"), first(value, "name", "targetName"))))
        else:
            words = value
        text = cut(line(words[:1000]), 200)
        if text and not web(text):
            found[text] = None
            notes.origin("categories", words)
    return tuple(found)[:20]


def _course_code(item: Item, notes: Notes) -> str:
    words = first(item, "courseCode")
    notes.origin("course_code", words)
    return cut(line(words[:400]), 100)


def _modified(item: Item, source: Source, notes: Notes) -> Moment:
    words = first(item, "dateModified")
    if not words:
        return ""
    read = moment(words, zone_or_default(source.timezone))
    if read is None or not read.moment:
        notes.finding("date-invalid", "dateModified", words)
        return ""
    notes.origin("modified", words)
    return read.moment


def _status(held: tuple[Instance, ...]) -> str:
    """Return the status of an offer that says none itself: cancelled when each of its instances is."""
    return "EventCancelled" if held and all(one.status == "EventCancelled" for one in held) else ""


def _licence(item: Item, notes: Notes) -> str:
    for value in values(item, "license"):
        words = value if isinstance(value, str) else value.id or first(value, "url")
        if address := web(words):
            notes.origin("licence", words)
            return address
    return ""
