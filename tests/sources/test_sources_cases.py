"""The saved files of every kind of source: each yields exactly the offers, findings and leaves beside it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

HERE = Path(__file__).parent
CASES = sorted(file.parent for file in HERE.glob("**/case.toml"))
SHOWING = {"table": "table-columns"}
"""Findings that show how a file was read, whatever stands in it."""


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.relative_to(HERE).parts[0]}-{folder.name}")
def test_a_saved_file_is_read_as_it_was_checked_by_hand(folder, read_file):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    [file] = (one for one in folder.iterdir() if one.name not in {"case.toml", "offers.json"})
    options = {**case.get("options", {}), "hidden": SHOWING.get(case["kind"], "")}
    found = read_file(case["kind"], file.read_bytes(), case["address"], **options)
    saved = (folder / "offers.json").read_text("utf-8")
    assert json.loads(msgspec.json.encode(found.offers)) == json.loads(saved)
    assert found.codes == case["findings"]
    assert [one.address for one in found.follows] == case.get("follows", [])
    assert "Muster" not in saved.replace("Musterstadt", "")
    assert "0555" not in saved
