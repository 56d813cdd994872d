"""Words of the code lists are found as German bends and joins them, and look-alikes are not."""

import pytest

from harvester.classify.lexicon import lexicon
from harvester.classify.words import fold, stem, tokens, words
from vocab import codes


def met(text: str) -> set[str]:
    own = lexicon()
    return {cue.concept for cue, _, _ in own.hits([own.known(word) for word in tokens(text)])}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Klimaschutzworkshop", "themes/sustainability"),
        ("Klimaschutzworkshop", "types/workshop"),
        ("Klimaschutz-Workshop", "types/workshop"),
        ("Workshops zum Klimaschutz", "themes/sustainability"),
        ("Integrationskurse", "themes/integration"),
        ("INTEGRATIONSKURSEN", "types/integration-course"),
        ("Sprachkurses", "types/language-course"),
        ("Stadtführungen", "types/guided-tour"),
        ("Stadtfuehrung", "types/guided-tour"),
        ("Ein Kurs für Seniorinnen", "target-groups/seniors"),
        ("Ein Kurs für Senior*innen", "target-groups/seniors"),
        ("Repair-Café im Bürgerhaus", "themes/sustainability"),
        ("Repaircafé im Bürgerhaus", "themes/sustainability"),
        ("Leichte Sprache", "themes/inclusion"),
        ("Einführung in leichter Sprache", "themes/inclusion"),
    ],
)
def test_a_word_is_found_however_it_is_bent_joined_or_written(text, concept):
    assert concept in met(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Wartung einer Klimaanlage", "themes/sustainability"),
        ("Kunststofftechnik", "themes/culture"),
        ("90 Euro inklusive Mittagessen", "themes/inclusion"),
        ("Integralrechnung", "themes/integration"),
        ("Seminar für Führungskräfte", "types/guided-tour"),
    ],
)
def test_what_only_looks_like_a_word_is_not_taken_for_it(text, concept):
    assert concept not in met(text)


@pytest.mark.parametrize("scheme", ["themes", "stages", "types", "target-groups"])
def test_every_concept_is_found_by_its_own_names(scheme):
    for concept in codes.scheme(scheme).concepts:
        if not concept.deprecated:
            assert concept.key in met(concept.labels["de"]), concept.labels["de"]


def test_a_soft_hyphen_or_gender_sign_does_not_part_a_word():
    assert words("Volks\u00adhoch\u00adschule für Schüler:innen") == ["volkshochschule", "fur", "schulerinnen"]


def test_words_are_the_same_with_and_without_umlauts():
    assert [stem(fold(word)) for word in ("Bücher", "Buecher", "BÜCHERN")] == ["buch"] * 3
