"""The page of an offer says what it belongs to: what matters first, how surely, and by which words."""

from publish.web.classes import classes
from publish.web.language import catalogue
from vocab.model import Classification, Evidence, Offer


def verdict(concept: str, confidence: float, method: str = "rule", words: str = "") -> Classification:
    evidence = (Evidence(field="name", words=words),) if words else ()
    return Classification(concept=concept, confidence=confidence, method=method, evidence=evidence)


FOUND = (
    verdict("formats/onsite", 0.95, "field"),
    verdict("isced-f/021", 0.7, "model", "Ton"),
    verdict("municipality/06611000", 0.98, "field", "34117 Kassel"),
    verdict("stages/continuing", 1.0, "person"),
    verdict("themes/culture", 0.94, "rule", "Töpfern"),
    verdict("themes/inclusion", 0.61, "model", "<b>Gebärden</b>"),
)
OFFER = Offer(source="vhs", local_id="1", type="Course", name="Töpfern", url="/1", classifications=FOUND)


def test_municipality_theme_and_stage_come_first_and_lists_have_their_german_names():
    titles = [one.title for one in classes(OFFER, catalogue("de"))]
    assert titles[0] == "Gemeinde"
    assert titles[1:3] == ["Themenfelder", "Bildungsbereiche"]


def test_a_concept_links_to_its_page_and_a_municipality_has_its_name():
    shown = classes(OFFER, catalogue("de"))
    assert (shown[0].verdicts[0].label, shown[0].verdicts[0].path) == ("Kassel", "")
    assert (shown[1].verdicts[0].label, shown[1].verdicts[0].path) == ("Kulturelle Bildung", "vocab/themes/culture")


def test_how_surely_and_by_what_is_said_in_words():
    _, themes, stage, *_ = classes(OFFER, catalogue("en"))
    assert [(one.surely, one.by, one.words) for one in themes.verdicts] == [
        ("surely", "words of the text", ("Töpfern",)),
        ("perhaps", "words of the text, and texts like it", ("<b>Gebärden</b>",)),
    ]
    assert (stage.verdicts[0].surely, stage.verdicts[0].by) == ("surely", "a person")
