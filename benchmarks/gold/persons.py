"""Measures how persons are left out of texts against the gold table: names gone, all else still there.

python -m benchmarks.gold.persons working   (prints what went wrong; of `measuring` totals only)
"""

import json
import sys
from pathlib import Path

from harvester.mapping.persons import without_persons

_TABLES = Path(__file__).parents[2] / "tests" / "gold"


def verdicts(half: str) -> list[tuple[str, bool, bool]]:
    """Return for each row its id, whether it came out right, and whether too much was left out."""
    return [(identity, not left and not lost, bool(lost)) for identity, left, lost, _ in _read(half)]


def _read(half: str) -> list[tuple[str, list[str], list[str], str]]:
    """Return for each row its id, the persons still in it, what else is lost, and the text that came out."""
    found = []
    for row in map(json.loads, (_TABLES / f"persons-{half}.jsonl").read_text("utf-8").splitlines()):
        text, _ = without_persons(row["text"])
        words = set(text.replace(",", " ").replace(".", " ").split())
        left = [one for one in row["persons"] if one in text] + [one for one in row.get("parts", ()) if one in words]
        found.append((row["id"], left, [one for one in row["keep"] if one not in text], text))
    return found


def main() -> None:
    """Print totals, and of the working half every row that went wrong."""
    half = sys.argv[1] if len(sys.argv) > 1 else "working"
    rows = _read(half)
    if half == "working":
        for identity, left, lost, text in rows:
            if left or lost or "-v" in sys.argv:
                print(identity, "left:", left, "lost:", lost, "\n   ", text)
    right = sum(not left and not lost for _, left, lost, _ in rows)
    leaked, over = sum(bool(left) for _, left, _, _ in rows), sum(bool(lost) for _, _, lost, _ in rows)
    print(
        f"{right} of {len(rows)} right ({right / len(rows):.3f}); persons left in {leaked}, other words lost in {over}"
    )


if __name__ == "__main__":
    main()
