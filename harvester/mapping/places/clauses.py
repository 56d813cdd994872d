"""Reads what stands between two marks of an address: its parts, with what stands in brackets behind them."""

import re
from functools import lru_cache

from harvester.mapping.places.english import is_english_venue, is_hall_within, is_inner, is_place
from harvester.mapping.places.inside import is_before
from harvester.mapping.places.joined import CORNER, joined
from harvester.mapping.places.leads import told
from harvester.mapping.places.parts import BRACKETS, Part, is_entrance, is_online, is_venue, part, prepared
from harvester.mapping.places.people import is_person
from harvester.mapping.places.remarks import is_aside, is_region, is_remark
from harvester.mapping.places.rooms import SIDES, is_basic, is_meeting, is_own, is_room
from harvester.mapping.places.towns import RIVERS, is_town
from harvester.mapping.places.unmarked import unmarked

_BY = re.compile(r"(?:direkt |gleich )?(?:hinter|neben|vor|gegenüber|oberhalb|unterhalb|nahe|unweit|zwischen)\s")
_ADJECTIVE = re.compile(
    r"(?:Alte|Neue|Städtische|Historische|Evangelische|Katholische|Freie|Offene|Staatliche|Deutsche|Hessische)[rsn]?"
)
_HELD_IN = re.compile(r"(?:im|in der|in|at the|in the|at|of the)\s(?=[A-ZÄÖÜ]|vhs)", re.IGNORECASE)
_FORMER = re.compile(
    r"(?:ehem|früher|vormals|bisher|ehedem|alt:|(?:nur )?bei (?:Regen|schlechtem|gutem|schönem)"
    r"|evtl|ggf|if it rains)",
    re.IGNORECASE,
)
"""What begins brackets that tell what a room was, or when it is another one."""
_BESIDE = re.compile(r"(?:direkt |unmittelbar )?(?:am|beim|an der|an den|vor der|vor dem|bei der)\s[A-ZÄÖÜ].*")
"""Where something is that has a name of its own."""
_HOUSES = re.compile(
    r"k?vhs|volkshochschule.*|\w*(?:museum|schule|rathaus|bürgerhaus|bibliothek|kirche|zentrum|akademie|halle|scheune|treff|kloster|schloss|gymnasium|theater|kita|café)(?:\s.*)?",
    re.IGNORECASE,
)
_TOWNS = {"postal", "town"}
_SURE = {"postal", "town", "street", "room"}
_BESIDE_TOWN = {"country", "remark", "online", "room", "street"}
"""What brackets behind a town hold that does not belong to its name."""
_ASIDE = re.compile(
    r"nähe|gegenüber|ehem|früher|neben|bei|am|an|im|in|eingang|zugang|ecke|hinter|vor|über", re.IGNORECASE
)


@lru_cache(4096)
def clause(words: str, *, first: bool) -> tuple[Part, ...]:
    """Return the parts of the words between two marks, of which those in front of all others are `first`.

    >>> [(one.kind, one.words) for one in clause("Grundschule Nord (Turnhalle)", first=True)]
    [('name', 'Grundschule Nord'), ('part', 'Turnhalle')]
    """
    if words.count("(") > 1:
        words = BRACKETS.sub(_without_remark, words)
    inner = BRACKETS.search(words)
    if inner and _is_parted(words, inner):
        *before, last = unmarked(words[: inner.start()].strip()) if inner.end() == len(words) else (words,)
        if before and (closed := BRACKETS.search(made := f"{last} ({inner[1]})")):
            ahead = [_one(one, first=first and not at) for at, one in enumerate(before)]
            return (*(one for some in ahead for one in some), *_bracketed(made, closed, first=False))
        return _bracketed(words, inner, first=first)
    found: list[Part] = []
    for piece in unmarked(words):
        found.extend(_one(piece, first=first and not found))
    return tuple(found)


def _is_parted(words: str, inner: re.Match[str]) -> bool:
    """Tell whether brackets are no part of the name of a town: `Saal (Gasthof)`, but `Halle (Saale)`."""
    if not is_town(words) or (is_room(words[: inner.start()].strip()) and inner[1] not in RIVERS):
        return True
    return part(inner[1]).kind in _BESIDE_TOWN or is_aside(inner[1]) or _is_house(inner[1])


def _without_remark(inner: re.Match[str]) -> str:
    """Return brackets as they are unless they hold a remark."""
    return "" if part(inner[1]).kind == "remark" else inner.group()


def _bracketed(words: str, inner: re.Match[str], *, first: bool) -> tuple[Part, ...]:
    """Return what stands outside of brackets and what inside; both as one where the brackets only add to a name."""
    outside = (words[: inner.start()] + words[inner.end() :]).strip()
    if outside and (beside := _beside(outside, inner[1], first=first)):
        return beside
    within = _outer(inner[1])
    outer = _outer(outside) if outside else None
    if within.kind in {"remark", "online"} or not told(inner[1]) or _is_beside(inner[1], within, outer):
        return _one(outside, first=first) if outside else ()
    if outer and outer.kind in _TOWNS and within.kind not in _BESIDE_TOWN:
        return (outer, within) if _is_house(inner[1]) else _one(words, first=first)
    if within.kind == "town" and outer:
        whole = is_town(f"{outside.rpartition(' ')[2]} ({inner[1]})")
        return (Part("name", words),) if whole else (*_one(outside, first=first), within._replace(kind="maybe"))
    if outer and outer.kind in {"street", "corner"} and within.kind in {"name", "part"}:
        return (outer,) if _ASIDE.match(inner[1]) else (outer, within)
    if outer and within.kind in {"name", "preposed"} and (outer.kind == "room" or _is_within(outer, inner[1])):
        return (outer._replace(kind="room"), within._replace(kind="name" if _is_housing(inner[1]) else "room"))
    within = _roomed(inner[1], within, outer)
    if within.kind in {"room", "country", "street", "postal", "corner", "part"}:
        return (*(_one(outside, first=first) if outside else ()), *_rooms(inner[1], within))
    return (Part("name", words),)


def _beside(outside: str, words: str, *, first: bool) -> tuple[Part, ...]:
    """Return what stands outside of brackets that say where a room lies or what it was; nothing for others."""
    if words in SIDES:
        return (*_one(outside, first=first), Part("remark", words))
    if (bare := prepared(words)) != words and is_room(bare):
        return (*_one(outside, first=first), Part("room", bare))
    held = _HELD_IN.match(words)
    if held and part(outside).kind == "room" and _is_housing(bare := words[held.end() :]):
        return part(outside), Part("name", bare)
    return _one(outside, first=first) if _FORMER.match(words) else ()


def _is_housing(words: str) -> bool:
    """Tell whether brackets behind a room name the venue that it is in: `Sitzungssaal (Altes Rathaus)`."""
    adjective, _, noun = words.rpartition(" ")
    named = bool(_ADJECTIVE.fullmatch(adjective)) and is_venue(noun)
    return named or is_venue(words) or is_english_venue(words) or words.endswith("ium")


def _is_within(outer: Part, words: str) -> bool:
    """Tell whether what stands before brackets may be a room, and is one of the venue in them: `Keller (Rathaus)`."""
    if is_english_venue(words) and is_before([outer, Part("name", words)]):
        return True
    return outer.kind == "part" and not is_own(outer.words) and _is_housing(words) and is_own(words)


def _rooms(words: str, within: Part) -> tuple[Part, ...]:
    """Return each of the rooms between which a slash stands in brackets, or what else stands there."""
    made = tuple(map(part, unmarked(words))) if within.kind == "room" and "/" in words else ()
    return made if len(made) > 1 and all(one.kind == "room" for one in made) else (within,)


def _roomed(words: str, within: Part, outer: Part | None) -> Part:
    """Return what stands in brackets as a room where what stands before them shows that it is one."""
    behind = outer.kind if outer else ""
    room = (
        within.kind == "code"
        or (within.kind == "square" and (behind == "room" or words.startswith("R")))
        or (within.kind == "part" and behind == "room" and (is_basic(words) or not _is_housing(words)))
        or (within.kind == "name" and behind == "name" and is_hall_within(words))
    )
    return within._replace(kind="room") if room else within


def _outer(words: str) -> Part:
    """Return what stands outside of brackets as one part; two streets that meet are one."""
    met = joined(words) if CORNER.search(words) else ()
    return met[0] if len(met) == 1 else part(words)


def _is_house(words: str) -> bool:
    """Tell whether brackets behind a town hold a venue there and no quarter: `Kassel (vhs)`."""
    return bool(_HOUSES.fullmatch(words)) and is_venue(words) and not is_town(words)


def _is_beside(words: str, within: Part, outer: Part | None) -> bool:
    """Tell whether brackets hold a remark, as what stands before them shows."""
    if outer is None or within.kind not in {"name", "part"}:
        return False
    if outer.kind in {"name", "part"} and _BY.match(words) and is_venue(outer.words) and not is_meeting(outer.words):
        return True
    return (
        (outer.kind in _SURE and is_aside(words))
        or (bool(outer.number) and bool(_ASIDE.match(words)))
        or (outer.kind == "remark" and not is_venue(words))
    )


def _one(words: str, *, first: bool) -> tuple[Part, ...]:
    """Return the parts of words between which no mark stands, and no brackets."""
    words = told(words) if not first else words
    if not words or is_region(words) or (not first and (words.startswith("bei ") or is_person(words))):
        return ()
    if not first and ": " in words and "(" not in words and is_remark(words):
        return (Part("remark", words),)
    if (parted := words.partition(": "))[2] and (is_town(parted[0]) or is_venue(parted[0])):
        return (part(parted[0]), *_one(parted[2], first=False))
    if both := joined(words):
        return both
    one = part(words)
    if one.kind == "preposed":
        return (one,)
    bare = prepared(words)
    if bare != words and (both := joined(bare)):
        return both
    one = part(bare)
    if not first and is_inner(words):
        return (one._replace(kind="room"),)
    if not first and one.kind in {"name", "part"} and _BESIDE.fullmatch(words):
        return (one._replace(kind="beside"),)
    if (
        not first
        and one.kind == "name"
        and ((is_aside(words) and bare == words and not is_place(words)) or _is_labelled(words))
    ):
        return (one._replace(kind="remark"),)
    return (Part("name", bare) if first and one.kind == "remark" and is_entrance(bare) else one,)


def _is_labelled(words: str) -> bool:
    """Tell whether words behind others are a label of something else with what it is: `Thema: Farben`."""
    label, mark, _ = words.partition(": ")
    return bool(mark) and " " not in label and not (is_venue(label) or is_town(label) or is_online(words))
