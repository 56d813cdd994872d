"""Runs scheduler, projector and web together over one data directory until it is told to stop.

The web is a child process that is restarted when it dies; scheduler and projector are threads of this one.
"""

import fcntl
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from types import FrameType

from harvester.config import Settings, ledger_address
from harvester.errors import BusyError, ErnteError
from harvester.ledger import Ledger
from publish.projector import Projector, open_projector
from publish.schedule import Schedule, harvest_command

log = logging.getLogger(__name__)

LOCK = "service.lock"
LOOK_SECONDS = 0.25
"""How often the ledger is asked for its latest sequence number; one read of one row."""
STOP_SECONDS = 8.0
HEALTHY_SECONDS = 60.0
SLOWEST_SECONDS = 30.0


def serve(data: Path, settings: Settings, *, host: str, port: int) -> int:
    """Serve `data` at `host`:`port` until SIGTERM or SIGINT, and return the exit status.

    Raises BusyError when another service runs on the same data or something else answers at the port. Port 0 takes
    any free one; the log says which.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO, stream=sys.stderr)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    stop = Event()
    with _alone(data), _told_to_stop(stop):
        port = _free(host, port)
        with Ledger.open(ledger_address(data, settings), base_address=settings.base_address) as ledger:
            follow = partial(_follow, data / "graph", ledger, settings, stop)
            _run(
                Thread(target=follow, daemon=True), Schedule(ledger, harvest_command(data)), Web(data, host, port), stop
            )
    return 0


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the lock that tells other commands that a service runs here."""
    handle = os.open(data / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            owner = os.pread(handle, 200, 0).decode("utf-8", "replace").strip()
            raise BusyError("service-busy", data=data, owner=owner or "?") from held
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


@contextmanager
def _told_to_stop(stop: Event) -> Iterator[None]:
    """Set `stop` on SIGTERM and SIGINT."""

    def told(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        stop.set()

    before = {number: signal.signal(number, told) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _free(host: str, port: int) -> int:
    """Return the port to serve at; raises BusyError when it cannot be had."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as wrong:
        raise BusyError("service-port", host=host, port=port, detail=wrong.strerror or str(wrong)) from wrong


def _run(follower: Thread, schedule: Schedule, web: "Web", stop: Event) -> None:
    web.start()
    follower.start()
    schedule.start()
    try:
        while not stop.wait(LOOK_SECONDS):
            web.look()
    finally:
        stop.set()
        log.info("stopping")
        end = monotonic() + STOP_SECONDS
        leaving = schedule.stop()
        web.terminate()
        for child in [*leaving, *web.children()]:
            _end(child, end)
        follower.join(max(0.0, end - monotonic()))
        log.info("stopped")


def _end(child: "subprocess.Popen[bytes]", end: float) -> None:
    """Wait for a child that was asked to end; kill it when `end` comes."""
    try:
        child.wait(max(0.1, end - monotonic()))
    except subprocess.TimeoutExpired:
        log.warning("process %d did not end by itself, it is killed", child.pid)
        child.kill()
        child.wait()


def _follow(folder: Path, ledger: Ledger, settings: Settings, stop: Event) -> None:
    """Publish whatever comes into the ledger, from whichever process, until told to stop.

    Whatever goes wrong is logged and tried again with a store opened anew: a service that no longer publishes must
    neither be silent about it nor need a hand.
    """
    pause = LOOK_SECONDS
    while not stop.is_set():
        try:
            with open_projector(folder, ledger, settings, patience=LOOK_SECONDS) as projector:
                while not stop.is_set():
                    _publish(ledger, projector, stop)
                    pause = LOOK_SECONDS
        except Exception as wrong:
            pause = min(pause * 2, SLOWEST_SECONDS)
            unforeseen = None if isinstance(wrong, ErnteError | OSError) else wrong
            log.error("publishing failed, tried again in %.1f s: %s", pause, wrong, exc_info=unforeseen)  # noqa: TRY400
            stop.wait(pause)


def _publish(ledger: Ledger, projector: Projector, stop: Event) -> None:
    """Bring the graph up to the ledger, then wait for the ledger to grow."""
    begin = monotonic()
    published = projector.catch_up()
    log.info("published up to change %d (%.2f s)", published, monotonic() - begin)
    while ledger.last_seq() == published and not stop.wait(LOOK_SECONDS):
        pass


class Web:
    """The child process that answers requests, restarted with longer and longer pauses when it dies."""

    def __init__(self, data: Path, host: str, port: int) -> None:
        self._environment = {**os.environ, "ERNTE_DATA": str(data.absolute())}
        self._command = [sys.executable, "-m", "publish.web", host, str(port)]
        self._address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
        self._child: subprocess.Popen[bytes] | None = None
        self._began = self._again = 0.0
        self._pause = 1.0

    def start(self) -> None:
        """Start it."""
        self._began = monotonic()
        self._child = subprocess.Popen(  # noqa: S603  (our own command, without a shell)
            self._command, env=self._environment, stdin=subprocess.PIPE, start_new_session=True
        )
        log.info("serving %s (process %d)", self._address, self._child.pid)

    def look(self) -> None:
        """Start it again when it died, after a pause."""
        if self._child is not None:
            status = self._child.poll()
            if status is None:
                return
            self._pause = 1.0 if monotonic() - self._began > HEALTHY_SECONDS else min(self._pause * 2, SLOWEST_SECONDS)
            self._again = monotonic() + self._pause
            log.error("the web process ended with %d, it is started again in %.0f s", status, self._pause)
            self._close()
        elif monotonic() >= self._again:
            self.start()

    def terminate(self) -> None:
        """Ask it to end."""
        if self._child is not None:
            self._child.terminate()

    def children(self) -> list["subprocess.Popen[bytes]"]:
        """Return the process, if there is one."""
        return [self._child] if self._child is not None else []

    def _close(self) -> None:
        if self._child is not None and self._child.stdin is not None:
            self._child.stdin.close()
        self._child = None
