"""The adapter for JSON APIs: a mapping says where the list is and what its fields mean; leaves are followed.

Source options: `mapping`, the name of a mapping that the project brings or the text of one (TOML); `hosts`, further
hosts of the source. Without `mapping`, the mapping is used that recognises what is there.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import orjson

from harvester.extract.addresses import normal
from harvester.extract.base import Extracted
from harvester.extract.document import resolve
from harvester.extract.ids import Ids, begins
from harvester.extract.jsonmapping import JsonMapping, built_in, mapping, version
from harvester.extract.jsonpaging import follows
from harvester.extract.jsonshape import shape
from harvester.extract.jsonsplit import Elements
from harvester.extract.jsontext import StreamError
from harvester.extract.jsonvalues import MappingError, Value
from harvester.extract.offers import words
from harvester.extract.remarks import Remarks
from harvester.extract.streamed import Streamed
from harvester.extract.streams import head, opened
from harvester.records import Item, Page, RawOffer, Source
from vocab.messages import finding
from vocab.model import Finding

READER = "json-1"
"""Changes whenever the same bytes would be read differently."""

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_PLAIN = re.compile(r"https?://[a-z0-9.-]{1,200}/[\w./~=&?+-]{0,500}", re.ASCII)
_LINKED_DATA = re.compile(rb'"@context"\s*:')
_CODES = {
    "cut-off": "json-cut-off",
    "too-deep": "json-too-deep",
    "too-large": "json-too-large",
    "not-json": "json-broken",
    "no-list": "json-no-list",
}


class JsonApi(Streamed):
    """Reads JSON APIs; see `harvester.extract.base.Adapter`."""

    reader = READER

    def fingerprint(self, source: Source) -> str:
        """Return the version of this reader, of the mappings, and of the one that the source names."""
        own = source.options.get("mapping", "")
        return f"{READER} {version()}{' ' + sha256(own.encode()).hexdigest()[:12] if own else ''}"

    def recognise(self, page: Page) -> int:
        """Return 85 for JSON that a mapping knows, 40 for other JSON, 20 for JSON-LD, which another adapter reads."""
        begin = head(page)
        if not _BEGINS.match(begin):
            return 0
        if any(one.fits(begin) for one in built_in().values()):
            return 85
        return 20 if _LINKED_DATA.search(begin) else 40

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield the offers that a page lists, the leaves that follow it, and findings."""
        begin = head(page)
        if not _BEGINS.match(begin):
            yield _no_json(page, begin)
            return
        try:
            used = _mapping(source, begin)
        except MappingError as wrong:
            yield finding("json-mapping-broken", page=page.address, words=wrong)
            return
        if used is None:
            yield shape(page, begin)
            return
        yield finding("json-mapping", page=page.address, words=used.title, detail=used.name)
        yield from _Reading(page, source, used, begin).all()


def _mapping(source: Source, begin: bytes) -> JsonMapping | None:
    """Return the mapping that the source names, else the one that recognises the page; raises MappingError."""
    own = source.options.get("mapping", "").strip()
    if "=" in own:
        return mapping(own)
    if own and own not in built_in():
        raise MappingError(f"mapping: '{own}' is not one of {', '.join(sorted(built_in()))}")
    return built_in()[own] if own else next((one for one in built_in().values() if one.fits(begin)), None)


class _Reading:
    """One page on its way out."""

    def __init__(self, page: Page, source: Source, used: JsonMapping, begin: bytes) -> None:
        self._page = page
        self._source = source
        self._mapping = used
        self._remarks = Remarks(page, "json-more")
        self._ids = Ids(self._remarks, "id", none="json-no-id", twice="json-id-twice", again="")
        lone = not used.path and begin.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        self._at = "record=" if lone else "/".join(("", *used.path, ""))
        self._base = int(lone)

    def all(self) -> Iterator[Extracted]:
        """Yield everything."""
        yield from self._offers()
        yield from self._remarks.rest()

    def _offers(self) -> Iterator[Extracted]:
        split = Elements(opened(self._page), self._mapping.path)
        held = 0
        try:
            for raw in split:
                held += 1
                yield from self._element(raw, held - 1)
            beside = _loaded(split.rest)
        except StreamError as wrong:
            code = _CODES[wrong.trouble]
            yield finding(code, page=self._page.address, words=wrong.near, detail=f"{held}")
            return
        except orjson.JSONDecodeError as wrong:
            yield finding("json-broken", page=self._page.address, words=wrong.msg)
            return
        yield from follows(self._mapping.paging, beside, held, self._page, self._source)

    def _element(self, raw: bytes, place: int) -> Iterator[Extracted]:
        at = f"{self._at}{place + self._base}"
        try:
            node = _loaded(raw)
        except orjson.JSONDecodeError as wrong:
            words = f"{wrong.msg.partition(':')[0]}: {raw[:60].decode('utf-8', 'replace')}"
            yield from self._remarks.say("json-broken", at, words=words)
            return
        nodes: Sequence[Any] = (node,)
        for step in self._mapping.within:
            nodes = [inner for one in nodes for inner in step(one)]
        for number, one in enumerate(nodes):
            yield from self._thing(one, at if len(nodes) == 1 else f"{at}.{number + 1}")

    def _thing(self, node: Any, at: str) -> Iterator[RawOffer | Finding]:
        used = self._mapping
        if not isinstance(node, dict):
            yield from self._remarks.say("json-no-object", at, words=str(node)[:60])
            return
        for path, allowed in used.only:
            if not any(str(found) in allowed for found in path(node)):
                return
        item = next((one for one in used.fields(node) if isinstance(one, Item)), None)
        if item is None or not item.properties.get("name"):
            yield from self._remarks.say("json-no-name", at, words=_one(used.id, node))
            return
        stated = _one(used.url, node)
        url = self._url(stated)
        name, address = words(item, "name"), url if stated else ""
        local_id = yield from self._ids.choose(_one(used.id, node), name, begins(item), at, address=address)
        identifiers = used.identifiers(node) if used.identifiers else ()
        yield RawOffer(
            page=self._page.address,
            method="json",
            local_id=local_id,
            url=url,
            item=item,
            at=at,
            identifiers=tuple(one for one in identifiers if isinstance(one, str)),
        )

    def _url(self, stated: str) -> str:
        if _PLAIN.fullmatch(stated):
            return stated
        url = resolve(self._page.address, stated) if stated else ""
        return url if normal(url) else self._page.address


def _one(read: Value | None, node: Any) -> str:
    found = read(node) if read else ()
    return found[0] if found and isinstance(found[0], str) else ""


def _loaded(raw: bytes) -> Any:
    """Return the value of JSON text; letters that are no UTF-8 are taken for Windows-1252."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            return orjson.loads(raw.decode("cp1252", "replace").encode("utf-8"))
        raise


def _no_json(page: Page, begin: bytes) -> Finding:
    words = " ".join(begin[:200].decode("utf-8", "replace").split())
    return finding("json-not-json", page=page.address, words=words[:100] or "-")
