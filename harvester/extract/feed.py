"""The adapter for feeds (RSS 0.9x to 2.0, Atom): an offer for each entry; a page that links feeds leads to them.

Source options: `details=yes` reads the pages that entries lead to as well, as websites are read; `undated=skip` leaves
out entries that say of no day; `hosts` are further hosts that belong to the source. Names of persons are not read.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec.structs import replace

from harvester.extract.addresses import loose, normal
from harvester.extract.base import Extracted
from harvester.extract.document import Document, elements, resolve
from harvester.extract.feed_entries import Entry, Feed
from harvester.extract.feed_offers import is_dated, item
from harvester.extract.feed_text import FeedText
from harvester.extract.ids import coined
from harvester.extract.linked import followed
from harvester.extract.remarks import Remarks
from harvester.extract.scope import is_page, on_site
from harvester.extract.streamed import Streamed
from harvester.extract.streams import head, opened
from harvester.extract.web import READER as WEB_READER
from harvester.extract.web import Web
from harvester.records import Follow, Page, RawOffer, Source
from vocab.messages import finding

READER = "feed-1"
"""Changes whenever the same bytes would be read differently."""
MOST_FEEDS = 50
MAX_PAGE = 8 * 1024 * 1024
"""Bytes of a web page, which is no feed, that are read."""

_FEED = re.compile(
    r"<(?:\w+:)?(?:rss|feed)\b[^<>]{0,5000}>|<channel>|"
    r"<(?:\w+:)?RDF\b[^<>]{0,5000}(?:purl\.org/rss/|netscape\.com/rdf/simple)"
)
_OTHER = re.compile(r"<(?:html|body|urlset|OAI-PMH)\b", re.IGNORECASE)
_LINKS = etree.XPath("//link[@href and contains(concat(' ', @rel, ' '), ' alternate ')]")
_TYPES = re.compile(r"(?:application|text)/(?:rss|atom|rdf)\+xml")
_COMMENTS = re.compile(r"/comments?/|kommentar|comments feed", re.IGNORECASE)
_YES = frozenset(("yes", "ja", "true", "1"))


class FeedReader(Streamed):
    """Reads feeds; see `harvester.extract.base.Adapter`."""

    reader = READER

    def fingerprint(self, source: Source) -> str:
        """Return the version of this reader, with that of websites where these are read too."""
        return f"{READER} {WEB_READER}" if _details(source) else READER

    def recognise(self, page: Page) -> int:
        """Return how sure it is that a page is a feed, or, as a guess, links one."""
        begin = _begin(page)
        if is_feed(begin):
            return 95
        return 20 if _TYPES.search(begin) and "<link" in begin.lower() else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield the offers of a feed, the feeds that a page links, or the offers of a page that an entry leads to."""
        if page.kind == "listing" and is_feed(_begin(page)):
            yield from _feed(page, source)
        elif page.file is not None and (page := _in_memory(page)).file is not None:
            yield finding("page-too-large", page=page.address, words=f"> {MAX_PAGE} bytes")
        elif page.kind != "listing":
            yield from (one for one in Web().extract(page, source) if not isinstance(one, Follow))
        elif normal(page.asked) == normal(source.address):
            yield from _linked(Document(page), source)
        else:
            yield finding("feed-not-a-feed", page=page.address, words=_shown(page))


def _in_memory(page: Page) -> Page:
    """Return a web page with its body in memory; a larger one as it is."""
    body = opened(page).read(MAX_PAGE + 1)
    return page if len(body) > MAX_PAGE else replace(page, body=body, file=None)


def _begin(page: Page) -> str:
    return next(iter(FeedText(Page(address=page.address, asked=page.asked, body=head(page), charset=page.charset))), "")


def is_feed(begin: str) -> bool:
    """Tell whether a text begins as feeds do.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0">'), is_feed("<!doctype html><html>")
    (True, False)
    """
    found = _FEED.search(begin[:20_000])
    return found is not None and not _OTHER.search(begin, 0, found.start())


def _details(source: Source) -> bool:
    return source.options.get("details", "").casefold() in _YES


def _shown(page: Page) -> str:
    return " ".join(_begin(page)[:200].split()) or "-"


def _linked(document: Document, source: Source) -> Iterator[Extracted]:
    """Yield the feeds that a page names, without those of comments."""
    page, root = document.page, document.root
    found = []
    for element in elements(_LINKS, root) if root is not None else ():
        address = normal(resolve(document.base, element.get("href") or ""))
        words = f"{address} {element.get('title') or ''}"
        if _TYPES.match((element.get("type") or "").lower()) and not _COMMENTS.search(words):
            found.append(address)
    yield from followed(found, page, source, kind="listing", most=MOST_FEEDS, elsewhere="feed-elsewhere")
    yield from document.findings
    if not any(found):
        yield finding("feed-no-feeds", page=page.address, words=_shown(page))


def _feed(page: Page, source: Source) -> Iterator[Extracted]:
    """Yield what the entries of a feed offer; a large one is read twice, so that it never stands in memory whole."""
    remarks = Remarks(page)
    text = FeedText(page)
    feed = Feed(text, page.address, remarks)
    if page.file is None:
        parts = list(feed)
        yield from _offers(parts, _sharing(parts), page, source)
    else:
        yield from _offers(feed, _sharing(Feed(FeedText(page), page.address, Remarks(page))), page, source)
    yield from remarks.rest()
    if text.finding:
        yield text.finding
    onward = normal(feed.head.next)
    if onward and onward != normal(page.address) and on_site(onward, source, page):
        yield Follow(address=onward, kind="listing", priority=-1)


def _sharing(parts: Iterable[object]) -> Counter[int]:
    """Return how many entries lead to each address."""
    return Counter(hash(loose(one.link)) for one in parts if isinstance(one, Entry))


def _offers(parts: Iterable[object], sharing: Counter[int], page: Page, source: Source) -> Iterator[Extracted]:
    seen: set[int] = set()
    counts: Counter[str] = Counter()
    remarks = Remarks(page)
    for one in parts:
        if not isinstance(one, Entry):
            yield one  # type: ignore[misc]
            continue
        at = f"record={one.number}"
        local_id = _local_id(one, sharing[hash(loose(one.link))] > 1, page)
        if not one.title:
            yield from remarks.say("feed-no-title", at, words=one.link or one.id)
        elif hash(local_id) in seen:
            yield from remarks.say("feed-twice", at, words=one.title)
        elif source.options.get("undated", "") == "skip" and not is_dated(one):
            counts["feed-undated"] += 1
        else:
            seen.add(hash(local_id))
            yield _raw(one, local_id, at, page)
        if one.link and _details(source):
            yield from _detail(one, page, source, counts)
    yield from remarks.rest()
    for code, count in counts.items():
        yield finding(code, page=page.address, words=count)
    if not sharing:
        yield finding("feed-empty", page=page.address)


def _detail(entry: Entry, page: Page, source: Source, counts: Counter[str]) -> Iterator[Follow]:
    """Yield the page that an entry leads to, if it is the source's."""
    address = normal(entry.link)
    if not on_site(address, source, page):
        counts["feed-pages-elsewhere"] += 1
    elif is_page(address):
        yield Follow(address=address, kind="offer")


def _local_id(entry: Entry, shared: bool, page: Page) -> str:
    """Return the address that an entry leads to, as its own page will say it; of others a name that stays."""
    address = normal(entry.link)
    if address and not shared:
        return address
    told = entry.id or f"{entry.title} {next(iter(entry.said.get('start', ())), '')}"
    return coined(entry.title, told, address or normal(page.asked) or page.address)


def _raw(entry: Entry, local_id: str, at: str, page: Page) -> RawOffer:
    identifier = " ".join(entry.id.split())
    return RawOffer(
        page=page.address,
        method="feed",
        local_id=local_id,
        url=entry.link or page.address,
        item=item(entry),
        at=at,
        identifiers=(f"guid:{identifier}",) if 0 < len(identifier) <= 200 else (),
    )
