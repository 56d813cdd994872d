"""Tells addresses on the web from other words; nothing is looked up."""

import re

from harvester.mapping.text import storable

_WEB = re.compile(
    r"https?://(?:[^\s/?#\\@:\[\]\x00-\x20\x7f]+|\[[0-9a-fA-F:.]{2,45}\])(?::\d{1,5})?(?:[/?#][^\s\x00-\x20\x7f<>\"]*)?",
    re.IGNORECASE,
)


def web(words: str) -> str:
    """Return `words` when they are an absolute http or https address, else nothing.

    >>> web(" https://vhs.example/kurs/1 "), web("/kurs/1"), web("javascript:alert(1)")
    ('https://vhs.example/kurs/1', '', '')
    """
    if not words:
        return ""
    words = words.strip().replace(" ", "%20")
    if len(words) > 2000 or not _WEB.fullmatch(words):
        return ""
    scheme, rest = words.split("://", 1)
    return storable(f"{scheme.lower()}://{rest}")
