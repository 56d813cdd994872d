"""One worker process as the service sees it: started, asked one query at a time, killed when it costs too much."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from harvester.errors import QueryError, WorkError
from publish.graphstore import versions
from publish.sparql.frames import ASK, BROKEN, DATA, END, ENDING, HEAD, ORDER, READY, WRONG, frame
from publish.sparql.values import GRAPH_FORMATS, Limits

_START = (
    "import sys; sys.path[:0] = sys.argv.pop(1).split('\\n'); "
    "from publish.sparql.worker import main; main(sys.argv[1:])"
)
_SMALL = 1024 * 1024
_START_SECONDS = 20.0


class Body:
    """The bytes of an answer as they arrive: in memory, and from 1 MB in a temporary file."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.file: IO[bytes] | None = None
        self.size = 0

    def add(self, data: bytes) -> None:
        """Take the next bytes."""
        self.size += len(data)
        if self.file is None and self.size > _SMALL:
            self.file = TemporaryFile()  # noqa: SIM115  (whoever reads the answer closes it)
            self.file.writelines(self.parts)
            self.parts.clear()
        if self.file is None:
            self.parts.append(data)
        else:
            self.file.write(data)

    def read(self) -> bytes:
        """Return all bytes and let go of the file."""
        if self.file is None:
            return b"".join(self.parts)
        with self.file as file:
            file.seek(0)
            return file.read()

    def drop(self) -> None:
        """Let go of the file."""
        if self.file:
            self.file.close()


class Outcome:
    """What a worker made of a query."""

    def __init__(self, body: Body, rows: int, cut: bool, peak: int) -> None:
        self.body = body
        self.rows = rows
        self.cut = cut
        self.peak = peak


class Worker(asyncio.Protocol):
    """A worker process that reads one version."""

    _process: "subprocess.Popen[bytes]"
    _transport: asyncio.Transport | None = None

    def __init__(self, version: str, limits: Limits) -> None:
        self.version = version
        self.jail: tuple[str, ...] = ()
        self._limits = limits
        self._rest = b""
        self._body = Body()
        self._wait: asyncio.Future[Outcome | None] | None = None
        self._until = 0.0
        self._alarm: asyncio.TimerHandle | None = None
        self._gone = False

    @classmethod
    async def start(cls, folder: Path, version: str, limits: Limits, layers: str = "") -> "Worker":
        """Return a worker that is ready; raises FileNotFoundError when the version is gone, WorkError otherwise."""
        worker = cls(version, limits)
        held = versions.hold(folder, version)
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                worker._process = _spawn(theirs, held, str(folder / "versions" / version), limits, layers)
        finally:
            os.close(held)
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        worker._wait = loop.create_future()
        try:
            async with asyncio.timeout(_START_SECONDS):
                await loop.create_connection(lambda: worker, sock=ours)
                await worker._wait
        except TimeoutError as late:
            await worker.kill()
            raise WorkError("query-worker", detail=f"it was not ready after {_START_SECONDS:.0f} s") from late
        except BaseException:
            await worker.kill()
            raise
        return worker

    async def ask(self, text: str, format: str, *, count: bool) -> Outcome:  # noqa: A002
        """Return the outcome of a query; raises QueryError or WorkError, and may be `gone` after that.

        With `count` it says how many rows there are, when there can be as many as the limit.
        """
        loop = asyncio.get_running_loop()
        self._body = Body()
        self._wait = loop.create_future()
        most = self._limits.rows if format in GRAPH_FORMATS else 0
        assert self._transport
        order = ORDER.pack(most, format.encode(), self._limits.rows if count else 0)
        self._transport.write(frame(ASK, order + text.encode("utf-8", "replace")))
        self._until = loop.time() + self._limits.seconds
        if not self._alarm:
            self._alarm = loop.call_at(self._until, self._look, loop)
        try:
            outcome = await self._wait
        except BaseException as stopped:
            self._body.drop()
            if not isinstance(stopped, QueryError) or stopped.code not in {"query-syntax", "query-evaluation"}:
                await self.kill()
            raise
        assert outcome is not None  # only `start` waits for less
        return outcome

    @property
    def gone(self) -> bool:
        """Tell whether the process is of no more use."""
        return self._gone

    async def kill(self) -> None:
        """End the process for good."""
        self._gone = True
        self._process.kill()
        if self._alarm:
            self._alarm.cancel()
        if self._wait:
            self._wait.cancel()
        if self._transport:
            self._transport.abort()
        await asyncio.get_running_loop().run_in_executor(None, self._process.wait)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember how to write."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take frames apart."""
        data = self._rest + data if self._rest else data
        place, size = 0, len(data)
        while size - place >= HEAD.size:
            kind, length = HEAD.unpack_from(data, place)
            end = place + HEAD.size + length
            if end > size:
                break
            self._take(kind, data[place + HEAD.size : end])
            place = end
        self._rest = data[place:]

    def connection_lost(self, _problem: Exception | None) -> None:
        """Say why the process died."""
        if self._wait is None or self._wait.done():
            self._gone = True
            return
        self._gone = True
        asyncio.get_running_loop().run_in_executor(None, self._process.wait).add_done_callback(self._died)

    def _take(self, kind: bytes, payload: bytes) -> None:
        if kind == DATA:
            self._body.add(payload)
            if self._body.size > self._limits.bytes:
                self._fail(QueryError("query-too-large", most=self._limits.bytes))
        elif kind == END:
            self._done(Outcome(self._body, *ENDING.unpack(payload)))
        elif kind == WRONG:
            code, line, column, detail = payload.decode("utf-8", "replace").split("\t", 3)
            self._fail(QueryError(code, line=line, column=column, detail=detail))
        elif kind == READY:
            self.jail = tuple(payload.decode().split())
            self._done(None)
        elif kind == BROKEN:
            self._fail(WorkError("query-jail", detail=payload.decode("utf-8", "replace")))

    def _done(self, outcome: Outcome | None) -> None:
        if self._wait and not self._wait.done():
            self._wait.set_result(outcome)

    def _fail(self, problem: Exception) -> None:
        if self._wait and not self._wait.done():
            self._wait.set_exception(problem)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """End a query whose time is up; one timer serves all queries that follow each other within that time."""
        self._alarm = None
        if not self._wait or self._wait.done():
            return
        if loop.time() < self._until:
            self._alarm = loop.call_at(self._until, self._look, loop)
            return
        self._process.kill()
        self._fail(QueryError("query-timeout", most=f"{self._limits.seconds:g}"))

    def _died(self, ended: "asyncio.Future[int]") -> None:
        status = ended.result()
        if status == -signal.SIGABRT:
            self._fail(QueryError("query-memory", most=self._limits.memory // 1024**2))
        else:
            name = signal.Signals(-status).name if status < 0 else f"exit status {status}"
            self._fail(QueryError("query-crashed", detail=name))


def _spawn(theirs: socket.socket, held: int, version: str, limits: Limits, layers: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-I", "-S", "-c", _START, _path(), str(theirs.fileno()), version, str(limits.memory)]
    return subprocess.Popen(  # noqa: S603  (our own interpreter and program)
        [*command, layers] if layers else command,
        pass_fds=(theirs.fileno(), held),
        env={"LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _path() -> str:
    """Return the folders that hold this project and Oxigraph: all that a worker imports from."""
    found = [find_spec(name) for name in ("publish", "pyoxigraph")]
    return "\n".join(str(Path(spec.origin).parents[1]) for spec in found if spec and spec.origin)
