"""When an offer is withdrawn, why, and above all when it is not."""

import pytest

from harvester.records import Outcome
from vocab.model import Instance


@pytest.fixture
def two(site):
    """A site with two offers, both public."""
    site.harvest(site.page("a", site.offer("a")), site.page("b", site.offer("b")))
    return site


def test_an_offer_missing_from_a_whole_run_vanished(two):
    two.harvest(two.page("a", two.offer("a")))
    assert two.reasons() == {"b": "vanished"}


@pytest.mark.parametrize(("last", "reason"), [("2026-09-30", "over"), ("2026-10-01", "vanished"), ("", "vanished")])
def test_an_offer_that_went_after_its_last_day_is_over(site, last, reason):
    site.harvest(site.page("a", site.offer("a", day=last)), site.page("b", site.offer("b")))
    site.harvest(site.page("b", fate="unchanged"), today="2026-10-01")
    assert site.reasons() == {"a": reason}


def test_an_offer_still_stated_stays_though_it_is_over(site):
    site.harvest(site.page("a", site.offer("a", day="2020-01-01")))
    assert site.harvest(site.page("a", site.offer("a", day="2020-01-01"))).withdrawn == 0


def test_a_run_that_broke_off_withdraws_nothing(two):
    assert two.harvest(two.page("a", two.offer("a", "A")), whole=False).withdrawn == 0
    assert two.public() == {"a": "A", "b": "b"}


@pytest.mark.parametrize("fate", ["failed", "damaged", "refused"])
def test_an_offer_whose_pages_did_not_answer_stays(two, fate):
    assert two.harvest(two.page("a", fate="unchanged"), two.page("b", fate=fate)).withdrawn == 0
    assert two.public() == {"a": "a", "b": "b"}


def test_a_page_that_failed_still_fills_in_what_it_said_last(site):
    own, listed = site.offer("a", description="Long words"), site.offer("a", "A", course_code="7")
    site.harvest(site.page("a", own), site.page("list", listed, rank=1))
    assert site.harvest(site.page("a", fate="failed"), site.page("list", listed, rank=1), whole=False).first_seq == 0
    changed = site.offer("a", "A", course_code="8")
    site.harvest(site.page("a", fate="failed"), site.page("list", changed, rank=1), whole=False)
    offer = site.ledger.offer(site.key("a")).offer
    assert (offer.name, offer.description, offer.course_code) == ("a", "Long words", "8")


def test_pages_not_reached_by_a_broken_run_still_fill_in_what_they_said(site):
    site.harvest(site.page("a", site.offer("a", description="Long words")), site.page("list", site.offer("a"), rank=1))
    assert site.harvest(site.page("list", site.offer("a"), rank=1), whole=False).changed == 0
    assert site.harvest(site.page("list", site.offer("a"), rank=1)).changed == 1


def test_what_an_unreached_page_once_said_brings_nothing_back(two):
    two.harvest(two.page("a", two.offer("a")))
    assert two.harvest(two.page("a", two.offer("a")), whole=False).restored == 0
    assert two.harvest(two.page("a", two.offer("a")), two.page("b", fate="failed"), whole=False).restored == 0
    assert two.public() == {"a": "a"}


def test_a_vanished_offer_comes_back_under_its_key(two):
    key = two.key("b")
    two.harvest(two.page("a", two.offer("a")))
    run = two.harvest(two.page("a", two.offer("a")), two.page("b", two.offer("b", "B")))
    assert (run.restored, run.added, two.key("b")) == (1, 0, key)


@pytest.mark.parametrize("reason", ["withdrawn-by-owner", "source-removed", "no-longer-licensed", "merged-into"])
def test_what_somebody_took_down_is_not_brought_back_by_a_page(two, reason):
    ledger, key = two.ledger, two.key("b")
    lease = ledger.lease("vhs", "owner", 60)
    run = ledger.start_run(lease, address="", software="")
    ledger.commit_run(lease, run, Outcome(whole=True, withdrawn=((key, reason),)))
    ledger.release(lease)
    assert two.harvest(two.page("a", fate="unchanged"), two.page("b", two.offer("b", "anew"))).restored == 0
    assert two.reasons() == {"b": reason}


@pytest.mark.parametrize("whole", [True, False])
def test_a_cancelled_offer_is_withdrawn_by_its_own_word(two, whole):
    two.harvest(two.page("a", fate="unchanged"), two.page("b", two.offer("b", status="EventCancelled")), whole=whole)
    assert two.reasons() == {"b": "cancelled"}
    again = two.harvest(two.page("a", fate="unchanged"), two.page("b", two.offer("b", status="EventCancelled")))
    assert again.first_seq == 0
    assert two.harvest(two.page("a", fate="unchanged"), two.page("b", two.offer("b"))).restored == 1


def test_a_cancelled_offer_is_never_published(site):
    run = site.harvest(site.page("a", site.offer("a", status="EventCancelled")))
    assert (run.seen, run.added, site.public()) == (1, 0, {})


def test_an_offer_is_cancelled_when_every_time_it_is_held_is(site):
    off, on = Instance(start="2026-11-01", status="EventCancelled"), Instance(start="2026-12-01")
    part, none = site.offer("part", instances=(off, on)), site.offer("none", instances=(off,))
    site.harvest(site.page("part", part), site.page("none", none))
    assert site.public() == {"part": "part"}


@pytest.mark.parametrize("whole", [True, False])
def test_an_offer_whose_own_page_is_gone_is_dropped_though_a_listing_names_it(two, whole):
    listing = two.page("list", two.offer("a"), two.offer("b"), two.offer("never there"), rank=1)
    pages = (listing, two.page("a", fate="unchanged"), two.page("b", fate="gone"), two.page("never there", fate="gone"))
    run = two.harvest(*pages, whole=whole)
    assert (run.seen, run.added, two.reasons()) == (1, 0, {"b": "vanished"} if whole else {})
    assert two.findings == [
        ("offer-page-gone", "https://vhs.example/b"),
        ("offer-page-gone", "https://vhs.example/never there"),
    ]


def test_an_offer_is_dropped_when_the_page_it_links_is_gone(site):
    listed = site.offer("list#1", url="https://vhs.example/x")
    run = site.harvest(site.page("list", listed, rank=1), site.page("x", fate="gone"))
    assert (run.added, site.findings) == (0, [("offer-page-gone", "https://vhs.example/x")])


def test_a_gone_page_takes_nothing_from_an_offer_that_another_page_is_the_home_of(site):
    site.harvest(site.page("a", site.offer("a", url="https://vhs.example/old")), site.page("old", fate="gone"))
    assert site.public() == {"a": "a"}
