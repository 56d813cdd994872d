"""ELM, application profile LOQ 3: an offer as learning opportunities, as N-Triples lines of entities of their own.

The shapes of the profile are closed, so nothing else may be said of these subjects: each has an IRI of its own, that of
the offer, provider or place with `/elm` after it. Source: <http://data.europa.eu/snb/model/ap/loq-constraints>.
"""

from collections.abc import Iterator

from vocab.entities import A, Entity
from vocab.graph import Change
from vocab.iris import Iris, place_key, provider_key
from vocab.lines import DATE_TIME, decimal, literal
from vocab.model import Amount, Instance, Moment, Place, Price, payable
from vocab.terms import COURSES, DCT, RDF, SKOS
from vocab.views.authorities import CURRENCIES, LANGUAGES
from vocab.views.base import (
    SNB_OPPORTUNITY,
    TEXT_LANGUAGE,
    WIDER,
    View,
    amount,
    known,
    languages,
    matches,
    moment,
    offerers,
    refused,
    web,
)
from vocab.views.elm_things import (
    ADMS,
    FOAF,
    SNB,
    Concept,
    Lines,
    country,
    currency,
    describe_location,
    describe_organisation,
    elm,
    europass,
    language,
    lies_in,
    seated,
    text,
)

FIELDS = f"{SNB}isced-f/"
_FORM = f"{SNB}learning-assessment/"
FORMS = {"onsite": f"{_FORM}9191af2ed9", "online": f"{_FORM}920fbb3cbe", "blended": f"{_FORM}e92d221e4d"}
"""Form of an offer -> concept of Europass."""
_TITLE, _TYPE = f"<{DCT}title>", f"<{DCT}type>"
_STATES = {"EventCancelled": "abgesagt", "EventPostponed": "verschoben", "EventMovedOnline": "findet online statt"}
"""State of a date that the profile has no property for -> the note that says it."""


def view(change: Change, iris: Iris) -> View:
    """Return an offer as learning opportunities: one for each date, and one that they are part of."""
    offer = change.offer
    providers = offerers(offer)
    reasons = refused(
        {
            "no-title": not offer.name.strip(),
            "no-url": not web(offer.url),
            "no-provider": not providers,
            "no-provider-address": bool(providers) and not any(seated(one, offer) for one in providers),
            "no-isced": not matches(offer, "isced-f", FIELDS, WIDER),
        }
    )
    return View(reasons=reasons) if reasons else View(entities=tuple(_Writer(change, iris).entities()))


class _Writer:
    """Writes one offer; holds what all of its parts need."""

    def __init__(self, change: Change, iris: Iris) -> None:
        self.offer = change.offer
        self.iris = iris
        self.me = f"{iris.offer(change.key)}/elm"
        self.document = f"{iris.base}offers/{change.key}"
        self.say = Lines()
        self.shared: dict[str, Entity] = {}

    def entities(self) -> Iterator[Entity]:
        """Yield the offer, and then organisations, places and concepts."""
        instances = self.offer.instances
        self.opportunity(self.me, instances[0] if len(instances) == 1 else None)
        for number, instance in enumerate(instances if len(instances) > 1 else (), 1):
            part = f"{self.me}#held-{number}"
            self.opportunity(part, instance)
            self.say(self.me, elm("hasPart"), f"<{part}>")
            self.say(part, elm("isPartOf"), f"<{self.me}>")
        self.say.page(f"{self.me}#homepage", self.offer.url)
        self.say.page(f"{self.me}#document", self.document)
        self.achievement(f"{self.me}#achievement")
        self.activity(f"{self.me}#activity")
        yield Entity(self.me, self.say.all())
        yield from self.shared.values()

    def opportunity(self, me: str, instance: Instance | None) -> None:
        """Write a learning opportunity: the offer as a whole, or one time that it is held."""
        offer, say = self.offer, self.say
        say(me, A, elm("LearningOpportunity"))
        say(me, _TITLE, text(offer.name))
        if offer.licence and offer.description.strip():
            say(me, f"<{DCT}description>", text(offer.description))
        say(me, f"<{FOAF}homepage>", f"<{self.me}#homepage>")
        say(me, elm("supplementaryDocument"), f"<{self.me}#document>")
        say(me, elm("defaultLanguage"), self.use(language(TEXT_LANGUAGE)))
        say(me, elm("learningAchievementSpecification"), f"<{self.me}#achievement>")
        if self.taught_in():
            say(me, elm("learningActivitySpecification"), f"<{self.me}#activity>")
        if "T" in (modified := moment(offer.modified)):
            say(me, f"<{DCT}modified>", f'"{modified}"{DATE_TIME}')
        if offer.course_code.strip():
            say(me, f"<{ADMS}identifier>", f"<{self.me}#number>")
            say(f"{self.me}#number", A, elm("Identifier"))
            say(f"{self.me}#number", f"<{SKOS}notation>", literal(offer.course_code))
            say(f"{self.me}#number", elm("schemeName"), literal("Kursnummer"))
        self.providers(me)
        self.kinds(me, (instance.mode if instance else "") or offer.mode)
        self.held(me, instance)

    def providers(self, me: str) -> None:
        """Write who provides it; one whose country is not known cannot be said."""
        for one in dict.fromkeys(offerers(self.offer)):
            if code := seated(one, self.offer):
                self.use(country(code))
                iri = f"{self.iris.provider(provider_key(one))}/elm"
                self.say(me, elm("providedBy"), self.add(describe_organisation(iri, one, code)))

    def kinds(self, me: str, mode: str) -> None:
        """Write what kind of opportunity it is, and in which form."""
        found = [europass(one.iri, one.labels) for one in matches(self.offer, "types", SNB_OPPORTUNITY, WIDER)]
        if not found and self.offer.type in COURSES:
            found = [europass(f"{SNB_OPPORTUNITY}05053c1cbe")]
        for one in found:
            self.say(me, _TYPE, self.use(one))
        if form := self.form(mode):
            self.say(me, elm("mode"), self.use(form))

    def form(self, mode: str) -> Concept | None:
        """Return the form as Europass has it: as stated, or as it was found to be."""
        found = [FORMS[mode]] if mode in FORMS else [one.iri for one in matches(self.offer, "formats", _FORM, WIDER)]
        return europass(found[0]) if found else None

    def held(self, me: str, instance: Instance | None) -> None:
        """Write when, where and for how much; what holds for the offer as a whole holds for each date."""
        offer, part = self.offer, me if "#" in me else f"{me}#own"
        for place in dict.fromkeys((instance.places if instance else ()) or offer.places):
            self.location(me, place)
        self.price(me, part, (instance.price if instance else None) or offer.price)
        state = (instance.status if instance else "") or offer.status
        if state in _STATES:
            self.say(me, elm("additionalNote"), self.say.note(f"{part}-state", _STATES[state]))
        if instance:
            self.period(me, part, instance)
            meetings = "; ".join(_words(one.start, one.end) for one in instance.sessions if moment(one.start))
            if meetings:
                self.say(me, elm("scheduleInformation"), self.say.note(f"{part}-meetings", meetings))

    def location(self, me: str, place: Place) -> None:
        """Write a venue; the profile wants its country, and has no room for virtual ones."""
        code = lies_in(place)
        if code and not place.online:
            self.use(country(code))
            iri = f"{self.iris.place(place_key(place))}/elm"
            self.say(me, elm("location"), self.add(describe_location(iri, place, code)))

    def period(self, me: str, part: str, instance: Instance) -> None:
        """Write from when to when; a day lasts from its first second to its last."""
        start, end, say = moment(instance.start), moment(instance.end), self.say
        if not start:
            return
        say(me, f"<{DCT}temporal>", f"<{part}-period>")
        say(f"{part}-period", A, f"<{DCT}PeriodOfTime>")
        say(f"{part}-period", elm("startDate"), _time(start, "00:00:00"))
        if end or "T" not in start:
            say(f"{part}-period", elm("endDate"), _time(end or start, "23:59:59"))

    def price(self, me: str, part: str, price: Price | None) -> None:
        """Write one detail for each sum, or the page's words."""
        if price is None:
            return
        free = "kostenfrei" if price.free == "yes" else ""
        sums = [one for one in payable(price) if amount(one.value)]
        for number, one in enumerate(sums or ([Amount(value="")] if price.words or free else []), 1):
            detail = f"{part}-price-{number}"
            self.say(me, elm("priceDetail"), f"<{detail}>")
            self.say(detail, A, elm("PriceDetail"))
            if one.category:
                self.say(detail, f"<{SKOS}prefLabel>", text(one.category))
            if words := price.words or free or f"{one.value} {one.currency}".strip():
                self.say(detail, f"<{DCT}description>", text(words))
            if one.value and one.currency in CURRENCIES:
                self.amount(detail, one)

    def amount(self, detail: str, one: Amount) -> None:
        """Write a sum with its currency."""
        self.say(detail, elm("amount"), f"<{detail}-amount>")
        self.say(f"{detail}-amount", A, elm("Amount"))
        self.say(f"{detail}-amount", f"<{RDF}value>", decimal(one.value))
        self.say(f"{detail}-amount", elm("unit"), self.use(currency(one.currency)))

    def achievement(self, me: str) -> None:
        """Write what is learned: the fields are known, the outcome is that of taking part."""
        offer, say = self.offer, self.say
        say(me, A, elm("LearningAchievementSpecification"))
        say(me, _TITLE, text(offer.name))
        say(me, f"<{DCT}language>", self.use(language(TEXT_LANGUAGE)))
        for one in matches(offer, "isced-f", FIELDS, WIDER):
            say(me, elm("ISCEDFCode"), self.use(europass(one.iri, one.labels)))
        for one in matches(offer, "target-groups", f"{SNB}target-group/", WIDER):
            say(me, elm("targetGroup"), self.use(europass(one.iri, one.labels)))
        for one in matches(offer, "stages", f"{SNB}learning-setting/", WIDER)[:1]:
            say(me, elm("learningSetting"), self.use(europass(one.iri, one.labels)))
        for level in known(offer, "language-levels"):
            say(me, elm("category"), text(level.labels["de"]))
        say(me, elm("learningOutcome"), f"<{me}-outcome>")
        say(f"{me}-outcome", A, elm("LearningOutcome"))
        say(f"{me}-outcome", _TITLE, text(f"Teilnahme an „{offer.name.strip()}“"))

    def activity(self, me: str) -> None:
        """Write in which languages is taught, where that is said."""
        if not self.taught_in():
            return
        self.say(me, A, elm("LearningActivitySpecification"))
        self.say(me, _TITLE, text(self.offer.name))
        for code in self.taught_in():
            self.say(me, f"<{DCT}language>", self.use(language(code)))

    def taught_in(self) -> list[str]:
        """Return the languages that the profile has concepts for."""
        return [*languages(self.offer, LANGUAGES)]

    def use(self, one: Concept) -> str:
        """Keep a concept and its code list; return the concept as N-Triples has it."""
        for entity in one:
            self.add(entity)
        return f"<{one[0].iri}>"

    def add(self, one: Entity) -> str:
        """Keep a shared thing; return it as N-Triples has it."""
        self.shared.setdefault(one.iri, one)
        return f"<{one.iri}>"


def _time(at: Moment, otherwise: str) -> str:
    """Return a moment as the profile wants it, a time; of a whole day one without a zone."""
    return f'"{at if "T" in at else f"{at}T{otherwise}"}"{DATE_TIME}'


def _words(start: Moment, end: Moment) -> str:
    """Return a meeting in words.

    >>> _words("2026-10-05T18:00:00+02:00", "2026-10-05T19:30:00+02:00")
    '05.10.2026 18:00–19:30'
    """
    first, last = _stamp(start), _stamp(moment(end))
    if last.partition(" ")[0] == first.partition(" ")[0]:
        last = last.partition(" ")[2]
    return f"{first}–{last}" if last else first


def _stamp(at: Moment) -> str:
    """Return day and time of a moment, as they are where it happens."""
    return f"{at[8:10]}.{at[5:7]}.{at[:4]} {at[11:16]}".strip() if at else ""
