"""Recorded listings of other people's websites: what is proposed for them reads what stands there."""

import pytest

from harvester.extract.document import Document
from harvester.extract.recipe.compiled import ready
from harvester.extract.recipe.read import read, view
from harvester.extract.recipe.suggest import suggest
from harvester.records import Page

RECORDED = [
    ("lcrdm/000.html", 4, "RDA in NL – Community meet-up - September 3 2025", "3 Sep 09:00 - 17:00"),
    ("dcc/000.html", 2, "Training Beïnvloedings-vaardigheden", "18 Sep - 10 Oct"),
    ("rug/000.html", 52, "Brainstorm: The Human Brain & Research in Groningen", "15-02-2025"),
]


@pytest.mark.parametrize(("page", "number", "name", "date"), RECORDED)
def test_a_proposal_for_a_recorded_listing_reads_its_entries_with_their_days(shared, page, number, name, date):
    body = (shared / "material" / "tess-sites" / page).read_bytes()
    document = Document(Page(address="https://x.example/agenda/", asked="", body=body, kind="listing"))
    made = suggest(document, lambda _: None, "x", "en")
    done = read(ready(made.text), view(document))
    assert (made.offers, done.part) == (number, "listing")
    assert done.entries[0].fields["name"].values == (name,)
    assert date in done.entries[0].fields["dateText"].values[0]


@pytest.mark.parametrize("page", ["citizen_science/000.html", "oscd/000.html"])
def test_a_recorded_page_that_lists_no_offers_gets_no_proposal(shared, page):
    body = (shared / "material" / "tess-sites" / page).read_bytes()
    page = Page(address="https://x.example/agenda/", asked="", body=body, kind="listing")
    assert suggest(Document(page), lambda _: None, "x", "en").text == ""
