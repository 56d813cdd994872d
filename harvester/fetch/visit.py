"""One source's crawl apart from Scrapy: what may be asked, in what order, how often, and what the answers mean."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime

from msgspec import Struct

from harvester.fetch.addresses import host_of, normal, site_of
from harvester.fetch.answers import Answer, Transport, Trouble, charset, media_type
from harvester.fetch.archive import Archive
from harvester.fetch.coding import gunzip
from harvester.fetch.courier import Courier
from harvester.fetch.dates import not_after
from harvester.fetch.frontier import Ask, Frontier
from harvester.fetch.gate import Gate
from harvester.fetch.job import Job
from harvester.fetch.reader import Reader
from harvester.fetch.tally import Tally
from harvester.records import Follow, Page

TOGETHER = 200
"""Links taken before other sources have their turn."""
_KNOWN_GOOD = frozenset(("fresh", "unchanged"))
_CONDITIONS = frozenset(("if-none-match", "if-modified-since"))
_ABOUT_THE_WAY = frozenset(
    ("redirect-off-site", "redirect-loop", "address-not-public", "address-invalid", "robots-disallowed",
     "robots-unreachable", "not-in-archive")
)  # fmt: skip


class Outcome(Struct, frozen=True):
    """What became of an ask: an answer, or a trouble, or neither when it ended at an address already answered."""

    ask: Ask
    address: str
    """Where the redirects led."""
    answer: Answer | None = None
    trouble: Trouble | None = None


class Visit:
    """Everything one source's crawl remembers. Scrapy asks `next`, then `fetch`, then `deliver`."""

    def __init__(self, job: Job, transport: Transport, gate: Gate, archive: Archive | None = None) -> None:
        self.source = job.source
        self.budget = job.budget
        self.tally = Tally()
        self.reader = Reader(job, self.tally)
        self._transport = transport
        self._archive = archive
        self._frontier = Frontier()
        self._sites = {site_of(host) for host in self.source.options.get("hosts", "").replace(",", " ").split()}
        self._start = ""
        try:
            self._start = normal(self.source.address)
            self._sites.add(site_of(host_of(self._start)))
        except Trouble as trouble:
            self.tally.trouble(self.source.address, trouble, at_start=True)
        self._courier = Courier(
            self.source, self.budget, self._sites, transport, gate, archive, self.tally, self.reader
        )
        self._deadline = 0.0
        self._timers: set[asyncio.Timeout] = set()
        self._closed = False

    async def begin(self) -> None:
        """Take the addresses that the job begins with."""
        self._deadline = asyncio.get_running_loop().time() + self.budget.seconds
        await self._in_time(self._take(self.reader.start(), 0))

    def next(self) -> Ask | None:
        """Return what to fetch next; None when nothing is left or the budget is used up."""
        if self.tally.ended:
            self._frontier.clear()
        while (ask := self._frontier.pop()) is not None:
            if self._frontier.answered(ask.address):
                continue
            if self.tally.pages >= self.budget.pages:
                self.tally.end("budget-pages", self.budget.pages)
                self._frontier.clear()
                return None
            self.tally.pages += 1
            return ask
        return None

    def waiting(self) -> bool:
        """Return whether `next` may have more."""
        return bool(len(self._frontier)) and not self.tally.ended

    async def fetch(self, ask: Ask) -> Outcome | None:
        """Return what became of `ask`; None when the crawl ended meanwhile."""
        found: list[Outcome] = []

        async def follow() -> None:
            found.append(await self._followed(ask))

        await self._in_time(follow())
        return found[0] if found else None

    async def _in_time(self, work: Awaitable[None]) -> None:
        """Do `work` unless the budget's seconds end or the crawl is halted before it is done."""
        try:
            async with asyncio.timeout_at(self._deadline) as timer:
                self._timers.add(timer)
                try:
                    if self.tally.ended:
                        timer.reschedule(asyncio.get_running_loop().time())
                    await work
                finally:
                    self._timers.discard(timer)
        except TimeoutError:
            self.tally.end("budget-seconds", f"{self.budget.seconds:g}")

    def halt(self, why: str) -> None:
        """Break the crawl off now; requests under way are given up."""
        self.tally.end("interrupted", why)
        now = asyncio.get_running_loop().time()
        for timer in self._timers:
            timer.reschedule(now)

    async def deliver(self, outcome: Outcome) -> None:
        """Hand the outcome to the job and let the links it names wait."""
        ask, follows = outcome.ask, list[Follow]()
        about = outcome.address
        if outcome.trouble is not None and outcome.trouble.code in _ABOUT_THE_WAY:
            about = ask.address
        if about != ask.address:
            self._frontier.answer(ask.address)
            follows += self.reader.other(ask.address, "redirected", redirected_to=about)
        if (outcome.answer or outcome.trouble) and self._frontier.answer(about):
            self._frontier.met(about)
            follows += self._told(outcome, about)
        await self._in_time(self._take(follows, ask.depth + 1, leaf=ask.kind == "listing"))

    def finish(self, reason: str = "finished") -> None:
        """Close the job, once."""
        if self._closed:
            return
        self._closed = True
        if reason != "finished":
            self.tally.end("interrupted" if reason == "shutdown" else "crawl-failed", reason)
        self._courier.close()
        if self._archive is not None:
            self._archive.close()
        self._frontier.close()
        self.reader.closed(self.tally.result())

    async def _followed(self, ask: Ask) -> Outcome:
        address = ask.address
        passed: list[str] = []
        try:
            while True:
                await self._courier.permit(address)
                answer = await self._courier.ask(address)
                target = self._courier.target(answer)
                if target is None:
                    return Outcome(ask, address, answer)
                passed.append(address)
                self._courier.check_redirect(passed, target)
                address = target
                if self._frontier.answered(address):
                    return Outcome(ask, address)
        except Trouble as trouble:
            return Outcome(ask, address, None, trouble)

    def _told(self, outcome: Outcome, address: str) -> list[Follow]:
        try:
            if outcome.trouble is not None:
                raise outcome.trouble
            assert outcome.answer is not None
            return self._page(outcome.ask, outcome.answer)
        except Trouble as trouble:
            at_start = self._start in (outcome.ask.address, address)
            told = Trouble("gone", "start-gone", trouble.words) if at_start and trouble.fate == "gone" else trouble
            self.tally.trouble(address, told, at_start=at_start)
            return self.reader.other(address, told.fate, code=told.code, words=told.words)

    def _page(self, ask: Ask, answer: Answer) -> list[Follow]:
        """Hand a healthy page over; raises Trouble for any other answer."""
        if answer.status == 304 and any(name.lower() in _CONDITIONS for name, _ in answer.sent):
            self.tally.answered()
            return self.reader.other(answer.address, "unchanged")
        check_status(answer.status)
        body, file, declared = answer.body, answer.file, answer.header("content-type")
        kind = media_type(declared)
        if file is not None:
            file.seek(0)
        if (body[:2] if file is None else file.read(2)) == b"\x1f\x8b":
            body, file = gunzip(file or body, self.budget.page_bytes, spill=self.budget.large)
            kind = ""
        if file is None and (not body or body.isspace()):
            raise Trouble("damaged", "page-empty")
        self.tally.answered()
        page = Page(
            address=answer.address,
            asked=ask.address,
            body=body,
            file=file,
            media_type=kind,
            charset=charset(declared),
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            depth=ask.depth,
            kind=ask.kind,
        )
        with ExitStack() as files:
            for one in (answer.file, file):
                if one is not None:
                    files.enter_context(one)
            return self.reader.page(
                page,
                etag=answer.header("etag"),
                last_modified=answer.header("last-modified"),
                sitemap_modified=ask.modified,
            )

    async def _take(self, follows: Iterable[Follow], depth: int, *, leaf: bool = False) -> None:
        """Let links wait at `depth`; the next leaf of a listing is no deeper than the one before."""
        work = deque((follow, depth - (leaf and follow.kind == "listing")) for follow in follows)
        count = 0
        while work and not self.tally.ended:
            follow, depth = work.popleft()
            count += 1
            if count % TOGETHER == 0:
                await asyncio.sleep(0)
            more = await self._taken(follow, depth)
            leaf = follow.kind == "listing"
            work.extend((one, depth + 1 - (leaf and one.kind == "listing")) for one in more)

    async def _taken(self, follow: Follow, depth: int) -> list[Follow]:
        """Let one link wait; return further links when there was news of it at once."""
        if self._frontier.met(follow.address):
            return []
        try:
            address = normal(follow.address)
            if address != follow.address and self._frontier.met(address):
                return []
            if depth > self.budget.depth:
                self.tally.too_deep(self.budget.depth, address)
                return []
            if not self._unmoved(follow, address):
                self._frontier.push(follow, address, depth)
                return []
            await self._courier.permit(address)
        except Trouble as trouble:
            self.tally.trouble(follow.address, trouble, at_start=False)
            return self.reader.other(follow.address, trouble.fate, code=trouble.code, words=trouble.words)
        self._frontier.answer(address)
        self.tally.answered()
        return self.reader.other(address, "unchanged")

    def _unmoved(self, follow: Follow, address: str) -> bool:
        """Return whether the sitemap's date says, and can be trusted to say, that nothing changed."""
        if not follow.modified or not self._transport.live or self.source.options.get("sitemap_dates") == "no":
            return False
        state = self.reader.known(address)
        return (
            state is not None
            and state.fate in _KNOWN_GOOD
            and state.sitemap_modified == follow.modified
            and not_after(follow.modified, state.fetched)
        )


def check_status(status: int) -> None:
    """Raise the Trouble that an HTTP status means for a page.

    >>> check_status(200)
    """
    if status in (200, 203):
        return
    if status in (404, 410):
        raise Trouble("gone", "page-gone", status)
    if status in (401, 403, 407, 451):
        raise Trouble("refused", "page-forbidden", status)
    if status >= 500:
        raise Trouble("failed", "page-server-error", status)
    raise Trouble("failed", "page-status", status)
