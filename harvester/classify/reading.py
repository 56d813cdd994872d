"""Reads the words of an offer: field by field as written and folded, with the cues and ages in them; no judgement."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from harvester.classify.ages import ages
from harvester.classify.lexicon import Hit, lexicon
from harvester.classify.words import fold, tokens
from vocab.model import Evidence, Offer


class Text(Struct, frozen=True, kw_only=True):
    """What an offer says in words, by field."""

    name: str = ""
    description: str = ""
    keywords: str = ""
    providers: str = ""


class Words(Struct, frozen=True):
    """One field taken apart: its words as written and folded, and the cues in them."""

    field: str
    written: list[str]
    folded: list[str]
    hits: list[Hit]

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the words from `start` to `end` as they were written."""
        return Evidence(field=self.field, words=" ".join(self.written[start:end]))


Met: TypeAlias = tuple[Words, int, int]
"""Where a word or mark was met first: the field, its first word and (exclusive) its last."""


class Read(Struct, frozen=True):
    """All that an offer says, made ready for the model."""

    fields: list[Words]
    marks: dict[str, Met]
    """Cues and ages."""
    words: dict[str, dict[str, Met]]
    """Block of the model -> its words, each once."""


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
    own = {words.field: _own(words) for words in fields}
    provider = own.pop("providers", {})
    title = own.get("name", {})
    return Read(fields, _marks(fields), {"text": _together(own.values()), "title": title, "provider": provider})


def _words(field: str, value: str) -> Words:
    written = tokens(value)
    folded = [fold(word) for word in written]
    return Words(field, written, folded, lexicon().hits(folded))


def _own(words: Words) -> dict[str, Met]:
    """Return the words of a field, each where it stands first."""
    found: dict[str, Met] = {}
    for at, word in enumerate(words.folded):
        if word not in found and not word.isdigit():
            found[word] = (words, at, at + 1)
    return found


def _together(fields: Iterable[dict[str, Met]]) -> dict[str, Met]:
    found: dict[str, Met] = {}
    for each in fields:
        found = each | found if found else each
    return found


def _marks(fields: Iterable[Words]) -> dict[str, Met]:
    """Return cues by concept and strength, in title and provider by concept as well, and ages."""
    found: dict[str, Met] = {}
    for words in fields:
        special = words.field if words.field in {"name", "providers"} else ""
        for hit in words.hits:
            met = (words, hit.start, hit.end)
            found.setdefault(f"c:{hit.cue.concept}:{hit.cue.strength}", met)
            if special:
                found.setdefault(f"{special}:{hit.cue.concept}", met)
        for band, start, end in ages(words.folded):
            found.setdefault(f"g:{band}", (words, start, end))
    return found
