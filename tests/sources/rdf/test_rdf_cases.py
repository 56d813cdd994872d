"""The saved files in tests/sources/rdf/cases: each yields exactly what stands beside it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_saved_file_is_read_as_it_was_checked_by_hand(folder, read_file):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    [file] = folder.glob("page.*")
    found = read_file("rdf", file.read_bytes(), case["address"])
    assert json.loads(msgspec.json.encode(found.offers)) == json.loads((folder / "offers.json").read_text("utf-8"))
    assert found.codes == case["findings"]
    assert "Muster" not in str(found.offers)
