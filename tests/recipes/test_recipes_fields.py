"""What each key of a field does, on the smallest page that shows it."""

# ruff: noqa: E501 - recipes and pages stand here as they are written

import pytest

DETAIL = 'name = "a"\n[detail.fields.name]\nselect = "h1"\n[detail.fields.dateText]\n'

FIELDS = [
    ("select = '.d'", "<p class=d>5.10.2026</p>", ["5.10.2026"]),
    ("select = ['.x', '.d']", "<p class=d>5.10.2026</p>", ["5.10.2026"]),
    ("select = ['.x', '.d']", "<p class=x> </p><p class=d>b</p>", ["b"]),
    ("select = 'p'", "<p>a</p><p>b</p>", ["a"]),
    ("select = 'p'\nall = true", "<p>a</p><p>b</p><p>a</p>", ["a", "b"]),
    ("select = 'p'\nall = true\njoin = ', '", "<p>a</p><p>b</p>", ["a, b"]),
    ("select = 'time'\nattribute = 'datetime'", "<time datetime=2026-10-05>Montag</time>", ["2026-10-05"]),
    ("select = 'a'\nattribute = 'href'", "<a href='../x'>b</a>", ["https://vhs.example/x"]),
    ("select = 'p'\npattern = '\\d+\\.\\d+\\.'", "<p>ab 5.10. im Haus</p>", ["5.10."]),
    ("select = 'p'\npattern = '(\\d+\\.\\d+\\.).*(\\d\\d) Uhr'", "<p>ab 5.10. um 18 Uhr</p>", ["5.10. 18"]),
    ("select = 'p'\npattern = '\\w+tag'", "<p>am Frühlingstag</p>", ["Frühlingstag"]),
    ("select = ['h1', 'p']\npattern = '\\d+'", "<p>7</p>", ["7"]),
    ("pattern = '\\d+\\.\\d+\\.\\d+'", "<p>am 5.10.2026</p>", ["5.10.2026"]),
    ("select = 'p'\nreplace = {'Okt' = 'Oktober', '@' = ','}", "<p>5. Okt @ 18 Uhr</p>", ["5. Oktober , 18 Uhr"]),
    ("value = '5.10.2026'", "", ["5.10.2026"]),
    ("label = 'Beginn'", "<dl><dt>Beginn:</dt><dd>a</dd></dl>", ["a"]),
    ("label = 'beginn:'", "<dl><dt>BEGINN</dt><dd>a</dd><dd>b</dd><dt>Ort</dt><dd>c</dd></dl>", ["a, b"]),
    ("label = ['Start', 'Beginn']", "<table><tr><th>Beginn</th><td>a</td></tr></table>", ["a"]),
    ("label = 'Beginn'", "<table><tr><td>Beginn</td><td>a</td></tr></table>", ["a"]),
    ("label = 'Beginn'", "<p>Beginn: a</p>", ["a"]),
    ("label = 'Beginn'", "<p><b>Beginn:</b> a<br><b>Ort:</b> c</p>", ["a"]),
    ("label = 'Beginn'", "<p><b>Beginn</b>: a, <i>b</i><br>c</p>", ["a, b"]),
    ("label = 'Beginn'", "<div><span>Beginn</span><span>a</span></div>", ["a"]),
    ("label = 'Beginn'", "<div><div class=l>Beginn</div><div class=v>a</div></div>", ["a"]),
    ("label = 'Beginn'", "<div><div><strong>Beginn</strong></div><div>a</div></div>", ["a"]),
    ("label = 'Beginn'", "<h3>Beginn</h3><p>a</p>", ["a"]),
    ("label = 'Beginn'", "<ul><li>Ort: c</li><li>Beginn: a</li></ul>", ["a"]),
    ("label = 'Beginn'", "<p>Be&shy;ginn: a</p>", ["a"]),
    ("label = 'Beginn'", "<table><tr><th>Beginn</th><th>Ort</th></tr><tr><td>a</td></tr></table>", []),
    ("label = 'Beginn'", "<p>Der Beginn ist offen</p>", []),
]


@pytest.mark.parametrize(("keys", "body", "values"), FIELDS, ids=range(len(FIELDS)))
def test_a_field_reads_what_its_keys_say(by, keys, body, values):
    entry = by(f"{DETAIL}{keys}\n", f"<h1>A</h1>{body}").entries[0]
    assert list(entry.fields["dateText"].values) == values


WHYS = [
    ("select = '.x'", "<p>a</p>", "recipe-why-select", ".x"),
    ("select = 'p'", "<p> </p>", "recipe-why-empty", "p"),
    ("select = 'p'\nattribute = 'title'", "<p>a</p>", "recipe-why-attribute", "p"),
    ("label = 'Beginn'", "<p>a</p>", "recipe-why-label", "Beginn:"),
    ("column = 'Beginn'", "<p>a</p>", "recipe-why-column", "|Beginn|"),
    ("select = 'p'\npattern = '\\d+'", "<p>auf Anfrage</p>", "recipe-why-pattern", "p"),
    ("select = ['.x', 'p']\npattern = '\\d+'", "<p>auf Anfrage</p>", "recipe-why-pattern", "p"),
]


@pytest.mark.parametrize(("keys", "body", "why", "by_what"), WHYS, ids=range(len(WHYS)))
def test_a_field_that_reads_nothing_says_why(by, keys, body, why, by_what):
    found = by(f"{DETAIL}{keys}\n", f"<h1>A</h1>{body}").entries[0].fields["dateText"]
    assert (found.values, found.why, found.by) == ((), why, by_what)
    assert found.seen == ("auf Anfrage" if why == "recipe-why-pattern" else "")


SELECTORS = [
    ("li", "123"), ("#a", "1"), (".k", "12"), ("li.k.m", "2"), ("ul li", "123"), ("ul > li", "123"), ("body > li", ""),
    ("li + li", "23"), ("li ~ li", "23"), ("li.k ~ li:not(.k)", "3"), ("li:first-child", "1"), ("li:last-child", "3"),
    ("li:nth-child(2)", "2"), ("li:nth-child(odd)", "13"), ("li:nth-child(n+2)", "23"), ("li:nth-of-type(3)", "3"),
    ("[data-x]", "3"), ("[data-x=q]", ""), ("[data-x='q r']", "3"), ("[data-x~=r]", "3"), ("[data-x^=q]", "3"),
    ("[data-x$=r]", "3"), ("[data-x*=' ']", "3"), ("li:not([data-x])", "12"), ("#a, [data-x]", "13"), ("div ul .m", "2"),
    ("div > ul > li.k + li", "23"), ("*:not(li):not(ul):not(div):not(body):not(html)", ""),
]  # fmt: skip


@pytest.mark.parametrize(("selector", "found"), SELECTORS)
def test_selectors_find_what_css_says(by, selector, found):
    recipe = f'name = "a"\n[listing]\nitem = "{selector}"\n[listing.fields.name]\npattern = "."\n'
    body = "<div><ul><li id=a class=k>1</li><li class='k m'>2</li><li data-x='q r'>3</li></ul></div>"
    assert "".join(entry.fields["name"].values[0] for entry in by(recipe, body).entries) == found


def test_columns_are_found_by_their_heading_even_when_cells_span(by):
    recipe = """
name = "a"
[listing]
item = "tbody tr"
[listing.fields.name]
column = "Kurs"
[listing.fields.priceText]
column = ["Preis", "Gebühr"]
"""
    body = """<table><thead><tr><th colspan=3>Herbst</th></tr><tr><th>Kurs<th>Tag<th>Gebühr :</tr></thead>
        <tbody><tr><td>A<td>Mo<td>5 €<tr><td colspan=2>B<td>6 €<tr><td>C</table>"""
    assert [[one.values for one in entry.fields.values()] for entry in by(recipe, body).entries] == [
        [("A",), ("5 €",)],
        [("B",), ("6 €",)],
        [("C",), ()],
    ]


def test_sessions_take_the_place_of_days_and_instances_stand_beside_each_other(read):
    recipe = """
name = "a"
type = "Course"
[detail.fields.name]
select = "h1"
[detail.fields.dateText]
label = "Beginn"
[{}]
row = "li"
[{}.fields.dateText]
pattern = '[\\d.]{{6,}}'
"""
    body = "<h1>A</h1><p>Beginn: 1.9.2026</p><ul><li>1.9.2026<li>8.9.2026<li>Ferien</ul>"
    sessions = read(body, recipe=recipe.format("sessions", "sessions")).offers[0].item.properties
    assert "dateText" not in sessions
    assert len(sessions["hasCourseInstance"][0].properties["subEvent"]) == 2
    instances = read(body, recipe=recipe.format("instances", "instances")).offers[0].item.properties
    assert len(instances["hasCourseInstance"]) == 2
