"""What persons say of offers is kept, one verdict for each scope, subject and code list."""

import pytest

from harvester.errors import UseError
from harvester.records import Correction

CULTURE = Correction(scope="source", source="vhs", scheme="themes", concepts=("culture",), by="Amt", note="Museum")


def test_a_correction_is_kept_with_its_time(ledger):
    kept = ledger.correct(CULTURE)
    assert kept.at
    assert ledger.corrections("vhs") == [kept]
    assert ledger.corrections("museum") == []


def test_the_later_one_stands_in_place_of_the_earlier(ledger):
    ledger.correct(CULTURE)
    ledger.correct(Correction(scope="source", source="vhs", scheme="themes"))
    assert [one.concepts for one in ledger.corrections()] == [()]


def test_lists_and_subjects_are_corrected_apart(ledger):
    ledger.correct(CULTURE)
    ledger.correct(Correction(scope="source", source="vhs", scheme="stages", concepts=("school",)))
    ledger.correct(Correction(scope="category", source="vhs", subject="sport", scheme="themes"))
    assert len(ledger.corrections()) == 3


def test_what_was_never_corrected_cannot_be_taken_back(ledger):
    with pytest.raises(UseError) as wrong:
        ledger.uncorrect(CULTURE)
    assert wrong.value.code == "correction-unknown"


def test_taken_back_it_is_gone(ledger):
    ledger.correct(CULTURE)
    ledger.uncorrect(CULTURE)
    assert ledger.corrections() == []
