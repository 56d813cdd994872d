"""Evens how corners of streets are told, with marks between them and the venues there; it reads no address."""

import re

from harvester.mapping.places.parts import is_venue
from harvester.mapping.places.rooms import is_part, is_room
from harvester.mapping.places.streets import behind, is_bare, is_preposed, is_strong, is_weak, meets, numbered
from harvester.mapping.places.towns import is_town

_SAID = re.compile(r"[Ee]cke?\b|Eck[a-z]|[Kk]reuzung|\b[Cc]orner\b|[Ee]inmündung")
"""What tells that there may be a corner."""
_HOUSE = re.compile(
    r"((?<!\w)Eck(?:haus|gebäude|laden|lokal|kneipe|geschäft|café|ladenlokal|bau|wohnung|grundstück|bäckerei))"
    r"\s(?:(?:an der|in der|am)\s)?(?=(?:[A-ZÄÖÜ]|an |am )[^,;|()\n]{2,40}"
    r"(?:/(?=[^\s\d])|\s/\s(?=[^,;|()\n\d]+(?:$|[,;|(\n]))|\sEcke?\s))"
)
_COLON = re.compile(r"((?:^|[,;|\n] ?)(?:Ecke|Kreuzung|Corner)):\s")
_NUMBER = re.compile(r"(?:(?<=\s\d)|(?<=\s\d[\da-z])|(?<=\d\d[\da-z]))\s?/\s?(?=Ecke\s)")
"""A slash between a house number and the corner: it belongs to neither."""
_TOLD = re.compile(r"((?<!\w)(?:Ecke|Kreuzung)\s[^,;|()\n:]{3,60}):\s(?=[A-ZÄÖÜ])")
_BLANK = re.compile(r"(?P<one>(?:(?<=[,;|•\n])|(?<=: )|^)[^,;|•()\n/:\d]{3,40}) / (?=Ecke )")
_BEHIND = re.compile(r"(?<=[\w.])\s(?=(?:vor de[mr]|beim|bei der|neben|gegenüber|hinter de[mr])\s[A-ZÄÖÜ])")
_AT = re.compile(
    r"(?<=[\w.)])[\s,]+(?:direkt |gleich )?(?:an|auf|bei)\s(?:der|dieser)\s(?:[Ee]cke|Kreuzung|Straßenecke|Einmündung)"
    r"(?:\s(?:der|von|zwischen))?\s(?=[A-ZÄÖÜ])|(?<=[\w.)])[\s,]+(?:at|on) the corner of\s(?:the\s)?(?=[A-ZÄÖÜ])"
)
_SLASHED = re.compile(r"((?:Ecke|Eck|Kreuzung|corner of)\s[^,;|()\n/]{3,40}?)\s?/\s?(?=(?P<other>[^,;|()\n/\d]{3,40}))")
_LISTED = re.compile(
    r"(?:^|(?<=: )|(?<=an der )|(?P<before>[^,;|()\n]{2,60}),\s)(?:[Ee]cke|Kreuzung|Straßenecke)\s"
    r"(?P<one>[^,;|()\n/]{3,40}),\s?(?P<other>[^,;|()\n/\d]{3,40})(?=$|[,;|\n(])"
)
_CLOSED = re.compile(r"\s?\((?:an der |an die )?((?:Ecke|Kreuzung)\s[^()]{3,80})\)")
_NAMED = re.compile(
    r"(?P<name>[^,;|•()\n/:]{3,60}?)(?P<between> (?:Ecke?|Kreuzung) )(?P<streets>[A-ZÄÖÜa-z][^,;|•()\n]{2,80}?)"
    r"(?=$|\s?[,;|•\n(]|\s[/–-]\s)"
)
_OPEN = re.compile(r"(?:[^\w.)\"“]|\s(?:an|der|die|auf|bei|zur|[Dd]eutsches))$")
"""What ends words that go on with the corner."""
_BEGUN = re.compile(r"(?:(?:[aAiI]m|[bB]eim|an der|vor de[mr]|bei der|in der)\s)?[A-ZÄÖÜ]")
_TWO = re.compile(r"[\w.]/|\s(?:und|&)\s")


def cornered(text: str) -> str:
    """Return the words of an address with a mark before each corner, and a slash between the streets that meet there.

    >>> cornered("Kiosk an der Ecke Nordring/Talweg"), cornered("Ecke Nordring, Talweg, Kassel")
    ('Kiosk, Ecke Nordring/Talweg', 'Ecke Nordring/Talweg, Kassel')
    >>> cornered("Bäckerei Ecke Nordring / Talweg"), cornered("Nordring Ecke Talweg")
    ('Bäckerei, Ecke Nordring/Talweg', 'Nordring Ecke Talweg')
    """
    if not _SAID.search(text):
        return text
    text = _BEHIND.sub(", ", _NUMBER.sub(" / ", _COLON.sub(r"\1 ", _HOUSE.sub(r"\1, Ecke ", text))))
    text = _TOLD.sub(r"\1, ", _BLANK.sub(_tight, text))
    text = _AT.sub(lambda found: ", corner of " if "corner" in found.group() else ", Ecke ", text)
    text = _SLASHED.sub(lambda found: f"{found[1]}/" if _is_second(found["other"]) else found.group(), text)
    text = _CLOSED.sub(r", \1", text)
    text = _LISTED.sub(_joined, text)
    return _NAMED.sub(_parted, text, count=1)


def _tight(found: re.Match[str]) -> str:
    """Return the first street of a corner with a slash behind it without blanks, unless it is a venue."""
    one = found["one"].strip()
    return found.group() if is_venue(one) and not _is_one(one) else f"{found['one']}/"


def _joined(found: re.Match[str]) -> str:
    """Return two streets of a corner with a slash between them, unless the second is a place of its own."""
    before, one, other = found["before"] or "", found["one"], found["other"].strip()
    if _is_street(before) or _TWO.search(one) or not (is_bare(other) or is_strong(other) or is_preposed(other)):
        return found.group()
    return f"{found.group()[: found.start('other') - found.start()].rstrip(' ,')}/{found['other']}"


def _parted(found: re.Match[str]) -> str:
    """Return a venue and a corner with a mark between them; two streets stay one."""
    name, streets = found["name"].strip(), found["streets"]
    if _OPEN.search(name) or not _BEGUN.match(name) or not _is_street(streets) or behind(name)[0]:
        return found.group()
    if not _TWO.search(streets) and _is_street(name):
        return found.group()
    if "Eck " in found["between"] and not _TWO.search(streets):
        return found.group()
    return f"{found['name']}, Ecke {streets}"


def _is_second(words: str) -> bool:
    """Tell whether words behind a corner's first street are the second one, and no town and no room."""
    words = words.strip()
    return not is_town(words) and (meets(words) or (is_weak(words) and not (is_room(words) or is_part(words))))


def _is_street(words: str) -> bool:
    """Tell whether words are a street or two, rather than a venue: `Königstor`, `Lange Str. 5`."""
    words = words.strip()
    if not words:
        return False
    ends = [one.strip() for one in re.split(r"/|\s(?:und|&)\s|\sin\s[A-ZÄÖÜ]", words)]
    return any(map(_is_one, ends))


def _is_one(words: str) -> bool:
    if is_bare(words) or is_weak(words) or meets(words):
        return True
    made = numbered(words)
    return (is_strong(words) and not words.endswith("platz")) or (made is not None and made.sure == 2)
