"""The adapter for calendars: an .ics address, or a page that links some; events of one series become one offer.

Source option: `hosts`, further hosts whose calendars belong to the source. Names and addresses of persons (organisers,
attendees, contacts) are not read.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

from lxml import etree
from msgspec.structs import replace

from harvester.extract.addresses import host_of, normal
from harvester.extract.base import Extracted
from harvester.extract.document import Document, elements, resolve, text
from harvester.extract.ical_lines import encoding, is_calendar
from harvester.extract.ical_reading import calendars
from harvester.extract.linked import followed
from harvester.extract.streams import head, size, whole
from harvester.records import Follow, Page, Source
from vocab.messages import finding

READER = "ical-3"
"""Changes whenever the same bytes would be read differently."""
MOST_BYTES = 256 * 1024 * 1024
"""Bytes of a calendar; a larger one is not read at all."""
MOST_OF_LISTING = 16 * 1024 * 1024
"""Bytes of a page that links calendars."""
MOST_CALENDARS = 500
"""Calendars of one page that are followed."""

_FILE = re.compile(r"\.(?:ics|ical|icalendar|ifb)/?$", re.IGNORECASE)
_WEBCAL = re.compile(r"\s*webcals?://", re.IGNORECASE)
_LINKS = etree.XPath("//a[@href] | //link[@href]")
_TITLE = etree.XPath("//title")


def _utc() -> datetime:
    return datetime.now(UTC)


class Calendar:
    """Reads calendars; see `harvester.extract.base.Adapter`. `now` is the clock that says which month it is."""

    large = True

    def __init__(self, now: Callable[[], datetime] = _utc) -> None:
        self._now = now

    def start(self, source: Source) -> Iterator[Follow]:
        """Yield the source's own address."""
        address = _WEBCAL.sub("https://", source.address)
        yield Follow(address=address, kind="calendar" if _names_calendar(address) else "listing")

    def fingerprint(self, source: Source) -> str:  # noqa: ARG002 - the same code reads every calendar
        """Return the version of this reader and the month, on which the horizon of endless series depends.

        >>> Calendar(lambda: datetime(2026, 11, 23)).fingerprint(Source(id="vhs", address="https://vhs.example/a.ics"))
        'ical-3 2026-11'
        """
        return f"{READER} {self._now():%Y-%m}"

    def recognise(self, page: Page) -> int:
        """Return whether it begins as a calendar does."""
        return 95 if is_calendar(head(page)) else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield the offers of a calendar, or the calendars that a page links, and findings."""
        if page.file is not None and size(page) > MOST_BYTES:
            yield finding("ical-large", page=page.address, words=MOST_BYTES // 1024**2)
        elif encoded := encoding(page):
            yield from calendars(page, encoded, source, self._fetched(page))
        elif page.kind == "listing" and (held := whole(page, MOST_OF_LISTING)):
            yield from _linked(Document(held), source)
        else:
            yield finding("ical-not-a-calendar", page=page.address, words=_shown(page))

    def _fetched(self, page: Page) -> datetime:
        """Return when the page was fetched, which is the same when it is read from an archive."""
        try:
            return datetime.fromisoformat(page.fetched)
        except ValueError:
            return self._now()


def _linked(document: Document, source: Source) -> Iterator[Extracted]:
    """Yield the calendars that a page links, each once; those of other hosts only when the source names these."""
    page, root = document.page, document.root
    found = []
    for element in elements(_LINKS, root) if root is not None else ():
        href = element.get("href") or ""
        address = normal(resolve(document.base, _WEBCAL.sub(_scheme(page, href), href)))
        if _WEBCAL.match(href) or _names_calendar(address) or "text/calendar" in (element.get("type") or ""):
            found.append(address)
    yield from followed(found, page, source, kind="calendar", most=MOST_CALENDARS, elsewhere="ical-elsewhere")
    yield from document.findings
    if not any(found):
        yield finding("ical-no-calendars", page=page.address)


def _scheme(page: Page, href: str) -> str:
    """Return what webcal:// stands for: on the page's own host the page's own scheme, elsewhere https."""
    address = _WEBCAL.sub("https://", href)
    own = host_of(address) == host_of(page.address)
    return f"{urlsplit(page.address).scheme if own else 'https'}://"


def _names_calendar(address: str) -> bool:
    """Tell whether an address looks like that of a calendar.

    >>> _names_calendar("https://vhs.example/kurse.ics"), _names_calendar("https://vhs.example/?post_type=e&ical=1")
    (True, True)
    """
    try:
        parts = urlsplit(address)
        said = parse_qsl(parts.query, max_num_fields=50)
    except ValueError:
        return False
    asks = any(name.lower() == "ical" or value.lower() in {"ical", "ics", "icalendar"} for name, value in said)
    return asks or bool(_FILE.search(parts.path)) or any(_FILE.search(value) for _, value in said)


def _shown(page: Page) -> str:
    """Return what a person would see of something that is no calendar: its title, or how it begins."""
    page = page if page.file is None else replace(page, body=head(page), file=None)
    document = Document(page)
    titles = elements(_TITLE, document.root) if document.root is not None else []
    words = " ".join(text(title) for title in titles[:1]) or page.body[:200].decode("utf-8", "replace")
    return " ".join(words.split()) or "-"
