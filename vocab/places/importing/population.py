"""Reads inhabitants of municipalities from CSV: AGS and a number."""

from pathlib import Path

from vocab.places.importing.store import Read, replaced, table
from vocab.places.importing.text import rows
from vocab.places.model import PlacesError
from vocab.places.tables import Tables

AGS = ("ags", "gemeindeschluessel", "gemeindeschlüssel", "schluessel")
PEOPLE = ("population", "einwohner", "bevoelkerung", "bevölkerung", "insgesamt", "inhabitants")

MOST = 10_000_000
"""Inhabitants that no municipality has more of."""


def number(words: str) -> int:
    """Return the number that `words` write, with or without points and blanks between thousands.

    Raises ValueError when they write none, or more than any municipality has.

    >>> number("76.226"), number("1 234 567"), number("950")
    (76226, 1234567, 950)
    """
    plain = words.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    groups = plain.replace(",", ".").split(".")
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        raise ValueError(words)
    digits = "".join(groups)
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20 and int(digits) <= MOST):
        raise ValueError(words)
    return int(digits)


def import_population(file: Path, folder: Path) -> Read:
    """Read inhabitants into `folder`; every AGS has to be known."""
    register = Tables(folder).register
    found: dict[str, int] = {}
    lines: dict[str, int] = {}
    for line, (ags, people) in rows(file, AGS, PEOPLE):
        key = ags.zfill(8) if len(ags) == 7 else ags
        if key not in register:
            raise PlacesError("places-ags", where=f"{file}:{line}", words=ags)
        if (first := lines.setdefault(key, line)) != line:
            raise PlacesError("places-twice", where=str(file), line=line, words=ags, first=first)
        try:
            found[key] = number(people)
        except ValueError as wrong:
            detail = f"123456 | 123.456 (0–{MOST})"
            raise PlacesError("places-row", where=str(file), line=line, words=people, detail=detail) from wrong
    if not found:
        raise PlacesError("places-row", where=str(file), line=2, words="", detail="0")
    everybody = {**Tables(folder).population, **found}
    replaced(folder / "population.tsv", table("AGS, inhabitants", [(a, str(n)) for a, n in sorted(everybody.items())]))
    parts = {"where": str(file), "count": len(found), "people": sum(found.values())}
    return Read(code="places-read-population", parts=parts)
