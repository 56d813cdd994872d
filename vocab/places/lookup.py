"""Finds the municipalities that words can name: whole names first, then their beginnings, brackets and parts."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from vocab.places.names import agree, name_of, untitled
from vocab.places.states import state_of
from vocab.places.tables import Marked, Tables

How = Literal["exact", "plain", "part", "other", "none"]


class Match(Struct, frozen=True):
    """The municipalities that words can name, and how: `exact` with a mark that agrees or without any, `plain` by the

    name alone though it has marks, `part` with more words behind it, `other` with a mark that fits none of them.
    """

    keys: tuple[str, ...] = ()
    how: How = "none"
    withdrawn: bool = False
    marked: bool = False
    """Whether a mark agreed, such as `(Odenwald)`."""
    region: str = ""
    """Two digits of a state that the words name besides."""


NOTHING = Match()


def match(words: str, tables: Tables) -> Match:
    """Return the municipalities that `words` can name; of withdrawn ones only when no other has the name."""
    for withdrawn in (False, True):
        found = _match(words, tables.withdrawn if withdrawn else tables.names)
        if found.keys:
            return Match(found.keys, found.how, withdrawn, found.marked, found.region)
    return NOTHING


def _match(words: str, names: dict[str, list[Marked]]) -> Match:
    name = name_of(words)
    if not name.head:
        return NOTHING
    region = next((state for state in map(state_of, name.marks) if state), "")
    marks = tuple(m for m in name.marks if not state_of(m)) if region else name.marks
    for head in dict.fromkeys((name.head, untitled(name.head))):
        if head in names:
            chosen = _chosen(names[head], name.marks, marks)
            if chosen.how == "other" and (inside := _inside(words, names)):
                return inside
            return Match(chosen.keys, chosen.how, marked=chosen.marked, region=region)
    return _inside(words, names) or _beginning(untitled(name.head), name.marks, names) or NOTHING


def _chosen(found: Iterable[Marked], asked: tuple[str, ...], marks: tuple[str, ...]) -> Match:
    """Choose among municipalities of one name by the marks asked for."""
    agreed = _keys(ags for ags, own in found if own and agree(asked, own))
    if agreed:
        return Match(agreed, "exact", marked=True)
    bare = _keys(ags for ags, own in found if not own)
    every = _keys(ags for ags, _ in found)
    if marks:
        return Match(bare, "part") if bare else Match(every, "other")
    return Match(every, "exact" if bare == every else "plain")


def _beginning(head: str, marks: tuple[str, ...], names: dict[str, list[Marked]]) -> Match | None:
    """Match the longest beginning of a name: `Kassel Wilhelmshöhe`, `Frankfurt Höchst`."""
    tokens = head.split()
    for end in range(min(len(tokens) - 1, 6), 0, -1):
        first = " ".join(tokens[:end])
        if first in names:
            chosen = _chosen(names[first], (*tokens[end:], *marks), (*tokens[end:], *marks))
            return Match(chosen.keys, "exact" if chosen.how == "exact" and end + 1 == len(tokens) else chosen.how)
    return None


def _inside(words: str, names: dict[str, list[Marked]]) -> Match | None:
    """Match what stands in brackets or behind a slash or `OT`: `Wieseck (Gießen)`."""
    for divider in ("(", "/", ","):
        _, found, rest = words.partition(divider)
        if found:
            name = name_of(rest)
            if name.head in names and len(name.head) > 2 and not state_of(name.head):
                return Match(_chosen(names[name.head], name.marks, name.marks).keys, "part")
    return None


def _keys(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
