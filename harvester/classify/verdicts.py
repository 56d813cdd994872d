"""Judges what an offer belongs to by its words: each verdict with confidence and evidence, none below its threshold."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from harvester.classify.languages import GERMAN
from harvester.classify.model import Model, claimed, model
from harvester.classify.reading import Read
from harvester.classify.weights import MARKS, Ends, Floats
from vocab.model import Classification, Evidence, Method

SHOWN = 4
"""Pieces of evidence kept of each verdict."""
_CONFIDENCE = {"strong": 0.9, "normal": 0.8}
_NAMED = 6.0
"""What a concept's own name adds to its score where nothing else is said; among other words its share of them."""
_LOOKED_AT = 2 * SHOWN
_NOTHING = Evidence(field="", words="")
_LEAST = 0.02
"""Weight from which a word counts as evidence."""


class Said(Struct, frozen=True):
    """What each mark and word of an offer says for each concept: rows of `told`, in the order of `names`."""

    read: Read
    names: list[str]
    """Marks, then the words of each block."""
    ends: Ends
    """Marks and blocks, each with where its names end (exclusive)."""
    told: Floats
    scales: Floats
    """How much each row counts."""

    def evidence(self, row: int) -> Evidence:
        """Return the mark or word of a row as evidence, as it stands where it was met first.

        A single little word, which no reader would take for a reason, is none.
        """
        name = self.names[row]
        for part, end in self.ends:
            if row < end:
                return self._marked(name) if part == MARKS else self._worded(part, name)
        raise IndexError(row)

    def _marked(self, mark: str) -> Evidence:
        words, start, end = self.read.marks[mark]
        little = end == start + 1 and _is_little(words.folded[start])
        return _NOTHING if little else words.evidence(start, end)

    def _worded(self, block: str, word: str) -> Evidence:
        if _is_little(word):
            return _NOTHING
        words, start, end = self.read.met(block, word)
        return words.evidence(start, end)


def verdicts(found: Read, trained: Model | None = None) -> tuple[Classification, ...]:
    """Return what the words of an offer say that it belongs to, code list by code list."""
    trained = trained or model()
    said = weighed(found, trained)
    total = (said.scales @ said.told + trained.bias).tolist()
    for mark in trained.named.keys() & found.marks.keys():
        _, start, end = found.marks[mark]
        total[trained.named[mark]] += _NAMED * (end - start) / max(1, len(found.words["text"]))
    claims = [
        (axis.concepts[at], sure, here.start + at)
        for axis, here, limits in trained.axes
        for sure, at in claimed(axis, limits, total[here])
    ]
    reasons = _evidence(said, [column for _, _, column in claims])
    classes = [
        Classification(concept=concept, confidence=round(sure, 2), method=_method(concept, found), evidence=evidence)
        for (concept, sure, _), evidence in zip(claims, reasons, strict=True)
        if evidence and concept
    ]
    return (*classes, *_by_words(found))


def weighed(found: Read, trained: Model) -> Said:
    """Return what all that was read says, by the weights of the model."""
    return Said(found, *trained.weights.told(found.marks, found.words))


def _method(concept: str, found: Read) -> Method:
    """Return `rule` where words of the code list name the concept itself, else `model`."""
    marks = found.marks
    return "rule" if f"c:{concept}:strong" in marks or f"c:{concept}:normal" in marks else "model"


def _evidence(said: Said, columns: list[int]) -> Iterator[tuple[Evidence, ...]]:
    """Yield for each concept the words that say most for it, each once; those within longer ones are left out."""
    told = (said.told.take(columns, axis=1) * said.scales[:, None]).T
    rows = told.argsort(axis=1)[:, : -_LOOKED_AT - 1 : -1]
    weights = told[np.arange(len(columns))[:, None], rows]
    said_by: dict[int, tuple[Evidence, str]] = {}
    for most, weighs in zip(rows.tolist(), weights.tolist(), strict=True):
        found: list[Evidence] = []
        seen = ""
        for at, weight in zip(most, weighs, strict=True):
            if weight < _LEAST:
                break
            if at not in said_by:
                evidence = said.evidence(at)
                said_by[at] = evidence, f" {evidence.words} "
            evidence, words = said_by[at]
            if evidence is not _NOTHING and words not in seen:
                found.append(evidence)
                if len(found) == SHOWN:
                    break
                seen += words
        yield tuple(found)


def _is_little(word: str) -> bool:
    return len(word) < 3 or word in GERMAN


def _by_words(read: Read) -> Iterator[Classification]:
    """Yield what words of the code lists say by themselves."""
    found: dict[str, tuple[float, dict[Evidence, None]]] = {}
    for words in read.fields:
        for cue, start, end in words.hits if words.field != "providers" else ():
            if cue.decides:
                before, evidence = found.get(cue.concept, (0.0, {}))
                evidence[words.evidence(start, end)] = None
                found[cue.concept] = (max(before, _CONFIDENCE[cue.strength]), evidence)
    for concept, (sure, evidence) in found.items():
        yield Classification(concept=concept, confidence=sure, method="rule", evidence=tuple(evidence)[:SHOWN])
