"""The shipped model is the one that the script makes of the shipped texts, and these are as promised."""

from collections import Counter

import pytest

from harvester.classify.model import model
from harvester.classify.texts import labelled
from harvester.classify.train import fingerprint
from vocab import codes

HALVES = ("working", "measuring")
TEXTS = {half: labelled(half) for half in HALVES}


def test_the_model_was_trained_on_the_texts_and_code_lists_that_are_here():
    assert model().about.trained_on == fingerprint(), "train anew: make model"


def test_there_are_a_thousand_texts_each_in_one_half_only():
    names = [text.id for half in HALVES for text in TEXTS[half]]
    assert len(names) >= 1_000
    assert len(set(names)) == len(names)
    assert len(TEXTS["measuring"]) >= 500


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("scheme", ["themes", "stages", "types", "target-groups", "isced-f"])
def test_every_label_is_a_concept_and_every_concept_of_the_guide_occurs(half, scheme):
    used = Counter(name for text in TEXTS[half] for name in text.concepts(scheme))
    known = {one.key for one in codes.scheme(scheme).concepts}
    assert set(used) <= known
    if scheme in {"themes", "stages"}:
        assert min(used[one.key] for one in codes.scheme(scheme).concepts if not one.deprecated) >= 30


def test_no_text_for_training_has_the_title_of_one_that_is_measured():
    measured = {text.title.casefold() for text in TEXTS["measuring"]}
    assert [text.id for text in labelled("training") if text.title.casefold() in measured] == []


def test_many_texts_belong_to_no_theme():
    for texts in TEXTS.values():
        assert sum(not text.themes for text in texts) > 0.2 * len(texts)
