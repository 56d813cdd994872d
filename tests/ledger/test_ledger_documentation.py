"""The page about the ledger is equal to its schema, and every message has its words."""

import re
from pathlib import Path
from typing import get_args

from harvester.ledger.schema import metadata
from harvester.records import Action, Fate, Reason, RunState, SourceState

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")


def documented() -> dict[str, list[str]]:
    sections = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    return {
        section.partition("\n")[0]: [c for c in re.findall(r"^\| (\w+) \|", section, re.MULTILINE) if c != "column"]
        for section in sections
    }


def test_each_table_and_column_is_documented_in_its_order():
    assert documented() == {table.name: [column.name for column in table.columns] for table in metadata.tables.values()}


def test_each_word_that_a_column_may_hold_is_documented():
    for words in (Action, Fate, Reason, RunState, SourceState):
        assert [word for word in get_args(words) if word and f"`{word}`" not in PAGE] == []


def test_no_column_is_ever_null():
    assert [str(column) for table in metadata.tables.values() for column in table.columns if column.nullable] == []
