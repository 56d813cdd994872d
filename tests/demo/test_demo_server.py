import gzip
import json
import re
from datetime import date
from urllib.parse import urljoin

import icalendar
import pytest
import recurring_ical_events
import requests

from publish.demo.expected import expected, starts
from publish.demo.server import Town

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def town():
    with Town(TODAY) as made:
        yield made


@pytest.fixture
def get():
    with requests.Session() as session:
        session.trust_env = False
        yield lambda address, **headers: session.get(address, headers=headers, timeout=10)


def test_each_site_stands_at_its_own_address(town):
    assert len({town.base(site.id) for site in town.sites}) == 6


def test_every_link_of_every_page_leads_somewhere(town, get):
    for site in town.sites:
        todo, seen = {town.start(site)}, set()
        while todo:
            address = todo.pop()
            seen.add(address)
            answer = get(address)
            assert answer.status_code == 200, address
            if answer.headers["Content-Type"].startswith("text/html"):
                links = {urljoin(address, link) for link in re.findall(r'<a[^>]*href="([^"]+)"', answer.text)}
                todo |= {link.replace("&amp;", "&") for link in links if "/intern/" not in link} - seen
        assert len(seen) > len(site.offers)


@pytest.mark.parametrize("site", ["vhs", "faerberei", "stadt", "storchennest", "akademie", "bibliothek"])
def test_robots_lets_everybody_in_without_delay(town, get, site):
    assert get(f"{town.base(site)}/robots.txt").text.startswith("User-agent: *\nCrawl-delay: 0\n")


def test_vhs_announces_an_index_whose_gz_part_lists_every_course(town, get):
    base = town.base("vhs")
    assert f"Sitemap: {base}/sitemap.xml" in get(f"{base}/robots.txt").text
    parts = re.findall("<loc>(.*?)</loc>", get(f"{base}/sitemap.xml").text)
    [zipped] = [part for part in parts if part.endswith(".gz")]
    courses = re.findall("<loc>(.*?)</loc>", gzip.decompress(get(zipped).content).decode())
    assert len(courses) == len(expected(1, TODAY)["vhs"])


def test_family_centre_has_no_sitemap(town, get):
    assert get(f"{town.base('storchennest')}/sitemap.xml").status_code == 404


def test_json_ld_of_the_vhs_says_what_the_tables_say(town, get):
    base = town.base("vhs")
    pages = re.findall('href="(/kurs/[^"]+)"', get(f"{base}/programm").text)
    told = {}
    for page in pages:
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', get(base + page).text, re.DOTALL)
        course = json.loads(block[1])
        instances = course["hasCourseInstance"]
        instances = instances if isinstance(instances, list) else [instances]
        events = [event for instance in instances for event in [instance, *instance.get("subEvent", [])]]
        told[course["name"]] = frozenset(event["startDate"] for event in events)
    assert told == expected(1, TODAY)["vhs"]


def test_calendar_recurs_as_the_tables_say(town, get):
    [site] = [site for site in town.sites if site.id == "stadt"]
    for told in site.offers:
        events = icalendar.Calendar.from_ical(get(f"{town.base('stadt')}/kalender/{told.calendar}.ics").content)
        found = recurring_ical_events.of(events).between(TODAY, date(TODAY.year + 2, 1, 1))
        mine = {event["DTSTART"].dt.isoformat() for event in found if event["SUMMARY"] == told.title}
        assert mine == starts(told), told.title


def test_an_unchanged_page_is_not_sent_twice(town, get):
    address = town.start(town.sites[0])
    first = get(address)
    assert get(address, **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert get(address, **{"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304
    assert get(address, **{"If-None-Match": '"another"'}).status_code == 200


def test_second_round_changes_few_pages_and_closes_the_library(get):
    with Town(TODAY) as changing:
        address = f"{changing.base('faerberei')}/programm/offene-siebdruckwerkstatt"
        first = get(address)
        gone = f"{changing.base('storchennest')}/angebote/vaetertreff-mit-werkbank"
        assert get(gone).status_code == 200
        changing.round(2)
        assert get(address, **{"If-None-Match": first.headers["ETag"]}).status_code == 200
        assert get(gone).status_code == 404
        assert get(changing.start(changing.sites[0])).status_code == 200
        assert get(changing.base("bibliothek") + "/").status_code == 503
        assert get(changing.base("bibliothek") + "/robots.txt").status_code == 503


def test_each_flaw_of_the_academy_is_on_some_page(town, get):
    base = town.base("akademie")
    paths = re.findall('href="(/seminar/[^"]+)"', get(f"{base}/seminare.html").text)
    pages = [get(base + path) for path in paths]
    text = "\n".join(page.content.decode() for page in pages)
    for flaw in (
        '",\n  }',
        "&uuml;",
        '"instructor": null',
        '"itemListElement": [{\n',
        'typeof="Course"',
        "<![CDATA[",
        ".\n\t",
    ):
        assert flaw in text, flaw
    assert {page.headers["Content-Type"] for page in pages} == {
        "text/html; charset=utf-8",
        "text/html; charset=iso-8859-1",
    }
