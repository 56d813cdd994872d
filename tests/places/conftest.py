"""What tests of places share: the packaged gazetteer, and the official register as the judge of it."""

from pathlib import Path

import pytest

from vocab.places import Gazetteer, gazetteer


@pytest.fixture(scope="session")
def known() -> Gazetteer:
    """Return the gazetteer as it is packaged."""
    return gazetteer()


@pytest.fixture(scope="session")
def register_file(shared: Path) -> Path:
    """Return the official register of 30 November 2023."""
    return shared / "data" / "gazetteer" / "GV100AD_301123.txt"


@pytest.fixture(scope="session")
def official(register_file: Path) -> dict[str, tuple[str, str]]:
    """Return AGS -> name and Textkennzeichen of every municipality of the official register."""
    lines = register_file.read_text("utf-8").splitlines()
    rows = {line[10:18]: (line[22:72].partition(",")[0].strip(), line[122:124]) for line in lines if line[:2] == "60"}
    return {ags: row for ags, row in rows.items() if row[1] not in {"65", "66"}}
