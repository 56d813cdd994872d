"""Compiles what a mapping says of a property to a function: from a node of JSON to texts and Items, uninterpreted."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from harvester.extract.jsonpath import PathError, compiled, split
from harvester.extract.schemaorg import enumeration
from harvester.extract.words import clean
from harvester.records import Item

Values: TypeAlias = tuple[str | Item, ...]
Value: TypeAlias = Callable[[Any], Values]

MOST = 1_000
"""Values of one property."""
MOST_DEPTH = 8
"""Sections within each other in a mapping."""
RESERVED = frozenset(("each", "type", "id"))

_PART = re.compile(r"\{(\$[^{}]*)\}")
_LANGUAGES = ("de", "de-DE", "en", "en-US", "en-GB")
_WORDED = frozenset(("path", "words", "as", "zone", "when"))
_FORMS = ("day", "epoch", "epoch-day")
_MILLISECONDS = 100_000_000_000


class MappingError(ValueError):
    """A mapping that cannot be read: where, what, and the choices."""


def value(said: object, where: str) -> Value:
    """Return the function for what stands at a property; raises MappingError.

    A text is a path (`$.name`), words with paths in them (`bis {$.end}`) or words; a list is alternatives, of which the
    first that finds something counts; a list of tables or `{all = […]}` is several values; a table is an Item, or with
    `path` a path whose words are changed.

    >>> value("{$.day} um {$.hour} Uhr", "dateText")({"day": "3.9.2026", "hour": 18})
    ('3.9.2026 um 18 Uhr',)
    >>> value({"path": "$.price", "words": {"0.0": ""}}, "price")({"price": "0.0"})
    ()
    """
    if isinstance(said, str):
        return _text(said, where)
    if isinstance(said, list) and said:
        made = [value(one, where) for one in said]
        return _each_of(made) if all(isinstance(one, dict) and "path" not in one for one in said) else _first_of(made)
    if isinstance(said, dict) and "all" in said:
        return _each_of([value(one, where) for one in said["all"]])
    if isinstance(said, dict) and "path" in said:
        return _worded(said, where)
    if isinstance(said, dict):
        return section(said, where)
    raise MappingError(f"{where}: {said!r} is neither a text nor a list nor a table")


def section(said: Mapping[str, object], where: str) -> Value:
    """Return the function for a table that describes Items; raises MappingError."""
    if where.count(".") > MOST_DEPTH:
        raise MappingError(f"{where}: sections within sections, more than {MOST_DEPTH}")
    each = _path(str(said["each"]), where) if "each" in said else None
    types = value(said["type"], f"{where}.type") if "type" in said else _nothing
    identity = value(said["id"], f"{where}.id") if "id" in said else None
    properties = [(name, value(one, f"{where}.{name}")) for name, one in said.items() if name not in RESERVED]

    plain = isinstance(said.get("type", ""), str) and not str(said.get("type", "$")).startswith("$")
    constant = _only_text(types(None)) if plain else ()

    def made(node: Any) -> Values:
        items = []
        for one in _flat(each(node)) if each else (node,):
            found = {}
            for name, read in properties:
                if values := read(one):
                    found[name] = values
            if found:
                kinds = constant or _only_text(types(one))
                items.append(
                    Item(types=kinds, id="".join(_only_text(identity(one))[:1]) if identity else "", properties=found)
                )
        return tuple(items)

    return made


def texts(node: Any) -> Values:
    """Return what a node says in words: numbers as they stand, of a text in several languages the German one.

    >>> texts(["Yoga &amp; Tanz", 12.5, True, {"de": "Chor", "en": "Choir"}])
    ('Yoga & Tanz', '12.5', 'true', 'Chor')
    """
    if type(node) is str:
        words = node.strip() if "&" not in node and node.isprintable() else clean(node)
        if words.startswith("http"):
            words = enumeration(words)
        return (words,) if words else ()
    if isinstance(node, bool):
        return ("true" if node else "false",)
    if isinstance(node, int | float):
        return (repr(node),)
    if isinstance(node, list):
        return tuple(words for one in node[:MOST] if not isinstance(one, list) for words in texts(one))
    if isinstance(node, dict):
        return next((texts(node[tag]) for tag in _LANGUAGES if type(node.get(tag)) is str), ())
    return ()


def _path(text: str, where: str) -> Callable[[Any], Sequence[Any]]:
    try:
        return compiled(text)
    except PathError as wrong:
        raise MappingError(f"{where}: {wrong}") from wrong


def _text(said: str, where: str) -> Value:
    if said.startswith("$"):
        return _found(said, where)
    if not _PART.search(said):
        constant = (said,)
        return lambda _: constant
    parts = _PART.split(said)
    pieces = [(one, _path(one, where) if place % 2 else None) for place, one in enumerate(parts)]
    return lambda node: _filled(pieces, node)


def _found(said: str, where: str) -> Value:
    """Return the function for a path alone; one name, which most are, is looked up without further ado."""
    read = _path(said, where)
    names, steps = split(said)
    if len(names) == 1 and not steps:
        name = names[0]
        return lambda node: texts(said) if type(node) is dict and (said := node.get(name)) is not None else ()

    def found(node: Any) -> Values:
        nodes = read(node)
        if len(nodes) == 1:
            return texts(nodes[0])
        return tuple(words for one in nodes for words in texts(one))[:MOST]

    return found


def _filled(pieces: Sequence[tuple[str, Callable[[Any], Sequence[Any]] | None]], node: Any) -> Values:
    """Return the words with what its paths find; nothing when one of them finds nothing."""
    said = []
    for words, read in pieces:
        found = (words,) if read is None else _only_text(texts(list(read(node))))
        if not found:
            return ()
        said.append(found[0] if read is None else ", ".join(found))
    return ("".join(said),)


def _worded(said: Mapping[str, Any], where: str) -> Value:
    """Return the function for a path whose words are changed, and which may hold only `when` others say something."""
    if unknown := said.keys() - _WORDED:
        raise MappingError(f"{where}: {', '.join(sorted(unknown))} is not one of {', '.join(sorted(_WORDED))}")
    form = said.get("as", "")
    if form and form not in _FORMS:
        raise MappingError(f"{where}: as = {form!r} is not one of {', '.join(_FORMS)}")
    if not all(isinstance(said.get(name, {}), dict) for name in ("words", "when")):
        raise MappingError(f"{where}: words and when are tables")
    zone = _zone(str(said.get("zone", "Europe/Berlin")), where)
    read, words = value(said["path"], where), {str(k): str(v) for k, v in said.get("words", {}).items()}
    when = [(_found(str(path), where), frozenset(map(str, allowed))) for path, allowed in said.get("when", {}).items()]

    def found(node: Any) -> Values:
        if any(allowed.isdisjoint(_only_text(told(node))) for told, allowed in when):
            return ()
        return tuple(_formed(new, form, zone) for one in _only_text(read(node)) if (new := words.get(one, one)))

    return found


def _formed(words: str, form: str, zone: ZoneInfo) -> str:
    if form.startswith("epoch"):
        words = _moment(words, zone)
    return words[:10] if form.endswith("day") else words


def _zone(name: str, where: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise MappingError(f"{where}: zone = {name!r} is no time zone") from wrong


def _moment(words: str, zone: ZoneInfo) -> str:
    """Return the moment that a number of seconds or milliseconds since 1970 stands for; other words as they are.

    >>> _moment("1788192000000", ZoneInfo("Europe/Berlin")), _moment("bald", ZoneInfo("Europe/Berlin"))
    ('2026-08-31T18:00:00+02:00', 'bald')
    """
    try:
        seconds = float(words)
        if abs(seconds) >= _MILLISECONDS:
            seconds /= 1000
        return datetime.fromtimestamp(seconds, zone).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return words


def _first_of(reads: Sequence[Value]) -> Value:
    def found(node: Any) -> Values:
        for read in reads:
            if values := read(node):
                return values
        return ()

    return found


def _each_of(reads: Sequence[Value]) -> Value:
    return lambda node: tuple(one for read in reads for one in read(node))[:MOST]


def _flat(nodes: Sequence[Any]) -> Sequence[Any]:
    """Return nodes with arrays among them taken apart: an array and its one element mean the same."""
    if len(nodes) == 1 and not isinstance(nodes[0], list):
        return nodes
    return [inner for one in nodes for inner in (one[:MOST] if isinstance(one, list) else (one,))][:MOST]


def _only_text(values: Values) -> tuple[str, ...]:
    return tuple(one for one in values if isinstance(one, str))


def _nothing(_: Any) -> Values:
    return ()
