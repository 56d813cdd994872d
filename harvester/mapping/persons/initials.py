"""Finds names whose given name is cut short: words in, the place of a name out."""

import re

from harvester.mapping.persons.ends import end_of
from harvester.mapping.persons.looks import ACTS, ALONE, PERSON, REACHED, Sight, is_led, is_said
from harvester.mapping.persons.roles import PARTICLES, SHORTENED, TITLES
from harvester.mapping.persons.shapes import may_be_first
from harvester.mapping.persons.things import is_thing
from harvester.mapping.persons.tokens import TAUGHT, Words
from harvester.mapping.persons.words import WORDS_TOO, is_surname

_LIVES_AT = re.compile(r", [A-ZÄÖÜ][\w. -]{3,30} \d")
_FIRM = re.compile(r"(?:erei|handlung|haus|firma|fa|gasthof|hotel|verlag|betrieb|gmbh)$", re.IGNORECASE)
_FOR = re.compile(r"\bi\. ?[AV]\. $")
"""What stands before who signs for another."""


def cut_short(words: Words, at: int) -> tuple[int, int, bool]:
    """Return a name whose given name is cut to an initial: `J. Wollenweber`; no `z. B. Haus`, no `A. Klasse`."""
    nothing = (at, at, False)
    if (
        not words.words[at][0].isupper()
        or words.gap(at) not in {". ", ".", ".-"}
        or (at and len(words.words[at - 1]) == 1 and not _FOR.search(words.text[: words.starts[at]][-8:]))
    ):
        return nothing
    begin = at
    while at + 2 < len(words.words) and _is_cut(words, at + 1):
        at += 1
    while words.words[at + 1 : at + 2] and words.words[at + 1] in PARTICLES:
        at += 1
    end = end_of(words, begin, sure=True)
    if (
        end - at < 2
        or words.words[at + 1].lower() in TITLES
        or (is_thing(words.words[end - 1]) and words.words[end - 1].lower() not in WORDS_TOO)
        or not (may_be_first(words.words[at + 1]) or words.words[at + 1].lower() in WORDS_TOO)
        or at - begin > (5 if is_surname(words.words[end - 1]) else 1)
    ):
        return nothing
    return (begin, end, False) if _is_placed(words, begin, at, end) else nothing


def _is_placed(words: Words, begin: int, at: int, end: int) -> bool:
    """Return whether a surname or what stands around shows that an initial begins a name."""
    start, last = words.starts[begin], words.ends[end - 1]
    after = words.words[end] if end < len(words.words) and words.gap(end - 1) == " " else ""
    seen = Sight(
        words, at + 1, end, words.text[max(0, start - 40) : start].lower(), after, words.text[last : last + 70]
    )
    placed = (seen.opens and (ALONE.match(seen.tail) or re.match(r"\.?\s*$", seen.tail))) or ACTS.match(after)
    between = seen.before.endswith(", ") and seen.tail.startswith(",")
    firm = begin and _FIRM.search(words.words[begin - 1])
    lives = not firm and _LIVES_AT.match(seen.tail)
    placed = placed or REACHED.match(seen.tail)
    shown = (
        is_surname(seen.last)
        or placed
        or lives
        or between
        or is_said(seen)
        or is_led(seen)
        or TAUGHT.search(seen.before)
    )
    beside = begin and words.gap(begin - 1) == " " and PERSON.search(words.words[begin - 1])
    return bool(shown or beside)


def _is_cut(words: Words, at: int) -> bool:
    return len(words.words[at]) == 1 and words.gap(at) in {". ", ".", "-", ".-"}


def is_shortened(words: Words, at: int) -> bool:
    """Return whether a given name is cut short: `Th. Reinders`; not in `St. Martin` or `v. Chr. Geburt`."""
    short = words.words[at].lower() in SHORTENED - {"st"} and words.gap(at).startswith(".")
    return short and not (at and words.words[at - 1] in {"v", "n", "vor", "nach"})
