"""Reads the entries of a feed (RSS, Atom) one by one: text in, what each entry says out; broken ones harm no other."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree
from msgspec import Struct

from harvester.extract.document import resolve
from harvester.extract.feed_words import plain, said
from harvester.extract.feed_xml import base_of, local, name_of, space, tree
from harvester.extract.remarks import Remarks
from harvester.extract.xmlstream import Cutter
from vocab.model import Finding

MAX_HEAD = 1_000_000
MAX_PARTS = 5_000
"""Elements of one entry that are read."""

_ATOM = frozenset(("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://example.com/newformat#"))
_HALF = ("stream-large", "stream-cut-off")
"""Flaws of entries whose words may end anywhere."""
_ABSOLUTE = re.compile(r"https?://[!-~]{1,1900}")
_CHANNEL = ("channel", "feed")


class Entry(Struct, frozen=True):
    """What one entry says: texts as markup by property, the title plain, its link absolute."""

    number: int
    title: str
    link: str
    id: str
    said: dict[str, tuple[str, ...]]


class Head(Struct, frozen=True):
    """What a feed says of itself: its title, and where its next leaf is."""

    title: str = ""
    next: str = ""
    known: bool = True
    """Whether it is a feed at all."""


class Feed:
    """The entries of one text; `head` is known when they are all read."""

    def __init__(self, pieces: Iterable[str], address: str, remarks: Remarks) -> None:
        self._pieces = pieces
        self._address = address
        self._remarks = remarks
        self._before = ""
        self.head = Head()

    def __iter__(self) -> Iterator[Entry | Finding]:
        wrapper = ""
        for piece in Cutter("(?:item|entry)").pieces(self._pieces):
            self._before += piece.before[: max(0, MAX_HEAD - len(self._before))]
            if not piece.number:
                if piece.lost:
                    yield from self._remarks.say(piece.lost)
                continue
            wrapper = wrapper or self._wrapper()
            at = f"record={piece.number}"
            if piece.lost:
                yield from self._remarks.say(piece.lost, at, words=piece.text)
            element = None if piece.lost in _HALF else _element(piece.text, wrapper, self._address)
            if element is not None:
                yield _entry(element, piece.number, self._address)
            elif not piece.lost:
                yield from self._remarks.say("feed-broken", at, words=piece.text)
        self.head = self._head()

    def _wrapper(self) -> str:
        """Return the opening of an element that gives an entry the namespaces and the base of its feed."""
        root = tree(self._before, self._address)
        if root is None:
            return "<feed>"
        holder = next((one for one in root.iter() if local(one) in _CHANNEL), root)
        names = {prefix or "": name for prefix, name in holder.nsmap.items() if prefix != "xml"}
        spaces = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{escape(name)}"' for prefix, name in names.items() if name
        )
        return f'<feed{spaces} xml:base="{escape(base_of(holder, self._address))}">'

    def _head(self) -> Head:
        root = tree(self._before, self._address)
        if root is None or local(root) not in {"rss", "feed", "RDF", "channel"}:
            return Head(known=False)
        holder = next((one for one in root.iter() if local(one) in _CHANNEL), root)
        parts = [*holder, *(one for one in root if one is not holder and local(root) == "RDF")]
        own = [one for one in parts if local(one).casefold() == "title" and space(one) in {space(holder), ""}]
        other = [one for one in parts if local(one) == "title" and "dc/elements" in space(one)]
        title = next((plain(said(one, atom=space(one) in _ATOM)) for one in (*own, *other)), "")
        onward = next((one for one in parts if local(one) == "link" and one.get("rel") == "next"), None)
        where = resolve(base_of(onward, self._address), onward.get("href") or "") if onward is not None else ""
        return Head(title=title, next=where)


def _element(markup: str, wrapper: str, address: str) -> etree._Element | None:
    root = tree(f"{wrapper}{markup}</feed>", address)
    return root[0] if root is not None and len(root) and isinstance(root[0].tag, str) else None


_OWN = {
    "title": "title",
    "description": "text",
    "summary": "text",
    "content": "content",
    "category": "category",
    "guid": "id",
    "id": "id",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "created": "published",
    "updated": "modified",
    "modified": "modified",
}
"""What elements of the feed's own vocabulary say."""
_FOREIGN = {
    "encoded": "content",
    "date": "published",
    "issued": "published",
    "created": "published",
    "modified": "modified",
    "updated": "modified",
    "subject": "category",
    "startdate": "start",
    "enddate": "end",
    "start": "start",
    "end": "end",
    "dtstart": "start",
    "dtend": "end",
    "eventdate": "start",
    "location": "location",
    "lat": "latitude",
    "long": "longitude",
    "lng": "longitude",
    "point": "point",
    "pos": "point",
    "origlink": "origin",
}
"""What elements of extensions say: Dublin Core, events, xCal, positions, and where a feed was before it was hosted."""


def _entry(element: etree._Element, number: int, address: str) -> Entry:
    """Return what an entry says."""
    own = space(element)
    found: dict[str, list[str]] = {}
    for place, part in enumerate(element.iter()):
        if place > MAX_PARTS:
            break
        above = part.getparent()
        if part is element or not isinstance(part.tag, str) or (above is not element and local(part) != "pos"):
            continue
        for name, words in _said_by(part, own):
            found.setdefault(name, []).append(words)
    title = plain(next(iter(found.get("title", found.get("other title", []))), ""))
    link = _link(element, own, found, address)
    said_all = {name: tuple(words)[:50] for name, words in found.items() if name not in {"title", "other title", "id"}}
    return Entry(number, title, link, next(iter(found.get("id", ())), ""), said_all)


def _said_by(part: etree._Element, own: str) -> Iterator[tuple[str, str]]:
    """Yield by property what one part of an entry says."""
    tag = local(part).casefold()
    mine = space(part) in {own, ""}
    name = _OWN.get(tag, "") if mine else "other title" if tag == "title" else _FOREIGN.get(tag, "")
    if name == "category" and mine and (part.get("label") or part.get("term")):
        yield name, part.get("label") or part.get("term") or ""
    elif name in {"title", "other title", "text", "content"}:
        words = said(part, atom=own in _ATOM and mine)
        if words.strip() and not part.get("src"):
            yield name, words
    elif name and (words := (part.text or "").strip()[:2_000]):
        yield name, words


def _link(element: etree._Element, own: str, found: dict[str, list[str]], address: str) -> str:
    """Return where an entry leads: its own link, its permanent id, or what RDF says that it is about."""
    for part, words in _candidates(element, own, found):
        absolute = words if _ABSOLUTE.fullmatch(words) else resolve(base_of(part, address), words) if words else ""
        if absolute:
            return absolute
    return ""


def _candidates(element: etree._Element, own: str, found: dict[str, list[str]]) -> Iterator[tuple[etree._Element, str]]:
    for origin in found.get("origin", ()):
        yield element, origin
    permanent: list[tuple[etree._Element, str]] = []
    for part in element:
        where, name = name_of(part.tag)
        if name == "link" and (where in {own, ""} or where in _ATOM):
            if part.get("rel", "alternate") == "alternate":
                yield part, (part.get("href") or part.text or "").strip()
        elif name == "guid" and part.get("isPermaLink", "true").lower() != "false" and "://" in (part.text or ""):
            permanent.append((part, (part.text or "").strip()))
    yield from permanent
    yield from ((element, str(value).strip()) for name, value in element.attrib.items() if str(name).endswith("}about"))
