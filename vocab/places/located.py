"""Joins what the addresses of a place say with its point and with the social areas of the municipality."""

from math import isfinite
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vocab.messages import finding
from vocab.model import Place
from vocab.places.address import Address
from vocab.places.choose import ambiguous
from vocab.places.judge import judged
from vocab.places.model import Resolved
from vocab.places.points import Point, kilometres

if TYPE_CHECKING:
    from vocab.places.gazetteer import Gazetteer

INSIDE = 0.95
"""A point inside a boundary."""
AGREED = 0.99
"""The address and the point say the same municipality."""
NEAREST = 0.3
"""A point, and the municipalities nearest to it."""
_BESIDE = 15.0
"""Kilometres that a point may lie from the municipality of the address before it speaks against it, with boundaries."""
_FAR = 40.0
"""The same without boundaries, where only the middle of the municipality is known."""


def located(addresses: list[Address], near: str, known: "Gazetteer", place: Place) -> Resolved:
    """Return where a place lies, by its addresses, its point and the areas of the municipality."""
    answer = _joined([judged(address, near, known) for address in addresses], addresses, known)
    given = addresses[0].point
    point = _usable(given)
    if point and answer.basis not in {"online", "foreign"}:
        answer = _with_boundaries(answer, point, known) if known.boundaries else _without(answer, point, known)
    elif given and not _is_possible(given):
        note = finding("place-point-impossible", words=answer.words, detail=f"{given[0]}, {given[1]}")
        answer = replace(answer, findings=(*answer.findings, note))
    if answer.ags and answer.ags in known.areas.municipalities:
        words = f"{place.locality} , {place.name} , {place.words}"
        code = next((address.code for address in addresses if address.code), "")
        answer = replace(answer, area=known.areas.area(answer.ags, point, code, words[:1200]))
    return answer


def _usable(point: Point | None) -> Point | None:
    """Return a point on Earth; none for 0, 0, which stands where nobody looked."""
    if point is None or not _is_possible(point):
        return None
    return None if abs(point[0]) < 0.01 and abs(point[1]) < 0.01 else point


def _is_possible(point: Point) -> bool:
    return all(map(isfinite, point)) and abs(point[0]) <= 90 and abs(point[1]) <= 180


def _joined(answers: list[Resolved], addresses: list[Address], known: "Gazetteer") -> Resolved:
    """Return the one answer that all addresses of a text give; else all of them as candidates."""
    said = [answer for answer in answers if answer.ags or answer.candidates]
    if len(said) < 2:
        return (said or answers)[0]
    sure = [answer for answer in said if answer.ags]
    if sure and all(answer.ags == sure[0].ags or sure[0].ags in answer.candidates for answer in said):
        return sure[0]
    keys = tuple(dict.fromkeys(ags for answer in said for ags in ((answer.ags,) if answer.ags else answer.candidates)))
    return ambiguous(keys, 0.6, said[0].basis, addresses[0], known)


def _with_boundaries(answer: Resolved, point: Point, known: "Gazetteer") -> Resolved:
    drawn = known.boundaries.at(point) if known.boundaries else ""
    hit = known.valid(drawn) if drawn in known.tables.register else drawn
    if drawn and not hit:
        return _in_withdrawn(answer, drawn, point, known)
    if not answer.candidates:
        if hit:
            return replace(answer, ags=hit, candidates=(hit,), confidence=INSIDE, basis="boundary")
        return _outside(answer, point)
    if not hit:
        return _against(answer, (), point, known) if answer.ags else answer
    if hit == answer.ags:
        return replace(answer, confidence=max(answer.confidence, AGREED), basis=f"{answer.basis}+boundary")
    if hit in answer.candidates:
        found = tuple(f for f in answer.findings if f.code != "place-ambiguous")
        return replace(answer, ags=hit, confidence=INSIDE, basis=f"{answer.basis}+boundary", findings=found)
    at = known.point(answer.ags)
    if answer.ags and at and kilometres(at, point) <= _BESIDE:
        return replace(answer, confidence=min(answer.confidence, 0.85))
    return _against(answer, (hit,), point, known)


def _in_withdrawn(answer: Resolved, drawn: str, point: Point, known: "Gazetteer") -> Resolved:
    """Answer for a point in a municipality that was withdrawn, nobody knows in favour of which."""
    at = known.point(answer.ags)
    if at and kilometres(at, point) > _BESIDE:
        answer = _against(answer, (), point, known)
    note = finding("place-withdrawn", words=answer.words or _said(point), detail=drawn)
    told = any(one.code == note.code for one in answer.findings)
    return answer if told else replace(answer, findings=(*answer.findings, note))


def _without(answer: Resolved, point: Point, known: "Gazetteer") -> Resolved:
    if not answer.candidates:
        nearest = known.nearest(point)
        if nearest:
            return replace(answer, candidates=nearest, confidence=NEAREST, basis="coordinate")
        return _outside(answer, point)
    at = known.point(answer.ags)
    if at and kilometres(at, point) > _FAR:
        return _against(answer, known.nearest(point, 1), point, known)
    return answer


def _outside(answer: Resolved, point: Point) -> Resolved:
    note = finding("place-outside", words=answer.words, detail=_said(point))
    return replace(answer, basis="coordinate", findings=(*answer.findings, note))


def _against(answer: Resolved, others: tuple[str, ...], point: Point, known: "Gazetteer") -> Resolved:
    """Answer when address and point contradict each other: both, but none for sure; a point abroad counts less."""
    at = ", ".join(f"{known.name(ags)} ({ags})" for ags in others)
    note = finding("place-point-contradiction", words=answer.words, detail=f"{_said(point)} {at}".strip())
    if not others:
        return replace(answer, confidence=min(answer.confidence, 0.7), findings=(*answer.findings, note))
    keys = tuple(dict.fromkeys((*((answer.ags,) if answer.ags else answer.candidates), *others)))
    return replace(
        answer, ags="", candidates=keys, confidence=0.5, basis=f"{answer.basis}|coordinate",
        findings=(*answer.findings, note),
    )  # fmt: skip


def _said(point: Point) -> str:
    return f"{point[0]:.5f}, {point[1]:.5f}"
