"""The rules at run time: what `python -m vocab.compile` made of `data/shapes.ttl`, and what each says to people."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from vocab.shacl.components import SHAPE_TESTS
from vocab.shacl.model import Shape, Shapes


def encoded(shapes: Shapes) -> bytes:
    """Return shapes as JSON, the same bytes every time."""
    return msgspec.json.format(msgspec.json.encode(shapes, order="sorted"), indent=1) + b"\n"


@cache
def rules() -> tuple[Shape, ...]:
    """Return every shape, each after those that it names."""
    data = (files("vocab") / "data" / "shapes.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Shape, ...])


@cache
def _by_iri() -> dict[str, Shape]:
    return {one.key: one for one in rules()}


def rule_text(iri: str, language: str) -> str:
    """Return what a rule says and its IRI; the IRI alone when there is no such rule.

    >>> rule_text("https://w3id.org/bildungsernte/vocab/PriceShape-price", "en")
    'A price is a number of zero or more (https://w3id.org/bildungsernte/vocab/PriceShape-price).'
    """
    rule = _by_iri().get(iri)
    message = rule.messages.get(language) or rule.messages.get("en") if rule else ""
    return f"{message.removesuffix('.')} ({iri})." if message else f"{iri}."


@cache
def rule_field(iri: str) -> str:
    """Return the local name of the property that a rule is about; of one that is about several, of the first.

    >>> rule_field("https://w3id.org/bildungsernte/vocab/PriceShape-price")
    'price'
    >>> rule_field("https://w3id.org/bildungsernte/vocab/StartedShape")
    'startDate'
    """
    return next((_local(path) for path in _paths(iri)), _local(f"<{iri}>"))


def _paths(iri: str) -> Iterator[str]:
    """Yield the path of a rule, or those of the conditions that it is made of; its properties are rules themselves."""
    rule = _by_iri()[iri]
    if rule.path:
        yield rule.path
        return
    for made in rule.constraints:
        for key in made.terms if made.kind in SHAPE_TESTS else ():
            yield from _paths(key)
            yield from (_by_iri()[one.terms[0]].path for one in _by_iri()[key].constraints if one.kind == "property")


def _local(term: str) -> str:
    return term[1:-1].rpartition("#")[2].rpartition("/")[2]
