"""Politeness per host, shared by all sources of a process: how many requests at once, how long between two."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class _Lane:
    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.left = asyncio.Event()
        self.active = 0
        self.free_at = 0.0


class Gate:
    """Lets requests to a host pass one after another."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def passage(self, host: str, *, delay: float, at_once: int) -> AsyncIterator[None]:
        """Wait until `host` may be asked, and hold one of its places: `delay` seconds after the last was given."""
        lane = self._lanes.setdefault(host, _Lane())
        loop = asyncio.get_running_loop()
        async with lane.turn:
            while lane.active >= at_once:
                lane.left.clear()
                await lane.left.wait()
            while (wait := lane.free_at - loop.time()) > 0:
                await asyncio.sleep(wait)
            lane.active += 1
            lane.free_at = loop.time() + delay
        try:
            yield
        finally:
            lane.active -= 1
            lane.left.set()

    def pause(self, host: str, seconds: float) -> None:
        """Let nobody pass to `host` for `seconds` from now."""
        lane = self._lanes.setdefault(host, _Lane())
        lane.free_at = max(lane.free_at, asyncio.get_running_loop().time() + seconds)
