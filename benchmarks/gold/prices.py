"""Counts how many price texts of the gold table are read exactly as people read them.

python -m benchmarks.gold.prices working|further|measuring
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.gold import Verdict, readings, rows
from harvester.mapping.notes import Notes
from harvester.mapping.prices.costs import price
from harvester.records import Item
from vocab.model import Amount, Price

PARTS: dict[str, Callable[[Price], Any]] = {
    "sums and currencies": lambda price: [(one.value, one.currency) for one in price.amounts],
    "normal, reduced, material and so on": lambda price: [one.kind for one in price.amounts],
    "for whom": lambda price: [one.category for one in price.amounts],
    "per what, how often": lambda price: [(one.per, one.times) for one in price.amounts],
    "from and to, tiers": lambda price: [(one.bound, one.people) for one in price.amounts],
    "whether it is free": lambda price: price.free,
    "what else is said of paying": lambda price: price.terms,
}
"""Parts of a price that are counted apart, and what they compare."""


def verdicts(half: str) -> list[Verdict]:
    """Return of each text whether it is read exactly, and whether more was claimed than it says."""
    return [
        Verdict(row["id"], row["group"], right, claimed, () if right else _differing(row["expected"], made))
        for row, made, right, claimed in _judged(half)
    ]


def _differing(reading: dict[str, Any], made: Price) -> tuple[str, ...]:
    wanted = expected(reading)
    return tuple(part for part, of in PARTS.items() if of(wanted) != of(made))


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
