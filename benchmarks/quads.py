"""Offer to N-Triples: `vocab.graph` against rdflib's Graph.add and serialise, on the same offers."""

import json
import time
from io import StringIO

from rdflib import Graph, Literal, URIRef

from harvester.records import Change, Run
from vocab.graph import describe, triples
from vocab.iris import Iris
from vocab.model import Amount, Instance, Offer, Organization, Place, Price

OFFERS = 3_000
IRIS = Iris("https://ernte.example/")
RUN = Run(id="r1", source="vhs", address="https://vhs.example/", started="2026-10-01T03:00:00+02:00")


def offer(number: int) -> Offer:
    """Return an offer of about 35 triples."""
    place = Place(name=f"Haus {number % 50}", street="Am Markt 1", postal_code="36037", locality="Fulda")
    return Offer(
        key=f"k{number}",
        source="vhs",
        local_id=f"https://vhs.example/kurs/{number}",
        type="Course",
        name=f"Töpfern für alle, Kurs {number}",
        description="Wir arbeiten mit Ton, an der Scheibe und von Hand. " * 12,
        url=f"https://vhs.example/kurs/{number}",
        providers=(Organization(name="vhs Fulda", url="https://vhs.example/"),),
        instances=(
            Instance(start="2026-10-05T18:00:00+02:00", end="2026-12-05T20:00:00+01:00", places=(place,)),
            Instance(start="2027-01-11T18:00:00+01:00", end="2027-03-01T20:00:00+01:00", places=(place,)),
        ),
        price=Price(words="85,00 EUR", amounts=(Amount(value="85.00", currency="EUR"),), free="no"),
        languages=("de",),
        licence="https://creativecommons.org/licenses/by/4.0/",
        pages=(f"https://vhs.example/kurs/{number}",),
    )


def changes() -> list[Change]:
    """Return the changes that both ways are given."""
    at = "2026-10-01T03:05:00+02:00"
    return [Change(seq=n, key=f"k{n}", action="added", at=at, run="r1", offer=offer(n)) for n in range(OFFERS)]


def by_rdflib(parsed: list[list[tuple[URIRef, URIRef, URIRef | Literal]]]) -> set[str]:
    """Build one graph an offer from terms that stand ready, and serialise it."""
    lines: set[str] = set()
    for facts in parsed:
        graph = Graph()
        for subject, predicate, thing in facts:
            again = Literal(str(thing), datatype=thing.datatype) if isinstance(thing, Literal) else URIRef(str(thing))
            graph.add((URIRef(str(subject)), URIRef(str(predicate)), again))
        lines.update(graph.serialize(format="nt").splitlines())
    return lines


def main() -> None:
    """Measure both and print one JSON line."""
    given = changes()
    facts = [list(Graph().parse(data="\n".join(triples(describe(c, RUN, IRIS))), format="nt")) for c in given]
    start = time.process_time()
    written = StringIO()
    for change in given:
        for entity in describe(change, RUN, IRIS):
            written.write("\n".join(entity.lines) + "\n")
    fast = OFFERS / (time.process_time() - start)
    start = time.process_time()
    theirs = by_rdflib(facts)
    slow = OFFERS / (time.process_time() - start)
    if {*Graph().parse(data=written.getvalue(), format="nt")} != {*Graph().parse(data="\n".join(theirs), format="nt")}:
        raise SystemExit("the two ways disagree")
    row = {"what": "offer to N-Triples", "unit": "offers/s", "ours": fast, "baseline": slow, "target": 30.0}
    print(json.dumps({"rows": [{**row, "baseline_name": "rdflib add + serialise"}]}))


if __name__ == "__main__":
    main()
