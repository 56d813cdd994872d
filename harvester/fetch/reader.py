"""Calls a job: whatever it raises ends its own crawl, told with a finding, and nobody else's."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from harvester.fetch.job import Job
from harvester.fetch.tally import Tally
from harvester.records import CrawlEnd, Fate, Follow, Page, PageState

log = logging.getLogger(__name__)
T = TypeVar("T")


class Reader:
    """A job behind a wall; `failure` keeps what `closed` raised, for the caller of the whole crawl."""

    def __init__(self, job: Job, tally: Tally) -> None:
        self._job = job
        self._tally = tally
        self.failure: Exception | None = None

    def start(self) -> list[Follow]:
        """Return the addresses to begin with."""
        return self._call(lambda: list(self._job.start()), [], "start")

    def known(self, address: str) -> PageState | None:
        """Return what the last run remembered of `address`."""
        return self._call(lambda: self._job.known(address), None, address)

    def page(self, page: Page, *, etag: str, last_modified: str, sitemap_modified: str) -> list[Follow]:
        """Hand a page over; return where to look further."""
        return self._follows(
            lambda: self._job.page(page, etag=etag, last_modified=last_modified, sitemap_modified=sitemap_modified),
            page.address,
        )

    def other(
        self, address: str, fate: Fate, *, code: str = "", words: str = "", redirected_to: str = ""
    ) -> list[Follow]:
        """Hand the news over that `address` gave no page; return where to look further."""
        return self._follows(
            lambda: self._job.other(address, fate, code=code, words=words, redirected_to=redirected_to), address
        )

    def closed(self, end: CrawlEnd) -> None:
        """Hand the end over."""
        try:
            self._job.closed(end)
        except Exception as wrong:  # the other sources of this process must still be closed; crawl() raises it later
            log.exception("source %s: the end of its crawl could not be taken", self._job.source.id)
            self.failure = wrong

    def _follows(self, call: Callable[[], Iterable[Follow]], about: str) -> list[Follow]:
        return self._call(lambda: list(call()), [], about)

    def _call(self, call: Callable[[], T], otherwise: T, about: str) -> T:
        if self._tally.ended == "page-reader-failed":
            return otherwise
        try:
            return call()
        except Exception as wrong:  # one source's page must not end the harvest of all others
            log.exception("source %s: reading %s failed", self._job.source.id, about)
            self._tally.end("page-reader-failed", f"{about}: {type(wrong).__name__}: {wrong}")
            return otherwise
