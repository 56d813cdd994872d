"""Every link of the site leads somewhere, also when the site stands below a path."""

from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html


def crawl(client, base):
    """Follow every link below `base`, and return the status of each address and where it was found."""
    todo, seen = [(base, "")], {}
    while todo:
        address, origin = todo.pop()
        if address in seen:
            continue
        found = client.get(address)
        seen[address] = (found.status_code, origin)
        if location := found.headers.get("location"):
            todo.append((urljoin(address, location), address))
        if not found.headers.get("content-type", "").startswith("text/html"):
            continue
        page = html.fromstring(found.content, parser=html.HTMLParser(encoding="utf-8"))
        for link in page.xpath("//@href | //@src"):
            target = urldefrag(urljoin(address, link))[0]
            if target.startswith(base) and "lang=" not in target:
                todo.append((target, address))
    return seen


@pytest.mark.parametrize("base", ["http://testserver/", "http://testserver/daten/ernte/"])
def test_every_link_of_the_site_leads_somewhere(tmp_path, fill, open_client, base):
    with open_client(fill(tmp_path, base)) as client:
        seen = crawl(client, base)
        assert {a: s for a, s in seen.items() if s[0] not in {200, 303}} == {}
        kinds = (
            "offers/",
            "providers/",
            "places/",
            "runs/",
            "sources/",
            "static/",
            "feeds/",
            "dumps/",
            "vocab/",
            "id/",
        )
        for kind in kinds:
            assert any(a.startswith(base + kind) for a in seen), kind


def test_nothing_is_answered_outside_the_path_of_the_site_but_probes(tmp_path, fill, open_client):
    with open_client(fill(tmp_path, "http://testserver/daten/")) as client:
        assert client.get("http://testserver/healthz").status_code == 200
        assert client.get("http://testserver/readyz").status_code == 200
        assert client.get("http://testserver/").status_code == 404
        assert client.get("http://testserver/offers").status_code == 404
