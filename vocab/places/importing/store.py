"""Writes what was read, whole or not at all, and says what it was."""

import os
import tempfile
from pathlib import Path

from msgspec import Struct

from vocab.places.model import PlacesError
from vocab.places.stored import head

Warned = tuple[str, dict[str, object]]
"""The code of a sentence, and the parts."""


class Read(Struct, frozen=True, kw_only=True):
    """What was read from a file: the code of its sentence, the parts, and what looks odd in it."""

    code: str
    parts: dict[str, object]
    warnings: tuple[Warned, ...] = ()


def replaced(file: Path, content: bytes) -> None:
    """Put `content` in the place of `file` at once; raises PlacesError when the disk does not take it."""
    name = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as handle:
            name = handle.name
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError as wrong:
        if name:
            Path(name).unlink(missing_ok=True)
        raise PlacesError("places-write", where=str(file), detail=wrong.strerror or str(wrong)) from wrong


def table(words: str, rows: list[tuple[str, ...]]) -> bytes:
    """Return a table as it is stored: a first line that says what it is, of how many rows, and tab-separated rows."""
    return f"{head(words, len(rows))}\n{''.join(chr(9).join(row) + chr(10) for row in rows)}".encode()
