"""Tries a recipe on one page and proposes one: an address or a file in; field by field what is read and mapped out.

The page is fetched as a harvest would fetch it, through its guard and robots.txt; nothing is written anywhere.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from harvester.config import Settings
from harvester.errors import WorkError
from harvester.extract.addresses import normal
from harvester.extract.document import Document
from harvester.extract.recipe.compiled import BUILT_IN, Ready, ready
from harvester.extract.recipe.fields import Found
from harvester.extract.recipe.read import Entry, Read, Reading, item, read, recognised, view
from harvester.extract.recipe.suggest import Suggestion, suggest
from harvester.fetch.crawl import Fetching, crawl
from harvester.mapping import offer as mapped
from harvester.records import Budget, CrawlEnd, Fate, Follow, Page, PageState, RawOffer, Source
from harvester.register import new_source
from harvester.told import said
from vocab.messages import text
from vocab.model import Finding, Offer


class TriedField(Struct, frozen=True, kw_only=True):
    """One field: the words read and by what, what they are mapped to, or the message code of why nothing is read."""

    name: str
    by: str = ""
    words: tuple[str, ...] = ()
    mapped: str = ""
    why: str = ""
    seen: str = ""


class TriedEntry(Struct, frozen=True, kw_only=True):
    """One offer of the page."""

    url: str
    fields: tuple[TriedField, ...]
    sessions: tuple[tuple[TriedField, ...], ...] = ()
    instances: tuple[tuple[TriedField, ...], ...] = ()
    lacks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Tried(Struct, frozen=True, kw_only=True):
    """What a recipe reads on a page; `part` is `listing`, `detail` or empty."""

    address: str
    recipe: str
    part: str = ""
    entries: tuple[TriedEntry, ...] = ()
    next: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class _OnePage:
    """The crawl of a single page, for `harvester.fetch.crawl`."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self.source = source
        self.budget = budget
        self.found: Page | None = None
        self.why = ""

    def start(self) -> Iterable[Follow]:
        return (Follow(address=self.source.address, kind="listing"),)

    def known(self, address: str) -> PageState | None:  # noqa: ARG002 - nothing was seen before
        return None

    def page(self, page: Page, *, etag: str, last_modified: str, sitemap_modified: str) -> Iterable[Follow]:  # noqa: ARG002
        self.found = page
        return ()

    def other(
        self, address: str, fate: Fate, *, code: str = "", words: str = "", redirected_to: str = ""
    ) -> Iterable[Follow]:
        if code and not self.why:
            self.why = text(code, page=address, words=words)
        return (Follow(address=redirected_to, kind="listing"),) if fate == "redirected" and redirected_to else ()

    def closed(self, end: CrawlEnd) -> None:
        self.why = self.why or text(end.reason, page=self.source.address, words=end.detail, detail=end.detail)


def fetched(address: str, settings: Settings, warc: Path | None = None, file: Path | None = None) -> Page:
    """Return the page at an address; raises SourceError for no address, WorkError when nothing is answered.

    `warc` or `file` answer in place of the network.
    """
    source = new_source(id="recipe", address=address, kind="web", kinds=["web"], state="approved")
    budget = Budget(
        pages=5, page_bytes=settings.max_page_bytes, delay=settings.delay, timeout=settings.timeout, seconds=300
    )
    job = _OnePage(source, budget)
    contact = settings.contact or f"{settings.base_address}bot"
    how = Fetching(contact=contact, allow_networks=settings.allow_networks, warc=warc, file=file, address=address)
    crawl([job], how)
    if job.found is None:
        raise WorkError("recipe-page", address=address, why=job.why)
    return job.found


def tried(page: Page, recipe: Ready | None) -> Tried:
    """Return what a recipe reads on a page, without one the first built-in that finds offers there."""
    document = Document(page)
    seen = view(document)
    candidates = [recipe] if recipe else [ready(name) for name in BUILT_IN]
    done = None
    for one in candidates if seen is not None else ():
        done = read(one, seen) if seen is not None and recognised(one, document) else Reading(ready=one)
        if recipe or done.items:
            break
    if done is None or (not recipe and not done.items):
        name = recipe.recipe.name if recipe else ""
        return Tried(address=page.address, recipe=name, findings=tuple(document.findings))
    return _told(page, done, document)


def _told(page: Page, done: Reading, document: Document) -> Tried:
    return Tried(
        address=page.address,
        recipe=done.ready.recipe.name,
        part=done.part,
        entries=tuple(_entry(page, done, one) for one in done.entries),
        next=done.next,
        findings=(*document.findings, *done.findings),
    )


def _entry(page: Page, done: Reading, entry: Entry) -> TriedEntry:
    url = entry.url or page.address
    raw = RawOffer(page=page.address, method="recipe", local_id=normal(url), url=url, item=item(done.ready, entry))
    result = mapped(raw, Source(id="recipe", address=page.address))
    return TriedEntry(
        url=url,
        fields=_fields(entry.fields, result.offer),
        sessions=tuple(_fields(row, None) for row in entry.sessions),
        instances=tuple(_fields(row, None) for row in entry.instances),
        lacks=entry.lacks,
        findings=result.findings,
    )


def _fields(fields: Read, offer: Offer | None) -> tuple[TriedField, ...]:
    return tuple(_field(name, found, offer) for name, found in fields.items())


def _field(name: str, found: Found, offer: Offer | None) -> TriedField:
    told = said(name, offer) if offer is not None and found.values else ""
    return TriedField(name=name, by=found.by, words=found.values, mapped=told, why=found.why, seen=found.seen)


def proposed(page: Page, own_page: Callable[[str], Page | None], name: str, language: str) -> Suggestion:
    """Return a proposed recipe for a page and, where it is a listing, for the first offer's own page."""
    return suggest(Document(page), lambda address: _document(own_page(address)), name, language)


def _document(page: Page | None) -> Document | None:
    return None if page is None else Document(page)
