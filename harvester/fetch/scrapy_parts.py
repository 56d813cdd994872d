"""What is ours inside of Scrapy: the scheduler, the download handler and the log formatter hand over to a Visit."""

from typing import TYPE_CHECKING, Any, Self, cast

from scrapy import Request, Spider
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter

if TYPE_CHECKING:
    from harvester.fetch.spiders import SourceSpider


UNCHANGED_AT_ONCE = 20
"""Answers of 304 taken on one request's way through Scrapy: that way costs several times what such an answer does."""


def _spider(crawler: Crawler) -> "SourceSpider":
    return cast("SourceSpider", crawler.spider)


class Queue(BaseScheduler):
    """Makes a Request of an address only when its turn has come, so that a million waiting links stay small."""

    def __init__(self, crawler: Crawler) -> None:
        self._spider = _spider(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the queue of a crawler."""
        return cls(crawler)

    def has_pending_requests(self) -> bool:
        """Return whether addresses wait."""
        return self._spider.visit.waiting()

    def enqueue_request(self, request: Request) -> bool:  # noqa: ARG002
        """Refuse: our spiders hand addresses to their visit, not Requests to Scrapy."""
        return False

    def next_request(self) -> Request | None:
        """Return the request for the address whose turn has come."""
        ask = self._spider.visit.next()
        if ask is None:
            return None
        return Request(
            ask.address,
            callback=self._spider.parse,
            errback=self._spider.broken,
            meta={"ask": ask, "download_slot": self._spider.name},
            dont_filter=True,
        )


class Handler(BaseDownloadHandler):
    """Downloads by way of the visit, which knows politeness, redirects and the guard."""

    lazy = True

    async def download_request(self, request: Request) -> Response:
        """Fetch what a request of `Queue` asks for, and go on from there as long as nothing has changed."""
        visit = _spider(self.crawler).visit
        outcome = await visit.fetch(request.meta["ask"])
        for _ in range(UNCHANGED_AT_ONCE):
            if outcome is None or outcome.answer is None or outcome.answer.status != 304:
                break
            await visit.deliver(outcome)
            ask = visit.next()
            outcome = None if ask is None else await visit.fetch(ask)
        request.meta["outcome"] = outcome
        answer = outcome.answer if outcome is not None else None
        if answer is None:
            return Response(request.url, status=599)
        return Response(request.url, status=answer.status, body=answer.body)


class Formatter(LogFormatter):
    """Keeps the log of a crawl short: a line for each page is what the ledger is for."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> Any:  # noqa: ARG002
        """Return nothing to log."""
        return None
