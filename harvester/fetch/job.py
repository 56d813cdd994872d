"""The seam between fetching and everything after it: a job says where to begin and takes what comes back."""

from collections.abc import Iterable
from typing import Protocol

from harvester.records import Budget, CrawlEnd, Fate, Follow, Page, PageState, Source


class Job(Protocol):
    """The crawl of one source. All methods are called in the crawl's own thread, `closed` exactly once, last."""

    @property
    def source(self) -> Source:
        """What is harvested."""
        ...

    @property
    def budget(self) -> Budget:
        """What it may cost."""
        ...

    def start(self) -> Iterable[Follow]:
        """Return the addresses to begin with."""
        ...

    def known(self, address: str) -> PageState | None:
        """Return what the last run remembered of `address`: validators for a conditional request."""
        ...

    def page(self, page: Page, *, etag: str, last_modified: str, sitemap_modified: str) -> Iterable[Follow]:
        """Take a whole and healthy page; return where to look further."""
        ...

    def other(
        self, address: str, fate: Fate, *, code: str = "", words: str = "", redirected_to: str = ""
    ) -> Iterable[Follow]:
        """Take the news that `address` gave no page.

        `unchanged` (304, or a sitemap date that did not move) returns the links remembered from last time; for every
        other fate `code` names the finding in `vocab.messages` and `words` what was seen, such as a status.
        """
        ...

    def closed(self, end: CrawlEnd) -> None:
        """Take the end of the crawl."""
        ...
