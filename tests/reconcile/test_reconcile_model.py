"""A site that changes at random, against the simplest thing that could be right: the ledger must agree with it."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from harvester.gate import gate
from harvester.ledger import Ledger
from harvester.reconcile import Spool
from harvester.records import CrawlEnd, PageResult, PageState, Source
from vocab.model import Instance, Offer

SITE = "https://vhs.example/"
LIST = SITE + "list"
TODAY = date(2026, 10, 1)
numbers = st.integers(0, 5)


class Harvests(RuleBasedStateMachine):
    """Offers stand on pages of their own and, shorter, on one listing; pages fail, vanish, come back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.open(Path(self.folder.name) / "ledger.sqlite", base_address="https://data.example/")
        self.ledger.add_source(Source(id="vhs", address=SITE))
        self.site: dict[int, tuple[str, int, bool]] = {}  # number -> name, days from today, cancelled
        self.known: dict[int, tuple[str, int, bool]] = {}  # as last read from the offer's own page
        self.failing: set[int] = set()
        self.public: dict[int, tuple[str, int]] = {}
        self.withdrawn: dict[int, str] = {}
        self.keys: dict[int, str] = {}
        self.changes = 0

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    @rule(number=numbers, name=st.sampled_from("ABC"), days=st.integers(-2, 2), cancelled=st.booleans())
    def publish(self, number: int, name: str, days: int, cancelled: bool) -> None:
        self.site[number] = (name, days, cancelled and name == "A")

    @precondition(lambda self: self.site)
    @rule(data=st.data())
    def take_down(self, data: st.DataObject) -> None:
        del self.site[data.draw(st.sampled_from(sorted(self.site)))]

    @rule(number=numbers)
    def break_or_mend(self, number: int) -> None:
        self.failing ^= {number}

    @rule(lists_first=st.booleans())
    def harvest_unchanged_where_possible(self, lists_first: bool) -> None:
        self.harvest(lists_first, remembered=True)

    @rule(lists_first=st.booleans())
    def harvest_fresh(self, lists_first: bool) -> None:
        self.harvest(lists_first, remembered=False)

    def harvest(self, lists_first: bool, *, remembered: bool) -> None:
        failing = self.failing & set(self.site)
        results = [self.page(n, remembered=remembered) for n in self.site]
        listed = tuple(self.offer(number, own=False) for number in self.site)
        listing = PageResult(state=PageState(address=LIST), offers=listed, ranks=(1,) * len(listed))
        results.insert(0 if lists_first else len(results), listing)
        lease = self.ledger.lease("vhs", "model", 60)
        run = self.ledger.start_run(lease, address=SITE, software="model")
        with Spool("vhs") as spool:
            for result in results:
                spool.add(result)
            outcome = spool.outcome(self.ledger, CrawlEnd(whole=not failing), today=TODAY.isoformat())
            if gate(outcome.live, outcome).passed:
                self.ledger.commit_run(lease, run, outcome, spool.pages(), spool.findings())
                self.expect(failing)
            else:
                assert self.public
                assert not self.site
                self.ledger.fail_run(lease, run, "no-offers", "")
        self.ledger.release(lease)

    def page(self, number: int, *, remembered: bool) -> PageResult:
        state = PageState(address=f"{SITE}{number}")
        if number in self.failing:
            return PageResult(state=PageState(address=state.address, fate="failed"))
        if remembered and self.known.get(number) == self.site[number]:
            return PageResult(state=PageState(address=state.address, fate="unchanged"))
        return PageResult(state=state, offers=(self.offer(number, own=True),), ranks=(0,))

    def offer(self, number: int, *, own: bool) -> Offer:
        name, days, cancelled = self.site[number]
        return Offer(
            source="vhs",
            local_id=f"{SITE}{number}",
            type="Course",
            url=f"{SITE}{number}",
            name=name if own else name.lower(),
            instances=(Instance(start=(TODAY + timedelta(days)).isoformat()),),
            status="EventCancelled" if cancelled else "",
        )

    def expect(self, failing: set[int]) -> None:
        """Say what must be public now, as simply as can be."""
        before = dict(self.public)
        for number in sorted(self.site):
            stated = self.site[number] if number not in failing else self.known.get(number)
            name, days, cancelled = stated or (self.site[number][0].lower(), *self.site[number][1:])
            if stated and not stated[2] and number in failing and self.site[number][2]:
                cancelled = True  # only the listing says so, and an offer's status is filled in from it
            if number not in failing:
                self.known[number] = self.site[number]
            if not cancelled:
                self.public[number] = (name, days)
                self.withdrawn.pop(number, None)
            elif number in self.public:
                del self.public[number]
                self.withdrawn[number] = "cancelled"
        if not failing:
            for number in sorted(set(self.public) - set(self.site)):
                self.withdrawn[number] = "over" if self.public.pop(number)[1] < 0 else "vanished"
        self.changes += len({n for n in {*before, *self.public} if before.get(n) != self.public.get(n)})

    @invariant()
    def the_ledger_agrees(self) -> None:
        found = {int(c.offer.local_id.removeprefix(SITE)): c for c in self.ledger.offers()}
        days = {n: (date.fromisoformat(c.offer.instances[0].start) - TODAY).days for n, c in found.items()}
        assert {n: (c.offer.name, days[n]) for n, c in found.items()} == self.public
        assert {
            int(o.local_id.removeprefix(SITE)): o.withdrawn for o in self.ledger.live("vhs") if o.withdrawn
        } == self.withdrawn
        assert self.ledger.last_seq() == self.changes
        assert self.ledger.count() == len(self.public)

    @invariant()
    def keys_never_change(self) -> None:
        for live in self.ledger.live("vhs"):
            number = int(live.local_id.removeprefix(SITE))
            assert self.keys.setdefault(number, live.key) == live.key

    @invariant()
    def every_earlier_state_can_still_be_read(self) -> None:
        middle = self.changes // 2
        state = {change.key: change.offer for change in self.ledger.offers(at=middle)}
        for _, latest in self.ledger.delta(middle, self.changes):
            state.pop(latest.key, None)
            if latest.action != "withdrawn":
                state[latest.key] = latest.offer
        assert state == {change.key: change.offer for change in self.ledger.offers()}


Harvests.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHarvests = Harvests.TestCase
