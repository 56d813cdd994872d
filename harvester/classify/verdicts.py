"""Judges what an offer belongs to by its words: each verdict with confidence and evidence, none below its threshold."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from harvester.classify.blocks import Floats
from harvester.classify.model import BLOCKS, Model, claimed, model
from harvester.classify.reading import Met, Read
from vocab.model import Classification, Evidence, Method

SHOWN = 4
"""Pieces of evidence kept of each verdict."""
BY_WORDS = ("language-levels", "certificates", "accessibility")
"""Code lists of which the words alone decide."""
_CONFIDENCE = {"strong": 0.9, "normal": 0.8}
_LEAST = 0.02
"""Weight from which a word counts as evidence."""


class Said(Struct, frozen=True):
    """What each mark and word of an offer says for each concept: rows of `told`, in the order of `met`."""

    met: list[Met]
    told: Floats


def verdicts(found: Read, trained: Model | None = None) -> tuple[Classification, ...]:
    """Return what the words of an offer say that it belongs to, code list by code list."""
    trained = trained or model()
    said = weighed(found, trained)
    total = (said.told.sum(axis=0) + trained.bias).tolist()
    classes: list[Classification] = []
    for axis, here, limits in trained.axes:
        for sure, at in claimed(axis, limits, total[here]):
            if evidence := _evidence(said, here.start + at):
                concept = axis.concepts[at]
                classes.append(
                    Classification(
                        concept=concept, confidence=round(sure, 2), method=_method(concept, found), evidence=evidence
                    )
                )
    return (*classes, *_by_words(found))


def weighed(found: Read, trained: Model) -> Said:
    """Return what all that was read says, by the weights of the model."""
    names, rows = trained.marks(found.marks)
    met, told = [found.marks[name] for name in names], [rows]
    for block in BLOCKS:
        words = found.words[block]
        met += words.values()
        told.append(trained.blocks[block].told(list(words)))
    return Said(met, np.concatenate(told))


def _method(concept: str, found: Read) -> Method:
    """Return `rule` where words of the code list name the concept itself, else `model`."""
    named = any(f"c:{concept}:{strength}" in found.marks for strength in _CONFIDENCE)
    return "rule" if named else "model"


def _evidence(said: Said, concept: int) -> tuple[Evidence, ...]:
    """Return the words that say most for a concept, each once; those within longer ones are left out."""
    weights = said.told[:, concept]
    found: list[Evidence] = []
    seen = ""
    for at in (-weights).argsort()[: 2 * SHOWN].tolist():
        if weights[at] < _LEAST or len(found) == SHOWN:
            break
        words, start, end = said.met[at]
        evidence = words.evidence(start, end)
        if f" {evidence.words} " not in seen:
            found.append(evidence)
            seen += f" {evidence.words} "
    return tuple(found)


def _by_words(read: Read) -> Iterator[Classification]:
    """Yield what words of the code lists say by themselves."""
    found: dict[str, tuple[float, dict[Evidence, None]]] = {}
    for words in read.fields:
        for hit in words.hits:
            sure = _CONFIDENCE.get(hit.cue.strength, 0.0)
            if sure and hit.cue.concept.partition("/")[0] in BY_WORDS and words.field != "providers":
                before, evidence = found.get(hit.cue.concept, (0.0, {}))
                evidence[words.evidence(hit.start, hit.end)] = None
                found[hit.cue.concept] = (max(before, sure), evidence)
    for concept, (sure, evidence) in found.items():
        yield Classification(concept=concept, confidence=sure, method="rule", evidence=tuple(evidence)[:SHOWN])
