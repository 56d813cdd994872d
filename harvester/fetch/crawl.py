"""Crawls many sources in one process: a Scrapy crawler for each, one event loop, one network with its guard."""

import asyncio
import logging
from collections.abc import Sequence

from aiohttp.abc import AbstractResolver
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from harvester.fetch.fetching import Fetching, browser_of, transport_of, visit_of
from harvester.fetch.gate import Gate
from harvester.fetch.halting import halting
from harvester.fetch.job import Job
from harvester.fetch.spiders import spider_for
from harvester.fetch.visit import Visit

__all__ = ["Fetching", "crawl"]

AT_ONCE = 50
"""Sources under way at the same time; 50 cost 65 MB more than one."""


def crawl(jobs: Sequence[Job], how: Fetching, *, resolver: AbstractResolver | None = None) -> None:
    """Crawl the sources of all `jobs`; return when every one is closed.

    Blocks, so call it where no event loop runs. SIGTERM and SIGINT (in the main thread) end all crawls at once, with
    `closed(whole=False, reason="interrupted")`. Raises UseError or WorkError when the WARC file cannot be read, and,
    after all jobs are closed, the first exception that a job's `closed` raised. `resolver` replaces the system's.
    """
    logging.getLogger("scrapy").setLevel(logging.WARNING)
    visits = asyncio.run(_crawl(jobs, how, resolver))
    for visit in visits:
        if visit.reader.failure is not None:
            raise visit.reader.failure


async def _crawl(jobs: Sequence[Job], how: Fetching, resolver: AbstractResolver | None) -> list[Visit]:
    transport = transport_of(how, resolver)
    gate = Gate()
    browser = browser_of(transport) if any(job.budget.browser for job in jobs) else transport
    visits = [visit_of(job, how, browser if job.budget.browser else transport, gate) for job in jobs]
    settings = Settings()
    settings.setmodule("harvester.fetch.settings")
    runner = AsyncCrawlerRunner(settings)
    places = asyncio.Semaphore(AT_ONCE)

    async def one(visit: Visit) -> None:
        async with places:
            await _one(runner, visit)

    try:
        with halting(visits):
            await asyncio.gather(*(one(visit) for visit in visits))
    finally:
        for visit in visits:
            visit.finish("shutdown")
        await browser.close()
    return visits


async def _one(runner: AsyncCrawlerRunner, visit: Visit) -> None:
    """Run one crawler; whatever goes wrong in Scrapy itself ends this source only."""
    settings = runner.settings.copy()
    at_once = visit.budget.per_host
    settings.setdict({"CONCURRENT_REQUESTS": at_once, "CONCURRENT_REQUESTS_PER_DOMAIN": at_once}, priority="spider")
    crawler = Crawler(spider_for(visit.source.kind), settings)
    try:
        await runner.crawl(crawler, visit=visit)
    except Exception as wrong:  # the other sources of this process go on
        logging.getLogger(__name__).exception("source %s: its crawl failed", visit.source.id)
        visit.finish(f"{type(wrong).__name__}: {wrong}")
    else:
        visit.finish()
