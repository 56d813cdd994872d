"""Boundaries of municipalities: in which one a point lies; read from one file, a polygon only when it is needed.

The file holds a first line, the length of the index (8 bytes), the index (MessagePack) and then all points as pairs of
32-bit integers, longitude and latitude (WGS 84) in millionths of a degree.
"""

import mmap
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from vocab.places.model import PlacesError
from vocab.places.points import Point

FILE = "boundaries.bin"
UNIT = 1_000_000
_FIRST = b"bildungsernte boundaries 1\n"
_CELL = UNIT // 10
Ring = Sequence[int]
"""Longitude and latitude by turns, in millionths of a degree; the last point is the first."""


class Shape(Struct, frozen=True, array_like=True):
    """Where the rings of one municipality stand in the file: its box, its first number, the lengths of its rings."""

    ags: str
    west: int
    south: int
    east: int
    north: int
    start: int
    lengths: tuple[int, ...]


def inside(rings: Iterable[Ring], x: int, y: int) -> bool:
    """Tell whether a point lies inside an odd number of rings: in a polygon, not in its holes.

    >>> square, hole = (0, 0, 9, 0, 9, 9, 0, 9, 0, 0), (3, 3, 6, 3, 6, 6, 3, 6, 3, 3)
    >>> inside([square, hole], 1, 1), inside([square, hole], 4, 5), inside([square], 10, 1)
    (True, False, False)
    """
    odd = False
    for ring in rings:
        x1, y1 = ring[0], ring[1]
        for n in range(2, len(ring), 2):
            x2, y2 = ring[n], ring[n + 1]
            if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
                odd = not odd
            x1, y1 = x2, y2
    return odd


def packed(shapes: Iterable[tuple[str, list[list[int]]]]) -> bytes:
    """Return the file for AGS and rings."""
    index, numbers, start = [], array("i"), 0
    for ags, rings in shapes:
        xs = [x for ring in rings for x in ring[::2]]
        ys = [y for ring in rings for y in ring[1::2]]
        lengths = tuple(len(ring) for ring in rings)
        index.append(Shape(ags, min(xs), min(ys), max(xs), max(ys), start, lengths))
        for ring in rings:
            numbers.extend(ring)
        start += sum(lengths)
    head = msgspec.msgpack.encode(index)
    if sys.byteorder == "big":
        numbers.byteswap()
    return _FIRST + len(head).to_bytes(8, "little") + head + numbers.tobytes()


class Boundaries:
    """An opened file of boundaries."""

    def __init__(self, content: mmap.mmap | bytes) -> None:
        begin = len(_FIRST) + 8
        size = int.from_bytes(content[len(_FIRST) : begin], "little")
        if content[: len(_FIRST)] != _FIRST or size > len(content):
            raise ValueError("not a file of boundaries")
        self.shapes = msgspec.msgpack.decode(content[begin : begin + size], type=list[Shape])
        self._content, self._body = content, begin + size
        lengths = [length for shape in self.shapes for length in shape.lengths]
        if any(n < 2 or n % 2 for n in lengths) or len(content) != self._body + 4 * sum(lengths):
            raise ValueError(f"{len(content)} bytes")
        self._cells: dict[tuple[int, int], list[Shape]] = defaultdict(list)
        for shape in self.shapes:
            for column in range(shape.west // _CELL, shape.east // _CELL + 1):
                for row in range(shape.south // _CELL, shape.north // _CELL + 1):
                    self._cells[column, row].append(shape)
        self._rings = lru_cache(maxsize=1024)(self._read)

    @classmethod
    def open(cls, folder: Path) -> "Boundaries | None":
        """Open the boundaries in a folder; None when there are none, PlacesError when they are damaged."""
        file = folder / FILE
        if not file.is_file():
            return None
        with file.open("rb") as handle:
            try:
                return cls(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
            except (ValueError, msgspec.MsgspecError) as wrong:
                raise PlacesError("places-damaged", where=str(file), detail=str(wrong)) from wrong

    def _read(self, shape: Shape) -> list[Ring]:
        start, rings = self._body + 4 * shape.start, list[Ring]()
        for length in shape.lengths:
            numbers = array("i", self._content[start : start + 4 * length])
            if sys.byteorder == "big":
                numbers.byteswap()
            rings.append(numbers)
            start += 4 * length
        return rings

    def at(self, point: Point) -> str:
        """Return the AGS of the municipality that a point lies in; empty when it lies in none."""
        x, y = round(point[1] * UNIT), round(point[0] * UNIT)
        for shape in self._cells.get((x // _CELL, y // _CELL), ()):
            if shape.west <= x <= shape.east and shape.south <= y <= shape.north and inside(self._rings(shape), x, y):
                return shape.ags
        return ""
