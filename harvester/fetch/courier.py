"""Carries single questions to a transport: robots.txt first, politely, again when it may help, redirects by rule."""

from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin

from harvester.fetch.addresses import host_of, normal, site_of
from harvester.fetch.answers import Answer, Limits, Transport, Trouble
from harvester.fetch.archive import Archive
from harvester.fetch.dates import retry_after
from harvester.fetch.gate import Gate
from harvester.fetch.reader import Reader
from harvester.fetch.robots import PARSED, Robots, robots_address
from harvester.fetch.tally import Tally
from harvester.records import Budget, Source

TRIES = 3
PATIENCE = 60.0
"""Seconds that a Retry-After may ask for; a longer one is an answer of its own."""
SHORTEST_PAUSE = 0.25
LARGE_TAKES = 20
"""How many times as long a large file may take as a page."""
MOST_REDIRECTS = 10
MOST_ROBOTS_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_AGAIN = frozenset((429, 502, 503, 504))


class Courier:
    """Asks for one source."""

    def __init__(
        self,
        source: Source,
        budget: Budget,
        sites: set[str],
        transport: Transport,
        gate: Gate,
        archive: Archive | None,
        tally: Tally,
        reader: Reader,
    ) -> None:
        self._source = source
        self._budget = budget
        self._sites = sites
        self._transport = transport
        self._gate = gate
        self._archive = archive
        self._tally = tally
        self._reader = reader
        self._robots = Robots(self._robots_txt)
        self._limits = Limits(
            size=budget.page_bytes,
            seconds=budget.timeout * (LARGE_TAKES if budget.large else 1),
            any_type=budget.large,
            spill=budget.large,
        )

    async def permit(self, address: str) -> None:
        """Raise Trouble when the rules of the site forbid `address`."""
        (await self._robots.of(address)).check(address)

    async def ask(self, address: str) -> Answer:
        """Return the answer of `address`, redirects not followed; raises Trouble when it stays without a usable one."""
        rules = await self._robots.of(address)
        if rules.answer is not None and address == robots_address(address):
            return rules.answer
        return await self._patiently(address, self._validators(address), self._limits, rules.delay)

    def target(self, answer: Answer) -> str | None:
        """Return where `answer` redirects to, None when it does not; raises Trouble when that is no address."""
        if answer.status not in _REDIRECTS:
            return None
        location = answer.header("location")
        if not location:
            raise Trouble("failed", "redirect-broken", answer.status)
        try:
            return normal(urljoin(answer.address, location.strip()))
        except ValueError as wrong:
            raise Trouble("refused", "address-invalid", location) from wrong

    def check_redirect(self, passed: list[str], target: str) -> None:
        """Raise Trouble when a redirect from the last of `passed` to `target` must not be followed."""
        if target in passed or len(passed) > MOST_REDIRECTS:
            raise Trouble("failed", "redirect-loop", target)
        if site_of(host_of(target)) not in self._sites | {site_of(host_of(passed[0]))}:
            raise Trouble("refused", "redirect-off-site", target)

    def close(self) -> None:
        """Stop what is still being asked."""
        self._robots.close()

    def _validators(self, address: str) -> dict[str, str]:
        if not self._transport.live:
            return {}
        state = self._reader.known(address)
        if state is None or state.fate not in ("fresh", "unchanged"):
            return {}
        headers = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
        return {name: value for name, value in headers.items() if value and "\n" not in value and "\r" not in value}

    async def _robots_txt(self, address: str) -> Answer:
        """Return the robots.txt at `address`, wherever it was moved to: the standard has us follow to other hosts."""
        limits = Limits(size=PARSED, seconds=min(self._budget.timeout, self._limits.seconds), cut=True, any_type=True)
        answer = await self._patiently(address, {}, limits, 0.0)
        for _ in range(MOST_ROBOTS_REDIRECTS):
            target = self.target(answer)
            if target is None:
                return answer
            try:
                answer = await self._patiently(target, {}, limits, 0.0)
            except Trouble as trouble:
                if trouble.code == "not-in-archive":
                    raise
                raise Trouble("refused", "robots-unreachable", trouble.words or target) from trouble
        return answer if self.target(answer) is None else Answer(address=address, status=404)

    async def _patiently(self, address: str, headers: Mapping[str, str], limits: Limits, delay: float) -> Answer:
        host = host_of(address)
        pause = max(SHORTEST_PAUSE, self._budget.delay)
        for last in (attempt == TRIES - 1 for attempt in range(TRIES)):
            trouble, asked_for = await self._tried(address, host, headers, limits, delay)
            if isinstance(trouble, Answer):
                return trouble
            if last or not trouble.transient or not self._transport.live or asked_for > PATIENCE:
                raise trouble
            self._gate.pause(host, max(asked_for, pause))
            pause *= 2
        raise AssertionError("the last try returns or raises")

    async def _tried(
        self, address: str, host: str, headers: Mapping[str, str], limits: Limits, delay: float
    ) -> tuple[Answer | Trouble, float]:
        """Return an answer, or a trouble with the seconds that the server asks to wait before the next try."""
        try:
            answer = await self._once(address, host, headers, limits, delay)
        except Trouble as trouble:
            return trouble, 0.0
        if answer.status not in _AGAIN:
            return answer, 0.0
        code = "page-too-many-requests" if answer.status == 429 else "page-server-error"
        seconds = retry_after(answer.header("retry-after"), datetime.now(UTC))
        return Trouble("failed", code, answer.status, transient=True), seconds

    async def _once(self, address: str, host: str, headers: Mapping[str, str], limits: Limits, delay: float) -> Answer:
        if self._transport.live:
            wait = max(self._budget.delay, delay)
            async with self._gate.passage(host, delay=wait, at_once=self._budget.per_host):
                self._tally.requests += 1
                answer = await self._transport.get(address, headers, limits)
        else:
            self._tally.requests += 1
            answer = await self._transport.get(address, headers, limits)
        self._tally.bytes += answer.received
        if self._archive is not None:
            self._archive.keep(answer)
        return answer
