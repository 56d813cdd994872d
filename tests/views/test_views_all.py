"""Every view: what is given and what is refused is everything, and each reason has words."""

import pytest

from vocab.messages import messages
from vocab.views import amb, bioschemas, elm, moochub

VIEWS = {"elm": elm.view, "amb": amb.view, "moochub": moochub.view, "bioschemas": bioschemas.view}


@pytest.mark.parametrize("name", VIEWS)
def test_an_offer_is_given_or_refused_with_a_reason(changes, iris, name):
    given = refused = 0
    for change in changes:
        view = VIEWS[name](change, iris)
        has = bool(view.document or view.entities)
        assert has != bool(view.reasons)
        assert set(view.reasons) <= set(messages())
        given, refused = given + has, refused + (not has)
    assert given + refused == len(changes)
    assert min(given, refused) > 10


@pytest.mark.parametrize("name", VIEWS)
def test_equal_offers_give_equal_views(changes, iris, name):
    assert [VIEWS[name](one, iris) for one in changes[:50]] == [VIEWS[name](one, iris) for one in changes[:50]]


@pytest.mark.parametrize("name", VIEWS)
def test_a_text_without_a_licence_is_in_no_view(complete, as_change, iris, name):
    import msgspec

    bare = msgspec.structs.replace(complete, description="Geheimer Text", licence="")
    assert "Geheimer Text" not in str(VIEWS[name](as_change(bare), iris))
