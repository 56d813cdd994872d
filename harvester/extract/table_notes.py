"""Tells what is wrong with the rows of a table, each by its number."""

from collections.abc import Iterator, Sequence

from harvester.extract.remarks import Remarks
from harvester.extract.table_rows import Cells
from harvester.records import Page
from vocab.model import Finding

MOST = 50
"""Findings of one kind that are told one by one."""


class Notes:
    """The findings of one table, taken from time to time."""

    def __init__(self, page: Page) -> None:
        self._remarks = Remarks(page, "table-more", MOST)
        self._found: list[Finding] = []

    def say(self, code: str, number: int, field: str, words: str) -> None:
        """Note what is wrong with a row."""
        self._found.extend(self._remarks.say(code, f"row={number}", field=field, words=words))

    def taken(self) -> list[Finding]:
        """Return what was noted since the last time."""
        found, self._found = self._found, []
        return found

    def rest(self) -> Iterator[Finding]:
        """Yield the last notes, and how many more there were of each kind."""
        yield from self.taken()
        yield from self._remarks.rest()

    def is_whole(self, number: int, cells: Sequence[str], headings: Sequence[str], *, ragged: bool) -> bool:
        """Tell whether a row has as many cells as there are headings; one that has not is noted."""
        width = len(headings)
        more = any(cells[width:])
        if not more and (ragged or len(cells) >= width):
            return True
        if sum(map(bool, cells)) == 1:  # a title between the rows, or a sum beneath them
            self.say("table-aside", number, "", " ".join(filter(None, cells)))
            return False
        last = next((cell for cell in reversed(cells) if cell), "")
        self.say("table-shifted", number, headings[min(len(cells), width) - 1] if not more else "", last)
        return False

    def fits(self, number: int, cells: Cells) -> bool:
        """Tell whether the cells of a row are what their columns hold; one with a title, too."""
        if cells.misplaced:
            column, words = cells.misplaced[0]
            self.say("table-shifted", number, column.field, words)
            return False
        if "name" not in cells.said:
            self.say("table-aside", number, "", "; ".join(cells.said.values()))
            return False
        for column, words in cells.unfit:
            self.say("table-cell", number, column.field, words)
        return True
