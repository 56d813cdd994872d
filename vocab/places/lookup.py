"""Finds the municipalities that words can name: whole names first, then their beginnings, brackets and parts."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from vocab.places.names import agree, name_of, untitled
from vocab.places.states import state_of
from vocab.places.tables import Marked, Names, Tables

How = Literal["exact", "plain", "part", "other", "none"]


class Match(Struct, frozen=True):
    """The municipalities that words can name, and how.

    `exact` with a mark that agrees or without any, `plain` by the name alone though it has marks, `part` with more
    words behind it, `other` with a mark that fits none of them.
    """

    keys: tuple[str, ...] = ()
    how: How = "none"
    withdrawn: bool = False
    marked: bool = False
    """Whether a mark agreed, such as `(Odenwald)`."""
    region: str = ""
    """Two digits of a state that the words name besides."""


NOTHING = Match()
_WHOLE = ("exact", "plain")


def match(words: str, tables: Tables) -> Match:
    """Return the municipalities that `words` can name.

    Withdrawn ones count when no other has the name, or when theirs fits whole and those of others only in part.
    """
    found = _match(words, tables.names)
    if found.how in _WHOLE and (found.marked or not name_of(words).marks):
        return found
    gone = former(words, tables)
    if gone.how in _WHOLE and (found.how not in _WHOLE or (gone.marked and not found.marked)):
        return gone
    return found if found.keys else gone if gone.keys else _component(name_of(words).head, tables)


def _component(head: str, tables: Tables) -> Match:
    """Match one half of a double name: `Wolfen` for Bitterfeld-Wolfen."""
    keys = tables.components.get(head, ())
    return Match(tuple(keys), "part") if len(keys) == 1 else NOTHING


def former(words: str, tables: Tables) -> Match:
    """Return the withdrawn municipalities that `words` can name."""
    found = _match(words, tables.withdrawn)
    return replace(found, withdrawn=bool(found.keys))


def _match(words: str, names: Names) -> Match:
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
    return (
        _inside(words, names)
        or _cut_short(words, name.head, names)
        or _beginning(untitled(name.head), name.marks, names)
        or NOTHING
    )


def _cut_short(words: str, head: str, names: Names) -> Match | None:
    """Match a name whose end is cut short: `Mörfelden-W.`, `Castrop-R.`; only one name may begin so."""
    if not words.rstrip().endswith(".") or len(head) < 6:
        return None
    begun = names.beginning(head)
    return Match(_keys(ags for ags, _ in names[begun[0]]), "part") if len(begun) == 1 else None


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
