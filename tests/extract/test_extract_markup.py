"""Microdata and RDFa as pages write them."""

# ruff: noqa: E501 - pages stand here as they are written

import pytest


def event(inner, attributes=""):
    return (
        f'<div itemscope itemtype="https://schema.org/Event" {attributes}><b itemprop="name">Töpfern</b>{inner}</div>'
    )


@pytest.mark.parametrize(
    ("inner", "name", "value"),
    [
        ('<meta itemprop="startDate" content="2027-01-11">', "startDate", "2027-01-11"),
        ('<span itemprop="startDate" content="2027-01-11">Montag</span>', "startDate", "2027-01-11"),
        ('<time itemprop="startDate" datetime="2027-01-11">Montag</time>', "startDate", "2027-01-11"),
        ('<time itemprop="startDate">2027-01-11</time>', "startDate", "2027-01-11"),
        ('<link itemprop="eventStatus" href="https://schema.org/EventCancelled">', "eventStatus", "EventCancelled"),
        ('<a itemprop="url" href="../kurs/2">mehr</a>', "url", "https://vhs.example/kurs/2"),
        ('<meta itemprop="url" content="/kurs/2">', "url", "https://vhs.example/kurs/2"),
        ('<data itemprop="price" value="12.00">zwölf</data>', "price", "12.00"),
        (
            '<p itemprop="description">Ein<br>schöner <b>Kurs</b><script>x()</script></p>',
            "description",
            "Ein schöner Kurs",
        ),
        ('<p itemprop="description">Ab<wbr>wechs<i>lung</i></p>', "description", "Abwechslung"),
        ('<p itemprop="http://schema.org/about alternateName">Ton</p>', "about", "Ton"),
        ('<a itemprop="description" href="/x">Mit Ton</a>', "description", "Mit Ton"),
        ('<object itemprop="video" data="/v.mp4"></object>', "video", "https://vhs.example/v.mp4"),
        ('<b itemprop="description">R&amp;amp;D</b>', "description", "R&D"),
    ],
)
def test_the_value_of_a_microdata_property(read, inner, name, value):
    assert read(event(inner)).item.properties[name] == (value,)


def test_nested_items_become_nested_things(read):
    place = (
        '<div itemprop="location" itemscope itemtype="http://schema.org/Place"><i itemprop="name">Rathaus</i>'
        '<div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress"><i itemprop="addressLocality">Ulm</i>'
        "</div></div>"
    )
    location = read(event(place)).item.properties["location"][0]
    assert location.properties["address"][0].properties["addressLocality"] == ("Ulm",)


def test_an_item_inside_another_one_without_itemprop_stands_for_itself(read):
    assert read(f'<body itemscope itemtype="https://schema.org/WebPage"><p>{event("")}</p></body>').names == ["Töpfern"]


def test_itemref_adds_what_stands_elsewhere(read):
    body = event("", 'itemref="d o"') + (
        '<time id="d" itemprop="startDate" datetime="2027-01-11">x</time>'
        '<div id="o" itemprop="location" itemscope itemtype="https://schema.org/Place"><i itemprop="name">Rathaus</i></div>'
    )
    properties = read(body).item.properties
    assert properties["startDate"] == ("2027-01-11",)
    assert properties["location"][0].properties["name"] == ("Rathaus",)


def test_itemref_in_a_circle_ends(read):
    inner = '<div id="b" itemprop="subEvent" itemscope itemtype="https://schema.org/Event" itemref="a"></div>'
    assert read(event(inner, 'id="a" itemref="b a"')).names == ["Töpfern"]


def test_an_itemtype_whose_itemscope_was_forgotten_begins_an_item_all_the_same(read):
    inner = '<span itemprop="organizer" itemtype="https://schema.org/Organization"><b itemprop="name">vhs</b></span>'
    got = read(event(inner))
    assert got.item.properties["name"] == ("Töpfern",)
    assert got.item.properties["organizer"][0].properties["name"] == ("vhs",)


def test_types_of_other_vocabularies_are_no_offers(read):
    assert (
        read('<div itemscope itemtype="http://data-vocabulary.org/Event"><b itemprop="name">x</b></div>').offers == []
    )


def rdfa(inner, opening='vocab="https://schema.org/" typeof="Event"'):
    return f'<div {opening}><b property="name">Töpfern</b>{inner}</div>'


@pytest.mark.parametrize(
    "opening",
    [
        'vocab="https://schema.org/" typeof="Event"',
        'vocab="http://schema.org/" typeof="schema:Event"',
        'vocab="http://schema.org" typeof="http://schema.org/Event foaf:Thing"',
    ],
)
def test_rdfa_types_in_their_spellings(read, opening):
    assert read(rdfa("", opening)).item.types == ("Event",)


def test_rdfa_prefixes_of_the_page_are_known(read):
    body = '<div prefix="s: https://schema.org/ og: http://ogp.me/ns#" typeof="s:Event"><b property="s:name">Töpfern</b></div>'
    assert read(body).names == ["Töpfern"]


@pytest.mark.parametrize(
    ("inner", "name", "value"),
    [
        ('<i property="startDate" content="2027-01-11">Montag</i>', "startDate", "2027-01-11"),
        ('<time property="startDate" datetime="2027-01-11">Montag</time>', "startDate", "2027-01-11"),
        ('<a property="url" href="/kurs/2">mehr</a>', "url", "https://vhs.example/kurs/2"),
        ('<a rel="license" href="https://l.example/by">CC</a>', "license", "https://l.example/by"),
        ('<img property="image" src="/a.png">', "image", "https://vhs.example/a.png"),
    ],
)
def test_the_value_of_an_rdfa_property(read, inner, name, value):
    assert read(rdfa(inner)).item.properties[name] == (value,)


def test_rdfa_things_nest_by_property_by_rel_and_by_reference(read):
    inner = (
        '<p property="location" typeof="Place"><i property="name">Rathaus</i></p>'
        '<div rel="organizer"><p typeof="Organization"><i property="name">vhs</i></p></div>'
        '<a property="offers" href="#preis"></a>'
    )
    price = '<p vocab="https://schema.org/" resource="#preis" typeof="Offer"><i property="price">12</i></p>'
    properties = read(rdfa(inner) + price).item.properties
    assert properties["location"][0].properties["name"] == ("Rathaus",)
    assert properties["organizer"][0].properties["name"] == ("vhs",)
    assert properties["offers"][0].properties["price"] == ("12",)


def test_open_graph_properties_are_not_rdfa_of_schema_org(read):
    assert read('<meta property="og:title" content="x"><div typeof="foaf:Person" property="name">A</div>').offers == []
