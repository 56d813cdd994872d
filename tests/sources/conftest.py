"""Reads files of any kind of source, written in a test or saved in a folder."""

import runpy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from harvester.extract.base import adapter
from harvester.records import Page, RawOffer, Source
from vocab.model import Finding

ADDRESS = "https://vhs.example/export"


class Reading:
    """What one file came to."""

    def __init__(self, page: Page, source: Source) -> None:
        found = list(adapter(source.kind).extract(page, source))
        self.raw: list[RawOffer] = [one for one in found if isinstance(one, RawOffer)]
        self.findings = [one for one in found if isinstance(one, Finding)]

    @property
    def codes(self) -> list[str]:
        """The codes of the adapter's findings."""
        return [one.code for one in self.findings]

    @property
    def ids(self) -> list[str]:
        """The identifiers of the offers."""
        return [one.local_id for one in self.raw]

    @property
    def properties(self) -> dict[str, tuple[object, ...]]:
        """The properties of the only offer."""
        assert len(self.raw) == 1, self.findings
        return dict(self.raw[0].item.properties)


ReadFile = Callable[..., Reading]


@pytest.fixture
def read_file() -> ReadFile:
    """Return a function that reads the body of a file; as a stream when asked."""

    def read(
        kind: str, body: bytes | str, address: str = ADDRESS, *, charset="", as_file=False, **options: str
    ) -> Reading:
        data = body if isinstance(body, bytes) else body.encode()
        page = Page(
            address=address,
            asked=address,
            body=b"" if as_file else data,
            file=BytesIO(data) if as_file else None,
            charset=charset,
        )
        return Reading(page, Source(id="vhs", address=address, kind=kind, options=options))

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
