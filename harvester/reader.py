"""Reads the pages of one source as they come: extract, map, check; hands what they say to a store for later.

In come pages and the news of pages that failed; out go page results. What was read alike before is not read again.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Protocol

from msgspec.structs import replace

from harvester.check import check
from harvester.extract.base import SAYS_GONE, Adapter
from harvester.gathering import Findings
from harvester.mapping import Mapped
from harvester.mapping import offer as mapped
from harvester.records import Budget, CrawlEnd, Fate, Follow, Page, PageResult, PageState, RawOffer, Source
from vocab.messages import finding
from vocab.model import Finding, Offer

LISTED = 2_000
"""Entries of listings whose findings are kept until their own pages were read."""
TOGETHER = 500
"""Offers of one page that are held in memory."""
PIECE = 256 * 1024
GOOD: frozenset[Fate] = frozenset({"fresh", "unchanged"})


class Store(Protocol):
    """Where the pages of a run go until it ends."""

    def add(self, result: PageResult) -> None:
        """Take what became of a page, and with it, if it is fresh, what it said before."""
        ...

    def say(self, address: str, offers: Sequence[Offer], ranks: Sequence[int], *, first: bool) -> None:
        """Take a part of what a long page says, the `first` or a further one; `add` follows with the last part."""
        ...


class Reader:
    """The crawl of one source, for `harvester.fetch.crawl`."""

    def __init__(
        self,
        source: Source,
        budget: Budget,
        adapter: Adapter,
        store: Store,
        remembered: Callable[[str], PageState | None],
        *,
        full: bool = False,
    ) -> None:
        self._source = source
        self._budget = budget
        self._adapter = adapter
        self._store = store
        self._remembered = remembered
        self._full = full
        self._reader = adapter.fingerprint(source)
        self._guessed: set[str] = set()
        """Addresses where many sites have something and none need to."""
        self.findings = Findings()
        self._own: set[str] = set()
        self._listed: dict[str, tuple[Finding, ...]] = {}
        self.end: CrawlEnd | None = None
        self._unread = ""
        """Code of what kept a page from being read whole that said more last time; the run is not whole then."""
        self.pages = 0
        """Pages that were answered as they should be."""

    @property
    def source(self) -> Source:
        """What is harvested."""
        return self._source

    @property
    def budget(self) -> Budget:
        """What it may cost."""
        return self._budget

    def start(self) -> Iterable[Follow]:
        """Return the addresses to begin with."""
        follows = list(self._adapter.start(self._source))
        self._guessed = {f.address for f in follows if f.kind == "sitemap" and f.address != self._source.address}
        return follows

    def known(self, address: str) -> PageState | None:
        """Return what the last run remembered of an address, if it was read as it would be read now."""
        if self._full:
            return None
        state = self._remembered(address)
        return state if state and state.fate in GOOD and state.reader == self._reader else None

    def page(self, page: Page, *, etag: str, last_modified: str, sitemap_modified: str) -> Iterable[Follow]:
        """Take a page: the same bytes as last time are not read again."""
        self.pages += 1
        state = PageState(
            address=page.address,
            fate="fresh",
            kind=page.kind,
            etag=etag,
            last_modified=last_modified,
            sitemap_modified=sitemap_modified,
            body_hash=_hash(page),
            reader=self._reader,
            fetched=page.fetched,
        )
        known = self.known(page.address)
        if known and known.body_hash == state.body_hash:
            same = replace(state, fate="unchanged", follows=known.follows, local_ids=known.local_ids)
            self._store.add(PageResult(state=same))
            return known.follows
        result = self._read(page, state)
        self._store.add(result)
        return result.state.follows

    def _read(self, page: Page, state: PageState) -> PageResult:
        """Extract, map and check; a page that could be read only in part, and would lose offers by that, is damaged."""
        follows, unread, gone = list[Follow](), "", False
        offers, ranks, names = list[Offer](), list[int](), list[str]()
        for found in self._adapter.extract(page, self._source):
            if isinstance(found, Follow):
                follows.append(found)
            elif isinstance(found, RawOffer):
                result = mapped(found, self._source)
                self._note(found, result)
                if result.offer is not None:
                    if len(offers) == TOGETHER:
                        self._store.say(page.address, offers, ranks, first=len(names) == TOGETHER)
                        offers, ranks = [], []
                    names.append(result.offer.local_id)
                    offers.append(result.offer)
                    ranks.append(found.rank)
            else:
                self.findings.add(found)
                unread = found.code if found.severity == "error" else unread
                gone = gone or found.code == SAYS_GONE
        if gone:
            return PageResult(state=PageState(address=page.address, fate="gone"))
        known = self._remembered(page.address)
        if unread and known and _says_less(names, follows, known):
            self._unread = self._unread or unread
            links = tuple(dict.fromkeys((*follows, *known.follows)))
            return PageResult(state=PageState(address=page.address, fate="damaged", follows=links))
        read = replace(state, follows=tuple(follows), local_ids=tuple(names))
        return PageResult(state=read, offers=tuple(offers), ranks=tuple(ranks))

    def _note(self, raw: RawOffer, result: Mapped) -> None:
        """Take what was found wrong; of a listing's entry only in case that the offer's own page is not read."""
        found = result.findings if result.offer is None else (*result.findings, *check(result.offer))
        if raw.rank == 0:
            self._own.add(raw.local_id)
            self._listed.pop(raw.local_id, None)
            self.findings.extend(found)
        elif found and raw.local_id not in self._own and len(self._listed) < LISTED:
            self._listed[raw.local_id] = found

    def other(
        self, address: str, fate: Fate, *, code: str = "", words: str = "", redirected_to: str = ""
    ) -> Iterable[Follow]:
        """Take the news that an address gave no page; of an unchanged one return the links remembered."""
        if code and not (fate == "gone" and address in self._guessed):
            self.findings.add(finding(code, page=address, words=words))
        known = self.known(address) if fate == "unchanged" else None
        if known:
            self.pages += 1
            self._store.add(PageResult(state=replace(known, fate="unchanged")))
            return known.follows
        self._store.add(PageResult(state=PageState(address=address, fate=fate, redirected_to=redirected_to)))
        return ()

    def closed(self, end: CrawlEnd) -> None:
        """Take the end of the crawl."""
        for found in self._listed.values():
            self.findings.extend(found)
        if self._unread and end.whole:
            end = replace(end, whole=False, reason=self._unread, detail="")
        self.end = end


def _hash(page: Page) -> str:
    hashed = blake2b(page.body, digest_size=16)
    if page.file is not None:
        page.file.seek(0)
        while piece := page.file.read(PIECE):
            hashed.update(piece)
    return hashed.hexdigest()


def _says_less(names: list[str], follows: list[Follow], known: PageState) -> bool:
    """Tell whether a page states fewer offers or links than it did last time."""
    links = {follow.address for follow in known.follows} - {follow.address for follow in follows}
    return bool(links or set(known.local_ids).difference(names))
