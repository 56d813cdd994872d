"""Joins the places of GeoNames with municipalities, by name, state and nearness to the postal codes."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from vocab.places.build.postal import named, namesakes
from vocab.places.build.register import Row
from vocab.places.names import name_of
from vocab.places.points import Point, kilometres

_STATES = {
    "01": "08", "02": "09", "03": "04", "04": "02", "05": "06", "06": "03", "07": "05", "08": "07",
    "09": "10", "10": "01", "11": "12", "12": "13", "13": "14", "14": "15", "15": "16", "16": "11",
}  # fmt: skip
"""GeoNames' number of a state -> the first two digits of its AGS."""
_REACH = 15.0
"""Kilometres that a place may lie from the middle of the postal codes of its municipality."""


def state_of(admin: str) -> str:
    """Return the first two digits of the AGS for GeoNames' number of a state.

    >>> state_of("05"), state_of("16"), state_of("11")
    ('06', '11', '12')
    """
    return _STATES[admin]


def joined(
    rows: list[Row], cities: Iterable[dict[str, Any]], middles: dict[str, Point]
) -> tuple[dict[str, tuple[Point, int]], list[tuple[str, Point]]]:
    """Return AGS -> point and inhabitants, and all other places as head of their name and point."""
    index = named(rows)
    near: dict[str, list[tuple[float, Point, int]]] = defaultdict(list)
    others = []
    for city in cities:
        at = (float(city["latitude"]), float(city["longitude"]))
        same = namesakes(state_of(city["admin1code"]), city["name"], index)
        ranked = sorted((kilometres(at, middles[row.ags]), row.ags) for row in same if row.ags in middles)
        if ranked and ranked[0][0] <= _REACH:
            near[ranked[0][1]].append((ranked[0][0], at, int(city["population"])))
        else:
            others.append((name_of(city["name"]).head, at))
    found = {}
    for ags, places in near.items():
        _, at, _ = min(places)
        found[ags] = (at, max(people for _, _, people in places))
    return found, sorted(set(others))
