"""Names the offers of a page: what the page calls each in; an identifier that no other has and that lasts out."""

from collections import Counter
from collections.abc import Generator, Iterator
from hashlib import blake2b

from harvester.extract.offers import slug, words
from harvester.extract.remarks import Remarks
from harvester.placeholders import is_placeholder
from harvester.records import Item
from vocab.model import Finding

LONGEST = 500
"""Characters of an identifier."""


class Ids:
    """Gives each offer of a page an identifier of its own that stays from one harvest to the next.

    `none` and `twice` are the codes of what can be wrong with a stated one. An offer of which everything was stated
    before is left out and told by the code `again`; where that is empty, it is numbered.
    """

    def __init__(
        self,
        remarks: Remarks,
        field: str,
        *,
        none: str = "stream-id",
        twice: str = "stream-id-twice",
        again: str = "stream-twice",
    ) -> None:
        self._remarks = remarks
        self._field = field
        self._none = none
        self._twice = twice
        self._again = again
        self._taken: set[int] = set()
        self._alike: Counter[str] = Counter()

    def choose(self, said: str, name: str, start: str, at: str, *, address: str = "") -> Generator[Finding, None, str]:
        """Return the identifier that was said, or else the offer's own address, or one made of name and start.

        Nothing is returned for what is left out.
        """
        usable = len(said) <= LONGEST and not is_placeholder(said)
        if usable and self._take(said):
            return said
        made = coined(name, f"{name} {start}", said if usable else "")
        chosen = next((one for one in self._possible(address, made) if self._take(one)), "")
        if chosen:
            code = self._twice if usable else self._none
            yield from self._remarks.say(code, at, field=self._field, words=said or "-", detail=chosen)
        else:
            yield from self._remarks.say(self._again, at, words=name)
        return chosen

    def _possible(self, address: str, made: str) -> Iterator[str]:
        if address:
            yield address
        yield made
        while not self._again:
            self._alike[made] += 1
            yield f"{made}-{self._alike[made] + 1}"

    def _take(self, name: str) -> bool:
        taken = hash(name)
        if taken in self._taken:
            return False
        self._taken.add(taken)
        return True


def coined(title: str, told: str, address: str = "") -> str:
    """Return a name that lasts for an offer at an address: its title, and a digest of all that tells it from others.

    >>> coined("Töpfern für Anfänger", "Töpfern für Anfänger 5.10.2026", "https://vhs.example/kurse.csv")
    'https://vhs.example/kurse.csv#toepfern-fuer-anfaenger-b008389f'
    """
    return f"{address}#{slug(title)}-{blake2b(told.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"


def begins(item: Item) -> str:
    """Return when an offer begins, or is held the first time, in its own words."""
    instances = [one for one in item.properties.get("hasCourseInstance", ()) if isinstance(one, Item)]
    return words(item, "startDate") or next((words(one, "startDate") for one in instances), "")
