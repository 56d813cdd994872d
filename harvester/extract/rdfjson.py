"""Reads JSON-LD as triples: a file in, triples out; contexts are never fetched, those that are known are built in.

Read are the prefixes and terms of a context, `@vocab`, `@base` and `@language`; not scoped contexts nor `@reverse`.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urljoin

import orjson
from msgspec import Struct

from harvester.extract.jsonsplit import Elements
from harvester.extract.jsontext import StreamError
from harvester.extract.rdfgraph import Ref, Term, Words
from harvester.extract.rdfnames import PREFIXES, TYPE
from harvester.extract.schemaorg import is_vocabulary

MOST = 10_000
"""Values of one property."""
MOST_CONTEXTS = 50

_SCHEMA = {
    "@vocab": PREFIXES["schema"],
    "id": "@id",
    "type": "@type",
    "prefLabel": PREFIXES["skos"] + "prefLabel",
}
_ELM_TERMS = {
    "title": "dcterms:title",
    "description": "dcterms:description",
    "language": "dcterms:language",
    "modified": "dcterms:modified",
    "temporal": "dcterms:temporal",
    "legalName": "rov:legalName",
    "prefLabel": "skos:prefLabel",
    "notation": "skos:notation",
    "value": "rdf:value",
    "identifier": "adms:identifier",
    "homepage": "foaf:homepage",
}
_ELM = {"@vocab": PREFIXES["elm"], "id": "@id", "type": "@type"} | {
    term: PREFIXES[name.partition(":")[0]] + name.partition(":")[2] for term, name in _ELM_TERMS.items()
}
_KNOWN = (
    ("data.europa.eu/snb/model/context", _ELM),
    ("w3id.org/kim/amb", _SCHEMA),
    ("w3id.org/bildungsernte", _SCHEMA),
    ("bioschemas.org", _SCHEMA),
    ("openactive.io", _SCHEMA),
)

Triple = tuple[str, str, Term]


class Context(Struct, frozen=True):
    """What the terms of a place in the document mean."""

    terms: dict[str, str]
    links: frozenset[str]
    """Terms whose texts are addresses of nodes."""
    languages: frozenset[str]
    """Terms whose values are given by language."""
    base: str
    language: str = ""

    def name(self, term: str) -> str:
        """Return the IRI or keyword that a term stands for; empty when it has no meaning.

        >>> Context({"@vocab": "https://schema.org/"}, frozenset(), frozenset(), "").name("name")
        'https://schema.org/name'
        """
        if term.startswith("@"):
            return term
        meaning = self.terms.get(term)
        if meaning is not None:
            return meaning
        prefix, colon, rest = term.partition(":")
        if colon:
            known = self.terms.get(prefix) or PREFIXES.get(prefix, "")
            return known + rest if known and not rest.startswith("//") else term
        vocabulary = self.terms.get("@vocab", "")
        return vocabulary + term if vocabulary else ""


class Reader:
    """One JSON-LD file."""

    def __init__(self, stream: BinaryIO, base: str) -> None:
        self._stream = stream
        self._context = Context({}, frozenset(), frozenset(), base)
        self._blank = 0
        self._stack: list[tuple[str, str, Term]] = []
        self.unknown: set[str] = set()
        """Contexts that are not built in."""
        self.broken = 0
        """Elements that are no JSON."""

    def triples(self) -> Iterator[Triple]:
        """Yield all triples; raises StreamError where the file breaks off."""
        path = self._graph()
        self._stream.seek(0)
        for raw in Elements(self._stream, path):
            try:
                node = orjson.loads(raw)
            except orjson.JSONDecodeError:
                self.broken += 1
                continue
            self._object(node, self._context)
            yield from self._stack
            self._stack.clear()

    def _graph(self) -> tuple[str, ...]:
        """Return where the nodes are: in `@graph`, whose context is taken then, or right at the top."""
        split = Elements(self._stream, ("@graph",))
        try:
            for _ in split:
                pass
            self._context = self._within(orjson.loads(split.rest).get("@context"), self._context)
        except StreamError as wrong:
            if wrong.trouble == "cut-off" and b'"@graph"' in split.rest:
                return ("@graph",)
            return ()
        except (orjson.JSONDecodeError, AttributeError):
            return ()
        return ("@graph",)

    def _within(self, said: Any, outer: Context) -> Context:
        terms, links, languages = dict(outer.terms), set(outer.links), set(outer.languages)
        base, language = outer.base, outer.language
        for part in (said if isinstance(said, list) else [said])[:MOST_CONTEXTS]:
            if isinstance(part, str):
                terms.update(self._known(part))
            elif isinstance(part, dict):
                base = _text(part.get("@base")) or base
                language = _text(part.get("@language")) or language
                plain = {term: meaning for term, meaning in part.items() if isinstance(meaning, str)}
                inner = Context(terms | plain, frozenset(), frozenset(), base)
                for term, meaning in part.items():
                    self._define(term, meaning, inner, (terms, links, languages))
        return Context(terms, frozenset(links), frozenset(languages), base, language)

    @staticmethod
    def _define(term: str, meaning: Any, inner: Context, into: tuple[dict[str, str], set[str], set[str]]) -> None:
        terms, links, languages = into
        iri = meaning.get("@id", term) if isinstance(meaning, dict) else meaning
        if not isinstance(iri, str) or (term.startswith("@") and term != "@vocab"):
            return
        terms[term] = iri if iri.startswith("@") or "://" in iri or ":" not in iri else inner.name(iri)
        if ":" not in terms[term] and not terms[term].startswith("@"):
            terms[term] = inner.terms.get("@vocab", "") + iri
        if isinstance(meaning, dict) and meaning.get("@type") in ("@id", "@vocab"):
            links.add(term)
        if isinstance(meaning, dict) and meaning.get("@container") == "@language":
            languages.add(term)

    def _known(self, address: str) -> dict[str, str]:
        if is_vocabulary(address):
            return _SCHEMA
        found = next((terms for part, terms in _KNOWN if part in address), None)
        if found is None:
            self.unknown.add(address[:200])
        return found or {}

    def _object(self, node: Any, context: Context) -> Ref | None:
        """Leave the triples of a node and of all that it holds; return its name."""
        if isinstance(node, list):
            for one in node[:MOST]:
                self._object(one, context)
            return None
        if not isinstance(node, dict):
            return None
        if "@context" in node:
            context = self._within(node["@context"], context)
        named = [(name, key, value) for key, value in node.items() if (name := context.name(key))]
        subject = self._subject(next((value for name, _, value in named if name == "@id"), None), context)
        for name, key, value in named:
            if name in {"@type", "@graph", "@included"}:
                self._keyword(name, subject, value, context)
            elif not name.startswith("@"):
                self._values(subject, name, key, value, context)
        return subject

    def _keyword(self, name: str, subject: Ref, value: Any, context: Context) -> None:
        if name != "@type":
            self._object(value, context)
            return
        for one in (value if isinstance(value, list) else [value])[:20]:
            if isinstance(one, str) and (iri := context.name(one)):
                self._stack.append((subject, TYPE, Ref(iri)))

    def _values(self, subject: Ref, name: str, key: str, value: Any, context: Context) -> None:
        if isinstance(value, dict) and key in context.languages:
            for language, words in value.items():
                for one in words if isinstance(words, list) else [words]:
                    if isinstance(one, str):
                        self._stack.append((subject, name, Words(one, language)))
            return
        for one in value[:MOST] if isinstance(value, list) else [value]:
            if isinstance(one, dict) and (inner := one.get("@list", one.get("@set"))) is not None:
                self._values(subject, name, key, inner, context)
            elif (term := self._term(one, key, context)) is not None:
                self._stack.append((subject, name, term))

    def _term(self, value: Any, key: str, context: Context) -> Term | None:
        if isinstance(value, str):
            if key in context.links:
                return self._subject(value, context)
            return Words(value, context.language) if context.language else value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return repr(value)
        if not isinstance(value, dict):
            return None
        if "@value" in value:
            plain = self._term(value["@value"], "", context) if not isinstance(value["@value"], dict) else None
            language = value.get("@language")
            words = plain.words if isinstance(plain, Words) else plain
            return Words(words, language) if isinstance(language, str) and isinstance(words, str) else words
        return self._object(value, context)

    def _subject(self, said: Any, context: Context) -> Ref:
        if not isinstance(said, str) or not said:
            self._blank += 1
            return Ref(f"_:b{self._blank}")
        if said.startswith("_:"):
            return Ref(f"_:n{said[2:]}")
        prefix, colon, rest = said.partition(":")
        if colon and not rest.startswith("//") and prefix in context.terms:
            return Ref(context.terms[prefix] + rest)
        try:
            return Ref(urljoin(context.base, said))
        except ValueError:
            return Ref(said)


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""
