"""Makes a title read on where persons stood: marks in, words out; nothing is put in a name's place."""

import re

from harvester.mapping.persons.redaction import HELD, LISTS, MARK, REACH, REACHED, tidy
from harvester.mapping.persons.roles import LETTER
from harvester.mapping.persons.words import kind

_LINK = (
    r"(?:und mit|von und mit|im gespräch mit|unter (?:der )?leitung von|geleitet von|präsentiert von|gehalten von"
    r"|presented by|hosted by|led by|taught by|zusammen mit|gemeinsam mit|mit|m\.|with|von|by|durch|bei|unter"
    r"|zwischen"
    r"|between|feat\.?|ft\.|featuring|und|and|sowie|door|met|avec|par|con)"
)
_LINKED = re.compile(rf"\s?[,&+]?\s?\b{_LINK}\s{HELD}", re.IGNORECASE)
_LABEL = re.compile(rf"({LETTER}+)(?:(?:/-?|[*:_]-?)in(?:nen)?)?\s?(?:[:=]|\s[–-])?\s?{HELD}")
_BRACKETS = re.compile(rf"\s?[(\[]\s?{HELD}\s?[)\]]")
_ENDS_LEFT = re.compile(r"\s*[|–—:,;·/-]+\s*(?=[|–—:;·,/-]|$)|(?<=[|–—:;·,/])\s*[|–—:,;·/]+|^[\s|–—:,;·/-]+(?=\w)")
_BEFORE_BRACKET = re.compile(r"\s*[|–—:,;·-]\s*(?=[(\[])")
_JOINS_NOTHING = re.compile(r"(^|[|–—:,(])\s*[&+]\s+")


def title_without_marks(text: str) -> str:
    """Return a title with its marks resolved; nothing when nothing else stood there.

    >>> title_without_marks(f"Lesung mit {MARK}"), title_without_marks(f"EHN Talk | {MARK} (Visual Arts) — Amphibious")
    ('Lesung', 'EHN Talk (Visual Arts) — Amphibious')
    >>> title_without_marks(f"Töpfern. Leitung: {MARK}"), title_without_marks(f"{MARK}: Was Katzen brauchen")
    ('Töpfern', 'Was Katzen brauchen')
    """
    text = LISTS.sub(MARK, REACHED.sub("", text))
    text = _LABEL.sub(_without_label, _LINKED.sub("", _BRACKETS.sub("", text)))
    text = _LINKED.sub("", text).replace(MARK, "").replace(REACH, "")
    text = _JOINS_NOTHING.sub(r"\1 ", re.sub(r"\(\s*\)|\[\s*\]|„\s*“", "", text))
    text = _ENDS_LEFT.sub(_one, _BEFORE_BRACKET.sub(" ", re.sub(r"\s{2,}", " ", text)).strip())
    return tidy(text).rstrip(" .—·-") if text.strip() else ""


def _without_label(met: re.Match[str]) -> str:
    """Return nothing for a role with its name; the word for what happens (`Lesung: …`) stays."""
    return "" if kind(met[1]) == "strong" and met.start() else met[1]


def _one(met: re.Match[str]) -> str:
    """Return one blank for separators that no longer part anything; the next one stays."""
    return " " if met.group()[:1].isspace() and met.end() < len(met.string) else ""
