"""A page's bytes as UTF-8, its base address and, when asked for, its element tree; nothing here knows any vocabulary.

The tree comes from libxml2, whose depth is limited to 256 levels: an HTML 5 tree builder may need seconds and gigabytes
for the same hostile bytes (100,000 open `div`: 10 s; 4,000 open `font`: 2.9 GB; measured with lexbor).
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import cast
from urllib.parse import urljoin

from lxml import etree

from harvester.extract.crowd import is_crowded
from harvester.extract.decode import utf8
from harvester.extract.region import regions
from harvester.extract.words import clean
from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

_BASE = re.compile(rb"<base\b[^>]{0,2000}?\bhref\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[a-zA-Z0-9][!-Z^-~]{0,1900}+(?<![?#;])")
_BARE_BODY = re.compile(rb"<body\s*>(?=\s*<body\s)")
_HEAD = 50_000
_BLOCKS = frozenset(
    """address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table tbody td tfoot th thead tr ul""".split()
)
_SILENT = frozenset(("script", "style", "noscript", "template"))


class Document:
    """One HTML page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.findings: list[Finding] = []
        self.body, wrong = utf8(page)
        if wrong:
            self.findings.append(wrong)

    @cached_property
    def lower(self) -> bytes:
        """The body in small letters, to look for names of tags and attributes; same length as the body."""
        return self.body.lower()

    @cached_property
    def has_rdfa(self) -> bool:
        """Whether something in the page may be typed by RDFa."""
        return b"typeof" in self.lower

    @cached_property
    def base(self) -> str:
        """The address that relative addresses are resolved against."""
        if self.lower.find(b"<base", 0, _HEAD) >= 0 and (found := _BASE.search(self.body[:_HEAD])):
            href = clean(found[1].decode("utf-8", "replace"))
            return resolve(self.page.address, href) or self.page.address
        return self.page.address

    @cached_property
    def root(self) -> etree._Element | None:
        """The element tree; None when there is none or it is too deep to be trusted, which leaves a finding."""
        if not self.body.strip():
            return None
        if is_crowded(self.body):
            self._too_deep("attributes")
            return None
        root, whole = _parsed(_one_body(self.body))
        if not whole:
            self._too_deep("elements")
            return None
        return root

    def part(self) -> tuple[etree._Element | None, bytes]:
        """Return an element tree in which all microdata of the page stands, and the bytes that it was made of."""
        if self.page.kind != "listing" and not self.has_rdfa and (found := regions(self.lower)) is not None:
            pieces = [self.body[start:end] for start, end in found]
            root, whole = _parsed(b"<body><div>" + b"</div><div>".join(pieces) + b"</div></body>")
            if whole and not any(b"itemref" in self.lower[start:end] for start, end in found):
                return root, b"".join(pieces)
        return self.root, self.body

    def resolve(self, address: str) -> str:
        """Return `address` as an absolute http address, or nothing when it is none."""
        if _PLAIN.fullmatch(address):
            return address
        return resolve(self.base, address)

    def _too_deep(self, what: str) -> None:
        self.findings.append(finding("page-too-deep", page=self.page.address, words=what))


def resolve(base: str, address: str) -> str:
    """Return `address` as an absolute http address, or nothing when it is none.

    >>> resolve("https://vhs.example/kurse/", "../kurs/1"), resolve("https://vhs.example/", "javascript:alert(1)")
    ('https://vhs.example/kurs/1', '')
    """
    if len(address) > 2_000:
        return ""
    try:
        absolute = urljoin(base, address.strip())
    except ValueError:
        return ""
    return absolute if absolute.lower().startswith(("http://", "https://")) else ""


def elements(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """Return the elements that a prepared path selects, in document order."""
    return cast("list[etree._Element]", path(root))


def text(element: etree._Element) -> str:
    """Return what a person reads in `element`, in one line; blocks are set apart by a space."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    for event, child in etree.iterwalk(element, events=("start", "end")):
        tag = child.tag
        if event == "start":
            if tag in _BLOCKS:
                yield " "
            if tag not in _SILENT:
                yield child.text or ""
        else:
            if tag in _BLOCKS:
                yield " "
            if child is not element:
                yield child.tail or ""


def _parsed(body: bytes) -> tuple[etree._Element | None, bool]:
    """Return the element tree, and whether it is not too deep to be trusted."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        root = None
    errors = parser.error_log
    return root, not (len(errors) and any(e.type_name == "ERR_RESOURCE_LIMIT" for e in errors.filter_from_fatals()))


def _one_body(body: bytes) -> bytes:
    """Return the page without a bare `body` tag where another one with attributes follows: browsers merge the two."""
    if body.count(b"<body") < 2:
        return body
    return _BARE_BODY.sub(b"", body, count=1)
