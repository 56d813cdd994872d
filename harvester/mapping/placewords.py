"""Reads venues in words: names, rooms, streets, postal codes and towns, several of them or none; nothing is geocoded."""

import re

from msgspec.structs import replace

from harvester.mapping.placeparts import Part, is_entrance, is_online, is_town, is_venue, part, platform, words_of
from vocab.model import Place

LONGEST, MOST = 500, 24
"""Characters and parts of one text that are read."""

_NOWHERE = re.compile(words_of("nowhere"), re.IGNORECASE)
_LEAD = re.compile(rf"(?:{words_of('leads')})\s*", re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?:{words_of('before-names')})\s(?=\S)", re.IGNORECASE)
_PARALLEL = re.compile(
    r"^(?:parallel|gleichzeitig|zeitgleich|auch|zusätzlich|wahlweise|and|und|oder|or|sowie|teils|teilweise|partly)\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"/(?=online)|(?<=online)/|\s(?:und|oder|and|or|sowie|bzw\.|&|\+)\s|\s/\s|;|\||,", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;|•·\n]|\s/\s|\s[-–—]\s(?!\d{1,4}\b))\s*")
_IN_TOWN = re.compile(r"(?P<rest>.+\d[a-z]?)\s+in\s+(?P<town>[A-ZÄÖÜ].+)")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,100})[)\]]")
_INSIDE = re.compile(r"(?P<room>[\w-]+(?:\s[\w.]{1,5})?)\s(?:der|des|im|in der|in den)\s(?P<venue>[A-ZÄÖÜ].+)")
_CROSSING = re.compile(r"(?<=[a-zß.])\s/\s(?=(?!Ecke)[\w-]+(?:str\.|straße|allee|weg|platz)(?:,|$))")
_COLON = re.compile(r"\b(Raum|Zimmer|Saal|Etage|Gebäude|Room):\s?")
_LABEL = re.compile(r"[A-ZÄÖÜ][\w.]{1,14}:\s+(?=\S)")
_LISTED = re.compile(r",|\s/\s|\s(?:und|oder|and|or|sowie|&)\s")
_TERM = re.compile(r"\b\d{1,2}\.\s?(?:Termin|Tag|Abend|Treffen)\s*:", re.IGNORECASE)
_RIVERS = frozenset(
    "Lahn Main Saale Oder Donau Neckar Rhein Ruhr Elbe Weser Werra Fulda Eder Mosel Isar Inn Spree".split()
)


def venues(text: str) -> tuple[Place, ...]:
    """Return the places that `text` names, each with the words that it was read from.

    >>> [(p.name, p.room, p.street, p.locality) for p in venues("vhs Gießen, Raum 7, Fröbelstr. 65, 35394 Gießen")]
    [('vhs Gießen', 'Raum 7', 'Fröbelstr. 65', 'Gießen')]
    >>> [(p.locality, p.online) for p in venues("online und vor Ort in Kassel")], venues("siehe Beschreibung")
    ([('', True), ('Kassel', False)], ())
    """
    said = text[:LONGEST]
    text = _told(_CROSSING.sub("/", _COLON.sub(r"\1 ", said)))
    if not text or (_NOWHERE.fullmatch(text) and not is_online(text)):
        return ()
    pieces = _several(text)
    found: dict[Place, None] = {}
    for one in pieces:
        if (is_online(one) or not _NOWHERE.fullmatch(one)) and (made := _venue(one)) != Place():
            found[replace(made, words=" ".join((one if len(pieces) > 1 else said).split()))] = None
    return tuple(found)


def _told(text: str) -> str:
    """Return words without the lead that says that a place follows."""
    text = text.strip(" \n,;|")
    while (found := _LEAD.match(text)) and found.end():
        text = text[found.end() :].strip(" \n,;|:")
    return text


def _several(text: str) -> list[str]:
    """Return the words of each venue: those of several terms, those on site and online, or two joined by `und`."""
    if len(terms := [one for one in _TERM.split(text) if one.strip(" ;,")]) > 1 or _TERM.search(text):
        return [_told(one) for one in terms]
    if is_online(text) and (hybrid := _aside(text) or _hybrid(text)):
        return hybrid
    if labelled := _labelled(text):
        return labelled
    if towns := _towns(text):
        return towns
    for mark in ("|", ";", "\n", ", und ", " und "):
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


def _aside(text: str) -> list[str]:
    """Return a venue and what brackets behind it say of the internet: `vhs Marburg (auch online)`."""
    inner = _BRACKETS.search(text)
    if not inner or not (is_online(inner[1]) or inner[1].lower() == "hybrid"):
        return []
    outside = (text[: inner.start()] + text[inner.end() :]).strip()
    return [] if not outside or is_online(outside) else [outside, inner[1]]


def _labelled(text: str) -> list[str]:
    """Return the venues of a list of labels: `Theorie: vhs, Praxis: Bootshaus`."""
    pieces = [one.strip() for one in re.split(r"[,;|\n]", text)]
    return [_LABEL.sub("", one) for one in pieces] if len(pieces) > 1 and all(map(_LABEL.match, pieces)) else []


def _towns(text: str) -> list[str]:
    """Return the towns of a list that holds nothing else."""
    pieces = [one.strip() for one in _LISTED.split(text)]
    listed = len(pieces) > 2 or (len(pieces) == 2 and "," not in text and pieces[1] not in _RIVERS)
    return pieces if listed and all(map(is_town, pieces)) else []


def _starts(left: str, right: str) -> bool:
    """Whether both sides are names of their own: two words each, or both begin as places do."""
    return (right[:1].isupper() or right.startswith("vhs ")) and " " in left and " " in right


def _is_whole(words: str) -> bool:
    """Whether words are an address of their own: a name and a street with its number."""
    kinds = [part(one) for one in _SPLIT.split(words) if one]
    return (
        len(kinds) > 1
        and any((one.kind in {"street", "road"} and one.number) or one.kind == "room" for one in kinds)
        and any(one.kind in {"name", "part"} for one in kinds)
    )


def _hybrid(text: str) -> list[str]:
    """Return the words on site and those online in their order; nothing where all is online or one address."""
    pieces = [_PARALLEL.sub("", one.strip(" ,")) for one in _AND.split(text)]
    pieces = [one for one in pieces if one]
    online = [one for one in pieces if is_online(one) and part(one).kind not in {"street", "postal", "road"}]
    rest = [one for one in pieces if one not in online]
    kinds = {part(_prepared(_told(one))).kind for one in rest} - {"remark", "house"}
    if not online or not kinds:
        return []
    where = min(text.find(one) for one in online), min(text.find(one) for one in rest)
    at_place = _told(_joined(rest))
    if not at_place:
        return []
    if where[0] < where[1]:
        return [" ".join(online), at_place]
    return [at_place, " ".join(online)]


def _joined(pieces: list[str]) -> str:
    return ", ".join(one for one in (_told(piece) for piece in pieces) if one)


def _venue(text: str) -> Place:
    """Return the one place that words name."""
    parts = _parts(text)
    if is_online(text) and not any(one.kind in {"street", "postal", "square", "town"} for one in parts):
        others = [one for one in parts if one.kind in {"name", "room", "part", "road"} and not is_online(one.words)]
        if not others or parts[0].kind == "online" or _NOWHERE.fullmatch(text):
            return Place(name=platform(text), online=True)
    return _placed(parts)


def _prepared(words: str) -> str:
    """Return the words of one part without the preposition before a name or town; streets keep theirs."""
    found = _PREPOSITION.match(words)
    if not found or part(words).kind in {"street", "room"}:
        return words
    rest = words[found.end() :]
    if is_town(rest) and found.group().strip().lower() not in {"in", "im", "via"}:
        return words
    return rest if rest[:1].isupper() or "the" in found.group() else words


def _parts(text: str) -> list[Part]:
    """Return the parts of an address in order, what stands in brackets behind what it belongs to."""
    found: list[Part] = []
    for words in _SPLIT.split(text)[:MOST]:
        if not words:
            continue
        inner = _BRACKETS.search(words)
        if inner and (not is_town(words) or part(inner[1]).kind == "country"):
            found.extend(_bracketed(words, inner, found))
        else:
            found.extend(_one(words, first=not found))
    return _streets(found)


def _bracketed(words: str, inner: re.Match[str], before: list[Part]) -> list[Part]:
    """Return what stands outside of brackets and what inside; both as one where the brackets only add to a name."""
    outside = (words[: inner.start()] + words[inner.end() :]).strip()
    within = part(inner[1])
    outer = part(outside) if outside else None
    if within.kind in {"remark", "online"}:
        return _one(outside, first=not before) if outside else []
    if outer and outer.kind in {"postal", "town"} and within.kind not in {"country", "room"}:
        return _one(words, first=not before)
    if within.kind == "town" and outer:
        return [*_one(outside, first=not before), within._replace(kind="maybe")]
    if within.kind in {"room", "country", "street", "postal", "corner", "part"}:
        return [*(_one(outside, first=not before) if outside else []), within]
    return [Part("name", words)]


def _one(words: str, *, first: bool) -> list[Part]:
    words = _told(words) if not first else words
    if not words:
        return []
    if found := _IN_TOWN.fullmatch(words):
        inner = part(found["rest"])
        if inner.kind in {"street", "road", "house", "square"}:
            return [inner, Part("town", found["town"])]
    if re.search(r"[\s/]Ecke\s", words) and not words.startswith("Ecke"):
        return [Part("street", words)]
    if (inside := _INSIDE.fullmatch(words)) and is_venue(inside["venue"]) and part(inside["room"]).kind == "room":
        return [Part("room", inside["room"]), Part("name", inside["venue"])]
    one = part(words)
    if one.kind == "preposed" and not first:
        return [one]
    one = part(_prepared(words))
    return [Part("name", words)] if first and one.kind == "remark" and is_entrance(words) else [one]


def _streets(parts: list[Part]) -> list[Part]:
    """Settle what only the other parts tell: squares of Mannheim, perhaps-streets, streets without a number."""
    found: list[Part] = []
    has_street = any(one.kind == "street" and one.number for one in parts)
    for at, one in enumerate(parts):
        then = parts[at + 1] if at + 1 < len(parts) else None
        made = one
        if one.kind == "road":
            lone = has_street or (at == 0 and len(parts) > 1 and not (then and then.kind in {"postal", "town", "room"}))
            made = Part("name", f"{one.words} {one.number}") if lone else one._replace(kind="street")
        elif one.kind == "preposed":
            closed = then is not None and then.kind in {"postal", "town"} and not has_street and at > 0
            made = one._replace(kind="street" if closed else "name")
        elif one.kind == "house":
            if found and found[-1].kind == "square":
                found[-1] = found[-1]._replace(number=one.number)
            elif found and found[-1].kind == "street" and not found[-1].number:
                found[-1] = found[-1]._replace(number=one.number)
            continue
        elif one.kind == "part":
            made = one._replace(kind="room" if at else "name")
        elif found and found[-1].kind in {"postal", "town"} and (one.words in _RIVERS or one.words.startswith("OT ")):
            between = " / " if one.words in _RIVERS else ", "
            found[-1] = found[-1]._replace(words=f"{found[-1].words}{between}{one.words}")
            continue
        elif one.kind == "corner":
            if has_street or any(before.kind == "street" for before in found):
                continue
            made = one._replace(kind="street")
        found.append(made)
    return found


def _placed(parts: list[Part]) -> Place:
    """Put the parts of one address together."""
    towns = _town(parts)
    postal = next((one for one in parts if one.kind == "postal"), None)
    street = next((one for one in parts if one.kind in {"street", "square"}), None)
    names = [one.words for one in parts if one.kind == "name"]
    country = next((one.country for one in parts if one.country), "")
    locality = postal.words if postal and postal.words else towns
    if country and not locality and not street and names and (len(names) > 1 or len(parts) == 2):
        locality = names.pop()
    elif country and not locality and street and len(names) > 1:
        locality = names.pop()
    return Place(
        name=", ".join(names),
        room=", ".join(one.words for one in parts if one.kind == "room"),
        street=_street(street) if street else "",
        postal_code=postal.code if postal else "",
        locality=locality,
        country=country,
    )


def _town(parts: list[Part]) -> str:
    """Return the town that a part names."""
    return next((one.words for kind in ("town", "maybe") for one in parts if one.kind == kind), "")


def _street(one: Part) -> str:
    """Return a street with its number as German addresses write it; squares of Mannheim have a comma."""
    return f"{one.words}{', ' if one.kind == 'square' else ' '}{one.number}" if one.number else one.words
