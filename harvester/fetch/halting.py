"""SIGTERM and SIGINT end crawls cleanly: requests under way are given up, jobs are closed as interrupted."""

import asyncio
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from harvester.fetch.visit import Visit

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def halting(visits: Sequence[Visit]) -> Iterator[None]:
    """Let a signal halt all visits; only the main thread may listen to signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()

    def halt(number: signal.Signals) -> None:
        for visit in visits:
            visit.halt(number.name)

    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number in _SIGNALS:
        loop.add_signal_handler(number, halt, number)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
