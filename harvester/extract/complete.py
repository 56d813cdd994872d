"""Completes what markup or a recipe says of an offer by what else its own page says: in its head, beside its title."""

from msgspec.structs import replace

from harvester.extract.addresses import loose
from harvester.extract.document import Document
from harvester.extract.hints import calls_off, standing
from harvester.extract.meta import filled
from harvester.extract.offers import words
from harvester.records import RawOffer, Source

_AS_PLANNED = ("EventScheduled",)
"""What many systems state of every event, called off or not."""


def completed(found: list[RawOffer], document: Document, source: Source) -> list[RawOffer]:
    """Return the offers of a page; the one whose own page it is, if it is just one, with all that is said there."""
    own = [raw for raw in found if raw.rank == 0 or loose(raw.url) == loose(document.page.address)]
    only = own[0] if len(own) == 1 else None
    return [_own(raw, document, source) if raw is only else raw for raw in found]


def _own(raw: RawOffer, document: Document, source: Source) -> RawOffer:
    raw = filled(raw, document, source)
    if "statusText" in raw.item.properties or not (said := standing(words(raw.item, "name"), document)):
        return raw
    properties = {**raw.item.properties, "statusText": said}
    if properties.get("eventStatus") == _AS_PLANNED and any(map(calls_off, said)):
        del properties["eventStatus"]
    return replace(raw, item=replace(raw.item, properties=properties))
