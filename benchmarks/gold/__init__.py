"""Measures the mapping against gold tables; a module for each kind of fact."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

_TABLES = Path(__file__).parents[2] / "tests" / "gold"
_NUMBER = re.compile(r"\d[\d.,]*")


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


def measured(table: str) -> list[str]:
    """Return the parts of a table that are only measured: written with it, and later."""
    return [half for half in ("measuring", "measuring-later") if (_TABLES / f"{table}-{half}.jsonl").exists()]


def known(table: str) -> set[str]:
    """Return the ids of measured rows whose words stand in rows that are worked with too, numbers aside."""
    worked = {_shape(row) for half in ("working", "further") for row in rows(table, half)}
    return {row["id"] for half in measured(table) for row in rows(table, half) if _shape(row) in worked}


def _shape(row: dict[str, Any]) -> str:
    """Return the words of a row in small letters, every number as 0, blanks as one.

    >>> _shape({"words": "Gebühr:  85,00 €"})
    'gebühr: 0 €'
    """
    words = row["text"] if "text" in row else row["words"]
    return " ".join(_NUMBER.sub("0", words.lower()).split()) + (f" ({row['field']})" if "field" in row else "")
