"""Reads the official register GV100AD: current municipalities with ARS; the others become withdrawn.

The file has fixed columns: Satzart 1-2, Gebietsstand 3-10, AGS 11-18, Verband 19-22, Bezeichnung 23-72,
Textkennzeichen 123-124, Bevölkerung 140-150 (Destatis, GV-ISys, Datensatzbeschreibung GV100AD).
"""

import re
from pathlib import Path

from msgspec import Struct

from vocab.places.importing.population import MOST
from vocab.places.importing.store import Read, replaced, table
from vocab.places.importing.text import text
from vocab.places.model import PlacesError
from vocab.places.names import keys
from vocab.places.tables import Tables

_KINDS = {
    **dict.fromkeys(("61", "62"), "city"),
    **dict.fromkeys(("63", "67"), "town"),
    **dict.fromkeys(("65", "66"), "unincorporated"),
    "60": "market",
    "64": "municipality",
}
_FEWEST = 10_000
_DIGITS = re.compile(r"[0-9]{12} [0-9]{1,11}")
_MUNICIPALITY, _DISTRICT = "60", "40"


class Record(Struct, frozen=True, kw_only=True):
    """One municipality of the register."""

    ags: str
    ars: str
    name: str
    kind: str
    people: int


def is_register(line: str) -> bool:
    """Tell whether a first line is one of the register.

    >>> is_register("102023113001          Schleswig-Holstein"), is_register("AGS;Einwohner")
    (True, False)
    """
    return line[:2] == "10" and line[2:12].isdigit() and len(line) > 22


def record(line: str, number: int, where: str) -> Record:
    """Return the municipality that one line describes; raises PlacesError that names the line."""
    ags, union, people = line[10:18], line[18:22], line[139:150].strip() or "0"
    name = line[22:72].partition(",")[0].replace("/ ", "/").strip()
    if not (_DIGITS.fullmatch(f"{ags}{union} {people}") and name and int(people) <= MOST):
        raise PlacesError("places-row", where=where, line=number, words=line[:72].strip(), detail="AGS, name, people")
    return Record(
        ags=ags, ars=ags[:5] + union + ags[5:], name=name, kind=_KINDS.get(line[122:124], ""), people=int(people)
    )


def import_register(file: Path, folder: Path) -> Read:
    """Read the register into `folder`; names, kinds and validity are as it says, successors stay."""
    lines = text(file).splitlines()
    if not lines or not is_register(lines[0]):
        raise PlacesError("places-register", where=str(file), detail=(lines or [""])[0][:40])
    known = Tables(folder)
    records = _records(lines, str(file))
    if len(records) < _FEWEST:
        raise PlacesError("places-register", where=str(file), detail=f"{len(records)} < {_FEWEST}")
    # The register goes first: names of before fit it too, so that a crash in between leaves nothing that does not fit.
    before = {ags: row for ags, row in known.register.items() if not row[2]}
    names = _names(records, known)
    replaced(folder / "register.tsv", table(f"AGS, …, ARS: {lines[0][2:10]}", _register(records, known)))
    replaced(folder / "names.tsv", names)
    replaced(folder / "population.tsv", table("AGS, inhabitants", _people(records)))
    return Read(
        code="places-read-register",
        parts={
            "where": str(file),
            "day": f"{lines[0][2:6]}-{lines[0][6:8]}-{lines[0][8:10]}",
            "count": len(records),
            "districts": sum(line[:2] == _DISTRICT for line in lines),
            "new": len(records.keys() - before.keys()),
            "gone": len(before.keys() - records.keys()),
            "renamed": sum(ags in before and before[ags][0] != one.name for ags, one in records.items()),
        },
    )


def _records(lines: list[str], where: str) -> dict[str, Record]:
    found: dict[str, Record] = {}
    firsts: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if line[:2] == _MUNICIPALITY:
            one = record(line, number, where)
            if (first := firsts.setdefault(one.ags, number)) != number:
                raise PlacesError("places-twice", where=where, line=number, words=one.ags, first=first)
            found[one.ags] = one
    return found


def _register(records: dict[str, Record], known: Tables) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for ags in sorted(known.register.keys() | records.keys()):
        one = records.get(ags)
        if one:
            rows.append((ags, one.name, one.kind, "", "", one.ars))
        else:
            name, kind, successor, basis = known.register[ags][:4]
            rows.append((ags, name, kind, successor or "?", basis or "unknown", ""))
    return rows


def _people(records: dict[str, Record]) -> list[tuple[str, ...]]:
    return [(ags, str(one.people)) for ags, one in sorted(records.items())]


def _names(records: dict[str, Record], known: Tables) -> bytes:
    """Return the table of names: those of the register and all that were known before."""
    found: set[tuple[str, ...]] = {tuple(row) for row in known.rows("names.tsv")}
    for ags, one in records.items():
        found.update((head, ags, marks) for head, marks in keys(one.name))
    return table("Head of a name, AGS, marks", sorted(found))
