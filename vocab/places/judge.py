"""Weighs what an address says against the tables, and answers with one municipality, candidates, or unknown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vocab.messages import finding
from vocab.places.address import Address, segments
from vocab.places.choose import BOTH, CODE, LARGE, NAME, NEAR, PART, UNSURE, VENUE, ambiguous, named, one_of
from vocab.places.lookup import NOTHING, Match, former, match
from vocab.places.model import Resolved
from vocab.places.names import name_of, untitled
from vocab.places.points import kilometres
from vocab.places.states import CITIES_ABROAD, state_of
from vocab.places.venues import is_municipal, is_plain, within

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
        return _abroad(address.foreign, address.words)
    if address.short_code:
        return _short(address, near, known)
    if address.code:
        return _by_code(address, near, known)
    if address.locality:
        return _by_name(address, near, known)
    if address.venue:
        return _by_venue(address, near, known)
    return Resolved(words=address.words)


def _abroad(why: str, words: str) -> Resolved:
    return Resolved(basis="foreign", words=words, findings=(finding("place-foreign", words=words or why, detail=why),))


def _short(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Judge four digits: a code that lost its zero when the name agrees, a year, or another country."""
    found = match(address.locality, known.tables)
    served = known.tables.codes.get("0" + address.short_code, ())
    if not found.withdrawn and set(found.keys) & set(served) and name_of(address.locality).head not in CITIES_ABROAD:
        return replace(_by_code(replace(address, code="0" + address.short_code), near, known), confidence=PART)
    if address.short_code[:2] in {"19", "20"} and found.how == "exact" and not found.withdrawn:
        return _by_name(address, near, known)
    return _abroad(f"{address.short_code} {address.locality}", address.words)


def _by_code(address: Address, near: str, known: "Gazetteer") -> Resolved:
    served = known.tables.codes.get(address.code, ())
    found = match(address.locality, known.tables) if address.locality else NOTHING
    if not served:
        return _unknown_code(address, found, near, known)
    said = _successors(found, known)
    both = tuple(ags for ags in said if ags in served) or _of_parts(address.locality, served, known)
    if not both and address.locality and not found.withdrawn:
        gone = former(address.locality, known.tables)
        both = tuple(ags for ags in _successors(gone, known) if ags in served)
        found = gone if both else found
    if both:
        answer = one_of(both, BOTH, near, known, "postal-code+name", address)
        return _withdrawn(answer, found, address)
    if found.withdrawn and (around := _round(said, address, known)):
        return _withdrawn(one_of(around, PART, near, known, "name", address), found, address)
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
    around = tuple(a for a in _successors(found, known) if any(c[:2] == address.code[:2] for c in codes_of.get(a, ())))
    if not around:
        answer = _by_name(address, "", known)
        keys = answer.candidates or ((answer.ags,) if answer.ags else ())
        return replace(answer, ags="", candidates=keys, confidence=0.4, findings=(*answer.findings, against))
    answer = one_of(around, PART, near, known, "name", address)
    return _withdrawn(replace(answer, findings=(*answer.findings, against)), found, address)


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


def _by_name(address: Address, near: str, known: "Gazetteer") -> Resolved:
    found, rest = _named(address.locality, known)
    if found.how not in {"exact", "plain"} and known.district_named(address.locality):
        return Resolved(basis="district", words=address.words)
    if not found.keys:
        return _unnamed(address, near, known)
    if name_of(address.locality).head in CITIES_ABROAD and not address.region:
        keys = _successors(found, known)
        abroad = finding("place-foreign", words=address.words, detail=address.locality)
        return Resolved(candidates=keys, confidence=0.2, basis="name", words=address.words, findings=(abroad,))
    namesakes = _namesakes(found, address, known)
    keys = _in_region((*_successors(found, known), *namesakes), found.region or rest, address, known)
    sure = {"exact": NAME, "plain": NAME, "part": PART, "other": NEAR}.get(found.how, 0.0)
    answer = one_of(keys, sure, near, known, "former-name" if namesakes else "name", address)
    if found.how == "other" and answer.ags and known.people(answer.ags) < 2 * LARGE:
        answer = replace(answer, ags="", candidates=keys, confidence=NEAR)
    return _withdrawn(answer, found, address)


def _namesakes(found: Match, address: Address, known: "Gazetteer") -> tuple[str, ...]:
    """Return the successors of withdrawn municipalities that share the name of small ones, and may be meant as well."""
    if found.withdrawn or found.marked or any(known.people(ags) >= LARGE for ags in found.keys):
        return ()
    gone = former(address.locality, known.tables)
    if gone.how not in {"exact", "plain", found.how}:
        return ()
    return tuple(ags for ags in _successors(gone, known) if ags not in found.keys)


def _named(locality: str, known: "Gazetteer") -> tuple[Match, str]:
    """Return what a locality names, trying its parts from the last to the first, and a state among them."""
    found = match(locality, known.tables)
    if found.keys:
        return found, next(filter(None, map(state_of, segments(locality)[1:])), "")
    parts = segments(locality)
    region = next(filter(None, map(state_of, parts)), "")
    tried = [match(part, known.tables) for part in reversed(parts) if not state_of(part)] if len(parts) > 1 else []
    return next((m for m in tried if m.keys and not m.withdrawn), next((m for m in tried if m.keys), NOTHING)), region


def _unnamed(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Answer for a locality that no municipality is called by: villages nearby are candidates, venues are read."""
    head = untitled(name_of(address.locality).head)
    if head in CITIES_ABROAD:
        return _abroad(address.locality, address.words)
    villages = known.tables.localities.get(head, ())
    keys = tuple(dict.fromkeys(ags for at in villages for ags in known.nearest(at, 2)))
    if keys:
        return Resolved(candidates=keys, confidence=0.5, basis="locality", words=address.words)
    return _by_venue(replace(address, venue=address.locality), near, known)


def _in_region(keys: tuple[str, ...], state: str, address: Address, known: "Gazetteer") -> tuple[str, ...]:
    """Keep the candidates in the state or district that the address names, when there are any."""
    state = state or state_of(address.region)
    if state:
        return tuple(ags for ags in keys if ags[:2] == state) or keys
    district = known.district_named(address.region) if address.region else ""
    return tuple(ags for ags in keys if ags[:5] == district) or keys


def _by_venue(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Judge a text without postal code: a part that is a name counts as one, else names inside it count little."""
    parts = segments(address.venue)
    region = address.region or next((p for p in parts if state_of(p) or known.is_district(p)), "")
    part = _whole_part(parts, known)
    if part:
        return _by_name(replace(address, locality=part, venue="", region=region), near, known)
    if len(parts) == 1 and known.district_named(address.venue):
        return Resolved(basis="district", words=address.words)
    if len(parts) == 1 and match(address.venue, known.tables).how in {"part", "other"}:
        return _by_name(replace(address, locality=address.venue, venue=""), near, known)
    matches = [match(words, known.tables) for words in within(address.venue, known.tables)]
    groups = [keys for found in matches if (keys := _successors(found, known))]
    if not groups:
        return _withdrawn_or_nothing(address, near, known)
    keys = tuple(dict.fromkeys(ags for group in groups for ags in group))
    if len(groups) > 1:
        return ambiguous(keys, VENUE, "venue", address, known)
    answer = one_of(keys, VENUE, near, known, "venue", address)
    if answer.ags and any(found.marked for found in matches):
        return _withdrawn(replace(answer, confidence=PART), matches[0], address)
    if answer.ags and is_municipal(address.venue):
        return answer
    if answer.ags and known.people(answer.ags) < LARGE // 2 and answer.ags[:5] != near[:5]:
        return replace(answer, ags="", candidates=keys, confidence=0.3)
    return answer


def _whole_part(parts: list[str], known: "Gazetteer") -> str:
    """Return the last part of a text that is the name of a municipality and nothing else; valid ones come first."""
    found = ""
    for part in parts:
        named = match(part, known.tables)
        whole = named.how in {"exact", "plain"} and (len(parts) == 1 or not is_plain(part))
        if whole and not (named.withdrawn and found):
            found = part
    return found


def _withdrawn_or_nothing(address: Address, near: str, known: "Gazetteer") -> Resolved:
    found = match(address.venue, known.tables)
    if found.withdrawn and found.how in {"exact", "plain"}:
        return _by_name(replace(address, locality=address.venue), near, known)
    if name_of(address.venue).head in CITIES_ABROAD:
        return _abroad(address.venue, address.words)
    return Resolved(words=address.words)


def _successors(found: Match, known: "Gazetteer") -> tuple[str, ...]:
    if not found.withdrawn:
        return found.keys
    return tuple(dict.fromkeys(filter(None, map(known.valid, found.keys))))


def _withdrawn(answer: Resolved, found: Match, address: Address) -> Resolved:
    if not found.withdrawn:
        return answer
    note = finding("place-withdrawn", words=address.words, detail=", ".join(found.keys))
    return replace(answer, confidence=min(answer.confidence, PART), findings=(*answer.findings, note))
