"""Parts words that tell for each term, day or part of a course where it is held, into the words of each venue."""

import re

from harvester.mapping.places.leads import told
from harvester.mapping.places.parts import SPLIT, is_online, part, prepared

_DAY = "(?:(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|(?:mo|di|mi|do|fr|sa|so)\\.?)"
_NOUN = (
    "(?:kurs|veranstaltungs)?(?:ort|station|termine?|tage?|abende?|treffen|teil|block|modul|gruppe|kurs|einheit|wochenende|phase|woche|sitzung|session"
    "|part|day)"
)
_COUNT = r"\d{1,2}(?:\.?\s?(?:-|–|bis|und|\+|/)\s?\d{1,2})?"
_NUMBERED = rf"(?:{_COUNT}|[IVX]+)\.\s?(?:samstag|{_NOUN})|{_NOUN}\s(?:{_COUNT}|[A-D]|[IVX]+)"
_STEP = (
    r"theorie(?:teil)?|praxis(?:teil)?|(?:vor|nach)mittags?|abends?|morgens?|start|beginn|ende|ziel|abschluss|auftakt"
    r"|(?:vortrag|exkursion|führung|workshop|besuch|[a-d])(?=\s?[:–-]|\s(?:im|ins|in|am|an|bei|beim)\s)"
)
_DATE = (
    r"(?:am\s)?\d{1,2}\.\s?(?:\d{1,2}\.(?:\d{2,4})?"
    r"|(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zäöü]*\.?(?=\s?[:–-]))"
)
_MONTH = "(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
_TURN = re.compile(
    rf"(?:^|[,;|/\n]\s*|\sund\s|\s[-–]\s)(?:(?:{_NUMBERED}|(?:{_DAY},?\s)?{_DATE}|{_DAY}|{_STEP})(?:\s?\([^()]{{1,30}}\))?(?:\s?(?::|–|-))?\s"
    r"|\(?[1-9a-d]\)\s)(?:(?:im|ins|in der|in|am|an der|bei der|beim)\s)?(?=\S)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s(?=\(?[1-9b-d]\)\s)")
_SINGLE = re.compile(rf"(?:^|[,;|/\n]\s*|\s)(?:{_NUMBERED}|^{_DAY})(?:\s?\([^()]{{1,30}}\))?\s*:", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\s?\((?:ab |nur |vom |am )?(?:{_DAY}|{_NUMBERED}|{_NOUN}|{_DATE}|{_MONTH}|theorie|praxis"
    r"|vortrag|exkursion|führung|workshop|(?:vor|nach)mittags?).{0,20}\)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;|\n]|\s/\s|\sund\s")
_MARKS = " \n,;|/–-·•"


def turns(text: str) -> list[str]:
    """Return the words of each venue where each has its turn; nothing where words tell of none.

    >>> turns("1. Termin: vhs, Raum 2; 2. Termin: Freibad"), turns("Rathaus (Mo), Museum (Mi)"), turns("vhs")
    (['vhs, Raum 2', 'Freibad'], ['Rathaus', 'Museum'], [])
    """
    text = _BARE.sub(", ", text) if ")" in text else text
    found = list(_TURN.finditer(text)) if _TURN.match(text) else []
    if len(found) > 1:
        ends = [one.start() for one in found[1:]] + [len(text)]
        held = [told(text[one.end() : end].strip(_MARKS)) for one, end in zip(found, ends, strict=True)]
        if all(map(_is_held, held)):
            return held
    if "(" in text:
        held = [one.strip() for one in _BETWEEN.split(text)]
        if len(held) > 1 and all(map(_BEHIND.search, held)):
            return [_BEHIND.sub("", one) for one in held]
    said = _SINGLE.split(text) if ":" in text else [text]
    return [told(one.strip(_MARKS)) for one in said if one.strip(_MARKS)] if len(said) > 1 else []


def _is_held(words: str) -> bool:
    """Tell whether words begin with something that a course may be held at."""
    first = next((one for one in SPLIT.split(words) if one), "")
    begun = first[:1].isupper() or first.startswith(("vhs", "in ", "im "))
    return bool(first) and (is_online(first) or (begun and part(prepared(first)).kind not in {"remark", "house"}))
