"""Follows the ledger into memory, just enough of each offer to list, filter and order them all by what comes next."""

from array import array
from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from msgspec import Struct

from harvester.records import Change
from publish.web.dates import HOME_ZONE, instant, zone
from publish.web.words import offer_places
from vocab.model import Moment, Offer

_BATCH = 1_000
_ALWAYS = 1 << 62
_MOST_KNOWN = 16


class Ledger(Protocol):
    """What is read of the ledger."""

    def last_seq(self) -> int:
        """Return the number of the latest change."""
        ...

    def offers(self, *, at: int | None = None) -> Iterator[Change]:
        """Yield every public offer as of `at`."""
        ...

    def changes(self, after: int = 0, limit: int = 1000) -> list[Change]:
        """Return changes in order."""
        ...


class Entry(Struct, frozen=True, gc=False):
    """What is remembered of one public offer."""

    name: str
    words: str
    """What a search looks at: name, providers, places, keywords, in folded letters."""
    source: str
    spans: "array[int]"
    """Begin and end of every date, in seconds, one after the other."""

    def next(self, now: int) -> int:
        """Return when it begins next, or began if it is under way; later than everything when it has no date."""
        spans = self.spans
        coming = [spans[i] for i in range(0, len(spans), 2) if spans[i + 1] >= now]
        return min(coming, default=_ALWAYS)

    def last(self) -> int:
        """Return when the last date ends; later than everything when it has none."""
        return max(self.spans[1::2], default=_ALWAYS)


class Listing:
    """All public offers in memory, as of the latest change."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._entries: dict[str, Entry] = {}
        self._seq = 0
        self._known: dict[tuple[str, str, bool], list[str]] = {}
        self._known_of: tuple[dict[str, Entry], int] = (self._entries, 0)
        self._lock = Lock()

    def keys(self, now: datetime, *, source: str = "", text: str = "", past: bool = False) -> list[str]:
        """Return the keys of what matches: what comes next first and undated last; of the past the latest first.

        The answer is that of the present minute, so that a list is put in order once a minute and not for each reader.
        """
        entries, minute = self._current(), int(now.timestamp()) // 60 * 60
        asked = (source, " ".join(text.casefold().split()), past)
        with self._lock:
            if self._known_of[0] is not entries or self._known_of[1] != minute:
                self._known_of, self._known = (entries, minute), {}
            known, found = self._known, self._known.get(asked)
        if found is None:
            found = _ordered(entries, minute, *asked)
            if len(known) < _MOST_KNOWN:
                known[asked] = found
        return found

    def counts(self) -> dict[str, int]:
        """Return how many public offers each source has."""
        counted: dict[str, int] = {}
        for entry in self._current().values():
            counted[entry.source] = counted.get(entry.source, 0) + 1
        return counted

    def _current(self) -> dict[str, Entry]:
        """Return all entries, brought up to the latest change; a dict that is never changed again."""
        with self._lock:
            last = self._ledger.last_seq()
            if last == self._seq:
                return self._entries
            entries = dict(self._entries)
            if not self._seq:
                entries = {change.key: entry(change.offer) for change in self._ledger.offers(at=last)}
                self._seq = last
            while self._seq < last:
                for change in self._ledger.changes(self._seq, _BATCH):
                    if change.action == "withdrawn":
                        entries.pop(change.key, None)
                    else:
                        entries[change.key] = entry(change.offer)
                    self._seq = change.seq
            self._entries = entries
            return entries


def _ordered(entries: dict[str, Entry], moment: int, source: str, text: str, past: bool) -> list[str]:
    words, found = text.split(), []
    for key, one in entries.items():
        if (source and one.source != source) or (one.last() < moment) != past:
            continue
        if all(word in one.words for word in words):
            found.append((-one.last() if past else one.next(moment), one.name, key))
    return [key for _, _, key in sorted(found)]


def entry(offer: Offer) -> Entry:
    """Return what is remembered of an offer."""
    spans: list[int] = []
    for held in offer.instances:
        for part in held.sessions or (held,):
            if part.start:
                spans += _span(part.start, part.end)
    words = [offer.name, *(p.name for p in (*offer.providers, *offer.organizers)), *offer.keywords, offer.course_code]
    for place in offer_places(offer):
        words += [place.name, place.locality]
    return Entry(
        name=offer.name.casefold(),
        words="\n".join(dict.fromkeys(words)).casefold(),
        source=offer.source,
        spans=array("q", spans),
    )


def _span(start: Moment, end: Moment) -> list[int]:
    begins = _seconds(start, ends=False)
    if begins is None:
        return []
    stops = _seconds(end or start, ends=True)
    return [begins, max(begins, begins if stops is None else stops)]


def _seconds(moment: Moment, *, ends: bool) -> int | None:
    home = zone(HOME_ZONE)
    value = instant(moment, home)
    if value is None:
        return None
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=home)
        if ends:
            value += timedelta(days=1)
    try:
        return int(value.timestamp())
    except (OverflowError, ValueError):
        return None
