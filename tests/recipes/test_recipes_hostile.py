"""Any page and any recipe: offers, findings or a clear error, in bounded time."""

# ruff: noqa: E501 - pages stand here as they are written

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.errors import RecipeError
from harvester.extract.document import Document
from harvester.extract.recipe.compiled import BUILT_IN, built_in, ready
from harvester.extract.recipe.model import FIELDS
from harvester.extract.recipe.read import read, view
from harvester.extract.recipe.suggest import suggest
from harvester.extract.web import Web
from harvester.records import Page, Source

PIECES = [
    "<li class='kurs a'>", "</li>", "<ul>", "</ul>", "<h1>", "</h1>", "<h3 class=titel>", "</h3>", "<a href='/k/1'>", "<a href='//['>",
    "</a>", "<dl><dt>Beginn:</dt><dd>", "</dl>", "<table><tr><th>Kurs<th>Beginn", "<tr><td colspan=99999>", "<tr><td colspan=x>",
    "</table>", "<table id=kw-kurstage><tr><td>", "<div class=kw-kurs-info-text>", "<div class='tribe-events-single'>", "</div>",
    "<span class=tribe-events-cost>", "<div class=event-detail-row>", "<div class='event-startdate'>", "5.10.2026 - 18:00", "Termin: ",
    "85,00 €", "<br>", "\x00", "&#xD800;", "<b>", "</b>", "Beginn:", "<td>", "<p>", "<!--", "-->", "<script>", "</script>", "•", "\u00ad",
    "<tr class=kw-table-row data-href='javascript:x'>", "<time datetime='", "'>", "<form>", "<body class=kw-kursuebersicht>", "é" * 20,
]  # fmt: skip
SELECTORS = [
    "li",
    "*",
    "h1",
    "li a",
    "* *",
    "* > *",
    "* ~ *",
    "li:not(.a)",
    "td:nth-child(2)",
    "li[",
    "p::x",
    "",
    "a, b",
    ".kurs",
    "body",
]
PATTERNS = [
    r"\d+",
    "(a*)*b",
    "(.*)*",
    r"[^\w]+",
    "(",
    "",
    r"(\d)(\d)",
    "(?i)x{0,900}",
    r"\pL",
    r"\bx",
    ".*.*.*.*x",
    "[",
    "\\",
]
WORDS = st.sampled_from(["Beginn", "Kurs", "", "x" * 300, "datetime", "href", "\u2028", "Termin"])


def quoted(words):
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def field(draw):
    keys = draw(
        st.lists(
            st.sampled_from(["select", "label", "column", "attribute", "pattern", "value"]), max_size=3, unique=True
        )
    )
    lines = []
    for key in keys:
        words = draw(
            st.sampled_from(SELECTORS if key == "select" else PATTERNS) if key in {"select", "pattern"} else WORDS
        )
        lines.append(f"{key} = {quoted(words)}")
    if draw(st.booleans()):
        lines.append("all = true")
    return "\n".join(lines)


@st.composite
def recipe(draw):
    parts = draw(
        st.lists(
            st.sampled_from(["listing", "detail", "sessions", "instances", "recognise"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    lines = ['name = "x"', draw(st.sampled_from(["", 'supplements = ["priceText", "sessions"]', "x = 1"]))]
    for part in parts:
        lines.append(f"[{part}]")
        if key := {"listing": "item", "sessions": "row", "instances": "row", "recognise": "select"}.get(part):
            lines.append(f"{key} = {quoted(draw(st.sampled_from(SELECTORS)))}")
        if part != "recognise":
            for name in {"name", "dateText", *draw(st.lists(st.sampled_from([*FIELDS, "nothing"]), max_size=2))}:
                lines += [f"[{part}.fields.{name}]", draw(field())]
    return "\n".join(lines) + "\n"


PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map(
    lambda parts: "".join(parts).encode("utf-8", "replace")
)
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def page_of(body, kind="listing"):
    address = "https://x.example/kurse"
    return Page(address=address, asked=address, body=body, kind=kind, depth=1, media_type="text/html")


@SETTINGS
@given(PAGES, recipe(), st.sampled_from(["listing", "offer"]))
def test_any_page_is_read_by_any_recipe_or_the_recipe_is_refused(body, text, kind):
    source = Source(id="x", address="https://x.example/kurse", options={"recipe": text})
    said = list(Web().extract(page_of(body, kind), source))
    try:
        ready(text, "a.toml")
    except RecipeError:
        assert [one.code for one in said] == ["recipe-broken"]


@SETTINGS
@given(st.text(max_size=200) | recipe())
def test_any_text_is_a_recipe_or_is_refused(text):
    try:
        ready(text, "a.toml")
    except RecipeError as wrong:
        wrong.say("en").index(": ")


@SETTINGS
@given(PAGES, st.sampled_from(["listing", "offer"]))
def test_any_page_is_read_by_the_built_in_recipes(body, kind):
    list(Web().extract(page_of(body, kind), Source(id="x", address="https://x.example/kurse")))


@SETTINGS
@given(PAGES)
def test_whatever_is_proposed_for_any_page_is_a_recipe(body):
    made = suggest(Document(page_of(body)), lambda _: None, "x", "de")
    if made.text:
        assert tomllib.loads(made.text)["name"] == "x"
        assert ready(made.text, "a.toml")


GREEDY = """
name = "x"
[listing]
item = "{0}"
[listing.fields.name]
select = "{0}"
all = true
[listing.fields.dateText]
select = "{0}"
label = ["Beginn", "x"]
pattern = '(a*)*(a|b)*.*.*x$'
[sessions]
row = "{0}"
[sessions.fields.dateText]
select = "{0}"
"""
PAGES_OF_HARM = [
    "<div>" * 240 + "a" * 200_000,
    "<p>Beginn: a</p>" * 9_000,
    "<div><p>Beginn<b>x</b></p></div>" * 5_000,
    "<span>Beginn</span>" * 9_000,
    ("<div>" * 200 + "<p>a</p>" * 40) * 30,
    "<table>" + "<tr>" + "<td colspan=100>a" * 100 + "<tr><td>a" * 4_000 + "</table>",
    "<table><tr><td>" * 60 + "a" * 1_000_000,
]


@pytest.mark.parametrize("selector", ["*", "* *", "* ~ *", "* > * + *", "p, div, td", "div div div div div div"])
@pytest.mark.parametrize("body", PAGES_OF_HARM, ids=range(len(PAGES_OF_HARM)))
def test_greedy_recipes_on_hostile_pages_read_a_bounded_amount(selector, body):
    document = Document(page_of(body.encode()))
    seen = view(document)
    if seen is None:
        assert document.findings
        return
    done = read(ready(GREEDY.format(selector)), seen)
    assert seen.tree.exhausted == any(finding.code == "recipe-too-much" for finding in done.findings)
    assert (
        sum(len(value) for entry in done.entries for one in entry.fields.values() for value in one.values) < 10_000_000
    )


def test_a_page_of_too_many_elements_is_a_finding():
    document = Document(page_of(b"<p>" * 20_001))
    assert view(document) is None
    assert [finding.code for finding in document.findings] == ["markup-too-large"]


def test_entries_beyond_the_bound_are_a_finding(by):
    done = by('name = "a"\n[listing]\nitem = "p"\n[listing.fields.name]\nselect = "p"', "<p>a</p>" * 2_001)
    assert len(done.entries) == 2_000
    assert [finding.code for finding in done.findings] == ["recipe-too-many"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_patterns_of_built_in_recipes_are_written_so_that_toml_keeps_them(name):
    assert "\\\\" not in built_in(name)
