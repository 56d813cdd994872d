"""The labelled texts: half to work with, half only to measure, more to train on; see `docs/labelling.md`."""

from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from harvester.classify.reading import Text

Half: TypeAlias = Literal["working", "training", "measuring"]


class Labelled(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text with what it belongs to."""

    id: str
    title: str
    text: str = ""
    provider: str = ""
    keywords: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    stage: str
    type: str
    targets: tuple[str, ...] = ()
    isced: str = ""

    def words(self) -> Text:
        """Return what an offer with this text would say."""
        return Text(name=self.title, description=self.text, providers=self.provider, keywords=" · ".join(self.keywords))

    def concepts(self, scheme: str) -> tuple[str, ...]:
        """Return the concepts of a code list that it belongs to."""
        one = {"stages": self.stage, "types": self.type, "isced-f": self.isced}
        several = {"themes": self.themes, "target-groups": self.targets}
        names = several[scheme] if scheme in several else tuple(filter(None, (one[scheme],)))
        return tuple(f"{scheme}/{name}" for name in names)


def labelled(half: Half) -> tuple[Labelled, ...]:
    """Return one half of the texts, or those beside them that serve for training only."""
    lines = (files("harvester.classify") / "data" / f"texts-{half}.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Labelled) for line in lines)
