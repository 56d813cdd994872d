"""Reads calendars written in a test."""

from collections.abc import Callable

import pytest

from harvester.extract.ical import Calendar
from harvester.mapping import offer
from harvester.records import Page, RawOffer, Source
from vocab.model import Finding, Offer

SOURCE = Source(id="stadt", address="https://stadt.example/kalender/stadt.ics")


class Reading:
    """What one calendar came to."""

    def __init__(self, page: Page, source: Source) -> None:
        found = list(Calendar().extract(page, source))
        self.raw: list[RawOffer] = [one for one in found if isinstance(one, RawOffer)]
        self.findings = [one for one in found if isinstance(one, Finding)]
        mapped = [offer(one, source) for one in self.raw]
        self.offers: list[Offer] = [one.offer for one in mapped if one.offer is not None]
        self.remarks = [one for each in mapped for one in each.findings]

    @property
    def codes(self) -> list[str]:
        """The codes of the findings."""
        return [one.code for one in self.findings]

    @property
    def times(self) -> list[tuple[str, str]]:
        """Start and end of every instance of the only offer."""
        [only] = self.offers
        return [(one.start, one.end) for one in only.instances]

    @property
    def starts(self) -> list[str]:
        """The start of every instance of the only offer."""
        return [start for start, _ in self.times]


Read = Callable[..., Reading]


def calendar(*events: str, head: str = "") -> bytes:
    """Return a calendar of events, each the text of its lines."""
    body = "".join(f"BEGIN:VEVENT\n{one.strip()}\nEND:VEVENT\n" for one in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


@pytest.fixture
def read_bytes() -> Read:
    """Return a function that reads the bytes of a calendar."""

    def read(
        body: bytes, *, fetched: str = "2026-11-23T04:00:00+00:00", source: Source = SOURCE, charset=""
    ) -> Reading:
        page = Page(
            address=SOURCE.address, asked=SOURCE.address, body=body, kind="calendar", fetched=fetched, charset=charset
        )
        return Reading(page, source)

    return read


@pytest.fixture
def read(read_bytes: Read) -> Read:
    """Return a function that reads a calendar of events."""

    def read(*events: str, head: str = "", **how) -> Reading:
        return read_bytes(calendar(*events, head=head), **how)

    return read
