"""Reads the entries of a feed (RSS, Atom) one by one: text in, what each entry says out; broken ones harm no other."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree
from msgspec import Struct

from harvester.extract.crowd import is_crowded
from harvester.extract.document import resolve
from harvester.extract.feed_words import plain, said
from harvester.extract.filerecords import Remarks
from harvester.extract.xmlrecord import mended
from harvester.extract.xmlstream import Cutter
from vocab.model import Finding

MAX_HEAD = 1_000_000
MAX_PARTS = 5_000
"""Elements of one entry that are read."""

_ATOM = frozenset(("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://example.com/newformat#"))
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}(?:\[[^\]]{0,100000}\]\s*)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^<>]{0,500}\?>")
_HALF = ("stream-large", "stream-cut-off")
"""Flaws of entries whose words may end anywhere."""
_CHANNEL = ("channel", "feed")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


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
        root = _tree(self._before, self._address)
        if root is None:
            return "<feed>"
        holder = next((one for one in root.iter() if _local(one) in _CHANNEL), root)
        names = {prefix or "": name for prefix, name in holder.nsmap.items() if prefix != "xml"}
        spaces = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{escape(name)}"' for prefix, name in names.items() if name
        )
        return f'<feed{spaces} xml:base="{escape(_base(holder, self._address))}">'

    def _head(self) -> Head:
        root = _tree(self._before, self._address)
        if root is None or _local(root) not in {"rss", "feed", "RDF", "channel"}:
            return Head(known=False)
        holder = next((one for one in root.iter() if _local(one) in _CHANNEL), root)
        parts = [*holder, *(one for one in root if one is not holder and _local(root) == "RDF")]
        own = [one for one in parts if _local(one).casefold() == "title" and _space(one) in {_space(holder), ""}]
        other = [one for one in parts if _local(one) == "title" and "dc/elements" in _space(one)]
        title = next((plain(said(one, atom=_space(one) in _ATOM)) for one in (*own, *other)), "")
        onward = next((one for one in parts if _local(one) == "link" and one.get("rel") == "next"), None)
        where = resolve(_base(onward, self._address), onward.get("href") or "") if onward is not None else ""
        return Head(title=title, next=where)


def _tree(markup: str, address: str) -> etree._Element | None:
    """Return the elements of markup, whatever is wrong with it; no document type is read and no entity expanded."""
    plain_markup = mended(_DOCTYPE.sub("", _DECLARATION.sub("", markup, count=1), count=1)).strip()
    data = plain_markup.encode("utf-8", "replace")
    if not data or is_crowded(data):
        return None
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(data, parser, base_url=address)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _element(markup: str, wrapper: str, address: str) -> etree._Element | None:
    root = _tree(f"{wrapper}{markup}</feed>", address)
    return root[0] if root is not None and len(root) and isinstance(root[0].tag, str) else None


def _base(element: etree._Element, address: str) -> str:
    """Return what relative addresses within an element are resolved against."""
    bases = [one.get(_BASE) or "" for one in (element, *element.iterancestors())]
    where = address
    for base in reversed(bases):
        where = (resolve(where, base) or where) if base else where
    return where


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _space(element: etree._Element) -> str:
    """Return the namespace of an element, or the prefix of one that is not declared."""
    tag = str(element.tag)
    return tag[1:].partition("}")[0] if tag.startswith("{") else tag.rpartition(":")[0]


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
    own = _space(element)
    found: dict[str, list[str]] = {}
    for place, part in enumerate(element.iter()):
        if place > MAX_PARTS:
            break
        above = part.getparent()
        if part is element or not isinstance(part.tag, str) or (above is not element and _local(part) != "pos"):
            continue
        for name, words in _said_by(part, own):
            found.setdefault(name, []).append(words)
    title = plain(next(iter(found.get("title", found.get("other title", []))), ""))
    link = _link(element, own, found, address)
    said_all = {name: tuple(words)[:50] for name, words in found.items() if name not in {"title", "other title", "id"}}
    return Entry(number, title, link, next(iter(found.get("id", ())), ""), said_all)


def _said_by(part: etree._Element, own: str) -> Iterator[tuple[str, str]]:
    """Yield by property what one part of an entry says."""
    local, space = _local(part).casefold(), _space(part)
    mine = space in {own, ""}
    name = _OWN.get(local, "") if mine else "other title" if local == "title" else _FOREIGN.get(local, "")
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
    candidates: list[tuple[etree._Element, str]] = [(element, one) for one in found.get("origin", ())]
    for part in element:
        if _local(part) == "link" and (_space(part) in {own, ""} or _space(part) in _ATOM):
            if part.get("rel", "alternate") == "alternate":
                candidates.append((part, part.get("href") or part.text or ""))
        elif (
            _local(part) == "guid" and part.get("isPermaLink", "true").lower() != "false" and "://" in (part.text or "")
        ):
            candidates.append((part, part.text or ""))
    about = next((value for name, value in element.attrib.items() if str(name).endswith("}about")), "")
    for part, words in (*candidates, (element, str(about))):
        if words.strip() and (where := resolve(_base(part, address), words.strip())):
            return where
    return ""
