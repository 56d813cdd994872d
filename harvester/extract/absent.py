"""Tells answers that are no page although their status says so: soft 404s, logins, challenges, maintenance.

In comes a page on which no markup states an offer of its own; out comes a finding, or None for a page like any other.
Only what a page says of itself counts: in its title, its headings, or a message that is nearly all there is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from harvester.extract.absentwords import CHALLENGE, GONE, GUARDS, LOGIN, LOGIN_PATH, LOGIN_TITLE, MAINTENANCE
from harvester.extract.addresses import loose, path_of
from harvester.extract.base import SAYS_GONE
from harvester.extract.document import Document, elements
from harvester.extract.main import asks_password, blocks, empty_fields, is_empty, short
from harvester.records import Source
from vocab.messages import finding
from vocab.model import Finding

LITTLE, MORE = 600, 1_500
"""Most characters of a page that is nothing but a message, and of one that also helps to find something else."""

_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_TITLE = etree.XPath("//title")
_HEADINGS = etree.XPath("//h1 | //h2")


def absent(document: Document, source: Source, *, alone: bool) -> Finding | None:
    """Return what a page says that is none; `alone` when nothing else on it looks like an offer."""
    root = document.root
    if root is None:
        return None
    headings = list(_headings(root))
    if words := next((one for one in headings if _is_all(GONE, one)), ""):
        return _gone(document, source, words)
    if not alone:
        return None
    said = blocks(root)
    length = sum(map(len, said))
    if length <= LITTLE and (wall := _wall(document, headings, said)):
        return wall
    words = next((one for one in said if _is_message(one)), "") if length <= MORE else ""
    if not words and document.page.kind == "offer" and all(map(is_empty, root.iter("h1"))):
        words = empty_fields(root)
    return _gone(document, source, words) if words else None


def _headings(root: etree._Element) -> Iterator[str]:
    """Yield the parts of the title, and the first headings."""
    for title in elements(_TITLE, root)[:1]:
        yield from (part.strip() for part in _PARTS.split(short(title)))
    for heading in islice(elements(_HEADINGS, root), 4):
        yield short(heading)


def _is_all(pattern: re.Pattern[str], words: str) -> bool:
    found = pattern.match(words)
    return found is not None and not words[found.end() :].strip(" .!…?:)")


def _is_message(words: str) -> bool:
    """Tell whether a block is a message that something is gone, and goes on with no more than a sentence or two."""
    found = GONE.match(words)
    return found is not None and len(words) <= 300 and words[found.end() :].lstrip()[:1] in {"", *".!,:;…"}


def _wall(document: Document, headings: Sequence[str], said: Sequence[str]) -> Finding | None:
    """Return why a page with hardly any words shows no more."""
    page, shown = document.page.address, " ".join(said)[:200]
    if any(CHALLENGE.match(one) for one in headings) and any(guard in document.lower for guard in GUARDS):
        return finding("page-challenge", page=page, words=shown or headings[0])
    told = [*headings, *said]
    for pattern, code in ((MAINTENANCE, "page-maintenance"), (LOGIN, "page-login")):
        if words := next((one for one in told if pattern.match(one)), ""):
            return finding(code, page=page, words=words[:200])
    named = any(_is_all(LOGIN_TITLE, one) for one in headings) and not LOGIN_PATH.search(path_of(page))
    if named and document.root is not None and asks_password(document.root):
        return finding("page-login", page=page, words=shown)
    return None


def _gone(document: Document, source: Source, words: str) -> Finding:
    """Return that a page is gone; where a source begins, or lists, that is a fault and no news."""
    page = document.page
    begins = loose(source.address) in {loose(page.address), loose(page.asked)}
    code = "listing-says-gone" if begins or page.kind != "offer" else SAYS_GONE
    return finding(code, page=page.address, words=words[:200])
