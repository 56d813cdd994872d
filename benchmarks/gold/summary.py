"""Says how often words are read exactly: by table, kind of words and part of what they say, as lines of a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module

from benchmarks.gold import Verdict

TABLES = {
    "dates": ("words about dates and meetings", "exactly what the words say: days, times, repetition, or nothing"),
    "prices": ("words about prices", "every amount with its kind, whether it is free, and what else is said of paying"),
    "addresses": ("words about places", "every venue with its room, street, postal code and town"),
    "persons": ("texts with names of persons", "every name and private contact is gone, and nothing else"),
    "details": ("words about ages, levels, places left, access and so on", "exactly what the words say, or nothing"),
}
"""What the tables hold, and what counts as right."""


def words() -> Iterable[str]:
    """Yield how often each kind of words is read exactly, on the half that was only measured."""
    found = {name: import_module(f"benchmarks.gold.{name}") for name in TABLES}
    read = {name: module.verdicts("measuring") for name, module in found.items()}
    yield "## Words"
    yield ""
    yield "Tables of strings as they occur on pages of providers (`tests/gold`), with what they say. Claimed although"
    yield "unknown: a value was given where the words say none, of texts with persons: something was dropped that is no"
    yield "person. Where two readings are possible, either is right: [labelling.md](labelling.md)."
    yield ""
    yield "| table | strings | exactly right | claimed although unknown | right is |"
    yield "|---|--:|--:|--:|---|"
    for name, (what, meaning) in TABLES.items():
        right, over = sum(one.right for one in read[name]), sum(one.claimed for one in read[name])
        shares = " | ".join(f"{count} ({_share(count, len(read[name]))})" for count in (right, over))
        yield f"| {what} | {len(read[name])} | {shares} | {meaning} |"
    yield ""
    for name, (what, _) in TABLES.items():
        yield f"### {name}: {what}"
        yield ""
        yield from _by_kind(read[name])
        yield ""
        if parts := getattr(found[name], "PARTS", ()):
            yield from _by_part(read[name], parts)
            yield ""


def _by_kind(found: Sequence[Verdict]) -> Iterable[str]:
    right, total = Counter(one.kind for one in found if one.right), Counter(one.kind for one in found)
    yield "| kind of words | strings | exactly right |"
    yield "|---|--:|--:|"
    for kind in sorted(total):
        yield f"| {kind} | {total[kind]} | {right[kind]} |"


def _by_part(found: Sequence[Verdict], parts: Iterable[str]) -> Iterable[str]:
    yield "| part of what they say | right, whatever else is |"
    yield "|---|--:|"
    for part in parts:
        right = sum(part not in one.differs for one in found)
        yield f"| {part} | {right} ({_share(right, len(found))}) |"


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f} %"
