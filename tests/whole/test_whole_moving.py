"""Moving a data directory to another base address, as `docs/operating.md` says."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "operating.md"
ICS = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:test",
        "BEGIN:VEVENT",
        "UID:1@vhs.example",
        "DTSTAMP:20261101T000000Z",
        "DTSTART;TZID=Europe/Berlin:20270301T180000",
        "SUMMARY:Tag der offenen Tür",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
)


def ernte(data: Path, *words: str) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ERNTE_")}
    done = subprocess.run(
        [sys.executable, "-m", "publish.cli", "--data", str(data), *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=clean,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_documented_way_gives_every_offer_its_new_address(archive, tmp_path):
    file = archive(tmp_path / "k.warc.gz", {"/k.ics": ("text/calendar", ICS)})
    data = tmp_path / "data"
    ernte(data, "source", "add", "https://vhs.example/k.ics", "--id", "vhs", "--approve")
    ernte(data, "harvest", "vhs", "--warc", str(file))
    question = "SELECT ?o { ?o <https://schema.org/name> ?n }"
    before = ernte(data, "query", question, "--format", "csv").split()[1]

    text = DOCUMENT.read_text("utf-8")
    (statement,) = re.findall(r'sqlite3 ledger\.sqlite "(UPDATE [^"]+)"', text)
    (setting,) = re.findall(r'`(base_address = "[^`]+)`', text)
    with sqlite3.connect(data / "ledger.sqlite") as ledger:
        assert ledger.execute(statement).rowcount == 1
    ledger.close()
    (data / "ernte.toml").write_text(setting, encoding="utf-8")
    ernte(data, "rebuild", "graph")

    after = ernte(data, "query", question, "--format", "csv").split()[1]
    assert before.startswith("http://localhost:8000/id/offer/")
    assert after == before.replace("http://localhost:8000/", "https://new.example/")
