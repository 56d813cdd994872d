"""What answers mean: statuses, redirects, conditional requests, retries, budgets; all sites in one crawl."""

import gzip
from itertools import pairwise

import pytest

from harvester import __version__
from harvester.fetch.visit import check_status

SEEN = "2026-11-22T03:00:00+00:00"
FATES = {
    "gone-404": ("gone", "page-gone", "404", True),
    "gone-410": ("gone", "page-gone", "410", True),
    "refused-401": ("refused", "page-forbidden", "401", True),
    "refused-403": ("refused", "page-forbidden", "403", True),
    "refused-451": ("refused", "page-forbidden", "451", True),
    "picture": ("refused", "media-type", "image/png", True),
    "off-site": ("refused", "redirect-off-site", "http://elsewhere.test/", True),
    "to-file": ("refused", "address-invalid", "file:///etc/passwd", True),
    "to-credentials": ("refused", "address-invalid", "http://user:secret@to-credentials.test/", True),
    "failed-400": ("failed", "page-status", "400", False),
    "failed-418": ("failed", "page-status", "418", False),
    "partly-206": ("failed", "page-status", "206", False),
    "nothing-204": ("failed", "page-status", "204", False),
    "unasked-304": ("failed", "page-status", "304", False),
    "error-500": ("failed", "page-server-error", "500", False),
    "error-503": ("failed", "page-server-error", "503", False),
    "error-599": ("failed", "page-server-error", "599", False),
    "too-many-429": ("failed", "page-too-many-requests", "429", False),
    "loop": ("failed", "redirect-loop", "/x", False),
    "circle": ("failed", "redirect-loop", "/x", False),
    "hops-11": ("failed", "redirect-loop", "/11", False),
    "no-target": ("failed", "redirect-broken", "302", False),
    "unknown-host": ("failed", "host-unknown", "Name or service not known", False),
    "no-server": ("failed", "page-unreachable", "", False),
}
HEALTHY = [
    "plain",
    "hops-10",
    "flapping",
    "retry-after",
    "to-host",
    "moved",
    "gzipped",
    "zlib",
    "deflated",
    "gz-file",
    "twice",
]


@pytest.fixture(scope="module")
def sites(server, faults):
    """Return what each site answers at /x, beyond which lies a healthy page."""
    reply, redirect = faults.reply, faults.redirect
    address = server.address
    text = b"<html>" + b"Kurs " * 500
    coder = faults.zlib.compressobj(9, 8, -15)
    answers = {name: [reply(b"", int(name[-3:]))] for name in FATES if name[-3:].isdigit()}
    answers |= {
        "nothing-204": [reply(b"", 204, content_length="")],
        "partly-206": [reply(text, 206)],
        "unasked-304": [reply(b"", 304, content_length="")],
        "too-many-429": [reply(b"", 429, retry_after="3600")],
        "error-503": [reply(b"", 503, retry_after="Fri, 31 Dec 2099 00:00:00 GMT")],
        "picture": [reply(b"\x89PNG", content_type="image/png")],
        "off-site": [redirect("http://elsewhere.test/")],
        "to-file": [redirect("file:///etc/passwd")],
        "to-credentials": [redirect("http://user:secret@to-credentials.test/")],
        "loop": [redirect("/x")],
        "circle": [redirect("/y")],
        "hops-10": [redirect("/1")],
        "hops-11": [redirect("/1")],
        "no-target": [reply(b"", 302)],
        "unknown-host": [redirect("http://nirgends.invalid/")],
        "no-server": [redirect("http://no-server.test:9/")],
        "plain": [reply(text)],
        "flapping": [reply(b"", 503), faults.reset, reply(text)],
        "retry-after": [reply(b"", 429, retry_after="1"), reply(text)],
        "to-host": [redirect(f"http://www.to-host.test:{server.port}")],
        "moved": [redirect(address("www.moved.test", "/kurs"), 301)],
        "gzipped": [reply(gzip.compress(text[:900]) + gzip.compress(text[900:]), content_encoding="gzip")],
        "zlib": [reply(faults.zlib.compress(text), content_encoding="deflate")],
        "deflated": [reply(coder.compress(text) + coder.flush(), content_encoding="deflate")],
        "twice": [reply(gzip.compress(gzip.compress(text)), content_encoding="gzip, gzip")],
        "gz-file": [reply(gzip.compress(text), content_type="application/gzip")],
    }
    server.put("circle.test", "/y", redirect("/x"))
    server.put("www.to-host.test", "/", reply(text))
    server.put("www.moved.test", "/kurs", reply(text))
    for name, count in (("hops-10", 10), ("hops-11", 11)):
        for n in range(1, count + 1):
            server.put(f"{name}.test", f"/{n}", redirect(f"/{n + 1}") if n < count else reply(text))
    return answers


@pytest.fixture(scope="module")
def told(sites, server, faults, crawled):
    jobs = []
    for name, answers in sites.items():
        start = server.put(f"{name}.test", "/", faults.reply(b"<html>"))
        links = [server.put(f"{name}.test", "/x", *answers), server.put(f"{name}.test", "/z", faults.reply(b"<html>z"))]
        options = {"hosts": "nirgends.invalid"} if name == "unknown-host" else {}
        jobs.append({"id": name, "address": start, "follows": {start: links}, "options": options})
    return crawled(jobs)


@pytest.mark.parametrize("name", FATES)
def test_an_answer_means(name, told):
    fate, code, words, whole = FATES[name]
    job = told["jobs"][name]
    found = [event for event in job["events"] if event["fate"] not in {"fresh", "redirected"}]
    assert [(event["fate"], event["code"]) for event in found] == [(fate, code)]
    assert words in found[0]["words"]
    assert job["ends"][0]["whole"] is whole
    assert job["ends"][0]["reason"] == ("" if whole else "crawl-incomplete")
    assert [event["address"][-2:] for event in job["events"] if event["fate"] == "fresh"][-1] == "/z"


@pytest.mark.parametrize("name", HEALTHY)
def test_a_page_arrives_whole(name, told):
    fresh = [event for event in told["jobs"][name]["events"] if event["fate"] == "fresh"]
    assert [event["size"] for event in fresh] == [6, 2_506, 7]
    assert told["jobs"][name]["ends"][0]["whole"] is True


@pytest.mark.parametrize("name", [*(n for n in FATES if n[-3:].isdigit()), "loop"])
def test_an_answer_that_stays_is_asked_for_once(name, told, server):
    assert server.paths(f"{name}.test").count("/x") == 1


def test_flapping_servers_are_asked_again_until_they_answer(told, server):
    assert server.paths("flapping.test").count("/x") == 3


def test_retry_after_is_waited_for(told, server):
    first, second = [hit.at for hit in server.hits if (hit.host, hit.path) == ("retry-after.test", "/x")]
    assert second - first > 0.95


def test_redirects_are_recorded_with_where_they_led(told, server):
    moved = [event for event in told["jobs"]["moved"]["events"] if event["fate"] == "redirected"]
    target = server.address("www.moved.test", "/kurs")
    assert [(event["address"], event["redirected_to"]) for event in moved] == [
        (server.address("moved.test", "/x"), target)
    ]


def test_ten_redirects_are_followed_and_the_eleventh_is_not(told, server):
    assert "/10" in server.paths("hops-10.test")
    assert "/11" not in server.paths("hops-11.test")


def test_we_say_who_we_are_and_nothing_else(told, server):
    for hit in server.hits:
        assert hit.headers["user-agent"] == f"Bildungsernte/{__version__} (+https://ernte.example/bot)"
        assert not hit.headers.keys() & {"cookie", "authorization", "referer", "proxy-authorization", "origin", "from"}
        assert hit.headers["accept-encoding"] == "gzip, deflate, br"


START = {
    "404": ("gone", "start-gone", "404"),
    "410": ("gone", "start-gone", "410"),
    "403": ("refused", "page-forbidden", "403"),
    "500": ("failed", "page-server-error", "500"),
    "302": ("failed", "redirect-broken", "302"),
}


@pytest.fixture(scope="module")
def starts(server, faults, crawled):
    jobs = []
    for status in START:
        start = server.put(f"start{status}.test", "/", faults.reply(b"", int(status)))
        other = server.put(f"start{status}.test", "/kurs", faults.reply(b"<html>Kurs"))
        jobs.append({"id": status, "address": start, "start": [start, other]})
    jobs += [
        {"id": "nobody", "address": "http://nobody.invalid/"},
        {"id": "invalid", "address": "http://user:x@start404.test/"},
        {"id": "slow", "address": server.put("slow.test", "/", faults.slow(b"", b"")), "budget": {"timeout": 0.6}},
        {"id": "moved", "address": server.put("away.test", "/", faults.redirect("http://elsewhere.test/"))},
        {"id": "nothing", "address": server.address("nothing.test"), "start": []},
    ]
    return crawled(jobs)


@pytest.mark.parametrize("status", START)
def test_a_source_whose_address_gives_no_page_is_not_whole_and_says_why(status, starts):
    fate, code, words = START[status]
    job = starts["jobs"][status]
    assert (job["events"][0]["fate"], job["events"][0]["code"], job["events"][0]["words"]) == (fate, code, words)
    assert job["events"][1]["fate"] == "fresh"
    assert [job["ends"][0][part] for part in ("whole", "reason", "detail")] == [False, code, words]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nobody", "host-unknown"),
        ("invalid", "address-invalid"),
        ("slow", "page-timeout"),
        ("moved", "redirect-off-site"),
        ("nothing", "crawl-unreachable"),
    ],
)
def test_a_source_that_gives_nothing_at_all_says_why(name, reason, starts):
    (end,) = starts["jobs"][name]["ends"]
    assert (end["whole"], end["reason"]) == (False, reason)


def test_conditional_requests_and_what_304_means(server, faults, crawled):
    state = {"etag": '"a"', "last_modified": "Sun, 22 Nov 2026 00:00:00 GMT", "fetched": SEEN}
    same = server.put("etag.test", "/", faults.reply(b"", 304, content_length="", etag='"a"'))
    new = server.put("etag.test", "/new", faults.reply(b"<html>", etag='W/"b"', last_modified="yesterday"))
    bad = server.put("etag.test", "/bad", faults.reply(b"<html>"))
    split = server.put("etag.test", "/split", faults.reply(b"<html>"))
    known = {same: state, new: state, bad: state | {"fate": "damaged"}, split: {"etag": '"a"\r\nX-Evil: 1'}}
    told = crawled([{"id": "a", "address": same, "known": known, "follows": {same: [new, bad, split]}}])
    job = told["jobs"]["a"]
    assert [event["fate"] for event in job["events"]] == ["unchanged", "fresh", "fresh", "fresh"]
    assert (job["events"][1]["etag"], job["events"][1]["last_modified"]) == ('W/"b"', "yesterday")
    assert job["ends"][0]["whole"] is True
    asked = {hit.path: hit.headers for hit in server.hits if hit.host == "etag.test"}
    assert asked["/"]["if-none-match"] == '"a"'
    assert asked["/"]["if-modified-since"] == "Sun, 22 Nov 2026 00:00:00 GMT"
    assert not any(
        "if-none-match" in asked[path] or "x-evil" in asked[path] for path in ("/bad", "/split", "/robots.txt")
    )


DATED = {
    "same": ({}, "2026-11-20", {}, False),
    "same and unchanged before": ({"fate": "unchanged"}, "2026-11-20", {}, False),
    "moved": ({}, "2026-11-21T00:00:00Z", {}, True),
    "never said": ({"sitemap_modified": ""}, "", {}, True),
    "damaged before": ({"fate": "damaged"}, "2026-11-20", {}, True),
    "the very day it was fetched": ({"sitemap_modified": "2026-11-22"}, "2026-11-22", {}, True),
    "no date": ({"sitemap_modified": "heute"}, "heute", {}, True),
    "dates not trusted": ({}, "2026-11-20", {"sitemap_dates": "no"}, True),
}


@pytest.fixture(scope="module")
def dated(server, faults, crawled):
    jobs = []
    for n, (name, (state, modified, options, _)) in enumerate(DATED.items()):
        start, page, more = (
            server.put(f"dated{n}.test", path, faults.reply(b"<html>")) for path in ("/", "/kurs", "/more")
        )
        known = {page: {"sitemap_modified": "2026-11-20", "fetched": SEEN} | state}
        follows = {start: [{"address": page, "modified": modified}], page: [more]}
        jobs.append({"id": name, "address": start, "known": known, "follows": follows, "options": options})
    return crawled(jobs)


@pytest.mark.parametrize(("n", "name"), list(enumerate(DATED)))
def test_a_sitemap_date_that_did_not_move_saves_the_request(n, name, dated, server):
    asked = DATED[name][3]
    fates = [event["fate"] for event in dated["jobs"][name]["events"]]
    assert fates == ["fresh", "fresh" if asked else "unchanged", "fresh"]
    assert ("/kurs" in server.paths(f"dated{n}.test")) is asked


@pytest.fixture(scope="module")
def budgets(server, faults, crawled):
    """Let a site of a thousand pages, each linking ten, meet every bound."""
    for n in range(200):
        server.put("wide.test", f"/{n}", faults.reply(b"<html>"))
    server.put("wide.test", "/", faults.reply(b"<html>"))
    start = server.address("wide.test")
    chain = [server.put("deep.test", f"/{n}", faults.reply(b"<html>")) for n in range(30)]
    leaves = {a: [{"address": b, "kind": "listing"}] for a, b in pairwise(chain)}
    nested = {a: [b] for a, b in pairwise(chain)}
    down = [server.put("down.test", f"/d{n}", faults.reply(b"", 500)) for n in range(40)]
    up = server.put("down.test", "/", faults.reply(b"<html>"))
    busy = [server.put("busy.test", f"/d{n}", faults.reply(b"", 429, retry_after="3600")) for n in range(40)]
    open_ = server.put("busy.test", "/", faults.reply(b"<html>"))
    hang = server.put("hang.test", "/", faults.slow(b"", b""))
    return crawled(
        [
            {"id": "pages", "address": start, "counts": True, "budget": {"pages": 25}},
            {"id": "depth", "address": chain[0], "follows": nested, "budget": {"depth": 4}},
            {
                "id": "leaves",
                "address": chain[0],
                "start": [{"address": chain[0], "kind": "listing"}],
                "follows": leaves,
            },
            {"id": "seconds", "address": hang, "budget": {"seconds": 0.7, "timeout": 30.0}},
            {"id": "down", "address": up, "follows": {up: down}},
            {"id": "busy", "address": open_, "follows": {open_: busy}},
        ]
    )


@pytest.mark.parametrize(
    ("name", "reason", "pages"),
    [("pages", "budget-pages", 25), ("depth", "budget-depth", 5), ("seconds", "budget-seconds", 0)],
)
def test_a_budget_ends_a_crawl_that_is_then_not_whole(name, reason, pages, budgets):
    job = budgets["jobs"][name]
    (end,) = job["ends"]
    assert (end["whole"], end["reason"], len(job["events"])) == (False, reason, pages)
    assert reason in [finding["code"] for finding in end["findings"]]


def test_the_leaves_of_a_listing_are_no_deeper_than_its_first(budgets):
    job = budgets["jobs"]["leaves"]
    assert {event["depth"] for event in job["events"]} == {0}
    assert (len(job["events"]), job["ends"][0]["whole"]) == (30, True)


@pytest.mark.parametrize("name", ["down", "busy"])
def test_a_server_that_fails_ten_times_in_a_row_is_left_in_peace(name, budgets, server):
    assert budgets["jobs"][name]["ends"][0]["reason"] == "crawl-broken-off"
    assert 10 <= len([path for path in server.paths(f"{name}.test") if path.startswith("/d")]) <= 12


def test_one_request_at_a_time_with_the_delay_between(server, faults, crawled):
    pages = [server.put("slowly.test", f"/{n}", faults.reply(b"<html>")) for n in range(4)]
    jobs = [{"id": str(n), "address": pages[n], "start": pages[n::2], "budget": {"delay": 0.3}} for n in range(2)]
    crawled(jobs)
    times = [hit.at for hit in server.hits if hit.host == "slowly.test"]
    assert len(times) == 6
    assert times[-1] - times[0] > 5 * 0.3 - 0.1
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.15


def test_what_a_page_declares_is_handed_on(server, faults, crawled):
    start = server.put("said.test", "/", faults.reply(b"K\xe4se", content_type='Text/HTML; Charset="ISO-8859-1"'))
    told = crawled([{"id": "a", "address": f"HTTP://SAID.test:{server.port}#top"}])
    (page,) = told["jobs"]["a"]["events"]
    assert (page["address"], page["media_type"], page["charset"], page["kind"]) == (
        start,
        "text/html",
        "iso-8859-1",
        "offer",
    )


@pytest.fixture(scope="module")
def secured(server, faults, crawled, tmp_path_factory):
    """Let a site be asked under a trusted certificate that names it, under another name, and without trust."""
    folder = tmp_path_factory.mktemp("tls")
    certificate = faults.certificate(folder, "tls.test")
    port = server.encrypt(folder)
    server.put("tls.test", "/", faults.reply(b"<html>"))
    jobs = [{"id": name, "address": f"https://{name}:{port}/"} for name in ("tls.test", "other-tls.test")]
    trusting = crawled(jobs, environ={"SSL_CERT_FILE": str(certificate)})
    return trusting["jobs"] | {"untrusted": crawled(jobs[:1])["jobs"]["tls.test"]}


@pytest.mark.parametrize(
    ("name", "reason"), [("tls.test", ""), ("other-tls.test", "tls-invalid"), ("untrusted", "tls-invalid")]
)
def test_only_a_certificate_that_is_trusted_and_names_the_host_is_accepted(name, reason, secured):
    assert secured[name]["ends"][0]["reason"] == reason


@pytest.mark.parametrize("status", [200, 203])
def test_a_page_is_a_page(status):
    assert check_status(status) is None
