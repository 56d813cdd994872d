"""Answers queries from a pool of worker processes: bounded in time, rows, bytes, memory; follows new versions.

Cancelling, time-outs and crashes cost a worker, never the service; a spare one is always warm.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Coroutine
from hashlib import blake2b
from pathlib import Path

from harvester.errors import BusyError, QueryError, WorkError
from publish.graphstore import versions
from publish.sparql.prefilter import Checked, check
from publish.sparql.process import Outcome, Worker
from publish.sparql.values import Answer, Limits, Query, formats

log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.5


class QueryPool:
    """Answers queries on the current version in `folder`; `async with` starts and closes it."""

    def __init__(self, folder: Path, limits: Limits = Limits(), *, layers: str = "") -> None:  # noqa: B008  (frozen)
        self.folder = folder
        self.limits = limits
        self.version = ""
        """The version whose workers answer."""
        self.jail: tuple[str, ...] = ()
        """The layers that hold round each worker."""
        self.asking: set[Worker] = set()
        """The workers that are at a query."""
        self._layers = layers
        self._idle: deque[Worker] = deque()
        self._free = asyncio.Semaphore(limits.workers)
        self._waiting = 0
        self._busy = 0
        self._switch = asyncio.Lock()
        self._filling = asyncio.Lock()
        self._cache = _Cache(limits.cache)
        self._tasks: set[asyncio.Task[None]] = set()
        self._endings: set[asyncio.Task[None]] = set()
        """Workers being ended; never cancelled, or a process would be left."""
        self._closed = False

    async def __aenter__(self) -> "QueryPool":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def start(self) -> None:
        """Start workers when something is published; raises WorkError when none can be locked up."""
        await self._follow()
        self._background(self._look())

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while self._idle:
            self._end(self._idle.pop())
        await asyncio.gather(*self._endings)

    def etag(self, query: Query) -> str:
        """Return the validator that an answer to `query` on the current version has."""
        return _etag(query, versions.current(self.folder))

    def cached(self, query: Query) -> Answer | None:
        """Return the answer when it is known."""
        return self._known(query, versions.current(self.folder))

    def _known(self, query: Query, version: str) -> Answer | None:
        found = self._cache.get((query.text, query.format, version))
        return _answer(found[0], query, version, found[1]) if found else None

    async def query(self, query: Query, checked: Checked | None = None) -> Answer:
        """Return the answer; raises QueryError, BusyError or WorkError with the code of a message.

        `checked` is what the prefilter made of the query, when the caller has it already.
        """
        now = versions.current(self.folder)
        if known := self._known(query, now):
            return known
        checked = checked or check(query.text, self.limits.rows)
        if query.format not in (choices := formats(checked.form)):
            raise QueryError("query-format", words=query.format, form=checked.form, choices=", ".join(choices))
        if self._waiting >= self.limits.waiting:
            raise BusyError("query-busy", seconds=5)
        if self._free.locked():
            await self._patiently()
            now = versions.current(self.folder)
        else:
            await self._free.acquire()
        self._busy += 1
        try:
            return await self._run(query, checked, now)
        finally:
            self._busy -= 1
            self._free.release()

    async def _patiently(self) -> None:
        """Wait until one of the workers is free, but not for ever."""
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                await self._free.acquire()
        except TimeoutError as late:
            raise BusyError("query-busy", seconds=5) from late
        finally:
            self._waiting -= 1

    async def _run(self, query: Query, checked: Checked, now: str) -> Answer:
        worker = await self._worker(now)
        self.asking.add(worker)
        try:
            outcome = await worker.ask(checked.text, query.format, count=checked.limited)
        finally:
            self.asking.discard(worker)
            self._put_back(worker)
        if outcome.peak > self.limits.memory // 2:
            self._retire(worker)
        truncated = outcome.cut or (checked.limited and outcome.rows >= self.limits.rows)
        return self._keep(query, checked, outcome, worker.version, truncated)

    def _keep(self, query: Query, checked: Checked, outcome: Outcome, version: str, truncated: bool) -> Answer:
        if outcome.body.file:
            etag = _etag(query, version) if checked.steady else ""
            return Answer(body=b"", spool=outcome.body.file, version=version, etag=etag, truncated=truncated)
        body = b"".join(outcome.body.parts)
        if not checked.steady:
            return Answer(body=body, spool=None, version=version, etag="", truncated=truncated)
        self._cache.put((query.text, query.format, version), body, truncated)
        return _answer(body, query, version, truncated)

    async def _worker(self, now: str) -> Worker:
        """Return a worker of the current version, `now`."""
        if self.version != now:
            await self._follow_if_possible()
        while self._idle:
            worker = self._idle.popleft()
            if not worker.gone:
                return worker
        if not self.version:
            raise WorkError("query-unpublished", where=str(self.folder))
        return await self._begin()

    def _put_back(self, worker: Worker) -> None:
        """Keep a worker for the next query, or have another take its place."""
        if not worker.gone and worker.version == self.version and not self._closed:
            self._idle.appendleft(worker)
            return
        if not worker.gone:
            self._end(worker)
        self._background(self._refill())

    def _retire(self, worker: Worker) -> None:
        """Replace a worker that has grown."""
        if worker in self._idle:
            self._idle.remove(worker)
            self._end(worker)
            self._background(self._refill())

    async def _refill(self) -> None:
        """Start workers until there is one more than queries may run at once."""
        async with self._filling:
            while not self._closed and self.version and len(self._idle) + self._busy < self.limits.workers + 1:
                worker = await self._begin()
                if worker.version == self.version and not self._closed:
                    self._idle.append(worker)
                else:
                    self._end(worker)

    async def _begin(self) -> Worker:
        """Start a worker of the version that is answering, or of the current one when that is gone."""
        while True:
            version = self.version
            try:
                worker = await Worker.start(self.folder, version, self.limits, self._layers)
            except FileNotFoundError:
                if version == versions.current(self.folder):
                    raise WorkError("query-worker", detail=f"version {version} is missing") from None
                self.version = versions.current(self.folder)
            else:
                self.jail = worker.jail
                return worker

    async def _follow(self) -> None:
        """Switch to the current version: its first worker is ready before any query goes there."""
        async with self._switch:
            now = versions.current(self.folder)
            if now == self.version or not now:
                return
            try:
                worker = await Worker.start(self.folder, now, self.limits, self._layers)
            except FileNotFoundError:
                return
            old = list(self._idle)
            self._idle.clear()
            self._idle.append(worker)
            self.version, self.jail = now, worker.jail
            self._cache.clear()
            for one in old:
                self._end(one)
        self._background(self._refill())

    async def _follow_if_possible(self) -> None:
        """Follow; a version that cannot be opened leaves the one before in use."""
        try:
            await self._follow()
        except WorkError as problem:
            if not self.version:
                raise
            log.error("graph: the new version cannot be opened: %s", problem)  # noqa: TRY400  (says all)

    async def _look(self) -> None:
        """Follow new versions also while nobody asks."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            if versions.current(self.folder) != self.version:
                await self._follow_if_possible()

    def _end(self, worker: Worker) -> None:
        """End a worker that nobody asks any more."""
        task = asyncio.get_running_loop().create_task(worker.kill())
        self._endings.add(task)
        task.add_done_callback(self._endings.discard)

    def _background(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("graph: %s", problem)


class _Cache:
    """Answers of the current version, the least recently used going first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[tuple[str, str, str], tuple[bytes, bool]] = OrderedDict()

    def get(self, key: tuple[str, str, str]) -> tuple[bytes, bool] | None:
        """Return an answer and whether it is truncated."""
        found = self._kept.get(key)
        if found:
            self._kept.move_to_end(key)
        return found

    def put(self, key: tuple[str, str, str], body: bytes, truncated: bool) -> None:
        """Keep an answer."""
        if key in self._kept:
            return
        self._kept[key] = (body, truncated)
        self._size += len(body) + len(key[0]) + 200
        while self._size > self._most:
            (text, _, _), (gone, _) = self._kept.popitem(last=False)
            self._size -= len(gone) + len(text) + 200

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._size = 0


def _etag(query: Query, version: str) -> str:
    digest = blake2b(f"{version}\n{query.format}\n{query.text}".encode("utf-8", "replace"), digest_size=12)
    return f'"{digest.hexdigest()}"'


def _answer(body: bytes, query: Query, version: str, truncated: bool) -> Answer:
    return Answer(body=body, spool=None, version=version, etag=_etag(query, version), truncated=truncated)
