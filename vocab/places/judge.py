"""Judges an address: its postal code and the name beside it; words without a code are judged in `naming`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vocab.messages import finding
from vocab.places.address import Address, segments
from vocab.places.choose import BOTH, CODE, LARGE, PART, UNSURE, named, one_of
from vocab.places.lookup import NOTHING, Match, former, match
from vocab.places.model import Resolved
from vocab.places.names import name_of, untitled
from vocab.places.naming import abroad, by_name, by_venue, note_withdrawn, successors
from vocab.places.points import kilometres
from vocab.places.states import CITIES_ABROAD

if TYPE_CHECKING:
    from vocab.places.gazetteer import Gazetteer

_REGION = 25.0
"""Kilometres round the middle of a postal code in which another municipality may be meant."""
_VILLAGE = 12.0
"""Kilometres round the middle of a postal code in which a village of the name is taken for a part of it."""


def judged(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Return where an address lies."""
    if address.online:
        return Resolved(basis="online", words=address.words)
    if address.foreign:
        return abroad(address.foreign, address.words)
    if address.short_code:
        return _short(address, near, known)
    if address.code:
        return _by_code(address, near, known)
    if address.locality:
        return by_name(address, near, known)
    if address.venue:
        return by_venue(address, near, known)
    return Resolved(words=address.words)


def _short(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Judge four digits: a code that lost its zero when the name agrees, a year, or another country."""
    found = match(address.locality, known.tables)
    served = known.tables.codes.get("0" + address.short_code, ())
    if not found.withdrawn and set(found.keys) & set(served) and name_of(address.locality).head not in CITIES_ABROAD:
        return replace(_by_code(replace(address, code="0" + address.short_code), near, known), confidence=PART)
    if address.short_code[:2] in {"19", "20"} and found.how == "exact" and not found.withdrawn:
        return by_name(address, near, known)
    return abroad(f"{address.short_code} {address.locality}", address.words)


def _by_code(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Judge a postal code and the name beside it; a withdrawn municipality that it serves is told and never given."""
    every = known.tables.codes.get(address.code, ())
    gone = tuple(ags for ags in every if known.valid(ags) != ags)
    served = tuple(dict.fromkeys(now for ags in every if (now := known.valid(ags))))
    found = match(address.locality, known.tables) if address.locality else NOTHING
    if not every:
        return _unknown_code(address, found, near, known)
    if set(found.keys) & set(gone) and not successors(found, known):
        return note_withdrawn(Resolved(words=address.words), found, address)
    answer = _compared(address, served, found, near, known)
    if not gone or any(one.code == "place-withdrawn" for one in answer.findings):
        return answer
    told = note_withdrawn(answer, Match(gone, withdrawn=True), address)
    if answer.basis != "postal-code+name" and not all(map(known.valid, gone)):
        return replace(told, ags="")
    return replace(told, confidence=answer.confidence)


def _compared(address: Address, served: tuple[str, ...], found: Match, near: str, known: "Gazetteer") -> Resolved:
    """Compare the municipalities that a postal code serves with those that the name beside it means."""
    said = successors(found, known)
    both = tuple(ags for ags in said if ags in served) or _of_parts(address.locality, served, known)
    if not both and address.locality and not found.withdrawn:
        gone = former(address.locality, known.tables)
        both = tuple(ags for ags in successors(gone, known) if ags in served)
        found = gone if both else found
    if both:
        answer = one_of(both, BOTH, near, known, "postal-code+name", address)
        return note_withdrawn(answer, found, address)
    if found.withdrawn and (around := _round(said, address, known)):
        return note_withdrawn(one_of(around, PART, near, known, "name", address), found, address)
    if not said or found.withdrawn or _is_village(address, known):
        sure = CODE if found.how == "none" and not found.withdrawn else PART
        return one_of(served, sure, near, known, "postal-code", address)
    if not found.marked and _may_be_village(address, found, known):
        return one_of(served, UNSURE, near, known, "postal-code", address)
    keys = (*served, *(ags for ags in said if ags not in served))
    against = (finding("place-contradiction", words=address.words, detail=named(keys, known)),)
    return Resolved(
        candidates=keys[:20], confidence=0.4, basis="postal-code|name", words=address.words, findings=against
    )


def _unknown_code(address: Address, found: Match, near: str, known: "Gazetteer") -> Resolved:
    """Judge a code that no municipality has, such as one of a large recipient: the name, in the same region."""
    against = finding("place-code-unknown", words=address.words, detail=address.code)
    if not found.keys:
        return Resolved(words=address.words, findings=(against,))
    codes_of = known.tables.codes_of
    around = tuple(a for a in successors(found, known) if any(c[:2] == address.code[:2] for c in codes_of.get(a, ())))
    if not around:
        answer = by_name(address, "", known)
        keys = answer.candidates or ((answer.ags,) if answer.ags else ())
        return replace(answer, ags="", candidates=keys, confidence=0.4, findings=(*answer.findings, against))
    answer = one_of(around, PART, near, known, "name", address)
    return note_withdrawn(replace(answer, findings=(*answer.findings, against)), found, address)


def _of_parts(locality: str, served: Iterable[str], known: "Gazetteer") -> tuple[str, ...]:
    """Return the municipalities of a code that one of the parts of a locality names: `Wehrda, Marburg`."""
    heads = {name_of(part).head for part in segments(locality)} | set(untitled(name_of(locality).head).split())
    return tuple(ags for ags in served if name_of(known.name(ags)).head in heads)


def _is_village(address: Address, known: "Gazetteer") -> bool:
    """Tell whether a village of the name lies close to the middle of the postal code, whoever else is called so."""
    centre = known.tables.centroids.get(address.code)
    villages = known.tables.localities.get(name_of(address.locality).head, ())
    return centre is not None and any(kilometres(centre, at) <= _VILLAGE for at in villages)


def _may_be_village(address: Address, found: Match, known: "Gazetteer") -> bool:
    """Tell whether only small municipalities far away have the name, so that a village here may well have it too."""
    return all(known.people(ags) < LARGE for ags in found.keys) and not _round(found.keys, address, known)


def _round(keys: tuple[str, ...], address: Address, known: "Gazetteer") -> tuple[str, ...]:
    """Return the municipalities that lie round the middle of a postal code."""
    centre = known.tables.centroids.get(address.code)
    points = {ags: known.point(ags) for ags in keys}
    return tuple(ags for ags, point in points.items() if centre and point and kilometres(centre, point) < _REGION)
