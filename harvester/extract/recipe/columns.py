"""Finds the cell of a table's row that stands under a column heading."""

from harvester.extract.recipe.labels import folded
from harvester.extract.recipe.tree import Tree

MAX_COLUMNS = 100


class Columns:
    """The headings of a page's tables, each table looked at once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._tables: dict[int, tuple[int, dict[str, int]]] = {}

    def cell(self, heading: str, row: int) -> int:
        """Return the place of the cell of `row` under `heading`; -1 when there is none."""
        tree = self._tree
        if tree.elements[row].tag != "tr":
            return -1
        head, known = self._table(row)
        number = known.get(folded(heading), -1)
        if number < 0 or row == head:
            return -1
        cells = self.cells(row)
        return cells[number] if number < len(cells) else -1

    def headings(self, row: int) -> dict[str, int]:
        """Return the headings of the table that `row` stands in, with the number of their column."""
        return self._table(row)[1]

    def cells(self, row: int) -> list[int]:
        """Return the cells of a row; one that spans several columns stands for each of them."""
        found: list[int] = []
        for cell in self._tree.elements[row]:
            if cell.tag in {"td", "th"}:
                span = cell.get("colspan") or "1"
                times = min(int(span), MAX_COLUMNS) if span.isascii() and span.isdecimal() else 1
                found.extend([self._tree.places[cell]] * max(times, 1))
            if len(found) >= MAX_COLUMNS:
                break
        return found[:MAX_COLUMNS]

    def _table(self, row: int) -> tuple[int, dict[str, int]]:
        """Return the place of the row of headings and what it says; the first row is it, or the last one of `thead`."""
        tree = self._tree
        table = row
        while table >= 0 and tree.elements[table].tag != "table":
            table = tree.parents[table]
        if table < 0:
            return -1, {}
        if table not in self._tables:
            rows = tree.within(tree.by_tag.get("tr", []), table)
            heads = [place for place in rows if tree.elements[tree.parents[place]].tag == "thead"]
            head = heads[-1] if heads else rows[0]
            known: dict[str, int] = {}
            for number, cell in enumerate(self.cells(head)):
                if len(words := tree.text(cell)) <= 100:
                    known.setdefault(folded(words), number)
            self._tables[table] = head, known
        return self._tables[table]
