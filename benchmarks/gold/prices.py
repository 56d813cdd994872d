"""Counts how many price texts of the gold table are read exactly as people read them.

python -m benchmarks.gold.prices working|further|measuring
"""

import json
import sys
from typing import Any

from benchmarks.gold import readings, rows
from harvester.mapping.notes import Notes
from harvester.mapping.prices import price
from harvester.records import Item
from vocab.model import Amount, Price


def verdicts(half: str) -> list[tuple[str, bool, bool]]:
    """Return of each text its id, whether it is read exactly, and whether more was claimed than it says."""
    return [(row["id"], right, claimed) for row, _, right, claimed in _judged(half)]


def told(words: str) -> tuple[Price, bool]:
    """Return the price that `words` say, and whether they hold one that cannot be."""
    notes = Notes("https://vhs.example/1", "field")
    made = price(Item(properties={"priceText": (words,)}), notes) or Price()
    return made, any(one.code == "price-implausible" for one in notes.findings())


def expected(row: dict[str, Any]) -> Price:
    """Return the price of a row of the table."""
    amounts = tuple(map(_amount, row.get("amounts", ())))
    return Price(amounts=amounts, free=row.get("free", "unknown"), terms=tuple(sorted(row.get("terms", ()))))


def _amount(row: dict[str, Any]) -> Amount:
    least, most = row.get("people", (None, None))
    return Amount(
        value=row["value"],
        currency=row["currency"],
        category=row.get("group", ""),
        kind=row.get("kind", ""),
        per=row.get("per", ""),
        times=row.get("times", 0),
        bound="from" if row.get("minimum") else "to" if row.get("maximum") else "",
        people=(least or 0, most or 0),
    )


def _judged(half: str) -> list[tuple[dict[str, Any], Price, bool, bool]]:
    found = []
    for row in rows("prices", half):
        made, implausible = told(row["words"])
        right = any(_is_right(reading, made, implausible) for reading in readings(row))
        wanted = expected(row["expected"])
        claimed = bool(made.amounts and not wanted.amounts) or (wanted.free == "unknown" and made.free != "unknown")
        found.append((row, made, right, claimed and not right))
    return found


def _is_right(reading: dict[str, Any], made: Price, implausible: bool) -> bool:
    if reading.get("implausible"):
        return implausible and not made.amounts
    wanted = expected(reading)
    same = (made.amounts, made.free, made.terms) == (wanted.amounts, wanted.free, wanted.terms)
    return same and not implausible


def main(half: str) -> None:
    """Print the totals, and of the rows that are worked with what was read otherwise."""
    judged = _judged(half)
    if half != "measuring":
        for row, made, right, _ in judged:
            if not right:
                print(f"{row['id']} {row['words']!r}\n    read     {made}\n    expected {expected(row['expected'])}")
    totals = {"right": sum(one[2] for one in judged), "claimed": sum(one[3] for one in judged)}
    print(json.dumps({"half": half, "rows": len(judged), **totals}))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "working")
