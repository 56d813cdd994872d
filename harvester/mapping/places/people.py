"""Leaves persons out of addresses, and institutions for which mail goes to another; it reads no address."""

import re
from functools import lru_cache

from harvester.mapping.persons.words import is_surname, subjects, sure_names
from harvester.mapping.places.parts import SPLIT, is_venue, part
from harvester.mapping.places.remarks import is_remark
from harvester.mapping.places.rooms import is_room
from harvester.mapping.places.towns import is_town

_CARE = re.compile(r"(?:^|[\s,;|/\n(-]+)c/o[\s:]+", re.IGNORECASE)
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?")


@lru_cache(4096)
def is_person(words: str) -> bool:
    """Tell whether words are a given name and a surname of somebody who is not famous.

    >>> is_person("Anna Müller"), is_person("Anna Seghers"), is_person("Haus Müller")
    (True, False, False)
    """
    first, _, last = words.removeprefix("Dr. ").partition(" ")
    if _INITIAL.fullmatch(first) and _WORD.fullmatch(last) and not is_room(words):
        return is_surname(last) and not is_venue(last)
    if not (_WORD.fullmatch(first) and _WORD.fullmatch(last)) or is_venue(words) or is_venue(last) or is_town(last):
        return False
    return first.lower() in sure_names() and is_surname(last) and words.lower() not in subjects()


def cared(text: str) -> str:
    """Return words without `c/o` and the one who is cared for; without the carer where that is a person.

    >>> cared("Chor Nord c/o vhs, Kirchplatz 4"), cared("Chor Nord, c/o Anna Müller, Kirchplatz 4")
    ('vhs, Kirchplatz 4', 'Chor Nord, Kirchplatz 4')
    """
    found = _CARE.search(text)
    if not found:
        return text
    before, after = text[: found.start()].strip(" ,;|\n"), text[found.end() :]
    carer, *rest = [one for one in SPLIT.split(after) if one] or [""]
    if _is_private(carer):
        return ", ".join(([before] if before else []) + rest)
    placed = any(part(one).kind in {"street", "postal"} for one in SPLIT.split(before) if one)
    return f"{before}, {after}" if placed else after


def _is_private(words: str) -> bool:
    """Tell whether words are a person or a surname alone."""
    single = bool(_WORD.fullmatch(words)) and is_surname(words) and not (is_venue(words) or is_town(words))
    return is_person(words) or single or (is_remark(words) and not is_venue(words))
