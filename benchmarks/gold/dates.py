"""Measures how well words about dates are read: `python -m benchmarks.gold.dates working`.

The table was written for this project and split once: the rows of `working` are printed where they are missed, of
`measuring` there are totals only. The rows of `further` were written later, by somebody who had not seen the reader.
A row is right when what is read is exactly what is expected.
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.gold import Verdict, readings, rows
from harvester.mapping.when.words import When, when

BERLIN = ZoneInfo("Europe/Berlin")
SCHEDULE = {
    "days": "days", "start_time": "start", "end_time": "end", "start_date": "from", "end_date": "until",
    "count": "count", "month_week": "month_week", "except_dates": "except",
}  # fmt: skip


def read(row: dict[str, Any]) -> dict[str, Any]:
    """Return what is read of the words of a row, in the terms of the table."""
    return told(when(row["words"], BERLIN, row.get("context", {}).get("years", ())))


def told(found: When) -> dict[str, Any]:
    """Return what was read in the terms of the table: local times, and only what is said."""
    if found.spans:
        return {"spans": [[_wall(span.start), _wall(span.end)] for span in found.spans]}
    if found.schedule:
        made: dict[str, object] = {name: getattr(found.schedule, ours) for ours, name in SCHEDULE.items()}
        made["every"] = found.schedule.weeks if found.schedule.weeks > 1 else 0
        made["holidays"] = "skipped" if found.schedule.skips_holidays else ""
        return {"schedule": {name: list(v) if isinstance(v, tuple) else v for name, v in made.items() if v}}
    if found.time[0]:
        return {"time": _said(("start", "end"), found.time)}
    if found.semester:
        return {"period": {"semester": found.semester}}
    if found.period[0]:
        return {"period": _said(("from", "until"), found.period)}
    return {"implausible": True} if found.code == "date-implausible" else {"unknown": True}


def _without_gaps(expected: dict[str, Any]) -> dict[str, Any]:
    """Return what is expected without the parts that are said to be nothing."""
    return {
        kind: {name: one for name, one in value.items() if one} if isinstance(value, dict) else value
        for kind, value in expected.items()
    }


def _said(names: tuple[str, ...], values: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in zip(names, values, strict=True) if value}


def _wall(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(BERLIN).strftime("%Y-%m-%dT%H:%M") if "T" in moment else moment


def verdicts(half: str) -> list[Verdict]:
    """Return of each row of a half whether it is right, and whether something is claimed that is unknown."""
    return [Verdict(row["id"], row["group"], right, claimed) for row, _, right, claimed in judged(half)]


def judged(half: str) -> Iterator[tuple[dict[str, Any], dict[str, Any], bool, bool]]:
    """Yield each row of a half with what was read and the two verdicts."""
    nothing = ({"unknown": True}, {"implausible": True})
    for row in rows("dates", half):
        found, expected = read(row), [_without_gaps(reading) for reading in readings(row)]
        right = found in expected
        yield row, found, right, not right and expected[0] in nothing and found not in nothing


def main(half: str = "working") -> None:
    """Print the totals of a half, and the rows that are missed unless it only measures."""
    found = list(judged(half))
    for row, claim, right, _ in found if half != "measuring" else ():
        if not right:
            print(row["id"], repr(row["words"]), row.get("context", ""), "\n   ", row["expected"], "\n   ", claim)
    good, claimed = sum(one[2] for one in found), sum(one[3] for one in found)
    share = f"{100 * good / len(found):.1f} %"
    print(f"{half}: {good} of {len(found)} right ({share}), {claimed} claimed though unknown")


if __name__ == "__main__":
    main(*sys.argv[1:])
