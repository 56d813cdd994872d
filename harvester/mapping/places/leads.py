"""Takes from words what says in front that a place follows: `Ort:`, `Wir treffen uns`; it reads no address."""

import re
from functools import lru_cache

from harvester.mapping.places.table import words_of

_LEAD = re.compile(rf"(?:{words_of('leads')})\s*", re.IGNORECASE)
_NOUNS = {"LABELS": words_of("lead-labels"), "NOUNS": words_of("lead-nouns")}
_LABELLED = re.compile(
    rf"(?:{re.sub('LABELS|NOUNS', lambda found: _NOUNS[found.group()], words_of('labelled-leads'))})\s*", re.IGNORECASE
)
_MARKED = re.compile(r"[:?=>\n]|\s[-–—]\s")

_CLOSING = {"(": ")", "[": "]"}


@lru_cache(4096)
def told(text: str) -> str:
    """Return words without the lead that says that a place follows."""
    text = text.strip(" \n,;|").removeprefix("- ").removeprefix("– ")
    while (found := _lead(text)) and found.end():
        text = text[found.end() :].strip(" \n,;|:")
    return text[1:-1] if text[:1] in "([" and text and text.find(_CLOSING[text[0]]) == len(text) - 1 else text


def _lead(text: str) -> re.Match[str] | None:
    """Return what says in front that a place follows; labels only where a mark stands."""
    return (_LABELLED.match(text) if _MARKED.search(text, 0, 80) else None) or _LEAD.match(text)
