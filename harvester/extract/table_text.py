"""Reads the rows of a text table as a stream, whatever its encoding, separator and quotes; each row with its number."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from io import IncrementalNewlineDecoder

from harvester.extract.charsets import known, shown
from harvester.extract.streams import head, opened
from harvester.records import Page

SEPARATORS = ";,\t|"
MAX_LINE = 1_000_000
MAX_COLUMNS = 300
MAX_CELL_LINES = 200
MAX_CELL = 64_000
MAX_LOOSE = 20
"""Quotes that nothing closes; after so many, quotes are signs like others."""
PIECE = 64 * 1024

Row = tuple[int, list[str]]
_HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def encoding(page: Page) -> tuple[str, str]:
    """Return the encoding that the bytes show, or the declared one that they allow, and what is wrong with that.

    >>> encoding(Page(address="/a", asked="/a", body="Gebühr 5 €".encode("cp1252"), charset="utf-8"))
    ('cp1252', 'utf-8')
    """
    name, broken = _shown(page)
    declared = known(page.charset)
    wrong = declared and not (_family(declared) == _family(name) or head(page).isascii())
    return name, page.charset if wrong else name if broken else ""


def _family(name: str) -> str:
    """Return what encodings have in common that are taken for each other without harm: their first sign."""
    return "western" if name in {"cp1252", "iso8859-1", "iso8859-15"} else name.replace("_", "-")[:6]


def _shown(page: Page) -> tuple[str, int]:
    """Return the encoding that the bytes show, and how many signs are broken in it."""
    begin = head(page)
    if name := shown(begin)[0]:
        return name, 0
    broken, high = _utf8(page)
    if not broken or high - broken >= 10 * broken:
        return "utf-8", broken
    declared = known(page.charset)
    if declared and declared not in {"utf-8", "ascii", "cp1252", "iso8859-1"}:
        return declared, 0
    return _western(page), 0


def _utf8(page: Page) -> tuple[int, int]:
    """Return how many signs are no UTF-8, and how many beyond ASCII there are in all."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = high = 0
    for piece in _pieces(page):
        if piece.isascii() and not decoder.getstate()[0]:
            continue
        words = decoder.decode(piece)
        broken += words.count("\ufffd")
        high += len(words) - len(words.encode("ascii", "ignore"))
    return broken + len(decoder.getstate()[0]), high


def _western(page: Page) -> str:
    """Return ISO-8859-15 where its sign for the euro and none of the many that only windows-1252 has are met."""
    windows = euro = 0
    for piece in _pieces(page):
        high = piece.translate(None, bytes(range(128)))
        euro += high.count(0xA4)
        windows += sum(1 for byte in high if byte < 0xA0)
    return "iso8859-15" if euro and not windows else "cp1252"


def _pieces(page: Page) -> Iterator[bytes]:
    file = opened(page)
    while piece := file.read(PIECE):
        yield piece


def lines(page: Page, name: str) -> Iterator[str]:
    """Yield the lines of the body without their ends; one too long is the last."""
    decoder = IncrementalNewlineDecoder(codecs.getincrementaldecoder(name)("replace"), translate=True)
    rest = ""
    for piece in _pieces(page):
        words = rest + decoder.decode(piece)
        *whole, rest = words.removeprefix("\ufeff").replace("\0", "").split("\n")
        yield from whole
        if len(rest) > MAX_LINE:
            yield rest
            return
    rest = (rest + decoder.decode(b"", final=True)).replace("\0", "")
    yield from rest.split("\n") if rest else ()


class Records:
    """The rows of `lines`, where a cell in quotes may run over several.

    Quotes are read so that they give `width` cells, where that is known. `loose` takes the numbers of rows with a quote
    that nothing closes.
    """

    def __init__(self, text: Iterable[str], separator: str, *, width: int = 0, loose: set[int] | None = None) -> None:
        self._lines = iter(text)
        self._separator = separator
        self._width = width
        self._loose = loose if loose is not None else set()
        self._waiting: list[str] = []
        self._count = 0

    def __iter__(self) -> Iterator[Row]:
        number = 0
        while (line := self._next()) is not None:
            if not number and _HINT.fullmatch(line):
                number += 1
                continue
            number += 1
            cells = self._record(line)
            if cells is None:
                self._count += 1
                self._loose.add(number)
                cells = self._loosely(line)
            yield number, cells

    def _next(self) -> str | None:
        return self._waiting.pop() if self._waiting else next(self._lines, None)

    def _record(self, line: str) -> list[str] | None:
        """Return the cells of the row that begins with `line`; None when a quote in it is never closed."""
        if '"' not in line:
            return [cell.strip() for cell in line.split(self._separator, MAX_COLUMNS)]
        if self._count >= MAX_LOOSE:
            return None
        cells = split(line, self._separator)
        taken, whole, left = [line], line, MAX_CELL
        while cells is None and len(taken) < MAX_CELL_LINES and left > 0 and (further := self._next()) is not None:
            taken.append(further)
            whole += "\n" + further
            left -= len(further)
            if '"' in further:
                cells = split(whole, self._separator)
        if cells is None:
            self._waiting.extend(reversed(taken[1:]))
        elif (
            self._width and len(cells) != self._width and len(tried := _by_pairs(whole, self._separator)) == self._width
        ):
            return tried
        return cells

    def _loosely(self, line: str) -> list[str]:
        return [cell.strip().strip('"').strip() for cell in line.split(self._separator, MAX_COLUMNS)]


def _by_pairs(line: str, separator: str) -> list[str]:
    """Return the cells of a row where a quote ends its cell's quoted part wherever it stands.

    >>> _by_pairs('"Faust" I und II;12;"Aula"', ";")
    ['Faust I und II', '12', 'Aula']
    """
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def split(line: str, separator: str) -> list[str] | None:
    """Return the cells of a row, where a quote ends a cell only before a separator; None when one is left open.

    >>> split('1; "Kurs ""Malen"" & mehr" ;"Der "Faust" neu"', ";")
    ['1', 'Kurs "Malen" & mehr', 'Der "Faust" neu']
    """
    found: list[str] = []
    at, cell = 0, _cell(separator)
    while len(found) <= MAX_COLUMNS:
        match = cell.match(line, at)
        if match is None:
            return None
        found.append((match[2] if match[1] is None else _unquoted(match[1])).strip())
        at = match.end() + 1
        if at > len(line):
            break
    return found


def _unquoted(words: str) -> str:
    """Return what stood in quotes; quotes round all of it are a writer's second pair."""
    words = words.replace('""', '"').strip()
    return words.strip('"') if words[:1] == words[-1:] == '"' and '"' not in words.strip('"') else words


@cache
def _cell(separator: str) -> re.Pattern[str]:
    """Return the form of a cell up to its separator: in quotes (1), or not and then not beginning with one (2)."""
    mark = re.escape(separator)
    space = "[ ]{0,3}" if separator == "\t" else "[ \t]{0,3}"
    after = rf"{space}(?:(?={mark})|\Z)"
    return re.compile(rf'{space}"((?:[^"]++|""|"(?!{after}))*+)"{after}|((?!{space}")[^{mark}]*+)')


def separators(text: Sequence[str]) -> list[str]:
    """Return the separators that may part the cells of these lines, the one that parts most lines alike first.

    >>> separators(["Kursnummer;Titel", "1;Malen, Zeichnen", "2;Chor"])
    [';', ',']
    """
    if text and (hint := _HINT.fullmatch(text[0])) and hint[1] in SEPARATORS:
        return [hint[1]]
    shares = {one: _alike([cells for _, cells in Records(text, one)]) for one in SEPARATORS}
    return sorted((one for one in SEPARATORS if shares[one][1] > 1), key=lambda one: shares[one], reverse=True)


def _alike(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Return which part of the rows has as many cells as most, and how many these are; rows of one cell count not."""
    widths = [len(cells) for cells in rows if len(cells) > 1]
    if not widths:
        return 0.0, 0
    most = max(set(widths), key=widths.count)
    return round(widths.count(most) / max(len(rows), 1), 1), most
