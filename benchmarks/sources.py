"""Measures each kind of file on one core: offers a second and the most memory, at 10,000 and at 100,000 offers; JSON.

    python benchmarks/sources.py [KIND …]

Each file is written first, then read in a process of its own: extracted, mapped, checked for what a page lacks, and
spooled to disk, as in a harvest before anything is merged. Growth is the CPU time of ten times as many offers; a parser
that has a process of its own counts too.
"""

import json
import os
import resource
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harvester.records import Page

HERE = Path(__file__).parent
SMALL, LARGE = 10_000, 100_000
LINEAR = 11.0


def child(kind: str, file: Path) -> dict[str, float]:
    """Read one file as a harvest does, and say what it took."""
    from harvester.extract.base import adapter
    from harvester.flow import seldom_collecting
    from harvester.reader import Reader
    from harvester.reconcile import Spool
    from harvester.records import Budget, Page, Source

    options = {}
    address = f"https://bench.example/{file.name}"
    if kind == "recipe":
        kind, options = "web", {"recipe": runpy.run_path(str(HERE / "files" / "recipe.py"))["RECIPE"]}
    source = Source(id="bench", address=address, kind=kind, municipality="06611000", options=options)
    with Spool(source.id) as spool, file.open("rb") as opened:
        reader = Reader(source, Budget(), adapter(kind), spool, lambda _: None)
        pages = (
            recorded(file) if options else [Page(address=address, asked=address, body=b"", file=opened, kind="listing")]
        )
        began = computing()
        with seldom_collecting():
            for page in pages:
                reader.page(page, etag="", last_modified="", sitemap_modified="")
        seconds = computing() - began
        said = len({name for stored in spool.pages() for name in stored.state.local_ids})
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"offers": said, "seconds": seconds, "megabytes": most / 1024}


def computing() -> float:
    """Return seconds of CPU that this process took, and those that ended which it started (a parser of its own)."""
    return sum(os.times()[:4])


def recorded(file: Path) -> Iterator["Page"]:
    """Yield the pages of an archive."""
    from harvester.fetch.warc import records
    from harvester.records import Page

    for record in records(file, 1_000_000):
        address = record.headers["warc-target-uri"]
        body = record.block.partition(b"\r\n\r\n")[2]
        yield Page(address=address, asked=address, body=body, media_type="text/html", charset="utf-8")


def measured(kind: str, offers: int, folder: Path) -> dict[str, float]:
    """Write a file of so many offers, and return what reading it took in a process of its own."""
    file = folder / f"{kind}-{offers}"
    runpy.run_path(str(HERE / "files" / f"{kind}.py"))["write"](file, offers)
    command = [sys.executable, __file__, "--child", kind, str(file)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    found["size"] = file.stat().st_size / 1e6
    file.unlink()
    return found


def main() -> None:
    """Measure the kinds named on the command line, or all that have a file to read."""
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(child(sys.argv[2], Path(sys.argv[3]))))
        return
    kinds = sys.argv[1:] or sorted(file.stem for file in (HERE / "files").glob("*.py"))
    rows, sizes = [], []
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            few, many = (measured(kind, offers, Path(folder)) for offers in (SMALL, LARGE))
            sizes.append(f"{kind} {many['size']:.0f} MB, {many['offers']:.0f} offers")
            rows += [
                {"what": f"{kind}: a large file", "unit": "offers/s", "ours": many["offers"] / many["seconds"]},
                {"what": f"{kind}: most memory", "unit": "MB", "ours": many["megabytes"],
                 "baseline": few["megabytes"], "baseline_name": "with a tenth of the offers"},
                {"what": f"{kind}: CPU for 100,000 offers", "unit": "CPU s", "ours": many["seconds"],
                 "baseline": few["seconds"], "baseline_name": "for 10,000", "target": LINEAR, "less": True},
            ]  # fmt: skip
    print(json.dumps({"rows": rows, "note": "sizes of the files: " + "; ".join(sizes)}))


if __name__ == "__main__":
    main()
