"""robots.txt by RFC 9309: what a site lets us ask, read once per origin and run."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from protego import Protego

from harvester.fetch.addresses import origin_of
from harvester.fetch.answers import Answer, Trouble

TOKEN = "Bildungsernte"  # noqa: S105 - the product token that robots.txt calls us by
PARSED = 512 * 1024
"""Bytes of a robots.txt that are read; the standard asks for 500 KiB at least."""
LONGEST_DELAY = 300.0
"""Seconds of crawl-delay that are honoured; a run with a longer one would never end."""
_WITH_VERSION = re.compile(rf"(?im)(?<=:){TOKEN}/[^\s#]*|(?<=:[ \t]){TOKEN}/[^\s#]*")
"""Our token with a version, which the standard knows not and site owners write nevertheless."""
_ABOUT_THE_SITE = frozenset(
    ("host-unknown", "page-unreachable", "tls-invalid", "address-not-public", "address-invalid")
)


def robots_address(address: str) -> str:
    """Return where the robots.txt stands that holds for a normal address.

    >>> robots_address("https://vhs.example/kurse/1")
    'https://vhs.example/robots.txt'
    """
    return f"{origin_of(address)}/robots.txt"


class Rules:
    """What the robots.txt of one origin says."""

    def __init__(self, text: str | None = "", answer: Answer | None = None, *, why: object = "") -> None:
        self.answer = answer
        self._why = why
        self._parsed = None if text is None else Protego.parse(_WITH_VERSION.sub(TOKEN, text))

    def check(self, address: str) -> None:
        """Raise Trouble when `address` must not be asked; robots.txt itself always may.

        >>> Rules("User-agent: *\\nDisallow: /intern").check("https://vhs.example/kurse")
        """
        if self._parsed is None:
            raise Trouble("refused", "robots-unreachable", self._why)
        if address != robots_address(address) and not self._parsed.can_fetch(address, TOKEN):
            raise Trouble("refused", "robots-disallowed")

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for."""
        found = self._parsed.crawl_delay(TOKEN) if self._parsed is not None else None
        return min(max(float(found or 0), 0.0), LONGEST_DELAY)


class Robots:
    """The rules of every origin that a run met; `get` fetches a robots.txt, following redirects."""

    def __init__(self, get: Callable[[str], Awaitable[Answer]]) -> None:
        self._get = get
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def of(self, address: str) -> Rules:
        """Return the rules that hold for `address`; raises Trouble when its host cannot be reached at all."""
        origin = origin_of(address)
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._fetched(origin))
        return await asyncio.shield(self._rules[origin])

    async def _fetched(self, origin: str) -> Rules:
        try:
            answer = await self._get(robots_address(f"{origin}/"))
        except Trouble as trouble:
            if trouble.code in _ABOUT_THE_SITE:
                raise
            return Rules() if trouble.code == "not-in-archive" else Rules(None, why=trouble.words)
        own = answer if answer.address == f"{origin}/robots.txt" else None
        if 400 <= answer.status < 500 and answer.status != 429:
            return Rules(answer=own)
        if not 200 <= answer.status < 300:
            return Rules(None, why=answer.status)
        return Rules(answer.body.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n"), own)

    def close(self) -> None:
        """Stop what is still being fetched."""
        for task in self._rules.values():
            task.cancel()
