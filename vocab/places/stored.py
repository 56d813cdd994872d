"""Reads one stored table; every line is held to the form of its table, and a damaged one is refused with its number."""

import re
from pathlib import Path

from vocab.places.model import PlacesError

_AGS, _PEOPLE, _DEGREES, _TEXT, _ANY = r"\d{8}", r"\d{1,8}", r"-?\d{1,3}(?:\.\d+)?", r"[^\t]+", r"[^\t]*"
_KIND = "(?:city|town|market|municipality|unincorporated)?"
_COLUMNS = {
    "register.tsv": (_AGS, _TEXT, _KIND, rf"(?:{_AGS}|\?)?", r"[a-z]*(?:\t(?:\d{12})?)?"),
    "names.tsv": (_TEXT, _AGS, _ANY),
    "aliases.tsv": (_AGS, _TEXT),
    "population.tsv": (_AGS, _PEOPLE),
    "postal.odbl.tsv": (r"\d{5}", rf"{_AGS}(?: {_AGS})*"),
    "centroids.tsv": (r"\d{5}", _DEGREES, _DEGREES),
    "geonames.tsv": (_AGS, _DEGREES, _DEGREES, _PEOPLE),
    "localities.tsv": (_TEXT, _DEGREES, _DEGREES),
    "districts.tsv": (r"\d{5}", _TEXT, _ANY, _ANY, r"\d{0,8}", r"(?:\d{5}(?: \d{5})*)?"),
}
FORMS = {name: re.compile(r"\t".join(columns), re.ASCII) for name, columns in _COLUMNS.items()}
"""Name of a table -> what each of its lines looks like."""
_COUNT = re.compile(r"; rows: (\d+)$")


def head(words: str, count: int) -> str:
    """Return the first line of an imported table, which says how many rows follow.

    >>> head("AGS, inhabitants", 2)
    '# AGS, inhabitants; rows: 2'
    """
    return f"# {words}; rows: {count}"


def stored(file: Path) -> list[list[str]]:
    """Return the rows of a table; raises PlacesError when a line is none of its form, or when lines are missing."""
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as wrong:
        raise PlacesError("places-damaged", where=str(file), detail=str(wrong)) from wrong
    fits, found = FORMS[file.name].fullmatch, []
    for number, line in enumerate(lines[:-1], 1):
        if line[:1] != "#":
            if number == 1 or not fits(line):
                raise PlacesError("places-damaged-line", where=str(file), line=number, words=line[:80])
            found.append(line.split("\t"))
    if lines[-1] or len(lines) == 1:
        raise PlacesError("places-damaged-line", where=str(file), line=len(lines), words=lines[-1][:80])
    said = _COUNT.search(lines[0])
    if said and int(said[1]) != len(found):
        raise PlacesError("places-damaged-count", where=str(file), count=len(found), wanted=said[1])
    return found
