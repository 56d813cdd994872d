"""How often classes and municipalities are right, on texts and addresses that were only measured: `make accuracy`.

Writes `docs/accuracy.md`. The halves were split once, by the first bit of a hash of each text's id; what is measured
here was neither trained on nor looked at while words and rules were written.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gold.summary import words  # noqa: E402
from harvester.classify.reading import read  # noqa: E402
from harvester.classify.texts import Labelled, labelled  # noqa: E402
from harvester.classify.verdicts import verdicts  # noqa: E402
from vocab import codes  # noqa: E402
from vocab.model import Place  # noqa: E402
from vocab.places import Resolved, gazetteer  # noqa: E402

FILE = ROOT / "docs" / "accuracy.md"
ADDRESSES = ROOT / "tests" / "places" / "addresses_measuring.tsv"
SCHEMES = ("themes", "stages", "types", "target-groups", "isced-f")
NONE = "–"
INTRODUCTION = (
    "Made by `make accuracy` (`benchmarks/accuracy.py`); a test holds this page to what the command writes. Texts and",
    "addresses were written for this project and split once, by a hash of their ids, into a half to work with and one",
    "that is only measured; all figures are of the second. [labelling.md](labelling.md) says what labels mean.",
)


class Score:
    """Right, wrongly claimed and missed verdicts, by concept."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def add(self, wanted: set[str], claimed: set[str]) -> None:
        """Count the verdicts on one text."""
        self.right.update(wanted & claimed)
        self.wrong.update(claimed - wanted)
        self.missed.update(wanted - claimed)

    def concepts(self) -> list[str]:
        """Return the concepts that occur, by name."""
        return sorted(set(self.right) | set(self.missed))

    def row(self, concept: str) -> tuple[int, float, float, float]:
        """Return how many there are, precision, recall and F1 of one concept."""
        right, wrong, missed = self.right[concept], self.wrong[concept], self.missed[concept]
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / (right + missed)
        return right + missed, precision, recall, 2 * right / (2 * right + wrong + missed)

    def macro(self) -> float:
        """Return the mean F1 over all concepts that occur."""
        found = [self.row(concept)[3] for concept in self.concepts()]
        return sum(found) / len(found)

    def micro(self) -> float:
        """Return F1 over all verdicts."""
        right = self.right.total()
        return 2 * right / (2 * right + self.wrong.total() + self.missed.total())


def claimed(text: Labelled) -> dict[str, set[str]]:
    """Return the concepts claimed for a text, by code list."""
    found: dict[str, set[str]] = {scheme: set() for scheme in SCHEMES}
    for one in verdicts(read(text.words())):
        found.setdefault(one.concept.partition("/")[0], set()).add(one.concept)
    return found


def measured(texts: Sequence[Labelled]) -> tuple[dict[str, Score], list[dict[str, set[str]]]]:
    """Return the score of each code list, and what was claimed for each text."""
    scores = {scheme: Score() for scheme in SCHEMES}
    all_claimed = [claimed(text) for text in texts]
    for text, found in zip(texts, all_claimed, strict=True):
        for scheme, score in scores.items():
            score.add(set(text.concepts(scheme)), found[scheme])
    return scores, all_claimed


def table(score: Score) -> Iterable[str]:
    """Yield one row for each concept of a code list."""
    yield "| concept | texts | precision | recall | F1 |"
    yield "|---|--:|--:|--:|--:|"
    for concept in score.concepts():
        count, precision, recall, f1 = score.row(concept)
        name = codes.concept(concept).labels["de"]
        yield f"| `{concept.partition('/')[2]}` {name} | {count} | {precision:.2f} | {recall:.2f} | {f1:.2f} |"


def confusion(scheme: str, texts: Sequence[Labelled], found: Sequence[dict[str, set[str]]]) -> Iterable[str]:
    """Yield what was claimed (columns) for texts of each concept (rows); a text of several counts in each row."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text, claims in zip(texts, found, strict=True):
        wanted = set(text.concepts(scheme)) or {NONE}
        given = claims[scheme] or {NONE}
        for one in wanted:
            for other in given if one not in given else {one}:
                pairs[one, other] += 1
        for other in given - wanted - {NONE} if wanted & given else ():
            pairs[NONE, other] += 1
    names = [*sorted({one for pair in pairs for one in pair} - {NONE}), NONE]
    yield "| is ↓ claimed → | " + " | ".join(_name(name) for name in names) + " |"
    yield "|---|" + "--:|" * len(names)
    for one in names:
        yield f"| {_name(one)} | " + " | ".join(str(pairs[one, other] or "·") for other in names) + " |"


def _name(concept: str) -> str:
    return NONE if concept == NONE else f"`{concept.partition('/')[2]}`"


def resolved(row: dict[str, str]) -> Resolved:
    """Return where an address lies."""
    said = {name: row[name] for name in ("street", "postal_code", "locality", "country")}
    online = row["online"] == "true"
    if online or any(said.values()):
        return gazetteer().resolve(Place(name=row["text"], online=online, **said))
    return gazetteer().resolve_text(row["text"])


def verdict(answer: Resolved, expected: str) -> str:
    """Return `right`, `open` (nothing or only candidates where a municipality was wanted) or `wrong`."""
    if expected.startswith("candidates:"):
        same = set(answer.candidates) == set(expected.removeprefix("candidates:").split("|"))
        return "wrong" if answer.ags else "right" if same else "open"
    wanted = "" if expected == "unknown" else expected
    return "right" if answer.ags == wanted else "wrong" if answer.ags else "open"


def places() -> Iterable[str]:
    """Yield how many addresses of each kind are right, left open, and wrong."""
    with ADDRESSES.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts = Counter((row["kind"], verdict(resolved(row), row["expected"])) for row in rows)
    kinds = sorted({kind for kind, _ in counts})
    total = {one: sum(counts[kind, one] for kind in kinds) for one in ("right", "open", "wrong")}
    yield f"## Municipalities: {len(rows)} addresses"
    yield ""
    yield "Right: the expected municipality or candidates, or nothing where nothing can be known. Open: less than"
    yield "could be known. Wrong: another municipality than the expected one."
    yield ""
    yield "| kind of address | right | open | wrong |"
    yield "|---|--:|--:|--:|"
    for kind in kinds:
        yield f"| {kind} | " + " | ".join(str(counts[kind, one] or "·") for one in total) + " |"
    share = " | ".join(f"{count} ({100 * count / len(rows):.1f} %)" for count in total.values())
    yield f"| **all** | {share} |"


def page() -> str:
    """Return the page."""
    texts = labelled("measuring")
    scores, found = measured(texts)
    lines = [
        "# How often it is right",
        "",
        *INTRODUCTION,
        "",
        f"## Classes: {len(texts)} texts",
        "",
        "Precision: share of what was claimed that is right. Recall: share of what is there that was claimed. F1: the",
        "harmonic mean of both; macro-F1 is the mean over all concepts, micro-F1 that over all verdicts.",
        "",
        "| code list | macro-F1 | micro-F1 |",
        "|---|--:|--:|",
        *(f"| {scheme} | {score.macro():.3f} | {score.micro():.3f} |" for scheme, score in scores.items()),
        "",
    ]
    for scheme in ("themes", "stages"):
        lines += [f"### {scheme}", "", *table(scores[scheme]), ""]
        lines += ["What was taken for what (– is none):", "", *confusion(scheme, texts, found), ""]
    for scheme in ("types", "target-groups", "isced-f"):
        lines += [f"### {scheme}", "", *table(scores[scheme]), ""]
    return "\n".join((*lines, *words(), *places())).rstrip() + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
    print(FILE)
