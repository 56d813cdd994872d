"""One offer from what several pages say."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from harvester.reconcile import Contribution, merge
from vocab.model import Offer, Origin, Price

BASE = Offer(source="vhs", local_id="1", type="Course", name="Yoga", url="https://vhs.example/1")


def said(page: str, rank: int, position: int = 0, **fields: object) -> Contribution:
    return Contribution(page=page, rank=rank, position=position, offer=replace(BASE, **fields))


def origin(field: str, page: str) -> Origin:
    return Origin(field=field, page=page, method="json-ld", words="…")


def test_the_own_page_wins_over_a_listing_and_a_listing_over_mere_words():
    found = merge([said("/w", 2, name="words"), said("/z", 0, name="own"), said("/l", 1, name="listed")])
    assert (found.name, found.pages) == ("own", ("/z", "/l", "/w"))


def test_pages_of_one_rank_are_taken_by_their_address():
    assert merge([said("/b", 1, name="b"), said("/a", 1, name="a")]).name == "a"


def test_what_one_page_says_twice_is_taken_in_its_order():
    assert merge([said("/a", 0, 1, name="second"), said("/a", 0, 0, name="first")]).name == "first"


def test_what_is_missing_is_filled_in_whole_and_with_its_origin():
    own = said("/own", 0, origins=(origin("name", "/own"),))
    listed = said(
        "/list", 1, name="Yoga (Liste)", price=Price(words="85 €"),
        origins=(origin("name", "/list"), origin("price", "/list"), origin("price.amounts", "/list")),
    )  # fmt: skip
    found = merge([own, listed])
    assert found.price == Price(words="85 €")
    assert [(o.field, o.page) for o in found.origins] == [
        ("name", "/own"),
        ("price", "/list"),
        ("price.amounts", "/list"),
    ]


def test_all_names_of_an_offer_are_kept():
    assert merge([said("/l", 1, identifiers=("nr:1", "uid:2")), said("/o", 0, identifiers=("uid:2",))]).identifiers == (
        "uid:2",
        "nr:1",
    )


def test_an_offer_of_one_page_is_as_it_stood_there():
    assert merge([said("/a", 1, description="words")]) == replace(BASE, description="words", pages=("/a",))


texts = st.sampled_from(["", "x", "y"])
contributions = st.builds(
    said,
    st.sampled_from(["/a", "/b", "/c"]),
    st.integers(0, 2),
    st.integers(0, 3),
    name=st.sampled_from(["n", "m"]),
    description=texts,
    course_code=texts,
    keywords=st.lists(st.sampled_from("kl"), max_size=2).map(tuple),
    identifiers=st.lists(st.sampled_from(["nr:1", "nr:2"]), max_size=2, unique=True).map(tuple),
    origins=st.lists(st.builds(origin, st.sampled_from(["name", "description", "start"]), st.just("/p"))).map(tuple),
)


@given(st.lists(contributions, min_size=1, max_size=4, unique_by=lambda c: (c.page, c.position)))
def test_the_order_in_which_pages_came_makes_no_difference(found):
    found = list({(c.page, c.position): c for c in found}.values())
    assert len({repr(merge(order)) for order in permutations(found)}) == 1
