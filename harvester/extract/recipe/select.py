"""Finds elements by CSS selectors in time that grows with the page and the selector, never with their product squared.

Selectors are parsed by cssselect; what they match is found here, since XPath on a hostile page may need minutes.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from cssselect import parser

from harvester.errors import RecipeError
from harvester.extract.recipe.tree import Tree

CHOICES = ":first-child, :last-child, :nth-child(), :nth-of-type(), :not()"
MAX_PARTS = 12

Test: TypeAlias = Callable[[Tree, int], bool]


class _Step:
    """One compound such as `li.kurs:first-child`, how it is tied to the one before, and where to look for it."""

    def __init__(self) -> None:
        self.tests: list[Test] = []
        self.tie = ""
        self.tag = self.class_ = self.id = ""

    def candidates(self, tree: Tree) -> Sequence[int]:
        if self.id:
            return tree.by_id.get(self.id, ())
        if self.class_:
            return tree.by_class.get(self.class_, ())
        return tree.by_tag.get(self.tag, ()) if self.tag else range(len(tree.elements))


class Selector:
    """A CSS selector, which may be several parted by commas."""

    def __init__(self, words: str, key: str, file: str) -> None:
        self.words = words
        try:
            trees = parser.parse(words)
        except (parser.SelectorError, RecursionError) as wrong:
            raise RecipeError("recipe-selector", file=file, key=key, words=words, why=wrong) from wrong
        self._ways: list[list[_Step]] = []
        for one in trees:
            try:
                self._ways.append(_way(one))
            except (_UnknownError, ValueError, RecursionError) as wrong:
                raise RecipeError(
                    "recipe-selector-part", file=file, key=key, words=words, why=wrong, choices=CHOICES
                ) from wrong

    def find(self, tree: Tree, scope: int = 0) -> list[int]:
        """Return what is selected inside `scope` or is it, in document order."""
        found: set[int] = set()
        for way in self._ways:
            matcher = _Matcher(tree, way)
            found.update(p for p in tree.within(way[-1].candidates(tree), scope) if matcher.matches(p, len(way) - 1))
        return sorted(found)


class _UnknownError(Exception):
    """A part of CSS that recipes do not know."""


class _Matcher:
    """Matches steps from the last to the first; what was found out of an element is remembered."""

    def __init__(self, tree: Tree, steps: list[_Step]) -> None:
        self.tree = tree
        self.steps = steps
        self._known: dict[tuple[int, int], bool] = {}
        self._ahead: dict[tuple[int, int], bool] = {}

    def matches(self, place: int, step: int) -> bool:
        known = self._known.get((place, step))
        if known is None:
            here = self.steps[step]
            known = all(test(self.tree, place) for test in here.tests) and (step == 0 or self._tied(place, step))
            self._known[place, step] = known
        return known

    def _tied(self, place: int, step: int) -> bool:
        tie = self.steps[step].tie
        line = self.tree.parents if tie in {" ", ">"} else self.tree.previous
        if tie in {">", "+"}:
            return line[place] >= 0 and self.matches(line[place], step - 1)
        way = []
        found = False
        while (place := line[place]) >= 0:
            ahead = self._ahead.get((place, step))
            if ahead is None:
                way.append(place)
            if found := self.matches(place, step - 1) if ahead is None else ahead:
                break
            if ahead is not None:
                break
        for passed in way:
            self._ahead[passed, step] = found
        return found


def _way(one: parser.Selector) -> list[_Step]:
    if one.pseudo_element is not None:
        raise _UnknownError(f"::{one.pseudo_element}")
    return _steps(one.parsed_tree)


def _steps(tree: parser.Tree) -> list[_Step]:
    """Return the compounds of a parsed selector from left to right."""
    ties: list[tuple[parser.Tree, str]] = []
    while isinstance(tree, parser.CombinedSelector):
        ties.append((tree.subselector, tree.combinator))
        tree = tree.selector
    ties.append((tree, ""))
    if len(ties) > MAX_PARTS:
        raise _UnknownError(f"> {MAX_PARTS}")
    steps = []
    for compound, tie in reversed(ties):
        step = _compound(compound)
        step.tie = tie
        steps.append(step)
    return steps


def _compound(tree: parser.Tree) -> _Step:
    step = _Step()
    while True:
        if isinstance(tree, parser.Element):
            if tree.element:
                step.tag = tree.element.lower()
                step.tests.insert(0, partial(_has_tag, step.tag))
            return step
        inner = getattr(tree, "selector", None)
        if inner is None:
            raise _UnknownError(type(tree).__name__)
        step.tests.append(_test(tree, step))
        tree = inner


def _test(tree: parser.Tree, step: _Step) -> Test:
    if isinstance(tree, parser.Class):
        step.class_ = tree.class_name
        return partial(_has_class, tree.class_name)
    if isinstance(tree, parser.Hash):
        step.id = tree.id
        return partial(_has_attribute, "id", "=", tree.id)
    if isinstance(tree, parser.Attrib):
        wanted = tree.value.value if tree.value is not None else ""
        return partial(_has_attribute, tree.attrib.lower(), tree.operator, wanted or "")
    if isinstance(tree, parser.Negation):
        inner = _steps(tree.subselector)
        if len(inner) > 1:
            raise _UnknownError(":not( … )")
        return partial(_not, inner[0].tests)
    if isinstance(tree, parser.Pseudo) and tree.ident == "first-child":
        return lambda tree, place: tree.numbers[place] == 1
    if isinstance(tree, parser.Pseudo) and tree.ident == "last-child":
        return lambda tree, place: tree.elements[place].getnext() is None
    if isinstance(tree, parser.Function) and tree.name in {"nth-child", "nth-of-type"}:
        return _nth(tree)
    raise _UnknownError(f":{getattr(tree, 'name', getattr(tree, 'ident', type(tree).__name__.lower()))}")


def _nth(function: parser.Function) -> Test:
    step, first = parser.parse_series(function.arguments)
    if function.name == "nth-child":
        return lambda tree, place: _in_series(tree.numbers[place], step, first)
    return lambda tree, place: _in_series(_among_tags(tree, place), step, first)


def _in_series(number: int, step: int, first: int) -> bool:
    if step == 0:
        return number == first
    return (number - first) % step == 0 and (number - first) // step >= 0


def _among_tags(tree: Tree, place: int) -> int:
    """Return the how-manieth child with its tag an element is; the count is taken once for each parent."""
    counted = tree.counts.get(place)
    if counted is None:
        seen: dict[object, int] = {}
        parent = tree.parents[place]
        children = [place] if parent < 0 else [tree.places[child] for child in tree.elements[parent]]
        for child in children:
            tag = tree.elements[child].tag
            seen[tag] = seen.get(tag, 0) + 1
            tree.counts[child] = seen[tag]
        counted = tree.counts[place]
    return counted


def _has_tag(tag: str, tree: Tree, place: int) -> bool:
    return str(tree.elements[place].tag).lower() == tag


def _has_class(name: str, tree: Tree, place: int) -> bool:
    return name in tree.classes[place]


def _not(tests: list[Test], tree: Tree, place: int) -> bool:
    return not all(test(tree, place) for test in tests)


def _has_attribute(name: str, operator: str, wanted: str, tree: Tree, place: int) -> bool:
    said = tree.elements[place].get(name)
    if said is None:
        return False
    if operator == "exists":
        return True
    if not wanted and operator != "=":
        return False
    return bool(_COMPARE[operator](said, wanted))


_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "=": lambda said, wanted: said == wanted,
    "!=": lambda said, wanted: said != wanted,
    "~=": lambda said, wanted: wanted in said.split(),
    "|=": lambda said, wanted: said == wanted or said.startswith(f"{wanted}-"),
    "^=": lambda said, wanted: said.startswith(wanted),
    "$=": lambda said, wanted: said.endswith(wanted),
    "*=": lambda said, wanted: wanted in said,
}
