"""Shapes as values: what compiling makes of Turtle and the judge reads; terms are written as N-Triples has them."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

Text: TypeAlias = dict[str, str]
"""Language -> text."""

Aim: TypeAlias = Literal["targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf"]


class Target(Struct, frozen=True):
    """One way in which a shape finds the nodes that it judges."""

    aim: Aim
    term: str


class Constraint(Struct, frozen=True, omit_defaults=True):
    """One parameter of a shape, such as `minCount` with its number."""

    kind: str
    """Local name of the SHACL property."""
    terms: tuple[str, ...]
    """Its value, or the members of the list that is its value; of shapes their keys."""
    flags: str = ""


class Shape(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One node shape, or with `path` one property shape."""

    key: str
    """Its IRI; of a shape without one the key of the shape around it, and its place there."""
    path: str = ""
    """The property that leads to the values; empty in a node shape."""
    inverse: bool = False
    """Whether the path leads from object to subject."""
    severity: str
    """IRI of the severity."""
    name: Text = {}
    messages: Text = {}
    targets: tuple[Target, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    deactivated: bool = False


class Result(Struct, frozen=True, kw_only=True):
    """One thing that a shape found wrong: the terms of a validation result, IRIs without their brackets."""

    focus: str
    path: str
    """Empty where a node shape speaks."""
    value: str
    """The value as N-Triples has it; empty where the values as a whole are wrong."""
    shape: str
    component: str
    severity: str


Shapes: TypeAlias = Sequence[Shape]
