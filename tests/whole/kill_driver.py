"""Imports everything once, then forks a harvest with publication for each WARC file named on standard input.

Prints `started PID` and, when the child has ended, `ended STATUS`; so a test can kill children at any moment of the
work itself rather than of its imports.
"""

import os
import sys
from pathlib import Path

from harvester import flow
from harvester.config import load
from harvester.ledger import Ledger
from publish.projector import open_projector


def work(data: Path, warc: Path) -> None:
    """Harvest the one source of `data` from `warc` and publish, as `ernte harvest` does."""
    settings = load(data, {})
    with Ledger.open(data / "ledger.sqlite", base_address=settings.base_address, create=False) as ledger:
        flow.harvest(ledger, ["site"], settings, warc=warc)
        with open_projector(data / "graph", ledger, settings) as projector:
            projector.catch_up()


def main() -> None:
    """Serve orders until standard input ends."""
    data = Path(sys.argv[1])
    for order in sys.stdin:
        child = os.fork()
        if not child:
            status = 1
            try:
                work(data, Path(order.strip()))
                status = 0
            finally:
                os._exit(status)
        print("started", child, flush=True)
        _, status = os.waitpid(child, 0)
        print("ended", status, flush=True)


if __name__ == "__main__":
    main()
