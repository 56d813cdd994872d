"""robots.txt by RFC 9309: every case a site of its own, all in one crawl; what was asked is the oracle."""

import pytest

from harvester.fetch.answers import Trouble
from harvester.fetch.robots import LONGEST_DELAY, Rules

DISALLOW = b"User-agent: *\nDisallow: /intern\n"
LONG = b"User-agent: *\n" + b"Disallow: /x\n" * 40_000


@pytest.fixture(scope="module")
def told(server, faults, crawled):
    """Let every site have a page that may be read and one under /intern; answers are of robots.txt."""
    reply, redirect = faults.reply, faults.redirect
    plain = {"content_type": "text/plain"}
    answers = {
        "rules": [reply(DISALLOW, **plain)],
        "none": [reply(b"", 404)],
        "unauthorized": [reply(b"", 401)],
        "forbidden": [reply(b"", 403)],
        "empty": [reply(b"")],
        "no-content": [reply(b"", 204)],
        "html": [reply(b"<html><body>Startseite</body></html>")],
        "error": [reply(b"", 500)],
        "unavailable": [reply(b"", 503)],
        "too-many": [reply(b"", 429)],
        "reset": [faults.reset],
        "silent": [faults.slow(b"", b"")],
        "half": [faults.broken(reply(DISALLOW, content_length="9000"))],
        "flapping": [reply(b"", 503), reply(DISALLOW, **plain)],
        "bom": [reply(b"\xef\xbb\xbf" + DISALLOW, **plain)],
        "crlf": [reply(DISALLOW.replace(b"\n", b"\r\n"), **plain)],
        "cr": [reply(DISALLOW.replace(b"\n", b"\r"), **plain)],
        "latin-1": [reply(b"# K\xe4se\n" + DISALLOW, **plain)],
        "binary": [reply(bytes(range(256)) * 40)],
        "ours": [reply(b"User-agent: bildungsernte\nDisallow: /intern\n\nUser-agent: *\nDisallow: /\n", **plain)],
        "others": [reply(b"User-agent: Bingbot\nDisallow: /\n", **plain)],
        "all": [reply(b"User-agent: *\nDisallow: /\n", **plain)],
        "longer-allow": [reply(DISALLOW + b"Allow: /intern/1\n", **plain)],
        "late": [reply(LONG[: 500 * 1024] + b"\n" + DISALLOW, **plain)],
        "endless": [faults.endless(reply(DISALLOW, content_length=str(1 << 30), **plain), b"# more\n" * 9_000)],
        "bomb": [faults.endless(faults.ZIPPED + faults.GZIP_HEAD, faults.MIB, 1_000)],
        "redirect-5": [redirect("/r/1")],
        "redirect-6": [redirect("/q/1")],
        "redirect-loop": [redirect("/robots.txt")],
        "redirect-home": [redirect("/")],
    }
    for n in range(1, 6):
        server.put("redirect-5.test", f"/r/{n}", redirect(f"/r/{n + 1}") if n < 5 else reply(DISALLOW, **plain))
        server.put("redirect-6.test", f"/q/{n}", redirect(f"/q/{n + 1}"))
    server.put("redirect-6.test", "/q/6", reply(DISALLOW, **plain))
    jobs = []
    for name, answer in answers.items():
        host = f"{name}.test"
        server.put(host, "/robots.txt", *answer)
        start = server.put(host, "/", reply(b"<html>" + b"x" * 600_000))
        inside = server.put(host, "/intern/1", reply(b"<html>intern"))
        jobs.append(
            {
                "id": name,
                "address": start,
                "start": [start, inside],
                "budget": {"timeout": 1.0 if name == "silent" else 30.0},
            }
        )
    return crawled(jobs)


OPEN = "none unauthorized forbidden empty no-content html binary others longer-allow redirect-6 redirect-loop".split()
OBEYED = "rules bom crlf cr latin-1 ours late endless flapping redirect-5".split()
CLOSED = "error unavailable too-many reset silent half".split()


@pytest.mark.parametrize("name", [*OPEN, "redirect-home", "bomb"])
def test_a_site_without_rules_may_be_read(name, told, server):
    assert [event["fate"] for event in told["jobs"][name]["events"]] == ["fresh", "fresh"]
    assert told["jobs"][name]["ends"][0]["whole"] is True


@pytest.mark.parametrize("name", OBEYED)
def test_rules_are_obeyed_and_a_disallowed_page_leaves_the_run_whole(name, told, server):
    events = told["jobs"][name]["events"]
    assert [(event["fate"], event.get("code")) for event in events] == [
        ("fresh", None),
        ("refused", "robots-disallowed"),
    ]
    assert "/intern/1" not in server.paths(f"{name}.test")
    assert told["jobs"][name]["ends"][0]["whole"] is True


@pytest.mark.parametrize("name", CLOSED)
def test_an_unreachable_robots_txt_closes_the_whole_site(name, told, server):
    assert set(server.paths(f"{name}.test")) == {"/robots.txt"}
    assert {event["code"] for event in told["jobs"][name]["events"]} == {"robots-unreachable"}
    end = told["jobs"][name]["ends"][0]
    assert (end["whole"], end["reason"]) == (False, "robots-unreachable")


def test_an_unreachable_robots_txt_says_what_was_seen(told):
    words = {name: told["jobs"][name]["events"][0]["words"] for name in ("error", "unavailable", "silent")}
    assert words == {"error": "500", "unavailable": "503", "silent": "1 s"}


def test_a_disallowed_start_is_the_reason(told):
    end = told["jobs"]["all"]["ends"][0]
    assert (end["whole"], end["reason"]) == (False, "robots-disallowed")
    assert {event["code"] for event in told["jobs"]["all"]["events"]} == {"robots-disallowed"}


@pytest.mark.parametrize("name", ["rules", "none", "error", "redirect-5"])
def test_robots_txt_is_asked_once_a_run(name, server, told):
    assert server.paths(f"{name}.test").count("/robots.txt") == 1


def test_a_page_that_robots_txt_redirects_to_is_never_cut_short(told):
    home = told["jobs"]["redirect-home"]["events"][0]
    assert (home["address"].count("/"), home["size"]) == (3, 600_006)


def test_an_unreachable_robots_txt_of_another_host_makes_a_run_not_whole(server, faults, crawled):
    start = server.put("healthy.test", "/", faults.reply(b"<html>"))
    server.put("ill.test", "/robots.txt", faults.reply(b"", 500))
    link = server.put("ill.test", "/kurs", faults.reply(b"<html>"))
    told = crawled([{"id": "a", "address": start, "follows": {start: [link]}}])
    end = told["jobs"]["a"]["ends"][0]
    assert (end["whole"], end["reason"]) == (False, "robots-unreachable")


def test_robots_txt_itself_may_be_read_by_an_adapter_without_asking_twice(server, faults, crawled):
    start = server.put("map.test", "/", faults.reply(b"<html>"))
    robots = server.put(
        "map.test", "/robots.txt", faults.reply(DISALLOW + b"Sitemap: /s.xml", content_type="text/plain")
    )
    told = crawled([{"id": "a", "address": start, "start": [{"address": robots, "kind": "sitemap"}, start]}])
    assert told["jobs"]["a"]["events"][0]["body"].endswith("Sitemap: /s.xml")
    assert server.paths("map.test") == ["/robots.txt", "/"]


def test_a_crawl_delay_longer_than_ours_is_kept(server, faults, crawled):
    pages = [server.put("calm.test", f"/{n}", faults.reply(b"<html>")) for n in range(3)]
    server.put("calm.test", "/robots.txt", faults.reply(b"User-agent: *\nCrawl-delay: 0.4\n"))
    crawled([{"id": "a", "address": pages[0], "start": pages}])
    times = [hit.at for hit in server.hits if hit.host == "calm.test"][1:]
    assert times[-1] - times[0] > 2 * 0.4 - 0.1


def permits(rules: Rules, address: str) -> bool:
    try:
        rules.check(address)
    except Trouble:
        return False
    return True


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("2", 2.0), ("0.5", 0.5), ("-1", 0.0), ("86400", LONGEST_DELAY), ("inf", 0.0), ("bald", 0.0), ("", 0.0)],
)
def test_what_a_crawl_delay_comes_to(said, seconds):
    assert Rules(f"User-agent: *\nCrawl-delay: {said}\nDisallow: /x").delay == seconds


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow:", "/kurs", True),
        ("User-agent: *\nDisallow: /kurs", "/kurs/1", False),
        ("User-agent: *\nDisallow: /kurs$", "/kurs/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*?print=", "/kurs?print=1", False),
        ("User-agent: *\nDisallow: /k\u00e4se", "/k%C3%A4se", False),
        ("User-agent: *\nDisallow: /k%C3%A4se", "/k%c3%a4se", False),
        ("User-agent: *\nAllow: /kurs\nDisallow: /kurs", "/kurs", True),
        ("User-agent: *\nDisallow: /kurs\nAllow: /kurs/offen", "/kurs/offen/1", True),
        ("User-agent: BILDUNGSERNTE\nDisallow: /", "/", False),
        ("User-agent: Bildungsernte/1.0\nDisallow: /", "/", False),
        ("User-agent: a\nUser-agent: Bildungsernte\nDisallow: /", "/", False),
        ("User-agent: Bildungsernte\nAllow: /\n\nUser-agent: *\nDisallow: /", "/kurs", True),
        ("user-AGENT : *\ndisallow : /intern # nicht", "/intern", False),
        ("Disallow: /", "/", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /intern", "/intern/robots.txt", False),
    ],
)
def test_a_rule_means(rules, path, allowed):
    assert permits(Rules(rules), f"https://vhs.example{path}") is allowed


def test_recorded_files_are_read_without_a_hitch(shared):
    """The files are conformance cases of Protego, nearly forty German-speaking sites as they were."""
    files = sorted((shared / "material/conformance/protego/test_data").iterdir())
    assert len(files) > 30
    for file in files:
        rules = Rules(file.read_bytes().decode("utf-8-sig", "replace"))
        rules.check(f"https://{file.name}/robots.txt")
        assert 0.0 <= rules.delay <= LONGEST_DELAY


@pytest.mark.parametrize(
    ("host", "path", "allowed", "delay"),
    [
        ("www.dwd.de", "/kurse", False, 10.0),
        ("www.rwth-aachen.de", "/", True, 10.0),
        ("dblp.uni-trier.de", "/", True, 1.0),
        ("kriesi.at", "/wp-admin/", False, 0.0),
        ("kriesi.at", "/wp-admin/admin-ajax.php", True, 0.0),
        ("www.tugraz.at", "/typo3/index.php", False, 0.0),
        ("www.tugraz.at", "/studium", True, 0.0),
        ("www.thomann.de", "/warenkorb.html", False, 0.0),
        ("www.berlin.de", "/kurse/(S(1))", False, 0.0),
        ("www.uni-bonn.de", "/kurse", True, 0.0),
        ("www.bund.de", "/", True, 0.0),
    ],
)
def test_a_recorded_file_means(host, path, allowed, delay, shared):
    text = (shared / "material/conformance/protego/test_data" / host).read_text("utf-8-sig", "replace")
    rules = Rules(text)
    assert rules.delay == delay
    assert permits(rules, f"https://{host}{path}") is allowed
