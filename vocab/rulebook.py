"""Writes the rules as a page for people: shapes in, Markdown out."""

from collections.abc import Iterator, Sequence

from vocab.shacl.model import Shape
from vocab.terms import BE, SH

HEAD = """# Rules

What the published data keeps to, as [SHACL](https://www.w3.org/TR/shacl/) in `vocab/data/shapes.ttl`, with the words in
which a rule speaks. The address of a rule is `{base}` and its name. `make vocabulary` writes this page.

* **Violation**: what must never be published.
* **Warning**: what is probably wrong, and a provider should mend.
* **Info**: what is missing, and would help people to find the offer.
"""
TABLE = "\n| rule | severity | Deutsch | English |\n|---|---|---|---|\n"
CONDITIONS = """
## Conditions

Parts of the rules above that are true or not and never speak alone.
"""


def page(shapes: Sequence[Shape]) -> str:
    """Return the page: the rules of each kind of thing, and then the conditions that they are made of."""
    named = [one for one in shapes if "|" not in one.key]
    speaking = set(_speaking(named))
    text = HEAD.format(base=BE)
    for group in sorted((one for one in named if one.targets), key=lambda one: one.key):
        rows = [one for one in _parts(group, named) if one.key in speaking]
        text += f"\n## {group.name['en']} ({group.name['de']})\n{TABLE}{_rows(rows)}"
    return text + CONDITIONS + TABLE + _rows([one for one in named if one.key not in speaking and _judges(one)])


def _speaking(shapes: Sequence[Shape]) -> Iterator[str]:
    """Yield the keys of the shapes whose results are reported: those with a target, and their properties."""
    for group in shapes:
        if group.targets:
            yield from (one.key for one in _parts(group, shapes) if _judges(one))


def _parts(group: Shape, shapes: Sequence[Shape]) -> list[Shape]:
    keys = [one.terms[0] for one in group.constraints if one.kind == "property"]
    return [group, *(one for one in shapes if one.key in keys)]


def _judges(shape: Shape) -> bool:
    return any(one.kind != "property" for one in shape.constraints)


def _rows(shapes: Sequence[Shape]) -> str:
    return "".join(
        f"| `{one.key.removeprefix(BE)}` | {one.severity.removeprefix(SH)}"
        f" | {one.messages['de']} | {one.messages['en']} |\n"
        for one in shapes
    )
