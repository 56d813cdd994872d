"""Says how often words are read exactly: by table, kind of words and part of what they say, as lines of a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module

from benchmarks.gold import Verdict, known, measured

TABLES = {
    "dates": ("words about dates and meetings", "exactly what the words say: days, times, repetition, or nothing"),
    "prices": ("words about prices", "every amount with its kind, whether it is free, and what else is said of paying"),
    "addresses": ("words about places", "every venue with its room, street, postal code and town"),
    "persons": ("texts with names of persons", "every name and private contact is gone, and nothing else"),
    "details": ("words about ages, levels, places left, access and so on", "exactly what the words say, or nothing"),
}
"""What the tables hold, and what counts as right."""


def words() -> Iterable[str]:
    """Yield how often each kind of words is read exactly, on the rows that were only measured."""
    found = {name: import_module(f"benchmarks.gold.{name}") for name in TABLES}
    read = {name: {half: module.verdicts(half) for half in measured(name)} for name, module in found.items()}
    yield "## Words"
    yield ""
    yield "Tables of strings as they occur on pages of providers (`tests/gold`), with what they say. Claimed although"
    yield "unknown: a value was given where the words say none, of texts with persons: something was dropped that is no"
    yield "person. Where two readings are possible, either is right: [labelling.md](labelling.md)."
    yield ""
    yield "| table | strings | exactly right | claimed although unknown | right is |"
    yield "|---|--:|--:|--:|---|"
    for name, (what, meaning) in TABLES.items():
        for half, verdicts in read[name].items():
            later = ", written later" if half == "measuring-later" else ""
            yield f"| {what}{later} | {_counts(verdicts)} | {'the same' if later else meaning} |"
        if len(read[name]) > 1:
            yield f"| {what}, together | {_counts(_all(read[name]))} | the same |"
    yield ""
    yield "Some measured strings stand in the rows that were worked with, too, numbers aside; without them:"
    yield ""
    yield "| table | strings | exactly right |"
    yield "|---|--:|--:|"
    for name, (what, _) in TABLES.items():
        seen = known(name)
        fresh = [one for one in _all(read[name]) if one.id not in seen]
        yield f"| {what} | {len(fresh)} | {_counts(fresh).split(' | ')[1]} |"
    yield ""
    for name, (what, _) in TABLES.items():
        yield f"### {name}: {what}"
        yield ""
        yield from _by_kind(_all(read[name]))
        yield ""
        if parts := getattr(found[name], "PARTS", ()):
            yield from _by_part(_all(read[name]), parts)
            yield ""


def _all(read: dict[str, list[Verdict]]) -> list[Verdict]:
    return [one for verdicts in read.values() for one in verdicts]


def _counts(found: Sequence[Verdict]) -> str:
    right, over = sum(one.right for one in found), sum(one.claimed for one in found)
    return " | ".join((str(len(found)), *(f"{count} ({_share(count, len(found))})" for count in (right, over))))


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
