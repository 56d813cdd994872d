"""Parts words that name several venues, or one and the internet, into the words of each; it reads no address."""

import re

from harvester.mapping.places.leads import told
from harvester.mapping.places.lists import several
from harvester.mapping.places.parts import BRACKETS, is_online, is_venue, part, prepared
from harvester.mapping.places.remarks import is_remark
from harvester.mapping.places.streets import numbered

_PARALLEL = re.compile(
    r"^(?:(?:\d{1,2}\s(?:termine?|abende?|tage?|treffen|einheiten|sitzungen)|parallel|gleichzeitig|zeitgleich|auch|zusätzlich|wahlweise|and|und|oder|or|sowie|teils|teilweise|partly"
    r"|zunächst|zuerst|erst|später|danach|anschließend|dann|\d{1,2}\s?(?:x|mal)|(?:auftakt|abschluss)"
    r"(?=\s(?:im|in|am|an|bei)\s))\s+)+",
    re.IGNORECASE,
)
_AND = re.compile(
    r"/(?=online|zoom|webex|(?:ms )?teams|(?:live-?)?stream)"
    r"|\smit\s(?:(?:einem|zwei|drei|vier|\d)\s)?(?=(?:live-?)?stream|präsenz)"
    r"|\s[-–]\s(?=(?:auch )?online|(?:live-?)?stream|zoom|hybrid$)"
    r"|(?<=online)/|\s(?:und|oder|and|or|sowie|bzw\.|&|\+)\s|\s/\s|;|\||,|\n",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-ZÄÖÜ][\w.-]{1,17}:\s+(?=\S)")


def pieces(text: str) -> list[str]:
    """Return the words of each venue: those on site and online, those of a list, or two joined by `und`."""
    if (is_online(text) or "hybrid" in text.lower()) and (hybrid := _aside(text) or _hybrid(text)):
        return hybrid
    if ":" in text and (labelled := _labelled(text)):
        return labelled
    return several(text) or [text]


def _aside(text: str) -> list[str]:
    """Return a venue and what brackets behind it say of the internet: `vhs Marburg (auch online)`."""
    inner = BRACKETS.search(text)
    if not inner or not (is_online(inner[1]) or inner[1].lower().startswith("hybrid")):
        return []
    outside = (text[: inner.start()] + text[inner.end() :]).strip()
    said = inner[1] if is_online(inner[1]) else "hybrid"
    return [] if not outside or is_online(outside) else [outside, said]


def _labelled(text: str) -> list[str]:
    """Return the venues of a list of labels: `Theorie: vhs, Praxis: Bootshaus`."""
    pieces = [one.strip() for one in re.split(r"[;|\n]", text)]
    if len(pieces) > 1 and all(map(_LABEL.match, pieces)):
        return [_unlabelled(one) for one in pieces if not is_remark(one)]
    pieces = [one.strip() for one in re.split(r"[,;|\n]", text)]
    if len(pieces) > 1 and all(map(_LABEL.match, pieces)):
        return [_unlabelled(one) for one in pieces if not is_remark(one)]
    return []


def _unlabelled(words: str) -> str:
    """Return words without their label; a label that is a venue stays in front of its street."""
    label, _, rest = words.partition(": ")
    return f"{label}, {rest}" if is_venue(label) and numbered(rest) else _LABEL.sub("", words)


def _hybrid(text: str) -> list[str]:
    """Return the words on site and those online in their order; nothing where all is online or one address."""
    pieces = [_PARALLEL.sub("", one.strip(" ,")) for one in _AND.split(text)]
    pieces = [one for one in pieces if one]
    online = [one for one in pieces if is_online(one) and part(one).kind not in {"street", "postal", "road"}]
    rest = [one for one in pieces if one not in online]
    kinds = {part(prepared(told(one))).kind for one in rest} - {"remark", "house"}
    if not online or not kinds:
        return []
    surely = [one for one in online if not one.lower().startswith("hybrid")] or online
    where = min(text.find(one) for one in surely), min(text.find(one) for one in rest)
    at_place = told(_joined(rest))
    if not at_place:
        return []
    if where[0] < where[1]:
        return [" ".join(online), *(several(at_place) or [at_place])]
    return [*(several(at_place) or [at_place]), " ".join(online)]


def _joined(pieces: list[str]) -> str:
    return ", ".join(one for one in (told(piece) for piece in pieces) if one)
