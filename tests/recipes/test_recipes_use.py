"""A recipe in a harvest: which pages it reads, where it leads, what it says when a site was rebuilt."""

# ruff: noqa: E501 - recipes and pages stand here as they are written

import pytest

from harvester.errors import RecipeError
from harvester.extract.recipe.use import own
from harvester.extract.web import Web
from harvester.records import Source

RECIPE = """
name = "muster"
type = "Course"

[listing]
item = "li.kurs"
link = "a.mehr"
next = "a.weiter"
needs = ["dateText|priceText"]

[listing.fields.name]
select = "b"

[listing.fields.dateText]
select = "i"

[listing.fields.priceText]
select = "u"

[detail]
when = "div.kurs"

[detail.fields.name]
select = "h1"
"""
LISTING = """<ul><li class=kurs><a href=/bild>x</a><b>Löten</b><i>5.10.2026</i><a class=mehr href=/kurs/1>mehr</a>
<li class=kurs><b>Nähen</b><i>6.10.2026</i><a class=mehr href=/kurs/2>mehr</a>
<li class=kurs><b>Ohne Datum</b><a class=mehr href=/kurs/3>mehr</a></ul>
<a class=weiter href=/kurse?s=2>weiter</a><a href=/kurse/anderes>Anderes</a>"""
HERE = "https://vhs.example/kurse"


def test_a_listing_gives_its_entries_their_pages_and_the_next_leaf_and_nothing_else(read):
    got = read(LISTING, HERE, kind="listing", recipe=RECIPE)
    assert got.names == ["Löten", "Nähen"]
    assert [offer.rank for offer in got.offers] == [1, 1]
    assert got.addresses == [f"https://vhs.example/{path}" for path in ("kurs/1", "kurs/2", "kurse?s=2")]
    assert [(f.code, f.words, f.field) for f in got.findings] == [
        ("recipe-lacking", "1", "dateText|priceText"),
        ("recipe-field-nothing", "3", "priceText"),
    ]


def test_entries_without_a_page_of_their_own_are_told_apart_by_their_names(read):
    got = read(LISTING.replace("class=mehr", ""), HERE, kind="listing", recipe=RECIPE.replace('"a.mehr"', '"a.mehr"'))
    assert [offer.local_id for offer in got.offers] == [f"{HERE}#loeten", f"{HERE}#naehen"]


def test_own_pages_are_not_followed_when_the_recipe_says_so(read):
    got = read(LISTING, HERE, kind="listing", recipe=RECIPE.replace("[listing]", "[listing]\nfollow = false"))
    assert got.addresses == ["https://vhs.example/kurse?s=2"]


def test_without_next_page_numbers_are_found_by_themselves(read):
    body = LISTING.replace("class=weiter href=/kurse?s=2", "href=/kurse?seite=2")
    got = read(body, HERE, kind="listing", recipe=RECIPE.replace('next = "a.weiter"', ""))
    assert got.addresses[-1] == "https://vhs.example/kurse?seite=2"


def test_links_to_other_sites_are_not_followed(read):
    got = read(LISTING.replace("/kurs", "https://anderswo.example/kurs"), HERE, kind="listing", recipe=RECIPE)
    assert got.addresses == []


def test_the_own_page_is_read_where_its_mark_stands(read):
    got = read("<div class=kurs><h1>Löten für Kinder</h1></div><ul><li class=kurs><b>Nähen</b></ul>", recipe=RECIPE)
    assert (got.names, got.offers[0].rank, got.codes) == (["Löten für Kinder"], 0, [])


def test_markup_is_ignored_by_a_recipe_that_does_not_supplement_it(read):
    body = '<script type="application/ld+json">{"@type": "Event", "name": "Anders"}</script><div class=kurs><h1>A</h1></div>'
    assert read(body, recipe=RECIPE).names == ["A"]


def test_a_rebuilt_listing_is_an_error_and_a_rebuilt_page_a_warning(read):
    listing = read("<h1>Umgebaut</h1>", HERE, kind="listing", source=HERE, recipe=RECIPE)
    assert [(f.code, f.severity, f.words) for f in listing.findings] == [("recipe-no-listing", "error", "li.kurs")]
    own = read("<h1>Umgebaut</h1>", recipe=RECIPE)
    assert [(f.code, f.severity) for f in own.findings] == [("recipe-no-detail", "warning")]
    assert own.offers == listing.offers == []


def test_a_source_with_a_listing_of_its_own_begins_there_alone():
    source = Source(id="a", address=HERE, options={"recipe": RECIPE})
    assert [follow.address for follow in Web().start(source)] == [HERE]
    detail = Source(id="a", address=HERE, options={"recipe": 'name = "b"\n[detail.fields.name]\nselect = "h1"'})
    assert len(list(Web().start(detail))) == 3


def test_pages_are_read_anew_when_the_recipe_changes():
    readers = {
        Web().fingerprint(Source(id="a", address=HERE, options=options))
        for options in ({}, {"recipe": RECIPE}, {"recipe": RECIPE + "\n# neu"}, {"recipe": "kufer"})
    }
    assert len(readers) == 4


def test_a_wrong_recipe_in_the_ledger_reads_nothing_and_keeps_others_going(read):
    source = Source(id="vhs", address=HERE, options={"recipe": 'name = "a"\n[listing]\nitem = "li["'})
    with pytest.raises(RecipeError, match="vhs: recipe: listing"):
        own(source)
    assert Web().fingerprint(source) != Web().fingerprint(Source(id="vhs", address=HERE))
    assert [follow.address for follow in Web().start(source)] == [HERE]
    got = read(LISTING, HERE, kind="listing", **source.options)
    assert [(f.code, f.severity, f.words) for f in got.findings] == [("recipe-broken", "error", "listing.fields.name")]
    assert (got.offers, got.follows) == ([], [])


def test_a_price_in_markup_gives_way_to_the_visible_one_with_all_its_forms(read):
    body = """<script type="application/ld+json">{"@type": "Event", "name": "A", "isAccessibleForFree": true,
      "offers": [{"@type": "Offer", "price": "8500", "validThrough": "2026-09-01"}, {"@type": "AggregateOffer", "lowPrice": 1}]}
      </script><div class="tribe-events-single"><h1 class="tribe-events-single-event-title">A</h1>
      <span class="tribe-events-cost">85,00 €</span></div>"""
    properties = read(body).offers[0].item.properties
    assert properties["priceText"] == ("85,00 €",)
    assert "isAccessibleForFree" not in properties
    assert [list(one.properties) for one in properties["offers"]] == [["validThrough"]]


def test_the_events_of_other_pages_keep_their_prices(read):
    body = """<script type="application/ld+json">[{"@type": "Event", "name": "A", "url": "/a", "offers": {"price": "5"}},
      {"@type": "Event", "name": "B", "url": "/b"}]</script><div class="tribe-events-single">
      <h1 class="tribe-events-single-event-title">C</h1><span class="tribe-events-cost">85,00 €</span></div>"""
    assert all("priceText" not in offer.item.properties for offer in read(body).offers)


@pytest.mark.parametrize(
    ("head", "number"),
    [("<th>Kurs<th>Beginn", 2), ("<th>Titel<th>Datum", 0), ("<th>Dokument<th>Datum", 0), ("<th>Kurs<th>Raum", 0)],
)
def test_a_table_is_one_of_offers_only_where_its_headings_say_so(read, head, number):
    rows = "<tr><td>Haushaltsplan<td>5.10.2026<tr><td>Satzung<td>6.10.2026"
    assert len(read(f"<table><tr>{head}{rows}</table>", "https://vhs.example/d", kind="listing").offers) == number


@pytest.mark.parametrize(
    ("recognise", "number"),
    [
        ("address = '/kurs/*'", 1),
        ("address = ['/termin/', '/kurs/1']", 1),
        ("address = '/termin/'", 0),
        ("contains = 'kw-KURS'", 1),
        ("contains = 'tribe'", 0),
        ("without = 'kw-kurs'", 0),
        ("select = ['b', 'h1']", 1),
        ("select = 'b'", 0),
        ("once = 'Beginn'", 1),
        ("once = ['Beginn', 'Ort']", 0),
        ("contains = 'kw-kurs'\nselect = 'b'", 0),
    ],
)
def test_a_recipe_is_for_the_pages_that_it_recognises(read, recognise, number):
    recipe = f'name = "a"\n[recognise]\n{recognise}\n[detail.fields.name]\nselect = "h1"\n'
    body = "<div class=kw-kurs><h1>A</h1><p>Beginn: 1.9.2026<br>Ort: VHS</p></div>"
    assert len(read(body, recipe=recipe).offers) == number
