"""Looks at the beginning of a file of records: a page in; whether it is XML or JSON, and its root element out."""

import re
from itertools import islice

from msgspec import Struct

from harvester.extract.streams import HEAD, head
from harvester.extract.textstream import TextStream
from harvester.extract.xmlstream import root_of
from harvester.records import Page

_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,300})", re.IGNORECASE)


class FileStart(Struct, frozen=True):
    """The first 64 KB of a file, decoded."""

    text: str
    root: str
    """Local name of the root element; empty when it is no XML."""
    namespace: str

    @property
    def is_json(self) -> bool:
        """Whether it may be JSON."""
        return not self.root and self.text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}

    @property
    def has_doctype(self) -> bool:
        """Whether it brings a document type definition."""
        return bool(self.root) and "<!DOCTYPE" in self.text

    @property
    def shown(self) -> str:
        """What a person would see of it: its title, root element or first words."""
        title = _TITLE.search(self.text)
        words = title[1] if title else f"<{self.root}>" if self.root else self.text[:100]
        return " ".join(words.split()) or "-"


def start_of(page: Page) -> FileStart:
    """Return the beginning of a page.

    >>> start_of(Page(address="/a", asked="/a", body=b'<export xmlns="http://www.dvv-vhs.de/Open-VHS">')).namespace
    'http://www.dvv-vhs.de/Open-VHS'
    """
    beginning = Page(address=page.address, asked=page.asked, body=head(page, HEAD), charset=page.charset)
    text = "".join(islice(TextStream(beginning), 1))
    return FileStart(text, *(root_of(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else ("", "")))
