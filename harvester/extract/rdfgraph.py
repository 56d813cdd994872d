"""Holds what is read of a graph and walks from offers to Items: triples in, Items out, cycles and depth bounded."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import Struct

from harvester.extract.rdfnames import TYPE, property_name, type_name
from harvester.extract.schemaorg import LISTS, OFFERS, PARTS, enumeration
from harvester.extract.words import clean
from harvester.records import Item

MOST_DEPTH = 8
MOST_CLASSES = 100
"""Classes of one node."""
MOST_VALUES = 5_000
"""Values of one offer and of what it is connected with, those met twice counted twice."""

_TOPS = OFFERS | {"LearningOpportunity"}
_UP = ("superEvent", "isPartOf", "course", "instanceOfCourse")
_STATES = frozenset(LISTS)
_PARTS = frozenset(PARTS)
_LINKS = _PARTS | _STATES | frozenset(_UP) | {"location", "provider", "organizer"}
"""Properties whose addresses name nodes, also where they are written as text."""


class Ref(str):
    """The name of a node: an IRI, or of a blank node `_:` and a label."""

    __slots__ = ()


class Words(Struct, frozen=True):
    """Words in a language."""

    words: str
    language: str


Term: TypeAlias = Ref | str | Words


class Graph:
    """The triples whose property or class is read.

    >>> graph = Graph()
    >>> graph.add("_:1", TYPE, Ref("https://schema.org/Course"))
    >>> for words, language in (("Choir", "en"), ("Chor", "de")):
    ...     graph.add("_:1", "https://schema.org/name", Words(words, language))
    >>> [item.properties for item, _ in graph.offers()]
    [{'name': ('Chor',)}]
    """

    def __init__(self) -> None:
        self._said: dict[str, list[Any]] = {}
        """Node -> names of properties and their values, by turns: pairs would take half as much memory again."""
        self._types: dict[str, tuple[str, ...]] = {}
        self._refs: dict[str, Ref] = {}
        self._tops: set[str] = set()
        self._left = 0

    def add(self, subject: str, predicate: str, term: Term) -> None:
        """Take a triple."""
        if predicate == TYPE:
            if name := type_name(term) if isinstance(term, Ref) else "":
                before = self._types.get(subject, ())
                if name not in before and len(before) < MOST_CLASSES:
                    self._types[self._ref(subject)] = _shared((*before, name))
            return
        if name := property_name(predicate):
            if isinstance(term, Ref) or (name in _LINKS and isinstance(term, str) and term.startswith("http")):
                term = self._ref(term)
            said = self._said.get(subject)
            if said is None:
                said = self._said[self._ref(subject)] = []
            said += (name, term)

    def _ref(self, name: str) -> Ref:
        """Return the one object that stands for a node wherever it is named."""
        known = self._refs.get(name)
        if known is None:
            known = self._refs[name] = Ref(name)
        return known

    def offers(self) -> Iterator[tuple[Item, bool]]:
        """Yield the Item of each offer that is no part of another one, and whether it was walked to its end."""
        self._tops = {node for node, types in self._types.items() if not _TOPS.isdisjoint(types)}
        inner = self._joined(self._tops)
        for node in self._types:
            if node in self._tops and node not in inner:
                self._left = MOST_VALUES
                yield self._item(node, (node,)), self._left > 0

    def _joined(self, tops: set[str]) -> set[str]:
        """Give each part to its whole, also where only the part says so; return what is no offer by itself."""
        held: set[str] = set()
        mentioned: set[str] = set()
        stated: set[str] = set()
        found: list[tuple[str, str]] = []
        for node, said in self._said.items():
            for name, term in _pairs(said):
                if not isinstance(term, Ref) or term not in tops or term == node:
                    continue
                if name in _PARTS and node in tops:
                    held.add(term)
                elif name in _UP and node in tops:
                    found.append((term, node))
                elif name in _STATES:
                    stated.add(term)
                elif term.startswith("_:"):
                    mentioned.add(term)
        held.difference_update(self._wholes(found, held))
        for whole, part in found:
            if part not in held and whole not in held:
                held.add(part)
                name = "hasCourseInstance" if "Course" in self._types[whole] else "subEvent"
                self._said.setdefault(whole, []).extend((name, Ref(part)))
        return held | (mentioned - stated)

    @staticmethod
    def _wholes(found: list[tuple[str, str]], held: set[str]) -> set[str]:
        """Return nodes that are each other's part, of which none would be left."""
        pairs = set(found)
        return {whole for whole, part in pairs if whole in held and part in held and (part, whole) in pairs}

    def _item(self, node: str, way: tuple[str, ...]) -> Item:
        properties: dict[str, tuple[str | Item, ...]] = {}
        spoken: dict[str, list[Words]] = {}
        for name, term in dict.fromkeys(_pairs(self._said.get(node, ()))):
            if self._left <= 0:
                break
            if isinstance(term, Words):
                spoken.setdefault(name, []).append(term)
                continue
            value = self._value(name, term, way)
            if value != "" and (not isinstance(value, Item) or value.properties or value.id):
                properties[name] = (*properties.get(name, ()), value)
        for name, several in spoken.items():
            chosen = tuple(words for one in _in_one_language(several) if (words := clean(one)))
            properties[name] = (*chosen, *properties.get(name, ()))
        identity = "" if node.startswith("_:") else str(node)
        return Item(types=self._types.get(node, ()), id=identity, properties=properties)

    def _value(self, name: str, term: Ref | str, way: tuple[str, ...]) -> str | Item:
        self._left -= 1
        if not isinstance(term, Ref):
            words = clean(term)
            return enumeration(words) if words.startswith("http") else words
        if term in self._tops and name not in _PARTS:
            return "" if name in _STATES else Item(types=self._types[term], id="" if term[:2] == "_:" else str(term))
        if term not in self._said:
            return "" if term.startswith("_:") else enumeration(str(term))
        if term in way or len(way) > MOST_DEPTH or self._left <= 0:
            return "" if term.startswith("_:") else Item(types=self._types.get(term, ()), id=str(term))
        return self._item(term, (*way, term))


@lru_cache(maxsize=1024)
def _shared(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return one object for all nodes of the same classes, of which a large file has many."""
    return types


def _pairs(said: Sequence[Any]) -> Iterator[tuple[str, Term]]:
    by_turns = iter(said)
    return zip(by_turns, by_turns, strict=True)


def _in_one_language(several: list[Words]) -> list[str]:
    """Return the words in German, else in English, else in the language that comes first."""
    for wanted in ("de", "en", several[0].language.partition("-")[0].lower()):
        if found := [one.words for one in several if one.language.partition("-")[0].lower() == wanted]:
            return found
    return []
