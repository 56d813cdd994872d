"""Reads the facts of an offer beside dates, places and prices: fields first, then clear words."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from harvester.mapping.details.ages import ages
from harvester.mapping.details.childcare import childcare
from harvester.mapping.details.conditions import prerequisites
from harvester.mapping.details.instruction import instruction
from harvester.mapping.details.levels import levels
from harvester.mapping.details.modes import told_mode
from harvester.mapping.details.proofs import certificates
from harvester.mapping.details.signs import signs
from harvester.mapping.details.statuses import status, told_status
from harvester.mapping.details.support import accessibility
from harvester.mapping.enrolment import enrolment
from harvester.mapping.items import first, said
from harvester.mapping.languages import languages
from harvester.mapping.modes import mode
from harvester.mapping.notes import Notes
from harvester.mapping.text import cut, line
from harvester.mapping.tongue import tongue
from harvester.records import Item
from vocab.model import Answer, Enrolment

_OPENING = 160
"""Characters at the head of a description that may say that an offer is cancelled; further on it speaks of what if."""
_BARE_AGES = re.compile(r"(\d{1,3})\s*(?:-|–|bis)\s*(\d{0,3})|(\d{1,3})\s*\+?")
_NOTHING = re.compile(r"(?:keine|none|nein|no|-|–|k\. ?a\.)\b.*|", re.IGNORECASE)
_SENTENCE = re.compile(r"\s(?<=\w{5}[.!?]\s)\s*|\n")
"""Not after what may be short for something: `max. 12`, `15. August`."""
_ANSWERS: dict[str, Answer] = {"ja": "yes", "yes": "yes", "true": "yes", "nein": "no", "no": "no", "false": "no"}
T = TypeVar("T")


class Facts(NamedTuple):
    """What was read, each as the offer holds it."""

    ages: tuple[int, int]
    levels: tuple[str, ...]
    prerequisites: str
    certificates: tuple[str, ...]
    accessibility: tuple[str, ...]
    childcare: Answer
    enrolment: Enrolment | None
    languages: tuple[str, ...]
    mode: str
    status: str


class _Text(NamedTuple):
    """What an offer says in running text of each field that it has signs of, sentence by sentence."""

    sentences: dict[str, list[str]]
    notes: Notes

    def says(self, field: str, read: Callable[[str], T], empty: T) -> T:
        """Return what the text says of a field, and note the sentence that says it."""
        sentences = self.sentences.get(field)
        if not sentences:
            return empty
        found = read("\n".join(sentences).lower())
        if found != empty:
            told = next((one for one in sentences if read(one.lower()) == found), sentences[0])
            self.notes.origin(field, told)
        return found


def _text(name: str, description: str, notes: Notes) -> _Text:
    told = f"{name}\n{description}" if description else name
    found: dict[str, list[str]] = {}
    if not signs(told.lower()):
        return _Text(found, notes)
    at = 0
    for sentence in _SENTENCE.split(told):
        for field in signs(sentence.lower()):
            if field != "status" or at < len(name) + _OPENING:
                found.setdefault(field, []).append(sentence)
        at += len(sentence)
    return _Text(found, notes)


def facts(item: Item, name: str, description: str, zone: ZoneInfo, notes: Notes) -> Facts:
    """Return the facts of an offer with this name and description, both without persons."""
    text = _text(name, description, notes)
    spoken = languages(item, ("inLanguage", "availableLanguage"), notes)
    if spoken and description:
        _language(spoken, name, description, notes)
    return Facts(
        ages=_ages(item, notes) or text.says("ages", ages, (0, 0)),
        levels=_field(item, ("educationalLevel",), levels, "levels", text),
        prerequisites=_prerequisites(item, text),
        certificates=_field(item, ("educationalCredentialAwarded",), certificates, "certificates", text),
        accessibility=_field(item, ("accessibilityFeature", "accessibilityText"), accessibility, "accessibility", text),
        childcare=_childcare(item, text),
        enrolment=enrolment(item, zone, notes, told=text.sentences),
        languages=spoken or text.says("languages", instruction, ()),
        mode=mode(item, notes) or text.says("mode", told_mode, ""),
        status=status(item, notes) or text.says("status", told_status, ""),
    )


def _field(
    item: Item, names: tuple[str, ...], read: Callable[[str], tuple[str, ...]], field: str, text: _Text
) -> tuple[str, ...]:
    """Return what properties say in words, else what running text says."""
    found: dict[str, None] = {}
    for words in said(item, *names):
        if own := read(line(words[:2000]).lower()):
            found.update(dict.fromkeys(own))
            text.notes.origin(field, words)
    return tuple(found) or text.says(field, read, ())


def _ages(item: Item, notes: Notes) -> tuple[int, int] | None:
    for words in said(item, "typicalAgeRange", "audience"):
        found = _stated_ages(words[:300])
        if found != (0, 0) and max(found) <= 120 and (not found[1] or found[0] <= found[1]):
            notes.origin("ages", words)
            return found
    return None


@lru_cache(1 << 12)
def _stated_ages(words: str) -> tuple[int, int]:
    """Return the ages that the words of a field say; audiences are shared by many offers."""
    text = line(words).lower()
    bare = _BARE_AGES.fullmatch(text)
    return (int(bare[1] or bare[3]), int(bare[2] or 0)) if bare else ages(text)


def _prerequisites(item: Item, text: _Text) -> str:
    words = first(item, "coursePrerequisites")
    if words:
        stated = cut(line(words[:2000]), 300)
        found = "" if _NOTHING.fullmatch(stated) else stated
    else:
        found = prerequisites("\n".join(text.sentences.get("prerequisites", ())))
    text.notes.origin("prerequisites", found)
    return found


def _childcare(item: Item, text: _Text) -> Answer:
    for words in said(item, "childcareText"):
        stated = line(words[:500]).lower()
        found = _ANSWERS.get(stated) or childcare(stated)
        if found != "unknown":
            text.notes.origin("childcare", words)
            return found
    return text.says("childcare", childcare, "unknown")


def _language(spoken: Iterable[str], name: str, description: str, notes: Notes) -> None:
    """Note that a text is in none of the languages stated; a course that teaches one may be described in German."""
    if any(tag.startswith("de") for tag in spoken) and (
        " und " in description or " der " in description or " die " in description
    ):
        return
    written = tongue(description)
    if written and not any(tag.partition("-")[0] == written for tag in spoken) and not levels(name.lower()):
        notes.finding("text-language", "languages", ", ".join(spoken), written)
