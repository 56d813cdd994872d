"""Measures the mapping against gold tables; a module for each kind of fact."""

import json
from pathlib import Path
from typing import Any, NamedTuple

_TABLES = Path(__file__).parents[2] / "tests" / "gold"


class Verdict(NamedTuple):
    """How one row of a table was read."""

    id: str
    kind: str
    """What sort of words it is, or which field it is about."""
    right: bool
    claimed: bool
    """Whether something was claimed that the words do not say."""
    differs: tuple[str, ...] = ()
    """Parts that were read otherwise than expected."""


def rows(table: str, half: str) -> list[dict[str, Any]]:
    """Return the rows of one part of a table: working, further or measuring."""
    text = (_TABLES / f"{table}-{half}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line]


def readings(row: dict[str, Any]) -> list[Any]:
    """Return what a row may be read as: what it says, and what it says as well where two readings are possible.

    >>> readings({"expected": "A1"}), readings({"expected": None, "also": "B1"})
    (['A1'], [None, 'B1'])
    """
    return [row["expected"], row["also"]] if "also" in row else [row["expected"]]
