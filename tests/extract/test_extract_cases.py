"""The saved pages in tests/sites/web: each yields exactly the offers, follows and findings that stand beside it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

CASES = sorted((Path(__file__).parents[1] / "sites" / "web").iterdir())


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_saved_page_is_read_as_it_was_checked_by_hand(read, folder):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    source = case.get("source", case["address"])
    got = read((folder / "page.html").read_bytes(), case["address"], kind=case["kind"], source=source)
    assert json.loads(msgspec.json.encode(got.offers)) == json.loads((folder / "offers.json").read_text("utf-8"))
    assert got.codes == case["findings"]
    assert got.addresses == case["follows"]
