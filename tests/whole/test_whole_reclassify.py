"""What a changed code list, place or correction would change is shown first, and written only when told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from harvester import flow
from harvester.config import load
from harvester.errors import BusyError
from harvester.finishing import finisher
from harvester.ledger import Ledger
from harvester.reclassify import apply, differences, only
from harvester.records import Correction, Finished, Source
from vocab.model import Classification, Offer, concepts

SITE = "https://vhs.example"
PAGE = """<script type="application/ld+json">[
 {"@type": "Course", "name": "Klimaschutzworkshop", "url": "https://vhs.example/kurse/klima", "about": "Umwelt"},
 {"@type": "Course", "name": "Töpfern am Abend", "url": "https://vhs.example/kurse/ton"}]</script>"""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/") as opened:
        opened.add_source(Source(id="vhs", address=f"{SITE}/kurse", state="approved"))
        yield opened


@pytest.fixture
def harvest(ledger, archive, tmp_path):
    def run(page: str = PAGE, *, full: bool = False):
        file = archive(tmp_path / "site.warc.gz", {"/kurse": ("text/html", f"<html><h1>Kurse</h1>{page}</html>")})
        (done,) = flow.harvest(ledger, ["vhs"], load(tmp_path, {}), warc=file, full=full)
        return done.run

    return run


def themes(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    return {change.offer.name: concepts(change.offer, "themes") for change in ledger.offers()}


def today(ledger: Ledger):
    return finisher(ledger.source("vhs"), None, ledger.corrections("vhs"))


def otherwise(offer: Offer) -> Finished:
    """Classify as code lists would in which everything is democracy."""
    verdict = Classification(concept="themes/democracy", confidence=0.9, method="rule")
    return Finished(replace(offer, classifications=(verdict,)))


def test_a_harvest_classifies(ledger, harvest):
    harvest()
    assert themes(ledger) == {"Klimaschutzworkshop": ("sustainability",), "Töpfern am Abend": ("culture",)}


def test_right_after_a_harvest_nothing_would_change(ledger, harvest):
    harvest()
    assert list(differences(ledger, ledger.source("vhs"), today(ledger))) == []


def test_what_would_change_is_shown_and_nothing_written(ledger, harvest):
    harvest()
    before = ledger.last_seq()
    shown = list(differences(ledger, ledger.source("vhs"), otherwise))
    assert {(one.after.name, *one.new()) for one in shown} == {
        ("Klimaschutzworkshop", "themes/democracy"),
        ("Töpfern am Abend", "themes/democracy"),
    }
    assert all("themes/" in " ".join(one.gone()) for one in shown)
    assert ledger.last_seq() == before


def test_an_ordinary_harvest_with_other_code_lists_rewrites_nothing(ledger, harvest, monkeypatch):
    harvest()
    before = ledger.last_seq()
    monkeypatch.setattr(flow, "finisher", lambda *_: otherwise)
    assert harvest().changed == 0
    assert harvest(full=True).changed == 0
    assert ledger.last_seq() == before


def test_applied_it_is_a_run_of_its_own_with_its_changes(ledger, harvest):
    harvest()
    run = apply(ledger, ledger.source("vhs"), otherwise)
    assert run is not None
    assert (run.state, run.reason, run.changed) == ("succeeded", "run-reclassified", 2)
    assert set(themes(ledger).values()) == {("democracy",)}
    assert apply(ledger, ledger.source("vhs"), otherwise) is None


def test_a_correction_survives_every_harvest(ledger, harvest):
    harvest()
    key = next(change.key for change in ledger.offers() if change.offer.name == "Töpfern am Abend")
    ledger.correct(Correction(scope="offer", source="vhs", subject=key, scheme="themes", concepts=("inclusion",)))
    apply(ledger, ledger.source("vhs"), today(ledger))
    assert themes(ledger)["Töpfern am Abend"] == ("inclusion",)
    harvest(PAGE.replace("Töpfern am Abend", "Töpfern am Morgen"))
    assert themes(ledger)["Töpfern am Morgen"] == ("inclusion",)


def test_a_correction_changes_its_own_offers_in_its_own_list_and_nothing_else(ledger, harvest):
    harvest()
    said = Correction(scope="category", source="vhs", subject="umwelt", scheme="stages", concepts=("school",))

    def newer(offer: Offer) -> Finished:
        """Classify as newer code lists would: everything is democracy, at school."""
        made = otherwise(offer).offer
        stage = Classification(concept="stages/school", confidence=1.0, method="person")
        return Finished(replace(made, classifications=(*made.classifications, stage)))

    run = apply(ledger, ledger.source("vhs"), only(said, newer), lambda: ledger.correct(said))
    assert run is not None
    assert run.changed == 1
    assert themes(ledger) == {"Klimaschutzworkshop": ("sustainability",), "Töpfern am Abend": ("culture",)}
    stages = {change.offer.name: concepts(change.offer, "stages") for change in ledger.offers()}
    assert stages["Klimaschutzworkshop"] == ("school",)
    assert stages["Töpfern am Abend"] != ("school",)


def test_while_the_source_is_being_harvested_a_correction_is_refused_as_a_whole(ledger, harvest):
    harvest()
    said = Correction(scope="source", source="vhs", scheme="themes")
    lease = ledger.lease("vhs", "somebody", 60)
    with pytest.raises(BusyError):
        apply(ledger, ledger.source("vhs"), only(said, today(ledger)), lambda: ledger.correct(said))
    ledger.release(lease)
    assert ledger.corrections() == []


def test_taken_back_the_words_decide_again(ledger, harvest):
    harvest()
    said = Correction(scope="category", source="vhs", subject="umwelt", scheme="themes")
    ledger.correct(said)
    apply(ledger, ledger.source("vhs"), today(ledger))
    assert themes(ledger)["Klimaschutzworkshop"] == ()
    ledger.uncorrect(said)
    apply(ledger, ledger.source("vhs"), today(ledger))
    assert themes(ledger)["Klimaschutzworkshop"] == ("sustainability",)


def test_an_offer_that_no_rule_lets_through_stays_as_it_was(ledger, harvest, monkeypatch):
    harvest()
    monkeypatch.setattr(flow, "finisher", lambda *_: lambda _: Finished(None))
    run = harvest(PAGE.replace("Töpfern am Abend", "Töpfern am Morgen"))
    assert (run.changed, run.withdrawn) == (0, 0)
    assert "Töpfern am Abend" in themes(ledger)
