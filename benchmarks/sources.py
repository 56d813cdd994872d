"""Measures each kind of file on one core: offers a second and the most memory, at 10,000 and at 100,000 offers; JSON.

    python benchmarks/sources.py [KIND …]

Each file is written first, then read in a process of its own: extracted, mapped, checked for what a page lacks, and
spooled to disk, as in a harvest before anything is merged. Growth is the CPU time of ten times as many offers.
"""

import json
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SMALL, LARGE = 10_000, 100_000
LINEAR = 11.0


def child(kind: str, file: Path) -> dict[str, float]:
    """Read one file as a harvest does, and say what it took."""
    from harvester.extract.base import adapter, is_large
    from harvester.reader import Reader
    from harvester.reconcile import Spool
    from harvester.records import Budget, Page, Source

    address = f"https://bench.example/{file.name}"
    source = Source(id="bench", address=address, kind=kind, municipality="06611000")
    reads = adapter(kind)
    with Spool(source.id) as spool, file.open("rb") as opened:
        reader = Reader(source, Budget(), reads, spool, lambda _: None)
        large = is_large(reads)
        page = Page(
            address=address,
            asked=address,
            body=b"" if large else opened.read(),
            file=opened if large else None,
            fetched="2026-11-24T00:00:00+00:00",
            kind="listing",
        )
        began = time.process_time()
        reader.page(page, etag="", last_modified="", sitemap_modified="")
        seconds = time.process_time() - began
        said = sum(1 for stored in spool.pages() for _ in stored.said)
    return {"offers": said, "seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


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
