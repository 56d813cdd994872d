"""Joins house numbers and corners to the street or the room before them in an address; it reads no address."""

from harvester.mapping.places.parts import Part, is_venue
from harvester.mapping.places.streets import is_strong, is_weak

_COUNTED = frozenset({"Straße", "Strasse", "Str.", "Weg", "Platz", "Zeile", "Gasse", "Allee"})
"""Streets that are but counted, so that their first number is their name: `Straße 13, Nr. 4`."""
_OPEN = ("platz", "Platz", "markt", "Markt")
"""How open places end, at which two other streets meet: `Halitplatz`."""


def numbered_by(found: list[Part], one: Part) -> None:
    """Give a number to the street or the room before it; `Haus Nr. 7` without either is a room.

    >>> found = [Part("street", "Lindenstr.")]
    >>> numbered_by(found, Part("house", "", "7")); found[0].number
    '7'
    """
    last = found[-1] if found else None
    if last and (last.kind in {"square", "street"} or _is_weak(last)) and not last.number:
        found[-1] = last._replace(kind="square" if last.kind == "square" else "street", number=one.number)
    elif last and last.kind == "street" and last.words in _COUNTED:
        found[-1] = last._replace(words=f"{last.words} {last.number}", number=one.number)
    elif last and last.kind == "room":
        found[-1] = last._replace(words=f"{last.words}, {one.words or one.number}")
    elif one.words:
        found.append(Part("room", one.words))


def met_by(found: list[Part], corner: Part, *, numbered: bool) -> bool:
    """Join a corner to the street before it, or call an open place there a venue; tell whether either was done.

    >>> found = [Part("street", "Nordring")]
    >>> met_by(found, Part("corner", "Talweg"), numbered=False), found[0].words
    (True, 'Nordring / Ecke Talweg')
    """
    if not found:
        return False
    last = found[-1]
    if not numbered and _is_met(last, corner):
        found[-1] = Part("street", f"{last.words} / Ecke {corner.words}")
        return True
    if "/" in corner.words and last.kind == "street" and not last.number and last.words.endswith(_OPEN):
        found[-1:] = [last._replace(kind="name"), corner._replace(kind="street")]
        return True
    return False


def _is_weak(one: Part) -> bool:
    """Tell whether a name of one word ends as streets do, so that a number behind it is that of a house."""
    return one.kind in {"name", "preposed"} and (is_strong(one.words) or is_weak(one.words) or one.kind == "preposed")


def _is_met(before: Part, corner: Part) -> bool:
    """Tell whether a part is the street at which another ends in a corner, and no venue at one of two others."""
    if before.number or "/" in corner.words or is_venue(before.words):
        return False
    return is_strong(before.words) or _is_weak(before)
