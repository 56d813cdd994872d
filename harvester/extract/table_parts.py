"""Hears the elements of a workbook's parts as they are read; a document type or an endless tag is refused."""

from collections.abc import Iterator, Sequence
from xml.parsers import expat

from harvester.extract.table_cells import Style, style_of

MAX_STRINGS = 64 * 1024 * 1024
"""Letters of all shared words together."""
MAX_CELL = 50_000
MAX_TAG = 2 * 1024 * 1024
MAX_SAID = 100
"""Pieces of words, of 8 KB at most, that are listened to in one cell."""


class Unreadable(Exception):  # noqa: N818 - a state of the file, not an error of ours
    """The rest of the workbook cannot be read: `code` of the finding and what is wrong."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


class Part:
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
        """Take the next bytes; raises Unreadable or ExpatError."""
        self._parser.Parse(piece, last)
        self._fed += len(piece)
        if self._fed - self._parser.CurrentByteIndex > MAX_TAG:
            raise Unreadable("table-too-large", f"tag > {MAX_TAG} bytes")

    def whole(self, pieces: Iterator[bytes]) -> None:
        """Take all bytes."""
        for piece in pieces:
            self.feed(piece)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear an element begin."""

    def end(self, name: str) -> None:
        """Hear an element end."""

    def data(self, words: str) -> None:
        """Hear words."""


def _refuse(*_: object) -> None:
    raise Unreadable("table-broken", "DOCTYPE")


class Elements(Part):
    """The attributes of all elements of some names."""

    def __init__(self, pieces: Iterator[bytes], names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self.found: list[tuple[str, dict[str, str]]] = []
        self.whole(pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take what an element says by its attributes."""
        local = name.rpartition(":")[2]
        if local in self._names and len(self.found) < 2_000:
            self.found.append((local, attributes))


class Strings(Part):
    """The words that cells share; of words with a reading aid the words."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self.words: list[str] = []
        self._said: list[str] = []
        self._aid = 0
        self._left = MAX_STRINGS
        self.whole(pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Take what an element says by its attributes."""
        self._aid += name.endswith("rPh")

    def data(self, words: str) -> None:
        """Take words."""
        if not self._aid and len(self._said) < MAX_SAID:
            self._said.append(words)

    def end(self, name: str) -> None:
        """Finish what an element says."""
        local = name.rpartition(":")[2]
        self._aid -= local == "rPh"
        if local == "si":
            words = "".join(self._said)[:MAX_CELL]
            self._said.clear()
            self._left -= len(words) + 50
            if self._left < 0:
                raise Unreadable("table-too-large", f"> {MAX_STRINGS}")
            self.words.append(words)


class Styles(Part):
    """How the numbers of each format of cells are to be written."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self.styles: list[Style] = []
        self._formats: dict[str, str] = {}
        self._within = False
        self.whole(pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take what an element says by its attributes."""
        local = name.rpartition(":")[2]
        if local == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        elif local == "xf" and self._within and len(self.styles) < 65_536:
            number = attributes.get("numFmtId", "0")
            self.styles.append(style_of(number, self._formats.get(number, "")))
        elif local == "cellXfs":
            self._within = True

    def end(self, name: str) -> None:
        """Finish what an element says."""
        if name.endswith("cellXfs"):
            self._within = False
