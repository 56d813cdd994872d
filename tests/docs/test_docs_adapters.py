"""The package that the manual for adapters walks through is installed as printed, and does what the manual says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

MANUAL = (Path(__file__).parents[2] / "docs" / "adapters.md").read_text("utf-8")


def block(language: str, begins: str) -> str:
    """Return the block of the manual that begins with certain words."""
    blocks = re.findall(rf"```{language}\n(.*?)```", MANUAL, re.DOTALL)
    return next(one for one in blocks if one.startswith(begins))


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """Install the package of the manual into a folder of its own, and return that."""
    package, site = tmp_path_factory.mktemp("ernte-kreisliste"), tmp_path_factory.mktemp("site")
    (package / "pyproject.toml").write_text(block("toml", "[build-system]"), "utf-8")
    (package / "ernte_kreisliste.py").write_text(block("python", '"""Reads the course list'), "utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--target", str(site), str(package)], check=True, timeout=120)
    return site


def ernte(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command where the package is installed."""
    return subprocess.run(  # noqa: PLW1510 - the exit status is what is looked at
        [sys.executable, "-m", "publish.cli", "--data", str(folder / "data"), *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(site), "ERNTE_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_file_of_the_new_kind_is_recognised_and_read(installed, tmp_path):
    (tmp_path / "kurse.txt").write_text(block("text", "# Kreisliste"), "utf-8")
    done = ernte(installed, tmp_path, "preview", "kurse.txt", "--json")
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["kind"] == "kreisliste"
    offers = {one["course_code"]: one for one in seen["offers"]}
    assert list(offers) == ["K101", "K102"]
    assert offers["K101"]["instances"][0]["start"] == "2027-04-13T18:00:00+02:00"
    assert [one["value"] for one in offers["K101"]["price"]["amounts"]] == ["24.00", "12.00"]
    assert offers["K102"]["price"]["free"] == "yes"
    (line,) = [one for one in seen["findings"] if one["code"] == "kreisliste-line"]
    assert line["page"].endswith("#line=4")
    assert line["words"] == "K103 | Ohne Ort"


def test_a_source_of_the_new_kind_can_be_registered(installed, tmp_path):
    words = ("source", "add", "https://kreis.example/kurse.txt", "--id", "kreis", "--kind", "kreisliste")
    done = ernte(installed, tmp_path, *words)
    assert done.returncode == 0, done.stderr


def test_without_the_package_there_is_no_such_kind(tmp_path):
    words = ("source", "add", "https://kreis.example/kurse.txt", "--id", "kreis", "--kind", "kreisliste")
    done = ernte(tmp_path, tmp_path, *words)
    assert done.returncode == 2
    assert "kreisliste" in done.stderr
