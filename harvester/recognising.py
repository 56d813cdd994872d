"""Finds out what kind of source an address is: fetches what it answers and asks every adapter; nothing is written."""

from collections.abc import Iterable

from harvester.config import Settings
from harvester.errors import SourceError
from harvester.extract.base import kinds, recognised
from harvester.fetch.crawl import Fetching, crawl
from harvester.records import Budget, CrawlEnd, Fate, Follow, Page, PageState, Source
from harvester.register import new_source

DEFAULT = "web"


class _Look:
    """A job that takes one page."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self.source = source
        self.budget = budget
        self.kinds: tuple[str, ...] = ()
        self.whole = False

    def start(self) -> Iterable[Follow]:
        return (Follow(address=self.source.address),)

    def known(self, address: str) -> PageState | None:  # noqa: ARG002
        return None

    def page(self, page: Page, *, etag: str, last_modified: str, sitemap_modified: str) -> Iterable[Follow]:  # noqa: ARG002
        self.kinds = recognised(page)
        self.whole = True
        return ()

    def other(self, address: str, fate: Fate, *, code: str = "", words: str = "", redirected_to: str = "") -> tuple[()]:  # noqa: ARG002
        return ()

    def closed(self, end: CrawlEnd) -> None:
        pass


def recognise(address: str, fetching: Fetching, settings: Settings) -> str:
    """Return the kind that reads `address` best, `web` when it does not answer: the harvest itself will say why.

    Raises SourceError("source-kind-unknown") when it answers something that no adapter reads.
    """
    source = new_source(id="preview", address=address, kind=DEFAULT, kinds=kinds(), state="approved")
    budget = Budget(
        pages=1, page_bytes=settings.max_file_bytes, large=True, delay=settings.delay, timeout=settings.timeout
    )
    look = _Look(source, budget)
    crawl([look], fetching)
    if look.whole and not look.kinds:
        raise SourceError("source-kind-unknown", address=address, choices=", ".join(kinds()))
    return next(iter(look.kinds), DEFAULT)
