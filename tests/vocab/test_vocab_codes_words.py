"""The words of the lists meet what they are for, and look-alikes of short ones meet nothing."""

import pytest

from harvester.classify.lexicon import SCHEMES, Lexicon
from harvester.classify.words import tokens
from vocab.codes import scheme

LEXICONS = {name: Lexicon((name,)) for name in SCHEMES}


def met(name, text):
    """Return the concepts of a list that a text speaks for."""
    lexicon = LEXICONS[name]
    return {cue.concept for cue, _, _ in lexicon.hits([lexicon.known(word) for word in tokens(text)])}


@pytest.mark.parametrize("name", SCHEMES)
def test_a_concept_is_met_by_each_of_its_names(name):
    for one in scheme(name).concepts:
        if not one.deprecated:
            names = [*one.labels.values(), *(word for words in one.alt.values() for word in words)]
            assert [word for word in names if one.key not in met(name, word.strip("‹›-"))] == [], one.key


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("themes/integration", "Deutschlandticket, Deutschlandfunk, Deutschlandreise, Deutschlandkarte"),
        ("themes/integration", "Deutsche Bahn, Deutsche Rentenversicherung, Deutsches Rotes Kreuz, Fluchtweg"),
        ("themes/sustainability", "Energieausgleich, Energiearbeit, Lebensenergie, Energiemedizin, Energiebahnen"),
        ("themes/sustainability", "Sensor, sensibel, Sensation, Sensenmann, Moorleiche, Reizklima, Naturalien"),
        ("themes/culture", "Webkurs, Kunstleder, Kopfkino, Waschtrommel, Geigerzähler, Autoreparatur, Versammlung"),
        ("themes/democracy", "Protestant, Europapark, Wahlheimat, Staatsoper, gewaltig, Rathauskeller"),
        ("themes/workforce", "Waschmaschine, Jobticket, Betriebskosten, Berufsverkehr"),
        ("stages/higher-education", "Selbststudium, Studentenfutter"),
        ("stages/continuing", "Seminarraum, Seminarhotel, Verlustvortrag"),
        ("types/course", "Exkurs, Kursgewinn, Kurschatten, Zinskurs, Sinkkurs, kursiv"),
        ("types/discussion", "individuell, individuelle, individuellen"),
        ("types/club", "Choreografie, Choral, Chorgestühl"),
        ("types/lecture", "Verlustvortrag, Gewinnvortrag"),
        ("types/guided-tour", "Zusammenführung, Verkehrsführung, Protokollführung"),
        ("types/festival", "rutschfest, bissfest, trittfest"),
        ("types/degree-programme", "Selbststudium, Bibelstudium"),
        ("target-groups/girls", "Dienstmädchen, Zimmermädchen"),
        ("target-groups/infants", "Babykatze, Babyspinat"),
        ("target-groups/seniors", "Seniorchef, Seniorpartner, Senior Manager"),
    ],
)
def test_a_look_alike_speaks_for_nothing(concept, words):
    name = concept.partition("/")[0]
    assert [word for word in words.split(", ") if concept in met(name, word)] == []


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        ("themes/sustainability", "BNE im Ganztag"),
        ("themes/sustainability", "Mähen mit der Sense"),
        ("themes/culture", "Webkurs am Webstuhl"),
        ("stages/higher-education", "Studium der Medizin"),
        ("types/course", "Kurse am Abend"),
        ("types/club", "Chor für alle"),
        ("types/open-meeting", "Offener Treff"),
        ("types/course", "Lektürekurs und Abschlusskurs"),
        ("types/guided-tour", "Schulklassenführung"),
        ("types/degree-programme", "Musikstudium"),
    ],
)
def test_the_word_itself_still_speaks(concept, text):
    assert concept in met(concept.partition("/")[0], text)
