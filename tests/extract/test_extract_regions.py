"""Parsing only what carries microdata gives what parsing the whole page gives; in doubt the whole is parsed."""

# ruff: noqa: E501 - pages stand here as they are written

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract import microdata
from harvester.extract.document import Document
from harvester.extract.region import regions
from harvester.records import Page

ITEM = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A &amp; <i>Ü</i></b></div>'
TEXT = "<p>Wir arbeiten mit Ton, an der Scheibe und von Hand.</p>" * 20
WHOLE = b"<!-- typeof: this word alone makes the whole page be parsed -->"

OPEN = [
    "<div itemscope itemtype='https://schema.org/Event'>",
    "<li itemprop=subEvent itemscope>",
    '<p itemScope="">',
    "<table>",
]
OTHER = [
    "<b itemprop=name>", "</b>", "</div>", "</li>", "</p>", "<p>", "<li>", "<tr>", "<td itemprop=description>", "</td>", "</table>",
    "<meta itemprop=startDate content=2027-01-01>", "<link itemprop='url' href='/a'>", "<br/>", "<div>", "<div/>", "Töpfern", " < ",
    "<!--", "-->", "<script>", "</script>", "<textarea>", "</textarea>", '<a title="', '">', "<a title='", "'>", "</a>", "<svg>",
    "<a itemprop=url href=/x/>", "itemscope", "<div title=itemscope>", "<body itemscope>", "</body>", "<h1 itemprop=name>", "</h1>",
]  # fmt: skip


def read(body):
    return microdata.read(Document(Page(address="https://x.example/a", asked="", body=body)))


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(OPEN) | st.sampled_from(OTHER), max_size=14).map("".join), st.booleans())
def test_a_part_says_what_the_whole_says(pieces, first):
    body = f"<html><body>{TEXT}{pieces}{TEXT}{ITEM if first else ''}{TEXT}{TEXT}".encode()
    assert read(body) == read(WHOLE + body)


def test_examples_of_microdata_say_the_same_in_part_and_as_a_whole(shared):
    cut = 0
    for file in sorted((shared / "material").glob("**/*microdata*.html")):
        body = TEXT.encode() * 9 + file.read_bytes() + TEXT.encode() * 9
        cut += bool(regions(body.lower()))
        assert read(body) == read(WHOLE + body), file.name
    assert cut > 20, "most of them are read in part"


@pytest.mark.parametrize(
    "page",
    [
        TEXT + ITEM + TEXT,
        TEXT + ITEM + TEXT + ITEM.replace("A &amp;", "B") + TEXT,
        TEXT + '<ul><li itemscope itemtype="https://schema.org/Event"><b itemprop=name>x</b></li></ul>' + TEXT,
        "<script>a = '<b>'; b = 1</script><!-- x --><textarea>a</textarea>" + TEXT + ITEM + TEXT,
        '<p title="a > b">x</p>' + TEXT + ITEM + TEXT,
    ],
)
def test_what_stands_in_balanced_tags_is_cut_out(page):
    assert regions(page.lower().encode())


@pytest.mark.parametrize(
    "page",
    [
        f"{TEXT}<!-- {ITEM} -->{TEXT}",
        f"{TEXT}<script>x = `{ITEM}`</script>{TEXT}",
        f"{TEXT}<textarea>{ITEM}</textarea>{TEXT}",
        f"{TEXT}<a data-html='{ITEM}'>x</a>{TEXT}",
        f"{TEXT}<a data-html='<p>x</p>{ITEM}'>x</a>{TEXT}",
        f"{TEXT}{ITEM.removesuffix('</div>')}{TEXT}",
        f"{TEXT}{ITEM.replace('</i>', '')}{TEXT}",
        f"{TEXT}{ITEM.replace('<i>', '<script>')}{TEXT}",
        f"<body itemscope>{TEXT}",
        f"{TEXT}<p>itemscope</p>{TEXT}",
        f"{TEXT}<meta itemscope>{TEXT}",
        ITEM,
    ],
)
def test_what_is_not_certain_is_left_to_the_parser_of_whole_pages(page):
    assert regions(page.lower().encode()) is None


def test_names_of_attributes_may_be_written_in_any_case():
    body = ITEM.replace("itemscope", 'itemScope=""').replace("itemprop", "itemProp").replace("itemtype", "itemType")
    assert read(f"{TEXT}{body}{TEXT}".encode()) == read(f"{TEXT}{ITEM}{TEXT}".encode()) != []


def test_properties_that_stand_elsewhere_are_found():
    body = ITEM.replace("itemscope", "itemscope itemref=when") + TEXT + "<b id=when itemprop=startDate>2027-01-01</b>"
    [item] = read((TEXT + body).encode())
    assert item.properties["startDate"] == ("2027-01-01",)
