"""Reads `Sitemap:` lines of robots.txt, sitemap indexes, sitemaps and text sitemaps, gzipped or not."""

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from harvester.extract.words import clean
from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 50_000

_ROBOTS_LINE = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_GZIP = b"\x1f\x8b"


class Entry:
    """One address that a sitemap names: of a page, or with `index` of a further sitemap."""

    __slots__ = ("address", "index", "modified")

    def __init__(self, address: str, modified: str = "", index: bool = False) -> None:
        self.address = address
        self.modified = modified
        self.index = index


def is_robots(page: Page) -> bool:
    """Tell whether `page` is a site's robots.txt."""
    return page.asked.partition("?")[0].endswith("/robots.txt")


def entries(page: Page) -> Iterator[Entry | Finding]:
    """Yield every address that `page`, fetched as a sitemap, names, and what is wrong with it."""
    if is_robots(page):
        for found in _ROBOTS_LINE.findall(page.body[: 512 * 1024])[:200]:
            yield Entry(found.decode("utf-8", "replace"), index=True)
        return
    body, wrong = _unpacked(page)
    if wrong:
        yield wrong
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith(b"<"):
        yield from _xml(body, page)
    elif start[:4] in {b"http", b"HTTP"}:
        yield from _lines(body)


def _unpacked(page: Page) -> tuple[bytes, Finding | None]:
    """Return the body decompressed; a damaged one as far as it goes, one too large up to the limit."""
    if not page.body.startswith(_GZIP):
        return page.body, None
    stream = zlib.decompressobj(wbits=31)
    try:
        body = stream.decompress(page.body, MAX_BYTES)
    except zlib.error as wrong:
        return b"", finding("sitemap-truncated", page=page.address, detail=str(wrong))
    if stream.unconsumed_tail:
        return body, finding("sitemap-too-large", page=page.address, detail=f"> {MAX_BYTES} bytes")
    if not stream.eof:
        return body, finding("sitemap-truncated", page=page.address, detail=f"{len(body)} bytes")
    return body, None


def _lines(body: bytes) -> Iterator[Entry]:
    for line in body.splitlines()[:MAX_ENTRIES]:
        if line.strip():
            yield Entry(line.strip().decode("utf-8", "replace"))


def _xml(body: bytes, page: Page) -> Iterator[Entry | Finding]:
    """Yield the entries in document order; entities and networks are out of reach of this parser."""
    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    number = 0
    try:
        parser.feed(body.lstrip(b"\xef\xbb\xbf \t\r\n"))
        parser.close()
    except etree.XMLSyntaxError as wrong:
        yield finding("sitemap-broken", page=page.address, detail=str(wrong)[:200])
    for element in (event[1] for event in cast("Iterable[tuple[str, etree._Element]]", parser.read_events())):
        name = _local(element)
        if name not in {"url", "sitemap"}:
            continue
        said = {_local(child): clean(child.text or "") for child in element}
        element.clear()
        if address := said.get("loc", ""):
            number += 1
            if number > MAX_ENTRIES:
                yield finding("sitemap-too-large", page=page.address, detail=f"> {MAX_ENTRIES}")
                return
            yield Entry(address, said.get("lastmod", ""), name == "sitemap")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
