"""What is remembered of each page, and what its fate does to that."""

import pytest
from msgspec.structs import replace

from harvester.records import Follow, PageState, StoredPage, Trace
from harvester.versions import reading_hash

LIST = "https://vhs.example/list"
GOOD = PageState(address=LIST, etag='"1"', body_hash="h", follows=(Follow(address="https://vhs.example/a"),))


def stored(state: PageState, *offers, rank: int = 1) -> StoredPage:
    return StoredPage(state=state, said=tuple((offer, rank) for offer in offers))


def test_a_page_and_what_it_said_are_kept(commit, ledger, offer):
    commit(pages=[stored(GOOD, offer("a"), offer("b"))])
    assert ledger.page("vhs", LIST) == GOOD
    assert ledger.pages("vhs") == {LIST: GOOD}
    assert ledger.contributions("vhs", [LIST, "https://vhs.example/never"]) == {LIST: (offer("a"), offer("b"))}
    assert ledger.contributed("vhs", [(LIST, 1), (LIST, 9)]) == {(LIST, 1): offer("b")}
    assert list(ledger.traces("vhs")) == [
        Trace(page=LIST, position=0, local_id="a", rank=1, hash=reading_hash(offer("a"))),
        Trace(page=LIST, position=1, local_id="b", rank=1, hash=reading_hash(offer("b"))),
    ]


def test_a_page_never_met_is_not_known(ledger):
    assert ledger.page("vhs", LIST) is None
    assert ledger.pages("vhs") == {}


def test_a_page_of_one_source_is_none_of_another(commit, ledger, offer):
    commit(pages=[stored(GOOD, offer("a"))])
    assert ledger.page("museum", LIST) is None
    assert list(ledger.traces("museum")) == []


@pytest.mark.parametrize("fate", ["failed", "damaged", "refused"])
def test_a_page_without_an_answer_keeps_what_was_known(commit, ledger, offer, fate):
    commit(pages=[stored(GOOD, offer("a"))])
    commit(pages=[stored(PageState(address=LIST, fate=fate))])
    assert ledger.page("vhs", LIST) == replace(GOOD, fate=fate)
    assert ledger.contributions("vhs", [LIST]) == {LIST: (offer("a"),)}
    commit(pages=[stored(replace(GOOD, fate="unchanged"))])
    assert ledger.page("vhs", LIST).fate == "unchanged"
    assert ledger.contributions("vhs", [LIST]) == {LIST: (offer("a"),)}


@pytest.mark.parametrize("fate", ["failed", "damaged", "refused", "gone"])
def test_a_page_that_never_answered_is_remembered_as_such(commit, ledger, fate):
    commit(pages=[stored(PageState(address=LIST, fate=fate))])
    assert ledger.page("vhs", LIST).fate == fate


@pytest.mark.parametrize(
    "state",
    [
        PageState(address=LIST, fate="gone"),
        PageState(address=LIST, fate="redirected", redirected_to="https://vhs.example/kurse"),
    ],
)
def test_a_page_that_is_no_more_says_nothing(commit, ledger, offer, state):
    commit(pages=[stored(GOOD, offer("a"))])
    commit(pages=[stored(state)])
    assert ledger.page("vhs", LIST) == state
    assert ledger.contributions("vhs", [LIST]) == {}
    assert list(ledger.redirects("vhs")) == ([(LIST, state.redirected_to)] if state.redirected_to else [])


def test_a_fresh_page_replaces_what_it_said(commit, ledger, offer):
    commit(pages=[stored(GOOD, offer("a"), offer("b"))])
    commit(pages=[stored(replace(GOOD, etag='"2"'), offer("c"))])
    assert ledger.contributions("vhs", [LIST]) == {LIST: (offer("c"),)}
    assert ledger.page("vhs", LIST).etag == '"2"'


def test_an_unchanged_page_keeps_what_it_said_and_takes_new_validators(commit, ledger, offer):
    commit(pages=[stored(replace(GOOD, fetched="2026-10-01T00:00:00+00:00"), offer("a"))])
    commit(pages=[stored(replace(GOOD, fate="unchanged", fetched="2026-10-02T00:00:00+00:00"))])
    assert ledger.page("vhs", LIST).fetched == "2026-10-01T00:00:00+00:00", "asking again is no reason to write"
    commit(pages=[stored(replace(GOOD, fate="unchanged", etag='"2"'))])
    assert ledger.page("vhs", LIST).etag == '"2"'
    assert ledger.contributions("vhs", [LIST]) == {LIST: (offer("a"),)}


def test_of_a_page_told_twice_the_last_word_counts(commit, ledger, offer):
    commit(pages=[stored(GOOD, offer("a")), stored(GOOD, offer("b"))])
    assert ledger.contributions("vhs", [LIST]) == {LIST: (offer("b"),)}


def test_many_pages_are_walked_in_order(commit, ledger, offer):
    addresses = [f"https://vhs.example/{number:05}" for number in range(6_000)]
    commit(pages=(stored(PageState(address=address), offer(address), offer("x")) for address in addresses))
    assert [(trace.page, trace.position) for trace in ledger.traces("vhs")] == [
        (a, n) for a in addresses for n in (0, 1)
    ]
    assert len(ledger.contributions("vhs", addresses)) == 6_000
