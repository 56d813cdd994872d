"""Parts words that name several venues, or one and the internet, into the words of each; it reads no address."""

import re

from harvester.mapping.placeleads import told
from harvester.mapping.placeparts import BRACKETS, SPLIT, is_online, is_venue, part, prepared
from harvester.mapping.placeremarks import is_remark
from harvester.mapping.placerooms import is_own
from harvester.mapping.placestreets import numbered
from harvester.mapping.placetowns import RIVERS, is_town

_PARALLEL = re.compile(
    r"^(?:(?:parallel|gleichzeitig|zeitgleich|auch|zusätzlich|wahlweise|and|und|oder|or|sowie|teils|teilweise|partly"
    r"|zunächst|zuerst|erst|später|danach|anschließend|dann|\d{1,2}\s?(?:x|mal)|(?:auftakt|abschluss)(?=\sim))\s+)+",
    re.IGNORECASE,
)
_AND = re.compile(
    r"/(?=online)|\smit\s(?=(?:live-?)?stream)|(?<=online)/|\s(?:und|oder|and|or|sowie|bzw\.|&|\+)\s|\s/\s|;|\||,",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-ZÄÖÜ][\w.-]{1,17}:\s+(?=\S)")
_TIGHT_TOWNS = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+(?:/[A-ZÄÖÜ][a-zäöüß-]+)+")
_LISTED = re.compile(r",|\s/\s|\s(?:und|oder|and|or|sowie|bzw\.|\+|&)\s")
_DIGIT = re.compile(r"\d")
_IN = re.compile(r"^in\s(?=[A-ZÄÖÜ])")
_AND_LAST = re.compile(r"[^,]+(?:,[^,]+)+\s(?:und|oder|sowie|&)\s[^,]+")


def pieces(text: str) -> list[str]:
    """Return the words of each venue: those on site and online, those of a list, or two joined by `und`."""
    if (is_online(text) or "hybrid" in text.lower()) and (hybrid := _aside(text) or _hybrid(text)):
        return hybrid
    if ":" in text and (labelled := _labelled(text)):
        return labelled
    if not _DIGIT.search(text) and (towns := _towns(text)):
        return towns
    for mark in ("|", ";", "\n\n", "\n", ", und ", " und ", " oder ", " sowie ", " bzw. ", " and ", " or "):
        if mark not in text:
            continue
        pieces = [one.strip() for one in text.split(mark)]
        if len(pieces) > 1 and _is_whole(pieces[0]) and all(_is_whole(one, mark) for one in pieces[1:]):
            return pieces
    if text.count(" / ") == 1 and "," in text and (slashed := _slashed(text)):
        return slashed
    for joined in (" und ", " oder ", " and ", " or ", " sowie "):
        left, _, right = text.partition(joined)
        if right and (
            (is_town(left) and is_town(right)) or (is_venue(left) and is_venue(right) and _starts(left, right))
        ):
            return [left, right]
    return [text]


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
    return (
        [_LABEL.sub("", one) for one in pieces if not is_remark(one)]
        if len(pieces) > 1 and all(map(_LABEL.match, pieces))
        else []
    )


def _towns(text: str) -> list[str]:
    """Return the towns, or the venues, of a list that holds nothing else."""
    pieces = [_IN.sub("", one.strip()) for one in _LISTED.split(text)]
    if _TIGHT_TOWNS.fullmatch(text) and all(is_town(one) for one in text.split("/")):
        return [] if text.rpartition("/")[2] in RIVERS else text.split("/")
    listed = len(pieces) > 2 or (len(pieces) == 2 and "," not in text and pieces[1] not in RIVERS)
    if listed and all(map(is_town, pieces)):
        return pieces
    named = len(pieces) > 1 and all(" " in one and is_venue(one) for one in pieces)
    alike = named and len({one.partition(" ")[0] for one in pieces}) == 1 and "/" not in text
    several = alike or (len(pieces) > 2 and _AND_LAST.fullmatch(text))
    return pieces if named and several and not any(map(numbered, pieces)) else []


def _slashed(text: str) -> list[str]:
    """Return a venue with its room or street and another venue behind a slash."""
    one, other = text.split(" / ")
    return [one, other] if _is_whole(one) and " " in other and _is_whole(other, ";") else []


def _starts(left: str, right: str) -> bool:
    """Whether both sides are names of their own: two words each, or both begin as places do."""
    begun = right[:1].isupper() or right.startswith("vhs ")
    return begun and " " in left and " " in right and part(right).kind != "room"


def _is_whole(words: str, mark: str = "") -> bool:
    """Whether words are an address of their own: a name and a street with its number; or behind `;` a venue."""
    kinds = [part(one) for one in SPLIT.split(words) if one]
    if mark == ";" and len(kinds) == 1 and kinds[0].kind in {"name", "part"}:
        return is_venue(words) and is_own(words)
    return (
        len(kinds) > 1
        and kinds[0].kind != "house"
        and not (kinds[0].kind == "room" and all(one.kind in {"room", "part"} for one in kinds))
        and (
            any((one.kind in {"street", "road"} and one.number) or one.kind == "room" for one in kinds)
            or (kinds[0].kind == "name" and kinds[-1].kind == "part" and not is_own(kinds[-1].words))
        )
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
