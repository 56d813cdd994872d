"""Reads schema.org things from microdata (HTML standard, section 5) and what pages do beyond: `content` anywhere."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from harvester.extract.document import Document, elements, text
from harvester.extract.nodes import MAX_DEPTH, MAX_ITEMS, Freezer, Node
from harvester.extract.schemaorg import local_name, may_offer
from harvester.extract.words import clean
from harvester.records import Item
from vocab.messages import finding

MANY = 3_000

_SIGNS = frozenset(("itemprop", "itemscope", "itemtype"))
_MARKED = etree.XPath("//@itemprop/.. | //@itemscope/.. | //@itemtype/..")
_ADDRESS = {
    "a": "href", "area": "href", "link": "href", "audio": "src", "embed": "src", "iframe": "src", "img": "src",
    "source": "src", "track": "src", "video": "src", "object": "data",
}  # fmt: skip
_VALUED = frozenset(("meta", "data", "meter", "time"))
_TEXTS = frozenset(
    ("name", "alternateName", "headline", "description", "disambiguatingDescription", "startDate", "endDate")
)


def read(document: Document) -> list[Item]:
    """Return the things that are or may list offers and are no property of another one, in document order."""
    if b"itemscope" not in document.lower:
        return []
    root, body = document.part()
    if root is None:
        return []
    marked = _marked(root, body)
    if len(marked) > MAX_ITEMS:
        document.findings.append(finding("markup-too-large", page=document.page.address, detail=f"> {MAX_ITEMS}"))
        del marked[MAX_ITEMS:]
    scopes = {element: _node(element, document) for element in marked if _is_scope(element)}
    owned: set[Node] = set()
    for element in marked:
        if names := element.get("itemprop"):
            owner = _owner(element, scopes)
            if owner is not None:
                _give(owner, names, element, scopes, document)
                owned.add(scopes.get(element, owner))
    if b"itemref" in body.lower():
        _refer(root, scopes, owned, document)
    freezer = Freezer()
    top = [n for e, n in scopes.items() if n not in owned or (e.get("itemprop") is None)]
    items = [freezer.item(node) for node in top if may_offer(node.types, node.properties)]
    if freezer.cut:
        document.findings.append(finding("markup-too-large", page=document.page.address, detail=f"> {MAX_DEPTH}"))
    return items


def _marked(root: etree._Element, body: bytes) -> list[etree._Element]:
    """Return the elements that carry microdata; XPath is four times as fast, but quadratic where there are many."""
    if body.lower().count(b"item") < MANY:
        return elements(_MARKED, root)
    carrying = (e for e in root.iter() if not _SIGNS.isdisjoint(e.attrib))
    return list(islice(carrying, MAX_ITEMS + 1))


def _is_scope(element: etree._Element) -> bool:
    """Tell whether an element begins an item; pages forget `itemscope` beside `itemtype`."""
    if "itemscope" in element.attrib:
        return True
    valued = element.tag in _ADDRESS or element.tag in _VALUED or "content" in element.attrib
    return "itemtype" in element.attrib and not valued


def _node(element: etree._Element, document: Document) -> Node:
    types = tuple(
        name for iri in (element.get("itemtype") or "").split()[:20] if ":" in iri and (name := local_name(iri))
    )
    identifier = element.get("itemid")
    return Node(types, document.resolve(identifier) if identifier else "")


def _owner(element: etree._Element, scopes: dict[etree._Element, Node]) -> Node | None:
    for above in element.iterancestors():
        if above in scopes:
            return scopes[above]
    return None


def _give(
    owner: Node, names: str, element: etree._Element, scopes: dict[etree._Element, Node], document: Document
) -> None:
    for spelled in names.split()[:20]:
        if name := local_name(spelled):
            value = scopes.get(element)
            owner.add(name, _words(element, name, document) if value is None else value)


def _words(element: etree._Element, name: str, document: Document) -> str:
    """Return the value of a property element as words; addresses come out absolute."""
    content = element.get("content")
    if content is not None:
        return _absolute(clean(content), name, document)
    tag = str(element.tag)
    if tag in _ADDRESS and not (tag == "a" and name in _TEXTS):
        address = clean(element.get(_ADDRESS[tag]) or "")
        return document.resolve(address) or address
    if tag in {"data", "meter"}:
        return clean(element.get("value") or text(element))
    if tag == "time" and (moment := element.get("datetime")):
        return clean(moment)
    return clean(text(element))


def _absolute(words: str, name: str, document: Document) -> str:
    return (document.resolve(words) or words) if name in {"url", "sameAs"} and words else words


def _refer(root: etree._Element, scopes: dict[etree._Element, Node], owned: set[Node], document: Document) -> None:
    """Add the properties that `itemref` points to; each referenced element is read once for each item."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    for scope, node in list(scopes.items()):
        for reference in dict.fromkeys((scope.get("itemref") or "").split()[:50]):
            target = by_id.get(reference)
            if target is None or target is scope:
                continue
            for element in _loose(target, scopes):
                if names := element.get("itemprop"):
                    _give(node, names, element, scopes, document)
                    if element in scopes:
                        owned.add(scopes[element])


def _loose(target: etree._Element, scopes: dict[etree._Element, Node]) -> Iterator[etree._Element]:
    """Yield the property elements in `target` that no item inside it holds, itself included."""
    walk = etree.iterwalk(target, events=("start",))
    for _, element in walk:
        if element.get("itemprop") is not None:
            yield element
        if element in scopes:
            walk.skip_subtree()
