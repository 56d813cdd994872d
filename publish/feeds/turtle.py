"""Says N-Triples lines, those of one subject together, as Turtle."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import groupby

from vocab.terms import PREFIXES, RDF, XSD

_TERM = re.compile(r"<([^<>]*[/#])([A-Za-z][A-Za-z0-9]*)>\Z")
_TYPED = re.compile(rf"\^\^<{re.escape(XSD)}([A-Za-z]+)>\Z")
_TYPE = f"<{RDF}type>"


def prefixes(names: Mapping[str, str] = PREFIXES) -> str:
    """Return the head of a Turtle file.

    >>> prefixes({"a": "http://a/"})
    '@prefix a: <http://a/> .\\n'
    """
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items())


def turtle(lines: Iterable[str], names: Mapping[str, str] = PREFIXES) -> str:
    """Return N-Triples lines, those of one subject together, as Turtle with the prefixes `names`.

    >>> print(turtle(['<http://a/b> <https://schema.org/name> "B" .']), end="")
    <http://a/b> schema:name "B" .
    """
    said = _terms(tuple(names.items()))
    triples = (line.removesuffix(" .").split(" ", 2) for line in lines)
    return "".join(
        f"{subject} " + " ;\n    ".join(f"{_verb(verb, said)} {said(thing)}" for _, verb, thing in about) + " .\n"
        for subject, about in groupby(triples, key=lambda triple: triple[0])
    )


@lru_cache(1_024)
def _verb(term: str, said: Callable[[str], str]) -> str:
    return "a" if term == _TYPE else said(term)


@cache
def _terms(names: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """Return what writes a term with these prefixes."""
    short = {iri: name for name, iri in names}

    def said(term: str) -> str:
        if term.startswith("<"):
            found = _TERM.match(term)
            return f"{short[found[1]]}:{found[2]}" if found and found[1] in short else term
        return _TYPED.sub(r"^^xsd:\1", term)

    return said
