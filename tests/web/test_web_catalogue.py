"""The German catalogue is complete and fits the code; every term of the model has a word."""

import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import publish.web
from harvester.records import Action, Reason, RunState, SourceState
from publish.web import labels
from publish.web.language import catalogue
from vocab.model import Severity
from vocab.terms import EVENT_STATUSES, OFFER_CLASSES

ROOT = Path(publish.web.__file__).parent
WORDS = {"gettext": None, "noop": None, "_": None, "ngettext": (1, 2)}
TRIMMED = {"trim_blocks": "true", "lstrip_blocks": "true"}


def used():
    """Return every message of code and templates; a plural as a pair."""
    found = set()
    for file in [*ROOT.glob("*.py"), *ROOT.glob("templates/*.html")]:
        method = "python" if file.suffix == ".py" else "jinja2.ext:babel_extract"
        with file.open("rb") as opened:
            options = {} if file.suffix == ".py" else TRIMMED
            found |= {message for _, message, _, _ in extract(method, opened, keywords=WORDS, options=options)}
    return found


def german():
    with (files("publish.web") / "locale/de/LC_MESSAGES/web.po").open("rb") as file:
        return [message for message in read_po(file, locale="de") if message.id]


def test_every_message_is_translated():
    say = catalogue("de")
    singular = {message for message in used() if isinstance(message, str)}
    assert len(used()) > 150
    assert singular - say.known() == set()
    for one, many in (message for message in used() if isinstance(message, tuple)):
        assert say.ngettext(one, many, 1) != one or one == "", one
        assert say.ngettext(one, many, 2), many


def test_the_catalogue_holds_nothing_that_is_not_used():
    singular = {m if isinstance(m, str) else m[0] for m in used()}
    assert {m.id if isinstance(m.id, str) else m.id[0] for m in german()} - singular == set()


def test_a_translation_keeps_the_places_for_values():
    for message in german():
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        first = message.id if isinstance(message.id, str) else message.id[1]
        for one in said:
            assert sorted(re.findall(r"%\(\w+\)[sd]", one)) == sorted(re.findall(r"%\(\w+\)[sd]", first)), message.id
            assert one.strip(), message.id


@pytest.mark.parametrize(
    ("table", "names"),
    [
        (labels.TYPES, OFFER_CLASSES),
        (labels.STATUSES, EVENT_STATUSES - {"EventScheduled"}),
        (labels.ACTIONS, get_args(Action)),
        (labels.REASONS, {*get_args(Reason)} - {""}),
        (labels.RUN_STATES, get_args(RunState)),
        (labels.SOURCE_STATES, get_args(SourceState)),
        (labels.SEVERITIES, get_args(Severity)),
    ],
)
def test_every_term_of_the_model_has_a_word(table, names):
    assert set(names) - set(table) == set()


@pytest.mark.parametrize(("number", "words"), [(0, "Angebote"), (1, "Angebot"), (2, "Angebote")])
def test_a_count_agrees_with_its_noun(number, words):
    assert catalogue("de").ngettext("offer", "offers", number) == words
