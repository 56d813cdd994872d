"""Counts how many venues in words of the gold table are read exactly as people read them.

python -m benchmarks.gold.addresses working|further|measuring
"""

import json
import re
import sys
from typing import Any

from benchmarks.gold import Verdict, readings, rows
from harvester.mapping.notes import Notes
from harvester.mapping.places.venues import places
from harvester.records import Item
from vocab.model import Place

_SQUARE = re.compile(r"[A-U] ?\d{1,2}")


PARTS = {
    "name": "name",
    "room": "room",
    "street and number": "street",
    "postal code": "postal_code",
    "town": "locality",
    "country": "country",
    "online": "online",
}
"""Parts of a place that are counted apart, and their fields."""


def verdicts(half: str) -> list[Verdict]:
    """Return of each text whether it is read exactly, and whether a place was claimed where it names none."""
    return [
        Verdict(row["id"], row["group"], right, claimed, () if right else _differing(row["expected"], made))
        for row, made, right, claimed in _judged(half)
    ]


def _differing(reading: dict[str, Any], made: tuple[Place, ...]) -> tuple[str, ...]:
    wanted = expected(reading)
    return tuple(
        part
        for part, field in PARTS.items()
        if [getattr(one, field) for one in wanted] != [getattr(one, field) for one in made]
    )


def told(words: str) -> tuple[Place, ...]:
    """Return the places that `words` name, without the words themselves."""
    found = places(Item(properties={"location": (words,)}), ("location",), Notes("https://vhs.example/1", "field"))
    bare = (_bare(one) for one in found)
    return tuple(one for one in bare if one != Place())


def _bare(one: Place) -> Place:
    return Place(
        name=one.name, room=one.room, street=one.street, postal_code=one.postal_code, locality=one.locality,
        country=one.country, online=one.online,
    )  # fmt: skip


def expected(row: dict[str, Any]) -> tuple[Place, ...]:
    """Return the places of a row of the table."""
    return tuple(_place(one) for one in row["places"])


def _place(row: dict[str, Any]) -> Place:
    street, number = row.get("street", ""), row.get("number", "")
    between = ", " if _SQUARE.fullmatch(street) else " "
    return Place(
        name=row.get("name", ""),
        room=row.get("room", ""),
        street=f"{street}{between}{number}" if number else street,
        postal_code=row.get("postal_code", ""),
        locality=row.get("locality", ""),
        country=row.get("country", ""),
        online=row.get("online", False),
    )


def _judged(half: str) -> list[tuple[dict[str, Any], tuple[Place, ...], bool, bool]]:
    found = []
    for row in rows("addresses", half):
        made = told(row["words"])
        right = made in map(expected, readings(row))
        found.append((row, made, right, bool(made and not right and not expected(row["expected"]))))
    return found


def main(half: str) -> None:
    """Print the totals, and of what is worked with what was read otherwise."""
    judged = _judged(half)
    if half != "measuring":
        for row, made, right, _ in judged:
            if not right:
                print(f"{row['id']} {row['words']!r}\n    read     {made}\n    expected {expected(row['expected'])}")
    totals = {"right": sum(one[2] for one in judged), "claimed": sum(one[3] for one in judged)}
    print(json.dumps({"half": half, "rows": len(judged), **totals}))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "working")
