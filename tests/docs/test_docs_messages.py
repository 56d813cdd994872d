import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from harvester import errors
from vocab.messages import LANGUAGES, messages

ROOT = Path(__file__).parents[2]
CODE = sorted(file for room in ("vocab", "harvester", "publish") for file in (ROOT / room).rglob("*.py"))
TEMPLATES = sorted((ROOT / "publish").rglob("*.html"))
TABLES = sorted((ROOT / "vocab" / "data" / "messages").glob("*.toml"))

KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SAYING = {"finding", "words", *(name for name, value in vars(errors).items() if isinstance(value, type))}
"""Names of what is called with a code first."""

OF_A_FINDING = {"page", "field", "words", "detail"}


def parts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in CODE:
        yield file, ast.parse(file.read_text("utf-8"))


def said(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and code wherever a code is written where a sentence is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [node.args[0]] if name in SAYING and node.args else []
            given += [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and KEBAB.fullmatch(value.value):
                    yield node.lineno, value.value


def words_of_code() -> tuple[set[str], set[str]]:
    """Return every text in the code that could be a code, and the beginnings of those that are put together."""
    whole, beginnings = set(), set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.update(m.group() for m in KEBAB.finditer(node.value))
                if node.value.endswith("-"):
                    beginnings.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    for template in TEMPLATES:
        text = template.read_text("utf-8")
        whole.update(m.group() for m in KEBAB.finditer(text))
        beginnings.update(re.findall(r'"([a-z][a-z0-9-]*-)" ~', text))
    return whole, {text for text in beginnings if re.fullmatch(r"[a-z][a-z0-9-]*-", text)}


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_code_that_is_said_has_a_sentence(file):
    tree = ast.parse(file.read_text("utf-8"))
    unknown = [f"{file.name}:{line}: {code}" for line, code in said(tree) if code not in messages()]
    assert not unknown


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_sentence_has_both_languages_and_the_same_parts(table):
    for code, entry in tomllib.loads(table.read_text("utf-8")).items():
        assert KEBAB.fullmatch(code), code
        assert set(LANGUAGES) <= entry.keys() <= {*LANGUAGES, "severity"}, code
        assert parts(entry["de"]) == parts(entry["en"]), code
        assert entry.get("severity", "error") in {"error", "warning", "info"}, code
        assert "severity" not in entry or parts(entry["de"]) <= OF_A_FINDING, code
        assert all(entry[language].strip() for language in LANGUAGES), code


def test_every_sentence_is_said_somewhere():
    whole, beginnings = words_of_code()
    silent = [c for c in messages() if c not in whole and not any(c.startswith(b) for b in beginnings)]
    assert not silent
