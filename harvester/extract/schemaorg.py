"""What of schema.org (release 30) counts as an offer here, and how the spellings of its names become local names."""

import re
from collections.abc import Iterable, Mapping

EVENTS = frozenset(
    """Event BusinessEvent ChildrensEvent ComedyEvent ConferenceEvent CourseInstance DanceEvent DeliveryEvent
    EducationEvent EventSeries ExhibitionEvent Festival FoodEvent Hackathon LiteraryEvent MusicEvent
    PerformingArtsEvent PublicationEvent BroadcastEvent OnDemandEvent SaleEvent ScreeningEvent SocialEvent SportsEvent
    TheaterEvent UserInteraction VisualArtsEvent""".split()
)
OFFERS = EVENTS | {
    "Course",
    "EducationalOccupationalProgram",
    "WorkBasedProgram",
    "LearningResource",
    "Quiz",
    "Syllabus",
}
"""Types whose items are education offers."""

LEARNING = frozenset(
    """educationalAlignment educationalFramework educationalLevel educationalRole educationalUse interactivityType
    learningResourceType teaches assesses competencyRequired typicalAgeRange""".split()
)
"""Properties (LRMI) by which a creative work says that it is made for learning."""

LISTS = (
    "mainEntity",
    "itemListElement",
    "item",
    "itemOffered",
    "hasOfferCatalog",
    "makesOffer",
    "event",
    "events",
    "hasCourse",
    "hasPart",
    "dataFeedElement",
)
"""Properties through which a page, a list or an organisation states offers; all others only mention them."""

PARTS = ("hasCourseInstance", "courseInstance", "subEvent", "subEvents")
"""Properties that hold parts of an offer, which are no offers of their own."""

_WORKS = frozenset(("CreativeWork", "MediaObject", "VideoObject", "AudioObject", "PresentationDigitalDocument"))
_NO_LISTS = frozenset(("BreadcrumbList", "SiteNavigationElement", "WPHeader", "WPFooter", "FAQPage", "ImageGallery"))
_LISTS = frozenset(LISTS)

_SPELLING = re.compile(r"(?:https?://(?:www\.)?schema\.org/+(?:#|extensions/)?|schema:)(\w+)/?", re.ASCII)
_NAME = re.compile(r"\w+", re.ASCII)
_ENUMERATION = re.compile(r"https?://(?:www\.)?schema\.org/([A-Z]\w+)/?", re.ASCII)


def is_vocabulary(iri: str) -> bool:
    """Tell whether `iri` names schema.org as a whole, however it is spelled.

    >>> [is_vocabulary(i) for i in ("http://schema.org", "https://schema.org/", "http://purl.org/dc/terms/")]
    [True, True, False]
    """
    return "schema.org" in iri[:40].lower()


def may_offer(types: Iterable[str], properties: Iterable[str]) -> bool:
    """Tell whether a thing of these types is an offer or may list some through these properties.

    >>> may_offer(["Course"], []), may_offer(["BreadcrumbList"], ["itemListElement"]), may_offer([], ["mainEntity"])
    (True, False, True)
    """
    kinds, names = set(types), set(properties)
    if not OFFERS.isdisjoint(kinds) or is_for_learning(kinds, names):
        return True
    return lists(kinds) and not _LISTS.isdisjoint(names)


def is_for_learning(types: Iterable[str], properties: Iterable[str]) -> bool:
    """Tell whether a creative work says of itself that it is made for learning, as open educational resources do.

    >>> is_for_learning(["CreativeWork"], ["name", "learningResourceType"]), is_for_learning(["CreativeWork"], ["name"])
    (True, False)
    """
    return not _WORKS.isdisjoint(types) and not LEARNING.isdisjoint(properties)


def lists(types: Iterable[str]) -> bool:
    """Tell whether what a thing of these types holds in `LISTS` are offers: not in navigation, not in an action.

    >>> lists(["ItemList"]), lists(["BreadcrumbList"]), lists(["JoinAction"])
    (True, False, False)
    """
    return not any(kind in _NO_LISTS or kind.endswith("Action") for kind in types)


def local_name(name: str, prefixes: Mapping[str, str] | None = None) -> str:
    """Return the local name of a schema.org class or property; empty for a name of another vocabulary.

    >>> [local_name(n) for n in ("http://schema.org/Event", "schema:name", "Course", "dcterms:title")]
    ['Event', 'name', 'Course', '']
    """
    if ":" not in name:
        return name if _NAME.fullmatch(name) else ""
    if found := _SPELLING.fullmatch(name):
        return found[1]
    prefix, _, rest = name.partition(":")
    if prefixes and is_vocabulary(prefixes.get(prefix, "")) and _NAME.fullmatch(rest):
        return rest
    return ""


def enumeration(words: str) -> str:
    """Return the local name where `words` is the IRI of a schema.org enumeration member, else `words`.

    >>> enumeration("https://schema.org/EventCancelled")
    'EventCancelled'
    """
    if words.startswith("http") and (found := _ENUMERATION.fullmatch(words)):
        return found[1]
    return words
