"""How an offer is known again: by its own id, through redirects, by names that tell; and how keys stay."""

import pytest

from harvester.reconcile.identifiers import telling
from vocab.iris import key_of

SITE = "https://vhs.example/"


def test_a_new_offer_is_named_after_its_source_and_id(site):
    site.harvest(site.page("a", site.offer("a")))
    assert site.key("a") == key_of("vhs", SITE + "a")


def test_a_listing_that_names_the_old_address_speaks_of_the_same_offer(site):
    listing = site.page("list", site.offer("old", "Yoga (Liste)", course_code="7"), rank=1)
    run = site.harvest(
        listing, site.page("old", fate="redirected", to="new"), site.page("new", site.offer("new", "Yoga"))
    )
    assert (run.added, site.public()) == (1, {"new": "Yoga"})
    assert site.ledger.offer(site.key("new")).offer.course_code == "7"


def test_redirects_are_followed_to_their_end(site):
    site.harvest(
        site.page("list", site.offer("1"), rank=1),
        site.page("1", fate="redirected", to="2"),
        site.page("2", fate="redirected", to="3"),
        site.page("3", site.offer("3")),
    )
    assert site.public() == {"3": "3"}


def test_a_circle_of_redirects_leads_nowhere(site):
    site.harvest(
        site.page("list", site.offer("1"), site.offer("2"), rank=1),
        site.page("1", fate="redirected", to="2"),
        site.page("2", fate="redirected", to="1"),
    )
    assert sorted(site.public()) == ["1", "2"]


def test_offers_that_all_lead_to_the_front_page_stay_apart(site):
    listing = site.page("list", site.offer("a"), site.offer("b"), rank=1)
    site.harvest(
        listing, site.page("a", fate="redirected", to=""), site.page("b", fate="redirected", to=""), site.page("")
    )
    assert sorted(site.public()) == ["a", "b"]


def test_an_offer_whose_page_moved_with_a_redirect_keeps_its_key(site):
    site.harvest(site.page("old", site.offer("old", "Yoga")))
    key = site.key("old")
    run = site.harvest(site.page("old", fate="redirected", to="new"), site.page("new", site.offer("new", "Yoga")))
    assert (run.added, run.changed, run.withdrawn, site.key("new")) == (0, 1, 0, key)
    assert site.harvest(site.page("new", site.offer("new", "Yoga"))).first_seq == 0


def test_a_redirect_is_remembered_while_its_address_says_nothing_else(site):
    listing = site.page("list", site.offer("old", "Yoga"), rank=1)
    site.harvest(listing, site.page("old", fate="redirected", to="new"), site.page("new", site.offer("new", "Yoga")))
    new = site.page("new", fate="unchanged")
    for old in (site.page("old", fate="unchanged", to="new"), site.page("old", fate="failed")):
        assert site.harvest(listing, old, new).first_seq == 0
    assert site.harvest(listing, new).first_seq == 0


def test_an_offer_whose_page_moved_is_known_by_its_number(site):
    site.harvest(site.page("a", site.offer("a", ids=("nr:252P1",))), site.page("b", site.offer("b", ids=("nr:252P2",))))
    key = site.key("a")
    run = site.harvest(site.page("z", site.offer("z", ids=("nr:252P1",))), site.page("b", fate="unchanged"))
    assert (run.added, run.changed, run.withdrawn, site.key("z")) == (0, 1, 0, key)


def test_a_withdrawn_offer_is_known_by_its_number_too(site):
    site.harvest(site.page("a", site.offer("a", ids=("uid:1@vhs",))), site.page("b", site.offer("b")))
    key = site.key("a")
    site.harvest(site.page("b", fate="unchanged"))
    run = site.harvest(site.page("z", site.offer("z", ids=("uid:1@vhs",))), site.page("b", fate="unchanged"))
    assert (run.restored, site.key("z")) == (1, key)


def test_a_moved_offer_is_known_though_the_old_address_is_gone_but_still_listed(site):
    site.harvest(site.page("a", site.offer("a", ids=("nr:7x",))))
    key = site.key("a")
    listing = site.page("list", site.offer("a", ids=("nr:7x",)), rank=1)
    site.harvest(listing, site.page("a", fate="gone"), site.page("z", site.offer("z", ids=("nr:7x",))))
    assert (site.key("z"), site.public()) == (key, {"z": "z"})


def test_a_number_that_several_offers_share_tells_none_of_them(site):
    site.harvest(site.page("a", site.offer("a", ids=("nr:252P1",))))
    key = site.key("a")
    run = site.harvest(
        site.page("y", site.offer("y", ids=("nr:252P1",))), site.page("z", site.offer("z", ids=("nr:252P1",)))
    )
    assert (run.added, run.withdrawn, key in {site.key("y"), site.key("z")}) == (2, 1, False)


def test_a_number_that_two_known_offers_had_tells_neither(site):
    site.harvest(site.page("a", site.offer("a", ids=("nr:7x",))), site.page("b", site.offer("b", ids=("nr:7x",))))
    assert site.harvest(site.page("z", site.offer("z", ids=("nr:7x",)))).added == 1


def test_a_number_does_not_take_an_offer_that_is_still_there(site):
    site.harvest(site.page("a", site.offer("a", ids=("nr:7x",))))
    run = site.harvest(site.page("a", fate="unchanged"), site.page("z", site.offer("z", ids=("nr:7x",))))
    assert (run.added, run.changed, sorted(site.public())) == (1, 0, ["a", "z"])


def test_two_numbers_that_point_to_different_offers_point_to_none(site):
    site.harvest(site.page("a", site.offer("a", ids=("nr:7x",))), site.page("b", site.offer("b", ids=("uid:8x",))))
    assert site.harvest(site.page("z", site.offer("z", ids=("nr:7x", "uid:8x")))).added == 1


def test_an_address_used_for_another_offer_gets_another_key(site):
    site.harvest(site.page("a", site.offer("a", "Yoga", ids=("nr:7x",))))
    yoga = site.key("a")
    site.harvest(site.page("z", site.offer("z", "Yoga", ids=("nr:7x",))))
    run = site.harvest(site.page("z", fate="unchanged"), site.page("a", site.offer("a", "Go")))
    assert (run.added, site.key("z"), site.key("a") != yoga) == (1, yoga, True)
    assert site.harvest(site.page("z", fate="unchanged"), site.page("a", site.offer("a", "Go"))).first_seq == 0


@pytest.mark.parametrize(
    "junk", ["nr:TODO", "nr:-1", "nr:", "nr:0", "nr:n/a", "uid:N.A.", "nr: ", "nr:--", "uid:none", "nr:0000", ""]
)
def test_a_placeholder_tells_nothing(junk):
    assert telling((junk, "nr:252P40405", "uid:20261005@vhs.example")) == ("nr:252P40405", "uid:20261005@vhs.example")


def test_the_first_offers_of_two_sources_with_the_same_ids_have_different_keys():
    assert key_of("vhs", "1") != key_of("museum", "1")
