"""Hands the tests of recipes functions that read a page, by the adapter for websites or by one recipe."""

from collections.abc import Callable

import msgspec
import pytest

from harvester.extract.document import Document
from harvester.extract.recipe.compiled import ready
from harvester.extract.recipe.read import Reading, view
from harvester.extract.recipe.read import read as read_by
from harvester.extract.web import Web
from harvester.records import Follow, Page, PageKind, RawOffer, Source
from vocab.model import Finding

SITE = "https://vhs.example/"


class Read(msgspec.Struct, frozen=True):
    """What the adapter said of one page, sorted by what it is."""

    offers: list[RawOffer]
    follows: list[Follow]
    findings: list[Finding]

    @property
    def names(self) -> list[object]:
        return [offer.item.properties["name"][0] for offer in self.offers]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def addresses(self) -> list[str]:
        return [follow.address for follow in self.follows]


Reader = Callable[..., Read]


def page_of(body: bytes | str, address: str, kind: PageKind = "offer") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(address=address, asked=address, body=data, kind=kind, depth=1, media_type="text/html")


@pytest.fixture(scope="session")
def read() -> Reader:
    """Return a function that reads one page with the adapter for websites."""

    def read_page(
        body: bytes | str,
        address: str = f"{SITE}kurs/1",
        *,
        kind: PageKind = "offer",
        source: str = f"{SITE}kurse",
        **options: str,
    ) -> Read:
        said = list(Web().extract(page_of(body, address, kind), Source(id="vhs", address=source, options=options)))
        return Read(
            [one for one in said if isinstance(one, RawOffer)],
            [one for one in said if isinstance(one, Follow)],
            [one for one in said if isinstance(one, Finding)],
        )

    return read_page


@pytest.fixture(scope="session")
def by() -> Callable[[str, str], Reading]:
    """Return a function that reads the body of a page by a recipe, without an adapter."""

    def read_body(recipe: str, body: str) -> Reading:
        seen = view(Document(page_of(f"<html><body>{body}</body></html>", f"{SITE}kurs/1")))
        assert seen is not None
        return read_by(ready(recipe), seen)

    return read_body
