"""Things under construction while markup is read, and how they become Items: cycles cut, depth and number bounded."""

from harvester.extract.schemaorg import enumeration
from harvester.records import Item

MAX_DEPTH = 32
MAX_ITEMS = 20_000


class Node:
    """A thing whose properties are still being collected; a value may be another node."""

    __slots__ = ("id", "properties", "types")

    def __init__(self, types: tuple[str, ...] = (), id_: str = "") -> None:
        self.types = types
        self.id = id_
        self.properties: dict[str, list[str | Node]] = {}

    def add(self, name: str, value: "str | Node") -> None:
        """Add one value; empty words say nothing and are left out."""
        if value != "":
            self.properties.setdefault(name, []).append(value)


class Freezer:
    """Turns nodes into Items within one budget for the page; `cut` tells that something was left out."""

    def __init__(self) -> None:
        self.cut = False
        self._left = MAX_ITEMS
        self._open: set[int] = set()

    def item(self, node: Node) -> Item:
        """Return the frozen thing; a node within itself is left with its id alone."""
        if id(node) in self._open:
            return Item(types=node.types, id=node.id)
        if self._left <= 0 or len(self._open) >= MAX_DEPTH:
            self.cut = True
            return Item(types=node.types, id=node.id)
        self._left -= 1
        self._open.add(id(node))
        properties = {
            name: tuple(enumeration(v) if isinstance(v, str) else self.item(v) for v in values)
            for name, values in node.properties.items()
        }
        self._open.discard(id(node))
        return Item(types=node.types, id=node.id, properties=properties)
