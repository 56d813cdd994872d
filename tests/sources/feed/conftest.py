"""Reads feeds written in a test."""

from collections.abc import Callable
from io import BytesIO

import msgspec
import pytest

from harvester.extract.feed import FeedReader
from harvester.records import Follow, Item, Page, PageKind, RawOffer, Source
from vocab.model import Finding

ADDRESS = "https://museum.example/feed"


class Read(msgspec.Struct, frozen=True):
    """What the adapter said of one page."""

    offers: list[RawOffer]
    follows: list[Follow]
    findings: list[Finding]

    @property
    def names(self) -> list[str]:
        return [one.item.properties["name"][0] for one in self.offers]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.findings]

    @property
    def item(self) -> Item:
        [only] = self.offers
        return only.item


Reader = Callable[..., Read]


@pytest.fixture
def read() -> Reader:
    """Return a function that reads one page."""

    def read_page(
        body: bytes | str,
        *,
        address: str = ADDRESS,
        source: str = "",
        charset: str = "",
        kind: PageKind = "listing",
        media_type: str = "",
        in_file: bool = False,
        **options: str,
    ) -> Read:
        whole = body.encode() if isinstance(body, str) else body
        page = Page(
            address=address,
            asked=address,
            body=b"" if in_file else whole,
            file=BytesIO(whole) if in_file else None,
            kind=kind,
            charset=charset,
            media_type=media_type,
        )
        said = list(FeedReader().extract(page, Source(id="museum", address=source or address, options=options)))
        return Read(
            [one for one in said if isinstance(one, RawOffer)],
            [one for one in said if isinstance(one, Follow)],
            [one for one in said if isinstance(one, Finding)],
        )

    return read_page


@pytest.fixture
def rss(read: Reader) -> Reader:
    """Return a function that reads a feed of RSS entries, each the text of its elements."""

    def read_entries(*entries: str, spaces: str = "", channel: str = "", **how: object) -> Read:
        items = "".join(f"<item>{one}</item>" for one in entries)
        return read(f'<rss version="2.0"{spaces}><channel><title>Feed</title>{channel}{items}</channel></rss>', **how)

    return read_entries
