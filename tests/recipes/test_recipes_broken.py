"""Recipes that are wrong: each is refused with the file, the key, what is wrong and the choices, in both languages."""

# ruff: noqa: E501 - recipes and pages stand here as they are written

import pytest

from harvester.errors import RecipeError
from harvester.extract.recipe.compiled import BUILT_IN, built_in, ready
from harvester.extract.recipe.parse import MAX_BYTES

GOOD = 'name = "a"\n[listing]\nitem = "li"\n[listing.fields.name]\nselect = "h3"\n'
FIELD = "[listing.fields.dateText]\n"

BROKEN = [
    ('name = a\n', "recipe-toml", ["line 1"]),
    ('[listing\nitem = "li"\n', "recipe-toml", ["line 1"]),
    (GOOD + GOOD, "recipe-toml", ["twice"]),
    ('[detail.fields.name]\nselect = "h1"\n', "recipe-missing", ["a.toml: name:"]),
    ('name = 7\n' + GOOD[11:], "recipe-type", ["name", "7", "text"]),
    ('name = "a"\n', "recipe-no-pages", ["[listing]", "[detail]"]),
    ('name = "a"\nlisting = 3\n', "recipe-type", ["listing", "[table]"]),
    ('name = "a"\n[liste]\nitem = "li"\n', "recipe-key", ["liste", "listing", "detail"]),
    ('name = "a"\n[listing]\nitems = "li"\n', "recipe-key", ["listing.items", "item?"]),
    ('name = "a"\n[listing]\nnext = "a"\n', "recipe-missing", ["listing.item"]),
    ('name = "a"\n[listing]\nitem = "li"\n', "recipe-no-name", ["listing.fields.name"]),
    ('name = "a"\n[detail]\n', "recipe-no-name", ["detail.fields.name"]),
    (GOOD.replace('"li"', '""'), "recipe-empty", ["listing.item"]),
    (GOOD.replace('"li"', '[]'), "recipe-empty", ["listing.item"]),
    (GOOD.replace('"li"', '"li["'), "recipe-selector", ["listing.item", "li["]),
    (GOOD.replace('"li"', '"li..x"'), "recipe-selector", ["listing.item", "li..x"]),
    (GOOD.replace('"h3"', '"h3::text"'), "recipe-selector-part", ["listing.fields.name.select", "::text", ":nth-child()"]),
    (GOOD.replace('"h3"', '"h3:has(a)"'), "recipe-selector-part", [":has", ":first-child"]),
    (GOOD.replace('"h3"', '"h3:hover"'), "recipe-selector-part", [":hover"]),
    (GOOD.replace('"h3"', '"' + "a > " * 20 + 'b"'), "recipe-selector-part", ["> 12"]),
    (GOOD + '[listing.fields.titel]\nselect = "h1"\n', "recipe-field", ["listing.fields.titel", "name", "dateText"]),
    (GOOD + '[listing.fields.datetext]\nselect = "h1"\n', "recipe-field", ["→ dateText?"]),
    (GOOD + '[listing.fields.instructor]\nselect = ".dozent"\n', "recipe-field", ["instructor"]),
    (GOOD + FIELD, "recipe-field-empty", ["listing.fields.dateText", "select", "label", "column"]),
    (GOOD + FIELD + 'select = ""\n', "recipe-field-empty", ["listing.fields.dateText"]),
    (GOOD + FIELD + 'selct = "p"\n', "recipe-key", ["listing.fields.dateText.selct", "→ select?"]),
    (GOOD + FIELD + 'select = 5\n', "recipe-type", ["listing.fields.dateText.select", "5"]),
    (GOOD + FIELD + 'select = ["p", 5]\n', "recipe-type", ["listing.fields.dateText.select"]),
    (GOOD + FIELD + 'select = "p"\nall = "ja"\n', "recipe-type", ["listing.fields.dateText.all", "true/false"]),
    (GOOD + FIELD + 'select = "p"\njoin = ", "\n', "recipe-join", ["all = true"]),
    (GOOD + FIELD + 'value = "x"\nselect = "p"\n', "recipe-value-alone", ["value", "select"]),
    (GOOD + FIELD + 'label = "Beginn"\nattribute = "title"\n', "recipe-attribute", ["select"]),
    (GOOD + FIELD + "select = 'p'\npattern = '(\\d+'\n", "recipe-pattern", ["listing.fields.dateText.pattern", "missing )"]),
    (GOOD + FIELD + "select = 'p'\npattern = 'a{9000}'\n", "recipe-pattern", ["repetition"]),
    (GOOD + FIELD + "select = 'p'\npattern = '(?=a)b'\n", "recipe-pattern", ["(?="]),
    (GOOD + FIELD + "select = 'p'\npattern = '\\bUhr'\n", "recipe-pattern-edge", ["umlauts"]),
    (GOOD + FIELD + 'pattern = "\\d+"\n', "recipe-toml", ["line 7"]),
    (GOOD + f'{FIELD}select = "{"p" * 501}"\n', "recipe-long", ["listing.fields.dateText.select", "500"]),
    (GOOD + f'{FIELD}select = {["p"] * 21}\n', "recipe-long", ["21", "20"]),
    (GOOD + '[sessions]\nrow = "tr"\n', "recipe-rows", ["sessions.fields", "dateText"]),
    (GOOD + '[sessions.fields.dateText]\nselect = "td"\n', "recipe-missing", ["sessions.row"]),
    (GOOD + '[sessions]\nrow = "tr"\n[sessions.fields.courseCode]\nselect = "td"\n', "recipe-field", ["courseCode"]),
    (GOOD.replace("[listing]", 'supplements = ["price"]\n[listing]'), "recipe-field", ["price", "priceText"]),
    (GOOD.replace('item = "li"', 'item = "li"\nneeds = ["ort"]'), "recipe-field", ["listing.needs: ort", "name"]),
    (GOOD + "[recognise]\n", "recipe-empty", ["recognise"]),
    (GOOD.replace("[listing]", 'type = "Kurs"\n[listing]'), "recipe-type", ["type", "'Kurs'"]),
    ("x" * (MAX_BYTES + 1) + "=1", "recipe-too-large", [str(MAX_BYTES)]),
    ("a = " + "[" * 5_000 + "\n", "recipe-too-large", ["["]),
    ("a" + ".a" * 5_000 + " = 1\n", "recipe-key", ["name"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "said"), BROKEN, ids=range(len(BROKEN)))
def test_a_wrong_recipe_is_refused_with_where_what_and_why(text, code, said):
    with pytest.raises(RecipeError) as wrong:
        ready(text, "a.toml")
    assert wrong.value.code == code
    sentence = wrong.value.say("en")
    assert sentence.startswith("a.toml: ")
    assert [part for part in said if part not in sentence] == []
    assert "…" not in wrong.value.say("de").replace("[ … ]", "").replace('select = "…"', "")


def test_a_name_that_no_recipe_has_is_answered_with_the_choices():
    with pytest.raises(RecipeError) as wrong:
        ready("kuffer")
    assert all(name in wrong.value.say("de") for name in BUILT_IN)


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_recipes_are_right_as_toml_too(name):
    assert ready(built_in(name), name).recipe == ready(name).recipe
