"""Gives each offer of a page an id that no other has: the provider's own, else one made of its address or words."""

from hashlib import sha256

from harvester.extract.offers import words
from harvester.extract.remarks import Remarks
from harvester.records import Item
from vocab.model import Finding

_NONE = frozenset(("", "0", "-1", "todo", "null", "none", "undefined", "n/a", "-", "?"))


class Ids:
    """The ids given on one page so far; `none` and `twice` are the codes of what can be wrong with a stated one."""

    def __init__(self, remarks: Remarks, *, none: str, twice: str) -> None:
        self._remarks = remarks
        self._none = none
        self._twice = twice
        self._given: set[str] = set()

    def of(self, stated: str, address: str, item: Item, at: str) -> tuple[str, tuple[Finding, ...]]:
        """Return an id for an offer, and a finding when the stated one is of no use."""
        usable = stated.strip().lower() not in _NONE
        if usable and stated not in self._given:
            self._given.add(stated)
            return stated, ()
        made = next((one for one in (address, _spoken(item)) if one and one not in self._given), "")
        if not made:
            made = f"{_spoken(item)}-{at}"
        self._given.add(made)
        code = self._twice if usable else self._none
        return made, tuple(self._remarks.say(code, at, field="id", words=stated or "-", detail=made))


def _spoken(item: Item) -> str:
    """Return an id made of an offer's name and beginning, the same at every harvest."""
    parts = [words(item, "name"), words(item, "startDate")]
    instances = [one for one in item.properties.get("hasCourseInstance", ()) if isinstance(one, Item)]
    parts += [words(one, "startDate") for one in instances[:1]]
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:20]
