"""Folds N-Triples lines into one tree of JSON, by our JSON-LD context and frame: what framing them would give, faster.

The context and the frame are `data/contexts/offer.jsonld` and `offer-frame.jsonld`; they alone say how members are
called and what stands inside of what. This reads no other context: it knows the forms that these two use.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from vocab.terms import RDF, SCHEMA, XSD

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json]"

CONTEXT, FRAME = "context.jsonld", "frame.jsonld"
"""Names of the two files in addresses, below `vocab/`."""
_FILES = {CONTEXT: "offer.jsonld", FRAME: "offer-frame.jsonld"}
_LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"(.*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?) \.', re.DOTALL)
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_TYPE = f"{RDF}type"
_NATIVE = {"true": True, "false": False}


def document(name: str) -> bytes:
    """Return the context or the frame as it is published."""
    return (files("vocab") / "data" / "contexts" / _FILES[name]).read_bytes()


@cache
def edition(name: str) -> str:
    """Return what tells one text of the context or the frame from another."""
    return blake2b(document(name), digest_size=8).hexdigest()


class Term(Struct, frozen=True, kw_only=True):
    """How the context calls one kind of values of a property."""

    name: str
    type: str = ""
    """Datatype, `@id` or `@vocab`; empty for what is told by itself."""
    many: bool = False
    by_language: bool = False
    vocab: str = SCHEMA
    """What the addresses of values begin with that are called by their last part."""


_KIND = Term(name="@type")


class Frame(Struct, frozen=True):
    """What stands inside of a thing: property -> frame of its values."""

    embed: bool
    inner: dict[str, "Frame"]


_WHOLE = Frame(embed=True, inner={})


@cache
def _context() -> tuple[dict[str, tuple[Term, ...]], dict[str, str]]:
    """Return property -> its terms, and address -> name of all that stands for an address itself."""
    terms: dict[str, tuple[Term, ...]] = {}
    names: dict[str, str] = {}
    for name, said in msgspec.json.decode(document(CONTEXT))["@context"].items():
        if name.startswith("@"):
            continue
        given: dict[str, Any] = {"@id": said} if isinstance(said, str) else said
        term = Term(
            name=name,
            type=given.get("@type", ""),
            many=given.get("@container") == "@set",
            by_language=given.get("@container") == "@language",
            vocab=given.get("@context", [{}])[-1].get("@vocab", SCHEMA),
        )
        terms[given["@id"]] = (*terms.get(given["@id"], ()), term)
        names.setdefault(given["@id"], name)
    return terms, names


@cache
def _frame() -> Frame:
    addresses = {name: iri for iri, terms in _context()[0].items() for name in (term.name for term in terms)}

    def read(said: dict[str, Any]) -> Frame:
        inner = {addresses[name]: read(value) for name, value in said.items() if not name.startswith("@")}
        return Frame(embed=said.get("@embed") != "@never", inner=inner)

    return read(msgspec.json.decode(document(FRAME)))


class Value(Struct, frozen=True):
    """The object of a triple: an address, or a text with its datatype or language."""

    iri: str = ""
    text: str = ""
    type: str = ""
    language: str = ""


Subjects: TypeAlias = dict[str, list[tuple[str, Value]]]


def subjects(lines: Iterable[str]) -> Subjects:
    """Return what N-Triples lines say, by subject, in their order.

    >>> subjects(['<http://a/b> <https://schema.org/name> "B" .'])
    {'http://a/b': [('https://schema.org/name', Value(iri='', text='B', type='', language=''))]}
    """
    found: Subjects = {}
    for line in dict.fromkeys(lines):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"no line of N-Triples: {line}")
        subject, predicate, iri, text, datatype, language = match.groups("")
        if "\\" in text:
            text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else _ESCAPES.get(m[2], m[2]), text)
        found.setdefault(subject, []).append((predicate, Value(iri, text, datatype, language)))
    return found


def fold(said: Subjects, root: str) -> dict[str, Json]:
    """Return what is said of `root`, with all that it refers to inside, as far as the frame goes."""
    return _node(said, root, _frame(), ())


def _node(said: Subjects, me: str, frame: Frame, above: tuple[str, ...]) -> dict[str, Json]:
    result: dict[str, Json] = {"@id": me}
    for predicate, value in said[me]:
        if predicate == _TYPE:
            _add(result, _KIND, _called(value.iri, SCHEMA))
            continue
        inner = frame.inner.get(predicate, _WHOLE)
        if value.iri and inner.embed and value.iri in said and value.iri not in (*above, me):
            _add(result, _term(predicate, "@id", "@vocab", ""), _node(said, value.iri, inner, (*above, me)))
        else:
            _add(result, *_plain(predicate, value))
    return result


def _plain(predicate: str, value: Value) -> tuple[Term, Json]:
    """Return the term for a value that stands by itself, and how it is written under it."""
    if value.iri:
        term = _term(predicate, "@id", "@vocab", "")
        if term.type == "@vocab":
            return term, _called(value.iri, term.vocab)
        return term, value.iri if term.type else {"@id": value.iri}
    if value.language:
        return _term(predicate, "", by_language=True), {value.language: value.text}
    if value.type == f"{XSD}boolean" and value.text in _NATIVE:
        return _term(predicate, ""), _NATIVE[value.text]
    term = _term(predicate, value.type)
    if value.type and term.type != value.type:
        return term, {"@type": value.type, "@value": value.text}
    return term, value.text


@lru_cache(1_024)
def _term(predicate: str, *types: str, by_language: bool = False) -> Term:
    """Return the first term of a property that has one of `types`; without any the address or its last part."""
    terms, names = _context()
    known = terms.get(predicate, ())
    for type_ in (*types, ""):
        for term in known:
            if term.type == type_ and term.by_language == by_language:
                return term
    last = predicate.removeprefix(SCHEMA)
    return Term(name=predicate if last in {t.name for t in known} or last in names.values() else last)


def _called(iri: str, vocab: str) -> str:
    """Return the name of a class or concept: by the context, or the last part of its address."""
    if name := _context()[1].get(iri):
        return name
    return iri.removeprefix(vocab) or iri


def _add(to: dict[str, Json], term: Term, value: Json) -> None:
    """Put one more value under a term."""
    if term.by_language and isinstance(value, dict):
        languages = to.setdefault(term.name, {})
        assert isinstance(languages, dict)
        for language, text in value.items():
            _add(languages, Term(name=language), text)
    elif term.name not in to:
        to[term.name] = [value] if term.many else value
    else:
        before = to[term.name]
        to[term.name] = [*before, value] if isinstance(before, list) else [before, value]
