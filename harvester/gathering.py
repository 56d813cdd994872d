"""Gathers the findings of a run in bounded memory: the first of each kind in full, of the rest how many there were."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vocab.messages import finding
from vocab.model import Finding

KEPT = 200
"""Findings kept of each code."""


class Findings:
    """Findings in the order they were met, at most `KEPT` of a kind.

    >>> found = Findings()
    >>> found.extend(finding("page-gone", page=f"https://vhs.example/{n}", words=404) for n in range(202))
    >>> len(list(found)), list(found)[-1].code, list(found)[-1].words
    (201, 'more-findings', '2')
    """

    def __init__(self) -> None:
        self._kept: list[Finding] = []
        self._met: Counter[str] = Counter()

    def add(self, found: Finding) -> None:
        """Take one finding."""
        self._met[found.code] += 1
        if self._met[found.code] <= KEPT:
            self._kept.append(found)

    def extend(self, found: Iterable[Finding]) -> None:
        """Take several findings."""
        for one in found:
            self.add(one)

    def __iter__(self) -> Iterator[Finding]:
        yield from self._kept
        for code, count in self._met.items():
            if count > KEPT:
                yield finding("more-findings", field=code, words=count - KEPT)
