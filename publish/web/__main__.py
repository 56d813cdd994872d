"""Serves the pages with granian: the child process that `publish.service` starts and restarts.

It ends by itself when its standard input closes, that is, when whoever started it is gone; granian forks a worker, and
that ends when this process is gone.
"""

import os
import signal
import sys
from threading import Thread

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

HEADER_MILLISECONDS = 5_000
KILL_SECONDS = 5


def main(host: str, port: int) -> None:
    """Serve until told to stop."""
    _end_with(sys.stdin.fileno())
    _end_workers_too()
    Granian(
        "publish.web.app:factory",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        blocking_threads=1,
        backpressure=256,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        workers_kill_timeout=KILL_SECONDS,
        websockets=False,
        factory=True,
        log_dictconfig=LOGS,
    ).serve()


LOGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}},
    "root": {"level": "INFO", "handlers": ["stderr"]},
    "loggers": {"_granian": {"level": "WARNING"}, "granian.access": {"level": "WARNING"}},
}


def _end_with(pipe: int) -> None:
    """End this process when the other end of `pipe` closes; read without a lock, since granian forks meanwhile."""

    def wait() -> None:
        while os.read(pipe, 4_096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=wait, daemon=True).start()


def _end_workers_too() -> None:
    """Let every process that is forked from this one end with it, however it ends."""
    reading, writing = os.pipe()

    def forked() -> None:
        os.close(writing)
        _end_with(reading)

    os.register_at_fork(after_in_child=forked)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
