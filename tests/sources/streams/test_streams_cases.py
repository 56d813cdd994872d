"""The saved files of Open-vhs, openQ-cat and XCRI-CAP: each yields exactly the offers and findings beside it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

KINDS = ("openvhs", "openqcat", "xcri")
CASES = sorted(file.parent for kind in KINDS for file in (Path(__file__).parents[1] / kind).glob("*/case.toml"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_a_saved_file_is_read_as_it_was_checked_by_hand(read_file, folder):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    body = (folder / case["address"].rpartition("/")[2]).read_bytes()
    found = read_file(case["kind"], body, case["address"])
    assert json.loads(msgspec.json.encode(found.offers)) == json.loads((folder / "offers.json").read_text("utf-8"))
    assert found.codes == case["findings"]
