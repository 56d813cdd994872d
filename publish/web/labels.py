"""Words for the terms of the model, by term: what the catalogues translate."""

from publish.web.language import Catalogue, noop
from publish.web.safe import plain

TYPES = {
    "Course": noop("Course"),
    "CourseInstance": noop("Course"),
    "Event": noop("Event"),
    "EducationEvent": noop("Education event"),
    "EducationalOccupationalProgram": noop("Programme of study"),
    "WorkBasedProgram": noop("Work-based programme"),
    "LearningResource": noop("Learning material"),
    "BusinessEvent": noop("Business event"),
    "ChildrensEvent": noop("Event for children"),
    "ConferenceEvent": noop("Conference"),
    "ExhibitionEvent": noop("Exhibition"),
    "EventSeries": noop("Series of events"),
    "Festival": noop("Festival"),
    "Hackathon": noop("Hackathon"),
    "LiteraryEvent": noop("Literary event"),
    "MusicEvent": noop("Music event"),
    "ScreeningEvent": noop("Screening"),
    "SocialEvent": noop("Social event"),
    "SportsEvent": noop("Sports event"),
    "TheaterEvent": noop("Theatre event"),
    "Quiz": noop("Quiz"),
    "Syllabus": noop("Syllabus"),
    "ComedyEvent": noop("Comedy"),
    "DanceEvent": noop("Dance event"),
    "DeliveryEvent": noop("Delivery"),
    "FoodEvent": noop("Food event"),
    "PerformingArtsEvent": noop("Performance"),
    "PublicationEvent": noop("Publication"),
    "BroadcastEvent": noop("Broadcast"),
    "OnDemandEvent": noop("Recording on demand"),
    "SaleEvent": noop("Sale"),
    "UserInteraction": noop("Event"),
    "VisualArtsEvent": noop("Visual arts event"),
}
MODES = {"onsite": noop("on site"), "online": noop("online"), "blended": noop("on site and online")}
STATUSES = {
    "EventCancelled": noop("cancelled"),
    "EventPostponed": noop("postponed"),
    "EventRescheduled": noop("moved to another date"),
    "EventMovedOnline": noop("moved online"),
}
ACTIONS = {
    "added": noop("published for the first time"),
    "changed": noop("changed"),
    "withdrawn": noop("withdrawn"),
    "restored": noop("published again"),
}
REASONS = {
    "cancelled": noop("The provider cancelled it."),
    "over": noop("It is over."),
    "vanished": noop("The provider’s website no longer offers it."),
    "withdrawn-by-owner": noop("The owner of the source withdrew it."),
    "source-removed": noop("The source that it came from was removed."),
    "merged-into": noop("It was merged with another offer."),
    "no-longer-licensed": noop("It may no longer be published."),
}
RUN_STATES = {
    "running": noop("under way"),
    "succeeded": noop("succeeded"),
    "partial": noop("succeeded in part"),
    "failed": noop("failed"),
    "interrupted": noop("interrupted"),
    "quarantined": noop("held back"),
}
SOURCE_STATES = {
    "draft": noop("draft"),
    "proposed": noop("proposed"),
    "approved": noop("in operation"),
    "paused": noop("paused"),
    "rejected": noop("rejected"),
    "dead": noop("out of operation"),
}
FIELDS = {
    "name": noop("Title"),
    "description": noop("Description"),
    "type": noop("Kind"),
    "url": noop("Address"),
    "instances.start": noop("Begin"),
    "instances.end": noop("End"),
    "instances.places": noop("Place"),
    "instances.price": noop("Price"),
    "instances.mode": noop("Form"),
    "instances.status": noop("State"),
    "places": noop("Place"),
    "price": noop("Price"),
    "providers": noop("Provider"),
    "organizers": noop("Organiser"),
    "languages": noop("Language"),
    "audiences": noop("For"),
    "keywords": noop("Keywords"),
    "categories": noop("The provider’s own classes"),
    "course_code": noop("Course number"),
    "mode": noop("Form"),
    "status": noop("State"),
    "ages": noop("Age"),
    "levels": noop("Level"),
    "prerequisites": noop("What you should know or bring"),
    "certificates": noop("Certificate"),
    "accessibility": noop("Accessibility, as the provider states it"),
    "childcare": noop("Childcare"),
    "enrolment": noop("Participants"),
    "instances.enrolment": noop("Participants"),
    "instances.schedule": noop("Repetition"),
    "modified": noop("Changed by the provider"),
    "licence": noop("Licence of the texts"),
}
SEVERITIES = {"error": noop("Error"), "warning": noop("Warning"), "info": noop("Note")}
METHODS = {
    "json-ld": "JSON-LD",
    "microdata": "Microdata",
    "rdfa": "RDFa",
    "ical": "iCalendar",
    "listing": noop("words on the page"),
    "recipe": noop("a recipe for this kind of website"),
    "openvhs": "Open-vhs",
    "openqcat": "openQ-cat",
    "xcri": "XCRI-CAP",
    "feed": "RSS, Atom",
    "table": noop("a table"),
    "oai": "OAI-PMH",
    "json": "JSON",
    "rdf": "RDF",
}
METHODS_OF_VERDICTS = {
    "rule": noop("words of the text"),
    "model": noop("words of the text, and texts like it"),
    "field": noop("what the page states"),
    "provider": noop("who offers it"),
    "person": noop("a person"),
}


def label(names: dict[str, str], name: str, say: Catalogue) -> str:
    """Return the word for a term; the term itself when there is none."""
    return say.gettext(names[name]) if name in names else plain(name)
