"""One shape, ready to judge a node: finds all that is wrong with it, or just tells whether anything is."""

from collections.abc import Sequence
from typing import TypeAlias

from vocab.shacl.components import SHAPE_TESTS, VALUE_TESTS, Test, all_of, component
from vocab.shacl.facts import NOTHING, Facts
from vocab.shacl.model import Constraint, Result, Shape
from vocab.shacl.sets import WHOLES, Whole
from vocab.shacl.values import lexical

ENDLESS = 2**63
REMEMBERED, SHORT = 4_096, 128
"""Values that were found fit, and how long they may be, that each rule remembers: most stand in many offers."""
_LEAST, _MOST = component("minCount"), component("maxCount")
Known: TypeAlias = dict[str, "Rule"]
"""Key of a shape -> the shape, ready to judge."""


class Rule:
    """One shape; one that is switched off finds nothing."""

    def __init__(self, shape: Shape, known: Known) -> None:
        """Take a shape, and by key those that it names."""
        self.shape = shape
        self.path = shape.path
        made = () if shape.deactivated else shape.constraints
        counts = {one.kind: int(lexical(one.terms[0])) for one in made if one.kind in {"minCount", "maxCount"}}
        self.least, self.most = counts.get("minCount", 0), counts.get("maxCount", ENDLESS)
        self.tests = [(test, component(one.kind)) for one in made if (test := _test(one, known))]
        wholes = [one for one in made if one.kind in WHOLES]
        self.wholes: list[tuple[Whole, str]] = [(WHOLES[one.kind](one), component(one.kind)) for one in wholes]
        self.parts = [known[one.terms[0]] for one in made if one.kind == "property"]
        self.wanted = self.least > 0 or shape.inverse or any(one.kind == "hasValue" for one in made)
        """Whether to look even where a node has nothing at the path."""
        self.pure = all(_is_pure(one, known) for one in made)
        """Whether the tests look at the value alone, so that what was fit once is fit for good."""
        self._fit: set[str] = set()

    def judge(self, facts: Facts, node: str, values: Sequence[str], found: list[Result]) -> None:
        """Add to `found` what is wrong with a node, of which `values` are those that the path of the shape leads to."""
        if len(values) < self.least:
            found.append(self._result(node, "", _LEAST))
        if len(values) > self.most:
            found.append(self._result(node, "", _MOST))
        if self.tests:
            for value in values:
                if value not in self._fit:
                    self._judge_one(facts, node, value, found)
        for whole, name in self.wholes:
            found.extend([self._result(node, value, name) for value in whole(facts, node, values)])
        if self.parts:
            for value in values:
                self._judge_parts(facts, value, found)

    def _judge_one(self, facts: Facts, node: str, value: str, found: list[Result]) -> None:
        wrong = [name for test, name in self.tests if not test(facts, value)]
        found.extend([self._result(node, value, name) for name in wrong])
        if self.pure and not wrong and len(value) <= SHORT:
            if len(self._fit) >= REMEMBERED:
                self._fit.clear()
            self._fit.add(value)

    def _judge_parts(self, facts: Facts, node: str, found: list[Result]) -> None:
        own = facts.about.get(node, NOTHING)
        for part in self.parts:
            values = own.get(part.path)
            if part.wanted or values is not None:
                part.judge(facts, node, part.values(facts, node), found)

    def values(self, facts: Facts, node: str) -> Sequence[str]:
        """Return the values that the path of the shape leads to; without a path the node itself."""
        if self.shape.inverse:
            return facts.sources(node, self.path)
        return facts.about.get(node, NOTHING).get(self.path, ()) if self.path else (node,)

    def _result(self, node: str, value: str, name: str) -> Result:
        return Result(
            focus=node[1:-1] if node[0] == "<" else node,
            path=f"^{self.path[1:-1]}" if self.shape.inverse else self.path[1:-1],
            value=value,
            shape=self.shape.key,
            component=name,
            severity=self.shape.severity,
        )

    def test(self) -> Test:
        """Return a function that tells whether a node is as the shape wants it."""
        if self.tests and not (self.path or self.wholes or self.parts):
            return all_of([test for test, _ in self.tests])
        return lambda facts, node: self._fine(facts, node, self.values(facts, node))

    def _fine(self, facts: Facts, node: str, values: Sequence[str]) -> bool:
        """Tell whether `judge` would find nothing."""
        if not self.least <= len(values) <= self.most:
            return False
        for test, _ in self.tests:
            for value in values:
                if not test(facts, value):
                    return False
        for whole, _ in self.wholes:
            for _wrong in whole(facts, node, values):
                return False
        for part in self.parts:
            for value in values:
                if not part._fine(facts, value, part.values(facts, value)):
                    return False
        return True


def _test(made: Constraint, known: Known) -> Test | None:
    if made.kind in VALUE_TESTS:
        return VALUE_TESTS[made.kind](made)
    if made.kind in SHAPE_TESTS:
        return SHAPE_TESTS[made.kind]([known[key].test() for key in made.terms])
    return None


def _is_pure(made: Constraint, known: Known) -> bool:
    """Tell whether the test of a constraint asks nothing of other nodes."""
    if made.kind in SHAPE_TESTS:
        inner = [known[key] for key in made.terms]
        return all(one.pure and not (one.path or one.wholes or one.parts) for one in inner)
    return made.kind != "class"
