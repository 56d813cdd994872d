"""The adapter for RDF files: schema.org, Bioschemas or ELM in JSON-LD, Turtle, N-Triples, TriG, N-Quads or RDF/XML.

A file is parsed in a disposable process (`rdfprocess`); contexts of JSON-LD are never fetched.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from harvester.extract.addresses import normal
from harvester.extract.base import Extracted
from harvester.extract.document import resolve
from harvester.extract.ids import Ids, begins
from harvester.extract.offers import words
from harvester.extract.rdfanswer import Answer
from harvester.extract.rdfprocess import Kind, Limits, answers
from harvester.extract.remarks import Remarks
from harvester.extract.streamed import Streamed
from harvester.extract.streams import head, opened
from harvester.records import Item, Page, RawOffer, Source
from vocab.messages import finding
from vocab.model import Finding

READER = "rdf-1"
"""Changes whenever the same bytes would be read differently."""

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_KEYWORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"@(?:context|graph|id|type)"\s*:')
_CONTEXT = re.compile(rb'"@(?:context|graph)"\s*:')
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|[\w.-]+:RDF\b|RDF\b)")
_RDF_XML = re.compile(rb"<(?:[\w.-]+:)?RDF[\s>]")
_TURTLE = re.compile(rb"^\s*(?:@prefix|@base|PREFIX\s+[\w.-]*:\s*<|BASE\s+<)", re.MULTILINE | re.IGNORECASE)
_TRIPLE = re.compile(rb"^\s*(?:<[^<>\s]{1,1000}>|_:\w{1,200})\s+<[^<>\s]{1,1000}>\s+[<\"_]", re.MULTILINE)
_TYPES: tuple[tuple[str, Kind], ...] = (
    ("n-triples", "ntriples"),
    ("n-quads", "nquads"),
    ("trig", "trig"),
    ("turtle", "turtle"),
)
_ENDS: dict[str, Kind] = {".nt": "ntriples", ".nq": "nquads", ".trig": "trig"}


class Rdf(Streamed):
    """Reads RDF files; see `harvester.extract.base.Adapter`."""

    reader = READER

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def recognise(self, page: Page) -> int:
        """Return 90 for RDF/XML and Turtle, 80 for JSON-LD, 50 for JSON that has some within."""
        begin = head(page)
        kind = _kind(page, begin)
        if kind == "jsonld":
            return 80 if _KEYWORD.match(begin) else 50 if _CONTEXT.search(begin) else 0
        return 90 if kind else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:  # noqa: ARG002 - all is in the page
        """Yield the offers that a file describes, and findings."""
        begin = head(page)
        kind = _kind(page, begin)
        if kind is None:
            shown = " ".join(begin[:200].decode("utf-8", "replace").split())
            yield finding("rdf-not-rdf", page=page.address, words=shown[:100] or "-")
            return
        remarks, empty = Remarks(page, "rdf-more"), True
        ids = Ids(remarks, "id", none="rdf-no-id", twice="rdf-id-twice", again="")
        for answer in answers(opened(page), kind, page.address, self._limits):
            for one in _read(answer, page, ids, remarks):
                empty = False
                yield one
        yield from remarks.rest()
        if empty:
            yield finding("rdf-no-offers", page=page.address)


def _kind(page: Page, begin: bytes) -> Kind | None:
    """Return the format of a file: by what it begins with, among formats alike by its media type or name."""
    if _JSON.match(begin):
        return "jsonld"
    if _XML.match(begin):
        return "rdfxml" if _RDF_XML.search(begin) else None
    if begin.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html")):
        return None
    declared = next((kind for name, kind in _TYPES if name in page.media_type.lower()), None)
    if _TURTLE.search(begin) or _TRIPLE.search(begin):
        return declared or _ENDS.get("." + _path(page).rpartition(".")[2].lower(), "turtle")
    return declared


def _path(page: Page) -> str:
    try:
        return urlsplit(page.address).path
    except ValueError:
        return ""


def _read(answer: Answer, page: Page, ids: Ids, remarks: Remarks) -> Iterator[RawOffer | Finding]:
    """Yield the offer of an answer, or what is wrong."""
    if answer.item is None:
        at = f"line={answer.detail}" if answer.detail else ""
        yield from remarks.say(answer.code, at, words=answer.words)
        return
    item = answer.item
    stated = next((one for one in (item.id, words(item, "identifier"), words(item, "url")) if one), "")
    at = f"record={stated[:200]}" if stated else "record"
    if not (words(item, "name") or words(item, "headline")):
        yield from remarks.say("rdf-no-name", at, words=next(iter(item.types), ""))
        return
    url = _url(item, page)
    local_id = yield from ids.choose(stated, words(item, "name"), begins(item), at, address=url)
    yield RawOffer(page=page.address, method="rdf", local_id=local_id, url=url or page.address, item=item, at=at)


def _url(item: Item, page: Page) -> str:
    """Return the offer's address: what it states, else its name in the graph; empty when neither is one."""
    for candidate in (words(item, "url"), item.id):
        absolute = resolve(page.address, candidate) if candidate else ""
        if absolute and normal(absolute):
            return absolute
    return ""
