"""One block of the model: the weights of all words of one kind (of the text, the title, the provider)."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from harvester.classify.grams import grams

Floats: TypeAlias = NDArray[np.float32]
WORDS = 60_000
"""Words whose weights are kept once they were computed."""


class Block:
    """Adds up what the words of a text say: each word once, the whole scaled by how much was said.

    `names` are the runs of letters that are known, `rarity` how much each counts, and `weights` (runs × concepts) what
    each says for each concept.
    """

    def __init__(self, names: Sequence[str], rarity: Floats, weights: Floats) -> None:
        self._known = {name: at for at, name in enumerate(names)}
        self._rarity = rarity
        self._weights = weights
        self._forget()

    def _forget(self) -> None:
        self._at: dict[str, int] = {}
        self._rows = np.zeros((1_024, self._weights.shape[1]), np.float32)
        self._sizes = np.zeros(1_024, np.float32)

    def told(self, words: Sequence[str]) -> Floats:
        """Return what each of `words`, all different, says for each concept (words × concepts)."""
        if len(self._at) + len(words) > WORDS:
            self._forget()
        at = self._at
        places = [at[word] if word in at else self._learn(word) for word in words]
        rows: Floats = self._rows[places]
        size = float(self._sizes[places].sum())
        return rows / np.float32(size**0.5) if size else rows

    def _learn(self, word: str) -> int:
        here = self._at[word] = len(self._at)
        if here == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._sizes = np.concatenate([self._sizes, np.zeros_like(self._sizes)])
        known = [self._known[name] for name in grams(word) if name in self._known]
        rarity = self._rarity[known]
        self._rows[here] = rarity @ self._weights[known] if known else 0
        self._sizes[here] = float(rarity @ rarity) if known else 0
        return here
