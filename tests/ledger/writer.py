"""A harvester for tests: commits runs of one source until it is done or killed; says when it begins."""

import sys
from pathlib import Path

from harvester.ledger import Ledger
from harvester.records import Outcome, PageState, StoredPage
from vocab.iris import key_of
from vocab.model import Finding, Offer


def offer(source: str, number: int, name: str) -> Offer:
    url = f"https://{source}.example/{number}"
    return Offer(key=key_of(source, url), source=source, local_id=url, type="Course", name=name, url=url)


def main(file: Path, source: str, offers: int, runs: int) -> None:
    ledger = Ledger.open(file)
    ledger.count()
    print("ready", flush=True)
    for _ in range(runs):
        lease = ledger.lease(source, "writer", 0.0)
        run = ledger.start_run(lease, address="https://example.org/", software="writer")
        harvest = [offer(source, number, f"{number} as of {run.id}") for number in range(offers)]
        first = ledger.count(source) == 0
        outcome = Outcome(whole=True, added=harvest if first else (), changed=() if first else harvest)
        pages = (StoredPage(state=PageState(address=one.url), said=((one, 0),)) for one in harvest)
        ledger.commit_run(lease, run, outcome, pages, [Finding(code=str(n)) for n in range(5)])
    ledger.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
