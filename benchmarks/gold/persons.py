"""Measures how persons are left out of texts against the gold table: names gone, all else still there.

python -m benchmarks.gold.persons working   (prints what went wrong; of `measuring` totals only)
"""

import sys
from typing import Any

from benchmarks.gold import Verdict, rows
from harvester.mapping.persons.texts import without_persons


def verdicts(half: str) -> list[Verdict]:
    """Return for each row whether it came out right, and whether too much was left out."""
    return [Verdict(row["id"], row["field"], not left and not lost, bool(lost)) for row, left, lost, _ in _read(half)]


def _read(half: str) -> list[tuple[dict[str, Any], list[str], list[str], str]]:
    """Return each row with the persons still in it, what else is lost, and the text that came out."""
    found = []
    for row in rows("persons", half):
        text, _ = without_persons(row["text"])
        words = set(text.replace(",", " ").replace(".", " ").split())
        left = [one for one in row["persons"] if one in text] + [one for one in row.get("parts", ()) if one in words]
        found.append((row, left, [one for one in row["keep"] if one not in text], text))
    return found


def main() -> None:
    """Print totals, and of the working half every row that went wrong."""
    half = sys.argv[1] if len(sys.argv) > 1 else "working"
    judged = _read(half)
    if half == "working":
        for row, left, lost, text in judged:
            if left or lost or "-v" in sys.argv:
                print(row["id"], "left:", left, "lost:", lost, "\n   ", text)
    right = sum(not left and not lost for _, left, lost, _ in judged)
    leaked, over = sum(bool(left) for _, left, _, _ in judged), sum(bool(lost) for _, _, lost, _ in judged)
    print(
        f"{right} of {len(judged)} right ({right / len(judged):.3f}); "
        f"persons left in {leaked}, other words lost in {over}"
    )


if __name__ == "__main__":
    main()
