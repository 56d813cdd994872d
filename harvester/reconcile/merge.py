"""One offer from what several pages said of it: contributions in, in any order, one offer out."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from vocab.model import Offer, Origin

_FILLED = tuple(
    name
    for name in Offer.__struct_fields__
    if name not in ("key", "source", "local_id", "identifiers", "pages", "origins")
)
_MISSING: tuple[object, ...] = ("", (), None, (0, 0), "unknown")


class Contribution(Struct, frozen=True, kw_only=True):
    """What one page said of an offer; `rank` 0 on its own page, 1 on another one, 2 when read from mere words."""

    page: str
    rank: int
    offer: Offer
    position: int = 0
    """Place on the page, where one page states an offer twice."""


def merge(contributions: Iterable[Contribution]) -> Offer:
    """Return the offer that `contributions` make together; which came first makes no difference.

    The lowest rank wins, then the page with the smallest address; fields missing there are taken whole from the next
    one that has them, with their origins. All identifiers are kept, and all pages, the offer's own first.

    >>> own = Offer(source="vhs", local_id="1", type="Course", name="Yoga", url="https://vhs.example/1")
    >>> listed = replace(own, name="Yoga (Liste)", course_code="Y1")
    >>> both = [Contribution(page="/list", rank=1, offer=listed), Contribution(page="/1", rank=0, offer=own)]
    >>> merged = merge(both)
    >>> merged.name, merged.course_code, merged.pages
    ('Yoga', 'Y1', ('/1', '/list'))
    """
    ranked = sorted(contributions, key=lambda c: (c.rank, c.page, c.position))
    offers = [contribution.offer for contribution in ranked]
    pages = tuple(dict.fromkeys(contribution.page for contribution in ranked))
    if len(offers) == 1:
        return replace(offers[0], key="", pages=pages)
    chosen = {name: index for name in _FILLED if (index := _first(offers, name))}
    filled: dict[str, Any] = {name: getattr(offers[index], name) for name, index in chosen.items()}
    identifiers = tuple(dict.fromkeys(name for offer in offers for name in offer.identifiers))
    return replace(offers[0], key="", pages=pages, identifiers=identifiers, origins=_origins(offers, chosen), **filled)


def _first(offers: Sequence[Offer], name: str) -> int:
    """Return which offer is the first to have a field, 0 as well when none has it."""
    return next((i for i, offer in enumerate(offers) if getattr(offer, name) not in _MISSING), 0)


def _origins(offers: Sequence[Offer], chosen: dict[str, int]) -> tuple[Origin, ...]:
    """Return the origins of the chosen values; those that name no field come from the first offer to have them."""
    found: dict[str, tuple[int, list[Origin]]] = {}
    for index, offer in enumerate(offers):
        for origin in offer.origins:
            root = re.split(r"[.\[/]", origin.field, maxsplit=1)[0]
            if root in _FILLED and chosen.get(root, 0) != index:
                continue
            first, origins = found.setdefault(root, (index, []))
            if first == index or root == "identifiers":
                origins.append(origin)
    return tuple(origin for _, origins in found.values() for origin in origins)
