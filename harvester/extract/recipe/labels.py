"""Finds the value that stands beside a label: in a definition list, a table, two boxes, or a line "Label: value"."""

from collections.abc import Iterator
from itertools import islice, takewhile

from lxml import etree

from harvester.extract.recipe.tree import Tree

MAX_LABEL = 60
MAX_VALUE = 2_000
MAX_VALUES = 20
_CLIMB = 3

_LABELS = frozenset(("dt", "th", "td", "strong", "b", "em", "span", "div", "p", "label", "h2", "h3", "h4", "h5", "h6"))
_INLINE = frozenset(("a", "abbr", "b", "em", "i", "label", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"))
_WHOLE = frozenset(("body", "main", "article", "section", "ul", "ol", "dl", "table", "tbody", "thead", "html", "form"))


def folded(words: str) -> str:
    r"""Return a label as labels are compared: without case, soft hyphens, spaces at its ends and its colon.

    >>> folded(" Be\u00adginn :"), folded("Ort")
    ('beginn', 'ort')
    """
    return " ".join(words.replace("\u00ad", "").split()).strip(" :").casefold()


class Labels:
    """The labels of a page, found once; values are read when they are asked for."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._known: dict[str, list[tuple[int, int]]] = {}
        """Label -> places, each with the number of the child whose tail says it; -1 for an element, -2 for its text."""
        for place, element in enumerate(tree.elements):
            if tree.ends[place] - place <= 4 and str(element.tag) in _LABELS:
                words = tree.text(place) if _is_short(element) else ""
                if words and ":" not in words[:-1] and len(words) <= MAX_LABEL:
                    self._known.setdefault(folded(words), []).append((place, -1))
            own = tree.texts.get(place, "").endswith(":") and len(element) == 0
            for which, words in _texts(element):
                label, colon, _ = words.partition(":")
                if colon and label.strip() and len(label) <= MAX_LABEL and not (own and which == -2):
                    self._known.setdefault(folded(label), []).append((place, which))

    def named(self) -> dict[str, int]:
        """Return every label with the place where it stands first."""
        return {label: found[0][0] for label, found in self._known.items()}

    def values(self, label: str, scope: int) -> Iterator[str]:
        """Yield what stands beside each place inside `scope` that says `label`, without empty values."""
        last = self._tree.ends[scope]
        number = 0
        for place, which in self._known.get(folded(label), ()):
            if scope <= place < last and number < MAX_VALUES and (words := self._value(place, which, scope)):
                number += 1
                yield words[:MAX_VALUE]

    def _value(self, place: int, which: int, scope: int) -> str:
        element = self._tree.elements[place]
        if which == -1:
            return self._beside(place, scope)
        text = (element.text if which == -2 else element[which].tail) or ""
        start = text.partition(":")[2]
        following = element if which == -2 else element[which]
        nodes = iter(element) if which == -2 else following.itersiblings()
        words = _clean(start + " " + self._line(nodes))
        return words or (self._beside(place, scope) if which == -2 else "")

    def _line(self, nodes: Iterator[etree._Element]) -> str:
        """Return the words of siblings up to a line break or a block."""
        said: list[str] = []
        for node in nodes:
            if str(node.tag) not in _INLINE:
                break
            words = self._tree.text(self._tree.places[node])
            if said and words.endswith(":"):
                break
            said.append(f"{words} {node.tail or ''}")
        return " ".join(said)

    def _beside(self, place: int, scope: int) -> str:
        """Return the rest of the line after an element, else its next sibling, else that of what it fills."""
        tree = self._tree
        label = tree.text(place)
        for _ in range(_CLIMB):
            element = tree.elements[place]
            if str(element.tag) not in {"dt", "th", "td"} and place != scope:
                words = _clean((element.tail or "") + " " + self._line(element.itersiblings()))
                if words:
                    return words
            if place != scope and (words := self._next(element)):
                return words
            place = tree.parents[place]
            if place < scope or str(tree.elements[place].tag) in _WHOLE or tree.text(place) != label:
                return ""
        return ""

    def _next(self, element: etree._Element) -> str:
        """Return the words of the next sibling; of a term all its definitions, of a heading's cell nothing."""
        beside = element.getnext()
        while beside is not None and beside.tag == "br":
            beside = beside.getnext()
        if beside is None or (element.tag in {"th", "dt"} and beside.tag == element.tag):
            return ""
        words = [self._tree.text(self._tree.places[beside])]
        if element.tag == "dt":
            further = islice(beside.itersiblings(), MAX_VALUES)
            words += [
                self._tree.text(self._tree.places[one]) for one in takewhile(lambda one: one.tag == "dd", further)
            ]
        return ", ".join(one for one in words if one)


def _is_short(element: etree._Element) -> bool:
    return sum(len(part.text or "") + len(part.tail or "") for part in element.iter()) <= 20 * MAX_LABEL


def _texts(element: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield the texts that stand in an element itself: -2 with its first one, a child's number with what follows it."""
    if element.tag in {"script", "style", "template", "noscript"}:
        return
    if element.text and ":" in element.text[: 2 * MAX_LABEL]:
        yield -2, element.text
    for number, child in enumerate(element):
        if child.tail and ":" in child.tail[: 2 * MAX_LABEL]:
            yield number, child.tail


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" :|·•")
