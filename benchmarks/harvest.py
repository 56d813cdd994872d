"""The whole harvest, fetch to ledger, against stock Scrapy that only fetches the same pages; then again, unchanged.

Each part runs in a process of its own (`python benchmarks/harvest.py stock|ours …` is how it calls itself), with eight
requests at a time and no delay; start-up and imports are not counted.
"""

import json
import logging
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

PAGES = 4_000
PORT = 18_431


def stock(address: str) -> dict[str, float]:
    """Fetch the listing and every page behind it with Scrapy as it comes."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    class Stock(scrapy.Spider):
        name = "stock"
        start_urls = [address]  # noqa: RUF012
        custom_settings = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "ROBOTSTXT_OBEY": True}  # noqa: RUF012
        seen = 0

        def parse(self, response):
            Stock.seen += 1
            if "/kurs/" not in response.url:
                yield from response.follow_all(css="a")

    process = CrawlerProcess(settings={"DOWNLOAD_DELAY": 0})
    process.crawl(Stock)
    began, cpu = time.monotonic(), time.process_time()
    process.start()
    return measured(began, cpu, pages=Stock.seen)


def ours(address: str, data: str) -> dict[str, float]:
    """Harvest as `ernte harvest` does, up to the ledger's commit."""
    from harvester import flow
    from harvester.config import load
    from harvester.ledger import Ledger
    from harvester.records import Source

    logging.disable()
    environ = {"ERNTE_ALLOW_NETWORKS": "127.0.0.0/8", "ERNTE_DELAY": "0", "ERNTE_PER_HOST": "8"}
    settings = load(Path(data), environ)
    with Ledger.open(Path(data) / "ledger.sqlite", base_address=settings.base_address) as ledger:
        if not ledger.sources():
            ledger.add_source(Source(id="site", address=address, state="approved"))
        began, cpu = time.monotonic(), time.process_time()
        (done,) = flow.harvest(ledger, ["site"], settings)
    run = done.run
    if run.state != "succeeded" or run.seen != PAGES:
        raise SystemExit(f"{run}\n{done.findings[:5]}")
    found = measured(began, cpu, pages=run.pages)
    return {**found, "requests": run.requests, "bytes": run.bytes, "written": run.added + run.changed}


def measured(began: float, cpu: float, **more: float) -> dict[str, float]:
    """Return seconds, CPU seconds and peak memory in MB up to now."""
    peak = int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) / 1024
    return {"seconds": time.monotonic() - began, "cpu": time.process_time() - cpu, "megabytes": peak, **more}


def apart(*words: str, program: str = __file__) -> dict[str, float]:
    """Run one part in a process of its own."""
    done = subprocess.run([sys.executable, program, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:] + done.stdout[-1000:])
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Take turns, compare the best of each, print one JSON line."""
    from provider import serving

    turns = 2
    theirs, first, again = [], [], []
    with serving(PORT, PAGES) as address:
        for _ in range(turns):
            theirs.append(apart("stock", address))
            with TemporaryDirectory() as data:
                first.append(apart("ours", address, data))
                again.append(apart("ours", address, data))
    base, new, same = (min(runs, key=lambda run: run["seconds"]) for runs in (theirs, first, again))
    if same["written"]:
        raise SystemExit("an unchanged harvest wrote changes")
    rows = [
        {
            "what": "whole harvest, fetch to ledger",
            "unit": "pages/s",
            "ours": new["pages"] / new["seconds"],
            "baseline": base["pages"] / base["seconds"],
            "baseline_name": "stock Scrapy only fetching",
            "target": 1.2,
        },
        row("second harvest, nothing changed: CPU", "CPU s", same["cpu"], new["cpu"], 0.2),
        row("second harvest, nothing changed: bytes received", "B", same["bytes"], new["bytes"], 0.05),
        {"what": "memory of the harvest process", "unit": "MB", "ours": new["megabytes"]},
    ]
    note = "stock Scrapy as it comes writes a log line for each page; told not to, it was up to a sixth faster"
    print(json.dumps({"rows": rows, "note": note}))


def row(what: str, unit: str, second: float, first: float, target: float) -> dict[str, object]:
    """Return a row that compares the second harvest with the first."""
    return {
        "what": what,
        "unit": unit,
        "ours": second,
        "baseline": first,
        "baseline_name": "first harvest",
        "target": target,
        "less": True,
    }


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        print(json.dumps(stock(sys.argv[2]) if sys.argv[1] == "stock" else ours(*sys.argv[2:])))
