"""Verdicts when a code list has moved on since the model was trained: a deprecated concept passes them on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vocab

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, sys
from harvester.classify import of_words
from harvester.classify.corrections import corrected
from harvester.records import Correction
from vocab.model import Offer

choir = Offer(source="vhs", local_id="1", type="Course", name="Chor", description=sys.argv[1], url="https://vhs.example/1")
told = Correction(scope="source", source="vhs", subject="", scheme="themes", concepts=("culture",))
print(json.dumps({
    "found": [[one.concept, one.confidence] for one in of_words(choir)],
    "told": [one.concept for one in corrected(choir, (), (told,))],
}))
"""
WORDS = "Wir singen Lieder aus aller Welt, geprobt wird für ein Konzert in der Kirche."


@pytest.fixture(scope="module")
def moved_on(tmp_path_factory):
    """Return a folder with the vocabulary in which `themes/arts` has taken the place of `themes/culture`."""
    own = Path(vocab.__file__).parent
    folder = tmp_path_factory.mktemp("moved") / "vocab"
    shutil.copytree(own, folder, copy_function=os.symlink, ignore=shutil.ignore_patterns("__pycache__"))
    lists = json.loads((own / "data" / "codes.json").read_text("utf-8"))
    themes = next(one for one in lists if one["name"] == "themes")
    old = next(one for one in themes["concepts"] if one["name"] == "culture")
    new = {**old, "key": "themes/arts", "name": "arts", "iri": old["iri"].replace("culture", "arts")}
    old.update(deprecated=True, successor="themes/arts")
    themes["concepts"].append(new)
    (folder / "data" / "codes.json").unlink()
    (folder / "data" / "codes.json").write_text(json.dumps(lists), "utf-8")
    return folder.parent


def said(*folders):
    way = os.pathsep.join(map(str, (*folders, ROOT)))
    ran = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, WORDS],
        env={**os.environ, "PYTHONPATH": way},
        capture_output=True,
        check=True,
    )
    return json.loads(ran.stdout)


def test_what_the_words_say_goes_to_the_successor_as_surely_as_before(moved_on):
    before, after = said()["found"], said(moved_on)["found"]
    assert ["themes/culture", 1.0] in before
    assert after == [["themes/arts" if key == "themes/culture" else key, sure] for key, sure in before]


def test_what_a_person_said_goes_to_the_successor(moved_on):
    assert said()["told"] == ["themes/culture"]
    assert said(moved_on)["told"] == ["themes/arts"]
