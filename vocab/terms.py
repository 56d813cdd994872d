"""Every namespace, class and code that is published, once; terms stand in angle brackets, as N-Triples has them."""

SCHEMA = "https://schema.org/"
BE = "https://w3id.org/bildungsernte/vocab/"
"""Own terms: only what schema.org, DCAT, PROV, SKOS and Dublin Core lack."""
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
DCAT = "http://www.w3.org/ns/dcat#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
OWL = "http://www.w3.org/2002/07/owl#"

PREFIXES = {
    "schema": SCHEMA,
    "be": BE,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "dct": DCT,
    "prov": PROV,
    "dcat": DCAT,
    "skos": SKOS,
    "owl": OWL,
    "sh": SH,
}

OFFER_CLASSES = frozenset(
    """
    Course CourseInstance EducationEvent EducationalOccupationalProgram WorkBasedProgram LearningResource Quiz Syllabus
    Event BusinessEvent ChildrensEvent ComedyEvent ConferenceEvent DanceEvent DeliveryEvent EventSeries ExhibitionEvent
    Festival FoodEvent Hackathon LiteraryEvent MusicEvent PerformingArtsEvent PublicationEvent BroadcastEvent
    OnDemandEvent SaleEvent ScreeningEvent SocialEvent SportsEvent TheaterEvent UserInteraction VisualArtsEvent
    """.split()
)
"""schema.org 30 classes of which an offer may be, by local name."""

COURSES = frozenset({"Course"})
PROGRAMS = frozenset({"EducationalOccupationalProgram", "WorkBasedProgram"})
RESOURCES = frozenset({"LearningResource", "Quiz", "Syllabus"})

ATTENDANCE = {
    "onsite": f"<{SCHEMA}OfflineEventAttendanceMode>",
    "online": f"<{SCHEMA}OnlineEventAttendanceMode>",
    "blended": f"<{SCHEMA}MixedEventAttendanceMode>",
}

EVENT_STATUSES = frozenset(
    {"EventCancelled", "EventMovedOnline", "EventPostponed", "EventRescheduled", "EventScheduled"}
)


def schema(name: str) -> str:
    """Return a schema.org term as N-Triples has it.

    >>> schema("name")
    '<https://schema.org/name>'
    """
    return f"<{SCHEMA}{name}>"


def be(name: str) -> str:
    """Return a term of our own as N-Triples has it.

    >>> be("Offer")
    '<https://w3id.org/bildungsernte/vocab/Offer>'
    """
    return f"<{BE}{name}>"
