"""Counts what a crawl met and says at its end whether it was whole, and if not, why."""

from harvester.fetch.answers import Trouble
from harvester.records import CrawlEnd
from vocab.messages import finding
from vocab.model import Finding

DOWN = 10
"""Pages in a row that failed for a reason of the server's: then the site is down, and asking on would hurt it."""
_SERVER = frozenset(
    ("page-server-error", "page-too-many-requests", "page-timeout", "page-connection-lost", "page-unreachable",
     "host-unknown")
)  # fmt: skip
_HARMLESS = frozenset(("gone", "refused"))


class Tally:
    """What one crawl has met so far."""

    def __init__(self) -> None:
        self.requests = 0
        self.bytes = 0
        self.pages = 0
        self.ended = ""
        """Message code of what broke the crawl off; empty while it may go on."""
        self._detail = ""
        self._answered = 0
        self._bad: list[str] = []
        self._bad_count = 0
        self._down = 0
        self._start: Trouble | None = None
        self._seen = ""
        self._robots = ""
        self._shallow = ""
        self._findings: list[Finding] = []

    def end(self, code: str, detail: object = "") -> None:
        """Break the crawl off; the first reason stays."""
        if not self.ended:
            self.ended, self._detail = code, str(detail)
            self._findings.append(finding(code, detail=str(detail)))

    def too_deep(self, depth: int, address: str) -> None:
        """Note that a link was not followed because the budget's depth was reached."""
        if not self._shallow:
            self._shallow = str(depth)
            self._findings.append(finding("budget-depth", page=address, detail=str(depth)))

    def answered(self) -> None:
        """Note a page, or the news that it did not change."""
        self._answered += 1
        self._down = 0

    def trouble(self, address: str, trouble: Trouble, *, at_start: bool) -> None:
        """Note an address that gave no page; enough of them in a row break the crawl off."""
        self._seen = f"{address} ({trouble.words})" if trouble.words else address
        if trouble.fate not in _HARMLESS:
            self._bad_count += 1
            self._bad = [*self._bad, self._seen][:3]
        if at_start:
            self._start = trouble
        if trouble.code == "robots-unreachable":
            self._robots = address
        self._down = self._down + 1 if trouble.code in _SERVER else 0
        if self._down >= DOWN:
            self.end("crawl-broken-off", self._seen)

    def result(self) -> CrawlEnd:
        """Say how the crawl ended."""
        reason, detail = self._why()
        if reason in ("crawl-unreachable", "crawl-incomplete") and not self._findings:
            self._findings.append(finding(reason, detail=detail))
        return CrawlEnd(
            whole=not reason,
            reason=reason,
            detail=detail,
            requests=self.requests,
            bytes=self.bytes,
            findings=tuple(self._findings),
        )

    def _why(self) -> tuple[str, str]:
        if self.ended:
            return self.ended, self._detail
        if self._start is not None:
            return self._start.code, self._start.words
        if not self._answered:
            return "crawl-unreachable", self._seen
        if self._bad_count:
            return "crawl-incomplete", f"{self._bad_count}: " + "; ".join(self._bad)
        if self._robots:
            return "robots-unreachable", self._robots
        if self._shallow:
            return "budget-depth", self._shallow
        return "", ""
