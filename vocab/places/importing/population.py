"""Reads inhabitants of municipalities from CSV: AGS and a number."""

from pathlib import Path

from vocab.places.importing.store import Read, replaced, table
from vocab.places.importing.text import rows
from vocab.places.model import PlacesError
from vocab.places.tables import Tables

AGS = ("ags", "gemeindeschluessel", "gemeindeschlüssel", "schluessel")
PEOPLE = ("population", "einwohner", "bevoelkerung", "bevölkerung", "insgesamt", "inhabitants")


def number(words: str) -> int:
    """Return the number that `words` write, with or without points and blanks between thousands.

    >>> number("76.226"), number("1 234 567"), number("950")
    (76226, 1234567, 950)
    """
    plain = words.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    groups = plain.replace(",", ".").split(".")
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        raise ValueError(words)
    value = int("".join(groups))
    if value < 0:
        raise ValueError(words)
    return value


def import_population(file: Path, folder: Path) -> Read:
    """Read inhabitants into `folder`; every AGS has to be known."""
    register = Tables(folder).register
    found: dict[str, int] = {}
    for line, (ags, people) in rows(file, AGS, PEOPLE):
        key = ags.zfill(8) if len(ags) == 7 else ags
        if key not in register:
            raise PlacesError("places-ags", where=f"{file}:{line}", words=ags)
        try:
            found[key] = number(people)
        except ValueError as wrong:
            detail = "123456 | 123.456"
            raise PlacesError("places-row", where=str(file), line=line, words=people, detail=detail) from wrong
    if not found:
        raise PlacesError("places-row", where=str(file), line=2, words="", detail="0")
    everybody = {**Tables(folder).population, **found}
    replaced(folder / "population.tsv", table("AGS, inhabitants", [(a, str(n)) for a, n in sorted(everybody.items())]))
    parts = {"where": str(file), "count": len(found), "people": sum(found.values())}
    return Read(code="places-read-population", parts=parts)
