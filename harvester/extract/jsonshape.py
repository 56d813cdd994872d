"""Describes JSON that no mapping knows, so that a person can write one: a page in, a finding with its structure out."""

import re
from collections import deque
from typing import Any

import orjson

from harvester.extract.jsonsplit import elements
from harvester.extract.jsontext import StreamError
from harvester.extract.streams import opened
from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

MOST_VISITED = 10_000
MOST_DEPTH = 8

_NAME = re.compile(rb'"([^"\\]{1,60})"\s*:')


def shape(page: Page, begin: bytes) -> Finding:
    """Return the finding that names the first list of objects and what these hold."""
    try:
        data = _first(page, begin)
    except (StreamError, orjson.JSONDecodeError) as wrong:
        if isinstance(wrong, StreamError) and wrong.trouble == "too-large":
            return finding("json-unknown", page=page.address, words="$", detail=", ".join(_named(begin)))
        return finding("json-broken", page=page.address, words=wrong)
    path, example = _list(data)
    return finding("json-unknown", page=page.address, words=path, detail=", ".join(_keys(example)))


def _named(begin: bytes) -> list[str]:
    """Return the names at the beginning of a document that is too large to be looked at whole.

    >>> _named(b'{"kurse": [{"nr": 1, "titel": "Chor"}, {"nr": 2')
    ['kurse', 'nr', 'titel']
    """
    return list(dict.fromkeys(found[1].decode("utf-8", "replace") for found in _NAME.finditer(begin)))[:40]


def _first(page: Page, begin: bytes) -> Any:
    """Return the document, or of one that is a list its first element, in a list."""
    lone = begin.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    first = next(elements(opened(page)), b"{}")
    return orjson.loads(first) if lone else [orjson.loads(first)]


def _list(data: Any) -> tuple[str, Any]:
    """Return path and first element of the nearest list of objects; the whole when there is none."""
    waiting: deque[tuple[str, Any, int]] = deque([("$", data, 0)])
    visited = 0
    while waiting and visited < MOST_VISITED:
        path, node, depth = waiting.popleft()
        visited += 1
        if isinstance(node, list):
            if node and isinstance(node[0], dict):
                return f"{path}[*]", node[0]
        elif isinstance(node, dict) and depth < MOST_DEPTH:
            waiting.extend((f"{path}{_step(name)}", inner, depth + 1) for name, inner in list(node.items())[:100])
    return "$", data


def _step(name: str) -> str:
    return f".{name}" if name.isidentifier() else "['" + name[:50].replace("'", "") + "']"


def _keys(example: Any) -> list[str]:
    """Return the names in an object, with those in the objects right within it.

    >>> _keys({"id": 1, "ort": {"plz": "35390"}, "tage": [{"am": ""}]})
    ['id', 'ort.plz', 'tage[*].am']
    """
    if not isinstance(example, dict):
        return [type(example).__name__]
    found: list[str] = []
    for name, inner in list(example.items())[:60]:
        mark, inside = ("[*]", inner[0]) if isinstance(inner, list) and inner else ("", inner)
        if isinstance(inside, dict) and inside:
            found.extend(f"{name}{mark}.{one}" for one in list(inside)[:10])
        else:
            found.append(name + mark)
    return found
