"""Runs every benchmark in this folder, one after another, and writes `RESULTS.md` with the commands that repeat them.

Each prints one JSON line: {"rows": [{"what", "unit", "ours", "baseline", "baseline_name", "target"}], "note"}.
`target` is the ratio ours : baseline that is wanted; with `"less": true` the ratio must stay below it.
"""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
NAMES = (
    "fetch", "extract", "page", "mapping", "quads", "classify", "places", "shapes", "harvest", "publish", "sparql",
    "sources",
)  # fmt: skip
HEAD = """# Measured

Made by `make bench` on {day}: {cores} cores, Python {python}, Linux {linux}. Every row was measured in one run with its
baseline; absolute figures drift with the machine, only the ratios count. `ratio` is ours : baseline; the wanted ratios
come from measuring the parts alone before the whole was built. What `missed.md` says of missed ones stands at the end.

| what | ours | baseline | ratio | wanted | reached | command |
|---|---|---|---|---|---|---|
"""


def measured(name: str) -> dict[str, object]:
    """Run one benchmark and return what it printed last."""
    done = subprocess.run([sys.executable, HERE / f"{name}.py"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"benchmarks/{name}.py failed:\n{done.stderr[-4000:]}")
    found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def line(name: str, row: dict[str, object]) -> str:
    """Return one row of the table."""
    ours, baseline = float(str(row["ours"])), row.get("baseline")
    unit, command = row["unit"], f"`python benchmarks/{name}.py`"
    if baseline is None:
        return f"| {row['what']} | {number(ours)} {unit} | – | – | – | – | {command} |"
    ratio = ours / float(str(baseline))
    target, less = row.get("target"), bool(row.get("less"))
    wanted = "–" if target is None else f"{'≤' if less else '≥'} {target} ×"
    reached = "–" if target is None else "yes" if (ratio <= float(str(target))) == less else "**no**"
    theirs = f"{number(float(str(baseline)))} {unit} ({row['baseline_name']})"
    return f"| {row['what']} | {number(ours)} {unit} | {theirs} | {ratio:.3g} × | {wanted} | {reached} | {command} |"


def number(value: float) -> str:
    """Return a figure with three digits that count.

    >>> number(12345.6), number(1.2345)
    ('12,346', '1.23')
    """
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def main() -> None:
    """Run those named on the command line, or all; write the table."""
    names = sys.argv[1:] or NAMES
    text = HEAD.format(
        day=datetime.now(UTC).date(), cores=os.cpu_count(), python=platform.python_version(), linux=platform.release()
    )
    notes = []
    for name in names:
        print(name, file=sys.stderr, flush=True)
        found = measured(name)
        text += "".join(line(name, row) + "\n" for row in found["rows"])  # type: ignore[attr-defined]
        if found.get("note"):
            notes.append(f"* {name}: {found['note']}")
    packages = ("scrapy", "pyoxigraph", "extruct", "rdflib", "granian", "sqlalchemy")
    text += "\n" + "\n".join(notes) + "\n" if notes else ""
    text += "\n" + (HERE / "missed.md").read_text("utf-8")
    text += "\nVersions: " + ", ".join(f"{p} {version(p)}" for p in packages) + ".\n"
    if sys.argv[1:]:
        print(text)
    else:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
