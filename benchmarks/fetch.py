"""Fetching alone: `harvester.fetch` with a job that only follows links, against stock Scrapy, on the same pages."""

import json
import logging
import re
import sys
import time
from collections.abc import Iterable, Iterator

from harvest import PAGES, PORT, apart, measured, stock
from provider import serving

LINK = re.compile(rb'href="(/(?:kurs/\d+|\?seite=\d+))"')


def ours(address: str) -> dict[str, float]:
    """Fetch the listing and every page behind it."""
    from harvester.fetch.crawl import Fetching, crawl
    from harvester.records import Budget, CrawlEnd, Follow, Page, PageState, Source

    class Follower:
        source = Source(id="site", address=address)
        budget = Budget(delay=0, per_host=8)
        seen = 0

        def start(self) -> Iterator[Follow]:
            yield Follow(address=address, kind="listing")

        def known(self, address: str) -> PageState | None:  # noqa: ARG002
            return None

        def page(self, page: Page, **_: str) -> Iterable[Follow]:
            self.seen += 1
            if "/kurs/" in page.address:
                return ()
            found = [path.decode() for path in LINK.findall(page.body)]
            return [Follow(address=address[:-1] + p, kind="listing" if "seite" in p else "offer") for p in found]

        def other(self, *_: str, **__: str) -> Iterable[Follow]:
            return ()

        def closed(self, end: CrawlEnd) -> None:
            if not end.whole:
                raise SystemExit(str(end))

    logging.disable()
    job = Follower()
    began, cpu = time.monotonic(), time.process_time()
    crawl([job], Fetching(allow_networks=("127.0.0.0/8",)))
    return measured(began, cpu, pages=job.seen)


def main() -> None:
    """Take turns, compare the best of each, print one JSON line."""
    theirs, own = [], []
    with serving(PORT, PAGES) as address:
        for _ in range(3):
            theirs.append(apart("stock", address, program=__file__))
            own.append(apart("ours", address, program=__file__))
    base, new = (min(runs, key=lambda run: run["seconds"]) for runs in (theirs, own))
    if base["pages"] != new["pages"]:
        raise SystemExit(f"{base['pages']} pages there, {new['pages']} here")
    row = {
        "what": "fetching alone",
        "unit": "pages/s",
        "ours": new["pages"] / new["seconds"],
        "baseline": base["pages"] / base["seconds"],
        "baseline_name": "stock Scrapy only fetching",
    }
    print(json.dumps({"rows": [row]}))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        print(json.dumps(stock(sys.argv[2]) if sys.argv[1] == "stock" else ours(sys.argv[2])))
