"""The trained linear model: what the words of an offer say in, a score for each concept out; `train.py` makes it."""

from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from math import exp, log
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from harvester.classify.corrections import today
from harvester.classify.weights import BLOCKS, MARKS, Floats, Letters, Weights, stored


class Axis(Struct, frozen=True, kw_only=True):
    """How verdicts of one code list are reached."""

    scheme: str
    several: bool
    """Whether an offer may belong to several concepts at once; else the likeliest one is taken."""
    concepts: tuple[str, ...]
    bias: tuple[float, ...]
    thresholds: tuple[float, ...]
    """Confidence from which each concept is claimed."""


class About(Struct, frozen=True, kw_only=True):
    """What the model is: its axes, whose concepts stand one after another in every matrix, and what made it."""

    trained_on: str
    """Fingerprint of texts and code lists."""
    axes: tuple[Axis, ...]


class Model:
    """The weights that are shipped."""

    def __init__(self, file: Any) -> None:
        self.about = msgspec.json.decode(bytes(file["about"]), type=About)
        marks, _, rows = stored(file, MARKS)
        letters = {block: Letters(*stored(file, block)) for block in BLOCKS}
        self.weights = Weights(list(map(_mark_today, marks)), rows, letters)

    @cached_property
    def axes(self) -> tuple[tuple[Axis, slice, list[float]], ...]:
        """Return each axis with where its concepts stand, and the scores from which each is claimed."""
        at, found = 0, []
        for axis in self.about.axes:
            limits = [log(one / (1 - one)) for one in axis.thresholds]
            found.append(
                (
                    replace(axis, concepts=tuple(map(today, axis.concepts))),
                    slice(at, at := at + len(axis.concepts)),
                    limits,
                )
            )
        return tuple(found)

    @cached_property
    def named(self) -> dict[str, int]:
        """Return the mark that a name of a concept leaves in a text -> where the concept stands."""
        concepts = [one for axis, _, _ in self.axes for one in axis.concepts]
        return {f"c:{concept}:strong": at for at, concept in enumerate(concepts)}

    @cached_property
    def bias(self) -> Floats:
        """Return what each concept scores before anything is said."""
        return np.array([one for axis in self.about.axes for one in axis.bias], np.float32)


@cache
def model() -> Model:
    """Return the model that is shipped."""
    data = (files("harvester.classify") / "data" / "model.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as file:
        return Model(file)


def _mark_today(mark: str) -> str:
    """Return what a mark is called today: words of a deprecated concept are read as those of its successor."""
    kind, _, rest = mark.partition(":")
    key, colon, strength = rest.partition(":")
    return f"{kind}:{today(key) or key}{colon}{strength}"


def claimed(axis: Axis, limits: list[float], scores: list[float]) -> list[tuple[float, int]]:
    """Return the concepts that are claimed, the surest first: confidence and position of each.

    Where there may be several, each is judged for itself, else all together make one.

    >>> one = Axis(scheme="stages", several=False, concepts=("a", "b"), bias=(0, 0), thresholds=(0.5, 0.5))
    >>> claimed(one, [0.0, 0.0], [2.0, 2.0])
    [(0.5, 0)]
    """
    if axis.several:
        above = [at for at, score in enumerate(scores) if score >= limits[at]]
        return sorted(((1 / (1 + exp(-min(scores[at], 60.0))), at) for at in above), reverse=True)
    highest = max(scores)
    at = scores.index(highest)
    sure = 1 / sum(map(exp, [score - highest for score in scores]))
    return [(sure, at)] if sure >= axis.thresholds[at] else []
