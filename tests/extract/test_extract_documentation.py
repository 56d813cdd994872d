"""The pages about websites and calendars name every finding of their adapters, with its severity."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| (error|warning|info) \|", re.MULTILINE)


def table(kind):
    """Return code -> severity as the table of findings says it."""
    text = (ROOT / "docs" / "sources" / f"{kind}.md").read_text("utf-8")
    return {code: severity for codes, severity in ROW.findall(text) for code in re.findall(r"[a-z-]+", codes)}


@pytest.mark.parametrize(("kind", "messages_of"), [("web", "extract"), ("ical", "ical")])
def test_every_finding_is_explained_with_its_severity(kind, messages_of):
    said = tomllib.loads((ROOT / "vocab" / "data" / "messages" / f"{messages_of}.toml").read_text("utf-8"))
    wanted = {code: entry["severity"] for code, entry in said.items() if code != "source-line"}
    assert wanted.items() <= table(kind).items()
