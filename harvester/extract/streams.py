"""Reads a page's body as a stream, whether it stands in memory or, too large for that, in a file."""

from io import SEEK_END, BytesIO
from typing import BinaryIO

from msgspec.structs import replace

from harvester.records import Page

HEAD = 64 * 1024


def opened(page: Page) -> BinaryIO:
    """Return the body from its beginning; do not close it.

    >>> opened(Page(address="/a", asked="/a", body=b"<xml/>")).read()
    b'<xml/>'
    """
    if page.file is None:
        return BytesIO(page.body)
    page.file.seek(0)
    return page.file


def size(page: Page) -> int:
    """Return how many bytes the body has."""
    return len(page.body) if page.file is None else page.file.seek(0, SEEK_END)


def whole(page: Page, most: int) -> Page | None:
    """Return the page with its body in memory, for readers that need it at once; None when it has more than `most`."""
    if page.file is None:
        return page
    body = opened(page).read(most + 1)
    return replace(page, body=body, file=None) if len(body) <= most else None


def head(page: Page, size: int = HEAD) -> bytes:
    """Return the first `size` bytes of the body."""
    return page.body[:size] if page.file is None else opened(page).read(size)
