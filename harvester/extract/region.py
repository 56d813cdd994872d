"""Cuts out of a page the elements that carry microdata, since parsing only them costs a tenth of parsing all.

In comes the page in small letters; out come the places of the outermost such elements, or None wherever it is not
certain that a parser of the whole page would see the same: comments, scripts, quoted markup, tags that do not balance.
"""

import re

SHARE = 4
"""At most one part in so many is cut out; with more, parsing the whole page is as quick."""
MAX_DEPTH = 100

_SIGN = re.compile(rb"item(?:scope|type)")
_RAW = re.compile(rb"<(?:!--|(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b)")
_NAME = rb"[a-z][a-z0-9:-]*+"
_VALUE = rb"\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++"
_TAG = re.compile(
    rb"<(?:/(" + _NAME + rb")\s*+>|"
    rb"(" + _NAME + rb")(?:\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:" + _VALUE + rb"))?+)*+\s*+(/?)>)"
)
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_ODD = frozenset(
    b"html head body frameset script style textarea title xmp iframe noembed noframes noscript plaintext "
    b"template svg math select option".split()
)


def regions(lower: bytes) -> list[tuple[int, int]] | None:
    """Return start and end of every outermost element with microdata; None when the whole page must be parsed.

    >>> page = b"<p>Kurse</p> <b itemscope><i itemprop=name>a</i></b>" + b" und mehr" * 20
    >>> [page[start:end] for start, end in regions(page) or ()]
    [b'<b itemscope><i itemprop=name>a</i></b>']
    """
    found: list[tuple[int, int]] = []
    at, left = 0, len(lower) // SHARE
    while sign := _SIGN.search(lower, at):
        start = lower.rfind(b"<", at, sign.start())
        if start < 0 or not _is_text(lower, at, start):
            return None
        tag = _TAG.match(lower, start)
        if tag is None or tag.end() < sign.end() or (at := _end(lower, tag, start + left)) < 0:
            return None
        found.append((start, at))
        left -= at - start
    return found


def _is_text(lower: bytes, at: int, start: int) -> bool:
    """Tell whether a tag may begin at `start`, when `at` is no part of a tag: no comment, script or quoted value."""
    for quote in (b'"', b"'"):
        opened = lower.rfind(b"=" + quote, at, start)
        if opened >= 0 and lower.find(quote, opened + 2, start) < 0:
            return False
    while raw := _RAW.search(lower, at, start):
        close = lower.find(b"</" + raw[1] if raw[1] else b"-->", raw.end() if raw[1] else raw.start() + 2, start)
        if close < 0:
            return False
        at = close + 3
    return lower.rfind(b"<", at, start) <= max(lower.rfind(b">", at, start), at)


def _end(lower: bytes, tag: re.Match[bytes], limit: int) -> int:
    """Return where the element that `tag` begins ends; -1 when its tags do not balance or it goes beyond `limit`."""
    opened: list[bytes] = []
    while True:
        if name := tag[1]:
            if opened.pop() != name:
                return -1
        else:
            name = tag[2]
            if name in _ODD or (tag[3] and name not in _VOID) or len(opened) > MAX_DEPTH:
                return -1
            if name not in _VOID:
                opened.append(name)
        at = tag.end()
        if not opened:
            return -1 if name in _VOID else at
        if at > limit or (at := lower.find(b"<", at, limit)) < 0 or (following := _TAG.match(lower, at)) is None:
            return -1
        tag = following
