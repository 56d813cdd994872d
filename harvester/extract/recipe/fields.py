"""Reads one field of a recipe in one part of a page: the words found, by what, and when nothing was found, why."""

from collections.abc import Iterator

from msgspec import Struct

from harvester.extract.document import Document
from harvester.extract.recipe.columns import Columns
from harvester.extract.recipe.compiled import ReadyField
from harvester.extract.recipe.labels import Labels
from harvester.extract.recipe.model import Field
from harvester.extract.recipe.tree import Tree
from harvester.extract.words import line

MAX_VALUES = 200
MAX_VALUE = 10_000
_ADDRESSES = ("href", "data-href", "data-url", "src")


class Found(Struct, frozen=True, kw_only=True):
    """What a field reads; `why` names the message that says why it reads nothing, `seen` what was seen instead."""

    values: tuple[str, ...] = ()
    by: str = ""
    why: str = ""
    seen: str = ""


class View:
    """One page as recipes see it: its elements, labels and columns, each found when first asked for."""

    def __init__(self, document: Document, tree: Tree) -> None:
        self.document = document
        self.tree = tree
        self._labels: Labels | None = None
        self._columns: Columns | None = None

    @property
    def labels(self) -> Labels:
        """The labels of the page."""
        if self._labels is None:
            self._labels = Labels(self.tree)
        return self._labels

    @property
    def columns(self) -> Columns:
        """The columns of the page's tables."""
        if self._columns is None:
            self._columns = Columns(self.tree)
        return self._columns

    def field(self, field: ReadyField, scope: int) -> Found:
        """Return what a field reads inside the element at `scope`."""
        rule = field.rule
        if rule.value:
            return Found(values=(rule.value,), by="value")
        nothing = Found(why="recipe-why-empty")
        for by, values, why in self._ways(field, scope):
            raw = [line(one[:MAX_VALUE]) for one in values]
            said = [one for one in raw if one]
            if not said:
                nothing = _nearer(nothing, Found(by=by, why=why))
                continue
            chosen = self._chosen(field, said)
            if chosen:
                return Found(values=_put(rule, chosen), by=by)
            nothing = _nearer(nothing, Found(by=by, why="recipe-why-pattern", seen=said[0][:200]))
        return nothing

    def _ways(self, field: ReadyField, scope: int) -> Iterator[tuple[str, list[str], str]]:
        """Yield by what, the texts found there, and the reason should they hold no words."""
        tree, rule = self.tree, field.rule
        for selector in field.selectors:
            places = selector.find(tree, scope)[:MAX_VALUES]
            values = [self._words(place, rule.attribute) for place in places]
            why = "recipe-why-attribute" if rule.attribute else "recipe-why-empty"
            yield selector.words, values, why if places else "recipe-why-select"
        for label in field.labels:
            yield f"{label}:", list(self.labels.values(label, scope)), "recipe-why-label"
        for column in field.columns:
            cell = self.columns.cell(column, scope)
            yield f"|{column}|", [tree.text(cell)] if cell >= 0 else [], "recipe-why-column"
        if not field.selectors and not field.labels and not field.columns:
            yield field.rule.attribute or "*", [self._words(scope, rule.attribute)], "recipe-why-empty"

    def _words(self, place: int, attribute: str) -> str:
        if not attribute:
            return self.tree.text(place)
        said = self.tree.elements[place].get(attribute) or ""
        return self.document.resolve(said) if attribute in _ADDRESSES and said else said

    def _chosen(self, field: ReadyField, said: list[str]) -> list[str]:
        """Return what the pattern finds in the texts, and the replacements made in it."""
        pattern = field.pattern
        found = [part for one in said for part in (pattern.find(one) if pattern else (one,))]
        changed = []
        for one in found[:MAX_VALUES]:
            for old, new in field.rule.replace.items():
                one = one.replace(old, new)[:MAX_VALUE] if old else one  # noqa: PLW2901 - one after the other
            if one := " ".join(one.split()):
                changed.append(one)
        return changed

    def address(self, place: int) -> str:
        """Return the address that an element leads to, absolute; empty when it leads nowhere."""
        element = self.tree.elements[place]
        for name in _ADDRESSES[:3]:
            if (said := element.get(name)) and (address := self.document.resolve(said)):
                return address
        return ""


def _put(rule: Field, chosen: list[str]) -> tuple[str, ...]:
    """Return the first value, all of them, or all joined to one."""
    if not rule.all:
        return tuple(chosen[:1])
    distinct = tuple(dict.fromkeys(chosen))
    return (rule.join.join(distinct)[:MAX_VALUE],) if rule.join is not None else distinct


def _nearer(known: Found, other: Found) -> Found:
    """Return the reason that tells more: words that the pattern refused before an element that is not there."""
    return known if known.seen or (known.by and not other.seen) else other
