"""Chooses the schema.org class of an offer: the most telling one among the types that the markup gives."""

from harvester.mapping.items import local
from harvester.records import Item
from vocab.terms import OFFER_CLASSES

_FIRST = ("Course", "CourseInstance", "EducationEvent", "WorkBasedProgram", "EducationalOccupationalProgram")
_LAST = ("EventSeries", "Event", "Quiz", "Syllabus", "LearningResource", "UserInteraction")
_ORDER = (*_FIRST, *sorted(OFFER_CLASSES - {*_FIRST, *_LAST}), *_LAST)
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


def offer_type(item: Item) -> str:
    """Return the local name of the class; of no class that offers may have, what its properties show it to be.

    >>> offer_type(Item(types=("https://schema.org/Event", "https://schema.org/EducationEvent")))
    'EducationEvent'
    """
    if len(item.types) == 1 and item.types[0] in _RANK:
        return item.types[0]
    known = [name for name in (local(name) for name in item.types) if name in _RANK]
    if known:
        return min(known, key=_RANK.__getitem__)
    return "Course" if "hasCourseInstance" in item.properties else "Event"
