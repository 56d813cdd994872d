"""The words of the code lists, made ready to be found in text: inflected, in compounds, as phrases; no judgement."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from harvester.classify.words import stem, words
from vocab import codes

Strength: TypeAlias = Literal["strong", "normal", "weak", "not"]
"""A label for people, a word for machines, a word that only corroborates, a word that means something else."""
Place: TypeAlias = Literal["any", "start", "end", "whole"]
"""Where in a word a label counts; `any` is the whole word, its start and its end."""

SCHEMES = ("themes", "stages", "types", "target-groups", "isced-f", "language-levels", "certificates", "accessibility")
"""Code lists that are recognised by words."""
_PART = 4
"""A word of fewer letters counts as a whole word only, never as part of a compound."""


class Cue(Struct, frozen=True):
    """That some words speak for (or, `not`, only seem to speak for) a concept."""

    concept: str
    strength: Strength


class Hit(Struct, frozen=True):
    """A cue where it was met: words `start` to `end` (exclusive) of a text."""

    cue: Cue
    start: int
    end: int


class Lexicon:
    """Finds the cues of a text."""

    def __init__(self, schemes: Iterable[str] = SCHEMES) -> None:
        self._single: dict[Place, dict[str, list[Cue]]] = {"start": {}, "end": {}, "whole": {}}
        self._phrases: dict[tuple[str, str], list[tuple[list[str], Cue]]] = {}
        for name in schemes:
            for concept in codes.scheme(name).concepts:
                if not concept.deprecated:
                    self._learn(concept)
        self._word = lru_cache(100_000)(self._cues)

    def hits(self, text: list[str]) -> list[Hit]:
        """Return what was met among the folded words of a text; look-alikes and what they cover are left out."""
        found: list[Hit] = []
        known = [self._word(word) for word in text]
        phrases, before = self._phrases, ""
        for at, (cues, last) in enumerate(known):
            if cues:
                found.extend([Hit(cue, at, at + 1) for cue in cues])
            for rest, cue in phrases.get((before, last), ()):
                end = at + 1 + len(rest)
                if [one for _, one in known[at + 1 : end]] == rest:
                    found.append(Hit(cue, at - 1, end))
            before = last
        return _without_lookalikes(found)

    def _learn(self, concept: codes.Concept) -> None:
        labels: list[tuple[Strength, Iterable[str]]] = [
            ("strong", concept.labels.values()),
            ("strong", _all(concept.alt)),
            ("normal", _all(concept.hidden)),
            ("weak", _all(concept.weak)),
            ("not", _all(concept.misleading)),
        ]
        for strength, texts in labels:
            cue = Cue(concept.key, strength)
            for text in texts:
                self._take(text, cue)

    def _take(self, text: str, cue: Cue) -> None:
        where, bare = _placed(text)
        stems = tuple(stem(word) for word in words(bare))
        if not stems:
            return
        if len(stems) > 1:
            self._phrases.setdefault((stems[0], stems[1]), []).append((list(stems[2:]), cue))
            if " " in bare:
                return
            stems = (stem("".join(words(bare))),)
        self._single["whole"].setdefault(stems[0], []).append(cue)
        if len(stems[0]) >= _PART or where in {"start", "end"}:
            for side in ("start", "end"):
                if where in {"any", side}:
                    self._single[side].setdefault(stems[0], []).append(cue)

    def _cues(self, word: str) -> tuple[tuple[Cue, ...], str]:
        """Return the cues in one word, and its stem."""
        last = stem(word)
        found = dict.fromkeys(self._single["whole"].get(last, ()))
        starts, ends = self._single["start"], self._single["end"]
        for length in range(3, len(word) - 2):
            found |= dict.fromkeys(starts.get(word[:length], ()))
            found |= dict.fromkeys(ends.get(last[-length:], ()))
            found |= dict.fromkeys(ends.get(word[-length:], ()))
        return tuple(found), last


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


def _without_lookalikes(found: list[Hit]) -> list[Hit]:
    """Drop cues that stand within a look-alike of the same concept."""
    seeming = [hit for hit in found if hit.cue.strength == "not"]
    if not seeming:
        return found
    return [
        hit
        for hit in found
        if hit.cue.strength != "not"
        and not any(no.cue.concept == hit.cue.concept and no.start <= hit.start and hit.end <= no.end for no in seeming)
    ]
