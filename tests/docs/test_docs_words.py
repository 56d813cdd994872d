import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("*.py", "*.md", "*.toml", "*.html", "*.rq", "*.ttl", "*.css", "*.js", "*.cfg", "*.po")
ROOMS = ("vocab", "harvester", "publish", "tests", "benchmarks", "docs")
FILES = sorted(
    {*(file for name in NAMES for room in ROOMS for file in (ROOT / room).rglob(name))}
    | {file for name in NAMES for file in ROOT.glob(name)}
    | {ROOT / "Makefile", ROOT / ".ci" / "run"}
)

MACHINE = re.compile("/" + "work/|/" + "root/|/" + "home/|/opt/" + "(wheels|pypi)|/" + r"Users/\w")
REGISTRY = re.compile("pypi" + r"\.org|python" + r"hosted\.org|npm" + r"js\.org|registry\." + r"npm|extra-" + "index")
PROMISES = re.compile(r"(#|//|<!--).*\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY, PROMISES], ids=["machine", "registry", "promise"])
def test_nothing_but_the_project_is_spoken_of(pattern):
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for file in FILES
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found
