"""Says an entry of the ledger in RDF: the only mapping from the model to triples, as N-Triples lines.

Everything has an IRI, there are no blank nodes, and equal values give equal lines, so graphs are compared as text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from vocab.classes import describe_concepts, describe_municipalities, describe_social_area, write_classes
from vocab.details import concepts, write_enrolment, write_facts, write_price, write_schedule
from vocab.entities import A, Entity, Say, entity
from vocab.iris import Iris
from vocab.lines import address, literal, moment
from vocab.model import Instance, Offer, Place, Price, Session
from vocab.terms import ATTENDANCE, COURSES, DCT, EVENT_STATUSES, PROGRAMS, PROV, RESOURCES, be, schema
from vocab.things import Run, describe_organization, describe_place, describe_run, describe_source

_PART = re.compile("[A-Za-z0-9]+")

MODIFIED = f"<{DCT}modified>"
SPATIAL = f"<{DCT}spatial>"
GENERATED_BY = f"<{PROV}wasGeneratedBy>"
INVALIDATED_BY = f"<{PROV}wasInvalidatedBy>"
INVALIDATED_AT = f"<{PROV}invalidatedAtTime>"
DERIVED_FROM = f"<{PROV}wasDerivedFrom>"

_START, _END, _URL, _NAME = schema("startDate"), schema("endDate"), schema("url"), schema("name")
_LOCATION, _SUB_EVENT, _OFFERS = schema("location"), schema("subEvent"), schema("offers")
_OFFER, _SOURCE, _EVENT, _COURSE_INSTANCE = be("Offer"), be("source"), schema("Event"), schema("CourseInstance")


class Change(Protocol):
    """What is said of an entry of the ledger."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def action(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> str: ...  # noqa: D102
    @property
    def offer(self) -> Offer: ...  # noqa: D102


def describe(change: Change, run: Run, iris: Iris) -> tuple[Entity, ...]:
    """Return the offer, or its tombstone when it was withdrawn, and then the shared things that it refers to.

    A shared thing (provider, place, source, run) belongs in a graph exactly while something else there refers to it.
    """
    if change.action == "withdrawn":
        return (_tombstone(change, run, iris), describe_source(change.offer.source, iris), describe_run(run, iris))
    offer = change.offer
    shared = [describe_source(offer.source, iris), describe_run(run, iris)]
    organizations = dict.fromkeys((*offer.providers, *offer.organizers))
    shared += [describe_organization(organization, iris) for organization in organizations]
    shared += [describe_place(place, iris) for place in dict.fromkeys(_places(offer))]
    shared += dict.fromkeys(describe_concepts((*(v.concept for v in offer.classifications), *concepts(offer))))
    areas = dict.fromkeys(place.area for place in _places(offer) if place.area)
    shared += [describe_social_area(area, iris) for area in areas]
    shared += dict.fromkeys(describe_municipalities(dict.fromkeys(_municipalities(offer))))
    return (_offer(change, run, iris), *shared)


def _places(offer: Offer) -> Iterator[Place]:
    yield from offer.places
    for instance in offer.instances:
        yield from instance.places
        for session in instance.sessions:
            if session.place:
                yield session.place


def _municipalities(offer: Offer) -> Iterator[str]:
    for verdict in offer.classifications:
        scheme, _, ags = verdict.concept.partition("/")
        if scheme in {"municipality", "provider-municipality"}:
            yield ags
    seats = (one.address for one in (*offer.providers, *offer.organizers) if one.address)
    yield from (place.municipality for place in (*_places(offer), *seats) if place.municipality)


def _offer(change: Change, run: Run, iris: Iris) -> Entity:
    iri = iris.offer(change.key)
    lines: dict[str, None] = {}

    def say(subject: str, predicate: str, thing: str) -> None:
        lines[f"{subject} {predicate} {thing} ."] = None

    writer = _Writer(iri, change.offer, iris, say)
    writer.itself()
    writer.people_and_places()
    writer.instances()
    me = writer.me
    write_classes(change.offer, me, writer.part, iris, say)
    say(me, _SOURCE, f"<{describe_source(change.offer.source, iris).iri}>")
    say(me, GENERATED_BY, f"<{describe_run(run, iris).iri}>")
    say(me, MODIFIED, moment(change.at))
    for page in change.offer.pages:
        say(me, DERIVED_FROM, address(page))
    return Entity(iri, tuple(lines))


class _Writer:
    """Writes one offer; holds what all of its parts need."""

    def __init__(self, iri: str, offer: Offer, iris: Iris, say: Say) -> None:
        self.iri = iri
        self.me = f"<{iri}>"
        self.offer = offer
        self.iris = iris
        self.say = say
        self.used: set[str] = set()

    def itself(self) -> None:
        """Write class, name, addresses, words."""
        offer, me, say = self.offer, self.me, self.say
        say(me, A, schema(offer.type))
        say(me, A, _OFFER)
        say(me, _NAME, literal(offer.name))
        say(me, _URL, address(offer.url))
        if offer.licence:
            say(me, schema("license"), address(offer.licence))
            if offer.description:
                say(me, schema("description"), literal(offer.description))
        if offer.course_code:
            say(me, schema("courseCode"), literal(offer.course_code))
        if offer.modified:
            say(me, schema("dateModified"), moment(offer.modified))
        for language in offer.languages:
            say(me, schema("inLanguage"), literal(language))
        for word in offer.keywords:
            say(me, schema("keywords"), literal(word))
        for audience in offer.audiences:
            part = self.part("audience", audience)
            say(me, schema("audience"), part)
            say(part, A, schema("EducationalAudience"))
            say(part, schema("audienceType"), literal(audience))
        if offer.price:
            self.price(me, "price", offer.price)
        self.status(me, offer.status)
        write_facts(offer, me, self.part, say)

    def people_and_places(self) -> None:
        """Refer to providers, organisers and venues."""
        offer, me, say = self.offer, self.me, self.say
        for provider in offer.providers:
            say(me, schema("provider"), f"<{describe_organization(provider, self.iris).iri}>")
        for organizer in offer.organizers:
            say(me, schema("organizer"), f"<{describe_organization(organizer, self.iris).iri}>")
        held = _LOCATION if self.is_event() else SPATIAL
        for place in offer.places:
            say(me, held, self.place(place))

    def instances(self) -> None:
        """Write when it is held: on the event itself, or as parts with an IRI of their own."""
        offer, me, say = self.offer, self.me, self.say
        if offer.mode and self.is_event():
            say(me, schema("eventAttendanceMode"), ATTENDANCE[offer.mode])
        if not offer.instances:
            return
        alone = len(offer.instances) == 1 and offer.type not in COURSES
        if alone:
            self.instance(me, "", offer.instances[0])
            return
        has, kind = (schema("hasCourseInstance"), _COURSE_INSTANCE) if offer.type in COURSES else (_SUB_EVENT, _EVENT)
        for instance in offer.instances:
            name = instance.identifier or instance.start[:16] or instance.end[:16]
            part = self.part("held", name)
            say(me, has, part)
            say(part, A, kind)
            self.instance(part, part[len(self.iri) + 2 : -1] + "-", instance)
        if self.is_event():
            self.span()

    def span(self) -> None:
        """Say of an event that is held several times when it begins first and ends last."""
        begins = [i.start for i in self.offer.instances if i.start]
        ends = [i.end or i.start for i in self.offer.instances if i.start]
        if begins:
            self.say(self.me, _START, moment(min(begins)))
            self.say(self.me, _END, moment(max(ends)))

    def instance(self, subject: str, prefix: str, instance: Instance) -> None:
        """Write one instance about `subject`; `prefix` begins the fragments of its parts."""
        say = self.say
        self.span_of(instance, subject)
        for place in instance.places:
            say(subject, _LOCATION, self.place(place))
        mode = instance.mode or (self.offer.mode if subject != self.me else "")
        if mode:
            say(subject, schema("eventAttendanceMode"), ATTENDANCE[mode])
            if self.offer.type in COURSES:
                say(subject, schema("courseMode"), literal(mode))
        if instance.url and subject != self.me:
            say(subject, _URL, address(instance.url))
        if instance.identifier:
            say(subject, schema("identifier"), literal(instance.identifier))
        if instance.price:
            self.price(subject, f"{prefix}price", instance.price)
        self.status(subject, instance.status)
        if instance.enrolment:
            write_enrolment(instance.enrolment, subject, say)
        self.repetition(subject, prefix, instance)

    def repetition(self, subject: str, prefix: str, instance: Instance) -> None:
        """Write schedule and single meetings."""
        if instance.schedule:
            of_course = self.offer.type in COURSES
            part = self.part(f"{prefix}schedule", "")
            write_schedule(instance.schedule, subject, part, self.say, of_course=of_course)
        for session in instance.sessions:
            self.session(subject, prefix, session)

    def span_of(self, instance: Instance | Session, subject: str) -> None:
        """Write start and end."""
        if instance.start:
            self.say(subject, _START, moment(instance.start))
        if instance.end:
            self.say(subject, _END, moment(instance.end))

    def session(self, subject: str, prefix: str, session: Session) -> None:
        """Write one meeting."""
        say = self.say
        part = self.part(f"{prefix}session", session.start[:16])
        say(subject, _SUB_EVENT, part)
        say(part, A, _EVENT)
        self.span_of(session, part)
        if session.name:
            say(part, _NAME, literal(session.name))
        if session.place:
            say(part, _LOCATION, self.place(session.place))

    def price(self, subject: str, name: str, price: Price) -> None:
        """Write what it costs."""
        write_price(price, subject, name, self.part, self.say)

    def status(self, subject: str, status: str) -> None:
        """Write a schema.org event status."""
        if status in EVENT_STATUSES:
            self.say(subject, schema("eventStatus"), schema(status))

    def place(self, place: Place) -> str:
        """Return the IRI of a place as N-Triples has it."""
        return f"<{describe_place(place, self.iris).iri}>"

    def is_event(self) -> bool:
        """Tell whether schema.org counts the offer among events."""
        return self.offer.type not in COURSES | PROGRAMS | RESOURCES

    def part(self, kind: str, name: str) -> str:
        """Return the IRI of a part: named for what it is, so that it stays the same when another part goes."""
        short = "".join(_PART.findall(name))[:40]
        fragment = wanted = f"{kind}-{short}" if short else kind
        number = 1
        while fragment in self.used:
            number += 1
            fragment = f"{wanted}-{number}"
        self.used.add(fragment)
        return f"<{self.iri}#{fragment}>"


def _tombstone(change: Change, run: Run, iris: Iris) -> Entity:
    def fill(say: Say, me: str) -> None:
        say(me, A, be("WithdrawnOffer"))
        say(me, be("withdrawalReason"), be(f"reason-{change.reason}"))
        say(me, INVALIDATED_AT, moment(change.at))
        say(me, INVALIDATED_BY, f"<{iris.run(run.id)}>")
        say(me, _SOURCE, f"<{iris.source(change.offer.source)}>")

    return entity(iris.offer(change.key), fill)


def triples(entities: Iterable[Entity]) -> set[str]:
    """Return all lines of `entities`, each once."""
    return {line for entity in entities for line in entity.lines}
