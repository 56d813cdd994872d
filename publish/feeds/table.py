"""Says an offer as one row of a table for spreadsheets: readable cells, none of which is taken for a formula."""

from harvester.records import Change
from vocab import codes
from vocab.iris import Iris, concept
from vocab.model import Offer, Place, concepts
from vocab.places import gazetteer

COLUMNS = (
    "key",
    "iri",
    "type",
    "name",
    "start",
    "end",
    "dates",
    "place",
    "street",
    "postal_code",
    "locality",
    "mode",
    "provider",
    "price",
    "price_words",
    "free",
    "languages",
    "audiences",
    "keywords",
    "course_code",
    "status",
    "url",
    "licence",
    "source",
    "changed",
    "themes",
    "stage",
    "type_of_offer",
    "target_groups",
    "isced_field",
    "isced_code",
    "municipality",
    "municipality_ags",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def row(change: Change, iris: Iris) -> list[str]:
    """Return the cells of one offer, in the order of `COLUMNS`; what is not known is empty (`free`: `unknown`)."""
    offer = change.offer
    begins = [i.start for i in offer.instances if i.start]
    ends = [i.end or i.start for i in offer.instances if i.start]
    place = next(iter(_places(offer)), Place())
    price = offer.price or next((i.price for i in offer.instances if i.price), None)
    sums = (
        [f"{a.value} {a.currency}".strip() + (f" ({a.category})" if a.category else "") for a in price.amounts]
        if price
        else []
    )
    cells = [
        change.key,
        iris.offer(change.key),
        offer.type,
        offer.name,
        min(begins, default=""),
        max(ends, default=""),
        str(sum(len(i.sessions) or 1 for i in offer.instances if i.start or i.sessions)),
        place.name or place.words,
        place.street,
        place.postal_code,
        place.locality,
        offer.mode or next((i.mode for i in offer.instances if i.mode), ""),
        "; ".join(p.name for p in offer.providers),
        "; ".join(sums),
        price.words if price else "",
        price.free if price else "unknown",
        "; ".join(offer.languages),
        "; ".join(offer.audiences),
        "; ".join(offer.keywords),
        offer.course_code,
        offer.status,
        offer.url,
        offer.licence,
        offer.source,
        change.at,
        *_classes(offer),
    ]
    return [cell(text) for text in cells]


def _classes(offer: Offer) -> list[str]:
    """Return what an offer belongs to, by the German names of the code lists, and its municipality."""
    fields = [codes.by_iri(concept(f"isced-f/{name}")) for name in concepts(offer, "isced-f")]
    towns = concepts(offer, "municipality")
    return [
        *(_labels(offer, scheme) for scheme in ("themes", "stages", "types", "target-groups", "isced-f")),
        "; ".join(field.notation for field in fields if field),
        "; ".join(gazetteer().name(ags) for ags in towns),
        "; ".join(towns),
    ]


def _labels(offer: Offer, scheme: str) -> str:
    found = (codes.by_iri(concept(f"{scheme}/{name}")) for name in concepts(offer, scheme))
    return "; ".join(one.labels.get("de", one.name) for one in found if one)


def cell(text: str) -> str:
    """Return `text` with an apostrophe before it when a spreadsheet would take it for a formula.

    >>> cell("=HYPERLINK(…)"), cell("ab 18 Uhr")
    ("'=HYPERLINK(…)", 'ab 18 Uhr')
    """
    clean = text.replace("\x00", "")
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(_FORMULA) else clean


def _places(offer: Offer) -> list[Place]:
    return [*offer.places, *(p for i in offer.instances for p in i.places)] or [
        s.place for i in offer.instances for s in i.sessions if s.place
    ]
