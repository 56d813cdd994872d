"""Reads text and CSV files: encoding, separator, columns; a mistake names its line."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from vocab.places.model import PlacesError

LARGEST = 512 * 1024 * 1024
"""Bytes of a file that is read."""


def content(file: Path) -> bytes:
    """Return the bytes of a file; raises PlacesError when it cannot be read or is too large."""
    try:
        if file.stat().st_size > LARGEST:
            raise PlacesError("places-too-large", where=str(file), limit=LARGEST)
        return file.read_bytes()
    except OSError as wrong:
        raise PlacesError("places-missing", where=str(file), detail=wrong.strerror or str(wrong)) from wrong


def text(file: Path) -> str:
    """Return the text of a file in UTF-8, or in Windows-1252 as older official files are; never an empty one."""
    raw = content(file)
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise PlacesError("places-empty", where=str(file))
    if b"\0" in raw:
        raise PlacesError("places-encoding", where=str(file), detail="NUL")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError as wrong:
            raise PlacesError("places-encoding", where=str(file), detail=str(wrong)) from wrong


def rows(file: Path, *wanted: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and values of a CSV file for each wanted column, any of whose names may head it.

    Semicolon, comma and tab are told apart by the first line. Raises PlacesError when a column is missing.
    """
    lines = text(file).splitlines()
    first = lines[0] if lines else ""
    separator = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=separator)
    head = [name.strip() for name in next(reader, [])]
    small = [name.lower() for name in head]
    columns = []
    for names in wanted:
        at = next((small.index(name) for name in names if name in small), None)
        if at is None:
            raise PlacesError("places-column", where=str(file), words=" | ".join(names), choices=", ".join(head) or "–")
        columns.append(at)
    try:
        for row in reader:
            if any(value.strip() for value in row):
                yield reader.line_num, [row[at].strip() if at < len(row) else "" for at in columns]
    except csv.Error as wrong:
        raise PlacesError("places-row", where=str(file), line=reader.line_num, words="", detail=str(wrong)) from wrong
