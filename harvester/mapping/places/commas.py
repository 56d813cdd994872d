"""Joins names with commas in them, which no mark parts: `Haus für Kinder, Jugend und Familie`; it reads no address."""

import re

from harvester.mapping.places.parts import is_venue, part

_OPEN = re.compile(
    r".*\b(?:für|rund um|aus|mit|der|von)\s(?:[a-zäöüß]+e[nrms]?\s)?[A-ZÄÖÜ][\w-]*"
    r"|(?:Stiftung|Verein|Verband|Gesellschaft|Institut|Fachbereich|Fachdienst|Amt|Referat|Dezernat|Abteilung"
    r"|Forum|Netzwerk|Bereich|Fakultät|Zentrum|[A-ZÄÖÜ]\w+(?:amt|zentrum|verein|dienst))\s[A-ZÄÖÜ][\w-]*"
)
"""The beginning of a name that goes on behind a comma."""
_MIDDLE = re.compile(r"(?:[a-zäöüß]+e[nrms]?\s)?[A-ZÄÖÜ][a-zäöüß][\w-]*")
_LAST = re.compile(
    r"(?P<one>(?:[a-zäöüß]+e[nrms]?\s)?[A-ZÄÖÜ][\w-]*)\s(?:und|u\.|&|\+)\s(?P<other>(?:[a-zäöüß]+e[nrms]?\s)?[A-ZÄÖÜ][\w-]*)"
    r"(?:\s(?:e\.\s?V\.|g?GmbH|mbH|eG|AG|KG|[A-ZÄÖÜ][a-zäöüß]+))?"
)
_TOPICS = frozenset(
    {"Familie", "Familien", "Ehrenamt", "Umwelt", "Beratung", "Anmeldung", "Garten", "Theater", "Handwerk"}
)
"""What an institution may be for, and what else would be a remark or a venue."""
_SIGNED = re.compile(r"(?:\w*(?:[Rr]äume|[Ss]äle|[Zz]immer)|Häuser|Hallen|[Rr]ooms)\s[A-Z](?:,\s[A-Z])*")
_SIGN = re.compile(r"[A-Z](?:\s(?:und|oder|u\.|&|\+|and|or)\s[A-Z])?")
"""Rooms that only letters tell from each other: `Räume A, B und C`."""
_FIRM = re.compile(r"[A-ZÄÖÜ][\w-]*\s(?:&|und)\s(?:Partner(?:innen)?|Söhne|Töchter|Co\.?|Kollegen)(?:\s.*)?")


def whole(said: list[str], text: str) -> list[str]:
    """Return the words between marks with those as one that are a single name.

    >>> whole(["Haus für Kinder", "Jugend und Familie", "Saal"], "Haus für Kinder, Jugend und Familie, Saal")
    ['Haus für Kinder, Jugend und Familie', 'Saal']
    >>> whole(["Kinder-", "Jugend- und Kulturhaus"], "Kinder-, Jugend- und Kulturhaus")
    ['Kinder-, Jugend- und Kulturhaus']
    """
    found: list[str] = []
    for one in said:
        if found and _SIGN.fullmatch(one) and _SIGNED.fullmatch(found[-1]):
            found[-1] = f"{found[-1]}, {one}"
            continue
        if found and one and found[-1].endswith("-") and f"{found[-1]}, {one}" in text:
            found[-1] = f"{found[-1]}, {one}"
            continue
        found.append(one)
        begun = _begun(found)
        if begun < len(found) - 1 and (joined := ", ".join(found[begun:])) in text:
            found[begun:] = [joined]
    return found


def _begun(said: list[str]) -> int:
    """Return where the name begins that ends with the last words."""
    last = len(said) - 1
    if last and _FIRM.fullmatch(said[last]) and _MIDDLE.fullmatch(said[last - 1]):
        return last - 1
    ending = _LAST.fullmatch(said[last])
    if not ending or not (_is_plain(ending["one"]) and _is_plain(ending["other"])):
        return last
    at = last - 1
    while at > 0 and _MIDDLE.fullmatch(said[at]) and _is_plain(said[at]) and not _OPEN.fullmatch(said[at]):
        at -= 1
    return at if at >= 0 and _OPEN.fullmatch(said[at]) else last


def _is_plain(words: str) -> bool:
    """Tell whether a word names neither a room nor a venue nor a town."""
    return words in _TOPICS or (part(words).kind in {"name", "part"} and not is_venue(words))
