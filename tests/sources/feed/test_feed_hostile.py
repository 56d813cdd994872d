"""Feeds made to cost time or to break the reader; any bytes at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LIMITS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PART = st.sampled_from(
    (
        *(
            "<item>",
            "</item>",
            "<entry>",
            "</entry>",
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
        ),
        *(
            "&amp;",
            "&x;",
            "&#0;",
            "&#xD800;",
            "Chor",
            "https://museum.example/a",
            "<ev:startdate>",
            '<link href="',
            "<",
            ">",
            '"',
            "\x00",
            "ü",
        ),
    )
)
FEEDS = st.lists(PART, max_size=40).map("".join)


@LIMITS
@given(st.binary(max_size=400))
def test_any_bytes_end_in_offers_or_findings(read, body):
    read(body)
    read(b"<rss><channel><item>" + body)


@LIMITS
@given(FEEDS)
def test_any_markup_ends_in_offers_or_findings_under_names_of_their_own(read, markup):
    got = read(f'<rss version="2.0"><channel>{markup}</channel></rss>')
    names = [one.local_id for one in got.offers]
    assert len(set(names)) == len(names)
    assert all(one.item.properties["name"][0] for one in got.offers)


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_no_entity_is_expanded_and_no_file_is_read(read):
    got = read(f"{BOMB}<rss><channel><item><title>x &b; &c; y</title></item></channel></rss>")
    assert got.names == ["x &b; &c; y"]


@pytest.mark.parametrize("name", ["https:", "x:1y", "x:.", "a.b"])
def test_markup_of_any_name_in_a_title_is_read(read, name):
    got = read(
        f"<rss><channel><title>Feed</title><item><title>Chor<{name}> am Abend</{name}></title></item></channel></rss>"
    )
    assert got.names == ["Chor am Abend"]
    read(f"<rss><channel><title><{name}/museum</channel></rss>")


@pytest.mark.parametrize(
    "inner",
    [
        "<a>" * 100_000,
        "<item>" * 20_000,
        "<title>" + "&lt;b&gt;" * 100_000 + "</title>",
        "<title>" + "&amp;" * 500_000 + "</title>",
        "<title " + " ".join(f'a{n}=""' for n in range(50_000)) + ">x</title>",
        "<title>x</title><description>" + "Termin: " * 100_000 + "</description>",
        "<title>x</title><description>" + "1.1.-" * 100_000 + "</description>",
        "<title>x</title><description>" + "<" * 300_000 + "</description>",
        "<title>x</title>" + "<category>a</category>" * 100_000,
        "<title>x</title>" + "<!--" * 100_000,
        "<title>" + "x" * 5_000_000 + "</title>",
    ],
    ids=range(11),
)
def test_a_feed_made_to_cost_time_is_read_all_the_same(read, inner):
    read(f"<rss><channel><item>{inner}</item><item><title>Chor</title></item></channel></rss>")


def test_an_entry_that_cannot_be_read_is_told_and_harms_no_other(read):
    crowded = "<title " + " ".join(f'a{number}=""' for number in range(50_000)) + ">Chor</title>"
    got = read(f"<rss><channel><item>{crowded}</item><item><title>Tanz</title></item></channel></rss>")
    assert (got.names, got.codes) == (["Tanz"], ["feed-broken"])
