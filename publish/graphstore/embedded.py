"""The embedded store: Oxigraph, with one writer, and immutable versions beside it for those who query.

    FOLDER/private/N/          the store that is written, known to nobody else
    FOLDER/mark.json           which N, how far, what was begun; replaced at once, after the store reached the disk
    FOLDER/lock                held as long as somebody writes
    FOLDER/versions/, FOLDER/current    see `publish.graphstore.versions`

Strings come here only as N-Triples lines escaped by `vocab.lines`, never pasted into SPARQL.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct, json
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from harvester.errors import BusyError
from publish.graphstore import versions
from publish.graphstore.base import Mark, Step
from publish.graphstore.difference import difference
from publish.graphstore.durable import replace_file, sync_tree
from vocab.entities import Entity


class _State(Struct, frozen=True):
    """What `mark.json` holds."""

    store: int = 1
    seq: int = 0
    recipe: str = ""
    begun: int = 0
    version: str = ""
    """The version that shows this state; empty while there is none."""


class Embedded:
    """A graph store in a folder; implements `publish.graphstore.base.GraphStore`."""

    def __init__(self, folder: Path, keep: int = 3) -> None:
        """Open or make the store in `folder`, keeping `keep` versions; raises BusyError while another writes there."""
        self.folder = folder
        self.keep = keep
        (folder / "private").mkdir(parents=True, exist_ok=True)
        self._lock = _lock(folder)
        try:
            self._state = self._read()
            self._forget_others()
            self._store = Store(self._private(self._state.store))
        except BaseException:
            os.close(self._lock)
            raise

    def mark(self) -> Mark:
        """Return how far the store has come."""
        return Mark(self._state.seq, self._state.recipe)

    def begun(self) -> int:
        """Return the sequence number that a broken-off `apply` was to reach, else 0."""
        return self._state.begun

    def apply(self, steps: Iterable[Step], upto: int) -> None:
        """Put `steps` into effect and move the mark to `upto`."""
        change = difference(steps)
        self._write(msgspec.structs.replace(self._state, begun=upto, version=""))
        self._store.extend(_quads(change.add))
        for quad in _quads(change.remove):
            self._store.remove(quad)
        for entity in change.orphans:
            if not self._referred(entity.iri):
                for quad in _quads(entity.lines):
                    self._store.remove(quad)
        self._store.flush()
        self._write(msgspec.structs.replace(self._state, seq=upto, begun=0))

    def rebuild(self, descriptions: Iterable[tuple[Entity, ...]], mark: Mark) -> None:
        """Load `descriptions` into a fresh store and put it in place of the old one."""
        number = self._state.store + 1
        place = self._private(number)
        shutil.rmtree(place, ignore_errors=True)
        try:
            fresh = Store(place)
            lines = BufferedReader(_Lines(descriptions), 1 << 20)  # type: ignore[type-var]  # typeshed wants more of it
            fresh.bulk_load(lines, RdfFormat.N_TRIPLES)
            fresh.flush()
            sync_tree(place)
            self._write(_State(store=number, seq=mark.seq, recipe=mark.recipe))
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        self._store = fresh
        self._forget_others()

    def publish(self) -> str:
        """Make a version of the present state, switch to it, remove versions nobody needs, and return its name."""
        if not self._state.version or self._state.version != versions.current(self.folder):
            name = versions.add(self.folder, self._state.seq, self._store.backup)
            self._write(msgspec.structs.replace(self._state, version=name))
        versions.sweep(self.folder, self.keep)
        return self._state.version

    def dump(self, output: IO[bytes]) -> None:
        """Write all triples as N-Quads, in no order."""
        self._store.dump(output, RdfFormat.N_QUADS)

    def __len__(self) -> int:
        """Return how many triples there are."""
        return len(self._store)

    def close(self) -> None:
        """Let go of the store and its lock."""
        if self._lock >= 0:
            self._store.flush()
            del self._store
            os.close(self._lock)
            self._lock = -1

    def _referred(self, iri: str) -> bool:
        """Tell whether a subject other than `iri` and its parts refers to `iri`."""
        part = f"{iri}#"
        for quad in self._store.quads_for_pattern(None, None, NamedNode(iri)):
            subject = quad.subject.value  # type: ignore[union-attr]  # no quoted triples are ever stored
            if subject != iri and not subject.startswith(part):
                return True
        return False

    def _private(self, number: int) -> Path:
        return self.folder / "private" / str(number)

    def _forget_others(self) -> None:
        """Remove stores that a rebuild left behind, finished or not."""
        for other in (self.folder / "private").iterdir():
            if other.name != str(self._state.store):
                shutil.rmtree(other)

    def _read(self) -> _State:
        """Return the state; a store without its mark was never whole and starts again."""
        try:
            return json.decode((self.folder / "mark.json").read_bytes(), type=_State)
        except FileNotFoundError:
            shutil.rmtree(self._private(1), ignore_errors=True)
            return _State()

    def _write(self, state: _State) -> None:
        replace_file(self.folder / "mark.json", json.encode(state))
        self._state = state


def _lock(folder: Path) -> int:
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        os.close(handle)
        raise BusyError("graph-busy", where=str(folder)) from busy
    return handle


def _quads(lines: Iterable[str]) -> list:  # type: ignore[type-arg]  # of pyoxigraph.Quad
    return list(parse("\n".join(lines), RdfFormat.N_TRIPLES))


class _Lines(RawIOBase):
    """Descriptions as a stream of N-Triples, each shared entity once."""

    def __init__(self, descriptions: Iterable[tuple[Entity, ...]]) -> None:
        self._chunks = _chunks(descriptions)
        self._rest = b""

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill `buffer` with the next bytes."""
        while not self._rest:
            try:
                self._rest = next(self._chunks)
            except StopIteration:
                return 0
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _chunks(descriptions: Iterable[tuple[Entity, ...]]) -> Iterator[bytes]:
    seen: set[str] = set()
    for first, *shared in descriptions:
        lines = list(first.lines)
        for entity in shared:
            if entity.iri not in seen:
                seen.add(entity.iri)
                lines.extend(entity.lines)
        lines.append("")
        yield "\n".join(lines).encode()
