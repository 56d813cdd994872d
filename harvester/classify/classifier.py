"""Classifies offers: where they take place, what they are about and for whom; persons' corrections win."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from harvester.classify.corrections import corrected, in_order
from harvester.classify.fields import said
from harvester.classify.languages import is_foreign
from harvester.classify.locating import Resolve, located, with_places
from harvester.classify.reading import Read, read, text_of
from harvester.classify.verdicts import verdicts
from harvester.records import Correction, Finished, Source
from vocab.messages import finding
from vocab.model import Classification, Finding, Offer, Place, concepts


class Classifier:
    """Finishes the offers of one source."""

    def __init__(self, source: Source, resolve: Resolve, corrections: Iterable[Correction] = ()) -> None:
        self._source = source
        self._resolve = resolve
        self._corrections = tuple(one for one in corrections if one.source == source.id)

    def __call__(self, offer: Offer) -> Finished:
        """Return the offer with its municipality and its classes; what was found of it before is found anew."""
        bare = with_places(offer, _bare) if offer.classifications else offer
        where = located(bare, self._resolve, self._source.municipality)
        text = read(text_of(offer))
        foreign = _is_foreign(text)
        found = (*_without_place(offer, text, foreign), *where.verdicts)
        classes = corrected(offer, found, self._corrections)
        made = _as_told(replace(where.offer, classifications=in_order(classes)))
        return Finished(made, (*where.findings, *_findings(made, foreign)))


def of_words(offer: Offer) -> tuple[Classification, ...]:
    """Return what an offer belongs to by what it says, wherever it takes place."""
    text = read(text_of(offer))
    return in_order(_without_place(offer, text, _is_foreign(text)))


def _without_place(offer: Offer, text: Read, foreign: bool) -> tuple[Classification, ...]:
    stated, found = said(offer), _of_words(text, foreign)
    return (*stated, *_beside(stated, found)) if stated else found


def _of_words(text: Read, foreign: bool) -> tuple[Classification, ...]:
    """Return what the words say; of a text in another language only what names of concepts in it say for sure."""
    found = verdicts(text)
    if not foreign:
        return found
    return tuple(one for one in found if f"c:{one.concept}:strong" in text.marks)


def _beside(stated: tuple[Classification, ...], found: tuple[Classification, ...]) -> Iterator[Classification]:
    """Yield what was found of code lists on which nothing was stated, and themes beside those stated."""
    lists = {one.concept.partition("/")[0] for one in stated}
    known = {one.concept for one in stated}
    for one in found:
        scheme = one.concept.partition("/")[0]
        if one.concept not in known and (scheme == "themes" or scheme not in lists):
            yield one


def _is_foreign(text: Read) -> bool:
    return any(one.field == "description" and is_foreign(one.folded) for one in text.fields)


def _bare(place: Place) -> Place:
    """Return a place as the page stated it, for comparison."""
    return replace(place, municipality="", area="") if place.municipality or place.area else place


def _as_told(offer: Offer) -> Offer:
    """Return an offer whose places lie where a person said that it takes place."""
    told = [one.concept.partition("/")[2] for one in offer.classifications if _is_told(one)]
    if len(told) != 1:
        return offer
    return with_places(offer, lambda place: place if place.online else replace(place, municipality=told[0], area=""))


def _is_told(one: Classification) -> bool:
    return one.method == "person" and one.concept.startswith("municipality/")


def _findings(offer: Offer, foreign: bool) -> Iterator[Finding]:
    page = offer.pages[0] if offer.pages else offer.url
    if foreign:
        yield finding("class-language", page=page, field="description", words=offer.name)
    if not concepts(offer, "stages"):
        yield finding("class-uncertain", page=page, field="classifications", words=offer.name)
