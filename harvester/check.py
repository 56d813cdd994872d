"""Notes what is missing from a mapped offer so that a person could use it; quick rules in plain words, no judgement.

In comes an offer as one page states it, out come findings, each with the IRI of its rule. All rules are judged once
the pages were put together (`harvester.finishing`).
"""

from vocab.messages import finding
from vocab.model import Finding, Offer, starts
from vocab.terms import BE

RULES = {
    "offer-no-start": f"{BE}StartedShape",
    "offer-no-description": f"{BE}ToldShape-description",
    "offer-no-provider": f"{BE}ProvidedShape",
    "offer-no-place": f"{BE}PlacedShape",
}
"""Code of a finding -> IRI of the rule that says the same of the published graph."""
WITHOUT_DATES = frozenset({"Course", "LearningResource", "EducationalOccupationalProgram", "WorkBasedProgram"})
"""Classes whose offers may be open at any time."""
_OVER = frozenset({"EventCancelled", "EventPostponed"})


def check(offer: Offer) -> tuple[Finding, ...]:
    """Return what is missing: a start, a description, a provider, a place.

    >>> offer = Offer(source="vhs", local_id="1", type="EducationEvent", name="Töpfern", url="https://vhs.example/1")
    >>> [found.code for found in check(offer)]
    ['offer-no-start', 'offer-no-description', 'offer-no-provider', 'offer-no-place']
    """
    missing = []
    if offer.type not in WITHOUT_DATES and offer.status not in _OVER and not starts(offer):
        missing.append(("offer-no-start", "instances.start"))
    if not offer.description:
        missing.append(("offer-no-description", "description"))
    if not offer.providers and not offer.organizers:
        missing.append(("offer-no-provider", "providers"))
    if offer.type != "LearningResource" and not _has_place(offer):
        missing.append(("offer-no-place", "places"))
    page = offer.pages[0] if offer.pages else offer.url
    return tuple(finding(code, page=page, field=field, words=offer.name, detail=RULES[code]) for code, field in missing)


def _has_place(offer: Offer) -> bool:
    """Whether the offer says where it is held; `online` is a place."""
    if offer.places or offer.mode == "online":
        return True
    return any(
        one.places or one.mode == "online" or any(session.place for session in one.sessions) for one in offer.instances
    )
