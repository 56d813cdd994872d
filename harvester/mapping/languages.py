"""Reads languages: names in German, English and Dutch, codes and addresses of code lists in, BCP 47 tags out."""

import re
from functools import cache, lru_cache

from harvester.mapping.items import first, values
from harvester.mapping.nations import LANGUAGES
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[.@].*)?", re.IGNORECASE)
_SIGNS = re.compile(r"[,;/|+&\n]")
_AND = re.compile(r"\b(?:und|and|en|oder|or|of)\b")
"""Not tried before the signs, for `en` is English too."""


def languages(item: Item, names: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    """Return the tags of the languages that the properties `names` state, each once."""
    found: dict[str, None] = {}
    for value in values(item, *names):
        if isinstance(value, Item):
            words = first(value, "alternateName", "name", "identifier", "termCode") or value.id
            tags = tag_all(words) or tag_all(first(value, "name"))
        else:
            words, tags = value, tag_all(value)
        if tags:
            found.update(dict.fromkeys(tags))
            notes.origin("languages", words)
        elif words.strip():
            notes.finding("language-unknown", "languages", words)
    return tuple(found)


@lru_cache(1024)
def tag_all(words: str) -> tuple[str, ...]:
    """Return the tags of all languages that `words` name; nothing when one of them is none.

    >>> tag_all("Deutsch und Englisch"), tag_all("de, en"), tag_all("de_DE"), tag_all("Klingonsprech")
    (('de', 'en'), ('de', 'en'), ('de-DE',), ())
    """
    whole = tag(words)
    if whole:
        return (whole,)
    parts: list[str] = []
    for part in _SIGNS.split(line(words[:300]).casefold()):
        parts.extend([part] if tag(part) else _AND.split(part))
    tags = [tag(part) for part in parts if part.strip()]
    return tuple(dict.fromkeys(tags)) if all(tags) else ()


def tag(words: str) -> str:
    """Return the tag of one language, or nothing.

    >>> tag("German"), tag("http://publications.europa.eu/resource/authority/language/DEU"), tag("Leichte Sprache")
    ('de', 'de', 'de-simple')
    """
    word = line(words[:300]).rstrip("/#").rpartition("/")[2] if "://" in words[:10] else line(words[:300])
    folded = word.casefold()
    if folded in LANGUAGES:
        return LANGUAGES[folded]
    parts = _TAG.fullmatch(word)
    base = _code(parts[1].lower()) if parts else ""
    if not parts or not base:
        return _names().get(folded, "")
    script = f"-{parts[2].title()}" if parts[2] else ""
    return base + script + (f"-{parts[3].upper()}" if parts[3] else "")


def _code(code: str) -> str:
    """Return the shortest code of a language, or nothing when it is none."""
    return LANGUAGES.get(code) or _rare_code(code)


@cache
def _rare_code(code: str) -> str:
    from babel import Locale  # loads slowly, and hardly ever
    from babel.core import get_global

    code = get_global("language_aliases").get(code, code)
    return code if code in Locale("en").languages else ""


@cache
def _names() -> dict[str, str]:
    """Return the names of all languages in German, English and Dutch."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in ("nl", "en", "de"):
        for code, name in Locale(language).languages.items():
            if code.isalpha() and len(code) < 4:
                found[name.casefold()] = code
    return found
