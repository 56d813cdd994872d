"""Works out what a batch of steps adds and removes: pure, for every store."""

from collections.abc import Iterable

from msgspec import Struct

from publish.graphstore.base import Step
from vocab.entities import Entity


class Difference(Struct, frozen=True):
    """Lines to add, lines to remove, and the entities to remove then unless something still refers to them."""

    add: tuple[str, ...]
    remove: tuple[str, ...]
    orphans: tuple[Entity, ...]
    """In an order in which none is referred to by a later one."""


def difference(steps: Iterable[Step]) -> Difference:
    """Return what turns the state before `steps` into the state after them."""
    add: dict[str, None] = {}
    remove: list[str] = []
    left: dict[str, Entity] = {}
    kept: set[str] = set()
    for step in steps:
        before = set(step.before[0].lines) if step.before else set()
        after = set(step.after[0].lines) if step.after else set()
        add.update(dict.fromkeys(sorted(after - before)))
        remove.extend(sorted(before - after))
        known = {entity.iri for entity in step.before[1:]}
        for entity in step.after[1:]:
            kept.add(entity.iri)
            if entity.iri not in known:
                add.update(dict.fromkeys(entity.lines))
        left.update((entity.iri, entity) for entity in step.before[1:])
    return Difference(tuple(add), tuple(remove), _in_order([e for iri, e in left.items() if iri not in kept]))


def _in_order(entities: list[Entity]) -> tuple[Entity, ...]:
    """Return `entities` so that one which refers to another stands before it."""
    by_iri = {entity.iri: entity for entity in entities}
    done: dict[str, Entity] = {}
    for entity in entities:
        _visit(entity, by_iri, done, set())
    return tuple(reversed(done.values()))


def _visit(entity: Entity, by_iri: dict[str, Entity], done: dict[str, Entity], path: set[str]) -> None:
    if entity.iri in done or entity.iri in path:
        return
    for line in entity.lines:
        thing = line.rsplit(" ", 2)[1]
        other = by_iri.get(thing[1:-1]) if thing.startswith("<") else None
        if other is not None:
            _visit(other, by_iri, done, path | {entity.iri})
    done[entity.iri] = entity
