"""Judges a graph by shapes: finds the nodes that each shape speaks of, and lets it judge them."""

from collections.abc import Iterable
from typing import get_args

from vocab.shacl.facts import Facts, read
from vocab.shacl.model import Aim, Result, Shapes
from vocab.shacl.rule import Known, Rule


class Judge:
    """All shapes, ready to judge one graph after the other; it remembers nothing of them."""

    def __init__(self, shapes: Shapes) -> None:
        """Take shapes in an order in which each comes after those that it names."""
        known: Known = {}
        self._by: dict[Aim, dict[str, list[Rule]]] = {aim: {} for aim in get_args(Aim)}
        for shape in shapes:
            known[shape.key] = Rule(shape, known)
            for target in shape.targets:
                self._by[target.aim].setdefault(target.term, []).append(known[shape.key])

    def check(self, lines: Iterable[str]) -> tuple[Result, ...]:
        """Return what is wrong with the graph that these N-Triples lines are."""
        facts = read(lines)
        found: list[Result] = []
        for node, rules in self._targets(facts).items():
            for rule in rules:
                rule.judge(facts, node, rule.values(facts, node), found)
        return tuple(found)

    def _targets(self, facts: Facts) -> dict[str, list[Rule]]:
        """Return the nodes to judge, each with its rules."""
        classes, objects, subjects = self._by["targetClass"], self._by["targetObjectsOf"], self._by["targetSubjectsOf"]
        found: dict[str, list[Rule]] = {}
        for node, rules in self._by["targetNode"].items():
            _add(found, node, rules)
        for node, own in facts.about.items():
            for kind in facts.kinds(own):
                if kind in classes:
                    _add(found, node, classes[kind])
            for path, values in own.items():
                if path in subjects:
                    _add(found, node, subjects[path])
                if path in objects:
                    for value in values:
                        _add(found, value, objects[path])
        return found


def _add(found: dict[str, list[Rule]], node: str, rules: list[Rule]) -> None:
    known = found.get(node)
    found[node] = rules if known is None else [*known, *(rule for rule in rules if rule not in known)]
