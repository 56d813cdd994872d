"""Judges words without a postal code: a name, several side by side, or one inside the name of a venue."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vocab.messages import finding
from vocab.places.address import Address, segments
from vocab.places.choose import LARGE, NAME, NEAR, PART, VENUE, ambiguous, one_of
from vocab.places.lookup import NOTHING, How, Match, former, match
from vocab.places.model import Resolved
from vocab.places.names import name_of, untitled
from vocab.places.states import CITIES_ABROAD, state_of
from vocab.places.venues import is_municipal, is_plain, within

if TYPE_CHECKING:
    from vocab.places.gazetteer import Gazetteer

_BETWEEN = re.compile(r"\s*(?:[,;|•·&+\n]|/\s|\s/|\b(?:und|oder|sowie|bzw\.)\s)\s*")
"""What stands between names of several municipalities."""
_LOOSE = re.compile(r"/|\s[–-]\s")
"""What stands there, too, but also between a city and a part of it: `Frankfurt/Höchst`."""


def by_name(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Judge a locality by its name alone."""
    if several := _side_by_side(address.locality, known):
        return one_of(several, NAME, "", known, "names", address)
    found, rest = _named(address.locality, known)
    if found.how not in {"exact", "plain"} and known.district_named(address.locality):
        return Resolved(basis="district", words=address.words)
    if not found.keys:
        return _unnamed(address, near, known)
    if name_of(address.locality).head in CITIES_ABROAD and not address.region:
        keys = successors(found, known)
        note = finding("place-foreign", words=address.words, detail=address.locality)
        return Resolved(candidates=keys, confidence=0.2, basis="name", words=address.words, findings=(note,))
    namesakes = _namesakes(found, address, known)
    keys = _in_region((*successors(found, known), *namesakes), found.region or rest, address, known)
    sure = {"exact": NAME, "plain": NAME, "part": PART, "other": NEAR}.get(found.how, 0.0)
    answer = one_of(keys, sure, near, known, "former-name" if namesakes else "name", address)
    if found.how == "other" and answer.ags and known.people(answer.ags) < 2 * LARGE:
        answer = replace(answer, ags="", candidates=keys, confidence=NEAR)
    return note_withdrawn(answer, found, address)


def _namesakes(found: Match, address: Address, known: "Gazetteer") -> tuple[str, ...]:
    """Return the successors of withdrawn municipalities that share the name of small ones, and may be meant as well."""
    if found.withdrawn or found.marked or any(known.people(ags) >= LARGE for ags in found.keys):
        return ()
    gone = former(address.locality, known.tables)
    if gone.how not in {"exact", "plain", found.how}:
        return ()
    return tuple(ags for ags in successors(gone, known) if ags not in found.keys)


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
        return abroad(address.locality, address.words)
    villages = known.tables.localities.get(head, ())
    keys = tuple(dict.fromkeys(ags for at in villages for ags in known.nearest(at, 2)))
    if keys:
        return Resolved(candidates=keys, confidence=0.5, basis="locality", words=address.words)
    return by_venue(replace(address, venue=address.locality), near, known)


def _in_region(keys: tuple[str, ...], state: str, address: Address, known: "Gazetteer") -> tuple[str, ...]:
    """Keep the candidates in the state or district that the address names, when there are any."""
    state = state or state_of(address.region)
    if state:
        return tuple(ags for ags in keys if ags[:2] == state) or keys
    district = known.district_named(address.region) if address.region else ""
    return tuple(ags for ags in keys if ags[:5] == district) or keys


def by_venue(address: Address, near: str, known: "Gazetteer") -> Resolved:
    """Judge a text without postal code: a part that is a name counts as one, else names inside it count little."""
    parts = segments(address.venue)
    region = address.region or next((p for p in parts if state_of(p) or known.is_district(p)), "")
    if several := _side_by_side(address.venue, known):
        return one_of(several, NAME, "", known, "names", address)
    part = _whole_part(parts, known)
    if part:
        return by_name(replace(address, locality=part, venue="", region=region), near, known)
    if len(parts) == 1 and known.district_named(address.venue):
        return Resolved(basis="district", words=address.words)
    if len(parts) == 1 and match(address.venue, known.tables).how in {"part", "other"}:
        return by_name(replace(address, locality=address.venue, venue=""), near, known)
    matches = [match(words, known.tables) for words in within(address.venue, known.tables)]
    groups = [keys for found in matches if (keys := successors(found, known))]
    if not groups:
        return _withdrawn_or_nothing(address, near, known)
    keys = tuple(dict.fromkeys(ags for group in groups for ags in group))
    if len(groups) > 1:
        return ambiguous(keys, VENUE, "venue", address, known)
    answer = one_of(keys, VENUE, near, known, "venue", address)
    if answer.ags and any(found.marked for found in matches):
        return note_withdrawn(replace(answer, confidence=PART), matches[0], address)
    if answer.ags and is_municipal(address.venue):
        return answer
    if answer.ags and known.people(answer.ags) < LARGE // 2 and answer.ags[:5] != near[:5]:
        return replace(answer, ags="", candidates=keys, confidence=0.3)
    return answer


def _side_by_side(words: str, known: "Gazetteer") -> tuple[str, ...]:
    """Return the well-known municipalities that the parts of `words` name, when there are several: `Fulda; Hünfeld`."""
    said: list[tuple[str, ...]] = []
    for piece in _BETWEEN.split(words):
        first, *others = _LOOSE.split(piece)
        said += [_well_known(first, known)]
        said += [keys for part in others if len(keys := _well_known(part, known, "exact")) == 1]
    groups = [keys for keys in said if keys]
    several = any(not set(keys) & set(groups[0]) for keys in groups) and not _tells_apart(words, known)
    return tuple(dict.fromkeys(ags for keys in groups for ags in keys)) if several else ()


def _well_known(words: str, known: "Gazetteer", *ways: How) -> tuple[str, ...]:
    """Return the well-known municipalities whose name is all of `words`."""
    if is_plain(words) or state_of(words):
        return ()
    found = match(words, known.tables)
    whole = not found.withdrawn and found.how in (ways or ("exact", "plain"))
    return tuple(ags for ags in found.keys if known.people(ags) >= LARGE) if whole else ()


def _tells_apart(words: str, known: "Gazetteer") -> bool:
    """Tell whether the second of two names tells the first from its homonyms: `Rotenburg/Fulda`."""
    name = name_of(words)
    return len(name.marks) == 1 and any(name.marks[0] in own for _, own in known.tables.names.get(name.head, ()))


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
        return by_name(replace(address, locality=address.venue), near, known)
    if name_of(address.venue).head in CITIES_ABROAD:
        return abroad(address.venue, address.words)
    return Resolved(words=address.words)


def successors(found: Match, known: "Gazetteer") -> tuple[str, ...]:
    """Return the valid municipalities that a name means: of withdrawn ones their successors."""
    if not found.withdrawn:
        return found.keys
    return tuple(dict.fromkeys(filter(None, map(known.valid, found.keys))))


def note_withdrawn(answer: Resolved, found: Match, address: Address) -> Resolved:
    """Return an answer that is less sure, with a finding, when the name is that of a withdrawn municipality."""
    if not found.withdrawn:
        return answer
    note = finding("place-withdrawn", words=address.words, detail=", ".join(found.keys))
    return replace(answer, confidence=min(answer.confidence, PART), findings=(*answer.findings, note))


def abroad(why: str, words: str) -> Resolved:
    """Answer for a place in another country; `why` says what told so."""
    return Resolved(basis="foreign", words=words, findings=(finding("place-foreign", words=words or why, detail=why),))
