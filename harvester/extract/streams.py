"""Reads a page's body as a stream, whether it stands in memory or, too large for that, in a file."""

from io import BytesIO
from typing import BinaryIO

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


def head(page: Page, size: int = HEAD) -> bytes:
    """Return the first `size` bytes of the body."""
    return page.body[:size] if page.file is None else opened(page).read(size)
