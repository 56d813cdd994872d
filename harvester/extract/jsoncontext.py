"""What the `@context` of a block of JSON-LD says of its terms; contexts that are only named are never loaded."""

from typing import Any

from harvester.extract.schemaorg import is_vocabulary, local_name

Json = dict[str, Any]


class Context:
    """What a block's own `@context` says of its terms; schema.org is assumed where it says nothing."""

    __slots__ = ("foreign", "prefixes", "terms")

    def __init__(self) -> None:
        self.terms: dict[str, str] = {}
        self.prefixes: dict[str, str] = {}
        self.foreign = False

    def within(self, said: Any) -> "Context":
        """Return the context that holds inside a node with the `@context` `said`."""
        if isinstance(said, str):
            return self
        inner = Context()
        inner.terms, inner.prefixes, inner.foreign = dict(self.terms), dict(self.prefixes), self.foreign
        parts = said if isinstance(said, list) else [said]
        if any(isinstance(part, str) and is_vocabulary(part) for part in parts):
            inner.foreign = False
        for part in parts[:50]:
            if isinstance(part, dict):
                inner.take(part)
        return inner

    def take(self, said: Json) -> None:
        """Add the definitions of one context object."""
        if isinstance(vocabulary := said.get("@vocab"), str):
            self.foreign = not is_vocabulary(vocabulary)
        for term, meaning in said.items():
            iri = meaning.get("@id") if isinstance(meaning, dict) else meaning
            if term.startswith("@") or not isinstance(iri, str):
                continue
            if iri.endswith(("/", "#")) and ":" in iri:
                self.prefixes[term] = iri
            else:
                self.terms[term] = iri

    def name(self, term: str) -> str:
        """Return the local name or keyword that `term` stands for; empty when it is not schema.org's."""
        if self.terms and (meaning := self.terms.get(term)):
            return meaning if meaning.startswith("@") else local_name(meaning, self.prefixes)
        if self.foreign and ":" not in term:
            return ""
        return local_name(term, self.prefixes)
