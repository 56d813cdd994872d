"""Tells whether what was drawn lies in the municipality that it is said to belong to."""

from vocab.places.gazetteer import Gazetteer
from vocab.places.model import PlacesError
from vocab.places.points import Point, kilometres

FARTHEST = 30.0
"""Kilometres that an area may lie from the point of its municipality when nobody imported boundaries."""


class Site:
    """The municipality that a file of areas is for."""

    def __init__(self, known: Gazetteer, ags: str, where: str) -> None:
        self._known, self._ags, self._where = known, ags, where
        drawn = known.boundaries.shapes if known.boundaries else ()
        self._bounded = any(known.valid(shape.ags) == ags for shape in drawn)

    def check(self, key: str, middle: Point) -> None:
        """Refuse an area whose middle lies outside the municipality; raises PlacesError that says where it lies."""
        other = self._other(middle)
        if other is None:
            return
        there = f"{middle[0]:.4f}, {middle[1]:.4f}{f', {self._known.name(other)} ({other})' if other else ''}"
        name = self._known.name(self._ags)
        raise PlacesError("places-elsewhere", where=self._where, words=key, name=name, ags=self._ags, detail=there)

    def _other(self, middle: Point) -> str | None:
        """Return the municipality that a point lies in, empty when that is not known; None when it is the right one."""
        known, home = self._known, self._known.point(self._ags)
        if self._bounded and known.boundaries:
            hit = known.boundaries.at(middle)
            return None if known.valid(hit) == self._ags else hit
        if home is None or kilometres(home, middle) <= FARTHEST:
            return None
        return next(iter(known.nearest(middle, 1)), "")
