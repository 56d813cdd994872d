"""What an offer lacks is said, and nothing else."""

import pytest

from harvester.check import check
from vocab.messages import say
from vocab.model import Instance, Offer, Organization, Place, Session

FULL = {
    "type": "Event",
    "description": "Ton und Farbe",
    "providers": (Organization(name="vhs"),),
    "places": (Place(words="Haus A"),),
    "instances": (Instance(start="2026-10-05"),),
}


def codes(**given):
    made = Offer(
        **{"source": "vhs", "local_id": "1", "name": "Töpfern", "url": "https://vhs.example/1", **FULL, **given}
    )
    return [one.code for one in check(made)]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, []),
        ({"description": ""}, ["offer-no-description"]),
        ({"providers": ()}, ["offer-no-provider"]),
        ({"providers": (), "organizers": (Organization(name="Verein"),)}, []),
        ({"places": ()}, ["offer-no-place"]),
        ({"places": (), "mode": "online"}, []),
        ({"places": (), "instances": (Instance(start="2026-10-05", mode="online"),)}, []),
        ({"places": (), "instances": (Instance(start="2026-10-05", places=(Place(words="A"),)),)}, []),
        ({"places": (), "instances": (Instance(sessions=(Session(start="2026-10-05", place=Place(words="A")),)),)}, []),
        ({"places": (), "type": "LearningResource"}, []),
        ({"instances": ()}, ["offer-no-start"]),
        ({"instances": (Instance(sessions=(Session(start="2026-10-05"),)),)}, []),
        ({"instances": (), "status": "EventPostponed"}, []),
        ({"instances": (), "type": "Course"}, []),
        ({"instances": (), "type": "EducationalOccupationalProgram"}, []),
        ({"instances": (), "type": "EducationEvent"}, ["offer-no-start"]),
    ],
)
def test_what_is_missing_is_said(given, missing):
    assert codes(**given) == missing


def test_a_finding_names_the_page_and_the_offer():
    made = Offer(
        source="vhs", local_id="1", name="Töpfern", url="https://vhs.example/1", type="Event", pages=("https://a/",)
    )
    assert [one.severity for one in check(made)] == ["warning", "info", "info", "info"]
    assert say(check(made)[0], "de").startswith("https://a/: „Töpfern“ nennt keinen Beginn")
