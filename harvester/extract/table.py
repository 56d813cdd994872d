"""The adapter for tables: a CSV file or an XLSX workbook comes in, an offer for each row or group of rows goes out.

Source options: `columns` says what columns hold (`Titel=name; Start=startDate; Notiz=-`, headings or numbers), `sheet`
which sheet of a workbook is read, `rows` whether rows of one number are `sessions` or `instances` of their offer.
Columns that name persons are not read.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from harvester.extract.base import Extracted
from harvester.extract.streamed import Streamed
from harvester.extract.streams import head, opened
from harvester.extract.table_columns import DROPPED, Column, columns, plain, properties, score
from harvester.extract.table_notes import Notes
from harvester.extract.table_offers import KEYS, Groups, key, line
from harvester.extract.table_parts import Unreadable
from harvester.extract.table_rows import read
from harvester.extract.table_text import Records, Row, encoding, lines, separators
from harvester.extract.table_xlsx import Workbook
from harvester.records import Page, Source
from vocab.messages import finding
from vocab.model import Finding

READER = "table-1"
"""Changes whenever the same bytes would be read differently."""
HEAD = 40
"""Rows among which the headings are sought."""
SAMPLE = 100
"""Rows beneath them that tell what columns of unknown headings hold."""
MOST_ROWS = 2_000_000

_WORKBOOK = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
_NO_TABLE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<|\{|\[|%PDF|%!PS|BEGIN:V|\x1f\x8b|GIF8|\x89PNG)", re.IGNORECASE)


class Grid(Struct, frozen=True):
    """A table that is ready to be read as often as needed: its headings, their row, and whether rows may be short."""

    rows: Callable[[], Iterator[Row]]
    headings: tuple[str, ...]
    at: int
    sample: tuple[Sequence[str], ...]
    ragged: bool
    loose: set[int]
    """Numbers of rows, as they are read, that have a quote which nothing closes."""


class Table(Streamed):
    """Reads tables; see `harvester.extract.base.Adapter`."""

    reader = READER

    def recognise(self, page: Page) -> int:
        """Return how sure it is that a page is a table: 90 for a workbook or a text whose headings are known."""
        begin = head(page, 4_096)
        if begin.startswith(_WORKBOOK):
            return 90 if b"xl/" in begin or "spreadsheet" in page.media_type or page.address.endswith(".xlsx") else 0
        if _NO_TABLE.match(begin):
            return 0
        grid = max(_text_grids(_shortened(page)), key=_known, default=None)
        known = _known(grid) if grid else 0
        return 90 if known >= 3 else 60 if "csv" in page.media_type else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield the offers of a table, and what is wrong with its rows."""
        notes = Notes(page)
        try:
            yield from self._read(page, source, notes)
        except Unreadable as wrong:
            yield from notes.taken()
            yield finding(wrong.code, page=page.address, words=wrong.words)
        yield from notes.rest()

    def _read(self, page: Page, source: Source, notes: Notes) -> Iterator[Extracted]:
        wrong = _no_table(page)
        if wrong is not None:
            yield wrong
            return
        declared = "" if head(page, 4).startswith(_WORKBOOK) else encoding(page)[1]
        if declared:
            yield finding("charset-wrong", page=page.address, words=declared, detail=encoding(page)[0])
        chosen, unknown = _chosen(source.options.get("columns", ""))
        for words in unknown:
            yield finding("table-option", page=page.address, words=words, detail=", ".join(sorted(properties())))
        grids = list(_grids(page, source, chosen))
        grid = max(grids, key=lambda one: _known(one, chosen), default=None)
        if grid is None or _known(grid, chosen) < (1 if chosen else 2):
            yield finding("table-no-headings", page=page.address, words=_begin(page, grid))
            return
        held = columns(grid.headings, grid.sample, chosen)
        yield from _told(page, held)
        if not any(one.means == "name" for one in held):
            yield finding("table-no-name", page=page.address, words="; ".join(filter(None, grid.headings)))
            return
        yield from _offers(page, grid, held, notes, source.options.get("rows", ""))


def _no_table(page: Page) -> Finding | None:
    """Return what is wrong with a body that is no table at all."""
    begin = head(page, 4_096)
    if begin.startswith(_OLD):
        return finding("table-format", page=page.address, words="Excel 97-2003")
    if not begin.strip() or (not begin.startswith(_WORKBOOK) and _NO_TABLE.match(begin)):
        return finding("table-not-a-table", page=page.address, words=_begin(page, None))
    return None


def _begin(page: Page, grid: Grid | None) -> str:
    words = " | ".join(grid.headings) if grid else head(page, 200).decode("utf-8", "replace")
    return " ".join(words.split())[:200] or "-"


def _chosen(option: str) -> tuple[Mapping[str, str], list[str]]:
    """Return heading -> property as the source's option says, and the parts of it that say nothing known."""
    found: dict[str, str] = {}
    unknown: list[str] = []
    for part in filter(str.strip, re.split(r"[;\n]", option)):
        heading, _, name = part.rpartition("=")
        if plain(heading) and (name.strip() == "-" or name.strip() in properties()):
            found[plain(heading)] = name.strip()
        else:
            unknown.append(part.strip())
    return found, unknown


def _known(grid: Grid, chosen: Mapping[str, str] | None = None) -> int:
    return score(grid.headings) + sum(1 for one in grid.headings if chosen and plain(one) in chosen)


def _grids(page: Page, source: Source, chosen: Mapping[str, str]) -> Iterator[Grid]:
    """Yield the ways to read the body as a table: the sheets of a workbook, or a text by each of its separators."""
    if not head(page, 4).startswith(_WORKBOOK):
        yield from _text_grids(page, chosen)
        return
    book = Workbook(opened(page))
    sheet = source.options.get("sheet", "").casefold()
    for one in book.sheets[:20]:
        if not sheet or one.name.casefold() == sheet:
            grid = _grid(partial(book.rows, one), chosen, ragged=True)
            if grid is not None:
                yield grid


def _text_grids(page: Page, chosen: Mapping[str, str] | None = None) -> Iterator[Grid]:
    name, _ = encoding(page)
    for separator in separators(list(islice(lines(page, name), HEAD))):
        loose = set[int]()

        def rows(by: str = separator, width: int = 0, loose: set[int] = loose) -> Iterator[Row]:
            return iter(Records(lines(page, name), by, width=width, loose=loose))

        grid = _grid(rows, chosen or {}, ragged=False)
        if grid is not None:
            yield replace(grid, rows=partial(rows, width=len(grid.headings)), loose=loose)


def _shortened(page: Page) -> Page:
    return Page(
        address=page.address, asked=page.asked, body=head(page), media_type=page.media_type, charset=page.charset
    )


def _grid(rows: Callable[[], Iterator[Row]], chosen: Mapping[str, str], *, ragged: bool) -> Grid | None:
    """Return a table with the row among the first that names most columns; None when it is empty."""
    first = list(islice(rows(), HEAD + SAMPLE))
    best = max(
        first[:HEAD], key=lambda row: score(row[1]) + sum(plain(cell) in chosen for cell in row[1]), default=None
    )
    if best is None:
        return None
    headings = _trimmed(best[1])
    sample = tuple(cells for number, cells in first if number > best[0])
    short = [cells for cells in sample if any(cells) and len(cells) < len(headings)]
    padded = any(len(cells) >= len(headings) and not cells[len(headings) - 1] for cells in sample)
    return Grid(rows, tuple(headings), best[0], sample, ragged or (len(short) * 5 > len(sample) and not padded), set())


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return cells[:width]


def _told(page: Page, held: Sequence[Column]) -> Iterator[Finding]:
    """Yield the findings that show what each column was taken for, as many as it takes to name them all."""
    used = [one for one in held if one.means and one.means not in DROPPED]
    told = _parts([f"{one.field} = {one.means}{' ?' if one.guessed else ''}" for one in used], 480)
    unused = _parts([one.field for one in held if one not in used and one.heading], 190)
    for part, more in zip_longest(told, unused, fillvalue="-"):
        yield finding("table-columns", page=page.address, words=more, detail=part)


def _parts(words: Sequence[str], most: int) -> list[str]:
    """Return words in lists of at most so many letters."""
    found: list[str] = []
    for one in words:
        if found and len(found[-1]) + len(one) + 2 <= most:
            found[-1] += f"; {one}"
        else:
            found.append(one)
    return found


def _offers(page: Page, grid: Grid, held: Sequence[Column], notes: Notes, together: str) -> Iterator[Extracted]:
    """Yield the offers of all rows; rows that are met twice over the file wait for each other."""
    known = [one for one in held if one.means in KEYS]
    counts = Counter(hash(key(read(cells, known).said, page)) for _, cells in _beneath(grid))
    groups = Groups(counts, page, notes.say, together)
    for number, cells in _beneath(grid):
        if number in grid.loose:
            notes.say("table-quote", number, "", "; ".join(cells))
        if notes.is_whole(number, cells, grid.headings, ragged=grid.ragged):
            said = read(cells, held)
            if notes.fits(number, said):
                yield from groups.add(line(number, said, page, notes.say))
        yield from notes.taken()
    yield from groups.rest()


def _beneath(grid: Grid) -> Iterator[Row]:
    """Yield the rows beneath the headings, without empty ones and headings said again."""
    for number, cells in islice(grid.rows(), MOST_ROWS):
        if number > grid.at and any(cells) and tuple(_trimmed(cells)) != grid.headings:
            yield number, cells
