"""Distances between points given as latitude and longitude in degrees."""

from math import cos, hypot, radians

Point = tuple[float, float]
_DEGREE = 111.2
"""Kilometres of one degree of latitude."""


def kilometres(a: Point, b: Point) -> float:
    """Return the distance of two points in Germany; the error is below one per cent up to 500 km.

    >>> round(kilometres((50.11, 8.68), (52.52, 13.40)))
    424
    """
    return _DEGREE * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2)))


def middle(points: list[Point]) -> Point:
    """Return the mean of points.

    >>> middle([(50.0, 8.0), (52.0, 10.0)])
    (51.0, 9.0)
    """
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
