"""The saved pages in tests/recipes/cases: each yields exactly the offers that stand beside it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from harvester.extract.recipe.compiled import BUILT_IN, ready

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_saved_page_is_read_as_it_was_checked_by_hand(read, folder):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    got = read((folder / "page.html").read_bytes(), case["address"], kind=case["kind"], source=case["address"])
    assert json.loads(msgspec.json.encode(got.offers)) == json.loads((folder / "offers.json").read_text("utf-8"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_no_person_is_read(folder):
    assert "Beispiel" not in (folder / "offers.json").read_text("utf-8")


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_recipe_has_saved_cases(name):
    assert ready(name).recipe.name == name
    assert sum(folder.name.startswith(name) for folder in CASES) >= 2
