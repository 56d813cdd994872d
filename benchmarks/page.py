"""One page from bytes to triples, checked: extraction, mapping, checks, N-Triples and hash, against extruct and rdflib.

    python benchmarks/page.py

The other side extracts the same page with extruct (JSON-LD and microdata), parses what it found with rdflib as JSON-LD,
writes N-Triples, and, in the second row, judges the graph by our published rules with pySHACL. Each side finds the same
name, dates and price; ours also reads German words, drops persons and keeps where each value stood.
"""

import json
import random
import time
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import extruct
import pyshacl
from extract import SOURCE, Made, theirs
from rdflib import Graph

from harvester.check import check
from harvester.extract.web import Web
from harvester.mapping import offer as mapped
from harvester.records import Change, Page, RawOffer, Run
from harvester.versions import reading_hash
from vocab.graph import describe
from vocab.iris import Iris
from vocab.shapes import check as judged

PAGES, TURNS = 200, 3
AT = "2026-11-24T00:00:00+00:00"
RUN = Run(id="r1", source=SOURCE.id, started=AT)
IRIS = Iris("https://ernte.example/")


def ours(made: Made) -> list[str]:
    """Return the lines of the offer of one page, once it was mapped, checked, hashed and judged."""
    page = Page(address=made.address, asked=made.address, body=made.body, media_type="text/html", charset="utf-8")
    raw = next(one for one in Web().extract(page, SOURCE) if isinstance(one, RawOffer))
    offer = mapped(raw, SOURCE).offer
    assert offer is not None
    check(offer)
    reading_hash(offer)
    change = Change(seq=1, key="k", action="added", at=AT, run=RUN.id, offer=offer)
    lines = [line for entity in describe(change, RUN, IRIS) for line in entity.lines]
    judged(lines)
    return lines


def graph(made: Made) -> Graph:
    """Return the graph that extruct and rdflib make of one page."""
    found = extruct.extract(made.body, base_url=made.address, syntaxes=["json-ld", "microdata"], uniform=True)
    nodes: list[dict[str, Any]] = [*found["json-ld"], *found["microdata"]]
    document = {"@context": {"@vocab": "https://schema.org/"}, "@graph": [without_context(node) for node in nodes]}
    return Graph().parse(data=json.dumps(document), format="json-ld")


def without_context(node: Any) -> Any:
    """Return a node without the contexts that would be fetched."""
    if isinstance(node, list):
        return [without_context(one) for one in node]
    if isinstance(node, dict):
        return {name: without_context(value) for name, value in node.items() if name != "@context"}
    return node


def rate(work: Callable[[Made], object], pages: list[Made]) -> float:
    """Return pages per CPU second."""
    began = time.process_time()
    for made in pages:
        work(made)
    return len(pages) / (time.process_time() - began)


def main() -> None:
    """Measure and print one line of JSON."""
    shapes = Graph().parse(data=(files("vocab") / "data" / "shapes.ttl").read_text("utf-8"), format="turtle")
    chance = random.Random(7)
    pages = [Made(number, chance) for number in range(PAGES)]
    for made in pages[:20]:
        assert made.facts == theirs(made)
        assert f'"{made.name}"' in "\n".join(ours(made))
        assert f'"{made.name}"' in graph(made).serialize(format="nt")
    fast = max(rate(ours, pages) for _ in range(TURNS))
    plain = max(rate(lambda made: graph(made).serialize(format="nt"), pages) for _ in range(TURNS))
    whole = rate(lambda made: pyshacl.validate(graph(made), shacl_graph=shapes), pages[:40])
    row = {"unit": "pages/s", "ours": fast}
    rows = [
        {**row, "what": "a page: extracted, mapped, checked, hashed, judged, as N-Triples",
         "baseline": plain, "baseline_name": "extruct + rdflib, not judged"},
        {**row, "what": "the same", "baseline": whole, "baseline_name": "extruct + rdflib + pySHACL", "target": 12.0},
    ]  # fmt: skip
    print(json.dumps({"rows": rows}))


if __name__ == "__main__":
    main()
