"""The forms in which the whole data set is written, and how a file is told to be in one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from harvester.errors import UseError, WorkError

FORMATS = {
    "nq": "application/n-quads",
    "ttl": "text/turtle; charset=utf-8",
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8; header=present",
}
"""Suffix -> media type: everything that is public."""
VIEW_FORMATS = {
    "elm.ttl": "text/turtle; charset=utf-8",
    "elm.nt": "application/n-triples",
    "amb.jsonl": "application/jsonl",
    "moochub.json": "application/vnd.api+json",
    "bioschemas.jsonl": "application/jsonl",
}
"""Suffix -> media type: the offers that another standard has room for."""


def format_of(file: Path) -> str:
    """Return the format that the suffix of `file` names; raises UseError("export-format") with the choices."""
    name = file.name.lower()
    found = next((suffix for suffix in (*VIEW_FORMATS, *FORMATS) if name.endswith(f".{suffix}")), "")
    if not found:
        choices = ", ".join(f".{suffix}" for suffix in (*FORMATS, *VIEW_FORMATS))
        raise UseError("export-format", file=file, choices=choices)
    return found


@contextmanager
def whole(file: Path) -> Iterator[IO[bytes]]:
    """Have a file to write to that becomes `file` at the end, or is gone when something went wrong."""
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb", buffering=1 << 20) as output:
            yield output
        part.replace(file)
    except OSError as wrong:
        raise WorkError("export-file", file=file, detail=wrong.strerror or str(wrong)) from wrong
    finally:
        part.unlink(missing_ok=True)
