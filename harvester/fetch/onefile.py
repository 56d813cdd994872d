"""A file in the place of the network: it is what one address answers, and nothing else is asked for."""

from collections.abc import Mapping
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote

from harvester.errors import UseError
from harvester.fetch.addresses import normal
from harvester.fetch.answers import Answer, Limits, Trouble
from harvester.fetch.coding import PIECE, Body


def file_address(path: Path) -> str:
    """Return the address under which a file is read that belongs to none; no such host can ever be.

    >>> file_address(Path("Kurse 2026.csv"))
    'https://file.invalid/Kurse%202026.csv'
    """
    return f"https://file.invalid/{quote(path.name)}"


class OneFile:
    """Answers `address` from a file."""

    live = False

    def __init__(self, path: Path, address: str) -> None:
        if not path.is_file():
            raise UseError("file-missing", file=str(path))
        self._path = path
        self._address = normal(address)

    async def get(self, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:  # noqa: ARG002
        """Return the file as the answer of its address; raises Trouble("not-in-archive") for any other."""
        if address != self._address:
            raise Trouble("refused", "not-in-archive")
        body = Body("", limits.size, cut=limits.cut, spill=limits.spill)
        with self._path.open("rb") as file:
            while piece := file.read(PIECE):
                body.feed(piece)
        kind, _ = guess_type(self._path.name)
        told = (("content-type", kind),) if kind else ()
        whole = body.whole()
        return Answer(
            address=address, status=200, headers=told, body=whole, file=body.file, received=self._path.stat().st_size
        )

    async def close(self) -> None:
        """Do nothing: the file is closed after each answer."""
