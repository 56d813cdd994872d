"""Bytes that mean harm: every page ends in bounded time, without an exception, and what was left out is said."""

# ruff: noqa: E501 - pages stand here as they are written

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.extract.web import Web
from harvester.records import Page, Source

SOURCE = Source(id="x", address="https://x.example/termine")
GOOD = b'<script type="application/ld+json">{"@type": "Event", "name": "Gut"}</script>'

PIECES = [
    b"<div itemscope itemtype='https://schema.org/Event'>", b"<b itemprop=name>", b"</b>", b"</div>", b"<base href='//['>",
    b'<script type="application/ld+json">', b"</script>", b'{"@type":"Event","name":"x","url":"http://[::"}', b"<!--", b"-->",
    b"<div vocab='https://schema.org/' typeof='Event' resource='#a'>", b"<i property=name>", b"<a href='?page=2'>2</a>",
    b"<a href='http://[x'>", b"<a rel=next href='\xff'>", b"<time datetime='2027-01-01'>", b"Datum: 1.2.2027", b"<h2 id=x>", b"</h2>",
    b"<meta charset=utf-16>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"&#xD800;", b"<![CDATA[", b"]]>", b"{", b"}", b"[", b'"', b"\\",
    b",", b"<li class=card>", b"<dl><dt>Ort</dt><dd>", b"itemref='x x' ", b"\xc3\x83\xc2\xbc", b"<body itemscope>", b"<svg><title>",
    b"<h1>x</h1>", b"<h1>Seite nicht gefunden", b"<p class=status>ausgebucht", b"<i class='ampel full' title='", b"<dl><dt>Kursnummer<dd>",
    b"<meta property=og:title content='x'>", b"<meta name=dc.description content=", b"<input type=password>", b"Wartungsarbeiten",
    b'{"@type":"Event","name":"x","url":"/termine","offers":{"price":"8500","url":"/termine"},}', b"tribe-events-cost", b"'", b"&quot;",
]  # fmt: skip


def read(body, kind="listing", charset="", address="https://x.example/termine"):
    page = Page(address=address, asked=address, body=body, kind=kind, depth=1, charset=charset)
    return list(Web().extract(page, SOURCE))


@settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=400),
    st.sampled_from(["listing", "offer", "sitemap"]),
    st.sampled_from(["", "utf-8", "x-nonsense", "hex"]),
)
def test_any_bytes_are_read_without_an_exception(body, kind, charset):
    read(body, kind, charset)


@settings(max_examples=300, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=40), st.sampled_from(["listing", "offer"]))
def test_any_mixture_of_markup_is_read_without_an_exception(pieces, kind):
    read(b"".join(pieces), kind)


@settings(max_examples=150, deadline=2_000)
@given(st.text(max_size=200))
def test_any_address_in_markup_is_taken_or_left(words):
    body = f'<a href="{words}">x</a><div itemscope itemtype="https://schema.org/Event"><a itemprop=url href="{words}">'
    read(f'{body}<b itemprop=name>A</b></div><base href="{words}">'.encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "attack",
    [
        b"<div>" * 100_000,
        b"<div itemscope>" * 100_000 + b"</div>" * 100_000,
        b"<p><font color=x>" * 50_000,
        b"<table><tr><td>" * 50_000,
    ],
)
def test_elements_nested_too_deeply_are_a_finding_and_json_ld_is_read_all_the_same(attack):
    said = read(GOOD + attack + b"itemscope typeof=")
    assert [one.code for one in said if hasattr(one, "code")] == ["page-too-deep"]
    assert [one.url for one in said if hasattr(one, "url")] == ["https://x.example/termine#gut"]


@pytest.mark.parametrize(
    "attack",
    [
        b"<a href=/kurs/1>x</a>" * 200_000,
        b"".join(b"<a href=/kurs/%d>x</a>" % n for n in range(100_000)),
        b'<script type="application/ld+json">' * 100_000,
        b"<script" * 200_000,
        b"<!--" * 300_000,
        b"<link rel=canonical " * 100_000,
        b"<base " * 200_000,
        b'<script type="application/ld+json">' + b'"\\"' * 300_000,
        b'<script type="application/ld+json">{' + b"/*" * 400_000,
        b'<script type="application/ld+json">{' + b"<!--" * 200_000,
        b'<script type="application/ld+json">{}' + b"-->" * 300_000,
        b'<script type="application/ld+json">[' + b'{"@type":"Event","name":"a"},' * 50_000 + b"{}]",
        b"".join(b"<b itemscope itemtype=//schema.org/Event><i itemprop=name>%d</i></b>" % n for n in range(30_000)),
        b"<div " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">itemscope",
        b"<div " + b" ".join(b'a%d=">"' % n for n in range(100_000)) + b">itemscope",
        b"<div " + b" ".join(b"a%d<b" % n for n in range(100_000)) + b">itemscope",
        b"<div" + b"".join(b'/a%d="<b>"' % n for n in range(100_000)) + b">itemscope",
        b'<script><a y="</script><div ' + b" ".join(b'a%d=">"' % n for n in range(100_000)) + b">itemscope",
        b"<h2>Termin A</h2><p>Datum: 1.2.2027</p>" * 20_000,
        b"<li class=card><p class=title>A</p> 1.2.2027, 18:00</li>" * 6_000,
        GOOD + b"<h1>Gut</h1><p>ausgebucht</p>" + b"<div class=status>" * 200 + b"<i>y</i>" * 300_000,
        b"<h1>" + b"<b>" * 200 + b"<i>y</i>" * 300_000,
        b"<dl>" + b"<dt>Ort<dd>" * 200_000,
        GOOD + b"<head>" + b"<meta name=dc.title content=x>" * 100_000,
        b'<script type="application/ld+json">{"a": "' + b'"b" ' * 200_000,
        b'<script type="application/ld+json">{"a": ["' + b'", "//' * 150_000,
        b'<script type="application/ld+json">' + b"{&quot;" * 140_000,
        b'<script type="application/ld+json">' + b"[{,]" * 240_000,
    ],
    ids=range(28),
)
def test_a_large_page_ends_in_seconds(attack):
    start = time.process_time()
    read(attack)
    assert time.process_time() - start < 30, "ends at all is what counts; usually it takes one or two seconds"
