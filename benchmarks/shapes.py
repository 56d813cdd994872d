"""Verdicts on offers by the published rules: `vocab.shapes` against pySHACL, on the same lines, with equal results."""

import json
import time
from collections.abc import Callable, Sequence
from importlib.resources import files

import pyshacl
from msgspec.structs import replace
from quads import IRIS, RUN, changes
from rdflib import SH, Graph

from vocab.graph import describe
from vocab.model import Classification, Evidence
from vocab.shapes import check

OFFERS, JUDGED = 3_000, 200
"""Offers for us, and for pySHACL, which is slower."""
NAMED = (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent)
VERDICTS = tuple(
    Classification(concept=key, confidence=0.9, method="rule", evidence=(Evidence(field="name", words="Töpfern"),))
    for key in ("formats/onsite", "municipality/06631009")
)


def graphs() -> list[list[str]]:
    """Return the lines of each offer with all that it refers to."""
    classified = [replace(one, offer=replace(one.offer, classifications=VERDICTS)) for one in changes()[:OFFERS]]
    return [[line for entity in describe(one, RUN, IRIS) for line in entity.lines] for one in classified]


def per_second(judge: Callable[[Sequence[str]], object], given: Sequence[Sequence[str]], each: int = 1) -> float:
    """Return how many offers are judged in a second of the processor; `each` stand in one item of `given`."""
    start = time.process_time()
    for lines in given:
        judge(lines)
    return len(given) * each / (time.process_time() - start)


def main() -> None:
    """Measure both and print one JSON line."""
    shapes = Graph().parse(data=(files("vocab") / "data" / "shapes.ttl").read_text("utf-8"), format="turtle")
    given = graphs()
    check(given[0])
    fast = max(per_second(check, given) for _ in range(3))
    few = given[:JUDGED]
    parsed = {id(lines): Graph().parse(data="\n".join(lines), format="nt") for lines in few}
    alone = per_second(lambda lines: pyshacl.validate(parsed[id(lines)], shacl_graph=shapes), few[:20])
    every = Graph().parse(data="\n".join({line for lines in few for line in lines}), format="nt")
    reports = []
    together = per_second(lambda _: reports.append(pyshacl.validate(every, shacl_graph=shapes)), [few[0]], JUDGED)
    report = reports[0][1]
    theirs = {tuple(str(report.value(one, name)) for name in NAMED) for one in report.objects(None, SH.result)}
    if theirs != {(one.focus, one.shape, one.component) for lines in few for one in check(lines)}:
        raise SystemExit("the two ways disagree")
    row = {"unit": "offers/s", "ours": fast, "target": 30.0}
    size = round(sum(map(len, given)) / len(given))
    rows = [
        {**row, "what": "SHACL verdicts", "baseline": together, "baseline_name": f"pySHACL, {JUDGED} in one graph"},
        {**row, "what": "SHACL verdicts, offers alone", "baseline": alone, "baseline_name": "pySHACL, one by one"},
    ]
    note = f"Offers of {size} triples; ours reads the N-Triples too, pySHACL is given graphs that stand ready."
    print(json.dumps({"rows": rows, "note": note}))


if __name__ == "__main__":
    main()
