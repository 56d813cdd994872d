"""A small graph to ask: N-Triples lines in, the values of each property of each node out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from vocab.terms import RDF, RDFS

A = f"<{RDF}type>"
SUBCLASS = f"<{RDFS}subClassOf>"

Own = Mapping[str, list[str]]
"""Property -> values, each once."""
NOTHING: Own = {}


class Facts(Struct, frozen=True):
    """What lines say, by subject."""

    about: dict[str, dict[str, list[str]]]
    into: dict[str, dict[str, list[str]]]
    """The same by object; filled when a path is first followed backwards."""
    above: dict[str, set[str]]
    """Class -> the classes above it, where the lines themselves say so."""

    def values(self, node: str, path: str) -> Sequence[str]:
        """Return what a property of a node leads to."""
        return self.about.get(node, NOTHING).get(path, ())

    def sources(self, node: str, path: str) -> Sequence[str]:
        """Return from where a property leads to a node."""
        if not self.into:
            for subject, own in self.about.items():
                for name, values in own.items():
                    for value in values:
                        self.into.setdefault(value, {}).setdefault(name, []).append(subject)
        return self.into.get(node, NOTHING).get(path, ())

    def is_a(self, node: str, kind: str) -> bool:
        """Tell whether a node is of a class or of one below it."""
        types = self.about.get(node, NOTHING).get(A, ())
        return kind in types or (bool(self.above) and any(kind in self.above.get(one, ()) for one in types))

    def kinds(self, own: Own) -> Iterable[str]:
        """Return the classes of a node and those above them, each once."""
        types = own.get(A, ())
        if not self.above:
            return types
        return dict.fromkeys([*types, *(above for one in types for above in self.above.get(one, ()))])


def read(lines: Iterable[str]) -> Facts:
    """Return the facts of N-Triples lines as `vocab.lines` writes them: single spaces, no comments.

    >>> read(['<http://a/b> <http://a/c> "d" .']).values("<http://a/b>", "<http://a/c>")
    ['"d"']
    """
    about: dict[str, dict[str, list[str]]] = {}
    for line in dict.fromkeys(lines):
        subject, path, rest = line.split(" ", 2)
        own = about.get(subject)
        if own is None:
            about[subject] = {path: [rest[:-2]]}
        elif path in own:
            own[path].append(rest[:-2])
        else:
            own[path] = [rest[:-2]]
    return Facts(about, {}, _above(about))


def _above(about: dict[str, dict[str, list[str]]]) -> dict[str, set[str]]:
    straight = {subject: own[SUBCLASS] for subject, own in about.items() if SUBCLASS in own}
    return {one: set(_climb(one, straight)) for one in straight} if straight else {}


def _climb(start: str, straight: dict[str, list[str]]) -> Iterator[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for one in straight.get(waiting.pop(), ()):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
                yield one
