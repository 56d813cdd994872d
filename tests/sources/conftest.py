"""Reads files of any kind of source, written in a test or saved in a folder."""

import runpy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from harvester.extract.base import adapter
from harvester.records import Follow, Item, Page, PageKind, RawOffer, Source
from vocab.model import Finding

ADDRESS = "https://vhs.example/export"


class Reading:
    """What one page came to; findings of the code `hidden` are those of every such page."""

    def __init__(self, page: Page, source: Source, hidden: str = "") -> None:
        found = list(adapter(source.kind).extract(page, source))
        self.offers: list[RawOffer] = [one for one in found if isinstance(one, RawOffer)]
        self.follows = [one for one in found if isinstance(one, Follow)]
        self.findings = [one for one in found if isinstance(one, Finding)]
        self.codes = [one.code for one in self.findings if one.code != hidden]

    @property
    def ids(self) -> list[str]:
        """The identifiers of the offers."""
        return [one.local_id for one in self.offers]

    @property
    def names(self) -> list[str]:
        """The names of the offers."""
        return [str(one.item.properties["name"][0]) for one in self.offers]

    @property
    def item(self) -> Item:
        """The only offer."""
        assert len(self.offers) == 1, self.findings
        return self.offers[0].item

    @property
    def properties(self) -> dict[str, tuple[object, ...]]:
        """The properties of the only offer."""
        return dict(self.item.properties)


ReadFile = Callable[..., Reading]


@pytest.fixture
def read_file() -> ReadFile:
    """Return a function that reads the body of a file; as a stream when asked."""

    def read(
        kind: str,
        body: bytes | str,
        address: str = ADDRESS,
        *,
        source: str = "",
        charset: str = "",
        media_type: str = "",
        page_kind: PageKind = "listing",
        as_file: bool = False,
        hidden: str = "",
        **options: str,
    ) -> Reading:
        data = body if isinstance(body, bytes) else body.encode()
        page = Page(
            address=address,
            asked=address,
            body=b"" if as_file else data,
            file=BytesIO(data) if as_file else None,
            kind=page_kind,
            charset=charset,
            media_type=media_type,
        )
        return Reading(page, Source(id="vhs", address=source or address, kind=kind, options=options), hidden)

    return read


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., bytes]:
    """Return a function that writes a file of so many offers as the benchmarks do, and returns its bytes."""

    def write(kind: str, offers: int, function: str = "write") -> bytes:
        script = Path(__file__).parents[2] / "benchmarks" / "files" / f"{kind}.py"
        file = tmp_path / f"{kind}-{offers}"
        runpy.run_path(str(script))[function](file, offers)
        return file.read_bytes()

    return write
