"""The rules at run time: what `python -m vocab.compile` made of `data/shapes.ttl`, and what each says to people."""

from functools import cache
from importlib.resources import files

import msgspec

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
