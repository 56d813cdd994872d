"""Runs one crawl with jobs that record what they are told: in comes a plan on stdin, out goes what happened."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import psutil
from aiohttp.abc import AbstractResolver, ResolveResult

from harvester.errors import ErnteError
from harvester.fetch.crawl import Fetching, crawl
from harvester.records import Budget, CrawlEnd, Fate, Follow, Page, PageState, Source

connects: list[str] = []


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(given[1], tuple):
        connects.append(str(given[1][0]))


class Recorder:
    """A job that does as planned and writes down what it is told."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.source = msgspec.convert({k: plan[k] for k in ("id", "address", "kind", "options") if k in plan}, Source)
        self.budget = msgspec.convert({"delay": 0.0, "timeout": 30.0} | plan.get("budget", {}), Budget)
        self.events: list[dict[str, Any]] = []
        self.ends: list[CrawlEnd] = []
        self.listening = 0

    def start(self) -> Iterable[Follow]:
        """Return what is planned, the source's address otherwise."""
        return self._follows(self.plan.get("start", [self.plan["address"]]))

    def known(self, address: str) -> PageState | None:
        """Return what is planned."""
        state = self.plan.get("known", {}).get(address)
        return None if state is None else msgspec.convert({"address": address} | state, PageState)

    def page(self, page: Page, *, etag: str, last_modified: str, sitemap_modified: str) -> Iterable[Follow]:
        """Write a page down; return the links planned for it."""
        held = psutil.Process().net_connections("inet")
        self.listening = max(self.listening, sum(one.status == psutil.CONN_LISTEN for one in held))
        told = msgspec.to_builtins(msgspec.structs.replace(page, body=b""))
        told |= {"body": page.body[:5_000].decode("utf-8", "replace"), "size": len(page.body)}
        told |= {"etag": etag, "last_modified": last_modified, "sitemap_modified": sitemap_modified}
        self.events.append({"fate": "fresh", **told})
        if page.address in self.plan.get("raises", ()):
            raise RuntimeError("a mistake")
        if self.plan.get("counts"):
            n = int(page.address.rpartition("/")[2] or 0)
            return self._follows([f"{self.plan['address']}{m}" for m in range(n * 10 + 1, n * 10 + 11)])
        return self._follows(self.plan.get("follows", {}).get(page.address, ()))

    def other(
        self, address: str, fate: Fate, *, code: str = "", words: str = "", redirected_to: str = ""
    ) -> Iterable[Follow]:
        """Write the news down; return the links planned for it."""
        told = {"address": address, "fate": fate, "code": code, "words": words, "redirected_to": redirected_to}
        self.events.append(told)
        return self._follows(self.plan.get("follows", {}).get(address, ()) if fate == "unchanged" else ())

    def closed(self, end: CrawlEnd) -> None:
        """Write the end down."""
        self.ends.append(end)
        if self.plan.get("closing_raises"):
            raise RuntimeError("a mistake at the end")

    def _follows(self, planned: Iterable[Any]) -> list[Follow]:
        if self.plan.get("begin_raises"):
            raise RuntimeError("a mistake at the beginning")
        rows = ({"address": one} if isinstance(one, str) else one for one in planned)
        return [msgspec.convert(row, Follow) for row in rows]


class Names(AbstractResolver):
    """Knows planned names, `*.test`, and what the system reads as a number; a name may change at every question."""

    def __init__(self, plan: dict[str, list[list[str]]], otherwise: str) -> None:
        self._plan = plan
        self._otherwise = otherwise

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the planned addresses."""
        if host in self._plan:
            rounds = self._plan[host]
            found = rounds.pop(0) if len(rounds) > 1 else rounds[0]
        elif host.rstrip(".").endswith(".test"):
            found = [self._otherwise]
        elif host.rstrip(".").lower() == "localhost" or set(host.lower()) <= set("0123456789abcdefx."):
            infos = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = [str(info[4][0]) for info in infos]
        else:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            ResolveResult(
                hostname=host, host=one, port=port, proto=0, flags=socket.AI_NUMERICHOST,
                family=socket.AF_INET6 if ":" in one else socket.AF_INET,
            )
            for one in found
        ]  # fmt: skip

    async def close(self) -> None:
        """Nothing is held."""


def main() -> None:
    """Do what the plan says."""
    plan = json.load(sys.stdin)
    sys.addaudithook(_watch)
    jobs = [Recorder(job) for job in plan["jobs"]]
    how = {key: Path(value) if key in ("archive", "warc") else value for key, value in plan["how"].items()}
    how["allow_networks"] = tuple(how.get("allow_networks", ()))
    names = Names(plan.get("names", {}), plan.get("otherwise", "127.0.0.1"))
    began, error = time.monotonic(), ""
    try:
        crawl(jobs, Fetching(**how), resolver=names)
    except (ErnteError, RuntimeError) as wrong:
        error = f"{type(wrong).__name__}: {wrong}"
    told = {
        "jobs": {
            job.source.id: {"events": job.events, "ends": msgspec.to_builtins(job.ends), "listening": job.listening}
            for job in jobs
        },
        "error": error,
        "connects": sorted(set(connects)),
        "megabytes": peak_megabytes(),
        "seconds": time.monotonic() - began,
        "default_signal": signal.getsignal(signal.SIGTERM) == signal.SIG_DFL,
        "pid": os.getpid(),
    }
    json.dump(told, sys.stdout)


def peak_megabytes() -> float:
    """Return the peak memory of this process alone; `ru_maxrss` would count its parent's, which it began as."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
