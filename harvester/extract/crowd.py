"""Tells whether one tag of a page has so many attributes that comparing them all with each other would take seconds.

libxml2 needs quadratic time for the attributes of one tag: 2 s for 50,000, and as long for 8 MB of tags with 2,000
each. Two searches of the whole page find nothing on nearly all pages; only otherwise are tags looked at one by one.
"""

import re

MAX_ATTRIBUTES = 1_000
SMALL = 120_000
"""A page of fewer bytes cannot hold attributes for a second."""

_MARKS = bytes(set(range(256)) - set(b"\"'=>"))
_QUOTED_END = re.compile(rb"=(?:\"[^\">]*>|'[^'>]*>)")
_OPEN = re.compile(rb"<[a-zA-Z]")
_TAG = re.compile(
    rb"<[a-zA-Z][^\s/>]*+(?:[\s/]++|[^\s\"'=>/]++|[\"']|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+){0,%d}+" % (4 * MAX_ATTRIBUTES)
)
_QUOTE = re.compile(rb"=\s*+[\"']")
_NAME = re.compile(rb"(?:[\s/]|(?<=[\"']))([^\s\"'=>/]++)|=\s*+(?:\"[^\"]*+\"|'[^']*+')")


def is_crowded(body: bytes) -> bool:
    """Tell whether some tag, wherever it may begin, has more than `MAX_ATTRIBUTES` different attributes.

    >>> is_crowded(b"<p " + b" ".join(b'a%d=">"' % n for n in range(30_000)) + b">"), is_crowded(b"<p id=a>" * 30_000)
    (True, False)
    """
    if len(body) < SMALL:
        return False
    if max(map(len, body.split(b">"))) < 2 * MAX_ATTRIBUTES and not _QUOTED_END.search(body.translate(None, _MARKS)):
        return False
    return _some_tag_is(body)


def _some_tag_is(body: bytes) -> bool:
    """Look at every tag; in quoted values too, since the quotes may be no quotes in the eyes of a parser."""
    at = 0
    left = 4 * len(body)
    while opened := _OPEN.search(body, at):
        start = opened.start()
        tag = _TAG.match(body, start)
        if tag is None:
            return False
        end = tag.end()
        left -= end - start
        if left < 0 or body[end : end + 1] not in b">":
            return True
        if end - start > 2 * MAX_ATTRIBUTES and _names(tag[0]) > MAX_ATTRIBUTES:
            return True
        quote = _QUOTE.search(body, start, end)
        at = max(quote.end() if quote and body.find(b"<", quote.end(), end) >= 0 else end, start + 2)
    return False


def _names(tag: bytes) -> int:
    return len({found[1] for found in _NAME.finditer(tag) if found[1]})
