"""Reading the public state: in order, in part, as it was, and page by page."""

from random import Random

import pytest
from msgspec.structs import replace

from harvester.ledger import Ledger
from harvester.records import LiveOffer, Outcome, Source
from harvester.versions import version_hash


def test_changes_come_in_order_and_in_parts(commit, ledger, offer):
    commit(added=[offer(f"{number:04}") for number in range(1_200)])
    assert [change.seq for change in ledger.changes(after=1_100, limit=50)] == list(range(1_101, 1_151))
    assert len(ledger.changes()) == 1_000
    assert ledger.changes(after=1_200) == []


def test_an_offer_is_told_from_its_first_change_to_its_last(commit, ledger, offer):
    yoga = offer("yoga", "Yoga")
    commit(added=(yoga,))
    commit(changed=(replace(yoga, name="Yoga II"),))
    commit(withdrawn=((yoga.key, "vanished"),))
    commit(restored=(yoga,))
    told = [(change.seq, change.action, change.reason, change.offer.name) for change in ledger.history(yoga.key)]
    assert told == [
        (1, "added", "", "Yoga"),
        (2, "changed", "", "Yoga II"),
        (3, "withdrawn", "vanished", "Yoga II"),
        (4, "restored", "", "Yoga"),
    ]
    assert ledger.offer(yoga.key) == ledger.history(yoga.key)[-1]
    assert (ledger.offer("nokey"), ledger.history("nokey")) == (None, [])


def test_a_version_is_stored_once(commit, ledger, offer):
    yoga = offer("yoga", "Yoga")
    commit(added=(yoga,))
    commit(withdrawn=((yoga.key, "vanished"),))
    commit(restored=(yoga,))
    with ledger._reader.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM version").scalar() == 1
        assert connection.exec_driver_sql("SELECT DISTINCT version FROM change").scalar() == 1


def test_a_large_offer_comes_back_whole(commit, ledger, offer):
    large = offer("large", description="Wörter und € und 𝄞 " * 5_000)
    commit(added=(large,))
    assert ledger.offer(large.key).offer == large


def test_what_is_live_tells_enough_to_see_what_is_new(commit, ledger, offer):
    yoga = offer("yoga", identifiers=("nr:1", "uid:2"), day="2026-10-05")
    commit(added=(yoga, offer("go")), made_of=((yoga.key, "print"),))
    commit(withdrawn=((offer("go").key, "over"),))
    known = {live.local_id: live for live in ledger.live("vhs")}
    assert known["yoga"] == LiveOffer(
        key=yoga.key, local_id="yoga", identifiers=("nr:1", "uid:2"), hash=version_hash(yoga), made_of="print",
        last_day="2026-10-05", seq=1,
    )  # fmt: skip
    assert (known["go"].withdrawn, known["go"].seq) == ("over", 3)
    assert list(ledger.live("museum")) == []


def test_the_plain_list_goes_from_what_is_next_to_what_is_over(commit, ledger, offer):
    commit(added=[
        offer("over", day="2026-09-01"), offer("b next", day="2026-10-02"), offer("a next", day="2026-10-02"),
        offer("undated"), offer("later", day="2026-12-01"), offer("today", day="2026-10-01"),
    ])  # fmt: skip
    listed = [change.offer.name for change in ledger.page_of(limit=10, today="2026-10-01")]
    assert listed == ["today", "a next", "b next", "later", "undated", "over"]
    assert [c.offer.name for c in ledger.page_of(offset=2, limit=2, today="2026-10-01")] == listed[2:4]
    assert next(c.offer.name for c in ledger.page_of(limit=10)) == "over"


def test_lists_and_counts_know_sources_and_leave_out_what_is_withdrawn(commit, ledger, offer):
    ledger.add_source(Source(id="museum", address="https://museum.example/"))
    commit(added=(offer("a"), offer("b")))
    commit(source="museum", added=(offer("c", source="museum"),))
    commit(withdrawn=((offer("a").key, "vanished"),))
    assert (ledger.count(), ledger.count("vhs"), ledger.count("museum")) == (2, 1, 1)
    assert [change.offer.local_id for change in ledger.offers(source="museum")] == ["c"]
    assert sorted(change.offer.local_id for change in ledger.offers()) == ["b", "c"]
    assert [change.offer.local_id for change in ledger.page_of(source="vhs")] == ["b"]


@pytest.fixture
def long_story(commit, ledger: Ledger, offer) -> list[dict[str, str]]:
    """Thirty random runs; returns the public names by key after each change."""
    random, states, public, gone = Random(7), [{}], {}, {}
    for round_ in range(30):
        free = [offer(str(n), f"{n} in {round_}") for n in range(700) if offer(str(n)).key not in public]
        new = list(random.sample(free, min(40, len(free))))
        added = [o for o in new if o.key not in gone]
        restored = [o for o in new if o.key in gone]
        some = random.sample(sorted(public), min(20, len(public)))
        changed = [
            replace(offer(public[key].split()[0], f"{public[key].split()[0]} in {round_}"), key=key)
            for key in some[:10]
        ]
        withdrawn = [(key, "vanished") for key in some[10:]]
        commit(Outcome(whole=True, added=added, changed=changed, restored=restored, withdrawn=withdrawn))
        for one in (*added, *changed, *restored):
            public = {**public, one.key: one.name}
            states.append(public)
        for key, _ in withdrawn:
            gone[key] = True
            public = {k: v for k, v in public.items() if k != key}
            states.append(public)
    return states


def test_offers_as_of_any_change_are_what_was_public_then(long_story, ledger):
    assert ledger.last_seq() == len(long_story) - 1
    for at in (0, 1, 39, 40, 333, 700, len(long_story) - 1):
        assert {change.key: change.offer.name for change in ledger.offers(at=at)} == long_story[at]
    keys = [change.key for change in ledger.offers()]
    assert keys == sorted(long_story[-1])
    assert ledger.count() == len(keys)


@pytest.mark.parametrize(
    ("after", "upto"), [(0, 0), (0, 50), (40, 41), (100, 100), (100, 900), (333, 1200), (0, 10**9)]
)
def test_a_delta_is_the_difference_of_two_states(long_story, ledger, after, upto):
    then, now = long_story[min(after, len(long_story) - 1)], long_story[min(upto, len(long_story) - 1)]
    state, seqs = dict(then), []
    for before, latest in ledger.delta(after, upto):
        public_before = before is not None and before.action != "withdrawn"
        assert public_before == (latest.key in then)
        assert not public_before or before.offer.name == then[latest.key]
        assert before is None or before.seq <= after < latest.seq <= upto
        state.pop(latest.key, None)
        if latest.action != "withdrawn":
            state[latest.key] = latest.offer.name
        seqs.append(latest.seq)
    assert state == now
    assert seqs == sorted(set(seqs))


def test_a_walk_stays_at_the_moment_it_began(commit, ledger, offer):
    commit(added=[offer(f"{number:04}", "before") for number in range(1_500)])
    walk = ledger.offers()
    seen = [next(walk)]
    commit(changed=[offer(f"{number:04}", "after") for number in range(1_500)])
    seen += walk
    assert {change.offer.name for change in seen} == {"before"}
    assert len(seen) == 1_500
