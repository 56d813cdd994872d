"""The registered sources as the ledger keeps them."""

import pytest
from msgspec.structs import replace

from harvester.errors import SourceError
from harvester.records import Source

MUSEUM = Source(id="museum", address="https://museum.example/", state="approved", options={"depth": "2"})


def test_a_source_is_kept_as_described(ledger):
    ledger.add_source(MUSEUM)
    assert ledger.source("museum") == MUSEUM
    assert [source.id for source in ledger.sources()] == ["museum", "vhs"]


def test_sources_are_listed_by_state(ledger):
    ledger.add_source(replace(MUSEUM, state="paused"))
    assert [source.id for source in ledger.sources("paused")] == ["museum"]


def test_an_id_is_given_once(ledger):
    with pytest.raises(SourceError) as caught:
        ledger.add_source(Source(id="vhs", address="https://other.example/"))
    assert caught.value.code == "source-exists"
    assert ledger.source("vhs").address == "https://vhs.example/"


@pytest.mark.parametrize("ask", ["source", "save"])
def test_an_unknown_source_is_answered_with_the_choices(ledger, ask):
    with pytest.raises(SourceError) as caught:
        ledger.source("vsh") if ask == "source" else ledger.save_source(Source(id="vsh", address="https://x.example/"))
    assert caught.value.say() == "vsh: there is no such source. The choices are: vhs."


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"address": "https://elsewhere.example/"}, "proposed"),
        ({"kind": "ical"}, "proposed"),
        ({"title": "VHS Musterstadt"}, "approved"),
        ({"address": "https://elsewhere.example/", "state": "rejected"}, "rejected"),
        ({"state": "paused", "kind": "ical"}, "proposed"),
    ],
)
def test_approval_holds_for_one_address_and_kind(ledger, changes, state):
    kept = ledger.save_source(replace(ledger.source("vhs"), **changes))
    assert (kept.state, ledger.source("vhs")) == (state, kept)
