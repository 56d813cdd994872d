"""What the gate lets pass."""

import pytest

from harvester.gate import gate
from harvester.records import Outcome
from vocab.messages import say


@pytest.mark.parametrize(
    ("live", "outcome", "code"),
    [
        (12, Outcome(whole=True, seen=0), "no-offers"),
        (12, Outcome(whole=True, seen=1), ""),
        (12, Outcome(whole=False, seen=0), ""),
        (0, Outcome(whole=True, seen=0), ""),
    ],
)
def test_a_whole_run_without_offers_is_held_back_where_there_were_some(live, outcome, code):
    verdict = gate(live, outcome)
    assert (verdict.passed, verdict.code) == (not code, code)


def test_the_gate_says_why():
    assert "12" in say(gate(12, Outcome(whole=True)).findings[0])
    assert [found.code for found in gate(0, Outcome(whole=True)).findings] == ["no-offers-yet"]
