"""Gathers what the pages of a run said, on disk, and hands it to reconciliation: page results in, an outcome out."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from types import TracebackType
from typing import Self

from msgspec import json

from harvester.reconcile.matching import group_and_match
from harvester.reconcile.past import Past
from harvester.reconcile.results import Details, Offers, decide
from harvester.records import CrawlEnd, Fate, Finished, Outcome, PageResult, PageState, Reason, StoredPage
from harvester.versions import pack, reading_hash, unpack
from vocab.model import Finding, Offer

_MET: dict[Fate, str] = {
    "fresh": "fresh",
    "unchanged": "unchanged",
    "redirected": "elsewhere",
    "gone": "gone",
    "refused": "silent",
    "damaged": "silent",
    "failed": "silent",
}
_SAYS_MORE = ("silent", "gone", "elsewhere", "unchanged", "fresh")
_STATE = json.Decoder(PageState)
_FINDING = json.Decoder(Finding)


def _part(address: str) -> str:
    """Return under which name the parts of a long page wait; no address holds a space."""
    return f" {address}"


class Spool:
    """The harvest of one run: `add` each page result, then ask for the `outcome`, then for `pages` and `findings`.

    Memory stays bounded whatever the size of the source; the outcome is read from here, so close the spool only after
    it was committed. `tests/reconcile/test_reconcile_manual.py` shows the whole way.
    """

    def __init__(self, source_id: str) -> None:
        self._source = source_id
        self._parts: dict[str, int] = {}
        """How many offers the page that is being read said before."""
        self._db = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16384", "temp_store=FILE"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript((files("harvester.reconcile") / "spool.sql").read_text("utf-8"))
        self._db.execute("BEGIN")

    def add(self, result: PageResult) -> None:
        """Take what became of one address; of two results for it the one that says more counts, then the later.

        The state of an unchanged page is the one remembered, with the validators of this answer; that of a page
        without an answer needs no more than its address and fate.
        """
        state, how = result.state, _MET[result.state.fate]
        before, self._parts = self._parts.pop(state.address, 0), {}
        self.note(result.findings)
        earlier = self._db.execute("SELECT met FROM page WHERE address = ?", (state.address,)).fetchone()
        if earlier and _SAYS_MORE.index(earlier[0]) > _SAYS_MORE.index(how):
            self._forget(_part(state.address), before)
            return
        self._forget(state.address, bool(earlier))
        self._db.execute(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)",
            (state.address, how, json.encode(state), state.redirected_to),
        )
        if how != "fresh":
            self._forget(_part(state.address), before)
            return
        if before:
            self._db.execute("UPDATE said SET page = ? WHERE page = ?", (state.address, _part(state.address)))
        self._say(state.address, before, result.offers, result.ranks)

    def say(self, address: str, offers: Sequence[Offer], ranks: Sequence[int], *, first: bool) -> None:
        """Take a part of what a long page says, the `first` or a further one; it counts once `add` says so."""
        before = 0 if first else self._parts[address]
        self._forget(_part(address), first)
        self._say(_part(address), before, offers, ranks)
        self._parts = {address: before + len(offers)}

    def _say(self, page: str, before: int, offers: Sequence[Offer], ranks: Sequence[int]) -> None:
        rows = [
            (page, position, offer.local_id, rank, reading_hash(offer), 0, 1, pack(offer))
            for position, (offer, rank) in enumerate(zip(offers, ranks, strict=True), before)
        ]
        self._db.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _forget(self, page: str, needed: bool | int) -> None:
        if needed:
            self._db.execute("DELETE FROM said WHERE page = ?", (page,))

    def note(self, findings: Iterable[Finding]) -> None:
        """Take findings, of a page or of the run."""
        self._db.executemany("INSERT INTO finding VALUES (?)", ((json.encode(found),) for found in findings))

    def outcome(
        self, past: Past, end: CrawlEnd, *, today: str, finish: Callable[[Offer], Finished] = Finished
    ) -> Outcome:
        """Return what the run comes to, given what `past` holds; an offer whose days all lie before `today` is over.

        Only after a crawl that was whole is anything missed; a cancelled offer is withdrawn after any. Each offer that
        was put together anew goes, with its key, through `finish` (places, classes, rules); one that comes back without
        an offer is not published, and what was public of it stays as it is.
        """
        group_and_match(self._db, self._source, past, whole=end.whole)
        findings = decide(self._db, whole=end.whole, today=today, finish=finish)
        return Outcome(
            whole=end.whole,
            reason=end.reason,
            detail=end.detail,
            added=Offers(self._db, "added"),
            changed=Offers(self._db, "changed"),
            restored=Offers(self._db, "restored"),
            withdrawn=Details[Reason](self._db, "withdrawn"),
            made_of=Details[str](self._db, "made_of"),
            live=self._count("live WHERE withdrawn = ''"),
            seen=self._count("met WHERE seen AND task != 'drop'"),
            requests=end.requests,
            bytes=end.bytes,
            pages=self._count("page WHERE met IN ('fresh', 'unchanged')"),
            findings=(*end.findings, *findings),
        )

    def pages(self) -> Iterator[StoredPage]:
        """Yield every page as the ledger should keep it."""
        for address, met, state in self._db.execute("SELECT address, met, state FROM page ORDER BY address"):
            yield StoredPage(state=_STATE.decode(state), said=self._said(address) if met == "fresh" else ())

    def _said(self, address: str) -> Iterator[tuple[Offer, int]]:
        query = "SELECT body, rank FROM said WHERE page = ? ORDER BY position"
        return ((unpack(body), rank) for body, rank in self._db.execute(query, (address,)))

    def findings(self) -> Iterator[Finding]:
        """Yield the findings in the order they were taken."""
        for (body,) in self._db.execute("SELECT body FROM finding ORDER BY rowid"):
            yield _FINDING.decode(body)

    def close(self) -> None:
        """Forget everything."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _count(self, what: str) -> int:
        found: int = self._db.execute(f"SELECT count(*) FROM {what}").fetchone()[0]  # noqa: S608 - our own words
        return found
