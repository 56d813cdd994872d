"""Compiles a JSONPath to a function that finds nodes: a text in, a function from a value to values out.

Read is a part of RFC 9535: `$`, names (`.name`, `['any name']`), places (`[0]`, `[-1]`), all (`[*]`, `.*`) and one
comparison with a text (`[?@.kind == 'Course']`, `!=`) or a test of presence (`[?@.kind]`). There is no descent (`..`)
and no regular expression, so that each path costs no more than what it visits. `null` is found nowhere.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

Path: TypeAlias = Callable[[Any], Sequence[Any]]
Step: TypeAlias = Callable[[Any], Sequence[Any]]

MOST = 1_000
"""Nodes that one step finds beneath one node."""

_STEP = re.compile(
    r"\.(?P<name>[^\W\d][\w-]*)"
    r"|\[\s*(?:'(?P<single>[^'\\]*)'|\"(?P<double>[^\"\\]*)\")\s*\]"
    r"|\[\s*(?P<place>-?\d{1,6})\s*\]"
    r"|(?P<all>\.\*|\[\s*\*\s*\])"
    r"|\[\s*\?\s*@(?P<inner>(?:\.[\w-]+|\['[^']*'\])+)\s*(?:(?P<sign>[!=]=)\s*'(?P<text>[^']*)'\s*)?\]"
)


class PathError(ValueError):
    """A path that cannot be read."""


@lru_cache(maxsize=2048)
def compiled(text: str) -> Path:
    """Return the function that finds what a path leads to; raises PathError.

    >>> compiled("$.kurse[*].name")({"kurse": [{"name": "Yoga"}, {"name": None}, {"name": "Chor"}]})
    ['Yoga', 'Chor']
    >>> list(compiled("$[?@['@type'] == 'Place'].name")([{"@type": "Place", "name": "Rathaus"}, {"name": "Nixe"}]))
    ['Rathaus']
    """
    names, rest = split(text)
    if not rest:
        return _chain(names)
    return _along((_chain(names), *rest) if names else rest)


def split(text: str) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """Return the names with which a path begins, and the steps after them; raises PathError."""
    if not text.startswith("$"):
        raise PathError(f"'{text}': a path begins with $")
    names: list[str] = []
    steps: list[Step] = []
    place = 1
    while place < len(text):
        found = _STEP.match(text, place)
        if not found:
            raise PathError(f"'{text}': '{text[place:]}' is no step that is read")
        place = found.end()
        name = _named(found)
        if name is None:
            steps.append(_step(found))
        elif steps:
            steps.append(_chain((name,)))
        else:
            names.append(name)
    return tuple(names), tuple(steps)


def everything(node: Any) -> Sequence[Any]:
    """Return the elements of an array or the values of an object, and nothing of anything else."""
    if isinstance(node, list):
        return [one for one in node[:MOST] if one is not None]
    if isinstance(node, dict):
        return [one for one in list(node.values())[:MOST] if one is not None]
    return ()


def _named(found: re.Match[str]) -> str | None:
    return next((found[kind] for kind in ("name", "single", "double") if found[kind] is not None), None)


def _step(found: re.Match[str]) -> Step:
    if found["place"] is not None:
        return _at(int(found["place"]))
    if found["all"]:
        return everything
    return _where(compiled("$" + found["inner"]), found["sign"], found["text"])


def _chain(names: tuple[str, ...]) -> Path:
    """Return the function for names alone, which most paths are."""

    def read(node: Any) -> Sequence[Any]:
        for name in names:
            if type(node) is not dict:
                return ()
            node = node.get(name)
        return () if node is None else (node,)

    return read


def _at(place: int) -> Step:
    def read(node: Any) -> Sequence[Any]:
        if isinstance(node, list) and -len(node) <= place < len(node) and node[place] is not None:
            return (node[place],)
        return ()

    return read


def _where(inner: Path, sign: str | None, text: str) -> Step:
    def holds(node: Any) -> bool:
        found = inner(node)
        if sign is None:
            return bool(found)
        return (text in [str(one) for one in found]) == (sign == "==")

    return lambda node: [one for one in everything(node) if holds(one)]


def _along(steps: tuple[Step, ...]) -> Path:
    def read(node: Any) -> Sequence[Any]:
        nodes: Sequence[Any] = (node,)
        for step in steps:
            nodes = [inner for one in nodes for inner in step(one)]
        return nodes

    return read
