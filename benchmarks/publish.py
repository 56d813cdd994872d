"""Measures publishing 1,000 changes into 100,000 offers against rebuilding the graph store; a JSON line on stdout.

    python benchmarks/publish.py [--offers 100000] [--changes 1000]

Both go from offers to a version that queries see, through `vocab.graph`; the ledger is left out on both sides.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # else this file would be the package `publish`

from harvester.records import Change, Run  # noqa: E402
from publish.graphstore.base import Mark, Step  # noqa: E402
from publish.graphstore.embedded import Embedded  # noqa: E402
from vocab.entities import Entity  # noqa: E402
from vocab.graph import describe  # noqa: E402
from vocab.iris import Iris, key_of  # noqa: E402
from vocab.model import Amount, Instance, Offer, Organization, Place, Price, Session  # noqa: E402

IRIS = Iris("https://data.example/")
SUBJECTS = ["Töpfern", "Englisch B1", "Tabellenkalkulation", "Ausbildung der Ausbilder", "Lesen und Schreiben", "Yoga"]
TOWNS = [("Ahornbrück", "12345"), ("Musterstadt", "54321"), ("Neuhausen", "23456"), ("Altdorf", "65432")]
RUN = Run(
    id="1", source="vhs", address="https://vhs.example/", software="Bildungsernte", started="2026-09-01T04:00:00Z"
)


def offer(number: int, edition: int = 0, *, whole: bool = False) -> Offer:
    """Return offer `number` as of `edition`: about 30 triples, shared providers and places.

    From one edition to the next its price, its name or its date changes; `whole` changes all of them and the place.
    """
    chance = random.Random(number * 31 + (edition if whole else 0))
    town, code = chance.choice(TOWNS)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    start = f"2026-{month:02}-{day:02}T18:{edition % 60 if edition % 3 == 1 else 0:02}:00+01:00"
    place = Place(
        name=f"Haus {number % 300}", street=f"Weg {number % 300}", postal_code=code, locality=town, country="DE"
    )
    return Offer(
        key=key_of("vhs", str(number)),
        source="vhs",
        local_id=str(number),
        type="Course",
        name=f"{chance.choice(SUBJECTS)} {number}, Ausgabe {edition if edition % 3 == 2 else 0}",
        url=f"https://vhs.example/kurs/{number}",
        providers=(Organization(name=f"Volkshochschule {number % 500}", url=f"https://vhs{number % 500}.example/"),),
        instances=(
            Instance(
                start=start,
                end=start.replace("T18", "T20"),
                places=(place,),
                sessions=(Session(start=start, end=start.replace("T18", "T20")),),
            ),
        ),
        price=Price(
            words="85,00 €",
            amounts=(
                Amount(value=f"{chance.randint(5, 300)}.{edition if edition % 3 == 0 else 0:02}", currency="EUR"),
            ),
            free="no",
        ),
        languages=("de",),
        course_code=f"K{number}",
        pages=(f"https://vhs.example/kurs/{number}",),
    )


def say(number: int, edition: int = 0, *, whole: bool = False) -> tuple[Entity, ...]:
    """Return what the graph says of offer `number` as of `edition`."""
    found = offer(number, edition, whole=whole)
    change = Change(seq=number + 1, key=found.key, action="added", at="2026-09-01T04:00:00Z", run="1", offer=found)
    return describe(change, RUN, IRIS)


def measure(offers: int, changes: int, rounds: int = 5) -> dict[str, object]:
    """Return what a rebuild and the publications of either kind of change took, `rounds` of each."""
    with tempfile.TemporaryDirectory() as folder:
        store = Embedded(Path(folder))
        start = time.perf_counter()
        store.rebuild((say(number) for number in range(offers)), Mark(offers, "benchmark"))
        store.publish()
        rebuild = time.perf_counter() - start
        quads = len(store)
        chance = random.Random(1)
        order = chance.sample(range(offers), changes * rounds * 2)
        seconds: dict[str, list[float]] = {"mixed": [], "whole": []}
        for turn in range(rounds * 2):
            kind = "whole" if turn % 2 else "mixed"
            chosen = order[turn * changes : (turn + 1) * changes]
            start = time.perf_counter()
            steps = [Step(say(n), say(n, n % 3 + 1, whole=kind == "whole")) for n in chosen]
            store.apply(steps, offers + (turn + 1) * changes)
            store.publish()
            seconds[kind].append(time.perf_counter() - start)
        store.close()
    kinds = {"mixed": "one field each", "whole": "all fields each"}
    rows = [
        {
            "what": f"publishing {changes:,} changes into {offers:,} offers, {kinds[kind]}",
            "unit": "s",
            "ours": statistics.median(found),
            "baseline": rebuild,
            "baseline_name": "rebuild",
            "target": 0.02,
            "less": True,
        }
        for kind, found in seconds.items()
    ]
    each = {kind: [round(one, 3) for one in found] for kind, found in seconds.items()}
    return {
        "rows": rows,
        "note": f"{quads:,} triples; seconds of each publication: {each}".replace("{", "").replace("}", ""),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=100_000)
    parser.add_argument("--changes", type=int, default=1_000)
    given = parser.parse_args()
    print(json.dumps(measure(given.offers, given.changes)))


if __name__ == "__main__":
    main()
