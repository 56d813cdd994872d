"""What all views share: their result, and how words, addresses, moments and concepts are made fit for them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from msgspec import Struct

from vocab import codes
from vocab.entities import Entity
from vocab.graph import Change
from vocab.iris import Iris, concept
from vocab.lines import address
from vocab.model import Moment, Offer, Organization, concepts
from vocab.terms import COURSES

Json: TypeAlias = "str | bool | int | float | list[Json] | dict[str, Json] | None"

TEXT_LANGUAGE = "de"
"""Language in which titles and descriptions are written; no page says it, and every view has to."""

HCRT = "https://w3id.org/kim/hcrt/"
SNB_OPPORTUNITY = "http://data.europa.eu/snb/learning-opportunity/"
COURSE_KINDS = frozenset({"types/course", "types/seminar", "types/workshop", "types/training"})
"""Our kinds of offers that are courses in the sense of <https://schema.org/Course>: "one or more educational events
and/or creative works which aims at building knowledge, competence or ability of learners". Talks, tours, meetings and
festivals are not: they lead nobody through something to learn."""

SAME = ("exactMatch", "closeMatch")
"""Mappings by which a concept of another code list may stand for one of ours."""
WIDER = (*SAME, "broadMatch")
"""Those and the ones to a wider concept, which holds too, only says less."""


class View(Struct, frozen=True, kw_only=True):
    """One offer as another standard has it, or why it cannot be had."""

    document: dict[str, Json] | None = None
    entities: tuple[Entity, ...] = ()
    """Of a view in RDF: the offer, and then the shared things that it refers to."""
    reasons: tuple[str, ...] = ()
    """Codes of `vocab.messages`; empty exactly when there is a document or entities."""


Make: TypeAlias = Callable[[Change, Iris], View]


class Match(Struct, frozen=True):
    """A concept of another code list, with its labels as far as we know them: those of ours that is the same."""

    iri: str
    labels: dict[str, str]


def refused(conditions: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the reasons that hold.

    >>> refused({"no-title": False, "no-provider": True})
    ('no-provider',)
    """
    return tuple(code for code, holds in conditions.items() if holds)


def filled(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return `values` without those that are empty; false and zero are kept."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}


def known(offer: Offer, scheme: str) -> list[codes.Concept]:
    """Return the concepts of one code list that an offer belongs to, the surest first, as far as the list has them."""
    found = (codes.by_iri(concept(f"{scheme}/{name}")) for name in concepts(offer, scheme))
    return [one for one in found if one]


def matches(offer: Offer, scheme: str, start: str, kinds: Iterable[str] = SAME) -> list[Match]:
    """Return the concepts under the address `start` that those of an offer are mapped to, each once.

    A concept without such a mapping is taken for the one above it, to which it belongs too.
    """
    found: dict[str, Match] = {}
    for own in known(offer, scheme):
        for one in _mapped(own, start, tuple(kinds)):
            found.setdefault(one.iri, one)
    return list(found.values())


def _mapped(own: codes.Concept, start: str, kinds: tuple[str, ...]) -> list[Match]:
    at: codes.Concept | None = own
    while at:
        found = [iri for kind in kinds for iri in at.matches.get(kind, ()) if iri.startswith(start)]
        if found:
            same = at.matches.get("exactMatch", ())
            return [Match(iri, at.labels if iri in same else {}) for iri in found]
        at = codes.concept(at.broader) if at.broader else None
    return []


def is_course(offer: Offer) -> bool:
    """Tell whether an offer is a course: the provider calls it one, or its type of offer is a kind of course."""
    if offer.type in COURSES:
        return True
    return any(one.key in COURSE_KINDS or one.broader in COURSE_KINDS for one in known(offer, "types"))


def offerers(offer: Offer) -> tuple[Organization, ...]:
    """Return who provides an offer; of one without a provider, as calendars have them, who organises it."""
    return tuple(one for one in offer.providers or offer.organizers if one.name.strip())


def keywords(offer: Offer) -> list[str]:
    """Return the provider's keywords, and the German names of the themes and fields that the offer belongs to."""
    labels = (one.labels.get(TEXT_LANGUAGE, "") for scheme in ("themes", "isced-f") for one in known(offer, scheme))
    words = (word.strip() for word in (*offer.keywords, *labels))
    return list(dict.fromkeys(word for word in words if word))


def web(text: str) -> str:
    """Return a web address as the graph has it; empty for what is none.

    >>> web("https://vhs.example/Kurse für alle"), web("javascript:alert(1)")
    ('https://vhs.example/Kurse%20für%20alle', '')
    """
    term = address(text)
    return term[1:-1] if term.startswith("<") else ""


def uri(text: str) -> str:
    """Return a web address in ASCII alone, as formats ask for that know no IRIs.

    >>> uri("https://vhs.example/Kurse für alle")
    'https://vhs.example/Kurse%20f%C3%BCr%20alle'
    """
    return "".join(one if one.isascii() else "".join(f"%{b:02X}" for b in one.encode()) for one in web(text))


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?", re.ASCII)


def moment(text: Moment) -> Moment:
    """Return a day, or a time with its offset, that there is in the calendar; empty for all else.

    >>> moment("2026-10-05"), moment("2090-02-30")
    ('2026-10-05', '')
    """
    if not _MOMENT.fullmatch(text):
        return ""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text


_AMOUNT = re.compile(r"\d{1,12}(\.\d+)?", re.ASCII)


def amount(text: str) -> str:
    """Return a sum of money that is a plain decimal number; empty for all else.

    >>> amount("85.00"), amount("1e9999")
    ('85.00', '')
    """
    return text if _AMOUNT.fullmatch(text) else ""


def languages(offer: Offer, table: Mapping[str, object]) -> Iterator[str]:
    """Yield the languages of an offer that `table` knows, by their codes of ISO 639-1, each once."""
    yield from dict.fromkeys(code for tag in offer.languages if (code := tag.partition("-")[0].lower()) in table)
