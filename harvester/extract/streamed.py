"""What adapters share that read files of any size: where they begin, and the version of their reader."""

from collections.abc import Iterator

from harvester.records import Follow, Source


class Streamed:
    """The part of `harvester.extract.base.Adapter` that is the same for all files; `reader` is the reader's version."""

    large = True
    reader: str

    def start(self, source: Source) -> Iterator[Follow]:
        """Yield the source's own address."""
        yield Follow(address=source.address, kind="listing")

    def fingerprint(self, source: Source) -> str:  # noqa: ARG002 - the same code reads every file
        """Return the version of this reader."""
        return self.reader
