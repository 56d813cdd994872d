"""How offers are found on a site: sitemaps, listings, further leaves; and what is never followed."""

# ruff: noqa: E501 - pages stand here as they are written

import gzip

import pytest

from harvester.extract.web import Web
from harvester.records import Source

SITE = "https://vhs.example/"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*addresses, modified="2026-11-01"):
    return (
        f"<urlset {NS}>"
        + "".join(f"<url><loc>{a}</loc><lastmod>{modified}</lastmod></url>" for a in addresses)
        + "</urlset>"
    )


def test_a_source_begins_at_its_address_robots_and_sitemap():
    follows = list(Web().start(Source(id="x", address="https://vhs.example/programm/")))
    assert [(f.address, f.kind) for f in follows] == [
        ("https://vhs.example/programm/", "listing"),
        ("https://vhs.example/robots.txt", "sitemap"),
        ("https://vhs.example/sitemap.xml", "sitemap"),
    ]


def test_the_fingerprint_is_the_version_of_the_reader():
    assert Web().fingerprint(Source(id="x", address=SITE)).startswith("web-")


def test_robots_names_sitemaps_of_the_same_site(read):
    body = "User-agent: *\nDisallow: /x\nSitemap: https://vhs.example/a.xml\r\n sitemap: /b.xml.gz\nSitemap: https://evil.example/c.xml"
    got = read(body, f"{SITE}robots.txt", kind="sitemap")
    assert got.addresses == [f"{SITE}a.xml", f"{SITE}b.xml.gz"]
    assert {f.kind for f in got.follows} == {"sitemap"}


def test_a_sitemap_gives_pages_with_their_dates(read):
    got = read(
        urlset(f"{SITE}kurs/1", "https://www.vhs.example/kurs/2?utm_source=x#a"), f"{SITE}sitemap.xml", kind="sitemap"
    )
    assert [(f.address, f.modified, f.kind) for f in got.follows] == [
        (f"{SITE}kurs/1", "2026-11-01", "offer"),
        ("https://www.vhs.example/kurs/2", "2026-11-01", "offer"),
    ]


def test_an_index_leads_to_sitemaps(read):
    body = f"<sitemapindex {NS}><sitemap><loc>{SITE}s1.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>"
    follow = read(body, f"{SITE}sitemap.xml", kind="sitemap").follows[0]
    assert (follow.address, follow.kind, follow.modified) == (f"{SITE}s1.xml", "sitemap", "2026-01-01")


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(urlset(f"{SITE}kurs/1").encode(), mtime=0),
        f"{SITE}kurs/1\n\n".encode(),
        b"\xef\xbb\xbf\n" + urlset(f"{SITE}kurs/1").encode(),
        urlset(f"{SITE}kurs/1").replace(NS, "").encode(),
    ],
)
def test_sitemaps_come_zipped_as_text_and_sloppy(read, body):
    got = read(body, f"{SITE}sitemap.xml", kind="sitemap")
    assert (got.addresses, got.codes) == ([f"{SITE}kurs/1"], [])


def test_a_sitemap_cut_off_is_a_finding_and_gives_what_it_has(read):
    body = gzip.compress(urlset(*(f"{SITE}kurs/{n}?{hash(n)}" for n in range(2_000))).encode())
    got = read(body[: len(body) // 2], f"{SITE}sitemap.xml.gz", kind="sitemap")
    assert "sitemap-truncated" in got.codes
    assert 10 < len(got.follows) < 2_000


def test_a_zip_bomb_is_cut_short(read):
    got = read(gzip.compress(b"<urlset>" + b" " * 80_000_000), f"{SITE}sitemap.xml.gz", kind="sitemap")
    assert "sitemap-too-large" in got.codes


def test_entities_of_a_sitemap_are_not_expanded(read):
    body = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>{SITE}&a;</loc></url></urlset>'
    assert all("/etc/" not in address for address in read(body, f"{SITE}s.xml", kind="sitemap").addresses)


@pytest.mark.parametrize(
    ("source", "options", "kept"),
    [
        (SITE, {}, ["kurse/1", "news/2"]),
        (f"{SITE}kurse", {}, ["kurse/1"]),
        (f"{SITE}kurse/", {}, ["kurse/1"]),
        (f"{SITE}kurse/index.html", {}, ["kurse/1"]),
        (SITE, {"exclude": "/news/"}, ["kurse/1"]),
        (f"{SITE}kurse/", {"include": "/n*s/"}, ["news/2"]),
    ],
)
def test_which_sitemap_pages_are_plausible(read, source, options, kept):
    body = urlset(f"{SITE}kurse/1", f"{SITE}news/2", f"{SITE}a.pdf", "https://other.example/kurse/3")
    got = read(body, f"{SITE}sitemap.xml", kind="sitemap", source=source, **options)
    assert got.addresses == [SITE + path for path in kept]


def listing(*links, before="", after=""):
    return f"<body>{before}<main>{''.join(links)}</main>{after}</body>"


def link(href, words="Kurs", rel=""):
    return f'<a href="{href}" rel="{rel}">{words}</a>'


def test_a_listing_leads_to_the_pages_its_content_links_to(read):
    body = listing(
        link("/kurs/1"), link("kurs/2?utm_source=x"), link("https://www.vhs.example/kurs/3#a"), link("/kurs/1"),
        before=f'<nav>{link("/nav")}</nav><header>{link("/kopf")}</header>', after=f"<footer>{link('/fuss')}</footer>",
    )  # fmt: skip
    got = read(body, f"{SITE}kurse", kind="listing")
    assert got.addresses == [f"{SITE}kurs/1", f"{SITE}kurs/2", "https://www.vhs.example/kurs/3"]
    assert {f.kind for f in got.follows} == {"offer"}


@pytest.mark.parametrize(
    "href",
    [
        "https://other.example/kurs/1", "mailto:a@vhs.example", "javascript:void(0)", "tel:1", "#oben", "/a.pdf", "/b.JPG", "/kurse",
        "/impressum", "/datenschutz/", "/kurse?sort=name", "/kurse?filter[ort]=1", "/termine?month=2031-05", "/kalender/2031/05/",
        "/a/b/a/b/a/b", "/" + "x/" * 20, "/kurs?a=1&b=2&c=3&d=4&e=5&f=6", "/" + "x" * 2_000, "ftp://vhs.example/a", "//[",
        "https://user:secret@vhs.example/a", "/login",
    ],
)  # fmt: skip
def test_what_a_listing_never_leads_to(read, href):
    assert read(listing(link(href)), f"{SITE}kurse", kind="listing").addresses == []


@pytest.mark.parametrize(
    ("href", "words", "rel"),
    [
        ("/kurse?page=2", "2", ""),
        ("?seite=3", "letzte", ""),
        ("/kurse/page/2/", "»", ""),
        ("/kurse?tx_list[currentPage]=2", "2", ""),
        ("/kurse/ab-20", "nächste Seite", ""),
        ("/kurse/weiter", "Weitere", ""),
        ("/kurse?abc=2", "x", "next"),
    ],
)
def test_further_leaves_of_a_listing_are_listings(read, href, words, rel):
    got = read(f"<body><nav class=pagination>{link(href, words, rel)}</nav></body>", f"{SITE}kurse", kind="listing")
    assert [f.kind for f in got.follows] == ["listing"]


def test_a_link_in_the_head_may_name_the_next_leaf(read):
    got = read('<head><link rel="next" href="/kurse?start=20"></head><body>x</body>', f"{SITE}kurse", kind="listing")
    assert [(f.address, f.kind) for f in got.follows] == [(f"{SITE}kurse?start=20", "listing")]


def test_a_calendar_is_turned_on_only_while_it_holds_offers(read):
    onward = link("/termine?month=2031-06", "weiter", "next")
    event = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b></div>'
    assert read(listing(onward), f"{SITE}termine?month=2031-05", kind="listing").addresses == []
    assert len(read(listing(onward, event), f"{SITE}termine?month=2031-05", kind="listing").follows) == 1


def test_where_markup_names_the_offers_no_other_link_is_followed(read):
    event = '<div itemscope itemtype="https://schema.org/Event"><a itemprop="url" href="/kurs/{0}"><b itemprop="name">{0}</b></a></div>'
    body = listing(event.format(1), event.format(2), link("/ueber/raeume"))
    assert read(body, f"{SITE}kurse", kind="listing").addresses == [f"{SITE}kurs/1", f"{SITE}kurs/2"]


def test_the_page_of_an_offer_leads_nowhere(read):
    event = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b></div>'
    assert read(listing(event, link("/kurs/2"))).follows == []


def test_a_page_without_offers_may_be_a_category_and_leads_beneath_itself(read):
    got = read(listing(link("/kurse/sprachen/englisch"), link("/anderes")), f"{SITE}kurse/sprachen")
    assert got.addresses == [f"{SITE}kurse/sprachen/englisch"]


def test_a_home_page_leads_to_the_listings_its_navigation_names(read):
    body = f"<nav>{link('/veranstaltungen', 'Veranstaltungen')}{link('/team', 'Team')}</nav><main>Willkommen</main>"
    got = read(body, SITE, kind="listing", depth=0)
    assert [(f.address, f.kind) for f in got.follows] == [(f"{SITE}veranstaltungen", "listing")]


def test_further_hosts_of_a_site_are_an_option(read):
    body = listing(link("https://kurse.example/1"))
    assert read(body, f"{SITE}kurse", kind="listing", hosts="kurse.example").addresses == ["https://kurse.example/1"]


def test_a_source_that_moved_to_another_host_is_read_there_and_reported(read):
    got = read(listing(link("/kurs/1")), "https://neu.example/", asked=SITE, kind="listing")
    assert got.addresses == ["https://neu.example/kurs/1"]
    assert got.codes == ["source-moved"]


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "text/calendar"])
def test_what_is_no_html_is_left_alone(read, media_type):
    got = read(
        b"%PDF " + b'<script type="application/ld+json">{"@type":"Event","name":"x"}</script>', media_type=media_type
    )
    assert got.offers == []
