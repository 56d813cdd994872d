"""Reads schema.org things from a page's JSON-LD; references are followed within the page, contexts never loaded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from harvester.extract.document import Document
from harvester.extract.jsoncontext import Context, Json
from harvester.extract.jsonrepair import MAX_BYTES, repaired, unwrapped
from harvester.extract.nodes import MAX_DEPTH, MAX_ITEMS
from harvester.extract.schemaorg import enumeration, may_offer
from harvester.extract.words import clean
from harvester.records import Item
from vocab.messages import finding

_BLOCK = re.compile(
    rb"<!--(?!\[if)(?:.*?-->|.*)|<script\b([^>]*)(?:>|\Z)(.*?)(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TYPE = re.compile(rb"application/(?:[a-z.+-]*\+)?ld(?:\+|&#x2b;|&#43;|&plus;)json", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_SKIPPED = frozenset(("@context", "@id", "@type", "@reverse", "@index", "@language", "@direction", "@version"))

_PLAIN = Context()


def read(document: Document) -> list[Item]:
    """Return the top-level things that are or may list offers; what is broken is left as findings on the document."""
    blocks = [data for raw in _blocks(document.body) if (data := _parsed(*raw, document)) is not None]
    if not blocks:
        return []
    reader = _Reader(document, blocks)
    items = [reader.item(node, context, 0) for node, context in reader.top() if _wanted(node, context)]
    reader.report()
    return items


def _blocks(body: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield the text of each block, and whether its element is closed."""
    for found in _BLOCK.finditer(body):
        if found[1] is not None and _TYPE.search(found[1]) and found[2].strip():
            yield found[2], found.end(2) < found.end()


def _parsed(raw: bytes, closed: bool, document: Document) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as wrong:
        return _mended(raw, closed, wrong, document)


def _mended(raw: bytes, closed: bool, wrong: orjson.JSONDecodeError, document: Document) -> Any:
    """Parse once more after unwrapping and repair; wrappers alone are common and worth no finding."""
    text = raw.decode("utf-8", "replace")
    bare = unwrapped(text)
    if not bare:
        return None
    try:
        return orjson.loads(bare)
    except orjson.JSONDecodeError as inner:
        if "depth" in inner.msg or "ecursion" in inner.msg:
            _say(document, "jsonld-too-deep", inner, text)
            return None
    for candidate in dict.fromkeys((bare, text)) if len(text) <= MAX_BYTES else ():
        mended = repaired(candidate)
        try:
            data = orjson.loads(mended.text)
        except orjson.JSONDecodeError:
            continue
        ends_early = mended.in_value or (mended.unclosed and not closed)
        _say(document, "jsonld-cut-off" if ends_early else "jsonld-repaired", wrong, text)
        return data
    _say(document, "jsonld-broken", wrong, text)
    return None


def _say(document: Document, code: str, wrong: orjson.JSONDecodeError, text: str) -> None:
    words = " ".join(text[max(0, wrong.pos - 30) : wrong.pos + 30].split())
    place = f"line {wrong.lineno} column {wrong.colno}: {wrong.msg.partition(':')[0]}"
    document.findings.append(finding(code, page=document.page.address, words=words, detail=place))


class _Reader:
    """Builds Items from the parsed blocks of one page."""

    def __init__(self, document: Document, blocks: Sequence[Any]) -> None:
        self._document = document
        self._blocks = blocks
        self._nodes: dict[str, Json] | None = None
        self._open: list[str] = []
        self._left = MAX_ITEMS
        self._deep = False

    def top(self) -> Iterator[tuple[Json, Context]]:
        """Yield the nodes that no other node holds, with their context; `@graph` and lists are looked into."""
        waiting: list[tuple[Any, Context, int]] = [(block, _PLAIN, 0) for block in reversed(self._blocks)]
        while waiting:
            data, context, depth = waiting.pop()
            if depth > MAX_DEPTH:
                self._deep = True
            elif isinstance(data, list):
                waiting.extend((part, context, depth + 1) for part in reversed(data[:MAX_ITEMS]))
            elif isinstance(data, dict):
                if "@context" in data:
                    context = context.within(data["@context"])
                inside = [data[name] for name in ("@included", "@graph") if name in data]
                waiting.extend((inner, context, depth + 1) for inner in inside)
                if any(key not in _SKIPPED and key not in {"@graph", "@included"} for key in data):
                    yield data, context

    def item(self, node: Json, context: Context, depth: int) -> Item:
        """Return the Item of one node object, everything it holds included, in one budget for the page."""
        if depth > MAX_DEPTH or self._left <= 0:
            self._deep = self._deep or depth > MAX_DEPTH
            return Item()
        self._left -= 1
        if depth and "@context" in node:
            context = context.within(node["@context"])
        types: tuple[str, ...] = ()
        identifier = ""
        properties: dict[str, tuple[str | Item, ...]] = {}
        for key, value in node.items():
            name = key if key.startswith("@") else context.name(key)
            if name == "@type" or (name == "type" and "@type" not in node):
                types = _types(value, context)
            if name == "@id":
                identifier = self._id(value)
            elif name and not name.startswith("@") and (values := tuple(self._values(value, context, depth + 1))):
                properties[name] = properties[name] + values if name in properties else values
        return Item(types=types, id=identifier, properties=properties)

    def _id(self, value: Any) -> str:
        if not isinstance(value, str) or value.startswith("_:"):
            return ""
        return clean(value)

    def _values(self, value: Any, context: Context, depth: int) -> Iterator[str | Item]:
        if isinstance(value, str):
            if words := clean(value):
                yield enumeration(words)
        elif isinstance(value, bool):
            yield "true" if value else "false"
        elif isinstance(value, int | float):
            yield repr(value)
        elif isinstance(value, list):
            if depth > MAX_DEPTH:
                self._deep = True
                return
            for part in value[:MAX_ITEMS]:
                yield from self._values(part, context, depth + 1)
        elif isinstance(value, dict):
            yield from self._object(value, context, depth)

    def _object(self, value: Json, context: Context, depth: int) -> Iterator[str | Item]:
        for wrapper in ("@value", "@list", "@set"):
            if wrapper in value:
                yield from self._values(value[wrapper], context, depth)
                return
        if "@id" in value and len(value) == 1:
            yield from self._reference(value["@id"], depth)
        elif _is_language_map(value):
            best = next((value[tag] for tag in ("de", "de-DE", "en") if tag in value), next(iter(value.values())))
            yield from self._values(best, context, depth)
        elif value:
            yield self.item(value, context, depth)

    def _reference(self, identifier: Any, depth: int) -> Iterator[str | Item]:
        """Yield the node of this page that has the id, unless it is being read already; else the id's words."""
        if not isinstance(identifier, str) or not identifier:
            return
        node = self._index().get(identifier)
        if node is None:
            yield enumeration(clean(identifier))
        elif identifier in self._open or len(self._open) > 4:
            yield Item(types=_types(node.get("@type"), _PLAIN), id=self._id(identifier))
        else:
            self._open.append(identifier)
            yield self.item(node, _PLAIN, depth)
            self._open.pop()

    def _index(self) -> Mapping[str, Json]:
        """Return all nodes of the page that have an id and say more than it, by id."""
        if self._nodes is None:
            self._nodes = {}
            waiting: list[Any] = list(self._blocks)
            while waiting:
                data = waiting.pop()
                if isinstance(data, list):
                    waiting.extend(data)
                elif isinstance(data, dict):
                    identifier = data.get("@id")
                    if isinstance(identifier, str) and len(data) > 1:
                        self._nodes[identifier] = {**data, **self._nodes.get(identifier, {})}
                    waiting.extend(value for value in data.values() if isinstance(value, dict | list))
        return self._nodes

    def report(self) -> None:
        """Leave a finding for what was cut."""
        page = self._document.page.address
        if self._deep:
            self._document.findings.append(finding("jsonld-too-deep", page=page, detail=f"> {MAX_DEPTH}"))
        if self._left <= 0:
            self._document.findings.append(finding("markup-too-large", page=page, detail=f"> {MAX_ITEMS}"))


def _wanted(node: Json, context: Context) -> bool:
    types = _types(node.get("@type", node.get("type")), context)
    return may_offer(types, (context.name(key) for key in node)) or bool(context.terms)


def _types(value: Any, context: Context) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    found = [context.name(name.strip()) for name in names[:20] if isinstance(name, str)]
    return tuple(dict.fromkeys(name for name in found if name))


def _is_language_map(value: Json) -> bool:
    return (
        len(value) <= 40
        and all(isinstance(words, str) and _LANGUAGE.fullmatch(tag) for tag, words in value.items())
        and bool(value.keys() & {"de", "en", "nl", "fr", "de-DE", "en-US", "en-GB"})
    )
