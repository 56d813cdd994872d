"""The pages as a browser gets them: language, safety, structure, and what each says."""

import json
import re
import sqlite3
from itertools import pairwise

import pytest
from lxml import html

PAGES = ["/", "/offers", "/offers?when=past", "/status", "/sources/vhs", "/bot", "/dataset", "/vocab/", "/sparql"]
PAGES += ["/vocab/theme", "/vocab/OfferShape", "/vocab/isced-f", "/vocab/isced-f/023", "/vocab/formats/online"]


def tree(response):
    return html.fromstring(response.content, parser=html.HTMLParser(encoding="utf-8"))


def text(response):
    return " ".join(tree(response).xpath("string(//main)").split())


@pytest.fixture
def pages(client, offers):
    """Return the address of every kind of page."""
    data = client.data
    things = [f"/offers/{o.key}" for o in (offers.pottery, offers.hostile, offers.gone, offers.online, offers.past)]
    return [*PAGES, *things, f"/runs/{data.first}", f"/runs/{data.second}", "/nothing", *_things(client, offers)]


def _things(client, offers):
    page = tree(client.get(f"/offers/{offers.pottery.key}"))
    return page.xpath("//a[contains(@href, '/providers/') or contains(@href, '/places/')]/@href")


@pytest.mark.parametrize(
    ("address", "accept", "language"),
    [
        ("/", "", "de"),
        ("/?lang=en", "", "en"),
        ("/?lang=de", "en", "de"),
        ("/?lang=fr", "fr", "de"),
        ("/offers", "en-GB,en;q=0.9,de;q=0.8", "en"),
        ("/offers", "fr, de;q=0.5, en;q=0.4", "de"),
    ],
)
def test_a_page_is_german_unless_english_is_asked_for(client, address, accept, language):
    found = client.get(address, headers={"accept-language": accept})
    assert tree(found).get("lang") == language
    assert found.headers["content-language"] == language
    assert "accept-language" in found.headers["vary"].lower()


def test_a_language_asked_for_stays_while_links_are_followed(client):
    page = tree(client.get("/?lang=en"))
    assert set(page.xpath("//nav//a/@href")) == {f"/{p}?lang=en" for p in ("offers", "status", "sparql", "dataset")}
    assert page.xpath("//form//input[@name='lang']/@value") == ["en"]


def test_no_page_runs_scripts_or_fetches_from_elsewhere(client, pages):
    for address in pages:
        found = client.get(address)
        page = tree(found)
        assert {s.get("type") for s in page.iter("script")} <= {"application/ld+json"}, address
        assert not list(page.iter("style", "iframe", "object", "embed", "base")), address
        for element in page.iter(html.etree.Element):
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], address
        fetched = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert fetched, address
        assert all(one.startswith("/static/") for one in fetched), address
        addresses = page.xpath("//@href | //@action | //@src")
        assert [one for one in addresses if not re.match(r"/|#|https?://", one)] == [], address


def test_every_answer_carries_the_headers_that_keep_browsers_safe(client, pages):
    for address in [*pages, "/healthz", "/feeds/offers.csv", "/robots.txt", "/id/dataset"]:
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["referrer-policy"], address


def test_every_page_can_be_used_by_everybody(client, pages):
    for address in pages:
        page = tree(client.get(address))
        assert page.xpath("string(//title)").strip(), address
        assert len(page.xpath("//h1")) == 1, address
        assert page.xpath("//h1")[0].text_content().strip(), address
        assert page.xpath("//a[@class='skip']/@href") == ["#content"], address
        assert len(page.xpath("//main[@id='content']")) == 1, address
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert page.xpath(f"//label[@for='{field.get('id')}']"), address
        for named in page.xpath("//@aria-labelledby"):
            assert named in ids, address
        assert all(a.text_content().strip() or a.xpath(".//img/@alt") for a in page.xpath("//a")), address
        levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_an_offer_shows_all_that_is_known(client, offers):
    said = text(client.get(f"/offers/{offers.pottery.key}"))
    for words in (
        "Töpfern für Anfänger", "Kurs · vor Ort", "Erster Absatz.", "Zweiter Absatz.", "85,00 €",
        "60,00 € (ermäßigt)",
        "85,00 € (ermäßigt 60 €)", "Bürgerhaus, Marktplatz 1, 12345 Musterstadt", "VHS Musterstadt",
        "Deutsch, Englisch", "Erwachsene", "P123", "Ton, Handwerk",
        "1. August 2026",
        "creativecommons.org", f"http://testserver/id/offer/{offers.pottery.key}", "JSON-LD", "erstmals veröffentlicht",
        "2 Treffen", "Ton", "Glasur", "Europe/Berlin",
    ):  # fmt: skip
        assert words in said, words


def test_times_are_those_of_the_source_on_both_sides_of_the_clock_change(client, offers):
    page = tree(client.get(f"/offers/{offers.pottery.key}"))
    times = {t.get("datetime"): t.text_content() for t in page.xpath("//ol/li/time")}
    assert times["2090-10-02T18:00:00+02:00"].endswith("2. Oktober 2090, 18:00–19:30 Uhr")
    assert times["2090-11-06T17:00:00Z"].endswith("6. November 2090, 18:00–19:30 Uhr")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("secret", "Preis nicht bekannt"),
        ("free", "kostenfrei"),
        ("online", "auf Anfrage"),
        ("past", "Preis nicht bekannt"),
    ],
)
def test_a_price_that_is_not_known_is_never_free(client, offers, name, words):
    page = tree(client.get(f"/offers/{getattr(offers, name).key}"))
    price = page.xpath("string(//dt[text()='Preis']/following-sibling::dd[1])")
    assert price.startswith(words)
    assert ("kostenfrei" in price) == (name == "free")


def test_a_text_without_a_licence_is_shown_nowhere(client, offers):
    for suffix in ("", ".ttl", ".jsonld", ".nt", ".rdf"):
        assert "nicht lizenziert" not in client.get(f"/offers/{offers.secret.key}{suffix}").text
    for feed in ("/feeds/offers.jsonl", "/feeds/offers.csv", "/dumps/offers.nq", "/dumps/offers.ttl"):
        assert "nicht lizenziert" not in client.get(feed).text
    assert "Erster Absatz." in client.get("/feeds/offers.jsonl").text


def test_an_offer_links_to_its_provider_and_to_its_data(client, offers):
    page = tree(client.get(f"/offers/{offers.pottery.key}"))
    assert page.xpath("//a[@class='button']/@href") == ["https://vhs.example/pottery"]
    assert {link.get("type") for link in page.xpath("//link[@rel='alternate']")} == {
        "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml",
    }  # fmt: skip


def test_the_embedded_data_is_the_offer(client, offers):
    page = tree(client.get(f"/offers/{offers.pottery.key}"))
    said = json.loads(page.xpath("string(//script)"))
    assert said["name"] == "Töpfern für Anfänger"
    assert said["@id"] == f"http://testserver/id/offer/{offers.pottery.key}"
    assert [o["price"] for o in said["offers"]] == ["85", "60"]


def test_hostile_words_are_only_words(client, offers):
    found = client.get(f"/offers/{offers.hostile.key}")
    page = tree(found)
    assert len(page.xpath("//script")) == 1
    assert json.loads(page.xpath("string(//script)"))["name"].startswith("<script>alert('Titel')")
    assert not page.xpath("//svg | //b | //i | //u | //x | //m | //main//img")
    assert not [a for a in page.xpath("//@href") if "alert" in a or a.startswith("data:")]
    assert "\u202e" not in found.text
    assert "\x07" not in found.text
    assert "{{ 7*7 }}" in found.text
    assert "2090-02-30" in found.text


@pytest.mark.parametrize("address", ["/", "/offers", "/offers?text=alert"])
def test_hostile_words_are_only_words_in_lists(client, address):
    page = tree(client.get(address))
    assert not page.xpath("//script | //b")


@pytest.mark.parametrize("query", ['"><script>x</script>', "\x00\x1b", "%", "'; DROP TABLE", "\u202e", "x" * 5_000])
def test_hostile_searches_are_only_words(client, query):
    found = client.get("/offers", params={"text": query, "source": query, "when": query, "lang": query})
    assert found.status_code == 200
    assert not tree(found).xpath("//script")


def names(response):
    return [h.text_content() for h in tree(response).xpath("//ol[@class='offers']//h2")]


def test_the_list_begins_with_what_comes_next_and_ends_with_what_has_no_date(client):
    first, second = names(client.get("/offers")), names(client.get("/offers?page=2"))
    assert first[:3] == ["Offene Werkstatt", "Vortrag im Netz", "Nähen jede Woche"]
    assert len(first) == 50
    assert len(second) == 66 - 50
    assert "Noch ohne Lizenz" in second[-2:]
    assert "Längst vorbei" not in first + second


def test_what_is_over_stands_apart(client):
    assert names(client.get("/offers?when=past")) == ["Längst vorbei"]


@pytest.mark.parametrize(
    ("query", "count"),
    [("text=töpfern", 1), ("text=TÖPFERN+anfänger", 1), ("text=musterstadt", 1), ("text=reihe&source=vhs", 50),
     ("source=other", 0), ("text=nirgends", 0), ("text=gibt", 0)],
)  # fmt: skip
def test_the_list_is_filtered(client, query, count):
    assert len(names(client.get(f"/offers?{query}"))) == count


def test_bytes_that_are_no_text_are_searched_for_too(client):
    for sent in ("%ed%a0%80", "%ff", "%00"):
        assert client.get(f"/offers?text={sent}&lang={sent}").status_code == 200
        assert client.get(f"/{sent}?text={sent}").status_code == 404


@pytest.mark.parametrize("page", ["0", "3", "-1", "x", "1.5", "9" * 30, "²", "٢", ""])
def test_a_page_that_there_is_not_is_not_found(client, page):
    assert client.get("/offers", params={"page": page}).status_code == 404


def test_the_pages_of_a_filtered_list_keep_the_filter(client):
    page = tree(client.get("/offers?text=reihe&lang=en"))
    assert page.xpath("//a[@rel='next']/@href") == ["/offers?page=2&text=reihe&lang=en"]


def test_a_withdrawn_offer_says_that_it_is_gone_and_why(client, offers):
    found = client.get(f"/offers/{offers.gone.key}")
    assert found.status_code == 410
    assert "Die Website des Anbieters führt es nicht mehr auf." in text(found)
    assert "Was es nicht mehr gibt <b>" in text(found)
    assert not tree(found).xpath("//b")


def test_a_provider_and_a_place_list_their_offers(client, offers):
    for address in _things(client, offers):
        found = client.get(address)
        assert found.status_code == 200
        assert tree(found).xpath(f"//a[@href='/offers/{offers.pottery.key}']")
    assert "51.5" in text(client.get(next(a for a in _things(client, offers) if "places" in a)))


def test_what_only_a_withdrawn_offer_named_is_gone_with_it(client, offers):
    from vocab.iris import provider_key

    assert client.get(f"/providers/{provider_key(offers.gone.providers[0])}").status_code == 404


def test_a_run_shows_its_figures_and_findings(client):
    said = text(client.get(f"/runs/{client.data.first}"))
    assert "gelungen" in said
    assert "https://x.example/<b>" in said
    figures = tree(client.get(f"/runs/{client.data.first}"))
    assert figures.xpath("string(//dt[text()='Neu']/following-sibling::dd[1])") == "68"


def test_the_status_names_every_source_in_operation_and_no_other(client):
    said = text(client.get("/status"))
    assert "VHS <Muster>" in said
    assert "Idee" not in said
    assert client.get("/sources/idea").status_code == 404
    assert "Idee" not in client.get("/offers").text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_for_reading(client, method):
    found = client.request(method, "/offers")
    assert found.status_code == 405
    assert set(found.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "GET und HEAD" in text(found)


def test_head_says_what_get_says(client, pages):
    for address in [*pages, "/feeds/offers.csv", "/dumps/offers.nq", "/robots.txt", "/readyz"]:
        got, head = client.get(address), client.head(address)
        assert head.status_code == got.status_code, address
        assert head.headers["content-type"] == got.headers["content-type"], address


@pytest.mark.parametrize(
    ("host", "status"),
    [("testserver", 200), ("TESTSERVER:8000", 200), ("localhost:81", 200), ("127.0.0.1:8000", 200), ("[::1]:80", 200),
     ("evil.example", 421), ("testserver.evil.example", 421), ("localhost@evil.example", 421),
     ("127.0.0.1.evil.example", 421)],
)  # fmt: skip
def test_only_our_own_hosts_are_answered_for(client, host, status):
    assert client.get("/healthz", headers={"host": host}).status_code == status


def test_a_page_that_the_browser_has_is_not_sent_again(client):
    first = client.get("/status")
    again = client.get("/status", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert client.get("/status?lang=en", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_a_static_file_is_kept_for_good_at_its_own_address_only(client):
    address = tree(client.get("/")).xpath("//link[@rel='stylesheet']/@href")[0]
    assert "immutable" in client.get(address).headers["cache-control"]
    other = client.get("/static/0/style.css")
    assert other.headers["cache-control"] == "no-cache"
    for wrong in ("/static/0/app.py", "/static/0/..%2fapp.py", "/static/0/../../app.py", "/static/style.css"):
        assert client.get(wrong).status_code == 404


def test_the_style_sheet_fetches_nothing_and_knows_dark_and_print(client):
    style = client.get("/static/0/style.css").text
    assert "url(" not in style
    assert "@import" not in style
    for query in ("prefers-color-scheme: dark", "@media print", "prefers-reduced-motion", "forced-colors"):
        assert query in style


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [(f, b) for f in ("ink", "quiet", "link", "bad", "good", "warn") for b in ("paper", "card")]
    + [("on-brand", "brand"), ("accent", "brand")],
)
def test_words_stand_out_from_what_is_behind_them(client, scheme, front, back):
    style = client.get("/static/0/style.css").text
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", style.split(":root {")[scheme + 1].split("}")[0]))
    darker, lighter = sorted([luminance(colours[front]), luminance(colours[back])])
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_robots_may_read_all_but_queries(client):
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /sparql\n"


def test_the_service_is_ready_when_something_is_published(client):
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").text == "ready\nledger 70\npublished 70\n"


def test_the_page_for_robots_names_the_contact(tmp_path, fill, open_client):
    data = fill(tmp_path)
    with open_client(data) as client:
        assert "hat noch keine Adresse genannt" in text(client.get("/bot"))
    with (tmp_path / "ernte.toml").open("a") as file:
        file.write('contact = "https://betreiber.example/kontakt"\n')
    with open_client(data) as client:
        assert "https://betreiber.example/kontakt" in tree(client.get("/bot")).xpath("//main//a/@href")


def test_a_mistake_of_ours_gets_a_page_too(tmp_path, fill, open_client):
    data = fill(tmp_path)
    with open_client(data, raises=False) as client:
        base = sqlite3.connect(tmp_path / "ledger.sqlite")
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not name.startswith("sqlite_"):
                base.execute(f'ALTER TABLE "{name}" RENAME TO "lost_{name}"')
        base.close()
        found = client.get("/status")
        assert found.status_code == 500
        assert "Hier ist ein Fehler passiert" in text(found)
        assert "sqlite" not in found.text.lower()
        assert found.headers["content-security-policy"]


def test_before_the_first_harvest_every_page_answers(tmp_path, open_client):
    from types import SimpleNamespace

    from harvester.ledger import Ledger

    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://localhost:8000/"):
        pass
    with open_client(SimpleNamespace(folder=tmp_path, base="http://localhost:8000/")) as client:
        for address in [
            *(page for page in PAGES if "vhs" not in page),
            "/readyz",
            "/dataset.ttl",
            "/feeds/offers.csv",
            "/dumps/offers.nq",
        ]:
            assert client.get(address).status_code == 200, address
        assert client.get("/providers/aaaaaaaaaaaaaaaa").status_code == 503
