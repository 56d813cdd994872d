"""What is noted while one raw offer is mapped: where each value came from, and what was wrong with it."""

from harvester.mapping.text import cut, line
from vocab.messages import finding
from vocab.model import Finding, Origin


class Notes:
    """Gathers the origins and findings of one raw offer; each finding once."""

    __slots__ = ("_findings", "_origins", "_place", "method", "page")

    def __init__(self, page: str, method: str, at: str = "") -> None:
        self.page = page
        self.method = method
        self._place = f"{page}#{at}" if at else page
        self._findings: dict[tuple[str, str, str], Finding] = {}
        self._origins: dict[str, str] = {}

    def finding(self, code: str, field: str = "", words: str = "", detail: str = "") -> None:
        """Note that something is wrong with `field`."""
        words = line(words[:400])
        key = (code, field, words)
        if key not in self._findings and len(self._findings) < 100:
            self._findings[key] = finding(code, page=self._place, field=field, words=words, detail=line(detail[:1000]))

    def origin(self, field: str, words: str) -> None:
        """Note the words that `field` was read from; the first ones stay."""
        if field not in self._origins and words:
            self._origins[field] = words

    def findings(self) -> tuple[Finding, ...]:
        """Return what was noted, in order."""
        return tuple(self._findings.values())

    def origins(self) -> tuple[Origin, ...]:
        """Return the origin of every field noted, in order."""
        page, method = self.page, self.method
        return tuple(
            Origin(field=field, page=page, method=method, words=said)
            for field, words in self._origins.items()
            if (said := cut(line(words), 500))
        )
