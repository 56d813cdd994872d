"""Joins the register of a package with facts noted by hand: current names, kinds and successors."""

import re
from collections.abc import Iterable

from msgspec import Struct

_KINDS = (
    ("unincorporated", re.compile(r"gem\.? ?fr\.|^Gem\.fr\.", re.IGNORECASE)),
    ("city", re.compile(r"krsfr|kreisfreie|Stadtkreis", re.IGNORECASE)),
    ("market", re.compile(r", M$")),
    ("town", re.compile(r", (St|GKSt)$|[Ss]tadt\b")),
)
_DISTRICT = re.compile(r"Landkreis|(?<!Stadt)kreis$|, Kreis$|^Chemnitzer Land")
_NEAR = re.compile(r" b\.? (?=[A-ZÄÖÜ]).*")


class Row(Struct, frozen=True, kw_only=True):
    """One municipality of the register; a withdrawn one names its successor, or `?`."""

    ags: str
    name: str
    kind: str
    successor: str = ""
    basis: str = ""
    seat: str = ""


def kind_of(ags: str, words: str) -> str:
    """Return what a name of the register says of the kind of municipality.

    >>> kind_of("09174115", "Dachau, GKSt"), kind_of("06435019", "Maintal"), kind_of("05111000", "Düsseldorf")
    ('town', '', 'city')
    """
    if ags.endswith("000"):
        return "city"
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "")


def cleaned(words: str) -> str:
    """Return the name without what stands behind the comma, and without `b Hanau`.

    >>> cleaned("Rodenbach b Hanau"), cleaned("Kiel, Landeshauptstadt")
    ('Rodenbach', 'Kiel')
    """
    return " ".join(_NEAR.sub("", words.partition(",")[0]).split())


def register(regions: Iterable[dict[str, str]], facts: dict[str, list[str]], gone: dict[str, list[str]]) -> list[Row]:
    """Return every municipality, in the order of its AGS."""
    words = {row["region_id"]: row["name"] for row in regions if row["level"] == "lau"}
    rows = []
    for ags in sorted(words.keys() | {key for key in facts if len(key) == 8}):
        said = words.get(ags, "")
        name, kind, seat = facts.get(ags, ["", "", ""])
        successor, basis = gone.get(ags, ["", ""])
        if ags not in facts and ags.endswith("000") and _DISTRICT.search(said):
            continue
        rows.append(
            Row(
                ags=ags,
                name=name or cleaned(said),
                kind=kind or kind_of(ags, said),
                successor=(successor or "?") if ags in gone else "",
                basis=basis,
                seat=seat,
            )
        )
    return rows
