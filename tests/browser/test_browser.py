"""Pages that need JavaScript are rendered by Chromium, which reaches nothing but what our guarded network hands it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harvester.config import Settings
from harvester.flow import preview

pytestmark = pytest.mark.browser

COURSE = {
    "@context": "https://schema.org",
    "@type": "Course",
    "name": "Druckwerkstatt",
    "description": "Linol und Walze.",
    "provider": {"@type": "Organization", "name": "Werkstatt Nord"},
    "hasCourseInstance": {"@type": "CourseInstance", "startDate": "2027-04-13T18:00:00+02:00"},
}
SHELL = """<!doctype html><html><head><title>Kurse</title></head><body><div id="app">lädt …</div>
<script src="/app.js"></script>%s</body></html>"""
SCRIPT = """fetch('/api/courses.json').then(r => r.json()).then(course => {
  const block = document.createElement('script');
  block.type = 'application/ld+json';
  block.textContent = JSON.stringify(course);
  document.body.append(block);
  document.getElementById('app').innerHTML = '<h1>' + course.name + '</h1>';
});"""


class Site:
    """A website on loopback whose courses only appear once its script ran; it remembers what was asked of it."""

    def __init__(self, pages):
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                kind, body = pages.get(self.path, ("", ""))
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.end_headers()
                self.wfile.write(body.encode())

            do_POST = do_GET  # noqa: N815 - that is what the library calls

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def pages(extra="", script=SCRIPT, **more):
    return {
        "/": ("text/html; charset=utf-8", SHELL % extra),
        "/app.js": ("text/javascript", script),
        "/api/courses.json": ("application/json", json.dumps(COURSE)),
    } | more


def seen(site, kind="browser", allow=("127.0.0.0/8",), **settings):
    given = Settings(allow_networks=allow, delay=0.0, timeout=20.0, **settings)
    return preview(f"{site.address}/", kind, given, pages=5)


def codes(found):
    return [one.code for one in found.findings]


def test_a_course_that_a_script_puts_there_is_read_after_the_script_ran():
    with Site(pages()) as site:
        assert [one.name for one in seen(site).offers] == ["Druckwerkstatt"]
        assert seen(site, kind="web").offers == ()


def test_nothing_is_asked_of_a_third_party():
    with Site({"/track.gif": ("image/gif", "GIF")}) as other:
        foreign = other.address.replace("127.0.0.1", "127.0.0.2")
        extra = (
            f'<script src="{foreign}/track.js"></script><img src="{foreign}/track.gif">'
            f'<iframe src="{foreign}/"></iframe>'
            f'<script>fetch("{foreign}/leak"); navigator.sendBeacon("{foreign}/beacon", "x");'
            f' new WebSocket("{foreign.replace("http", "ws")}/socket");</script>'
            f'<link rel="preconnect" href="{foreign}"><link rel="stylesheet" href="{foreign}/a.css">'
        )
        with Site(pages(extra)) as site:
            assert [one.name for one in seen(site).offers] == ["Druckwerkstatt"]
        assert other.asked == []


def test_the_address_guard_holds_for_what_a_script_asks_too():
    with Site(pages()) as site:
        found = seen(site, allow=())
        assert found.offers == ()
        assert "address-not-public" in codes(found)
        assert site.asked == []


def test_robots_txt_holds_for_what_a_script_asks_too():
    robots = {"/robots.txt": ("text/plain", "User-agent: *\nDisallow: /api/\n")}
    with Site(pages(**robots)) as site:
        assert seen(site).offers == ()
        assert "/api/courses.json" not in site.asked


def test_nothing_is_written_to_the_site():
    script = SCRIPT + "fetch('/order', {method: 'POST', body: 'x'});"
    with Site(pages(script=script)) as site:
        assert [one.name for one in seen(site).offers] == ["Druckwerkstatt"]
        assert "/order" not in site.asked


@pytest.mark.parametrize(
    "script",
    ["while (true) {}", "setInterval(() => fetch('/api/courses.json?' + Math.random()), 10);", "alert('x'); " + SCRIPT],
    ids=["endless", "restless", "dialog"],
)
def test_a_page_that_never_rests_costs_no_more_than_its_time(script):
    with Site(pages(script=script)) as site:
        found = preview(
            f"{site.address}/", "browser", Settings(allow_networks=("127.0.0.0/8",), delay=0.0, timeout=12.0), pages=5
        )
        assert len(site.asked) < 2_000
        assert found.pages or codes(found)


def test_a_picture_is_not_fetched():
    with Site(pages('<img src="/gross.png"><video src="/film.mp4"></video>')) as site:
        seen(site)
        assert not {"/gross.png", "/film.mp4"} & set(site.asked)
