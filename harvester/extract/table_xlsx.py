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

from harvester.extract.table_cells import Style, column, style_of, written

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes of one part, decompressed."""
MAX_STRINGS = 64 * 1024 * 1024
"""Letters of all shared words together."""
MAX_COLUMNS = 300
MAX_CELL = 50_000
PIECE = 64 * 1024
MAX_TAG = 2 * 1024 * 1024
MAX_SAID = 100
"""Pieces of words, of 8 KB at most, that are listened to in one cell."""

Row = tuple[int, list[str]]
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, expat.ExpatError)


class Unreadable(Exception):  # noqa: N818 - a state of the file, not an error of ours
    """The rest of the workbook cannot be read: `code` of the finding and what is wrong."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


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
            self._strings = _Strings(self._part("xl/sharedStrings.xml")).words
            self._styles = _Styles(self._part("xl/styles.xml")).styles
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
        names = _Elements(self._part("xl/workbook.xml"), ("sheet", "workbookPr"))
        parts = _Elements(self._part("xl/_rels/workbook.xml.rels"), ("Relationship",))
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


class _Reader:
    """Hears the elements of one part by their local names; a document type, where bombs are hidden, ends it."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._fed = 0
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.StartElementHandler = self.start
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self.data

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        self._parser.Parse(piece, last)
        self._fed += len(piece)
        if self._fed - self._parser.CurrentByteIndex > MAX_TAG:
            raise Unreadable("table-too-large", f"tag > {MAX_TAG} bytes")

    def whole(self, pieces: Iterator[bytes]) -> None:
        for piece in pieces:
            self.feed(piece)

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def data(self, words: str) -> None: ...


def _refuse(*_: object) -> None:
    raise Unreadable("table-broken", "DOCTYPE")


class _Elements(_Reader):
    """The attributes of all elements of some names."""

    def __init__(self, pieces: Iterator[bytes], names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self.found: list[tuple[str, dict[str, str]]] = []
        self.whole(pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in self._names and len(self.found) < 2_000:
            self.found.append((local, attributes))


class _Strings(_Reader):
    """The words that cells share; of words with a reading aid the words."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self.words: list[str] = []
        self._said: list[str] = []
        self._aid = 0
        self._left = MAX_STRINGS
        self.whole(pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._aid += name.endswith("rPh")

    def data(self, words: str) -> None:
        if not self._aid and len(self._said) < MAX_SAID:
            self._said.append(words)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._aid -= local == "rPh"
        if local == "si":
            words = "".join(self._said)[:MAX_CELL]
            self._said.clear()
            self._left -= len(words) + 50
            if self._left < 0:
                raise Unreadable("table-too-large", f"> {MAX_STRINGS}")
            self.words.append(words)


class _Styles(_Reader):
    """How the numbers of each format of cells are to be written."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self.styles: list[Style] = []
        self._formats: dict[str, str] = {}
        self._within = False
        self.whole(pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        elif local == "xf" and self._within and len(self.styles) < 65_536:
            number = attributes.get("numFmtId", "0")
            self.styles.append(style_of(number, self._formats.get(number, "")))
        elif local == "cellXfs":
            self._within = True

    def end(self, name: str) -> None:
        if name.endswith("cellXfs"):
            self._within = False


class _Cells(_Reader):
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
