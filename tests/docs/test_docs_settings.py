import re
from pathlib import Path

from harvester.config import table

PAGE = Path(__file__).parents[2] / "docs" / "operating.md"


def written() -> str:
    """Return the table of settings as the documentation must hold it."""
    rows = "\n".join(f"| `{name}` | {kind} | `{default}` | {told} |" for name, kind, default, told in table())
    return f"| setting | type | default | what it does |\n|---|---|---|---|\n{rows}"


def test_the_table_of_settings_is_the_one_in_the_code():
    found = re.search(r"<!-- settings -->\n(.*?)\n?<!-- /settings -->", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    assert found[1] == written(), f"put this between the marks of {PAGE.name}:\n{written()}"
