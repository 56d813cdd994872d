"""The page of accuracies is what the command writes, and the figures that were promised are reached."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import accuracy

from harvester.classify.texts import labelled


def test_the_page_is_what_the_command_writes():
    assert accuracy.FILE.read_text("utf-8") == accuracy.page(), "run: make accuracy"


@pytest.mark.parametrize(("scheme", "least"), [("themes", 0.85), ("stages", 0.90)])
def test_macro_f1_on_texts_that_were_only_measured_is_as_promised(scheme, least):
    scores, _ = accuracy.measured(labelled("measuring"))
    assert scores[scheme].macro() >= least
