"""The saved answers in tests/sources/json/cases: each yields exactly what stands beside it."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from harvester.extract.base import adapter
from harvester.records import Follow, Page, RawOffer, Source
from vocab.model import Finding

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_saved_answer_is_read_as_it_was_checked_by_hand(folder):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    body = (folder / "page.json").read_bytes()
    page = Page(address=case["address"], asked=case["address"], body=body, kind="listing")
    source = Source(id="vhs", address=case["address"], kind="json", options=case.get("options", {}))
    found = list(adapter("json").extract(page, source))
    offers = [one for one in found if isinstance(one, RawOffer)]
    assert json.loads(msgspec.json.encode(offers)) == json.loads((folder / "offers.json").read_text("utf-8"))
    assert [one.code for one in found if isinstance(one, Finding)] == case["findings"]
    assert [one.address for one in found if isinstance(one, Follow)] == case["follows"]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_persons_are_not_read(folder):
    offers = (folder / "offers.json").read_text("utf-8")
    assert "Muster" not in offers
    assert "0555" not in offers
