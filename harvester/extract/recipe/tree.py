"""An element tree made ready to be searched in bounded time: elements in document order, by tag, class and id."""

from bisect import bisect_left
from collections.abc import Sequence

from lxml import etree

from harvester.extract.document import text

MAX_ELEMENTS = 20_000
MAX_CHARACTERS = 20_000_000
"""Text that is read from one page in all, the same words read again counted again."""


class Tree:
    """The elements of a page by their place in the document; `ends` says where what is inside an element ends."""

    def __init__(self, root: etree._Element) -> None:
        self.elements: list[etree._Element] = []
        self.parents: list[int] = []
        self.previous: list[int] = []
        self.ends: list[int] = []
        self.numbers: list[int] = []
        """The how-manieth child of its parent each element is, counted from one."""
        self.classes: list[frozenset[str]] = []
        self.by_tag: dict[str, list[int]] = {}
        self.by_class: dict[str, list[int]] = {}
        self.by_id: dict[str, list[int]] = {}
        self.texts: dict[int, str] = {}
        """The texts that were asked for, by place."""
        self._left = MAX_CHARACTERS
        self.places: dict[etree._Element, int] = {}
        self.counts: dict[int, int] = {}
        """The how-manieth child with its tag an element is, where that was asked for."""
        self._number(root)

    @property
    def exhausted(self) -> bool:
        """Whether so much text was read that nothing more is."""
        return self._left <= 0

    def _number(self, root: etree._Element) -> None:
        open_: list[int] = []
        last: list[tuple[int, int]] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "end":
                self.ends[open_.pop()] = len(self.elements)
                last.pop()
                continue
            place = len(self.elements)
            before, number = last[-1] if last else (-1, 0)
            if last:
                last[-1] = (place, number + 1)
            self._add(element, place, open_[-1] if open_ else -1, before, number + 1)
            open_.append(place)
            last.append((-1, 0))

    def _add(self, element: etree._Element, place: int, parent: int, before: int, number: int) -> None:
        self.elements.append(element)
        self.places[element] = place
        self.parents.append(parent)
        self.previous.append(before)
        self.numbers.append(number)
        self.ends.append(place + 1)
        classes = frozenset((element.get("class") or "").split())
        self.classes.append(classes)
        self.by_tag.setdefault(str(element.tag).lower(), []).append(place)
        for name in classes:
            self.by_class.setdefault(name, []).append(place)
        if identifier := element.get("id"):
            self.by_id.setdefault(identifier, []).append(place)

    def within(self, places: Sequence[int], scope: int) -> Sequence[int]:
        """Return those of `places` that are `scope` or stand inside it."""
        if scope == 0:
            return places
        return places[bisect_left(places, scope) : bisect_left(places, self.ends[scope])]

    def text(self, place: int) -> str:
        """Return what a person reads in an element, in one line; nothing once too much was read."""
        if place not in self.texts:
            if self._left <= 0:
                return ""
            said = text(self.elements[place])
            self._left -= len(said) + self.ends[place] - place
            self.texts[place] = said
        return self.texts[place]

    def outermost(self, places: Sequence[int]) -> list[int]:
        """Return those of `places` that stand in no other of them."""
        kept: list[int] = []
        for place in places:
            if not kept or place >= self.ends[kept[-1]]:
                kept.append(place)
        return kept


def is_large(root: etree._Element) -> bool:
    """Tell whether a page has more elements and attributes than are read."""
    return sum(1 + len(element.attrib) / 5 for element in root.iter(etree.Element)) > MAX_ELEMENTS
