"""What a transport is asked and what it answers: values and one error; no policy, no network."""

from collections.abc import Mapping
from typing import BinaryIO, Protocol

from msgspec import Struct

from harvester.records import Fate

MEDIA_TYPES = ("text/", "application/json", "application/gzip", "application/x-gzip", "application/octet-stream")
MEDIA_SUFFIXES = ("xml", "json", "html", "calendar")


class Answer(Struct, frozen=True, kw_only=True):
    """What one request was answered: headers in lower case, the body decompressed, `received` bytes on the wire."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    file: BinaryIO | None = None
    """A body too large for memory, when the limits allow for one; it has no name and ends with its last reader."""
    received: int = 0
    sent: tuple[tuple[str, str], ...] = ()
    """Headers of the request."""
    peer: str = ""
    """The IP address that answered."""

    def header(self, name: str) -> str:
        """Return the first header `name`, empty when there is none."""
        return next((value for known, value in self.headers if known == name), "")


class Limits(Struct, frozen=True, kw_only=True):
    """What one request may cost; `cut` keeps the first `size` bytes of a longer body instead of refusing it."""

    size: int
    seconds: float
    cut: bool = False
    any_type: bool = False
    """Read the body whatever its media type."""
    spill: bool = False
    """Keep a body too large for memory in a file."""


class Trouble(Exception):  # noqa: N818 - a bad page is an outcome with a finding, not a programming error
    """One address gave no page: its fate, the finding's code, what was seen; `transient` is worth another try."""

    def __init__(self, fate: Fate, code: str, words: object = "", *, transient: bool = False) -> None:
        self.fate: Fate = fate
        self.code = code
        self.words = str(words)[:200]
        self.transient = transient
        super().__init__(fate, code, self.words)


class Transport(Protocol):
    """Answers requests: the network, or an archive that stands in for it."""

    live: bool
    """Whether somebody's server is asked, so that politeness is due."""

    async def get(self, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
        """Return what `address` answers, redirects not followed; raises Trouble."""
        ...

    async def close(self) -> None:
        """Give everything back."""
        ...


def media_type(header: str) -> str:
    """Return the media type that a Content-Type header names.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return header.partition(";")[0].strip().lower()


def charset(header: str) -> str:
    """Return the charset that a Content-Type header declares, empty when it declares none.

    >>> charset('text/html; Charset="ISO-8859-1"')
    'iso-8859-1'
    """
    for part in header.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def readable(header: str) -> bool:
    """Return whether a body of this Content-Type may hold offers or links; an undeclared one may.

    >>> readable("application/ld+json"), readable("image/png"), readable("")
    (True, False, True)
    """
    kind = media_type(header)
    return not kind or kind.startswith(MEDIA_TYPES) or kind.endswith(MEDIA_SUFFIXES)
