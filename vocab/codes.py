"""The code lists at run time: what `python -m vocab.compile` made of the Turtle in `data/codes`, read in milliseconds.

A concept is named by its code list and its own name, as in `themes/culture`; this is its `key`. Words are held by
language (`de`, `en`). Words for a matcher are written so: `-kurs` holds at the end of a word only, `Klima-` at the
start only, `‹Wort›` as a whole word only; everything else as the words of the language go.
"""

from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec
from msgspec import Struct

Text: TypeAlias = dict[str, str]
"""Language -> text."""
Words: TypeAlias = dict[str, tuple[str, ...]]
"""Language -> words, in alphabetical order."""


class Concept(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a code list."""

    key: str
    """Code list and name, such as `themes/culture`."""
    scheme: str
    name: str
    iri: str
    labels: Text
    alt: Words = {}
    """Other names, fit to be shown."""
    hidden: Words = {}
    """Words that say that the concept is meant; never shown as its name."""
    weak: Words = {}
    """Words that only corroborate and never suffice."""
    misleading: Words = {}
    """Words that look like one of its own and mean something else."""
    definition: Text = {}
    note: Text = {}
    """Where the border to its neighbours lies."""
    examples: Words = {}
    notation: str = ""
    broader: str = ""
    """Key of the concept above it; empty at the top."""
    order: int = 0
    matches: Words = {}
    """Local name of a SKOS mapping property, such as `exactMatch` -> IRIs."""
    deprecated: bool = False
    successor: str = ""
    """Key of the concept to use instead of a deprecated one; empty when there is none."""


class Scheme(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One code list with its concepts in order, each after the one above it."""

    name: str
    iri: str
    title: Text
    description: Text
    licence: str
    modified: str
    property: str = ""
    """Local name of our property that leads to its concepts, such as `theme`."""
    concepts: tuple[Concept, ...]


@cache
def schemes() -> dict[str, Scheme]:
    """Return every code list by name."""
    data = (files("vocab") / "data" / "codes.json").read_bytes()
    return {one.name: one for one in msgspec.json.decode(data, type=tuple[Scheme, ...])}


def scheme(name: str) -> Scheme:
    """Return one code list; a name that there is not is a mistake of ours (KeyError).

    >>> [one.name for one in scheme("formats").concepts][:3]
    ['onsite', 'online', 'online-appointments']
    """
    return schemes()[name]


@cache
def _by_key() -> dict[str, Concept]:
    return {one.key: one for each in schemes().values() for one in each.concepts}


@cache
def _by_iri() -> dict[str, Concept]:
    return {one.iri: one for one in _by_key().values()}


def concept(key: str) -> Concept:
    """Return the concept that `key` names; one that there is not is a mistake of ours (KeyError).

    >>> concept("formats/online").labels["de"]
    'online'
    """
    return _by_key()[key]


def find(key: str) -> Concept | None:
    """Return the concept that `key` names; None when there is none.

    >>> find("formats/by-pigeon") is None
    True
    """
    return _by_key().get(key)


def by_iri(iri: str) -> Concept | None:
    """Return the concept of an IRI from data; None when it is none of ours.

    >>> by_iri("https://w3id.org/bildungsernte/vocab/formats/online").key
    'formats/online'
    """
    return _by_iri().get(iri)
