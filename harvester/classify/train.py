"""Trains the model on labelled texts: `python -m harvester.classify.train` (or `make model`) writes `model.npz`.

Needs scikit-learn (the extra `train`); what it makes needs numpy only. Each code list gets a logistic regression over
the marks and the blocks of letters of `reading`; where an offer may belong to several concepts, each concept has a
threshold, set by cross-validation where F1 is highest. The measuring half of the texts is never read here.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer

from harvester.classify.grams import grams
from harvester.classify.model import About, Axis
from harvester.classify.reading import Read, read
from harvester.classify.texts import Labelled, labelled
from harvester.classify.weights import BLOCKS, MARKS

SEVERAL = ("themes", "target-groups")
LEAST = {"stages": 0.25, "types": 0.25, "isced-f": 0.3}
"""Confidence below which nothing is claimed where one concept is chosen."""
STRENGTH = dict.fromkeys(("themes", "target-groups", "stages", "types", "isced-f"), 2.0)
"""How closely the weights may follow the texts (C of the regression)."""
SHARE = {"text": 8.0, "title": 2.0, "provider": 2.0, MARKS: 0.6}
"""How much each part counts before the regression weighs it."""
OFTEN = 3
"""Texts that a run of letters must occur in."""
FOLDS = KFold(n_splits=5, shuffle=True, random_state=20261124)
DATA = ("texts-working.jsonl", "texts-training.jsonl")


class Part(Struct):
    """One part of what texts say: names of its columns, how rare each is, and texts × columns."""

    names: list[str]
    rarity: Any
    matrix: Any


def main(file: Path) -> None:
    """Train and write the model."""
    texts = (*labelled("working"), *labelled("training"))
    found = [read(text.words()) for text in texts]
    parts = {MARKS: marks(found)} | {name: letters([list(one.words[name]) for one in found]) for name in BLOCKS}
    matrix = hstack([part.matrix * SHARE[name] for name, part in parts.items()]).tocsr()
    trained = [_several(scheme, texts, matrix) for scheme in SEVERAL]
    trained += [_one(scheme, texts, matrix) for scheme in LEAST]
    weights = np.vstack([rows for _, rows in trained]).T
    about = About(trained_on=fingerprint(), axes=tuple(axis for axis, _ in trained))
    _write(file, about, parts, weights)


def fingerprint() -> str:
    """Return what tells whether the model fits the texts and code lists that are here now."""
    digest = blake2b(digest_size=8)
    for name in DATA:
        digest.update((files("harvester.classify") / "data" / name).read_bytes())
    digest.update((files("vocab") / "data" / "codes.json").read_bytes())
    return digest.hexdigest()


def marks(found: Sequence[Read]) -> Part:
    """Return the marks of texts: a column each, one where it is there."""
    names = sorted({name for one in found for name in one.marks})
    at = {name: column for column, name in enumerate(names)}
    pairs = [(row, at[name]) for row, one in enumerate(found) for name in one.marks]
    rows, columns = zip(*pairs, strict=True)
    matrix = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(found), len(names)))
    return Part(names, np.ones(len(names), np.float32), matrix)


def letters(texts: Sequence[Sequence[str]]) -> Part:
    """Return the runs of letters in the words of texts, as `Weights` adds them up."""
    often = Counter(name for words in texts for name in set().union(*map(grams, words)))
    names = sorted(name for name, count in often.items() if count >= OFTEN)
    at = {name: column for column, name in enumerate(names)}
    rarity = np.array([1 + log((1 + len(texts)) / (1 + often[name])) for name in names], np.float32)
    cells: Counter[tuple[int, int]] = Counter()
    sizes = np.zeros(len(texts))
    for row, words in enumerate(texts):
        for word in words:
            known = [at[name] for name in grams(word) if name in at]
            cells.update((row, column) for column in known)
            sizes[row] += float((rarity[known] ** 2).sum())
    rows, columns = (np.array(part) for part in zip(*cells, strict=True))
    values = np.array(list(cells.values())) * rarity[columns] / np.sqrt(np.maximum(sizes, 1e-9))[rows]
    return Part(names, rarity, csr_matrix((values, (rows, columns)), shape=(len(texts), len(names))))


def _regression(scheme: str, solver: str = "lbfgs") -> LogisticRegression:
    return LogisticRegression(
        C=STRENGTH[scheme], max_iter=2_000, class_weight="balanced", solver=solver, random_state=0
    )


def _several(scheme: str, texts: Sequence[Labelled], matrix: Any) -> tuple[Axis, Any]:
    binarizer = MultiLabelBinarizer()
    wanted = binarizer.fit_transform([text.concepts(scheme) for text in texts])
    machine = OneVsRestClassifier(_regression(scheme, "liblinear"))
    guessed = cross_val_predict(machine, matrix, wanted, cv=FOLDS, method="predict_proba")
    thresholds = [_threshold(wanted[:, i], guessed[:, i]) for i in range(wanted.shape[1])]
    machine.fit(matrix, wanted)
    bias = [float(one.intercept_[0]) for one in machine.estimators_]
    axis = _axis(scheme, binarizer.classes_, bias, thresholds, several=True)
    return axis, np.vstack([one.coef_[0] for one in machine.estimators_])


def _one(scheme: str, texts: Sequence[Labelled], matrix: Any) -> tuple[Axis, Any]:
    known = [i for i, text in enumerate(texts) if text.concepts(scheme)]
    machine = _regression(scheme).fit(matrix[known], [texts[i].concepts(scheme)[0] for i in known])
    least = [LEAST[scheme]] * len(machine.classes_)
    return _axis(scheme, machine.classes_, machine.intercept_, least, several=False), machine.coef_


def _axis(scheme: str, concepts: Any, bias: Any, thresholds: list[float], *, several: bool) -> Axis:
    return Axis(
        scheme=scheme,
        several=several,
        concepts=tuple(map(str, concepts)),
        bias=tuple(round(float(one), 3) for one in bias),
        thresholds=tuple(thresholds),
    )


def _threshold(wanted: Any, guessed: Any) -> float:
    """Return where F1 is highest, in the middle of the best stretch so that it does not hang on single texts."""
    steps = np.arange(0.2, 0.9, 0.02)
    reached = [_f1(wanted, guessed >= step) for step in steps]
    best = [step for step, f1 in zip(steps, reached, strict=True) if f1 >= max(reached) - 0.005]
    return round(float(np.median(best)), 2)


def _f1(wanted: Any, claimed: Any) -> float:
    right = int((wanted * claimed).sum())
    return 2 * right / max(1, int(wanted.sum()) + int(claimed.sum()))


def _write(file: Path, about: About, parts: dict[str, Part], weights: Any) -> None:
    """Write every part with its weights in bytes and one scale for each concept: a quarter of the size, as good."""
    stored: dict[str, Any] = {"about": np.frombuffer(msgspec.json.encode(about), np.uint8)}
    start = 0
    for name, part in parts.items():
        own = weights[start : (start := start + len(part.names))] * SHARE[name]
        scale = np.maximum(np.abs(own).max(axis=0), 1e-9) / 127
        stored[f"{name}-names"] = np.frombuffer("\n".join(part.names).encode(), np.uint8)
        stored[f"{name}-rarity"] = part.rarity
        stored[f"{name}-scale"] = scale.astype(np.float32)
        stored[f"{name}-weights"] = np.round(own / scale).astype(np.int8)
    np.savez_compressed(file, **stored)


if __name__ == "__main__":
    here = files("harvester.classify") / "data" / "model.npz"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(here)))
