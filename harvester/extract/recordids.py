"""Names the offers of a file: what the file calls each in; an identifier that no other has and that lasts out."""

from collections.abc import Iterator
from hashlib import blake2b

from harvester.extract.ical_offers import slug
from harvester.extract.remarks import Remarks
from vocab.model import Finding

_NO_NAME = frozenset({"", "0", "-1", "-", "?", "todo", "tbd", "x", "xxx", "null", "none", "n/a", "undefined"})


class Ids:
    """Gives each offer of a file an identifier of its own that stays from one export to the next."""

    def __init__(self, remarks: Remarks, field: str) -> None:
        self._remarks = remarks
        self._field = field
        self._taken: set[bytes] = set()

    def choose(self, said: str, name: str, start: str, at: str) -> Iterator[Finding | str]:
        """Yield the identifier that was said, or else one of name and start; none for what was stated before."""
        usable = said.strip().casefold() not in _NO_NAME and len(said) <= 500
        if usable and self._take(said):
            yield said
            return
        code = "stream-id-twice" if usable else "stream-id"
        other = f"{said if usable else ''}#{slug(name)}-{start[:16]}"
        if self._take(other):
            yield from self._remarks.say(code, at, field=self._field, words=said)
            yield other
        else:
            yield from self._remarks.say("stream-twice", at, words=name)

    def _take(self, name: str) -> bool:
        digest = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
        if digest in self._taken:
            return False
        self._taken.add(digest)
        return True
