"""The words of the code lists, made ready to be found in text: inflected, in compounds, as phrases; no judgement."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Literal, TypeAlias

from msgspec import Struct

from harvester.classify.memory import Memory
from harvester.classify.words import fold, pieces, stem, tokens, words
from vocab import codes

Strength: TypeAlias = Literal["strong", "normal", "weak", "not"]
"""A label for people, a word for machines, a word that only corroborates, a word that means something else."""
Place: TypeAlias = Literal["any", "start", "end", "whole"]
"""Where in a word a label counts; `any` is the whole word, its start and its end."""

SCHEMES = ("themes", "stages", "types", "target-groups", "isced-f", "language-levels", "certificates", "accessibility")
"""Code lists that are recognised by words."""
BY_WORDS = ("language-levels/", "certificates/", "accessibility/")
"""Beginnings of the concepts of which the words alone decide."""
_PART = 4
"""A word of fewer letters counts as a whole word only, never as part of a compound."""


_KEPT = 50_000
"""Words, and pieces between blanks, of which is kept what is known of them."""


class Cue(Struct, frozen=True):
    """That some words speak for (or, `not`, only seem to speak for) a concept."""

    concept: str
    strength: Strength
    mark: str
    """Its name in the model."""
    decides: bool = False
    """Whether it is enough by itself, without the model."""


Hit: TypeAlias = tuple[Cue, int, int]
"""A cue where it was met: its first word and (exclusive) its last."""
Phrases: TypeAlias = dict[str, list[tuple[list[str], Cue]]]
"""First word of a phrase -> the words after the second, and the cue."""
Known: TypeAlias = tuple[str, str, str, tuple[Cue, ...], Phrases | None, bool]
"""What is known of a word by itself: as written, folded, its stem, its cues, the phrases that it is second in, and
whether there are any of these."""


class Lexicon:
    """Finds the cues of a text."""

    def __init__(self, schemes: Iterable[str] = SCHEMES) -> None:
        self._starts: dict[str, list[Cue]] = {}
        self._ends: dict[str, list[Cue]] = {}
        self._wholes: dict[str, list[Cue]] = {}
        self._phrases: dict[str, Phrases] = {}
        for name in schemes:
            for concept in codes.scheme(name).concepts:
                if not concept.deprecated:
                    self._learn(concept)
        self._words = Memory(_KEPT, self._known)
        self._pieces = Memory(_KEPT, lambda piece: tuple(map(self.known, tokens(piece))))

    def known(self, written: str) -> Known:
        """Return what is known of one word."""
        return self._words[written]

    def read(self, text: str) -> list[Known]:
        """Return what is known of each word of a text."""
        return list(chain.from_iterable(map(self._pieces.__getitem__, pieces(text))))

    def hits(self, text: Sequence[Known]) -> list[Hit]:
        """Return what was met in a text; look-alikes and what they cover are left out."""
        found: list[Hit] = []
        seeming: list[Hit] = []
        before = ""
        for at, (_, _, last, cues, phrases, speaks) in enumerate(text):
            if speaks:
                if cues:
                    found += [(cue, at, at + 1) for cue in cues]
                if phrases and before in phrases:
                    after = text[at + 1][2] if at + 1 < len(text) else ""
                    for rest, cue in phrases[before]:
                        if not rest or (rest[0] == after and _goes_on(text, at + 1, rest)):
                            hits = seeming if cue.strength == "not" else found
                            hits.append((cue, at - 1, at + 1 + len(rest)))
            before = last
        return _without(seeming, found) if seeming else found

    def _learn(self, concept: codes.Concept) -> None:
        labels: list[tuple[Strength, Iterable[str]]] = [
            ("strong", concept.labels.values()),
            ("strong", _all(concept.alt)),
            ("normal", _all(concept.hidden)),
            ("weak", _all(concept.weak)),
            ("not", _all(concept.misleading)),
        ]
        for strength, texts in labels:
            decides = strength in {"strong", "normal"} and concept.key.startswith(BY_WORDS)
            cue = Cue(concept.key, strength, f"c:{concept.key}:{strength}", decides)
            for text in texts:
                self._take(text, cue)

    def _take(self, text: str, cue: Cue) -> None:
        where, bare = _placed(text)
        stems = tuple(stem(word) for word in words(bare))
        if not stems:
            return
        if len(stems) > 1:
            self._phrases.setdefault(stems[1], {}).setdefault(stems[0], []).append((list(stems[2:]), cue))
            if " " in bare:
                return
            stems = (stem("".join(words(bare))),)
        self._wholes.setdefault(stems[0], []).append(cue)
        if len(stems[0]) >= _PART or where in {"start", "end"}:
            if where in {"any", "start"}:
                self._starts.setdefault(stems[0], []).append(cue)
            if where in {"any", "end"}:
                self._ends.setdefault(stems[0], []).append(cue)

    def _known(self, written: str) -> Known:
        """Return what is known of one word; what it only seems to speak for is left out."""
        word = fold(written)
        last = stem(word)
        found = dict.fromkeys(self._wholes.get(last, ()))
        starts, ends = self._starts, self._ends
        for length in range(3, len(word) - 2):
            for part, cues in ((word[:length], starts), (last[-length:], ends), (word[-length:], ends)):
                if part in cues:
                    found.update(dict.fromkeys(cues[part]))
        seeming = {cue.concept for cue in found if cue.strength == "not"}
        speaking = tuple(cue for cue in found if cue.concept not in seeming)
        phrases = self._phrases.get(last)
        return written, word, last, speaking, phrases, bool(speaking or phrases)


@cache
def lexicon() -> Lexicon:
    """Return the words of all code lists that are recognised by words."""
    return Lexicon()


def _all(texts: codes.Words) -> Iterator[str]:
    for each in texts.values():
        yield from each


def _placed(text: str) -> tuple[Place, str]:
    if text.startswith("‹"):
        return "whole", text.strip("‹›")
    if text.startswith("-"):
        return "end", text[1:]
    if text.endswith("-"):
        return "start", text[:-1]
    return "any", text


def _goes_on(text: Sequence[Known], at: int, stems: list[str]) -> bool:
    return [one[2] for one in text[at : at + len(stems)]] == stems


def _without(seeming: list[Hit], found: list[Hit]) -> list[Hit]:
    """Return cues that do not stand within a look-alike of the same concept."""
    concepts = {no.concept for no, _, _ in seeming}
    return [hit for hit in found if hit[0].concept not in concepts or not _within(hit, seeming)]


def _within(hit: Hit, seeming: list[Hit]) -> bool:
    """Return whether a cue stands within a look-alike of the same concept."""
    cue, start, end = hit
    return any(no.concept == cue.concept and begin <= start and end <= last for no, begin, last in seeming)
