"""Reads the words of an offer: field by field as written and folded, with the cues and ages in them; no judgement."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from harvester.classify.ages import TELLING, ages
from harvester.classify.lexicon import Hit, Known, lexicon
from vocab.model import Evidence, Offer

FIELDS = {"text": ("name", "description", "keywords"), "title": ("name",), "provider": ("providers",)}
"""Block of the model -> the fields whose words it weighs."""


class Text(Struct, frozen=True, kw_only=True):
    """What an offer says in words, by field."""

    name: str = ""
    description: str = ""
    keywords: str = ""
    providers: str = ""


class Words(Struct, frozen=True):
    """One field taken apart."""

    field: str
    known: list[Known]
    folded: list[str]
    different: dict[str, None]
    """Its folded words, each once."""
    hits: list[Hit]

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the words from `start` to `end` as they were written."""
        one = end == start + 1
        said = self.known[start][0] if one else " ".join([word[0] for word in self.known[start:end]])
        return Evidence(field=self.field, words=said)


Met: TypeAlias = tuple[Words, int, int]
"""Where a word or mark was met first: the field, its first word and (exclusive) its last."""


class Read(Struct, frozen=True):
    """All that an offer says, made ready for the model."""

    fields: list[Words]
    marks: dict[str, Met]
    """Cues and ages."""
    words: dict[str, dict[str, None]]
    """Block of the model -> its words, each once."""

    def met(self, block: str, word: str) -> Met:
        """Return where a word of a block was met first."""
        for words in self.fields:
            if words.field in FIELDS[block] and word in words.different:
                at = words.folded.index(word)
                return words, at, at + 1
        raise KeyError(word)


def text_of(offer: Offer) -> Text:
    """Return what an offer says in words."""
    providers = dict.fromkeys(one.name for one in (*offer.providers, *offer.organizers))
    return Text(
        name=offer.name,
        description=offer.description,
        keywords=" · ".join((*offer.keywords, *offer.categories, *offer.audiences)),
        providers=" · ".join(providers),
    )


def read(text: Text) -> Read:
    """Return what a text says.

    >>> found = read(Text(name="Yogakurse", providers="vhs"))
    >>> sorted(found.words["title"]), sorted(found.words["provider"])
    (['yogakurse'], ['vhs'])
    """
    fields = [_words(name, value) for name in Text.__struct_fields__ if (value := getattr(text, name))]
    own = {words.field: words.different for words in fields}
    words = {block: _together([own[name] for name in names if name in own]) for block, names in FIELDS.items()}
    return Read(fields, _marks(fields), words)


def _words(field: str, value: str) -> Words:
    known = lexicon().read(value)
    folded = [one[1] for one in known]
    return Words(field, known, folded, dict.fromkeys(reversed(folded)), lexicon().hits(known))


def _together(fields: list[dict[str, None]]) -> dict[str, None]:
    found: dict[str, None] = {}
    for each in reversed(fields):
        found = found | each if found else each
    return found


def _marks(fields: Iterable[Words]) -> dict[str, Met]:
    """Return cues by concept and strength, in title and provider by concept as well, and ages."""
    found: dict[str, Met] = {}
    for words in fields:
        special = words.field if words.field in {"name", "providers"} else ""
        for cue, start, end in words.hits:
            if cue.mark not in found:
                found[cue.mark] = (words, start, end)
            if special:
                found.setdefault(f"{special}:{cue.concept}", (words, start, end))
        if not words.different.keys().isdisjoint(TELLING):
            for band, start, end in ages(words.folded):
                found.setdefault(f"g:{band}", (words, start, end))
    return found
