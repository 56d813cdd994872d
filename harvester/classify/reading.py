"""Reads the words of an offer: field by field as written and folded, with the cues and ages in them; no judgement."""

from collections.abc import Callable, Iterable, Iterator

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


class Met(Struct, frozen=True):
    """Where a word or mark was met first."""

    words: Words
    start: int
    end: int


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
    return Read(fields, _first(_marks, fields), {name: _first(_own, chosen) for name, chosen in _blocks(fields)})


def _words(field: str, value: str) -> Words:
    written = tokens(value)
    folded = [fold(word) for word in written]
    return Words(field, written, folded, lexicon().hits(folded))


def _blocks(fields: list[Words]) -> Iterator[tuple[str, list[Words]]]:
    yield "text", [one for one in fields if one.field != "providers"]
    yield "title", [one for one in fields if one.field == "name"]
    yield "provider", [one for one in fields if one.field == "providers"]


def _first(find: Callable[[Words], Iterator[tuple[str, int, int]]], fields: Iterable[Words]) -> dict[str, Met]:
    found: dict[str, Met] = {}
    for words in fields:
        for name, start, end in find(words):
            if name not in found:
                found[name] = Met(words, start, end)
    return found


def _own(words: Words) -> Iterator[tuple[str, int, int]]:
    for at, word in enumerate(words.folded):
        if not word.isdigit():
            yield word, at, at + 1


def _marks(words: Words) -> Iterator[tuple[str, int, int]]:
    """Yield cues by concept and strength, in title and provider by concept as well, and ages."""
    field = words.field
    for hit in words.hits:
        yield f"c:{hit.cue.concept}:{hit.cue.strength}", hit.start, hit.end
        if field in {"name", "providers"}:
            yield f"{field}:{hit.cue.concept}", hit.start, hit.end
    for band, start, end in ages(words.folded):
        yield f"g:{band}", start, end
