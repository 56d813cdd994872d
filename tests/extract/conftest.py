"""Hands the tests of reading pages one function that reads a page, and one for pages that say things in JSON-LD."""

from collections.abc import Callable

import msgspec
import pytest

from harvester.extract.web import Web
from harvester.records import Follow, Item, Page, PageKind, RawOffer, Source
from vocab.model import Finding

SITE = "https://vhs.example/"


class Read(msgspec.Struct, frozen=True):
    """What the adapter said of one page, sorted by what it is."""

    offers: list[RawOffer]
    follows: list[Follow]
    findings: list[Finding]

    @property
    def offer(self) -> RawOffer:
        assert len(self.offers) == 1, self.offers
        return self.offers[0]

    @property
    def item(self) -> Item:
        return self.offer.item

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


@pytest.fixture
def read() -> Reader:
    """Return a function that reads one page with the adapter for websites."""

    def read_page(
        body: bytes | str,
        address: str = f"{SITE}kurs/1",
        *,
        kind: PageKind = "offer",
        asked: str = "",
        depth: int = 1,
        charset: str = "",
        media_type: str = "text/html",
        source: str = SITE,
        **options: str,
    ) -> Read:
        page = Page(
            address=address,
            asked=asked or address,
            body=body.encode() if isinstance(body, str) else body,
            kind=kind,
            depth=depth,
            charset=charset,
            media_type=media_type,
        )
        said = list(Web().extract(page, Source(id="vhs", address=source, options=options)))
        return Read(
            [one for one in said if isinstance(one, RawOffer)],
            [one for one in said if isinstance(one, Follow)],
            [one for one in said if isinstance(one, Finding)],
        )

    return read_page


@pytest.fixture
def read_json(read: Reader) -> Reader:
    """Return a function that reads a page with the given JSON-LD blocks."""

    def read_blocks(*blocks: str, **how: object) -> Read:
        scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
        return read(f"<!DOCTYPE html><html><head><title>x</title>{scripts}</head><body></body></html>", **how)

    return read_blocks
