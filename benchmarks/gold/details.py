"""Measures how facts of an offer are read from words against the gold table, field by field.

python -m benchmarks.gold.details working   (prints what went wrong; of `measuring` totals only)
"""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.gold import Verdict, readings, rows
from harvester.mapping.details.ages import ages
from harvester.mapping.details.childcare import childcare
from harvester.mapping.details.conditions import prerequisites
from harvester.mapping.details.deadlines import deadline
from harvester.mapping.details.instruction import instruction
from harvester.mapping.details.levels import levels
from harvester.mapping.details.modes import told_mode
from harvester.mapping.details.proofs import certificates
from harvester.mapping.details.seats import availability
from harvester.mapping.details.seatsizes import capacity
from harvester.mapping.details.seatsleft import places_left
from harvester.mapping.details.signs import signs
from harvester.mapping.details.statuses import told_status
from harvester.mapping.details.support import accessibility

_BERLIN = ZoneInfo("Europe/Berlin")
_ACCESS = {
    "accessible": "venue",
    "wheelchair": "step-free", "assistance-dog": "assistance-dogs", "braille": "tactile-guidance",
    "partly": "limited", "not": "not-step-free", "easy-language": "plain-language",
    "hearing-loop": "induction-loop",
    "parking": "accessible-parking", "companion": "companion-free", "subtitles": "captions",
    "easy-read": "plain-language",
}  # fmt: skip
"""Names in the table that the code list has no concept of its own for, with the nearest that it has."""
_PROOFS = {
    "attendance": {"participation"}, "certificate": {"certificate"}, "exam": {"certificate", "recognised-certificate"},
    "degree": {"degree"}, "none": {"none"},
}  # fmt: skip
_SIGNS = {
    "level": "levels", "availability": "seats", "language": "languages", "places_left": "seats", "capacity": "sizes",
    "certificate": "certificates",
}  # fmt: skip
_STATUS = {
    "Cancelled": "cancelled",
    "Postponed": "postponed",
    "Rescheduled": "rescheduled",
    "MovedOnline": "movedOnline",
}


def _bounds(found: tuple[int | None, int | None], names: tuple[str, str]) -> dict[str, int]:
    return {name: value for name, value in zip(names, found, strict=True) if value is not None}


def _ages(words: str) -> Any:
    least, most = ages(words.lower())
    found = {name: value for name, value in (("from", least), ("to", most)) if value}
    return found or None


def _level(words: str) -> Any:
    found = levels(words.lower())
    return found[0] if len(found) == 1 else list(found) or None


_READERS: dict[str, Callable[[str], Any]] = {
    "ages": _ages,
    "level": _level,
    "availability": lambda words: availability(words.lower()) or None,
    "status": lambda words: _STATUS.get(told_status(words.lower(), whole=True).removeprefix("Event")),
    "mode": lambda words: told_mode(words.lower()) or None,
    "language": lambda words: sorted(instruction(words.lower())),
    "places_left": lambda words: _bounds(places_left(words.lower()), ("left", "total")),
    "capacity": lambda words: _bounds(capacity(words.lower()), ("total", "minimum")),
    "deadline": lambda words: deadline(words.lower(), _BERLIN) or None,
    "accessibility": lambda words: sorted(accessibility(words.lower())),
    "childcare": lambda words: childcare(words.lower()),
    "certificate": lambda words: list(certificates(words.lower())),
    "prerequisites": lambda words: bool(prerequisites(words)),
}
FIELDS = tuple(_READERS)
"""Names of the fields in the table."""


def _right(field: str, expected: Any, found: Any) -> bool:
    if field == "accessibility":
        return bool(sorted({_ACCESS.get(one, one) for one in expected}) == found)
    if field == "certificate":
        return not found if expected is None else len(found) == 1 and found[0] in _PROOFS[expected["kind"]]
    if field == "ages" and expected:
        return bool({name: value for name, value in expected.items() if value} == found)
    if field == "language":
        return bool(sorted(expected) == found)
    return bool(expected == found)


def _is_unknown(expected: Any) -> bool:
    return expected in (None, [], {}, "unknown", False)


def _read(half: str) -> list[tuple[dict[str, Any], Any, bool]]:
    table = rows("details", half)
    read = [(row, _READERS[row["field"]](_heard(row["field"], row["words"]))) for row in table]
    return [(row, found, any(_right(row["field"], reading, found) for reading in readings(row))) for row, found in read]


def _heard(field: str, words: str) -> str:
    """Return the words, or nothing where the first look at a text sees no sign of the field in them."""
    return words if _SIGNS.get(field, field) in signs(words.lower()) else ""


def claims(field: str, words: str) -> bool:
    """Return whether `words` are read to say something of a field."""
    return not _is_unknown(_READERS[field](_heard(field, words)))


def verdicts(half: str) -> list[Verdict]:
    """Return for each row whether it came out right, and whether something was claimed though it is unknown."""
    return [
        Verdict(row["id"], row["field"], right, not right and _is_unknown(row["expected"]))
        for row, _, right in _read(half)
    ]


def main() -> None:
    """Print totals, and of the working half every row that went wrong."""
    half = sys.argv[1] if len(sys.argv) > 1 else "working"
    judged = _read(half)
    if half == "working":
        for row, found, right in judged:
            if not right:
                print(row["id"], row["field"], repr(row["words"]), "expected", row["expected"], "found", found)
    total, good = (
        Counter(row["field"] for row, _, _ in judged),
        Counter(row["field"] for row, _, right in judged if right),
    )
    print(", ".join(f"{field} {good[field]}/{total[field]}" for field in total))
    correct, claimed = good.total(), sum(one.claimed for one in verdicts(half))
    print(f"{correct} of {len(judged)} right ({correct / len(judged):.3f}); claimed though unknown: {claimed}")


if __name__ == "__main__":
    main()
