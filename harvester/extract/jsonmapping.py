"""Reads mappings, which say in TOML how the JSON of an API becomes offers: a file in, a compiled mapping out."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from msgspec import Struct

from harvester.extract.jsonpath import Path, PathError, compiled, everything, split
from harvester.extract.jsonvalues import MappingError, Value, section, value

_SECTIONS = {
    "": ("title", "recognise", "list", "paging", "offer", "fields"),
    "recognise": ("keys", "texts", "without"),
    "list": ("items", "members", "only"),
    "paging": ("next", "parameter", "first", "step", "pages", "cursor", "most"),
    "offer": ("id", "url", "identifiers"),
}


class Paging(Struct, frozen=True, kw_only=True):
    """Where further pages are: at a link that is stated, or at the next number (or cursor) of a parameter."""

    next: Value | None = None
    parameter: str = ""
    first: int = 1
    step: int = 1
    """What a leaf adds to the number; 0 adds how many things it held."""
    pages: Path | None = None
    """Finds how many pages there are."""
    cursor: Value | None = None
    most: int = 1_000


class JsonMapping(Struct, frozen=True, kw_only=True):
    """How the JSON of one API is read."""

    name: str
    title: str
    keys: tuple[re.Pattern[bytes], ...]
    """All occur in what it reads."""
    without: tuple[re.Pattern[bytes], ...]
    path: tuple[str, ...]
    """Names that lead to the list."""
    within: tuple[Path, ...]
    """Steps from an element of the list to things; none when the elements are these."""
    only: tuple[tuple[Path, frozenset[str]], ...]
    paging: Paging
    id: Value | None
    url: Value | None
    identifiers: Value | None
    fields: Value

    def fits(self, head: bytes) -> bool:
        """Tell whether what begins with `head` is of this kind."""
        return (
            bool(self.keys)
            and all(one.search(head) for one in self.keys)
            and not any(one.search(head) for one in self.without)
        )


@cache
def built_in() -> Mapping[str, JsonMapping]:
    """Return the mappings that the project brings, by name; those that ask for most come first."""
    found = [mapping(text, name) for name, text in _texts().items()]
    return {one.name: one for one in sorted(found, key=lambda one: (-len(one.keys) - len(one.without), one.name))}


@cache
def version() -> str:
    """Return what changes when a mapping that the project brings does."""
    return sha256("".join(_texts().values()).encode()).hexdigest()[:12]


@lru_cache(maxsize=64)
def mapping(text: str, name: str = "mapping") -> JsonMapping:
    """Return the mapping that a TOML file states; raises MappingError.

    >>> made = mapping('list.items = "$.kurse[*]"\\nfields = {type = "Course", name = "$.titel"}')
    >>> made.path, made.fields({"titel": "Yoga"})[0].properties
    (('kurse',), {'name': ('Yoga',)})
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise MappingError(f"{name}: {wrong}") from wrong
    try:
        return _mapping(said, name)
    except PathError as wrong:
        raise MappingError(f"{name}: {wrong}") from wrong


def _mapping(said: Mapping[str, Any], name: str) -> JsonMapping:
    for place, known in _SECTIONS.items():
        _check(said.get(place, {}) if place else said, known, f"{name}{'.' if place else ''}{place}")
    if "fields" not in said:
        raise MappingError(f"{name}: fields is missing: it says what the properties of an offer are")
    recognise, listed, offer = said.get("recognise", {}), said.get("list", {}), said.get("offer", {})
    path, within = _list(str(listed.get("items", "$")), bool(listed.get("members")), name)
    keys = [re.compile(rb'"' + re.escape(key.encode()) + rb'"\s*:') for key in recognise.get("keys", ())]
    texts = [re.compile(re.escape(words.encode())) for words in recognise.get("texts", ())]
    values = {key: value(offer[key], f"{name}.offer.{key}") for key in offer}
    return JsonMapping(
        name=name,
        title=str(said.get("title", name)),
        keys=(*keys, *texts),
        without=tuple(re.compile(re.escape(words.encode())) for words in recognise.get("without", ())),
        path=path,
        within=within,
        only=tuple((compiled(one), frozenset(map(str, words))) for one, words in listed.get("only", {}).items()),
        paging=_paging(said.get("paging", {}), name),
        id=values.get("id"),
        url=values.get("url"),
        identifiers=values.get("identifiers"),
        fields=section(said["fields"], f"{name}.fields"),
    )


def _list(text: str, members: bool, name: str) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Return the names that lead to the list, and the steps within its elements."""
    path, steps = split(text)
    if steps and steps[0] is not everything:
        raise MappingError(f"{name}.list.items: '{text}': after its names comes [*]")
    return path, ((everything,) if members else ()) + steps[1:]


def _paging(said: Mapping[str, Any], name: str) -> Paging:
    where = f"{name}.paging"
    if "next" in said and "parameter" in said:
        raise MappingError(f"{where}: next and parameter exclude each other")
    numbers = {key: said[key] for key in ("first", "step", "most") if key in said}
    if wrong := [key for key, number in numbers.items() if not isinstance(number, int) or not 0 <= number <= 10_000]:
        raise MappingError(f"{where}: {', '.join(wrong)} is no number from 0 to 10000")
    return Paging(
        next=value(said["next"], where) if "next" in said else None,
        parameter=str(said.get("parameter", "")),
        pages=compiled(str(said["pages"])) if "pages" in said else None,
        cursor=value(said["cursor"], where) if "cursor" in said else None,
        **numbers,
    )


def _check(said: object, known: tuple[str, ...], where: str) -> None:
    if not isinstance(said, dict):
        raise MappingError(f"{where}: {said!r} is no table")
    if unknown := said.keys() - set(known):
        raise MappingError(f"{where}: {', '.join(sorted(unknown))} is not one of {', '.join(known)}")


@cache
def _texts() -> Mapping[str, str]:
    folder = files("harvester.extract") / "mappings"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    return {name.removesuffix(".toml"): (folder / name).read_text("utf-8") for name in names}
