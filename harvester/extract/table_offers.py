"""Puts the rows of one offer together: rows of one number and title are its sessions, or the times that it is held."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urljoin

from msgspec import Struct

from harvester.extract.addresses import normal
from harvester.extract.ids import coined
from harvester.extract.table_rows import Cells, item
from harvester.placeholders import is_placeholder
from harvester.records import Item, Page, RawOffer

MOST_ROWS = 1_000
"""Rows of one offer that are kept."""

_DATES = ("startDate", "endDate", "dateText", "timeText", "courseSchedule")
_OWN = ("location", "offers", "priceText", "statusText")
"""What, when rows differ in it, makes them times that the offer is held rather than its sessions."""

KEYS = frozenset(("courseCode", "identifier", "url", "name", "startDate", "dateText"))
"""Properties that tell which rows belong together."""

Say = Callable[[str, int, str, str], None]


class Line(Struct, frozen=True):
    """A row with its number, what it says, and by what it is known: number, address, or name and start."""

    number: int
    item: Item
    key: str
    url: str
    identifiers: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the title in small letters."""
        return _said(self.item, "name").casefold()


def key(said: Mapping[str, str], page: Page) -> str:
    """Return what rows of one offer have in common: its number, else its address, else name and start.

    >>> page = Page(address="/a", asked="/a", body=b"")
    >>> key({"courseCode": "A 101"}, page), key({"courseCode": "TODO", "name": "Chor", "startDate": "5.10.2026"}, page)
    ('nr:A 101', 'Chor 5.10.2026')
    """
    for name in ("courseCode", "identifier"):
        if not is_placeholder(words := said.get(name, "")):
            return f"nr:{' '.join(words.split())}"
    if url := _url(said, page):
        return url
    return " ".join(said.get(name, "") for name in ("name", "startDate", "dateText")).strip()


def line(number: int, cells: Cells, page: Page, say: Say) -> Line:
    """Return a row as a part of an offer; a number that is none is told."""
    said = cells.said
    for name in ("courseCode", "identifier"):
        if name in said and is_placeholder(said[name]):
            say("table-id", number, cells.over.get(name, name), said[name])
    numbers = dict.fromkeys(
        f"nr:{' '.join(said[name].split())}"
        for name in ("courseCode", "identifier")
        if not is_placeholder(said.get(name, "")) and len(said[name]) <= 100
    )
    made = item(cells)
    if "courseCode" in said and is_placeholder(said["courseCode"]):
        made = Item(types=made.types, properties={k: v for k, v in made.properties.items() if k != "courseCode"})
    return Line(number, made, key(said, page), _url(said, page), tuple(numbers))


def _url(said: Mapping[str, str], page: Page) -> str:
    words = said.get("url", "")
    if not words:
        return ""
    try:
        return normal(urljoin(page.address, f"https://{words}" if words.startswith("www.") else words), fragment=True)
    except ValueError:
        return ""


class Groups:
    """Collects rows until all of one offer are there: `counts` says how many rows have each key."""

    def __init__(self, counts: Counter[int], page: Page, say: Say, together: str) -> None:
        self._counts = counts
        self._page = page
        self._address = normal(page.asked or page.address) or page.address
        self._say = say
        self._together = together
        self._open: dict[str, list[Line]] = {}

    def add(self, row: Line) -> Iterator[RawOffer]:
        """Take a row; yield its offers once the last row of its key came."""
        expected = self._counts[hash(row.key)]
        if expected <= 1:
            yield self._raw([row], row.key)
            return
        rows = self._open.setdefault(row.key, [])
        rows.append(row)
        if len(rows) >= expected:
            yield from self._offers(self._open.pop(row.key))

    def rest(self) -> Iterator[RawOffer]:
        """Yield the offers of which some rows could not be read."""
        for rows in self._open.values():
            yield from self._offers(rows)
        self._open = {}

    def _offers(self, rows: Sequence[Line]) -> Iterator[RawOffer]:
        by_name: dict[str, list[Line]] = {}
        for row in rows:
            by_name.setdefault(row.name, []).append(row)
        if len(by_name) > 1 and rows[0].key.startswith("nr:"):
            self._say("table-id-shared", rows[1].number, "", f"{rows[0].key[3:]} ({rows[0].number})")
        for same in by_name.values():
            name = same[0].key if len(by_name) == 1 else f"{same[0].key} {same[0].name}"
            yield self._raw(self._distinct(same), name)

    def _distinct(self, rows: Sequence[Line]) -> list[Line]:
        found: dict[str, Line] = {}
        for row in rows:
            words = repr(row.item)
            if words in found:
                self._say("table-twice", row.number, "", f"{found[words].number}")
            else:
                found[words] = row
        if len(found) > MOST_ROWS:
            self._say("table-too-many", rows[0].number, "", f"{len(found)}")
        return list(found.values())[:MOST_ROWS]

    def _raw(self, rows: Sequence[Line], name: str) -> RawOffer:
        first = rows[0]
        return RawOffer(
            page=self._page.address,
            method="table",
            local_id=self._local_id(name, first),
            url=first.url or self._address,
            item=first.item if len(rows) == 1 else _merged(rows, self._together),
            at=f"row={first.number}",
            identifiers=tuple(dict.fromkeys(one for row in rows for one in row.identifiers))[:50],
        )

    def _local_id(self, name: str, first: Line) -> str:
        """Return a name that is the same whatever the order of the rows."""
        if name == first.key and first.url and not name.startswith("nr:"):
            return first.url
        return coined(name.removeprefix("nr:"), name, self._address)


def _said(one: Item, name: str) -> str:
    return str(next(iter(one.properties.get(name, ())), ""))


def _merged(rows: Sequence[Line], together: str) -> Item:
    """Return one offer of several rows: with one instance of many sessions, or with many instances."""
    first = rows[0].item
    differ = [name for name in _OWN if len({repr(row.item.properties.get(name)) for row in rows}) > 1]
    long = any(
        _said(row.item, "endDate") and _said(row.item, "endDate")[:10] != _said(row.item, "startDate")[:10]
        for row in rows
    )
    instances = together == "instances" or (together != "sessions" and (long or {"offers", "statusText"} & {*differ}))
    kept = {name: values for name, values in first.properties.items() if name not in {*_DATES, *differ}}
    parts = tuple(
        Item(
            types=("CourseInstance" if instances else "Event",),
            properties={name: row.item.properties[name] for name in (*_DATES, *differ) if name in row.item.properties},
        )
        for row in rows
    )
    if instances:
        kept["hasCourseInstance"] = parts
    else:
        kept["hasCourseInstance"] = (Item(types=("CourseInstance",), properties={"subEvent": parts}),)
    return Item(types=first.types, properties=kept)
