"""Reads an XLSX workbook as a stream: a file comes in, rows of words go out; only cells and their formats matter.

Neither library would do: python-calamine lays a sheet out as one block, so that two cells far apart end the process;
openpyxl needs a minute for 50,000 rows and gives up on style sheets that Excel reads (both measured).
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import IO, BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from harvester.extract.table_cells import Style, column, written
from harvester.extract.table_parts import MAX_CELL, MAX_SAID, Elements, Part, Strings, Styles, Unreadable

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes of one part, decompressed."""
MAX_COLUMNS = 300
PIECE = 64 * 1024

Row = tuple[int, list[str]]
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, expat.ExpatError)


class Sheet(Struct, frozen=True):
    """The name of a sheet that is not hidden, and the part of the workbook where it stands."""

    name: str
    part: str


class Workbook:
    """A workbook that is open; every method may raise Unreadable."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = ZipFile(file)
            self.sheets = self._sheets()
            self._strings = Strings(self._part("xl/sharedStrings.xml")).words
            self._styles = Styles(self._part("xl/styles.xml")).styles
        except _BROKEN as wrong:
            raise Unreadable("table-broken", str(wrong)) from wrong

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield number and cells of each row that stands in the file."""
        cells = _Cells(self._strings, self._styles, self._since_1904)
        try:
            for piece in self._part(sheet.part):
                cells.feed(piece)
                yield from cells.taken()
            cells.feed(b"", last=True)
        except _BROKEN as wrong:
            yield from cells.taken()
            raise Unreadable("table-broken", str(wrong)) from wrong
        yield from cells.taken()

    def _sheets(self) -> tuple[Sheet, ...]:
        names = Elements(self._part("xl/workbook.xml"), ("sheet", "workbookPr"))
        parts = Elements(self._part("xl/_rels/workbook.xml.rels"), ("Relationship",))
        targets = {one.get("Id", ""): one.get("Target", "") for _, one in parts.found}
        self._since_1904 = any(one.get("date1904") in {"1", "true"} for name, one in names.found if name != "sheet")
        return tuple(
            Sheet(one.get("name", ""), _path(targets.get(_relation(one), "")))
            for name, one in names.found
            if name == "sheet" and one.get("state", "visible") == "visible"
        )

    def _part(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part, nothing where there is none; raises Unreadable when it is a bomb."""
        if name not in self._zip.NameToInfo:
            return
        with self._zip.open(name) as part:
            yield from _bounded(part)


def _bounded(part: IO[bytes]) -> Iterator[bytes]:
    left = MAX_UNPACKED
    while piece := part.read(PIECE):
        left -= len(piece)
        if left < 0:
            raise Unreadable("table-too-large", f"> {MAX_UNPACKED} bytes")
        yield piece


def _relation(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _path(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


class _Cells(Part):
    """The rows of a sheet, taken piece by piece."""

    def __init__(self, strings: Sequence[str], styles: Sequence[Style], since_1904: bool) -> None:
        super().__init__()
        self._strings, self._styles, self._since_1904 = strings, styles, since_1904
        self._rows: list[Row] = []
        self._number = 0
        self._cells: list[str] = []
        self._at = -1
        self._kind = self._style = ""
        self._said: list[str] = []
        self._listens = False
        self._aid = False

    def taken(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._at = column(attributes.get("r", ""), self._at + 1)
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._said.clear()
        elif local in {"v", "t"}:
            self._listens = not self._aid
        elif local == "row":
            said = attributes.get("r", "")
            self._number = int(said) if said.isdecimal() and len(said) < 8 else self._number + 1
            self._cells, self._at = [], -1
        elif local == "rPh":
            self._aid = True

    def data(self, words: str) -> None:
        if self._listens and len(self._said) < MAX_SAID:
            self._said.append(words)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._cell()
        elif local == "row":
            self._rows.append((self._number, self._cells))
            self._cells = []
        elif local in {"v", "t"}:
            self._listens = False
        elif local == "rPh":
            self._aid = False

    def _cell(self) -> None:
        words = "".join(self._said)[:MAX_CELL]
        self._said.clear()
        if not words or not 0 <= self._at < MAX_COLUMNS:
            return
        if self._kind == "s":
            place = int(words) if words.isdecimal() and len(words) < 9 else -1
            words = self._strings[place] if 0 <= place < len(self._strings) else ""
        elif self._kind == "n":
            style = (
                self._styles[int(self._style)] if self._style.isdecimal() and _holds(self._styles, self._style) else ""
            )
            words = written(words, style, since_1904=self._since_1904)
        else:
            words = _SAID.get(self._kind, str)(words)
        self._cells.extend("" for _ in range(self._at - len(self._cells)))
        del self._cells[self._at :]
        self._cells.append(words)


def _holds(styles: Sequence[Style], number: str) -> bool:
    return len(number) < 6 and int(number) < len(styles)


_SAID: dict[str, Callable[[str], str]] = {"b": lambda words: "ja" if words == "1" else "nein", "e": lambda _: ""}
"""What a cell of truth and a cell with an error say; all others say their words."""
