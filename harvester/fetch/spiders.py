"""The spiders: thin shells round a Visit; all they know is Scrapy.

`crawl` hands a spider its visit. `scrapy crawl web -a source=ID` has none: then the setting ERNTE_JOB names a factory
`job(source_id, data) -> tuple[Job, Fetching]`, and ERNTE_DATA the data directory.
"""

import os
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from harvester.errors import SettingError, SourceError
from harvester.fetch.answers import Transport
from harvester.fetch.fetching import browser_of, transport_of, visit_of
from harvester.fetch.gate import Gate
from harvester.fetch.halting import halting
from harvester.fetch.visit import Visit
from harvester.records import CrawlEnd


class SourceSpider(Spider):
    """Crawls one source."""

    visit: Visit
    _listening: ExitStack
    _transport: Transport | None = None
    """What only a spider without a crawl around it has to care for, as for signals."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider of a visit, or of a source named on Scrapy's command line."""
        visit = kwargs.pop("visit", None)
        source = kwargs.pop("source", "")
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider._listening = ExitStack()
        if visit is None:
            spider._hire(source, crawler.settings["ERNTE_JOB"])
        else:
            spider.visit = visit
        return spider

    def _hire(self, source: str, factory: str) -> None:
        data = os.environ.get("ERNTE_DATA", "")
        if not data:
            raise SettingError("setting-data", where="ERNTE_DATA")
        if not source:
            raise SourceError("source-not-named", spider=self.name)
        job, how = resolve_name(factory)(source, Path(data))
        if job.source.kind != self.name:
            job.closed(CrawlEnd(whole=False, reason="interrupted", detail=f"scrapy crawl {self.name}"))
            raise SourceError("source-other-spider", source=source, kind=job.source.kind, spider=self.name)
        self._transport = transport_of(how)
        if job.budget.browser:
            self._transport = browser_of(self._transport)
        self.visit = visit_of(job, how, self._transport, Gate())

    async def start(self) -> AsyncIterator[Any]:
        """Let the addresses wait that the job begins with; yields nothing."""
        if self._transport is not None:
            self._listening.enter_context(halting([self.visit]))
        await self.visit.begin()
        nothing: tuple[Any, ...] = ()
        for one in nothing:
            yield one

    async def parse(self, response: Response, **_: Any) -> None:
        """Hand over what became of an address."""
        outcome = response.meta["outcome"]
        if outcome is not None:
            await self.visit.deliver(outcome)

    def broken(self, failure: Failure) -> None:
        """End the crawl because fetching itself raised: a mistake of ours, not the site's."""
        self.logger.error("fetching failed", exc_info=failure.value)
        self.visit.tally.end("crawl-failed", f"{type(failure.value).__name__}: {failure.value}")

    async def closed(self, reason: str) -> None:
        """Close the job."""
        self.visit.finish(reason)
        self._listening.close()
        if self._transport is not None:
            await self._transport.close()


class Web(SourceSpider):
    """Crawls provider websites."""

    name = "web"


class Ical(SourceSpider):
    """Crawls calendars."""

    name = "ical"


def spider_for(kind: str) -> type[SourceSpider]:
    """Return the spider for an adapter's kind; adapters that others installed need no spider of their own.

    >>> spider_for("web").__name__, spider_for("oai").name
    ('Web', 'oai')
    """
    known = {spider.name: spider for spider in (Web, Ical)}
    return known.get(kind) or type("SourceSpider", (SourceSpider,), {"name": kind})
