"""What docs/sources/recipes.md prints is true: its example works, its tables name all keys, its messages are given."""

import re
from pathlib import Path

import msgspec
import pytest

from harvester.errors import RecipeError
from harvester.extract.recipe.compiled import BUILT_IN, ready
from harvester.extract.recipe.model import FIELDS, Detail, Field, Listing, Recipe, Recognise
from vocab.messages import messages

TEXT = (Path(__file__).parents[2] / "docs" / "sources" / "recipes.md").read_text("utf-8")
PAGES = dict(re.findall(r"<!-- page (\S+) -->\n```html\n(.*?)```", TEXT, re.DOTALL))
RECIPE = re.findall(r"<!-- recipe -->\n```toml\n(.*?)```", TEXT, re.DOTALL)[0]
SITE = "https://vhs.example"


def test_the_example_reads_the_listing_as_printed(read):
    got = read(PAGES["/kurse"], f"{SITE}/kurse", kind="listing", recipe=RECIPE)
    assert got.names == ["Töpfern für Anfänger", "PEKiP: das erste Lebensjahr"]
    assert got.addresses == [f"{SITE}/kurse/toepfern", f"{SITE}/kurse/pekip", f"{SITE}/kurse?seite=2"]
    first = got.offers[0].item.properties
    assert first["dateText"] == ("Mo. 5.10.2026, 18:00–20:00 Uhr",)
    assert (first["location"], first["priceText"]) == (("Haus der Bildung",), ("ab 85,00 €",))
    assert got.findings == []


def test_the_example_reads_the_own_page_as_printed(read):
    got = read(PAGES["/kurse/toepfern"], f"{SITE}/kurse/toepfern", recipe=RECIPE)
    said = got.offers[0].item.properties
    assert (said["name"], said["courseCode"]) == (("Töpfern für Anfänger",), ("K 117",))
    assert said["priceText"] == ("85,00 €, ermäßigt 60,00 €",)
    sessions = said["hasCourseInstance"][0].properties["subEvent"]
    assert [one.properties["dateText"] for one in sessions] == [
        ("5.10.2026 18:00–20:00 Uhr",),
        ("12.10.2026 18:00–20:00 Uhr",),
    ]
    assert "Beispiel" not in str(got.offers)
    assert got.offers[0].rank == 0


@pytest.mark.parametrize("kind", [Recipe, Recognise, Listing, Detail, Field])
def test_every_key_is_explained(kind):
    tables = {"recognise", "listing", "detail", "fields", "sessions", "instances"}
    for key in msgspec.structs.fields(kind):
        assert key.name in tables or re.search(rf"^\| [^|]*`{key.name}`", TEXT, re.MULTILINE), key.name


@pytest.mark.parametrize("name", [*FIELDS, *BUILT_IN])
def test_every_field_and_every_built_in_recipe_is_named(name):
    assert f"`{name}`" in TEXT


def test_every_finding_is_explained():
    findings = {code for code, entry in messages().items() if code.startswith("recipe-") and "severity" in entry}
    assert {code for code in findings if f"`{code}`" not in TEXT} == set()


MISTAKES = [
    ("select = h3", "this is no TOML"),
    ('pattern = "\\d+"', "this is no TOML"),
    ("pattern = '\\bUhr'", "has \\b, which knows the letters a to z only and errs at umlauts"),
    ('select = "h3::text"', "has ::text, which recipes do not know"),
    ("", "it is missing where the field stands"),
    ('label = "x"\nattribute = "title"', "attribute is of the element that select finds; select is missing here"),
]


@pytest.mark.parametrize(("keys", "said"), MISTAKES)
def test_the_mistakes_give_the_messages_that_are_printed(keys, said):
    assert said in TEXT
    with pytest.raises(RecipeError) as wrong:
        ready(f'name = "a"\n[detail.fields.name]\n{keys}\n', "kurse.toml")
    assert said in wrong.value.say("en")
