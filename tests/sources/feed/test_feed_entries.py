"""Which entries become which offers, what is kept of them, where a feed leads, and what is told about broken ones."""

import pytest

from harvester.extract import feed
from harvester.extract.base import adapter
from harvester.extract.feed import FeedReader
from harvester.records import Page, Source

ENTRY = "<title>Chor</title><link>https://museum.example/chor</link><guid>https://museum.example/?p=1</guid>"
EVENTS = ' xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:x="urn:ietf:params:xml:ns:xcal"'


def test_the_adapter_is_installed_and_reads_large_files():
    assert isinstance(adapter("feed"), FeedReader)
    assert adapter("feed").large  # type: ignore[attr-defined]


def test_an_entry_is_an_offer_that_leads_to_its_page(rss):
    [offer] = rss(ENTRY).offers
    assert (offer.local_id, offer.url) == ("https://museum.example/chor",) * 2
    assert (offer.identifiers, offer.at, offer.rank) == (("guid:https://museum.example/?p=1",), "record=1", 1)


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("Ton &amp; Farbe", "Ton & Farbe"),
        ("Ton &amp;amp; Farbe", "Ton & Farbe"),
        ("<![CDATA[Ton &amp; <b>Farbe</b>]]>", "Ton & Farbe"),
        ("Ton &amp;lt;b&amp;gt; Farbe", "Ton <b> Farbe"),
        ("Ton &uuml;ber&nbsp;alles &euro;", "Ton über alles €"),
        ("Ton & Farbe", "Ton & Farbe"),
        ("2 &lt; 3", "2 < 3"),
        ("  Ton\n  Farbe ", "Ton Farbe"),
    ],
)
def test_titles_are_plain_text_however_they_were_escaped(markup, name, rss):
    assert rss(f"<title>{markup}</title>").names == [name]


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<title type="text">Der &lt;b&gt;-Befehl</title>', "Der <b>-Befehl"),
        ('<title type="html">Der &lt;b&gt;neue&lt;/b&gt; Befehl</title>', "Der neue Befehl"),
        ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Der <b>neue</b></div></title>', "Der neue"),
    ],
)
def test_titles_of_atom_are_read_as_their_type_says(markup, name, read):
    assert read(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{markup}</entry></feed>').names == [name]


def test_when_it_was_published_is_not_when_it_takes_place(rss):
    said = rss(f"{ENTRY}<pubDate>Mon, 05 Oct 2026 08:00:00 GMT</pubDate>").item.properties
    assert said["datePublished"] == said["dateModified"] == ("Mon, 05 Oct 2026 08:00:00 GMT",)
    assert not {"startDate", "dateText"} & said.keys()


@pytest.mark.parametrize(
    ("more", "start", "end"),
    [
        (
            "<ev:startdate>2026-10-05T18:00</ev:startdate><ev:enddate>2026-10-05T20:00</ev:enddate>",
            "2026-10-05T18:00",
            "2026-10-05T20:00",
        ),
        (
            "<x:dtstart>20261005T180000</x:dtstart><x:dtend>20261005T200000</x:dtend>",
            "20261005T180000",
            "20261005T200000",
        ),
        ("<nie:startDate>2026-10-05</nie:startDate>", "2026-10-05", None),
    ],
)
def test_extensions_say_when_something_takes_place(more, start, end, rss):
    said = rss(ENTRY + more, spaces=EVENTS).item.properties
    assert (said["startDate"][0], said.get("endDate", (None,))[0]) == (start, end)


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("Lesung am 5.10.2026", "", "5.10.2026"),
        ("Fr, 5. Oktober 2026, 19 Uhr: Lesung", "", "Fr, 5. Oktober 2026, 19 Uhr"),
        ("Ausstellung 3.10.2026 - 10.1.2027", "", "3.10.2026 - 10.1.2027"),
        ("Lesung", "&lt;p&gt;Termin: 5.10.2026, 18:00 bis 20:00 Uhr&lt;/p&gt;", "5.10.2026, 18:00 bis 20:00 Uhr"),
        ("Lesung", "Wann: 5. Oktober 2026", "5. Oktober 2026"),
        ("Lesung", "Am 5.10.2026 war es schön.", None),
        ("Vom 1.1.2026 und 2.2.2026, dann 3.3.2026", "", None),
        ("Lesung", "", None),
    ],
)
def test_dates_in_words_are_taken_only_where_they_clearly_stand(title, text, words, rss):
    said = rss(f"<title>{title}</title><description>{text}</description>").item.properties
    assert said.get("dateText", (None,))[0] == words


def test_places_positions_and_categories_are_kept(rss):
    spaces = EVENTS + ' xmlns:georss="http://www.georss.org/georss" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    more = "<ev:location>Aula</ev:location><georss:point>52.5 13.4</georss:point>"
    more += "<category>Kunst</category><dc:subject>Ton</dc:subject>"
    said = rss(ENTRY + more, spaces=spaces).item.properties
    [place] = said["location"]
    assert place.properties["name"] == ("Aula",)
    assert place.properties["geo"][0].properties == {"latitude": ("52.5",), "longitude": ("13.4",)}
    assert said["category"] == ("Kunst", "Ton")


def test_the_fuller_text_is_the_description(rss):
    spaces = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    more = "<description>kurz</description><content:encoded><![CDATA[<p>lang</p>]]></content:encoded>"
    assert rss(ENTRY + more, spaces=spaces).item.properties["description"] == ("<p>lang</p>",)


def test_persons_are_not_read(rss):
    more = "<author>erika@museum.example (Erika Muster)</author><dc:creator>Erika Muster</dc:creator>"
    assert "rika" not in repr(rss(ENTRY + more))


@pytest.mark.parametrize(
    ("head", "link", "address"),
    [
        ("", '<link href="/chor"/>', "https://museum.example/chor"),
        (' xml:base="https://b.example/x/"', '<link href="chor"/>', "https://b.example/x/chor"),
        (' xml:base="/x/"', '<link rel="alternate" xml:base="y/" href="chor"/>', "https://museum.example/x/y/chor"),
        ("", '<link rel="self" href="/a"/><link rel="alternate" href="/b"/>', "https://museum.example/b"),
        ("", '<link href="javascript:alert(1)"/>', "https://museum.example/feed"),
    ],
)
def test_addresses_are_resolved(head, link, address, read):
    markup = f'<feed xmlns="http://www.w3.org/2005/Atom"{head}><entry><title>A</title>{link}</entry></feed>'
    assert read(markup).offers[0].url == address


def test_offers_that_share_an_address_keep_names_of_their_own_in_any_order(rss):
    link = "<link>https://museum.example/</link>"
    entries = [
        f"<title>A</title>{link}<guid>1</guid>",
        f"<title>A</title>{link}<guid>2</guid>",
        f"<title>B</title>{link}",
    ]
    names = {one.local_id: one.item.properties["name"] for one in rss(*entries).offers}
    assert len(names) == 3
    assert names == {one.local_id: one.item.properties["name"] for one in rss(*entries[::-1]).offers}


def test_the_next_leaf_of_a_feed_is_followed_on_its_own_site_only(read):
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="{}"/><entry><title>A</title></entry></feed>'
    )
    assert [one.address for one in read(feed.format("?page=2")).follows] == ["https://museum.example/feed?page=2"]
    assert not read(feed.format("https://b.example/")).follows
    assert not read(feed.format("")).follows


def test_pages_of_entries_are_read_as_websites_when_the_source_says_so(rss, read):
    got = rss(ENTRY, ENTRY.replace("museum.example", "b.example"), details="yes")
    assert [(one.address, one.kind) for one in got.follows] == [("https://museum.example/chor", "offer")]
    assert got.codes == ["feed-pages-elsewhere"]
    page = (
        '<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Event",'
        '"name":"Chor","startDate":"2026-10-05"}</script></head><body><a href="/x">x</a></body></html>'
    )
    read_page = read(page, address="https://museum.example/chor", source="https://museum.example/feed", kind="offer")
    assert [(one.method, one.local_id, one.rank) for one in read_page.offers] == [
        ("json-ld", got.offers[0].local_id, 0)
    ]
    assert not read_page.follows


def test_a_large_page_of_an_entry_is_read_up_to_a_bound(read, monkeypatch):
    page = '<html itemscope itemtype="https://schema.org/Event"><p itemprop="name">Chor</p></html>'
    how = {"address": "https://museum.example/chor", "kind": "offer", "as_file": True}
    assert read(page, **how).names == ["Chor"]
    monkeypatch.setattr(feed, "MAX_PAGE", 50)
    assert read(page, **how).codes == ["page-too-large"]


def test_the_fingerprint_changes_with_the_reader_of_pages():
    plain, details = (
        FeedReader().fingerprint(Source(id="a", address="/a", options=o)) for o in ({}, {"details": "ja"})
    )
    assert details.startswith(plain)
    assert details != plain


def test_entries_without_a_day_are_left_out_when_the_source_says_so(rss):
    got = rss(ENTRY, "<title>Lesung am 5.10.2026</title>", undated="skip")
    assert got.names == ["Lesung am 5.10.2026"]
    assert [(one.code, one.words) for one in got.findings] == [("feed-undated", "1")]


PAGE = """<html><head><title>Museum</title>
<link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="alternate" type="application/atom+xml" href="atom">
<link rel="alternate" type="application/rss+xml" title="Kommentare" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" href="https://b.example/feed">
<link rel="alternate" hreflang="en" href="/en">
</head></html>"""


def test_a_page_leads_to_its_feeds(read):
    got = read(PAGE, address="https://museum.example/termine/")
    assert [one.address for one in got.follows] == [
        "https://museum.example/feed/",
        "https://museum.example/termine/atom",
    ]
    assert [(one.code, one.words) for one in got.findings] == [("feed-elsewhere", "https://b.example/feed")]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<html><title>Wartung</title></html>", ["feed-no-feeds"]),
        ("", ["feed-no-feeds"]),
        ("{}", ["feed-no-feeds"]),
        ("<rss><channel></channel></rss>", ["feed-empty"]),
        ("<rss><channel><item><title>A</title></item>", ["stream-cut-off"]),
        ("<rss><channel><item><title>A</title></item><item><title>B</ti", ["stream-cut-off"]),
        ("<rss><channel><item><link>https://a.example/</link></item></channel></rss>", ["feed-no-title"]),
        ("<rss><channel><item><title>A</title></item><item><title>A</title></item></channel></rss>", ["feed-twice"]),
        ("<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>", ["stream-unclosed"]),
    ],
)
def test_what_is_wrong_is_told(body, codes, read):
    assert read(body).codes == codes


def test_a_linked_address_that_is_no_feed_is_told(read):
    assert read("<html>", source="https://museum.example/").codes == ["feed-not-a-feed"]


def test_a_broken_entry_harms_no_other(rss):
    assert rss("<title>A", "<title>B</b></title>", "<title>C &x; </title>", ENTRY).names[-1] == "Chor"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-32-le", "cp1252", "iso8859-15", "cp850"])
@pytest.mark.parametrize("in_file", [False, True])
def test_letters_are_read_in_any_encoding(encoding, in_file, read):
    said = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    body = f"{said}<rss><channel><item><title>Töpfern für Anfänger</title></item></channel></rss>"
    assert read(body.encode(encoding), as_file=in_file).names == ["Töpfern für Anfänger"]


def test_a_wrong_encoding_is_told(read):
    body = '<?xml version="1.0" encoding="utf-8"?><rss><channel><item><title>Töpfern</title></item></channel></rss>'
    got = read(body.encode("cp1252"))
    assert (got.names, got.codes) == (["Töpfern"], ["charset-wrong"])


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        ('<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', 95),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', 95),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', 95),
        (PAGE, 20),
        ("<html>", 0),
        ("Titel;Beginn", 0),
        ("<urlset><url>", 0),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/">', 0),
    ],
)
def test_a_feed_is_recognised(body, sure):
    assert FeedReader().recognise(Page(address="/a", asked="/a", body=body.encode())) == sure
