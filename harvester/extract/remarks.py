"""Tells what is wrong with one page: what was found in; the first findings of each code out, then how many more."""

from collections import Counter
from collections.abc import Iterator

from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

TOLD = 20
"""Findings of one code that are told one by one, unless a kind of source tells more."""


class Remarks:
    """What is found wrong in one page; `more` is the code that says how many of another were not told.

    >>> remarks = Remarks(Page(address="/a", asked="/a", body=b""), told=1)
    >>> [one.page for at in ("row=1", "row=2") for one in remarks.say("stream-broken", at, words="?")]
    ['/a#row=1']
    >>> [(one.code, one.words, one.detail) for one in remarks.rest()]
    [('stream-more', '1', 'stream-broken')]
    """

    def __init__(self, page: Page, more: str = "stream-more", told: int = TOLD) -> None:
        self.page = page.address
        self._counts: Counter[str] = Counter()
        self._more = more
        self._most = told

    def say(self, code: str, at: str = "", *, field: str = "", words: str = "", detail: str = "") -> Iterator[Finding]:
        """Yield the finding, unless there were many of its code."""
        self._counts[code] += 1
        if self._counts[code] <= self._most:
            where = f"{self.page}#{at}" if at else self.page
            yield finding(code, page=where, field=field, words=" ".join(words[:400].split()), detail=detail)

    def rest(self) -> Iterator[Finding]:
        """Yield how many were not told."""
        for code, count in self._counts.items():
            if count > self._most:
                yield finding(self._more, page=self.page, words=count - self._most, detail=code)
