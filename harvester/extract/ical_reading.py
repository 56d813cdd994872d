"""Reads a file of calendars of any size: a page in, offers and findings out.

The first walk parts the file into events, which wait on disk, for what changes one may stand anywhere; the second tells
which belong together, and the third makes offers of them, one after the other.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import cast

from harvester.extract.addresses import normal
from harvester.extract.base import Extracted
from harvester.extract.ical_events import Event, Zones, read_event
from harvester.extract.ical_lines import lines
from harvester.extract.ical_offers import Place, mark, offers
from harvester.extract.ical_series import Expansion, horizon
from harvester.extract.ical_store import Store
from harvester.extract.ical_text import Block, Head, parts
from harvester.extract.ical_zones import default_zone
from harvester.records import Page, Source
from vocab.messages import finding
from vocab.model import Finding

_CALENDARS = 16
"""Calendars of one file whose zones are remembered."""


def calendars(page: Page, encoded: str, source: Source, fetched: datetime) -> Iterator[Extracted]:
    """Yield the offers of a page with calendars, written in the encoding `encoded`, and what is wrong with them."""
    address = normal(page.asked or page.address) or page.address
    linked_from = "" if address == normal(source.address) else source.address
    with Store() as store:
        zone = ""
        for part in parts(lines(page, encoded), page.address):
            if isinstance(part, Finding):
                yield part
                continue
            store.add(part)
            if isinstance(part, Head):
                zone = zone or part.zone
        here = default_zone(zone, source.timezone)
        read = _Reading(store, page.address, source.timezone)
        yield from read.marked()
        expansion = Expansion(horizon(fetched), here, page.address)
        yield from offers(store, read.again, expansion, Place(page.address, address, linked_from, here))
        yield from expansion.findings


class _Calendar:
    """Reads the events of one VCALENDAR by what its head says."""

    def __init__(self, head: Head, page: str, timezone: str) -> None:
        self._cancels = head.method == "CANCEL"
        self._zones = Zones(default_zone(head.zone, timezone), head.zones)
        self._page = page

    def event(self, block: Block) -> tuple[Event | None, list[Finding]]:
        event, findings = read_event(block, self._zones, self._page)
        if event is not None and self._cancels:
            event.cancelled = True
        return event, findings

    def findings(self) -> Iterator[Finding]:
        for tzid, line in self._zones.unknown.items():
            yield finding("ical-zone", page=self._page, words=tzid, detail=str(line))


class _Reading:
    """Reads the events that stand in a store."""

    def __init__(self, store: Store, page: str, timezone: str) -> None:
        self._store = store
        self._page = page
        self._calendar = lru_cache(_CALENDARS)(lambda number: _Calendar(store.head(number), page, timezone))

    def marked(self) -> Iterator[Finding]:
        """Mark in the store what belongs to each public event; yield what is wrong."""
        private = 0
        for number, blocks in groupby(self._store.blocks(), key=attrgetter("calendar")):
            calendar = self._calendar(number)
            for block in blocks:
                event, findings = calendar.event(block)
                yield from findings
                if event is not None and event.private:
                    private += 1
                elif event is not None:
                    self._store.mark(mark(event, self._page))
            yield from calendar.findings()
        if private:
            yield finding("ical-private", page=self._page, words=private)

    def again(self, block: Block) -> Event:
        """Return an event that was marked."""
        return cast("Event", self._calendar(block.calendar).event(block)[0])
