"""Texts that were encoded twice, hold soft hyphens or lost characters are mended, or what is wrong is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.mapping.text import damage, line, prose, repaired
from harvester.mapping.tongue import tongue


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("TÃ¶pfern fÃ¼r AnfÃ¤nger", "Töpfern für Anfänger"),
        ("â€žTonâ€œ â€“ 5 â‚¬", "„Ton“ – 5 €"),
        ("TÃƒÂ¶pfern", "Töpfern"),
        ("São Paulo, Âge d’or, Château", "São Paulo, Âge d’or, Château"),
        ("Vietnam: Tháng tám, â", "Vietnam: Tháng tám, â"),
        ("Museums\u00adp\u00e4dagogik", "Museumspädagogik"),
        ("Mu&shy;seum &amp; Ton", "Museum & Ton"),
    ],
)
def test_texts_are_mended(words, text):
    assert line(words) == text
    assert prose(f"<p>{words}</p>") == text


@given(text=st.text(alphabet="Töpfernäöüß„“–€ éèàç", max_size=40))
def test_what_is_right_stays_and_what_was_encoded_twice_comes_back(text):
    assert repaired(text) == text
    assert repaired(text.encode().decode("cp1252", "ignore")) is not None


def test_damage_is_told_with_its_characters(mapped):
    result = mapped(name="TÃ¶pfern", description="Gem\ufffdlde und Farben")
    assert [(one.code, one.field, one.words) for one in result.findings] == [
        ("text-encoding", "name", "Ã ¶"),
        ("text-encoding", "description", "m \ufffd l"),
    ]
    assert result.offer.name == "Töpfern"
    assert damage("Gemälde") == ""


GERMAN = "In diesem Kurs lernen Sie, wie man aus altem Holz einen Stuhl baut, und wir bringen das Werkzeug für Sie mit."
ENGLISH = (
    "In this course you will learn how to build a chair from old wood, and we bring all of the tools with us for you."
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        ("In deze cursus leer je hoe je van oud hout een stoel maakt, en wij nemen het gereedschap voor je mee.", "nl"),
        ("Dans ce cours vous apprenez à faire une chaise avec du bois, et nous apportons les outils pour vous.", "fr"),
        ("Yoga, Pilates, Qigong", ""),
        ("", ""),
    ],
)
def test_a_language_is_told_where_it_is_sure(text, tag):
    assert tongue(text) == tag


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ({"inLanguage": "English", "description": GERMAN}, [("en", "de")]),
        ({"inLanguage": "de", "description": ENGLISH}, [("de", "en")]),
        ({"inLanguage": ("de", "en"), "description": ENGLISH}, []),
        ({"inLanguage": "English", "description": GERMAN, "name": "Englisch A1"}, []),
        ({"description": ENGLISH}, []),
        ({"inLanguage": "de", "description": GERMAN}, []),
    ],
)
def test_a_text_in_another_language_than_stated_is_told(properties, told, mapped):
    result = mapped(**properties)
    assert [(one.words, one.detail) for one in result.findings if one.code == "text-language"] == told
