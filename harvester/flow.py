"""The order of the stages: fetch, extract, map, check, reconcile, finish (places, classes, rules), gate, ledger.

In comes a ledger and the names of sources, or an address to look at; out come ended runs with their findings, or a
preview that leaves no trace. This module alone knows which stage follows which.
"""

import gc
import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from msgspec import Struct

from harvester import __version__
from harvester.config import Settings, ledger_address, load
from harvester.errors import ErnteError, LostError, SourceError, WorkError
from harvester.extract.base import Adapter, adapter, is_large, is_rendering, kinds
from harvester.fetch.crawl import Fetching, crawl
from harvester.finishing import finisher
from harvester.gate import gate
from harvester.ledger import Ledger
from harvester.owners import is_dead, this_process
from harvester.reader import Reader
from harvester.recognising import recognise
from harvester.reconcile import Spool
from harvester.records import Budget, CrawlEnd, LiveOffer, Run, Source, Trace
from harvester.register import new_source
from vocab.model import Finding, Offer

SOFTWARE = f"Bildungsernte {__version__}"
LEASE_SECONDS = 45.0
"""A harvester that is not heard of for so long has lost its source."""
BEAT_SECONDS = 10.0

log = logging.getLogger(__name__)


class Done(Struct, frozen=True):
    """A run that ended, and what was found fault with."""

    run: Run
    findings: tuple[Finding, ...] = ()


class Preview(Struct, frozen=True, kw_only=True):
    """What would be harvested."""

    kind: str
    """Name of the adapter that read it."""
    offers: tuple[Offer, ...]
    findings: tuple[Finding, ...]
    pages: int
    whole: bool
    limited: bool
    """Whether more pages were waiting than were to be looked at."""


def harvest(
    ledger: Ledger,
    names: Sequence[str],
    settings: Settings,
    *,
    archive: Path | None = None,
    warc: Path | None = None,
    file: Path | None = None,
    places: Path | None = None,
    full: bool = False,
    trouble: Callable[[WorkError], None] | None = None,
) -> list[Done]:
    """Harvest sources side by side in this process, and return how each ended.

    Raises SourceError for an unknown or unapproved source before anything is fetched. One that is being harvested by
    somebody else (BusyError), or was taken over meanwhile (LostError), is told to `trouble`, while the others go on;
    without `trouble` that is raised. `warc` answers instead of the network, or `file` as what the address of the only
    source answers; `archive` keeps raw pages, `places` is the
    folder of registers and boundaries that the operator imported, `full` reads all anew.
    """
    sources = [_approved(ledger, name) for name in dict.fromkeys(names)]
    with ExitStack() as stack:
        stack.enter_context(seldom_collecting())
        runs = []
        for source in sources:
            with _told(trouble):
                runs.append(stack.enter_context(SourceRun(ledger, source, settings, places, full=full)))
        if runs:
            crawl(runs, _fetching(settings, archive, warc, file, sources[0].address))
        done = []
        for run in runs:
            with _told(trouble):
                done.append(run.done())
        return done


def _approved(ledger: Ledger, name: str) -> Source:
    source = ledger.source(name)
    if source.state != "approved":
        raise SourceError("source-not-approved", source=source.id, state=source.state)
    adapter(source.kind)
    return source


@contextmanager
def _told(trouble: Callable[[WorkError], None] | None) -> Iterator[None]:
    try:
        yield
    except WorkError as wrong:
        if trouble is None:
            raise
        trouble(wrong)


def preview(
    address: str,
    kind: str,
    settings: Settings,
    *,
    pages: int,
    timezone: str = "Europe/Berlin",
    options: Mapping[str, str] | None = None,
    warc: Path | None = None,
    file: Path | None = None,
    places: Path | None = None,
) -> Preview:
    """Return what a harvest of `address` would find on at most `pages` pages; nothing is written anywhere.

    Without a `kind` the address is asked first for what it is. `file` is what it answers instead of the network.
    """
    fetching = _fetching(settings, None, warc, file, address)
    kind = kind or recognise(address, fetching, settings)
    source = new_source(
        id="preview", address=address, kind=kind, kinds=kinds(), timezone=timezone, state="approved", options=options
    )
    with Spool(source.id) as spool:
        reads = adapter(kind)
        reader = Reader(source, _budget(settings, reads, pages=pages), reads, spool, lambda _: None)
        crawl([reader], fetching)
        end = reader.end or CrawlEnd(whole=False)
        outcome = spool.outcome(_NoPast(), end, today=_today(source), finish=finisher(source, places))
        beside = {"budget-pages"} if file is None else {"budget-pages", "not-in-archive"}
        found = [f for f in (*reader.findings, *outcome.findings) if f.code not in beside]
        return Preview(
            offers=tuple(outcome.added),
            findings=tuple(found),
            kind=kind,
            pages=outcome.pages,
            whole=end.whole,
            limited=end.reason == "budget-pages",
        )


def job(name: str, data: Path) -> tuple["SourceRun", Fetching]:
    """Return the run of one source, for `scrapy crawl`; it ends with the crawl and is published by what runs next."""
    settings = load(data)
    ledger = Ledger.open(ledger_address(data, settings), base_address=settings.base_address, create=False)
    run = _OnlyRun(ledger, _approved(ledger, name), settings, data / "places", full=False)
    return run.__enter__(), _fetching(settings, data / "archive", None)


class SourceRun(Reader):
    """One run of one source: holds its lease, reads its pages, and commits what they come to."""

    def __init__(
        self, ledger: Ledger, source: Source, settings: Settings, places: Path | None = None, *, full: bool
    ) -> None:
        self._places = places
        self._spool = Spool(source.id)
        reads = adapter(source.kind)
        super().__init__(
            source,
            _budget(settings, reads),
            reads,
            self._spool,
            ledger.memory(source.id),
            full=full,
        )
        self._ledger = ledger
        self._ended = Event()
        self._done: Done | None = None

    def __enter__(self) -> Self:
        self._lease = self._ledger.lease(self.source.id, this_process(), LEASE_SECONDS, is_dead=is_dead)
        self._run = self._ledger.start_run(self._lease, address=self.source.address, software=SOFTWARE)
        self._beat = Thread(target=self._keep_alive, name=f"lease {self.source.id}", daemon=True)
        self._beat.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._beat.join()
        try:
            if self._done is None:
                self._fail("run-broken-off", "" if wrong is None else f"{type(wrong).__name__}: {wrong}")
        except LostError as lost:
            log.warning("%s", lost)
        finally:
            self._ledger.release(self._lease)
            self._spool.close()

    def closed(self, end: CrawlEnd) -> None:
        """Put together what the pages said, let the gate judge it, and write it all at once."""
        super().closed(end)
        end = self.end or end
        if not end.whole and not self.pages:
            self._fail(end.reason, end.detail, end.findings)
            return
        finish = finisher(self.source, self._places, self._ledger.corrections(self.source.id))
        outcome = self._spool.outcome(self._ledger, end, today=_today(self.source), finish=finish)
        verdict = gate(outcome.live, outcome)
        findings = (*self.findings, *verdict.findings)
        if not verdict.passed:
            self._fail(verdict.code, verdict.detail, (*end.findings, *verdict.findings))
            return
        run = self._ledger.commit_run(self._lease, self._run, outcome, self._spool.pages(), findings)
        self._done = Done(run, (*findings, *outcome.findings))

    def done(self) -> Done:
        """Return how the run ended; raises LostError when another harvester took the source meanwhile."""
        if self._done is None:
            raise LostError("run-lost", source=self.source.id, run=self._run.id)
        return self._done

    def _fail(self, reason: str, detail: str, findings: tuple[Finding, ...] = ()) -> None:
        found = (*self.findings, *findings)
        self._done = Done(self._ledger.fail_run(self._lease, self._run, reason, detail, found), found)

    def _keep_alive(self) -> None:
        """Renew the lease until the run ends; once it is lost, the commit will say so."""
        while not self._ended.wait(BEAT_SECONDS):
            try:
                self._ledger.renew(self._lease, LEASE_SECONDS)
            except ErnteError as lost:
                log.warning("%s", lost)
                return


class _OnlyRun(SourceRun):
    """The run of a crawl that somebody else began: it gives everything back as soon as it is closed."""

    def closed(self, end: CrawlEnd) -> None:
        """Commit, and let go of the source and the ledger."""
        try:
            super().closed(end)
        finally:
            self.__exit__(None, None, None)
            self._ledger.close()


class _NoPast:
    """The past of a source that was never harvested."""

    def live(self, source_id: str) -> Iterator[LiveOffer]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())

    def traces(self, source_id: str) -> Iterator[Trace]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())

    def redirects(self, source_id: str) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())

    def contributed(self, source_id: str, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Offer]:  # noqa: ARG002
        """Return nothing."""
        return {}


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for cyclic garbage less often: little of what a harvest makes is cyclic, and looking took a tenth of it."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _fetching(
    settings: Settings, archive: Path | None, warc: Path | None, file: Path | None = None, address: str = ""
) -> Fetching:
    contact = settings.contact or f"{settings.base_address}bot"
    return Fetching(
        contact=contact,
        allow_networks=settings.allow_networks,
        archive=archive,
        warc=warc,
        file=file,
        address=address,
    )


def _budget(settings: Settings, reads: Adapter, pages: int = 0) -> Budget:
    large = is_large(reads)
    return Budget(
        pages=pages or settings.max_pages,
        page_bytes=settings.max_file_bytes if large else settings.max_page_bytes,
        large=large,
        browser=is_rendering(reads),
        depth=settings.max_depth,
        seconds=settings.max_seconds,
        delay=settings.delay,
        timeout=settings.timeout,
        per_host=settings.per_host,
    )


def _today(source: Source) -> str:
    return datetime.now(ZoneInfo(source.timezone)).date().isoformat()
