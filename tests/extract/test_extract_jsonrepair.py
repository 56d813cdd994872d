"""Broken JSON-LD: each fault alone and together with each other one, and what no fault may do."""

# ruff: noqa: E501 - pages stand here as they are written

from itertools import combinations

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.jsonrepair import MAX_BYTES, repaired, unwrapped

GOOD = (
    '{"@context": "https://schema.org", "@type": "Event", "name": "Töpfern", "description": "Kurs am Abend", '
    '"image": [], "startDate": "2027-03-01", "offers": [{"@type": "Offer", "price": "12.00"}, {"@type": "Offer", "price": "9.00"}]}'
)
FAULTS = {
    "trailing commas": lambda text: text.replace("}]", ",},]").replace("]}", "],}"),
    "quotes": lambda text: text.replace("Kurs am Abend", 'Kurs "am Abend", nicht nur am "Tag"'),
    "markup": lambda text: text.replace("Kurs am Abend", '<p class="intro">Kurs</p>\r\n\t<a href="/x?a=1&amp;b=2">am Abend</a>'),
    "line breaks": lambda text: text.replace("am Abend", "am\n\nAbend\t"),
    "comments": lambda text: text.replace('"name"', '/* von "Hand" */ // Titel\n "name"').replace('"image"', '<!-- "Bild" --> "image"'),
    "cdata": lambda text: f"//<![CDATA[\n{text}\n//]]>",
    "comment marks": lambda text: f"<!--\n{text}\n-->",
    "entities": lambda text: text.replace("&", "&amp;").replace('"', "&quot;"),
    "brackets": lambda text: text[:-1],
    "single quotes": lambda text: text.replace('"image"', "'image'").replace('"Event"', "'Event'").replace('"offers"', "'offers'"),
    "typographic quotes": lambda text: text.replace('"startDate": "2027-03-01"', "“startDate”: “2027-03-01”"),
    "commas": lambda text: text.replace("}, {", "} {").replace('"Event", ', '"Event"\n'),
    "byte order mark": lambda text: f"\ufeff{text}",
    "control characters": lambda text: text.replace("Töpfern", "Töp\x01fern").replace('"image"', '\x00\u200b "image"'),
    "empty values": lambda text: text.replace('"image": []', '"image": , "about": undefined, "url": '),
    "escapes": lambda text: text.replace("Kurs am", "Kurs\\ \\'am\\'"),
    "two objects": lambda text: text + '\n{"@type": "Organization", "name": "vhs"}',
    "German sums": lambda text: text.replace('"12.00"', "12,00"),
    "paragraphs": lambda text: f"<p>{text}</p>".replace('"name"', '<br />\n"name"'),
}  # fmt: skip


def check(got):
    assert got.names == ["Töpfern"]
    properties = got.item.properties
    assert properties["startDate"] == ("2027-03-01",)
    assert "am" in properties["description"][0]
    assert properties["description"][0].startswith(("Kurs", "<p class"))
    assert [offer.properties["price"][0].replace(",", ".") for offer in properties["offers"]] == ["12.00", "9.00"]
    assert "image" not in properties


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_repaired(read_json, fault):
    block = FAULTS[fault](GOOD)
    got = read_json(block)
    check(got)
    assert got.codes == ([] if fault in {"cdata", "comment marks", "byte order mark"} else ["jsonld-repaired"])


@pytest.mark.parametrize(("one", "other"), [p for p in combinations(FAULTS, 2) if p != ("cdata", "comment marks")])
def test_two_faults_are_repaired_together(read_json, one, other):
    order = sorted(
        (one, other), key=lambda name: (name in {"entities", "cdata", "comment marks"}, name == "byte order mark")
    )
    if "brackets" in order and "two objects" in order:
        order = ["brackets"]
    block = GOOD
    for name in order:
        block = FAULTS[name](block)
    check(read_json(block))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ('"Kurs "Malen""', 'Kurs "Malen"'),
        ('""Malen" für alle"', '"Malen" für alle'),
        ('"Er sagt: "Ja", sie sagt: "Nein""', 'Er sagt: "Ja", sie sagt: "Nein"'),
        ('"Preis: 5 € {ermäßigt}, [auch sonntags]"', "Preis: 5 € {ermäßigt}, [auch sonntags]"),
        ('"https://vhs.example/a//b /* c */ <!-- d -->"', "https://vhs.example/a//b /* c */ <!-- d -->"),
        ("'Rock 'n' Roll'", "Rock 'n' Roll"),
        ("'Sie sagt \"Ja\"'", 'Sie sagt "Ja"'),
        ("„Malen“", "Malen"),
        ('"R&amp;D &#8211; Kurs"', "R&D – Kurs"),
        ("8,50", "8,50"),
        ("007", "007"),
        ("True", "true"),
    ],
)  # fmt: skip
def test_values_come_out_as_they_were_meant(read_json, said, value):
    block = f'{{"@type": "Event", "name": "Töpfern", "text": {said}, "startDate": "2027-03-01",}}'
    item = read_json(block).item
    assert item.properties["text"] == (value,)
    assert item.properties["startDate"] == ("2027-03-01",)


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "Event", "name": "Töpfern, "startDate": "2027-03-01"}',
        '{"@type": "Event", "name": Töpfern für alle, "startDate": "2027-03-01"}',
        '{"@type": "Event", "name" "Töpfern"}',
        '{"@type" = "Event", "name" = "Töpfern"}',
    ],
)
def test_what_would_have_to_be_guessed_is_left_broken(read_json, block):
    got = read_json(block)
    assert (got.offers, got.codes) == ([], ["jsonld-broken"])


@pytest.mark.parametrize("at", [GOOD.index("Abend"), GOOD.index("Kurs am"), GOOD.index('"price"') + 4])
def test_a_block_that_breaks_off_is_read_as_far_as_it_goes_and_said_to_be_partly_read(read_json, at):
    got = read_json(GOOD[:at])
    assert got.names == ["Töpfern"]
    assert "description" not in got.item.properties or at > GOOD.index("image")
    assert got.codes == ["jsonld-cut-off"]


def test_a_page_that_breaks_off_within_a_block_is_said_to_be_partly_read(read):
    got = read(f'<html><script type="application/ld+json">{GOOD[:-1]}')
    assert (got.names, got.codes) == (["Töpfern"], ["jsonld-cut-off"])


KEY = st.text(max_size=16)
"""A quote is known by the key that follows it, which is looked for within a hundred characters."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEY, inner),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(value=st.dictionaries(KEY, JSON) | st.lists(JSON), spaces=st.booleans())
def test_good_json_keeps_its_values(value, spaces):
    try:
        text = orjson.dumps(value, option=orjson.OPT_INDENT_2 if spaces else 0).decode()
    except orjson.JSONEncodeError:
        return
    assert orjson.loads(repaired(text).text or "null") == orjson.loads(text)


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="{}[],:\"'\\/*<!-> \nab1&quot;„“") | st.text())
def test_any_text_ends_as_text(text):
    assert isinstance(repaired(unwrapped(text)).text, str)


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "[",
        "]",
        '"',
        '",',
        '"a":',
        '"/*',
        '"//',
        '"<!--',
        '"/*"*/',
        '" ',
        "'",
        "\\",
        "&quot;",
        '{"a":"',
        ",",
        "a",
        "/",
        '"a"b',
        "<a ",
        '": "',
        "<!--",
        "/*",
    ],
)
def test_repeated_pieces_end(piece):
    assert isinstance(repaired(piece * (200_000 // len(piece))).text, str)


def test_a_block_too_long_to_repair_is_left_broken(read_json):
    assert read_json('{"@type": "Event", ,"text": "' + "x" * MAX_BYTES + '"}').codes == ["jsonld-broken"]
