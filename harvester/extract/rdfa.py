"""Reads schema.org things from RDFa Lite, with the `rel`, `about` and `content` of full RDFa that pages use."""

from lxml import etree

from harvester.extract.document import Document, text
from harvester.extract.nodes import MAX_DEPTH, MAX_ITEMS, Freezer, Node
from harvester.extract.schemaorg import is_vocabulary, local_name, may_offer
from harvester.extract.words import clean
from harvester.records import Item
from vocab.messages import finding

_PREFIXES = {"schema": "http://schema.org/"}


class _Scope:
    """What holds at an element: vocabulary, prefixes, the thing spoken of, and a `rel` that waits for its object."""

    __slots__ = ("prefixes", "schema", "subject", "waiting")

    def __init__(self, schema: bool, prefixes: dict[str, str], subject: Node | None, waiting: list[str]) -> None:
        self.schema = schema
        self.prefixes = prefixes
        self.subject = subject
        self.waiting = waiting

    def names(self, spelled: str | None) -> list[str]:
        """Return the schema.org names among terms, prefixed names and addresses."""
        if not spelled:
            return []
        return [
            name
            for word in spelled.split()[:20]
            if (":" in word or self.schema) and (name := local_name(word, self.prefixes))
        ]


def read(document: Document) -> list[Item]:
    """Return the things that are or may list offers and are no property of another one, in document order."""
    if not document.has_rdfa or (root := document.root) is None:
        return []
    reader = _Reader(document)
    reader.walk(root)
    freezer = Freezer()
    items = [freezer.item(node) for node in reader.top() if may_offer(node.types, node.properties)]
    if freezer.cut or reader.full:
        document.findings.append(finding("markup-too-large", page=document.page.address, detail=f"> {MAX_DEPTH}"))
    return items


class _Reader:
    """Walks one tree without recursion and collects its things."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: list[Node] = []
        self._owned: set[Node] = set()
        self._by_id: dict[str, Node] = {}
        self._open_ends: list[tuple[Node, str, str]] = []
        self.full = False

    def walk(self, root: etree._Element) -> None:
        """Read every element below `root` in document order."""
        scopes = {root.getparent(): _Scope(False, _PREFIXES, None, [])}
        for element in root.iter(etree.Element):
            outer = scopes[element.getparent()]
            attributes = element.attrib
            scopes[element] = self._at(element, outer) if len(attributes) else outer
            if len(self._made) > MAX_ITEMS:
                self.full = True
                break
        for node, name, iri in self._open_ends:
            target = self._by_id.get(iri)
            node.add(name, iri if target is None or target is node else target)
            if target is not None and target is not node:
                self._owned.add(target)

    def top(self) -> list[Node]:
        """Return the things that nobody holds."""
        return [node for node in self._made if node not in self._owned]

    def _at(self, element: etree._Element, outer: _Scope) -> _Scope:
        scope = _Scope(outer.schema, outer.prefixes, outer.subject, outer.waiting)
        if (vocabulary := element.get("vocab")) is not None:
            scope.schema = is_vocabulary(vocabulary)
        if prefix := element.get("prefix"):
            words = prefix.split()[:100]
            scope.prefixes = {
                **outer.prefixes,
                **dict(zip([w.rstrip(":") for w in words[::2]], words[1::2], strict=False)),
            }
        names = scope.names(element.get("property"))
        relations = scope.names(element.get("rel"))
        if element.get("typeof") is not None:
            self._thing(element, scope, names or relations or outer.waiting)
        elif names:
            self._values(element, scope, names)
        elif relations:
            self._relation(element, scope, relations)
        elif about := element.get("about") or element.get("resource"):
            scope.subject = self._known(self._document.resolve(about) or about)
        return scope

    def _thing(self, element: etree._Element, scope: _Scope, names: list[str]) -> None:
        iri = element.get("resource") or element.get("about") or (element.get("href") if names else None) or ""
        node = self._known(self._document.resolve(iri) or iri) if iri and not iri.startswith("_:") else self._new("")
        node.types = tuple(dict.fromkeys((*node.types, *scope.names(element.get("typeof")))))
        if scope.subject is not None and scope.subject is not node:
            for name in names:
                scope.subject.add(name, node)
                self._owned.add(node)
        scope.subject = node
        scope.waiting = []

    def _values(self, element: etree._Element, scope: _Scope, names: list[str]) -> None:
        if scope.subject is None:
            return
        address = None
        if (content := element.get("content")) is None and element.get("datatype") is None:
            address = element.get("resource") or element.get("href") or element.get("src")
        for name in names:
            if address:
                self._open_ends.append((scope.subject, name, self._document.resolve(address) or clean(address)))
            else:
                moment = element.get("datetime")
                words = content if content is not None else moment if moment is not None else text(element)
                scope.subject.add(name, clean(words))

    def _relation(self, element: etree._Element, scope: _Scope, relations: list[str]) -> None:
        address = element.get("resource") or element.get("href") or element.get("src")
        if not address:
            scope.waiting = relations
        elif scope.subject is not None:
            for name in relations:
                self._open_ends.append((scope.subject, name, self._document.resolve(address) or clean(address)))

    def _known(self, iri: str) -> Node:
        if iri not in self._by_id:
            self._by_id[iri] = self._new(iri)
        return self._by_id[iri]

    def _new(self, iri: str) -> Node:
        node = Node((), iri)
        self._made.append(node)
        return node
