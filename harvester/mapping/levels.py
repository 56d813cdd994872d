"""Reads the level of an offer: words in, `A1` to `C2` or `beginner`, `intermediate`, `advanced` out."""

import re

_CEFR = re.compile(r"(?<![\w.])([abc][12])(?:[.+]\d{0,2}|(?=\s?[/–-]\s?[abc][12]))?(?![\w.])")
_LANGUAGE = re.compile(
    r"\w{3}isch\b|deutsch|niveau|level\b|stufe|gers\b|cefr|sprach|german|english|french|spanish|farsi|dari|hindi"
    r"|esperanto"
    r"|\bdaf\b|\bdaz\b"
)
_ELSEWHERE = re.compile(
    r"(?:raum|klasse|führerschein|autobahn|über die|auf der|an der|halle|gebäude|block|haus|ebene|din|straße|vitamin"
    r"|parkdeck"
    r"|zimmer|saal|gleis|tor|eingang|bau|etage|voraussetzung\w*|abgeschlossen\w*|kenntnisse|mindestens|completed level"
    r"|nach|bundesstraße|ausfahrt)\W{0,3}$"
)
_BEGINNER = re.compile(
    r"anfänger|einsteiger|\beinstieg|beginner|(?:ohne|keine(?:rlei)?) vorkenntnisse|von anfang an|grundkurs"
    r"|basiskurs|grundstufe"
    r"|erstsemester|schnupper|foundation course"
)
_INTERMEDIATE = re.compile(
    r"mittelstufe|intermediate|leicht fortgeschritten|mittleres niveau|wiedereinsteiger|halbgeübt"
)
_ADVANCED = re.compile(
    r"fortgeschritten|(?:^|\n)advanced (?!certificate|study|manag|diploma|technolog|program)\w"
    r"|\badvanced (?:level|learner|course|class|student|user|beginner)|\bfor (?:the )?advanced\b|aufbaukurs"
    r"|\bfür könner"
    r"|oberstufe\b|\bfür profis|vertiefungskurs"
)


def levels(text: str) -> tuple[str, ...]:
    """Return the levels that `text`, in lower case, names; none when it is for beginners and others alike.

    >>> levels("französisch a1.2"), levels("raum b1"), levels("tennis for beginners")
    (('A1',), (), ('beginner',))
    """
    steps = dict.fromkeys(met[1].upper() for met in _CEFR.finditer(text) if _is_step(text, met))
    if steps:
        return tuple(steps) if len(steps) < 5 else ()
    advanced = _ADVANCED.search(text)
    middle = _INTERMEDIATE.search(text)
    if middle and (not advanced or middle.start() <= advanced.start()):
        return () if _BEGINNER.search(text[: middle.start()] + text[middle.end() :]) else ("intermediate",)
    beginner = _BEGINNER.search(text)
    if beginner and advanced:
        return ()
    return ("beginner",) if beginner else ("advanced",) if advanced else ()


def _is_step(text: str, met: re.Match[str]) -> bool:
    head = text[max(0, met.start() - 30) : met.start()]
    return not _ELSEWHERE.search(head) and bool(
        _LANGUAGE.search(head) or _LANGUAGE.search(text[met.end() : met.end() + 40])
    )
