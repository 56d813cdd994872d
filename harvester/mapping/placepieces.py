"""Parts words that name several venues, or one and the internet, into the words of each; it reads no address."""

import re
from functools import lru_cache

from harvester.mapping.placeparts import BRACKETS, SPLIT, is_online, is_venue, part, prepared
from harvester.mapping.placeremarks import is_remark
from harvester.mapping.placestreets import numbered
from harvester.mapping.placetable import words_of
from harvester.mapping.placetowns import RIVERS, is_town

_LEAD = re.compile(rf"(?:{words_of('leads')})\s*", re.IGNORECASE)
_NOUNS = {"LABELS": words_of("lead-labels"), "NOUNS": words_of("lead-nouns")}
_LABELLED = re.compile(
    rf"(?:{re.sub('LABELS|NOUNS', lambda found: _NOUNS[found.group()], words_of('labelled-leads'))})\s*", re.IGNORECASE
)
_MARKED = re.compile(r"[:?=>]|\s[-–—]\s")
_PARALLEL = re.compile(
    r"^(?:parallel|gleichzeitig|zeitgleich|auch|zusätzlich|wahlweise|and|und|oder|or|sowie|teils|teilweise|partly)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"/(?=online)|(?<=online)/|\s(?:und|oder|and|or|sowie|bzw\.|&|\+)\s|\s/\s|;|\||,", re.IGNORECASE)
_LABEL = re.compile(r"[A-ZÄÖÜ][\w.]{1,14}:\s+(?=\S)")
_DAYS = "(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|(?:mo|di|mi|do|fr|sa|so)"
_DAY = re.compile(rf"(?:{_DAYS})\.?\s?:\s+", re.IGNORECASE)
_MARKS = " \n,;|/–-·•"
_TWO_TOWNS = re.compile(r"(?P<one>[A-ZÄÖÜ][a-zäöüß-]+)/(?P<two>[A-ZÄÖÜ][a-zäöüß-]+)")
_LISTED = re.compile(r",|\s/\s|\s(?:und|oder|and|or|sowie|&)\s")
_NUMBERED = (
    "(?:kurs)?(?:termin|tag|abend|treffen|teil|block|modul|gruppe|kurs|einheit|wochenende|phase|woche|sitzung|session"
    "|part|day)"
)
_IN = re.compile(r"^in\s(?=[A-ZÄÖÜ])")
_AND_LAST = re.compile(r"[^,]+(?:,[^,]+)+\s(?:und|oder|sowie|&)\s[^,]+")
_DAY_BEHIND = re.compile(
    rf"\s?\((?:{_DAYS}|\d\.\s?(?:\+\s?\d\.\s?)?{_NUMBERED}|{_NUMBERED}|theorie|praxis|(?:vor|nach)mittags?).{{0,20}}\)$",
    re.IGNORECASE,
)
_TERM_BARE = re.compile(
    r"(?:^|[;,|/\n])\s*\d\.\s?(?:Termin|Tag|Abend|Treffen|Woche|Block|Teil)\s?[–-]?\s(?=\w)", re.IGNORECASE
)
_TERM = re.compile(
    rf"\b(?:(?:\d{{1,2}}|[IVX]+)\.\s?(?:und\s\d\.\s?)?(?:samstag|{_NUMBERED})|{_NUMBERED}\s(?:\d{{1,2}}|[A-D]|[IVX]+))"
    r"(?:\s?\([^()]{1,30}\))?\s*:",
    re.IGNORECASE,
)


def pieces(text: str) -> list[str]:
    """Return the words of each venue: those of several terms, those on site and online, or two joined by `und`."""
    if terms := _terms(text):
        return terms
    if (is_online(text) or "hybrid" in text.lower()) and (hybrid := _aside(text) or _hybrid(text)):
        return hybrid
    if labelled := _labelled(text):
        return labelled
    if towns := _towns(text):
        return towns
    for mark in ("|", ";", "\n", ", und ", " und ", " oder ", " sowie ", " bzw. ", " and ", " or "):
        pieces = [one.strip() for one in text.split(mark)]
        if len(pieces) > 1 and all(_is_whole(one) for one in pieces):
            return pieces
    for joined in (" und ", " oder ", " and ", " or ", " sowie "):
        left, _, right = text.partition(joined)
        if right and (
            (is_town(left) and is_town(right)) or (is_venue(left) and is_venue(right) and _starts(left, right))
        ):
            return [left, right]
    return [text]


def _terms(text: str) -> list[str]:
    """Return the words behind the number of each term, day or part of a course."""
    terms = _TERM.split(text) if ":" in text else [text]
    if len(terms) < 2 and text[:1].isdigit():
        terms = _TERM_BARE.split(text)
        if len(terms) < 3:
            return []
    return [told(one.strip(_MARKS)) for one in terms if one.strip(_MARKS)] if len(terms) > 1 else []


@lru_cache(4096)
def told(text: str) -> str:
    """Return words without the lead that says that a place follows."""
    text = text.strip(" \n,;|").removeprefix("- ").removeprefix("– ")
    while (found := _lead(text)) and found.end():
        text = text[found.end() :].strip(" \n,;|:")
    return text[1:-1] if text.startswith("(") and text.find(")") == len(text) - 1 else text


def _lead(text: str) -> re.Match[str] | None:
    """Return what says in front that a place follows; labels only where a mark stands."""
    return (_LABELLED.match(text) if _MARKED.search(text, 0, 80) else None) or _LEAD.match(text)


def _aside(text: str) -> list[str]:
    """Return a venue and what brackets behind it say of the internet: `vhs Marburg (auch online)`."""
    inner = BRACKETS.search(text)
    if not inner or not (is_online(inner[1]) or inner[1].lower() == "hybrid"):
        return []
    outside = (text[: inner.start()] + text[inner.end() :]).strip()
    return [] if not outside or is_online(outside) else [outside, inner[1]]


def _labelled(text: str) -> list[str]:
    """Return the venues of a list of labels: `Theorie: vhs, Praxis: Bootshaus`."""
    pieces = [one.strip() for one in re.split(r"[;|\n]", text)]
    if len(pieces) > 1 and all(map(_LABEL.match, pieces)):
        return [_LABEL.sub("", one) for one in pieces if not is_remark(one)]
    pieces = [one.strip() for one in re.split(r"[,;|\n]", text)]
    if len(pieces) == 1 and _DAY.match(text):
        return [_DAY.sub("", text)]
    if len(pieces) > 1 and all(map(_DAY_BEHIND.search, pieces)):
        return [_DAY_BEHIND.sub("", one) for one in pieces]
    return (
        [_LABEL.sub("", one) for one in pieces if not is_remark(one)]
        if len(pieces) > 1 and all(map(_LABEL.match, pieces))
        else []
    )


def _towns(text: str) -> list[str]:
    """Return the towns, or the venues, of a list that holds nothing else."""
    pieces = [_IN.sub("", one.strip()) for one in _LISTED.split(text)]
    if (two := _TWO_TOWNS.fullmatch(text)) and is_town(two["one"]) and is_town(two["two"]) and two["two"] not in RIVERS:
        return [two["one"], two["two"]]
    listed = len(pieces) > 2 or (len(pieces) == 2 and "," not in text and pieces[1] not in RIVERS)
    if listed and all(map(is_town, pieces)):
        return pieces
    named = len(pieces) > 2 and _AND_LAST.fullmatch(text) and all(" " in one and is_venue(one) for one in pieces)
    return pieces if named and not any(map(numbered, pieces)) else []


def _starts(left: str, right: str) -> bool:
    """Whether both sides are names of their own: two words each, or both begin as places do."""
    return (right[:1].isupper() or right.startswith("vhs ")) and " " in left and " " in right


def _is_whole(words: str) -> bool:
    """Whether words are an address of their own: a name and a street with its number."""
    kinds = [part(one) for one in SPLIT.split(words) if one]
    return (
        len(kinds) > 1
        and kinds[0].kind != "house"
        and not (kinds[0].kind == "room" and all(one.kind in {"room", "part"} for one in kinds))
        and any((one.kind in {"street", "road"} and one.number) or one.kind == "room" for one in kinds)
        and any(one.kind in {"name", "part"} for one in kinds)
    )


def _hybrid(text: str) -> list[str]:
    """Return the words on site and those online in their order; nothing where all is online or one address."""
    pieces = [_PARALLEL.sub("", one.strip(" ,")) for one in _AND.split(text)]
    pieces = [one for one in pieces if one]
    online = [one for one in pieces if is_online(one) and part(one).kind not in {"street", "postal", "road"}]
    rest = [one for one in pieces if one not in online]
    kinds = {part(prepared(told(one))).kind for one in rest} - {"remark", "house"}
    if not online or not kinds:
        return []
    where = min(text.find(one) for one in online), min(text.find(one) for one in rest)
    at_place = told(_joined(rest))
    if not at_place:
        return []
    if where[0] < where[1]:
        return [" ".join(online), at_place]
    return [at_place, " ".join(online)]


def _joined(pieces: list[str]) -> str:
    return ", ".join(one for one in (told(piece) for piece in pieces) if one)
