"""The weights of the model: marks and words in, what each says for each concept out; words are computed only once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from harvester.classify.grams import grams
from harvester.classify.memory import Memory

Floats: TypeAlias = NDArray[np.float32]
Ends: TypeAlias = list[tuple[str, int]]
"""Names of parts, each with where its rows end (exclusive)."""
BLOCKS = ("text", "title", "provider")
"""Kinds of words that are weighed apart."""
MARKS = "marks"
"""Cues of the code lists and ages: each counts by being there."""
WORDS = 50_000
"""Words whose weights are kept."""
_MORE = 8_192


class Letters:
    """The runs of letters of one block: how much each counts, and what it says for each concept."""

    def __init__(self, names: Sequence[str], rarity: Floats, weights: Floats) -> None:
        self._known = {name: at for at, name in enumerate(names)}
        self._rarity = rarity
        self._weights = weights

    def word(self, word: str) -> tuple[Floats | float, float]:
        """Return what a word says for each concept, and how much was said."""
        places = map(self._known.get, grams(word))
        known = np.array([place for place in places if place is not None], np.intp)
        rarity = self._rarity.take(known)
        return (rarity @ self._weights.take(known, axis=0), float(rarity @ rarity)) if len(known) else (0.0, 0.0)


class Weights:
    """What marks and words say, row by row: marks count as they are, words by how much their block says in all."""

    def __init__(self, marks: Sequence[str], rows: Floats, letters: Mapping[str, Letters]) -> None:
        self._marks = {name: at for at, name in enumerate(marks)}
        self._marked = rows
        self._letters = letters
        self._forget()

    def _forget(self) -> None:
        count, width = self._marked.shape
        self._at = {block: Memory(2 * WORDS, partial(self._learn, block)) for block in BLOCKS}
        self._rows = np.zeros((count + _MORE, width), np.float32)
        self._rows[:count] = self._marked
        self._sizes = [0.0] * count

    def told(
        self, marks: Iterable[str], words: Mapping[str, Collection[str]]
    ) -> tuple[list[str], Ends, Floats, Floats]:
        """Return what the marks that the model knows, and then the words of each block, say.

        Their names, where those of marks and of each block end, what each says (names × concepts), and how much each
        counts. Words of a block must all be different.
        """
        if len(self._sizes) > WORDS:
            self._forget()
        names = [mark for mark in marks if mark in self._marks]
        places = [self._marks[mark] for mark in names]
        ends, counts, shares = [(MARKS, len(names))], [len(names)], [1.0]
        for block in BLOCKS:
            own = list(map(self._at[block].__getitem__, words[block]))
            size = sum(map(self._sizes.__getitem__, own))
            shares.append(size**-0.5 if size else 0.0)
            counts.append(len(own))
            places += own
            names += words[block]
            ends.append((block, len(names)))
        rows: Floats = self._rows.take(np.array(places, np.intp), axis=0)
        return names, ends, rows, np.repeat(np.array(shares, np.float32), counts)

    def _learn(self, block: str, word: str) -> int:
        here = len(self._sizes)
        if here == len(self._rows):
            more = np.zeros((_MORE, self._rows.shape[1]), np.float32)
            self._rows = np.concatenate([self._rows, more])
        self._rows[here], size = self._letters[block].word(word)
        self._sizes.append(size)
        return here


def stored(file: Any, name: str) -> tuple[list[str], Floats, Floats]:
    """Return names, rarity and weights of one part; weights are stored in bytes, with one scale for each concept."""
    names = bytes(file[f"{name}-names"]).decode().split("\n")
    weights = file[f"{name}-weights"].astype(np.float32) * file[f"{name}-scale"]
    return names, file[f"{name}-rarity"], np.ascontiguousarray(weights)
