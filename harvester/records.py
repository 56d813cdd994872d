"""The values that stages of the harvest hand to each other: sources, pages, raw offers, outcomes, runs, changes."""

from collections.abc import Collection, Iterable, Mapping
from typing import BinaryIO, Literal, TypeAlias

from msgspec import Struct, field

from vocab.model import Finding, Offer

SourceState: TypeAlias = Literal["draft", "proposed", "approved", "paused", "rejected", "dead"]
RunState: TypeAlias = Literal["running", "succeeded", "partial", "failed", "interrupted", "quarantined"]
PageKind: TypeAlias = Literal["offer", "listing", "sitemap", "calendar"]
Action: TypeAlias = Literal["added", "changed", "withdrawn", "restored"]
Reason: TypeAlias = Literal[
    "", "cancelled", "over", "vanished", "withdrawn-by-owner", "source-removed", "merged-into", "no-longer-licensed"
]
Scope: TypeAlias = Literal["offer", "category", "source"]
"""What a correction holds for, the narrowest first; a narrower one wins."""
Fate: TypeAlias = Literal["fresh", "unchanged", "redirected", "gone", "refused", "damaged", "failed"]


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A registered place to harvest from."""

    id: str
    address: str
    kind: str = "web"
    """Name of the adapter that reads it."""
    title: str = ""
    municipality: str = ""
    """AGS of the owner, eight digits."""
    provider: str = ""
    licence: str = ""
    schedule: str = "0 3 * * *"
    """When to harvest: five cron fields, in `timezone`."""
    timezone: str = "Europe/Berlin"
    """Zone of times that the provider writes without one."""
    state: SourceState = "draft"
    options: Mapping[str, str] = field(default_factory=dict)


class Budget(Struct, frozen=True, kw_only=True):
    """What one run may cost: `pages` fetched, `page_bytes` decompressed a page, `depth` of links, `seconds` in all."""

    pages: int = 10_000
    page_bytes: int = 8 * 1024 * 1024
    large: bool = False
    """Whether bodies of any media type and of many times `SPILL` are read, by way of a file."""
    depth: int = 8
    seconds: float = 3_600
    browser: bool = False
    """Whether pages are rendered by a browser before they are read."""
    delay: float = 1.0
    """Seconds between two requests to one host; a longer crawl-delay in robots.txt wins."""
    timeout: float = 30.0
    per_host: int = 1


class Page(Struct, frozen=True, kw_only=True):
    """What an address answered: `address` after redirects, `asked` before; the body decompressed, never cut short."""

    address: str
    asked: str
    body: bytes
    """Empty when `file` holds it."""
    file: BinaryIO | None = None
    """A body too large for memory, only for adapters that say `large`; read it by `harvester.extract.streams`."""
    media_type: str = ""
    charset: str = ""
    """As declared in the Content-Type header; empty when it said none."""
    fetched: str = ""
    """When, ISO 8601 with offset."""
    depth: int = 0
    kind: PageKind = "offer"


class Follow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A further address to fetch; lower `priority` numbers are fetched first."""

    address: str
    kind: PageKind = "offer"
    modified: str = ""
    """What a sitemap says of the last change there; empty when it says nothing."""
    priority: int = 0


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A thing with schema.org types and properties (local names), as the markup nests them."""

    types: tuple[str, ...] = ()
    id: str = ""
    properties: Mapping[str, "tuple[str | Item, ...]"] = field(default_factory=dict)


class RawOffer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a page said of one offer, in the provider's own words."""

    page: str
    method: str
    """`json-ld`, `microdata`, `rdfa` or `listing`; of files and recipes the kind, such as `ical` or `openvhs`."""
    local_id: str
    url: str
    item: Item
    at: str = ""
    """Where in the page it stands, for findings: a fragment such as `row=12` (RFC 7111) or `/events/3` (RFC 6901)."""
    identifiers: tuple[str, ...] = ()
    rank: int = 1
    """0 when the page is the offer's own, 1 when another page states it, 2 when words were read without markup."""


class PageState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the ledger remembers of one address of a source, so that an unchanged page costs next to nothing."""

    address: str
    fate: Fate = "fresh"
    kind: PageKind = "offer"
    etag: str = ""
    last_modified: str = ""
    sitemap_modified: str = ""
    body_hash: str = ""
    reader: str = ""
    """Fingerprint of the code that read it; another one makes the page fresh."""
    fetched: str = ""
    redirected_to: str = ""
    follows: tuple[Follow, ...] = ()
    local_ids: tuple[str, ...] = ()
    """Offers that it stated, by local id."""


class PageResult(Struct, frozen=True, kw_only=True):
    """What became of one address in a run; `offers` and `findings` are empty unless its fate is `fresh`."""

    state: PageState
    offers: tuple[Offer, ...] = ()
    """What it said; of a long page only the last part, see `harvester.reader.Store`."""
    ranks: tuple[int, ...] = ()
    """Rank of each offer, see `RawOffer.rank`."""
    findings: tuple[Finding, ...] = ()


class CrawlEnd(Struct, frozen=True, kw_only=True):
    """How a crawl ended: `whole` only when every address met was answered as it should be."""

    whole: bool
    reason: str = ""
    """Message code of what broke it off, such as `crawl-unreachable`; empty when whole."""
    detail: str = ""
    requests: int = 0
    bytes: int = 0
    findings: tuple[Finding, ...] = ()


class StoredPage(Struct, frozen=True, kw_only=True):
    """A page as the ledger keeps it: its state, and what it said of which offers, as mapped and before merging."""

    state: PageState
    said: Iterable[tuple[Offer, int]] = ()
    """Each offer with its rank, in the order of the page; walked once."""


class Trace(Struct, frozen=True, kw_only=True):
    """That a stored page says something of an offer, without what it says; `hash` changes when that does."""

    page: str
    position: int
    local_id: str
    rank: int
    hash: str


class LiveOffer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the ledger knows of an offer, enough to tell whether it is new, changed or gone."""

    key: str
    local_id: str
    identifiers: tuple[str, ...] = ()
    hash: str = ""
    made_of: str = ""
    """Fingerprint of the contributions that it was merged from."""
    withdrawn: Reason = ""
    """Why it is not public now; empty while it is."""
    last_day: str = ""
    """The last day that it names; empty when it names none."""
    seq: int = 0


class Correction(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person said that offers belong to: of one code list exactly these concepts, whatever else is found."""

    scope: Scope
    source: str
    subject: str = ""
    """Key of the offer, or the provider's category as it is written; empty for the whole source."""
    scheme: str
    """Name of the code list, such as `themes`, or `municipality`."""
    concepts: tuple[str, ...] = ()
    """Names in that list; none when the offers belong to nothing there."""
    by: str = ""
    note: str = ""
    at: str = ""
    """When it was said; set by the ledger."""


class Finished(Struct, frozen=True):
    """An offer made ready to be published, or None where a rule forbids that, and what is said of it."""

    offer: Offer | None
    findings: tuple[Finding, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run found, ready to be committed: changed offers only, and how many were seen in all.

    The collections may stand on disk: they can be counted and walked, once after another, but not indexed.
    """

    whole: bool
    reason: str = ""
    detail: str = ""
    added: Collection[Offer] = ()
    changed: Collection[Offer] = ()
    restored: Collection[Offer] = ()
    withdrawn: Collection[tuple[str, Reason]] = ()
    """Keys with why."""
    made_of: Collection[tuple[str, str]] = ()
    """Keys with the fingerprint of their contributions, where it is new."""
    live: int = 0
    """How many offers of the source were public before."""
    seen: int = 0
    requests: int = 0
    bytes: int = 0
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    """What came to light when the pages were put together."""


class Run(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One harvest of one source."""

    id: str
    source: str
    address: str = ""
    """Where the source was when it was harvested."""
    software: str = ""
    """Name and version of the harvester."""
    started: str
    ended: str = ""
    state: RunState = "running"
    reason: str = ""
    detail: str = ""
    seen: int = 0
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    restored: int = 0
    pages: int = 0
    requests: int = 0
    bytes: int = 0
    findings: int = 0
    first_seq: int = 0
    """Sequence numbers of its changes, both ends included; 0 when it made none."""
    last_seq: int = 0


class Change(Struct, frozen=True, kw_only=True):
    """One entry of the ledger: what happened to an offer, with its whole state (the last one when withdrawn)."""

    seq: int
    key: str
    action: Action
    reason: Reason = ""
    at: str
    run: str
    offer: Offer
